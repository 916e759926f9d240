// The one store: what the page knows. Views read parts of it with `useStore` and never keep a copy.

import { useEffect, useState } from "./html.js";

/**
 * What is known. `away` is what to say where the studio is not heard; `changes` counts how often files are known to have
 * changed; `loaded` holds answers by their path, as `load` in resources.js puts them there; `answers` to doubts are
 * `pending`, or the doubt is `returned` because its answer is being taken back.
 * @typedef {{
 *   show: any, job: any, episode: string, view: string, away: string,
 *   changes: number, loaded: Record<string, import("./resources.js").Resource>,
 *   toasts: {id: number, lines: string[], kind: "plain" | "fault", action?: {label: string, run: () => void}}[],
 *   dialog: {number: number, title: string, body: any, labels: string[], mainFirst: boolean, answer: (label: string) => void} | null,
 *   playing: import("./parts/player.js").Playing,
 *   answers: {pending: import("./views/doubts-queue.js").Given[], returned: import("./views/doubts-queue.js").Given[]},
 * }} State
 */

/** @type {State} */
let state = {
  show: null,
  job: null,
  episode: "",
  view: "",
  away: "",
  changes: 0,
  loaded: {},
  toasts: [],
  dialog: null,
  playing: { src: "", id: "", label: "", paused: true, at: 0, length: 0 },
  answers: { pending: [], returned: [] },
};
/** @type {Set<() => void>} */
const readers = new Set();

/** What is known now. */
export function now() {
  return state;
}

/** Take note of something new. @param {Partial<State>} news */
export function note(news) {
  state = { ...state, ...news };
  for (const reader of [...readers]) reader();
}

/**
 * Read a part of the store in a component, which is drawn anew when that part becomes another.
 * @template Part
 * @param {(state: State) => Part} part
 * @returns {Part}
 */
export function useStore(part) {
  const [, draw] = useState(0);
  const value = part(state);
  useEffect(() => {
    let last = value;
    const reader = () => {
      const next = part(state);
      if (next !== last) {
        last = next;
        draw((times) => times + 1);
      }
    };
    readers.add(reader);
    reader(); // what changed between drawing and now
    return () => readers.delete(reader);
  });
  return value;
}
