// The doubts view: the lines whose speaker is uncertain, worst first, each settled with one key.

import { path } from "../api.js";
import { counted, plural } from "../format.js";
import { html, useState } from "../html.js";
import { ask } from "../parts/dialog.js";
import { KeyHelp, useKeys } from "../parts/keys.js";
import { VirtualList } from "../parts/list.js";
import { play } from "../parts/player.js";
import { Problems } from "../parts/problems.js";
import { UndoButton, useUndo } from "../parts/undo.js";
import { useResource } from "../resources.js";
import { decide, settle, takeBack, useOpen } from "./doubts-queue.js";

/**
 * @typedef {{
 *   id: string, file: string, at: number, paragraphs: {text: string, mark: string}[][], said: string,
 *   speaker: string | null, chance: number, method: string, evidence: string,
 *   candidates: {name: string, chance: number}[], lines: string[], version: string,
 * }} Doubt
 */

const KEYS = [
  ["1 … 9", "assign"], ["Enter", "keep"], ["o", "somebody else"], ["m", "merge two names"], ["n", "who says I"],
  ["u", "undo"], ["Space", "play"], ["↑ ↓", "move"],
];

export function Doubts({ episode }) {
  const source = path`episodes/${episode}/doubts`;
  const { data, problems } = useResource(source);
  const open = useOpen(source, data?.doubts ?? []);
  const [chosen, choose] = useState("");
  const at = Math.max(0, open.findIndex((doubt) => doubt.id === chosen));
  const doubt = open[at];
  const undo = useUndo(episode);
  const moves = actions({ episode, source, data, open, at, doubt, choose, undo });
  useKeys((key) => press(key, moves, doubt));
  if (problems.length) return html`<${Problems} problems=${problems} />`;
  if (!data) return html`<p class="wait">Reading the story …</p>`;
  if (!data.total) return html`<${Nothing} episode=${episode} />`;
  return html`
    <section class="doubts">
      <${Progress} data=${data} left=${open.length} />
      <${UndoButton} told=${undo.told} press=${moves.undo} />
      ${doubt
        ? html`
            <${VirtualList} rows=${open} label="Lines in doubt" estimate=${62} show=${at} keyOf=${(one) => one.id}
              draw=${(one) => html`<${Entry} doubt=${one} now=${one.id === doubt.id} choose=${choose} />`} />
            <${Card} doubt=${doubt} moves=${moves} />`
        : html`<p class="wait">No line is in doubt. <a href=${`#/${encodeURIComponent(episode)}/casting`}>Go on to the casting</a></p>`}
      <${KeyHelp} keys=${KEYS} />
    </section>`;
}

