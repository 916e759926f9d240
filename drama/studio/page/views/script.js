// The script view: the screenplay to read along and to change, line by line.

import { get, path } from "../api.js";
import { hue } from "../format.js";
import { html, useEffect, useMemo, useRef, useState } from "../html.js";
import { useKeys } from "../parts/keys.js";
import { VirtualList } from "../parts/list.js";
import { play, toggle } from "../parts/player.js";
import { Problems } from "../parts/problems.js";
import { fault, told } from "../parts/toast.js";
import { turns } from "../parts/turns.js";
import { UndoButton, useUndo } from "../parts/undo.js";
import { mayLeave, useUnsaved } from "../parts/unsaved.js";
import { load, useResource } from "../resources.js";
import { now, useStore } from "../store.js";
import { Desk, NEW, cutLine, isTyped } from "./script-desk.js";
import { SoundsToggle, useSounds } from "./script-sound.js";
import { Words, piecesFrom, secondOf } from "./script-words.js";

/**
 * @typedef {{id: string, offset: number, words: string}} Note
 * @typedef {{kind: string, at: number, words: string, id: string, role: string, direction: string[],
 *   notes: Note[], gap_s: number}} Row
 */

const HELP = [
  ["j k", "line"], ["Enter", "edit"], ["n", "new line"], ["Delete", "cut"], ["Space", "play, pause"], ["Escape", "leave"],
  ["u", "undo"],
];

const inTurn = turns();

export function Script({ episode }) {
  const at = path`episodes/${episode}/text`;
  const { data: text, problems } = useResource(at);
  const back = useUndo(episode);
  const stale = useStale(episode);
  const sounds = useSounds(episode, stale.rendered);
  const alone = useStore((state) => state.playing.id);
  const playing = sounds.heard || alone;
  const rows = text?.rows ?? [];
  const [selected, setSelected] = useState("");
  const [opened, setOpened] = useState(/** @type {{id: string, row?: Row} | null} */ (null));
  const [shown, setShown] = useState(-1);
  const numbers = useMemo(() => new Map(rows.map((row, number) => [keyOf(row), number])), [rows]);
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const heard = useRef("");
  useUnsaved(() => unsaved(place.current));
  useEffect(() => {
    if (numbers.has(playing)) setShown(numbers.get(playing));
    if (selected === heard.current && numbers.has(playing)) setSelected(playing); // it goes along with the sound
    heard.current = playing;
  }, [playing]);

  const select = (/** @type {number} */ number, focus = true) => {
    if (!rows[number]) return;
    const key = keyOf(rows[number]);
    setSelected(key);
    setShown(number);
    if (focus) focusRow(place.current, key);
  };
  const leave = async () => {
    if (!(await mayLeave())) return;
    setOpened(null);
    focusRow(place.current, selected);
  };
  const changed = async (/** @type {string} */ key) => {
    setOpened(null);
    if (numbers.has(key)) setSelected(key); // a key pressed while the text is read again is not for a row that went
    await load(at, ["texts"]);
    if (key) setSelected(key);
    focusRow(place.current, key);
  };
  const number = numbers.get(selected) ?? -1;
  const gone = (/** @type {Row} */ row) => changed(keyOf(rows[neighbour(rows, numbers.get(keyOf(row)) ?? -1)] ?? row));
  const open = async (/** @type {string} */ id) => {
    if (id !== opened?.id && (await mayLeave())) setOpened({ id, row: rows[numbers.get(id) ?? -1] });
  };
  const undo = async () => {
    if (!(await mayLeave())) return;
    await back.press();
    changed("");
  };
  const fresh = async () => {
    const row = rows[number];
    if (row?.kind === "line" && (await mayLeave())) setOpened({ id: NEW, row });
  };
  const cutSelected = useRef(async () => {});
  cutSelected.current = async () => {
    const row = rows[number];
    if (row?.kind !== "line" || !(await mayLeave())) return;
    const now = await get(path`episodes/${episode}/lines/${row.id}`).catch((refusal) => fault(refusal.problems));
    if (now) await cutLine(episode, row, now.version, gone);
  };
  const cut = () => inTurn(() => cutSelected.current());
  const hear = async (/** @type {number} */ at, offset = 0) => {
    const second = offset > 0 ? await secondOf(rows[at], offset, episode) : 0;
    const pieces = sounds.pieces(rows[at].id, second) ?? piecesFrom(rows, at, episode);
    if (pieces[0]?.id === rows[at].id) pieces[0].from = second;
    play(...pieces);
  };
  const playOrPause = () => (!now().playing.paused || playing === rows[number].id ? toggle() : hear(number));
  const moves = { rows, number, playOrPause, select, leave, open: () => open(selected), fresh, cut, undo };
  useKeys((key, from) => press(key, from, moves));
  // What is typed into is left by it too, which is nobody else's key there.
  const escape = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && !event.defaultPrevented && leave();
  if (!text) return problems.length ? html`<${Problems} problems=${problems} />` : html`<p class="wait">Reading the screenplay …</p>`;
  return html`
    <section class="script" ref=${place} onKeyDown=${escape}>
      <div class="title">
        <h1>${text.title || episode}</h1>
        <${UndoButton} told=${back.told} press=${undo} />
        <${SoundsToggle} sounds=${sounds} />
        <${Help} />
      </div>
      <div class="told">
        <${Problems} problems=${problems} />
        ${stale.problems.length > 0 && html`<p class="warn" role="status">${stale.problems.map(told).join(" ")}</p>`}
      </div>
      <${Outline} rows=${rows} go=${(at) => select(at)} />
      <${VirtualList} rows=${rows} label="Screenplay" estimate=${56} show=${shown} keyOf=${keyOf}
        draw=${(/** @type {Row} */ one, /** @type {number} */ at) => html`
          <${Line} row=${one} episode=${episode} roles=${text.roles} at=${at}
            isNow=${one.id !== "" && one.id === playing} isSelected=${keyOf(one) === selected}
            stale=${stale.why.get(one.id)} select=${select} sounds=${sounds} hear=${hear}
            open=${(id) => (setSelected(keyOf(one)), open(id))} />`} />
      ${opened && html`
        <${Desk} key=${`${opened.id} ${opened.row?.id}`} id=${opened.id} row=${opened.row} rows=${rows} episode=${episode} roles=${text.roles}
          stale=${stale.why.get(opened.id)} leave=${leave} changed=${changed} gone=${gone} fresh=${fresh} />`}
    </section>`;
}

