// The episode view: the finished episode to hear, what a render would change, how it is judged, and its files.

import { address, path } from "../api.js";
import { bytes, clock, counted, plural } from "../format.js";
import { html, useEffect, useState } from "../html.js";
import { begin, render } from "../parts/job.js";
import { play } from "../parts/player.js";
import { Problems } from "../parts/problems.js";
import { load, useResource } from "../resources.js";
import { useStore } from "../store.js";

/** What a render does to each kind of piece. */
const ANEW = {
  line: ["line", "spoken"],
  sound: ["sound", "made"],
  space: ["line in a space", "placed"],
  scene: ["scene", "mixed"],
  file: ["file", "written"],
};
const MOST_REASONS = 5;
const PLAIN = ["mp3", "m4b", "opus", "flac", "wav"];

export function Episode({ episode }) {
  const { data: state, problems } = useResource(path`episodes/${episode}/finished`, ["texts", "finished"]);
  if (problems.length) return html`<section><${Problems} problems=${problems} /></section>`;
  if (!state) return html`<p class="wait">Looking at the episode …</p>`;
  return html`
    <section class="episode">
      <h1>${state.title}</h1>
      <div class="cards">
        <${Hear} episode=${episode} state=${state} />
        <${Anew} episode=${episode} />
        ${state.rendered && html`<${Judged} episode=${episode} />`}
        ${state.rendered && html`<${Export} episode=${episode} state=${state} />`}
        ${state.files.length > 0 && html`<${Files} episode=${episode} files=${state.files} />`}
      </div>
    </section>`;
}

/** Play the finished episode from a second of it. */
function hear(episode, state, from = 0) {
  play({ path: path`episodes/${episode}/sound`, id: "episode", label: state.title, from });
}

function Hear({ episode, state }) {
  if (!state.rendered) {
    return html`
      <article>
        <h2>Not rendered yet</h2>
        <p>Render it, and it can be heard, checked and exported here.</p>
      </article>`;
  }
  return html`
    <article>
      <h2>Hear it</h2>
      <p><button type="button" class="main" onClick=${() => hear(episode, state)}>▶ Play all ${clock(state.seconds)}</button></p>
      <ol class="chapters">
        ${state.chapters.map(
          (chapter) => html`
            <li>
              <button type="button" class="quiet" onClick=${() => hear(episode, state, chapter.start_s)}>
                <span class="time">${clock(chapter.start_s)}</span> ${chapter.title}
              </button>
            </li>`,
        )}
      </ol>
    </article>`;
}

function Anew({ episode }) {
  const { data, problems } = useResource(path`episodes/${episode}/foresight`, ["texts", "sounds", "finished"]);
  const anew = data?.pieces.filter((one) => one.anew > 0) ?? [];
  if (problems.length) return html`<article><${Problems} problems=${problems} /></article>`;
  return html`
    <article>
      <h2>What a render would change</h2>
      ${!data && html`<p>Comparing …</p>`}
      ${data && !anew.length && html`<p>Nothing: the episode is as its files say.</p>`}
      <ul>
        ${anew.map(
          (one) => html`
            <li>
              <b>${counted(one.anew)} of ${plural(one.all, ANEW[one.kind][0])}</b> ${ANEW[one.kind][1]} anew
              ${one.reasons.length > 0 && html`<span class="why">: ${told(one.reasons)}</span>`}
            </li>`,
        )}
      </ul>
      ${anew.length > 0 && html`<p><button type="button" onClick=${() => render(episode)}>Render now</button></p>`}
    </article>`;
}

/** The first reasons, and how many more there are. @param {string[]} reasons */
function told(reasons) {
  const more = reasons.length - MOST_REASONS;
  return reasons.slice(0, MOST_REASONS).join("; ") + (more > 0 ? ` and ${plural(more, "more reason")}` : "");
}

