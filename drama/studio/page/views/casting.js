// The casting view: a card a role, and beside it two ways to play it, to be heard one against the other.

import { path } from "../api.js";
import { make } from "../changes.js";
import { plural } from "../format.js";
import { html, useEffect, useState } from "../html.js";
import { ask } from "../parts/dialog.js";
import { render } from "../parts/job.js";
import { KeyHelp, useKeys } from "../parts/keys.js";
import { play, toggle } from "../parts/player.js";
import { Problems } from "../parts/problems.js";
import { toast, warn } from "../parts/toast.js";
import { turns } from "../parts/turns.js";
import { UndoButton, useUndo } from "../parts/undo.js";
import { useUnsaved } from "../parts/unsaved.js";
import { replace, useResource } from "../resources.js";
import { now } from "../store.js";

/**
 * @typedef {{role: string, cosine: number, alike: boolean} | null} Alike
 * @typedef {{voice: string, pace: number, pitch: number, level: number, pan: number, space: string}} Way
 * @typedef {{
 *   lines: number, share: number, sample: string, guess: {gender: string, age: string}, why: string, actor: string,
 *   near: Alike, version: string, played: Way & {role: string, locked: boolean, gender: string, age: string},
 * }} Card
 */

const SLIDERS = [
  { name: "pace", label: "Pace", min: 0.5, max: 2, step: 0.01, unit: "×" },
  { name: "pitch", label: "Pitch", min: -12, max: 12, step: 0.5, unit: "st" },
  { name: "level", label: "Level", min: -24, max: 12, step: 0.5, unit: "dB" },
  { name: "pan", label: "Pan", min: -1, max: 1, step: 0.05, unit: "" },
];
const GENDERS = ["unknown", "female", "male"];
const AGES = ["unknown", "child", "young", "adult", "old"];
const KEYS = [["a", "hear as it is"], ["b", "hear the other way"], ["c", "both, line by line"], ["u", "undo"], ["Space", "pause"], ["↑ ↓", "role"]];

export function Casting({ episode }) {
  const source = path`episodes/${episode}/casting`;
  const { data, problems } = useResource(source);
  const [chosen, choose] = useState("");
  const [drafts, setDrafts] = useState(/** @type {Record<string, Partial<Way>>} */ ({}));
  const open = (data?.roles ?? []).filter(({ played }) => differs(drafts[played.role], played)).map(({ played }) => played.role);
  useUnsaved(() => (open.length ? `What you chose for ${open.join(", ")} is not applied.` : ""));
  if (problems.length) return html`<${Problems} problems=${problems} />`;
  if (!data) return html`<p class="wait">Reading the cast …</p>`;
  if (data.missing.length) return html`<${Missing} source=${source} missing=${data.missing} />`;
  const card = data.roles.find((one) => one.played.role === chosen) ?? data.roles[0];
  return html`
    <section class="casting">
      <${Roles} roles=${data.roles} now=${card} open=${open} choose=${choose} />
      <${Desk} key=${card.played.role} episode=${episode} source=${source} data=${data} card=${card} choose=${choose}
        draft=${drafts[card.played.role] ?? NOTHING} setDrafts=${setDrafts} />
    </section>`;
}

/** @type {Partial<Way>} */
const NOTHING = {};

const inTurn = turns();
/** Changes that are not made yet, as they were wished. @type {Set<string>} */
const waiting = new Set();

/** Whether a draft would make a role's way another. */
function differs(draft, played) {
  return Object.keys(draft ?? NOTHING).some((name) => draft[name] !== played[name]);
}

/** A draft without what was applied of it; what was chosen meanwhile stays. */
function without(draft, applied) {
  return Object.fromEntries(Object.entries(draft ?? NOTHING).filter(([name, value]) => value !== applied[name]));
}

function Missing({ source, missing }) {
  const propose = async () => {
    const answer = await make({ path: source });
    if (!answer) return;
    replace(source, answer);
    warn(answer.data.warnings, "Voices were proposed. Worth a look:");
  };
  return html`
    <section>
      <h1>Casting</h1>
      <p>${plural(missing.length, "role")} without a voice: ${missing.join(", ")}</p>
      <button type="button" class="main" onClick=${propose}>Propose voices</button>
    </section>`;
}

function Roles({ roles, now, open, choose }) {
  return html`
    <ul class="roles" aria-label="Roles">
      ${roles.map(
        (card) => html`
          <li key=${card.played.role}>
            <button type="button" class=${card === now ? "now" : ""} aria-current=${card === now ? "true" : null}
              onClick=${() => choose(card.played.role)}>
              <b>${card.played.role}</b> ${card.played.locked && html`<span title="locked">🔒</span>`}
              ${open.includes(card.played.role) && html`<span class="open">not applied</span>`}
              <span class="soft">${plural(card.lines, "line")}, ${share(card.share)} of the words</span>
              <meter min="0" max="1" value=${card.share} aria-label="share of the words"></meter>
              <span class="soft">${card.played.voice}${card.actor && `; recorded by ${card.actor}`}</span>
              <${Warning} near=${card.near} />
            </button>
          </li>`,
      )}
    </ul>`;
}

