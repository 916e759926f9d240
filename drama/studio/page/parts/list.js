// A list of any length: only the rows in sight, and a few around them, are in the page.

import { html, useEffect, useMemo, useRef, useState } from "../html.js";

const AROUND_PX = 600;

/**
 * Rows of unlike heights: a row is taken to be `estimate` high until it has been seen.
 * @param {{
 *   rows: readonly any[], keyOf: (row: any, at: number) => string, draw: (row: any, at: number) => any,
 *   estimate: number, label: string, show?: number,
 * }} props `show` is the number of a row that is to be in sight; the list scrolls when it becomes another
 */
export function VirtualList({ rows, keyOf, draw, estimate, label, show = -1 }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const [view, setView] = useState({ top: 0, height: 800 });
  const [measured, setMeasured] = useState(0);
  const heights = useRef(/** @type {Map<string, number>} */ (new Map()));
  const keys = useMemo(() => rows.map(keyOf), [rows]);
  const sizes = useMemo(() => Float64Array.from(keys, (key) => heights.current.get(key) ?? estimate), [keys]);
  const tops = useMemo(() => offsets(sizes), [sizes, measured]);
  const drawn = useMemo(() => new Map(), [rows, draw]); // a row that only moves is not drawn again

  useEffect(() => watchSize(place.current, setView), []);
  useEffect(() => {
    if (measure(place.current, heights.current, sizes)) setMeasured((times) => times + 1);
  });
  useEffect(() => {
    if (show >= 0 && place.current) scrollTo(place.current, tops, show);
  }, [show]);

  const first = Math.max(0, after(tops, view.top - AROUND_PX) - 1);
  const end = Math.min(rows.length, after(tops, view.top + view.height + AROUND_PX));
  const inSight = rows.slice(first, end).map((row, number) => {
    const at = first + number;
    if (!drawn.has(keys[at])) drawn.set(keys[at], draw(row, at));
    return html`
      <div key=${keys[at]} data-key=${keys[at]} class="row" role="listitem" aria-setsize=${rows.length}
        aria-posinset=${at + 1} style=${{ transform: `translateY(${tops[at]}px)` }}>${drawn.get(keys[at])}</div>`;
  });
  return html`
    <div class="list" ref=${place} tabindex="0" role="list" aria-label=${label}
      onScroll=${(event) => setView(viewOf(event.currentTarget))}>
      <div class="all" role="presentation" style=${{ height: `${tops[rows.length]}px` }}>${inSight}</div>
    </div>`;
}

/** Where each row begins, and last where the list ends, in pixels. */
function offsets(sizes) {
  const tops = new Float64Array(sizes.length + 1);
  for (let at = 0; at < sizes.length; at += 1) tops[at + 1] = tops[at] + sizes[at];
  return tops;
}

/** The number of the first row that begins behind a pixel. */
function after(tops, pixel) {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle] > pixel) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Note how high the rows in sight really are; tell whether any is not as it was taken to be. */
function measure(list, heights, sizes) {
  let news = false;
  for (const row of list?.querySelectorAll(":scope > .all > .row") ?? []) {
    const [at, height] = [row.ariaPosInSet - 1, row.getBoundingClientRect().height];
    if (!height || Math.abs(height - sizes[at]) <= 0.5) continue;
    heights.set(row.dataset.key, height);
    sizes[at] = height;
    news = true;
  }
  return news;
}

function watchSize(list, setView) {
  if (!list) return undefined;
  const watcher = new ResizeObserver(() => setView(viewOf(list)));
  watcher.observe(list);
  return () => watcher.disconnect();
}

function viewOf(list) {
  return { top: list.scrollTop, height: list.clientHeight };
}

function scrollTo(list, tops, at) {
  const [top, bottom] = [tops[at], tops[at + 1]];
  const inSight = top >= list.scrollTop && bottom <= list.scrollTop + list.clientHeight;
  if (!inSight) list.scrollTop = Math.max(0, top - list.clientHeight / 3);
}
