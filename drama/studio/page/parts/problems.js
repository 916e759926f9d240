// What is wrong, in the place where a view would be.

import { html } from "../html.js";
import { told } from "./toast.js";

/** Problems as a list. @param {{problems: import("../api.js").Trouble[], title?: string}} props */
export function Problems({ problems, title = "This needs mending first" }) {
  if (!problems.length) return null;
  return html`
    <section class="problems" role="alert">
      <h2>${title}</h2>
      <ul>${problems.map((one) => html`<li>${told(one)}</li>`)}</ul>
    </section>`;
}