function Judged({ episode }) {
  const address = path`episodes/${episode}/judgement`;
  const { data, problems } = useResource(address, ["finished"]);
  const job = useStore((state) => state.job);
  useEffect(() => {
    if (job?.kind === "check" && job.phase === "done") load(address, ["finished"]);
  }, [job?.number, job?.phase]);
  const judgement = data?.judgement;
  return html`
    <article aria-live="polite">
      <h2>Quality</h2>
      <${Problems} problems=${problems} />
      ${data && !judgement && html`<p>Not checked since it was rendered.</p>`}
      ${judgement && html`<${Verdict} episode=${episode} judgement=${judgement} />`}
      <p><button type="button" onClick=${() => begin(path`episodes/${episode}/check`)}>Check the file</button></p>
    </article>`;
}

function Verdict({ episode, judgement }) {
  const figures = [
    ["Loudness", judgement.loudness_lufs, "LUFS"],
    ["True peak", judgement.peak_dbtp, "dBTP"],
    ["Loudness range", judgement.range_lu, "LU"],
    ["Voices alone", judgement.dialogue_lufs, "LUFS"],
    ["Nearest line over its beds", judgement.nearest_lu, "LU"],
  ].filter(([, value]) => value !== null);
  return html`
    <p class=${judgement.passed ? "passed" : "failed"}>
      ${judgement.passed ? `Passes as ${judgement.profile}` : `Does not pass as ${judgement.profile}`}
    </p>
    <dl class="figures">
      ${figures.map(([name, value, unit]) => html`<div><dt>${name}</dt><dd>${value.toFixed(1)} ${unit}</dd></div>`)}
    </dl>
    <ul class="findings">
      ${judgement.findings.map((one) => html`<${Finding} episode=${episode} finding=${one} />`)}
    </ul>`;
}

function Finding({ episode, finding }) {
  const from = finding.at_s;
  const piece = { path: path`episodes/${episode}/sound`, id: "episode", label: finding.what, from };
  return html`
    <li class=${finding.severity}>
      ${from !== null &&
      html`<button type="button" class="quiet" aria-label=${`Play from ${clock(from)}`} onClick=${() => play(piece)}>
        ▶ ${clock(from)}
      </button>`}
      <b>${finding.rule}</b> ${finding.what}${finding.line && html` <span class="why">(${finding.line})</span>`}
    </li>`;
}

function Export({ episode, state }) {
  const [form, setForm] = useState({ kind: "m4b", profile: "", mono: false, each_chapter: false });
  const set = (/** @type {object} */ change) => setForm({ ...form, ...change });
  const isSound = PLAIN.includes(form.kind);
  const send = (event) => {
    event.preventDefault();
    const plain = { kind: form.kind };
    begin(path`episodes/${episode}/export`, isSound ? form : plain);
  };
  return html`
    <article>
      <h2>Export</h2>
      <form class="export" onSubmit=${send}>
        <label>Kind ${choice(form.kind, state.kinds, (kind) => set({ kind }))}</label>
        <label>For ${choice(form.profile, ["", ...state.profiles], (profile) => set({ profile }), !isSound)}</label>
        <label>
          <input type="checkbox" checked=${form.mono} disabled=${!isSound} onChange=${() => set({ mono: !form.mono })} /> Mono
        </label>
        <label>
          <input type="checkbox" checked=${form.each_chapter} disabled=${!isSound}
            onChange=${() => set({ each_chapter: !form.each_chapter })} /> A file for each chapter
        </label>
        <span class="actions">
          <button type="submit" class="main">Export</button>
          <button type="button" onClick=${() => begin(path`episodes/${episode}/publish`)}>Publish: transcripts, page, feed</button>
        </span>
      </form>
    </article>`;
}

/** A list to choose from; "" is what the show says. */
function choice(value, options, onChoice, disabled = false) {
  return html`
    <select value=${value} disabled=${disabled} onChange=${(event) => onChoice(event.target.value)}>
      ${options.map((one) => html`<option value=${one} selected=${one === value}>${one || "what the show says"}</option>`)}
    </select>`;
}

function Files({ episode, files }) {
  return html`
    <article class="wide">
      <h2>Files</h2>
      <table>
        <tbody>
          ${files.map(
            (file) => html`
              <tr>
                <th scope="row"><a href=${address(path`episodes/${episode}/files/${file.name}`)} download>${file.name}</a></th>
                <td>${bytes(file.bytes)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </article>`;
}
