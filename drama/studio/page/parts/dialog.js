// One dialog at a time, over the page: `ask` waits for an answer.

import { html, useEffect, useRef } from "../html.js";
import { note, useStore } from "../store.js";

/**
 * Ask something, and return the label of the button that was pressed, "" where the dialog was left.
 * The last of the labels is the main one, which Enter in a field stands for.
 * @param {string} title @param {any} body markup @param {string[]} labels
 * @returns {Promise<string>}
 */
export function ask(title, body, labels) {
  return new Promise((answer) => note({ dialog: { title, body, labels, answer } }));
}

/** The place of the dialog in the page. */
export function Dialog() {
  const open = useStore((state) => state.dialog);
  const place = useRef(null);
  useEffect(() => {
    if (open && place.current && !place.current.open) place.current.showModal();
  }, [open]);
  if (!open) return null;
  const close = (/** @type {string} */ label) => {
    note({ dialog: null });
    open.answer(label);
  };
  const main = open.labels.at(-1) ?? "";
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    close(main);
  };
  return html`
    <dialog ref=${place} aria-labelledby="dialog-title" onClose=${() => close("")}>
      <form onSubmit=${submit}>
        <h2 id="dialog-title">${open.title}</h2>
        ${open.body}
        <div class="actions">
          ${open.labels.slice(0, -1).map(
            (label) => html`<button type="button" onClick=${() => close(label)}>${label}</button>`,
          )}
          <button class="main">${main}</button>
        </div>
      </form>
    </dialog>`;
}
