// The page: what is always there, and the view the address asks for.

import { listen, loadShow } from "./events.js";
import { html, render, useEffect } from "./html.js";
import { Dialog } from "./parts/dialog.js";
import { JobBar } from "./parts/job.js";
import { keep, kept } from "./parts/kept.js";
import { Player, toggle } from "./parts/player.js";
import { Problems } from "./parts/problems.js";
import { Toasts, warn } from "./parts/toast.js";
import { isUnsaved, mayLeave } from "./parts/unsaved.js";
import { useResource } from "./resources.js";
import { note, now, useStore } from "./store.js";
import { VIEWS } from "./views/index.js";

const THEME = "drama-theme";
const TYPING = "input, textarea, select, [contenteditable]";

/** Follow the address: #/EPISODE/VIEW, by default the first of each. What is not saved is asked about first. */
async function follow() {
  const before = now();
  const next = wanted();
  const elsewhere = before.view && (next.episode !== before.episode || next.view !== before.view);
  if (elsewhere && isUnsaved()) {
    if (isGone(before.episode) && next.view === before.view) return; // a file may be there again in a moment
    history.replaceState(null, "", place(before.episode, before.view));
    if (!(await mayLeave())) return;
    history.replaceState(null, "", place(next.episode, next.view));
  }
  note(next);
}

/** Whether the episode the address names is not among those of the show, as while an editor writes its file. */
function isGone(episode) {
  const known = now().loaded.show?.data?.episodes ?? [];
  return !known.some((one) => one.name === episode) && (named().episode || episode) === episode;
}

/** What the address names. */
function named() {
  const [episode = "", view = ""] = location.hash.replace(/^#\//, "").split("/").map(decoded);
  return { episode, view };
}

/** A part of the address as it is read; one that was mistyped stands for itself. @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The episode and the view that are shown for the address. */
function wanted() {
  const { episode, view } = named();
  const known = now().loaded.show?.data?.episodes ?? [];
  return {
    episode: known.find((one) => one.name === episode)?.name ?? known[0]?.name ?? "",
    view: VIEWS.find((one) => one.id === view)?.id ?? VIEWS[0].id,
  };
}

/** The address of a view. @param {string} episode @param {string} view */
function place(episode, view) {
  return `#/${encodeURIComponent(episode)}/${view}`;
}

function Page() {
  const { data: show, problems } = useResource("show", ["texts", "finished"]);
  const [episode, view] = [useStore((state) => state.episode), useStore((state) => state.view)];
  useEffect(follow, [show]);
  useEffect(() => warn(show?.warnings ?? [], "Worth a look:"), [JSON.stringify(show?.warnings)]);
  const { draw: Shown, title = "" } = VIEWS.find((one) => one.id === view) ?? {};
  useEffect(() => {
    document.title = [episode, episode && title, show?.title, "drama studio"].filter(Boolean).join(" · ");
  }, [episode, title, show]);
  return html`
    <a class="skip" href="#main">Skip to the view</a>
    <${Head} show=${show} episode=${episode} view=${view} />
    <main id="main" tabindex="-1">
      <${Problems} problems=${problems} />
      ${show && !show.episodes.length && !episode && html`<${Empty} />`}
      ${episode && Shown && html`<${Shown} key=${`${episode}/${view}`} episode=${episode} />`}
    </main>
    <${Player} />
    <${Toasts} />
    <${Dialog} />`;
}

function Head({ show, episode, view }) {
  const away = useStore((state) => state.away);
  return html`
    <header>
      <strong class="show">${show?.title ?? "drama"}</strong>
      ${show?.episodes.length > 0 && html`<${Episodes} episodes=${show.episodes} episode=${episode} view=${view} />`}
      <nav aria-label="Views">
        ${VIEWS.map(
          (one) => html`
            <a href=${place(episode, one.id)} aria-current=${one.id === view ? "page" : null}>${one.title}</a>`,
        )}
      </nav>
      ${away && html`<span class="offline" role="status">${away}</span>`}
      <${JobBar} />
      <button type="button" class="quiet" onClick=${switchTheme} aria-label="Light or dark">◐</button>
    </header>`;
}

function Episodes({ episodes, episode, view }) {
  const go = (event) => (location.hash = place(event.target.value, view));
  return html`
    <select aria-label="Episode" value=${episode} onChange=${go}>
      ${episodes.map((one) => html`<option value=${one.name} selected=${one.name === episode}>${one.name}</option>`)}
    </select>`;
}

function Empty() {
  return html`
    <section class="problems">
      <h2>There is no screenplay yet</h2>
      <p>Make one of a story in the terminal, and it appears here: <code>drama make my-story.txt</code></p>
    </section>`;
}

function switchTheme() {
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
  const known = document.documentElement.dataset.theme;
  const seemsDark = known ? known === "dark" : dark || matchMedia("(prefers-color-scheme: dark)").matches;
  setTheme(seemsDark ? "light" : "dark");
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  keep(THEME, theme);
}

/** Space plays and pauses wherever nothing is being typed or pressed. */
function onKey(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key !== " " || event.defaultPrevented || target.closest(`${TYPING}, button, a, dialog`)) return;
  event.preventDefault();
  toggle();
}

if (kept(THEME)) setTheme(kept(THEME));
addEventListener("hashchange", follow);
addEventListener("keydown", onKey);
listen();
await loadShow();
follow();
render(html`<${Page} />`, document.getElementById("page"));
