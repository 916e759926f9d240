// What is typed and not saved: asked about before it is left, whether by a key, a link or by closing the tab.

import { html, useEffect } from "../html.js";
import { ask } from "./dialog.js";

let unsaved = () => "";

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

/** Whether nothing would be lost by going on, or the user lets it go. */
export async function mayLeave() {
  const told = unsaved();
  if (!told) return true;
  const body = html`<p>${told}</p>`;
  return (await ask("Leave it?", body, ["Leave it", "Go on editing"])) === "Leave it";
}

addEventListener("beforeunload", (event) => {
  if (isUnsaved()) event.preventDefault();
});
