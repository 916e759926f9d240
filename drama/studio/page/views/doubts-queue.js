// Answers on their way: the next line is shown at once, and each answer is a step of its own, as undoing takes them. They
// are worked in one after the other, steps back among them, also while another view is shown.

import { path } from "../api.js";
import { make } from "../changes.js";
import { plural } from "../format.js";
import { toast } from "../parts/toast.js";
import { queue } from "../parts/turns.js";
import { load, replace } from "../resources.js";
import { note, now, useStore } from "../store.js";

/**
 * An answer to a doubt that stood at a `place` in the queue of a `source`; `told` is what was made of it, in words.
 * @typedef {{source: string, doubt: import("./doubts.js").Doubt, place: number, speaker: string, told: string}} Given
 */

const inTurn = queue();
/** @type {Given[]} what was answered in this page and was not taken back, in order */
let given = [];

/** @param {{pending?: Given[], returned?: Given[]}} news */
function tell(news) {
  note({ answers: { ...now().answers, ...news } });
}

/** The doubts of a queue that are open: without those whose answers are on their way, with those being taken back. */
export function useOpen(source, doubts) {
  const { pending, returned } = useStore((state) => state.answers);
  const isOf = (/** @type {Given} */ one, doubt) => one.source === source && one.doubt.id === doubt.id;
  const open = [...doubts];
  for (const one of returned) {
    if (one.source === source && !open.some((doubt) => isOf(one, doubt))) open.splice(one.place, 0, one.doubt);
  }
  return open.filter((doubt) => !pending.some((one) => isOf(one, doubt)));
}

/** Answer a doubt. @param {Omit<Given, "told">} answer */
export function settle(answer) {
  const one = { ...answer, told: "" };
  given.push(one);
  tell({ pending: [...now().answers.pending, one] });
  inTurn(() => sent(one));
}

async function sent(one) {
  const { source, doubt, speaker } = one;
  const theirs = (line) => `${line.speaker || "nobody decided"}: ${line.said}`;
  const wish = { method: "PUT", path: source + path`/${doubt.id}`, form: { speaker }, called: "speaker", theirs };
  try {
    const answer = await make({ ...wish, version: doubt.version, yours: `${speaker}: ${doubt.said}` });
    one.told = finish(source, answer);
  } finally {
    if (!one.told) given = given.filter((other) => other !== one);
    tell({ pending: now().answers.pending.filter((other) => other !== one) });
  }
}

/** Make a change of another kind once the answers before it are worked in. @param {string} source @param {object} wish */
export function decide(source, wish) {
  return inTurn(async () => finish(source, await make(wish)));
}

/**
 * Take the last step back once the answers before it are worked in, and return the doubt that is open again by it. It is
 * open at once, for the next key is meant for it.
 * @param {string} source @param {{told: string, isAsked: boolean, press: () => Promise<any>}} undo
 */
export function takeBack(source, undo) {
  const last = given.at(-1);
  const isLast = last?.source === source && (!last.told || undo.isAsked || last.told === undo.told);
  if (!last || !isLast) {
    inTurn(undo.press);
    return null;
  }
  given.pop();
  const { pending, returned } = now().answers;
  tell({ pending: pending.filter((one) => one !== last), returned: [...returned, last] });
  inTurn(() => takenBack(last, undo));
  return last.doubt;
}

async function takenBack(last, undo) {
  try {
    if (!last.told) return; // it was not made: what would be taken back is another step
    await undo.press();
    await load(last.source, ["texts"]);
  } finally {
    tell({ returned: now().answers.returned.filter((one) => one !== last) });
  }
}

/** Show what a change led to, and return it in words, "" where it was not made. */
function finish(source, answer) {
  if (!answer) return "";
  const { now, told, changed, left } = answer.data;
  replace(source, { data: now, version: "" });
  const apart = left.length ? `; ${plural(left.length, "line")} of the screenplay need your hand: ${left.join(", ")}` : "";
  toast(`${told}: ${plural(changed, "line")} with another speaker${apart}`);
  return told;
}