function Nothing({ episode }) {
  return html`
    <section>
      <h1>Doubts</h1>
      <p>Nothing is in doubt here: this screenplay was not made from a story, and names everybody who speaks.</p>
      <p><a href=${`#/${encodeURIComponent(episode)}/casting`}>Go on to the casting</a></p>
    </section>`;
}

/** How far the queue is, and how good the whole is by now. */
function Progress({ data, left }) {
  const percent = (100 * data.accuracy).toFixed(data.accuracy > 0.99 ? 1 : 0);
  return html`
    <div class="progress">
      <h1>Doubts</h1>
      <p role="status">${counted(left)} of ${plural(data.total, "line")} left, estimated accuracy now ${percent} %</p>
      <progress max=${data.total} value=${data.total - left} aria-label="Lines without doubt"></progress>
    </div>`;
}

function Entry({ doubt, now, choose }) {
  return html`
    <button type="button" class="entry ${now ? "now" : ""}" aria-current=${now ? "true" : null}
      onClick=${() => (choose(doubt.id), toCard())}>
      <span class="said">${doubt.said}</span>
      <span class="soft">${doubt.speaker ?? "nobody"} ${percent(doubt.chance)}</span>
    </button>`;
}

/** A line with what is around it, why it is taken for somebody's, and who else it may be. */
function Card({ doubt, moves }) {
  const why = doubt.evidence ? html`${doubt.method}, by <q>${doubt.evidence}</q>` : doubt.method;
  return html`
    <article tabindex="-1" aria-label="The line in doubt">
      <div class="passage" aria-live="polite">
        ${doubt.paragraphs.map((pieces) => html`<p>${pieces.map((piece) => html`<${Piece} ...${piece} />`)}</p>`)}
      </div>
      <p class="soft">${doubt.file}, line ${doubt.at} · ${why}</p>
      <ol class="candidates" aria-label="Who may speak it">
        ${doubt.candidates.map(
          (one, at) => html`
            <li>
              <button type="button" class=${one.name === doubt.speaker ? "guess" : ""}
                onClick=${(event) => event.detail < 2 && moves.settle(one.name) /* the next line is there at the second click */}>
                <kbd>${at + 1}</kbd><span class="name">${one.name}</span>
                <meter min="0" max="1" value=${one.chance} aria-label="chance"></meter>
                <span class="soft">${one.chance ? percent(one.chance) : "nearby"}</span>
              </button>
            </li>`,
        )}
      </ol>
      <div class="actions">
        <button type="button" onClick=${moves.play} disabled=${!doubt.lines.length}>Play</button>
        <button type="button" onClick=${moves.other}>Somebody else …</button>
        <button type="button" onClick=${moves.merge}>Merge two names …</button>
        <button type="button" onClick=${moves.narrator}>Who says I …</button>
      </div>
    </article>`;
}

function Piece({ text, mark }) {
  if (mark === "said") return html`<mark class="said">${text}</mark>`;
  return mark === "evidence" ? html`<mark class="evidence" title="what the guess rests on">${text}</mark>` : text;
}

/** Give the card the focus: Space on a button that was just pressed would press it again, for another line. */
function toCard() {
  /** @type {HTMLElement | null} */ (document.querySelector(".doubts article"))?.focus();
}

function percent(chance) {
  return `${Math.round(100 * chance)} %`;
}

/** What can be done in the view, by key or by button. */
function actions({ episode, source, data, open, at, doubt, choose, undo }) {
  const go = (step) => choose(open[Math.min(open.length - 1, Math.max(0, at + step))]?.id ?? "");
  const answer = (speaker) => {
    if (!doubt || !speaker) return;
    go(at + 1 < open.length ? 1 : -1);
    toCard();
    settle({ source, doubt, place: at, speaker });
  };
  const decided = (wish) => decide(source, { theirs: people, ...wish });
  return {
    go,
    settle: answer,
    play: () => play(...doubt.lines.map((id) => ({ path: path`episodes/${episode}/lines/${id}/sound`, id, label: doubt.said }))),
    other: async () => {
      const [name] = await named("Who speaks it?", data.cast.people, ["name"]);
      answer(name);
    },
    merge: async () => {
      const [name, other] = await named("Two names, one person", data.cast.people, ["stays as", "is the same person"]);
      const form = { name, other };
      if (name && other) decided({ path: path`episodes/${episode}/people/merge`, form, version: data.cast_version, yours: `${other} is ${name}` });
    },
    narrator: async () => {
      const [name] = await named("Who says I in the narration?", data.cast.people, ["name"], data.cast.narrator);
      const wish = { method: "PUT", path: path`episodes/${episode}/people/narrator`, form: { name }, called: "name" };
      if (name) decided({ ...wish, version: data.cast_version, yours: `${name} says I` });
    },
    undo: () => {
      const again = takeBack(source, undo);
      if (again) choose(again.id);
    },
  };
}

function press(key, moves, doubt) {
  const number = Number.parseInt(key, 10);
  const table = {
    ArrowDown: () => moves.go(1), j: () => moves.go(1), ArrowUp: () => moves.go(-1), k: () => moves.go(-1),
    Enter: () => moves.settle(doubt?.speaker), " ": () => doubt?.lines.length && moves.play(),
    o: moves.other, m: moves.merge, n: moves.narrator, u: moves.undo,
  };
  if (doubt && number > 0 && number <= doubt.candidates.length) moves.settle(doubt.candidates[number - 1].name);
  else if (table[key]) table[key]();
  else return false;
  return true;
}

function people(state) {
  const names = state.people.map((one) => [one.name, ...one.aliases].join(" = "));
  return `${names.join(", ")}${state.narrator ? `; I is ${state.narrator}` : ""}`;
}

/** Ask for names; those of a dialog that was left are empty. */
async function named(title, known, labels, first = "") {
  const typed = labels.map(() => first);
  const names = known.flatMap((one) => [one.name, ...one.aliases]);
  const fields = labels.map(
    (label, at) => html`
      <label class="field">${label}
        <input list="people" autocomplete="off" required pattern=".*\\S.*" title="a name" defaultValue=${first} onInput=${(event) => (typed[at] = event.target.value)} />
      </label>`,
  );
  const body = html`${fields}<datalist id="people">${names.map((name) => html`<option value=${name} />`)}</datalist>`;
  const pressed = await ask(title, body, ["Cancel", "Do it"]);
  return typed.map((name) => (pressed === "Do it" ? name.trim() : ""));
}
