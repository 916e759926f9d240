// A stretch of an episode as its files are now, mixed and mastered when it is asked for, to be played.

import { path } from "../api.js";

/** The longest piece that is mixed at a time, as api/timeline.py has it. */
const PIECE_S = 30;
const LONGEST_PLAY_S = 600;
const PREVIEW = "preview:";

/** The pieces from a second of a timeline on to the end of the scene. */
export function previewFrom(episode, state, version, at) {
  const scene = state.scenes.find((one) => at >= one.start_s && at < one.end_s);
  const end = Math.min(scene?.end_s ?? state.seconds, at + LONGEST_PLAY_S);
  const pieces = [];
  for (let from = at; from < end - 0.05; from += PIECE_S) {
    const second = from.toFixed(2);
    const to = Math.min(from + PIECE_S, end).toFixed(2);
    pieces.push({
      path: `${path`episodes/${episode}/preview`}?from=${second}&to=${to}&version=${version}`,
      id: PREVIEW + second,
      label: `${scene?.name ?? "The episode"}, as it is now`,
    });
  }
  return pieces;
}

/** The second of the episode that is heard `at` seconds into a piece, null where something else plays. */
export function previewSecond(playing, at) {
  return playing.id.startsWith(PREVIEW) ? Number(playing.id.slice(PREVIEW.length)) + at : null;
}
