// The desk beside the screenplay: one line or one cue, to be changed.

import { get, path } from "../api.js";
import { make } from "../changes.js";
import { hue } from "../format.js";
import { html, useEffect, useRef, useState } from "../html.js";
import { ask } from "../parts/dialog.js";
import { fault, toast } from "../parts/toast.js";
import { mayLeave } from "../parts/unsaved.js";
import { useResource } from "../resources.js";
import { Takes } from "./script-takes.js";
import { lengthOf, tokensOf } from "./script-words.js";

/** Lines around a cue that it can be moved to. */
const AROUND = 15;
/** Lines to each side of a line by which it is known again, whatever it says meanwhile. */
const BESIDE = 3;
/** The id under which the desk has a line that is not there yet. */
export const NEW = "new";
/** What would be lost with the desk while one of its forms is saved. */
const OTHER = "What you typed elsewhere at this desk is not saved.";
const KINDS = ["SOUND", "AMBIENCE", "MUSIC", "PAUSE", "SPACE"];

/** The line or the cue with an id; `row` is a line's, or that of a cue between lines, or the one a new line follows. */
export function Desk({ id, row, rows, episode, roles, stale, leave, changed, gone, fresh }) {
  const names = useResource(path`episodes/${episode}/names`, ["texts", "sounds"]).data;
  const isLine = row?.kind === "line";
  const isNew = id === NEW;
  const title = isNew ? "New line" : isLine ? row.role : "Sound";
  return html`
    <aside class="desk ${isLine && !isNew ? hue(row.role, roles) : ""}" aria-label=${isNew ? title : `Edit ${title}`}>
      <div class="title"><h2>${title}</h2>
        <button type="button" class="quiet" aria-label="Leave" onClick=${leave}>×</button></div>
      ${isNew
        ? html`<${NewLineDesk} row=${row} episode=${episode} changed=${changed} />`
        : isLine
        ? html`<${LineDesk} row=${row} rows=${rows} episode=${episode} names=${names} stale=${stale} changed=${changed} gone=${gone} fresh=${fresh} />`
        : html`<${CueDesk} id=${id} rows=${rows} episode=${episode} names=${names} changed=${changed} />`}
      <datalist id="role-names">${(names?.roles ?? []).map((role) => html`<option key=${role} value=${role} />`)}</datalist>
    </aside>`;
}

/** What there is now under an address, asked once: what is typed is made on it, whatever comes meanwhile. */
function useDraft(address) {
  const [draft, setDraft] = useState(/** @type {any} */ (null));
  useEffect(() => {
    get(address).then(setDraft, (problem) => fault(problem.problems ?? []));
  }, [address]);
  return draft;
}

function LineDesk({ row, rows, episode, names, stale, changed, gone, fresh }) {
  const then = useRef(rows); // as they were when the line was opened
  const address = path`episodes/${episode}/lines/${row.id}`;
  const draft = useDraft(address);
  const form = useForm(draft);
  if (!draft) return null;
  const save = (/** @type {Event} */ event) => closing(event, async () => {
    const said = lineForm(form.current, draft.data, row);
    const done = await make({
      method: "PUT", path: address, form: { ...said, ...beside(then.current, row) }, version: draft.version,
      yours: inWords(said), theirs: inWords, called: "role", gone: () => addAgain(episode, said, row, then.current),
    });
    if (done) changed(done.data.id);
  });
  const cut = async () => {
    if (await mayLeave()) await cutLine(episode, row, draft.version, gone);
  };
  const { data } = draft;
  return html`
    <form ref=${form} onSubmit=${save} onKeyDown=${(event) => submitOn(event, form.current)}>
      ${stale && html`<p class="stale">Not in the episode yet: ${stale.join("; ")}</p>`}
      <${LineFields} data=${data} />
      <div class="actions"><button class="main" title="Ctrl+Enter">Save</button>
        <button type="button" onClick=${fresh}>New line</button>
        <button type="button" onClick=${cut}>Cut</button></div>
    </form>
    <${Takes} row=${row} episode=${episode} />
    <${NewCue} row=${row} episode=${episode} names=${names} version=${draft.version} changed=${changed} />`;
}

/** The lines before a line, and those after it. @returns {[any[], any[]]} */
function around(rows, row) {
  const lines = rows.filter((one) => one.kind === "line");
  const at = lines.findIndex((one) => one.id === row.id);
  return at < 0 ? [[], []] : [lines.slice(0, at), lines.slice(at + 1)];
}

/** The words of the lines beside a line. */
function beside(rows, row) {
  const [before, after] = around(rows, row).map((lines) => lines.map((one) => one.words));
  return { before: before.slice(-BESIDE), after: after.slice(0, BESIDE) };
}

