// The player at the foot of the page: one sound at a time, whichever view asks for it.

import { Refusal, address, probe } from "../api.js";
import { clock } from "../format.js";
import { html } from "../html.js";
import { note, now, useStore } from "../store.js";
import { fault } from "./toast.js";

/**
 * What is playing: `id` is what the view calls it (a line's id, a voice), `at` and `length` are seconds.
 * @typedef {{src: string, id: string, label: string, paused: boolean, at: number, length: number}} Playing
 * @typedef {{path: string, id: string, label: string, from?: number, gap?: number}} Piece
 */

const sound = new Audio();
/** @type {Piece | undefined} the piece that plays */
let current;
/** @type {Piece[]} what follows it */
let queue = [];
/** @type {ReturnType<typeof setTimeout> | undefined} the silence before the next piece */
let silence;

/**
 * Play pieces one after the other.
 * @param {...Piece} pieces `path` goes on behind /api/, `from` is in seconds, `gap` the seconds of silence before it
 */
export function play(...pieces) {
  const [first, ...rest] = pieces;
  if (!first) return;
  clearTimeout(silence);
  silence = undefined;
  [current, queue] = [first, rest];
  const src = address(fresh(first));
  if (now().playing.src !== src) sound.src = src;
  sound.currentTime = first.from ?? 0;
  note({ playing: { src, id: first.id, label: first.label, paused: false, at: first.from ?? 0, length: 0 } });
  sound.play().catch(stopped);
}

/** What to ask for to hear a piece as it is now: one without a version of its own may sound different under its name. */
function fresh({ path }) {
  return path.includes("?") ? path : `${path}?changes=${now().changes}`;
}

/** Play or pause what was asked for last. */
export function toggle() {
  if (!current) return;
  if (silence !== undefined) pause();
  else if (!sound.paused) sound.pause();
  else if (sound.ended && queue.length) play(...queue);
  else if (now().playing.src === address(fresh(current))) sound.play().catch(stopped);
  else play({ ...current, from: sound.ended ? 0 : sound.currentTime }, ...queue);
}

/** Pause. */
export function pause() {
  clearTimeout(silence);
  silence = undefined;
  sound.pause();
  tell();
}

/** Go to a second of what is playing. @param {number} seconds */
function seek(seconds) {
  sound.currentTime = seconds;
}

/** The exact second being heard, for what follows the sound closer than the store does. */
export function heardAt() {
  return sound.currentTime;
}

/** A sound that cannot be played: the studio is asked why, for the browser does not tell. */
async function stopped(problem) {
  if (problem.name === "AbortError") return; // another sound was asked for
  const why = await probe(fresh(current)).catch((refusal) => refusal);
  fault(why instanceof Refusal ? why.problems : [{ what: "this cannot be played", file: "", line: 0, hint: "" }]);
}

function tell() {
  const { currentTime: at, duration } = sound;
  const paused = sound.paused && silence === undefined;
  note({ playing: { ...now().playing, paused, at, length: Number.isFinite(duration) ? duration : 0 } });
}
for (const name of ["play", "pause", "timeupdate", "seeked", "durationchange"]) sound.addEventListener(name, tell);
sound.addEventListener("ended", next);

/** Go on with the next piece, after its silence; it is asked for now, so that it is there by then. */
function next() {
  const [piece] = queue;
  if (!piece) return tell();
  silence = setTimeout(() => play(...queue), 1000 * (piece.gap ?? 0));
  probe(fresh(piece)).catch(() => null);
  tell();
}

/** The player's place in the page. */
export function Player() {
  const playing = useStore((state) => state.playing);
  const shown = playing.src !== "";
  return html`
    <footer class="player" aria-label="Player">
      <button type="button" class="round" disabled=${!shown} onClick=${toggle}
        aria-label=${playing.paused ? "Play" : "Pause"}>${playing.paused ? "▶" : "❚❚"}</button>
      <span class="what">${playing.label || "Nothing plays yet"}</span>
      <input type="range" min="0" step="0.01" max=${playing.length || 1} value=${playing.at} disabled=${!shown}
        aria-label="Position" aria-valuetext=${`${clock(playing.at)} of ${clock(playing.length)}`}
        onInput=${(event) => seek(Number(event.target.value))} />
      <span class="time">${clock(playing.at)} / ${clock(playing.length)}</span>
    </footer>`;
}
