// What every view is written with: `html` for markup (text in it is always text), and the hooks.

import htm from "./vendor/htm.mjs";
import { h } from "./vendor/preact.mjs";

export const html = htm.bind(h);
export { render } from "./vendor/preact.mjs";
export { useEffect, useMemo, useRef, useState } from "./vendor/hooks.mjs";
