"use strict";
(() => {
  const audio = document.querySelector("audio");
  const rows = [...document.querySelectorAll("[data-from]")];
  const spoken = rows.filter((row) => row.classList.contains("line"));
  const begins = spoken.map((row) => Number(row.dataset.from));
  const chapters = [...document.querySelectorAll("nav a[data-at]")].map((link) => Number(link.dataset.at));
  const follow = document.getElementById("follow");
  let now = null;
  let words = [];

  for (const name of document.querySelectorAll("b[data-hue]")) name.style.setProperty("--hue", name.dataset.hue);

  const seek = (seconds) => { audio.currentTime = Math.max(0, seconds); };
  const playFrom = (seconds) => { seek(seconds); audio.play(); };

  // The words of a line become elements of their own only while it is heard: a long episode stays light.
  const split = (row) => {
    const box = row.querySelector(".words");
    const text = [...box.textContent]; // offsets count an emoji as one
    const marks = JSON.parse(row.dataset.words || "[]");
    words = marks.map(([offset, at], index) => {
      const end = index + 1 < marks.length ? marks[index + 1][0] : text.length;
      const element = document.createElement("span");
      element.textContent = text.slice(offset, end).join("");
      return { at: at / 1000, element };
    });
    if (words.length) box.replaceChildren(text.slice(0, marks[0][0]).join(""), ...words.map((word) => word.element));
  };
  const join = (row) => {
    const box = row.querySelector(".words");
    box.textContent = box.textContent;
    words = [];
  };

  const lineAt = (seconds) => {
    let low = 0;
    let high = begins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (begins[middle] <= seconds) low = middle + 1; else high = middle;
    }
    const row = spoken[low - 1];
    return row && seconds <= Number(row.dataset.to) + 0.3 ? row : null;
  };

  const show = () => {
    const row = lineAt(audio.currentTime);
    if (row !== now) {
      if (now) { now.classList.remove("now"); now.removeAttribute("aria-current"); join(now); }
      now = row;
      if (row) {
        row.classList.add("now");
        row.setAttribute("aria-current", "true");
        split(row);
        if (follow.getAttribute("aria-pressed") === "true" && !audio.paused) row.scrollIntoView({ block: "center" });
      }
    }
    let said = null;
    for (const word of words) if (word.at <= audio.currentTime + 0.02) said = word.element;
    for (const word of words) word.element.classList.toggle("said", word.element === said);
  };

  const frame = () => { show(); if (!audio.paused) requestAnimationFrame(frame); };
  audio.addEventListener("play", frame);
  audio.addEventListener("seeked", show);
  audio.addEventListener("timeupdate", show);

  document.addEventListener("click", (event) => {
    const play = event.target.closest(".play, nav a[data-at]");
    if (play) playFrom(Number(play.dataset.at));
  });
  follow.addEventListener("click", () => {
    follow.setAttribute("aria-pressed", String(follow.getAttribute("aria-pressed") !== "true"));
  });
  document.getElementById("theme").addEventListener("click", () => {
    const dark = getComputedStyle(document.documentElement).getPropertyValue("--speaker-light").trim() === "76%";
    document.documentElement.dataset.theme = dark ? "light" : "dark";
  });

  const next = () => chapters.find((at) => at > audio.currentTime + 0.5);
  const previous = () => chapters.filter((at) => at < audio.currentTime - 2).pop() ?? 0;
  const keys = {
    " ": () => { if (audio.paused) audio.play(); else audio.pause(); },
    k: () => { if (audio.paused) audio.play(); else audio.pause(); },
    j: () => seek(audio.currentTime - 10),
    l: () => seek(audio.currentTime + 10),
    n: () => { const at = next(); if (at !== undefined) playFrom(at); },
    p: () => playFrom(previous()),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("button, a, audio, input, textarea") && event.key === " ") return;
    const act = keys[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
})();
