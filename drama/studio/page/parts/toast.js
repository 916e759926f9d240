// Short messages at the edge of the page, read out by screen readers.

import { html } from "../html.js";
import { note, now, useStore } from "../store.js";

const STAYS_MS = 6000;
let last = 0;

/**
 * Show a message for a while; one with an action (such as taking back) has a button.
 * @param {string} text @param {{label: string, run: () => void}} [action]
 */
export function toast(text, action) {
  const id = add({ text, kind: "plain", action });
  setTimeout(() => dismiss(id), STAYS_MS);
}

/** Show what went wrong, until it is dismissed. @param {import("../api.js").Trouble[]} problems */
export function fault(problems) {
  for (const one of problems) add({ text: told(one), kind: "fault" });
}

/** A problem in words: where, what, and what to do. @param {import("../api.js").Trouble} problem */
export function told(problem) {
  const where = problem.file ? `${problem.file}${problem.line ? `, line ${problem.line}` : ""}: ` : "";
  return where + problem.what + (problem.hint ? ` — ${problem.hint}` : "");
}

/** The place of the messages in the page. */
export function Toasts() {
  const toasts = useStore((state) => state.toasts);
  return html`
    <div class="toasts" role="status" aria-live="polite">
      ${toasts.map(
        (one) => html`
          <div key=${one.id} class="toast ${one.kind}">
            <span>${one.text}</span>
            ${one.action && html`<button type="button" onClick=${() => act(one)}>${one.action.label}</button>`}
            <button type="button" class="quiet" aria-label="Dismiss" onClick=${() => dismiss(one.id)}>×</button>
          </div>`,
      )}
    </div>`;
}

function act(one) {
  dismiss(one.id);
  one.action.run();
}

function add(toast) {
  const id = ++last;
  note({ toasts: [...now().toasts.slice(-4), { id, ...toast }] });
  return id;
}

function dismiss(id) {
  note({ toasts: now().toasts.filter((one) => one.id !== id) });
}