/** Offer to add a line that was cut while it was changed, behind the one it followed. */
async function addAgain(episode, said, row, then) {
  const { data: text } = await get(path`episodes/${episode}/text`);
  const there = new Map(text.rows.filter((one) => one.kind === "line").map((one) => [one.id, one]));
  const [above, below] = around(then, row);
  const behind = there.get((above.findLast((one) => there.has(one.id)) ?? below.find((one) => there.has(one.id)))?.id);
  const body = html`
    <p>This line was cut meanwhile, in another tab or another program. Nothing you typed is lost yet.</p>
    <dl class="sides">
      <dt>Your change</dt><dd>${inWords(said)}</dd>
      ${behind && html`<dt>It would come behind</dt><dd>${behind.role}: ${behind.words}</dd>`}
    </dl>`;
  const answer = await ask("The line was cut", body, behind ? ["Leave it", "Add it again"] : ["Leave it"]);
  if (!behind || answer !== "Add it again") return null;
  const { words, role, direction, pause_s } = said;
  const { version } = await get(path`episodes/${episode}/lines/${behind.id}`);
  const form = { words, role, direction, pause_s, behind: behind.id };
  const wish = { path: path`episodes/${episode}/lines`, form, version, called: "role" };
  return make({ ...wish, yours: `behind it: ${inWords(said)}`, theirs: inWords });
}

/**
 * Make the change that a form stands for, which closes the desk: what is typed into its other forms is asked about first,
 * and until the change is made nothing more is typed, for it would go with the desk.
 * @param {Event} event @param {() => Promise<void>} change
 */
async function closing(event, change) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const desk = /** @type {HTMLElement} */ (form.closest(".desk"));
  if (desk.ariaBusy === "true") return; // it was pressed twice
  if (![...desk.querySelectorAll("form")].some((one) => one !== form && isTyped(one)) || (await mayLeave(OTHER))) {
    hold(desk, true);
    await change().finally(() => hold(desk, false));
  }
}

/** Let nothing be typed for a while, the focus where it is. @param {HTMLElement} desk @param {boolean} held */
function hold(desk, held) {
  desk.ariaBusy = String(held);
  for (const field of desk.querySelectorAll("input, textarea")) {
    /** @type {HTMLInputElement} */ (field).readOnly = held;
  }
}

/** Whether something was typed into a form that is not saved. @param {HTMLFormElement} form */
export function isTyped(form) {
  const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[name]")]);
  return "typed" in form.dataset || fields.some((field) => field.value !== field.defaultValue);
}

/** The form of a line, its words ready to be typed as soon as it is there. */
function useForm(draft) {
  const form = useRef(null);
  useEffect(() => {
    if (draft) form.current?.querySelector("textarea").focus();
  }, [draft]);
  return form;
}

function LineFields({ data }) {
  return html`
    <label>Words <textarea name="words" rows="5" required defaultValue=${data.words}></textarea></label>
    <label>Speaker <input name="role" list="role-names" required defaultValue=${data.role} autocomplete="off" /></label>
    <label>Direction <input name="direction" defaultValue=${data.direction.join("; ")} placeholder="whispering" /></label>
    <label>Pause before, in seconds
      <input name="pause" type="number" min="0" max="60" step="any" defaultValue=${data.pause_s} /></label>`;
}

/** A line that is to come behind another: it is made on that one as it is. */
function NewLineDesk({ row, episode, changed }) {
  const draft = useDraft(path`episodes/${episode}/lines/${row.id}`);
  const form = useForm(draft);
  if (!draft) return null;
  const blank = { words: "", role: row.role, direction: [], pause_s: 0 };
  const add = (/** @type {Event} */ event) => closing(event, async () => {
    const { words, role, direction, pause_s } = lineForm(form.current, blank, row);
    const said = { words, role, direction, pause_s, behind: row.id };
    const wish = { path: path`episodes/${episode}/lines`, form: said, version: draft.version, called: "role" };
    const done = await make({ ...wish, yours: `behind it: ${inWords(said)}`, theirs: inWords });
    if (done) changed(done.data.id);
  });
  return html`
    <form ref=${form} onSubmit=${add} onKeyDown=${(event) => submitOn(event, form.current)}>
      <p>Behind “${row.words.length > 60 ? `${row.words.slice(0, 60)} …` : row.words}”</p>
      <${LineFields} data=${blank} />
      <div class="actions"><button class="main">Add</button> <small>Ctrl+Enter</small></div>
    </form>`;
}

/** Cut a line, with a way back; `gone` is told of the line that went. */
export async function cutLine(episode, row, version, gone) {
  const address = path`episodes/${episode}/lines/${row.id}`;
  const wish = { method: "DELETE", path: address, version, yours: "cut the line", theirs: inWords };
  if (!(await make(wish))) return;
  await gone(row);
  toast(`Cut: ${row.role}: ${row.words.slice(0, 60)}`);
}

function submitOn(event, form) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
}

/** What the form says; a field that nobody touched says what the line said. */
function lineForm(form, data, row) {
  const fields = new FormData(form);
  const direction = String(fields.get("direction"));
  return {
    words: String(fields.get("words")),
    role: String(fields.get("role")),
    direction: direction === data.direction.join("; ") ? data.direction : direction.split(";"),
    pause_s: Number(fields.get("pause") || 0),
    was: data.words,
    at: row.at,
  };
}

