// Moving and changing the cues of the timeline: every change is made on the cue as it was shown, or as the change of
// one's own before it left it.

import { path } from "../api.js";
import { make, outdateSoon } from "../changes.js";
import { html, useState } from "../html.js";
import { ask } from "../parts/dialog.js";
import { turns } from "../parts/turns.js";
import { now } from "../store.js";

/** What makes a sound softer or louder, as a writer would write it behind its name. */
const LEVELS = ["distant", "soft", "", "near", "loud"];
const KEPT = "as it is";

const inTurn = turns();
/** @type {Map<string, {id: string, version: string}>} what a cue became that is still drawn as it was */
const became = new Map();

/** Changes that are not made yet, and undos among them. */
let waiting = 0;
let undoing = 0;

/** A flag's cue as one's own moves left it, which are not all drawn yet. @param {any} flag */
function current(flag) {
  let one = { id: flag.id, version: flag.version };
  while (became.has(keyOf(one))) one = became.get(keyOf(one));
  return one;
}

function keyOf({ id, version }) {
  return `${id} ${version}`;
}

/** Forget what cues were before the moves that are drawn by now: an undo may make them that again. @param {any[]} flags */
export function drawn(flags) {
  if (waiting) return; // they know their cue by how it was drawn
  const there = new Set(flags.map(keyOf));
  for (const [before, after] of [...became].reverse()) {
    if (!there.has(keyOf(after))) continue;
    there.add(before); // a move that led to one that is drawn is drawn with it
    became.delete(before);
  }
}

/** Forget all moves. */
export function forget() {
  became.clear();
}

/** @template Answer @param {() => Promise<Answer>} change */
async function counted(change) {
  waiting += 1;
  try {
    return await change();
  } finally {
    waiting -= 1;
  }
}

/**
 * Take the last step back once one's own moves are made, and draw what it left.
 * @param {() => Promise<any>} undo @param {() => Promise<void>} redraw
 */
export async function takeBack(undo, redraw) {
  undoing += 1;
  try {
    await counted(() => inTurn(() => takenBack(undo, redraw)));
  } finally {
    undoing -= 1;
  }
}

async function takenBack(undo, redraw) {
  const answer = await undo();
  if (!answer) return answer;
  await redraw();
  forget();
  return answer;
}

/** A flag as it is drawn by now. */
function shown(episode, flag) {
  const flags = now().loaded[path`episodes/${episode}/timeline`]?.data?.flags ?? [];
  return flags.find((one) => one.id === flag.id) ?? flag;
}

/** Move a cue. @param {string} episode @param {any} flag @param {{at_s?: number, words?: number}} form */
export async function moveCue(episode, flag, form) {
  const late = undoing > 0; // it is meant for what the undo leaves
  const answer = await counted(() => inTurn(() => moved(episode, late ? shown(episode, flag) : flag, form)));
  if (answer) outdateSoon("texts");
}

async function moved(episode, flag, form) {
  const before = current(flag);
  const answer = await make({
    path: path`episodes/${episode}/cues/${before.id}/move`,
    form,
    version: before.version,
    yours: `${flag.words}, elsewhere`,
    theirs: (cue) => cue.words,
  });
  if (!answer) return null;
  const after = { id: answer.data.id, version: answer.version };
  if (keyOf(after) !== keyOf(before)) became.set(keyOf(before), after);
  became.delete(keyOf(after)); // moved there and back, it is what it was
  return answer;
}

/** Ask for other words of a cue, softer or louder, and write them. @param {string} episode @param {any} flag */
export async function editCue(episode, flag) {
  if (await counted(() => edited(episode, flag))) outdateSoon("texts");
}

async function edited(episode, flag) {
  let words = flag.words;
  const body = html`<${CueForm} first=${words} tell=${(next) => (words = next)} />`;
  const answer = await ask("Change the cue", body, ["Leave it", "Take it out", "Change it"]);
  const change = (/** @type {object} */ wish) => async () => {
    const { id, version } = current(flag);
    return make({ path: path`episodes/${episode}/cues/${id}`, version, theirs: (cue) => cue.words, ...wish });
  };
  if (answer === "Take it out") return inTurn(change({ method: "DELETE", yours: "take it out" }));
  if (answer !== "Change it" || words === flag.words) return null;
  return inTurn(change({ method: "PUT", form: { words }, yours: words }));
}

/** The words of a cue and how loud it is, which is one of its words: each is seen in the other at once. */
function CueForm({ first, tell }) {
  const [words, setWords] = useState(first);
  const change = (/** @type {string} */ next) => {
    setWords(next);
    tell(next);
  };
  const choose = (/** @type {string} */ level) => change(leveled(words, level === KEPT ? levelOf(first) : level));
  return html`
    <p class="cue-form">
      <label>The cue <input type="text" value=${words} onInput=${(event) => change(event.target.value)} /></label>
    </p>
    <p class="cue-form">
      <label>How loud
        <select onChange=${(event) => choose(event.target.value)}>
          <option value=${KEPT}>${KEPT}</option>
          ${LEVELS.map((level) => html`<option value=${level}>${level || "usual"}</option>`)}
        </select>
      </label>
    </p>`;
}

/** A cue with another word for how loud it is. @param {string} words @param {string} level */
function leveled(words, level) {
  const [name, ...rest] = words.split(",").map((part) => part.trim());
  return [name, ...rest.filter((part) => !LEVELS.includes(part)), level].filter(Boolean).join(", ");
}

/** How loud a cue says it is. @param {string} words */
function levelOf(words) {
  return words.split(",").map((part) => part.trim()).slice(1).find((part) => LEVELS.includes(part)) ?? "";
}