/** How alike the most alike voice is that a role meets: a warning where the two are easily mixed up. */
function Warning({ near }) {
  if (!near) return null;
  if (!near.alike) return html`<span class="soft">nearest voice: ${near.role}, ${near.cosine.toFixed(2)}</span>`;
  return html`<span class="alike">⚠ sounds like ${near.role} (${near.cosine.toFixed(2)}), whom it meets</span>`;
}

/** A role, as it is played and another way: `draft` holds only what is to become another. */
function Desk({ episode, source, data, card, choose, draft, setDrafts }) {
  const [near, setNear] = useState(/** @type {Alike} */ (null));
  const { played } = card;
  const setDraft = (/** @type {Partial<Way>} */ next) => setDrafts((all) => ({ ...all, [played.role]: next }));
  const dropDraft = (/** @type {Partial<Way>} */ applied) =>
    setDrafts((all) => ({ ...all, [played.role]: without(all[played.role], applied) }));
  const role = path`episodes/${episode}/casting/${played.role}`;
  const undo = useUndo(episode);
  useEffect(() => setNear(null), [draft]);
  const changed = differs(draft, played);
  const moves = actions({ role, source, data, card, draft, setDraft, dropDraft, setNear, episode, choose });
  useKeys((key) => press(key, { ...moves, undo: undo.press }));
  return html`
    <article class="parts" aria-label=${played.role}>
      <header class="about">
        <h1>${played.role}</h1>
        <p class="soft">${card.why}; by the story: ${guessed(card.guess)}</p>
        <blockquote title=${card.sample}>${card.sample || "says nothing here"}</blockquote>
        <${Pick} label="Gender" value=${played.gender} options=${GENDERS} change=${(gender) => moves.set({ gender })} />
        <${Pick} label="Age" value=${played.age} options=${AGES} change=${(age) => moves.set({ age })} />
        <button type="button" aria-pressed=${played.locked} onClick=${() => moves.set({ locked: !played.locked })}>
          ${played.locked ? "Locked" : "Lock"}
        </button>
        <button type="button" onClick=${moves.swap}>Swap voices …</button>
        <${UndoButton} told=${undo.told} press=${undo.press} />
      </header>
      <div class="ways">
        <section aria-label="As it is">
          <h2>As it is</h2>
          <${Way} way=${played} />
          <${Warning} near=${card.near} />
          <button type="button" onClick=${moves.hearNow}><kbd>a</kbd> Hear it</button>
        </section>
        <section aria-label="Another way">
          <h2>Another way</h2>
          <${Controls} data=${data} way=${{ ...played, ...draft }} change=${(part) => setDraft({ ...draft, ...part })} />
          <${Warning} near=${near} />
          <div class="actions">
            <button type="button" onClick=${moves.hearOther}><kbd>b</kbd> Hear it</button>
            <button type="button" onClick=${moves.hearBoth}><kbd>c</kbd> Both, line by line</button>
            <button type="button" class="main" disabled=${!changed} onClick=${moves.apply}>Apply</button>
          </div>
        </section>
      </div>
      <${Suited} role=${role} episode=${episode} now=${draft.voice ?? played.voice} take=${moves.take} />
      <${KeyHelp} keys=${KEYS} />
    </article>`;
}

