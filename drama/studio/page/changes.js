// Making a change: told where it fails, and shown from both sides where somebody else was quicker.

import { Refusal, change, send } from "./api.js";
import { ask } from "./parts/dialog.js";
import { fault } from "./parts/toast.js";
import { html } from "./html.js";
import { load, outdate } from "./resources.js";

/** The changes that are being made, as they were wished. @type {Set<string>} */
const beingMade = new Set();

/**
 * Make a change and return the answer, or null where it was not made: the user has been told why, or the same change is
 * being made already, for a button that was pressed twice.
 * @param {{
 *   method?: "PUT" | "POST" | "DELETE", path: string, form?: object, version?: string,
 *   yours?: string, theirs?: (state: any) => string, file?: File,
 *   gone?: () => Promise<import("./api.js").Answer | null>, called?: string, changesNothing?: boolean,
 * }} wish a `file` is sent instead of a form; `yours` says the change in words, `theirs` the state there is now, for the
 *   dialog of a conflict. `gone` is done instead where what was to be changed is not there any more. `called` is
 *   the field of the form with somebody's name: where it is near to another, it is asked which of them is meant. What
 *   `changesNothing` may be asked for again while it is on its way.
 * @returns {Promise<import("./api.js").Answer | null>}
 */
export async function make(wish) {
  const { method, path, form, version, file, changesNothing } = wish;
  const same = JSON.stringify([method, path, form, version, file?.name, file?.size]);
  if (changesNothing) return made(wish);
  if (beingMade.has(same)) return null;
  beingMade.add(same);
  try {
    return await made(wish);
  } finally {
    beingMade.delete(same);
  }
}

async function made(wish) {
  try {
    return await sent(wish);
  } catch (problem) {
    if (problem.isConflict) return settle(problem, wish);
    if (problem.near && wish.called) return meant(problem, wish);
    if (problem.status === 404 && wish.gone) return wish.gone().catch(refused);
    return refused(problem);
  }
}

/** Tell why a change was not made. */
function refused(problem) {
  if (!(problem instanceof Refusal)) throw problem;
  fault(problem.problems);
  return null;
}

/** Changes under way, and the areas whose files changed meanwhile. */
let underWay = 0;
/** @type {Set<string>} */
const changed = new Set();

/** Have an area asked again, once who made a change has had its answer and closed what was open. @param {string} area */
export function outdateSoon(area) {
  changed.add(area);
  tellChanged();
}

function tellChanged() {
  if (underWay) return;
  for (const area of changed) outdate(area);
  changed.clear();
}

async function sent(wish) {
  underWay += 1;
  try {
    const answer = wish.file
      ? await send(wish.path, wish.file)
      : await change(wish.method ?? "POST", wish.path, wish.form, wish.version);
    noteStep(wish.path);
    return answer;
  } finally {
    setTimeout(() => {
      underWay -= 1;
      tellChanged();
    });
  }
}

/** Ask what the last step is now, beside what the change makes the page ask for: the key that takes it back waits for it. */
function noteStep(path) {
  const episode = path.match(/^episodes\/[^/]+/)?.[0];
  if (episode) load(`${episode}/undo`, ["texts"]);
}

/** Ask who is meant by a name that nobody has, and make the change with whoever that is. */
async function meant({ called, near }, wish) {
  const body = html`
    <p>Nobody is called ${called}. Do you mean ${near}, or somebody new?</p>
    <dl class="sides"><dt>Your change</dt><dd>${wish.yours}</dd></dl>`;
  const labels = ["Leave it", `${called} is new`, near];
  const at = labels.indexOf(await ask("Who is that?", body, labels));
  if (at < 1) return null;
  return made({ ...wish, form: { ...wish.form, [wish.called]: at === 1 ? called : near, new: at === 1 } });
}

/** Show both sides of a conflict, and make the change all the same where that is what the user wants. */
async function settle(problem, wish) {
  const theirs = wish.theirs?.(problem.theirs) ?? JSON.stringify(problem.theirs, null, 1);
  const body = html`
    <p>This was changed meanwhile, in another tab or another program. Nothing is lost yet.</p>
    <dl class="sides">
      <dt>It says now</dt><dd>${theirs}</dd>
      <dt>Your change</dt><dd>${wish.yours ?? JSON.stringify(wish.form, null, 1)}</dd>
    </dl>`;
  const mine = await ask("Changed by somebody else", body, ["Leave it", "Make my change"]);
  return mine === "Make my change" ? made({ ...wish, version: problem.version }) : null;
}
