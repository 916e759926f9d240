// The words of a line: each to be heard from, the one that is heard lit, and the sounds between them.

import { get, path } from "../api.js";
import { html, useEffect, useMemo, useState } from "../html.js";
import { useResource } from "../resources.js";
import { now, useStore } from "../store.js";

/** @typedef {import("./script.js").Row} Row */

/** How many characters a text has as the server counts them: an emoji, which is two here, is one. */
export function lengthOf(text) {
  return [...text].length;
}

/** What is played from a line on to the end of its scene, with the silences between the lines. */
export function piecesFrom(rows, number, episode) {
  const pieces = [];
  for (const row of rows.slice(number)) {
    if (row.kind === "chapter" || row.kind === "scene") break;
    if (row.kind !== "line") continue;
    const label = `${row.role}: ${row.words}`;
    pieces.push({ path: path`episodes/${episode}/lines/${row.id}/sound`, id: row.id, label, gap: row.gap_s, from: 0 });
  }
  return pieces;
}

/** The second at which a word of a line begins. @param {Row} row @param {number} offset @param {string} episode */
export async function secondOf(row, offset, episode) {
  const take = await get(path`episodes/${episode}/lines/${row.id}/take`).catch(() => null);
  if (!take) return 0;
  const { marks, length_s } = take.data;
  const mark = marks.find(([begins]) => begins >= offset);
  return marks.length ? (mark?.[1] ?? length_s) : (length_s * offset) / Math.max(1, lengthOf(row.words));
}

/** The offset of the word that is heard at a second. */
function offsetAt(take, words, second) {
  if (!take) return -1;
  if (!take.marks.length) return Math.floor((lengthOf(words) * second) / Math.max(0.01, take.length_s));
  return take.marks.findLast(([, begins]) => begins <= second + 0.02)?.[0] ?? 0;
}

export function Words({ row, episode, isNow, sounds, from, open }) {
  const tokens = useMemo(() => tokensOf(row), [row]);
  const lit = useLit(row, episode, isNow, tokens, sounds);
  return tokens.map((token) =>
    token.note
      ? html`<button type="button" class="note" key=${token.note.id} onClick=${() => open(token.note.id)}
          aria-label=${`Edit ${token.words}`}>♪ ${token.words}</button> `
      : html`<span key=${token.at} class="word ${token.at === lit ? "lit" : ""}"
          onClick=${() => from(token.at)}>${token.words}</span>`,
  );
}

/** Words with the space behind them, and the cues between them, in order. @param {Row} row */
export function tokensOf(row) {
  let next = lengthOf(row.words) - lengthOf(row.words.trimStart());
  const tokens = [...row.words.matchAll(/\S+\s*/g)].map(([words]) => {
    const at = next;
    next += lengthOf(words);
    return { at, words };
  });
  for (const note of row.notes) {
    const at = tokens.findIndex((token) => !token.note && token.at >= note.offset);
    tokens.splice(at < 0 ? tokens.length : at, 0, { at: note.offset, words: note.words, note });
  }
  return tokens;
}

/** The place of the word being heard, -1 where none is; it follows the sound itself, frame by frame. */
function useLit(row, episode, isNow, tokens, sounds) {
  const isHeard = useStore((state) => isNow && state.playing.length > 0);
  const paused = useStore((state) => state.playing.paused);
  const { data: take } = useResource(isHeard ? path`episodes/${episode}/lines/${row.id}/take` : "", ["texts", "sounds"]);
  const [lit, setLit] = useState(-1);
  useEffect(() => {
    if (!isHeard) return setLit(-1);
    let frame = 0;
    const look = () => {
      const offset = offsetAt(take, row.words, sounds.second(row.id, now().playing));
      setLit(tokens.findLast((token) => !token.note && token.at <= offset)?.at ?? -1);
      if (!paused) frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [isHeard, paused, take, tokens]);
  return lit;
}