/** A line in words, for both sides of a conflict. */
function inWords(state) {
  const how = state.direction.length ? ` (${state.direction.join("; ").trim()})` : "";
  const pause = state.pause_s ? `, after a pause of ${state.pause_s} s` : "";
  return `${state.role}${how}${pause}: ${state.words}`;
}

/** Note at a form that something was typed into it. */
function noteTyped(event) {
  event.currentTarget.dataset.typed = "";
}

/** A cue as it is written. @param {{kind: string, name: string}} cue */
function written({ kind, name }) {
  return `${kind}: ${name}`;
}

function CueFields({ kind, name, setKind, setName, names }) {
  return html`
    <label>Kind
      <select value=${kind} onChange=${(event) => setKind(event.target.value)}>
        ${KINDS.map((one) => html`<option key=${one} value=${one} selected=${one === kind}>${one.toLowerCase()}</option>`)}
      </select></label>
    <label>${kind === "PAUSE" ? "Seconds" : "Name, and how it is heard"}
      <input value=${name} list="sound-names" autocomplete="off" required
        placeholder=${kind === "PAUSE" ? "2" : "thunder, near"} onInput=${(event) => setName(event.target.value)} /></label>
    <datalist id="sound-names">
      ${(names?.sounds[kind] ?? []).map((one) => html`<option key=${one} value=${one} />`)}
    </datalist>`;
}

/** Where in a line a cue stands: before it, or before one of its words. */
function Place({ row, offset, setOffset }) {
  const words = row ? tokensOf(row).filter((token) => !token.note) : [];
  const value = offset === null ? "" : String(offset);
  const options = [
    ["", "before the line"],
    ...words.map((token) => [String(token.at), `before “${token.words.trim()}”`]),
    [String(row ? lengthOf(row.words) : 0), "after its last word"],
  ];
  return html`
    <label>Where in the line
      <select value=${value} onChange=${(event) => setOffset(event.target.value === "" ? null : Number(event.target.value))}>
        ${options.map(([at, told]) => html`<option key=${at} value=${at} selected=${at === value}>${told}</option>`)}
      </select></label>`;
}

function NewCue({ row, episode, names, version, changed }) {
  const [kind, setKind] = useState("SOUND");
  const [name, setName] = useState("");
  const [offset, setOffset] = useState(/** @type {number | null} */ (null));
  const add = (/** @type {Event} */ event) => closing(event, async () => {
    const form = { words: written({ kind, name }), line: row.id, offset };
    const done = await make({ path: path`episodes/${episode}/cues`, form, version, yours: form.words, theirs: inWords });
    if (done) changed(row.id);
  });
  return html`
    <form onSubmit=${add} onInput=${noteTyped}>
      <h3>Add a sound</h3>
      <${CueFields} kind=${kind} name=${name} setKind=${setKind} setName=${setName} names=${names} />
      <${Place} row=${row} offset=${offset} setOffset=${setOffset} />
      <div class="actions"><button>Add</button></div>
    </form>`;
}

function CueDesk({ id, rows, episode, names, changed }) {
  const address = path`episodes/${episode}/cues/${id}`;
  const draft = useDraft(address);
  if (!draft) return null;
  return html`<${CueForm} draft=${draft} address=${address} rows=${rows} names=${names} changed=${changed} />`;
}

function CueForm({ draft, address, rows, names, changed }) {
  const [first, ...rest] = draft.data.words.split(":");
  const [kind, setKind] = useState(first);
  const [name, setName] = useState(rest.join(":").trim());
  const [line, setLine] = useState(draft.data.line);
  const [offset, setOffset] = useState(draft.data.offset);
  const { version } = draft;
  const wish = { path: address, version, yours: written({ kind, name }), theirs: (state) => state.words };
  const done = (answer) => answer && changed("");
  const save = (/** @type {Event} */ event) => closing(event, async () => {
    done(await make({ ...wish, method: "PUT", form: { words: written({ kind, name }), line, offset } }));
  });
  const remove = async () => done(await make({ ...wish, method: "DELETE" }));
  const near = nearby(rows, draft.data);
  return html`
    <form onSubmit=${save} onInput=${noteTyped}>
      <${CueFields} kind=${kind} name=${name} setKind=${setKind} setName=${setName} names=${names} />
      <label>At the line
        <select value=${line} onChange=${(event) => (setLine(event.target.value), setOffset(null))}>
          ${!line && html`<option value="" selected>behind the last one</option>`}
          ${near.map((row) => html`
            <option key=${row.id} value=${row.id} selected=${row.id === line}>${`${row.role}: ${row.words}`.slice(0, 60)}</option>`)}
        </select></label>
      ${line && html`<${Place} row=${near.find((row) => row.id === line)} offset=${offset} setOffset=${setOffset} />`}
      <div class="actions">
        <button class="main">Save</button>
        <button type="button" onClick=${remove}>Remove</button>
      </div>
    </form>`;
}

/** The lines around a cue. */
function nearby(rows, cue) {
  const lines = rows.filter((row) => row.kind === "line");
  const at = lines.findIndex((row) => row.id === cue.line);
  const place = at < 0 ? lines.length : at;
  return lines.slice(Math.max(0, place - AROUND), place + AROUND);
}
