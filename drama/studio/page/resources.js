// What a view shows comes from an address of the API: loaded once, and again when the files behind it change.

import { Refusal, get } from "./api.js";
import { useEffect } from "./html.js";
import { note, now, useStore } from "./store.js";

/**
 * An answer in the store: `data` is the last that came, kept while a newer one is on the way (`loading`).
 * @typedef {{data: any, version: string, problems: import("./api.js").Trouble[], areas: string[], stale: boolean, loading?: boolean}} Resource
 */

/** @type {Resource} */
const NOTHING = { data: null, version: "", problems: [], areas: [], stale: true };
/** @type {Map<string, number>} how often each address was asked, so that only the last answer counts */
const asked = new Map();

/**
 * Use the answer to an address in a component; it is asked again when files of one of the areas change.
 * @param {string} path what goes on behind /api/; "" asks for nothing
 * @param {string[]} [areas] "texts", "sounds", "finished", as drama/studio/watch.py names them
 * @returns {Resource}
 */
export function useResource(path, areas = ["texts"]) {
  const known = useStore((state) => state.loaded[path]);
  useEffect(() => {
    const found = now().loaded[path]; // another component may have asked for it since this one was drawn
    if (path && (!found || found.stale)) load(path, areas);
  }, [path, known?.stale]);
  return known ?? NOTHING;
}

/** @type {Map<string, Promise<void>>} the last asking of each address */
const onTheWay = new Map();

/** Ask for an address now, and put the answer into the store. @param {string} path @param {string[]} areas */
export function load(path, areas) {
  const asking = answered(path, areas);
  onTheWay.set(path, asking);
  return asking;
}

/** Wait until the last answer to an address is in the store, also where it is asked again meanwhile. @param {string} path */
export async function latest(path) {
  for (let last; last !== onTheWay.get(path); ) {
    last = onTheWay.get(path);
    await last;
  }
}

async function answered(path, areas) {
  const turn = (asked.get(path) ?? 0) + 1;
  asked.set(path, turn);
  const before = now().loaded[path] ?? NOTHING;
  put(path, { ...before, areas, stale: false, loading: true });
  let next;
  try {
    const answer = await get(path);
    const same = answer.version === before.version; // what is drawn from the same data need not be drawn again
    next = { ...answer, data: same ? before.data : answer.data, problems: [], areas, stale: false };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    next = { ...before, problems: fault.problems, areas, stale: false, loading: false };
  }
  if (asked.get(path) === turn) put(path, next);
}

/** Put what a change answered where the view reads it. @param {string} path @param {import("./api.js").Answer} answer */
export function replace(path, answer) {
  asked.set(path, (asked.get(path) ?? 0) + 1);
  const { areas } = now().loaded[path] ?? NOTHING;
  put(path, { ...answer, problems: [], areas, stale: false });
}

/** Have everything asked again that depends on an area, or simply everything. @param {string} [area] */
export function outdate(area) {
  const loaded = Object.entries(now().loaded).map(([path, one]) => {
    const stale = one.stale || !area || one.areas.includes(area);
    return [path, stale === one.stale ? one : { ...one, stale }];
  });
  note({ loaded: Object.fromEntries(loaded), changes: now().changes + 1 });
}

function put(path, resource) {
  note({ loaded: { ...now().loaded, [path]: resource } });
}
