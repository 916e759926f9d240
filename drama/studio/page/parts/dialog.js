// One dialog at a time, over the page: `ask` waits for an answer.

import { html, useEffect, useRef } from "../html.js";
import { note, now, useStore } from "../store.js";

/** @typedef {NonNullable<import("../store.js").State["dialog"]>} Question */

/** What is asked once the open dialog was answered, which is not replaced under somebody's fingers. @type {Question[]} */
const waiting = [];
let last = 0;

/**
 * Ask something, and return the label of the button that was pressed, "" where the dialog was left.
 * The last of the labels is the main one, which Enter in a field stands for.
 * @param {string} title @param {any} body markup @param {string[]} labels
 * @param {boolean} [mainFirst] whether the main button has the focus, where there is no field to have it
 * @returns {Promise<string>}
 */
export function ask(title, body, labels, mainFirst = false) {
  return new Promise((answer) => {
    waiting.push({ number: ++last, title, body, labels, mainFirst, answer });
    if (!now().dialog) next();
  });
}

function next() {
  note({ dialog: waiting.shift() ?? null });
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
    if (now().dialog !== open) return; // it was answered already
    place.current?.close(); // gives the focus back to what had it
    next();
    open.answer(label);
  };
  const main = open.labels.at(-1) ?? "";
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    close(main);
  };
  return html`
    <dialog ref=${place} key=${open.number} aria-labelledby="dialog-title" onClose=${() => close("")}>
      <form onSubmit=${submit}>
        <h2 id="dialog-title">${open.title}</h2>
        ${open.body}
        <div class="actions">
          ${open.labels.slice(0, -1).map(
            (label) => html`<button type="button" onClick=${() => close(label)}>${label}</button>`,
          )}
          <button class="main" autofocus=${open.mainFirst}>${main}</button>
        </div>
      </form>
    </dialog>`;
}
