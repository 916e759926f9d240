// Moving and changing the cues of the timeline: every change is made on the cue as it was shown.

import { path } from "../api.js";
import { make, outdateSoon } from "../changes.js";
import { html } from "../html.js";
import { ask } from "../parts/dialog.js";

/** What makes a sound softer or louder, as a writer would write it behind its name. */
const LEVELS = ["distant", "soft", "", "near", "loud"];
const KEPT = "as it is";

/** Move a cue. @param {string} episode @param {any} flag @param {{at_s?: number, words?: number}} form */
export async function moveCue(episode, flag, form) {
  const answer = await make({
    path: path`episodes/${episode}/cues/${flag.id}/move`,
    form,
    version: flag.version,
    yours: `${flag.words}, elsewhere`,
    theirs: (cue) => cue.words,
  });
  if (answer) outdateSoon("texts");
}

/** Ask for other words of a cue, softer or louder, and write them. @param {string} episode @param {any} flag */
export async function editCue(episode, flag) {
  let words = flag.words;
  const body = html`
    <p class="cue-form">
      <label>The cue <input type="text" value=${words} onInput=${(event) => (words = event.target.value)} /></label>
    </p>
    <p class="cue-form">
      <label>How loud
        <select onChange=${(event) => (words = leveled(flag.words, event.target.value))}>
          <option value=${KEPT}>${KEPT}</option>
          ${LEVELS.map((level) => html`<option value=${level}>${level || "usual"}</option>`)}
        </select>
      </label>
    </p>`;
  const answer = await ask("Change the cue", body, ["Leave it", "Take it out", "Change it"]);
  const wish = { path: path`episodes/${episode}/cues/${flag.id}`, version: flag.version, theirs: (cue) => cue.words };
  if (answer === "Take it out") {
    if (await make({ ...wish, method: "DELETE", yours: "take it out" })) outdateSoon("texts");
  } else if (answer === "Change it" && words !== flag.words) {
    if (await make({ ...wish, method: "PUT", form: { words }, yours: words })) outdateSoon("texts");
  }
}

/** A cue with another word for how loud it is. @param {string} words @param {string} level */
function leveled(words, level) {
  if (level === KEPT) return words;
  const [name, ...rest] = words.split(",").map((part) => part.trim());
  return [name, ...rest.filter((part) => !LEVELS.includes(part)), level].filter(Boolean).join(", ");
}
