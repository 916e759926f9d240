// Reading along with the sounds: the lines as the episode is laid out now, effects and beds included.

import { path } from "../api.js";
import { html, useState } from "../html.js";
import { keep, kept } from "../parts/kept.js";
import { heardAt } from "../parts/player.js";
import { previewFrom, previewSecond } from "../parts/preview.js";
import { useResource } from "../resources.js";
import { useStore } from "../store.js";

const KEPT = "drama-with-sounds";

/**
 * The timeline of an episode to be heard from. It is laid out once it is of use: where the episode was rendered, or
 * as soon as something was played; until then, and where too many lines were never spoken, lines are heard by themselves.
 * @param {string} episode @param {boolean} rendered
 */
export function useSounds(episode, rendered) {
  const [on, setOn] = useState(kept(KEPT) !== "no");
  const [played, setPlayed] = useState(false);
  const source = on && (rendered || played) ? path`episodes/${episode}/timeline` : "";
  const { data, version, problems, loading } = useResource(source, ["texts", "sounds", "finished"]);
  const state = source && data && !loading && !problems.length ? data : null;
  const heard = useStore(({ playing }) => lineAt(state, previewSecond(playing, playing.at))?.line ?? "");
  const start = (/** @type {string} */ line) => clipOf(state, line)?.start_s ?? null;
  return {
    on,
    toggle: () => (keep(KEPT, on ? "no" : "yes"), setOn(!on)),
    /** Why the sounds cannot be heard yet. */
    told: !on || state || !source ? "" : problems.map((one) => one.what).join("; ") || "being laid out …",
    /** The line that is heard with its sounds, "" where none is. */
    heard,
    /** What is played from a second of a line on, null where it cannot be had with its sounds. */
    pieces: (/** @type {string} */ line, /** @type {number} */ second) => {
      setPlayed(true);
      const at = start(line);
      return at === null ? null : previewFrom(episode, state, version, at + second);
    },
    /** The second of a line that is heard now. */
    second: (/** @type {string} */ line, playing) => {
      const at = previewSecond(playing, heardAt());
      return at === null ? heardAt() : at - (start(line) ?? 0);
    },
  };
}

function clipOf(state, line) {
  return state?.clips.find((clip) => clip.track === "dialogue" && clip.line === line);
}

/** The line that sounds at a second, or the last before it. */
function lineAt(state, second) {
  if (second === null) return undefined;
  return state?.clips.findLast((clip) => clip.track === "dialogue" && clip.start_s <= second + 0.02);
}

export function SoundsToggle({ sounds }) {
  return html`
    <label class="sounds">
      <input type="checkbox" checked=${sounds.on} onChange=${sounds.toggle} /> with its sounds
      ${sounds.told && html`<small>(${sounds.told})</small>`}
    </label>`;
}
