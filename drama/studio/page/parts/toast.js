// Short messages at the edge of the page, read out by screen readers.

import { html } from "../html.js";
import { note, now, useStore } from "../store.js";

const STAYS_MS = 6000;
/** Messages that go by themselves and ask for nothing are so many at most; problems stay until they are dismissed. */
const MOST_PLAIN = 5;
let last = 0;

/**
 * Show a message for a while; one with an action (such as taking back) has a button.
 * @param {string} text @param {{label: string, run: () => void}} [action]
 */
export function toast(text, action) {
  const id = add({ lines: [text], kind: "plain", action });
  setTimeout(() => dismiss(id), STAYS_MS);
}

/** Show what went wrong, all of it in one message, until it is dismissed. @param {import("../api.js").Trouble[]} problems */
export function fault(problems) {
  add({ lines: problems.map(told), kind: "fault" });
}

/**
 * Show what stopped nothing and is to be looked at, until it is dismissed.
 * @param {import("../api.js").Trouble[]} warnings @param {string} title
 */
export function warn(warnings, title) {
  if (warnings.length) add({ lines: [title, ...warnings.map(told)], kind: "warning" });
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
            ${words(one.lines)}
            ${one.action && html`<button type="button" onClick=${() => act(one)}>${one.action.label}</button>`}
            <button type="button" class="quiet" aria-label="Dismiss" onClick=${() => dismiss(one.id)}>×</button>
          </div>`,
      )}
    </div>`;
}

function words(lines) {
  if (lines.length === 1) return html`<span>${lines}</span>`;
  return html`<ul tabindex="0">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function act(one) {
  dismiss(one.id);
  one.action.run();
}

function add(toast) {
  const id = ++last;
  const others = now().toasts.filter((one) => !isSame(one, toast));
  const spare = others.filter((one) => one.kind === "plain" && !one.action).slice(0, 1 - MOST_PLAIN);
  note({ toasts: [...others.filter((one) => !spare.includes(one)), { id, ...toast }] });
  return id;
}

/** Whether two messages tell of the same, as where a button that fails is pressed again; plain ones are news each time. */
function isSame(one, other) {
  return one.kind === other.kind && one.kind !== "plain" && one.lines.join("\n") === other.lines.join("\n");
}

function dismiss(id) {
  note({ toasts: now().toasts.filter((one) => one.id !== id) });
}