function Way({ way }) {
  const rows = [["Voice", way.voice], ...SLIDERS.map((one) => [one.label, shown(one, way[one.name])]), ["Space", way.space || "none"]];
  return html`<dl class="way">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function Controls({ data, way, change }) {
  return html`
    <div class="controls">
      <${Pick} label="Voice" value=${way.voice} change=${(voice) => change({ voice })}
        options=${known(data.voices.map((one) => one.id), way.voice)}
        words=${(id) => described(data.voices.find((one) => one.id === id), id)} />
      ${SLIDERS.map(
        (one) => html`
          <label class="slider">
            <span>${one.label}</span>
            <input type="range" min=${one.min} max=${one.max} step=${one.step} value=${way[one.name]}
              onInput=${(event) => change({ [one.name]: Number(event.target.value) })} />
            <output>${shown(one, way[one.name])}</output>
          </label>`,
      )}
      <${Pick} label="Space" value=${way.space} options=${known(["", ...data.spaces], way.space)}
        words=${(name) => name || "none"} change=${(space) => change({ space })} />
    </div>`;
}

/** Voices that would suit the role, with how alike each is to the nearest that the role would meet. */
function Suited({ role, now, take }) {
  const { data, problems } = useResource(`${role}/voices`);
  if (problems.length) return html`<${Problems} problems=${problems} title="No voices can be suggested" />`;
  if (!data) return html`<p class="soft">Looking for voices that would suit …</p>`;
  return html`
    <section class="suited" aria-label="Voices that would suit">
      <h2>Would suit</h2>
      <div class="chips">
        ${data.voices.map(
          (one) => html`
            <button type="button" aria-pressed=${one.voice === now} onClick=${() => take(one)}>
              ${one.voice}${one.pitch !== 0 && ` ${signed(one.pitch)} st`}
              ${one.near && html`<span class=${one.near.alike ? "alike" : "soft"}> ${one.near.role} ${one.near.cosine.toFixed(2)}</span>`}
            </button>`,
        )}
      </div>
    </section>`;
}

function Pick({ label, value, options, change, words = (option) => option }) {
  return html`
    <label class="pick"><span>${label}</span>
      <select value=${value} onChange=${(event) => change(event.target.value)}>
        ${options.map((one) => html`<option value=${one} selected=${one === value}>${words(one)}</option>`)}
      </select>
    </label>`;
}

/** What can be done for a role, by key or by button. */
function actions({ role, source, data, card, draft, setDraft, dropDraft, setNear, episode, choose }) {
  const name = card.played.role;
  const roles = data.roles.map((one) => one.played.role);
  const latestVersion = () => now().loaded[source].data.roles.find((one) => one.played.role === name)?.version ?? card.version;
  const hear = async (way) => {
    const answer = await make({ path: `${role}/tryout`, form: way, changesNothing: true });
    return answer?.data;
  };
  const pieces = (heard, label) =>
    heard.takes.map((key, at) => ({ path: `takes/${key}`, id: `${name} ${label}`, label: `${name}, ${label}: ${heard.lines[at]}` }));
  const finish = (answer) => {
    if (!answer) return null;
    replace(source, answer);
    toast(`${name} is changed; the next render speaks only what that changes`, { label: "Render now", run: () => render(episode) });
    warn(answer.data.warnings, `${name} is changed. Worth a look:`);
    return answer;
  };
  const send = async (method, at, form) => {
    const change = JSON.stringify([at, form]);
    if (waiting.has(change)) return null; // it was pressed twice
    const isLate = waiting.size > 0; // it is meant for what one's own change before it leaves
    waiting.add(change);
    const wish = { method, path: at, form, yours: told(form), theirs: (state) => told(state) };
    try {
      return await inTurn(async () => finish(await make({ ...wish, version: isLate ? latestVersion() : card.version })));
    } finally {
      waiting.delete(change);
    }
  };
  const hearOther = async (way) => {
    const heard = await hear(way);
    if (!heard) return null;
    setNear(heard.near);
    return heard;
  };
  return {
    move: (step) => choose(roles[Math.min(roles.length - 1, Math.max(0, roles.indexOf(name) + step))]),
    set: (form) => send("PUT", role, form),
    apply: async () => (await send("PUT", role, draft)) && dropDraft(draft),
    take: async ({ voice, pace, pitch }) => {
      const way = { ...draft, voice, pace, pitch };
      setDraft(way);
      const heard = await hearOther(way);
      if (heard) play(...pieces(heard, voice));
    },
    hearNow: async () => {
      const heard = await hear({});
      if (heard) play(...pieces(heard, "as it is"));
    },
    hearOther: async () => {
      const heard = await hearOther(draft);
      if (heard) play(...pieces(heard, "another way"));
    },
    hearBoth: async () => {
      const [one, other] = [await hear({}), await hearOther(draft)];
      if (!one || !other) return;
      const [first, second] = [pieces(one, "as it is"), pieces(other, "another way")];
      play(...first.flatMap((piece, at) => [piece, second[at]]));
    },
    swap: async () => {
      let other = roles.find((one) => one !== name) ?? "";
      const options = roles.filter((one) => one !== name);
      const body = html`<${Pick} label=${`${name} and`} options=${options} value=${other} change=${(one) => (other = one)} />`;
      if ((await ask("Swap voices", body, ["Cancel", "Swap"])) === "Swap") send("POST", `${role}/swap`, { role: other });
    },
  };
}

function press(key, moves) {
  const table = {
    u: moves.undo, a: moves.hearNow, b: moves.hearOther, c: moves.hearBoth, " ": toggle,
    ArrowDown: () => moves.move(1), ArrowUp: () => moves.move(-1),
  };
  table[key]?.();
  return key in table;
}

function known(options, value) {
  return options.includes(value) ? options : [value, ...options];
}

function described(voice, id) {
  return voice ? `${id} — ${[voice.gender, voice.age, voice.accent].filter((word) => word && word !== "unknown").join(", ")}` : id;
}

function guessed(like) {
  return [like.gender, like.age].filter((word) => word !== "unknown").join(", ") || "nothing told";
}

function share(part) {
  return `${(100 * part).toFixed(part < 0.1 ? 1 : 0)} %`;
}

function signed(number) {
  return `${number > 0 ? "+" : ""}${number}`;
}

function shown(slider, value) {
  const number = slider.min < 0 ? signed(Number(value.toFixed(2))) : Number(value.toFixed(2));
  return `${number} ${slider.unit}`.trim();
}

/** A state or a change in words, for the dialog of a conflict. */
function told(state) {
  const words = Object.entries(state).filter(([, value]) => value !== "" && value !== null);
  return words.map(([name, value]) => `${name}: ${value}`).join(", ");
}
