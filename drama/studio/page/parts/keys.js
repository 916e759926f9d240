// The keys of a view: pressed anywhere in the page but where something is typed, and shown at its foot.

import { html, useEffect, useRef } from "../html.js";
import { now } from "../store.js";

const TYPING = "input:not([type='range'], [type='checkbox'], [type='radio']), textarea, [contenteditable], dialog";

const PRESSED = "button, a, summary, select, input:is([type='checkbox'], [type='radio'])";
const TURNED = "select, input:not([type='checkbox'])";

/** The keys that go on while they are held: they move, and change nothing. */
const HELD = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "j", "k"]);

/** What has its own use for a key when it has the focus. @type {Record<string, string>} */
const OWN = { " ": PRESSED, Enter: PRESSED, ArrowUp: TURNED, ArrowDown: TURNED };

/**
 * Let keys do things for as long as a component is shown. They come before the player's Space.
 * @param {(key: string, place: HTMLElement) => boolean | void} press does what the key stands for, and tells whether it
 *   stands for anything; `place` is where the focus was
 */
export function useKeys(press) {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const onKey = (/** @type {KeyboardEvent} */ event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      if (event.ctrlKey || event.metaKey || event.altKey || now().dialog || target.closest?.(TYPING)) return;
      if (event.repeat && !HELD.has(event.key)) return hold(event, target);
      if (OWN[event.key] && target.closest?.(OWN[event.key])) return;
      if (latest.current(event.key, target)) event.preventDefault();
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

/** A key that is held answers, cuts or takes back once, though browsers press a button again and again by Enter. */
function hold(event, target) {
  if (event.key === "Enter" && target.closest?.(PRESSED)) event.preventDefault();
}

/** What the keys do. @param {{keys: [string, string][]}} props pairs of a key and a word */
export function KeyHelp({ keys }) {
  return html`<p class="keys">${keys.map(([key, word]) => html`<span><kbd>${key}</kbd> ${word}</span> `)}</p>`;
}