const STALE_AREAS = ["texts", "sounds", "finished"];

/** Which lines are not in the finished episode as they are now: why, by id. */
function useStale(episode) {
  const { data } = useResource(path`episodes/${episode}/stale`, STALE_AREAS);
  const why = useMemo(() => new Map((data?.lines ?? []).map((one) => [one.id, one.reasons])), [data]);
  return { why, problems: data?.problems ?? [], rendered: data?.rendered ?? false };
}

/** @param {Row} row */
function keyOf(row) {
  return row.id || `${row.kind}-${row.at}`;
}

/** What is typed at the desk and not saved. */
function unsaved(place) {
  const forms = [...(place?.querySelectorAll(".desk form") ?? [])];
  return forms.some(isTyped) ? "What you changed at the desk is not saved." : "";
}

/** Frames in which a row that is asked for may appear: the list scrolls to it and draws it first. */
const PATIENCE = 60;

/** Put the focus on a row, as soon as it is drawn. */
function focusRow(place, key, patience = PATIENCE) {
  const row = place?.querySelector(`.row[data-key="${CSS.escape(key)}"] > .selected`);
  if (row) /** @type {HTMLElement} */ (row).focus({ preventScroll: true });
  else if (patience) requestAnimationFrame(() => focusRow(place, key, patience - 1));
}

/** The view's keys; at the desk they are not for us, but for the one that leaves it. */
function press(key, from, { rows, number, select, leave, open, fresh, cut, undo, playOrPause }) {
  if (key !== "Escape" && from.closest?.(".desk")) return false;
  const doing = {
    Escape: leave,
    j: () => select(step(rows, number, 1)),
    ArrowDown: () => select(step(rows, number, 1)),
    k: () => select(step(rows, number, -1)),
    ArrowUp: () => select(step(rows, number, -1)),
    u: undo,
    n: fresh,
    Delete: cut,
    Enter: rows[number]?.id ? open : null,
    " ": rows[number]?.kind === "line" ? playOrPause : null,
  }[key];
  doing?.();
  return Boolean(doing);
}

/** The next row that can be selected. */
function step(rows, number, by) {
  let at = number + by;
  while (rows[at] && !rows[at].id) at += by;
  return rows[at] ? at : number;
}

/** The row that is selected when one goes: the next, or behind the last the one before. */
function neighbour(rows, number) {
  const next = step(rows, number, 1);
  return next === number ? step(rows, number, -1) : next;
}

function Help() {
  return html`
    <p class="keys">${HELP.map(([key, does]) => html`<span key=${key}><kbd>${key}</kbd> ${does}</span>`)}</p>`;
}

/** The chapters and scenes, to jump to. */
function Outline({ rows, go }) {
  const headings = useMemo(
    () => rows.map((row, at) => ({ row, at })).filter(({ row }) => row.kind === "chapter" || row.kind === "scene"),
    [rows],
  );
  if (!headings.length) return null;
  return html`
    <nav class="outline" aria-label="Chapters and scenes">
      ${headings.map(
        ({ row, at }) => html`
          <button type="button" key=${at} class="quiet ${row.kind}" onClick=${() => go(at)}>${row.words}</button>`,
      )}
    </nav>`;
}

/** A row of the list. */
function Line({ row, at, episode, roles, isNow, isSelected, stale, select, open, sounds, hear }) {
  const lit = isSelected ? "selected" : "";
  if (row.kind === "chapter") return html`<h2 class=${lit} tabindex="-1">${row.words}</h2>`;
  if (row.kind === "scene") return html`<h3 class=${lit} tabindex="-1">${row.words}</h3>`;
  if (row.kind === "cue") {
    return html`
      <p class="cue ${lit}" tabindex="-1" onClick=${() => select(at)}>
        <button type="button" class="quiet" onClick=${() => open(row.id)}>${row.words}</button>
      </p>`;
  }
  const from = (/** @type {number} */ offset) => (select(at), hear(at, offset));
  return html`
    <div class="line ${hue(row.role, roles)} ${isNow ? "now" : ""} ${lit}" role="group" tabindex="-1"
      aria-label=${`${row.role}: ${row.words}`} onClick=${() => select(at, false)}>
      <button type="button" class="round quiet" aria-label=${`Play from ${row.role}`}
        onClick=${() => from(0)}>▶</button>
      <b class="role">${row.role}</b>
      <p>
        ${row.direction.length > 0 && html`<i>(${row.direction.join("; ")})</i> `}
        <${Words} row=${row} episode=${episode} isNow=${isNow} sounds=${sounds} from=${from} open=${open} />
        ${stale && html`<span class="stale" title=${stale.join("; ")}>changed since the render</span>`}
      </p>
      <button type="button" class="quiet edit" aria-label=${`Edit ${row.role}`} onClick=${() => open(row.id)}>✎</button>
    </div>`;
}
