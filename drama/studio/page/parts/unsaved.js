// What is not saved: words that are asked about before they are left, whether by a key, a link or by closing the tab, and
// changes that wait for their turn, which only closing the tab would lose.

import { html, useEffect } from "../html.js";
import { ask } from "./dialog.js";

let unsaved = () => "";
let waiting = 0;

/**
 * Say what is not saved, in words, "" for nothing, for as long as a component is shown.
 * @param {() => string} told
 */
export function useUnsaved(told) {
  useEffect(() => {
    unsaved = told;
    return () => (unsaved = () => "");
  });
}

/** Whether something is not saved. */
export function isUnsaved() {
  return unsaved() !== "";
}

/** Whether nothing would be lost by going on, or the user lets it go. @param {string} [told] what would be lost, in words */
export async function mayLeave(told = unsaved()) {
  if (!told) return true;
  const body = html`<p>${told}</p>`;
  return (await ask("Leave it?", body, ["Leave it", "Go on editing"], true)) === "Leave it";
}

/** Have the browser ask before the tab is closed until a change is made. @template Made @param {Promise<Made>} change */
export function keepOpen(change) {
  waiting += 1;
  const done = () => (waiting -= 1);
  change.then(done, done);
  return change;
}

addEventListener("beforeunload", (event) => {
  if (isUnsaved() || waiting) event.preventDefault();
});
