// The timeline view: what sounds when, by role and track; cues to drag, any place to hear, loudness against target.

import { path } from "../api.js";
import { clock, hue } from "../format.js";
import { html, useEffect, useMemo, useRef, useState } from "../html.js";
import { render } from "../parts/job.js";
import { KeyHelp, useKeys } from "../parts/keys.js";
import { heardAt, play } from "../parts/player.js";
import { previewFrom, previewSecond } from "../parts/preview.js";
import { Problems } from "../parts/problems.js";
import { UndoButton, useUndo } from "../parts/undo.js";
import { latest, load, useResource } from "../resources.js";
import { useStore } from "../store.js";
import { drawLane, drawOverview, timeAt } from "./timeline-canvas.js";
import { drawn, editCue, forget, moveCue, takeBack } from "./timeline-cues.js";

const AREAS = ["texts", "sounds", "finished"];
const KEYS = [["← →", "move a sound"], ["Enter", "change it"], ["u", "undo"], ["Space", "play, pause"]];
const SPANS_S = [10, 20, 40, 80, 160, 320];
/** The tracks below the roles, and the kind of cue that stands on each. */
const TRACKS = [
  { track: "sfx", title: "Effects", kind: "SOUND" },
  { track: "ambience", title: "Ambience", kind: "AMBIENCE" },
  { track: "music", title: "Music", kind: "MUSIC" },
];

export function Timeline({ episode }) {
  const address = path`episodes/${episode}/timeline`;
  const { data: state, version, problems } = useResource(address, AREAS);
  const atWork = useStore((state) => state.job?.phase === "running");
  if (problems.length) {
    return html`
      <section>
        <${Problems} problems=${problems} title="There is no timeline yet" />
        <button type="button" class="main" disabled=${atWork} onClick=${() => render(episode)}>Render the episode</button>
      </section>`;
  }
  if (!state) return html`<p class="wait">Laying out the episode …</p>`;
  const redraw = () => {
    load(address, AREAS);
    return latest(address); // a file that changed may have it asked for once more
  };
  return html`<${Desk} episode=${episode} state=${state} version=${version} redraw=${redraw} />`;
}

function Desk({ episode, state, version, redraw }) {
  const [from, setFrom] = useState(0);
  const [span, setSpan] = useState(SPANS_S[2]);
  const start = Math.max(0, Math.min(from, state.seconds - span));
  const hear = (/** @type {number} */ at) => play(...previewFrom(episode, state, version, at));
  const head = useHead();
  const [held, hold] = useState(""); // the flag that has the focus: it stays in sight wherever it is moved
  useEffect(() => {
    const flag = state.flags.find((one) => one.id === held);
    if (flag && (flag.at_s < start || flag.at_s > start + span)) setFrom(Math.max(0, flag.at_s - span / 2));
  }, [state]);
  const undo = useUndo(episode);
  const back = () => takeBack(undo.press, redraw);
  useKeys((key) => key === "u" && (back(), true));
  useEffect(() => drawn(state.flags), [state]);
  useEffect(() => forget, []);
  const zoom = (/** @type {number} */ step) => {
    const next = SPANS_S[Math.max(0, Math.min(SPANS_S.length - 1, SPANS_S.indexOf(span) + step))];
    setFrom(Math.max(0, start + (span - next) / 2));
    setSpan(next);
  };
  useEffect(() => {
    if (head !== null && (head < start || head > start + span)) setFrom(Math.max(0, head - span * 0.1));
  }, [head]);
  const window = { start, span };
  return html`
    <section class="timeline">
      <div class="tools">
        <h1>Timeline</h1>
        <label>Scene
          <select onChange=${(event) => setFrom(Number(event.target.value))}>
            ${state.scenes.map((one) => html`<option value=${one.start_s}>${clock(one.start_s)} ${one.name}</option>`)}
          </select>
        </label>
        <button type="button" class="main" onClick=${() => hear(start)}>▶ Hear from ${clock(start)}</button>
        <${UndoButton} told=${undo.told} press=${back} />
        <span class="zoom" role="group" aria-label="Zoom">
          <button type="button" class="round" aria-label="Farther" disabled=${span === SPANS_S.at(-1)} onClick=${() => zoom(1)}>−</button>
          <button type="button" class="round" aria-label="Nearer" disabled=${span === SPANS_S[0]} onClick=${() => zoom(-1)}>+</button>
        </span>
      </div>
      <${Overview} state=${state} window=${window} head=${head} onGo=${(at) => setFrom(at - span / 2)} />
      <input type="range" class="scroll" min="0" max=${Math.max(0, state.seconds - span)} step="0.1" value=${start}
        aria-label="Scroll" aria-valuetext=${clock(start)} onInput=${(event) => setFrom(Number(event.target.value))} />
      <${Lanes} episode=${episode} state=${state} window=${window} head=${head} onHear=${hear} held=${held} hold=${hold} />
      <p class="hint">Click a lane to hear from there. Drag a flag to another word, or move it with the arrow keys;
        Enter changes it. Every change is in the screenplay at once, and is heard here before it is rendered.</p>
      <${KeyHelp} keys=${KEYS} />
    </section>`;
}

/** The second of the episode that is heard now, null where something else is, or nothing. */
function useHead() {
  const playing = useStore((state) => state.playing);
  if (playing.paused && !playing.at) return null;
  return playing.id === "episode" ? heardAt() : previewSecond(playing, heardAt());
}

function Overview({ state, window, head, onGo }) {
  const canvas = useCanvas((context, width, height) => drawOverview(context, width, height, state, window, head), [
    state,
    window.start,
    window.span,
    head,
  ]);
  const go = (event) => onGo(timeAt(event, canvas.current, 0, state.seconds));
  return html`
    <figure>
      <canvas ref=${canvas} class="overview" onClick=${go}></canvas>
      <figcaption>
        Loudness of every 3 s against the target of ${state.target_lufs} ${state.unit}; ${state.chapters.length}
        ${state.chapters.length === 1 ? " chapter" : " chapters"}, ${clock(state.seconds)}
      </figcaption>
    </figure>`;
}

function Lanes({ episode, state, window, head, onHear, held, hold }) {
  const end = window.start + window.span;
  const clips = state.clips.filter((clip) => clip.start_s < end && clip.start_s + clip.length_s > window.start);
  const roles = [...new Set(clips.filter((clip) => clip.track === "dialogue").map((clip) => clip.role))];
  const lanes = [
    ...roles.map((role) => ({
      title: role,
      hue: hue(role, state.roles),
      clips: clips.filter((clip) => clip.track === "dialogue" && clip.role === role),
      flags: [],
    })),
    ...TRACKS.map(({ track, title, kind }) => ({
      title,
      hue: "",
      clips: clips.filter((clip) => clip.track === track),
      flags: stacked(
        state.flags.filter(
          (flag) => flag.kind === kind && (flag.id === held || (flag.at_s >= window.start && flag.at_s <= end)),
        ),
      ),
    })),
  ];
  return html`
    <div class="lanes">
      ${lanes.map(
        (lane) => html`
          <${Lane} key=${lane.title} episode=${episode} lane=${lane} window=${window} head=${head} onHear=${onHear} hold=${hold} />`,
      )}
    </div>`;
}

/** Flags with the row each stands in: those at the same word stand below each other. @param {any[]} flags */
function stacked(flags) {
  return flags.map((flag, at) => ({ ...flag, row: flags.slice(0, at).filter((one) => one.at_s === flag.at_s).length }));
}

function Lane({ episode, lane, window, head, onHear, hold }) {
  const canvas = useCanvas(
    (context, width, height) => drawLane(context, width, height, lane.clips, window, head),
    [lane.clips, window.start, window.span, head],
  );
  const hear = (event) => onHear(timeAt(event, canvas.current, window.start, window.span));
  return html`
    <div class="lane ${lane.hue}">
      <b class="role">${lane.title}</b>
      <div class="strip">
        <canvas ref=${canvas} onClick=${hear}></canvas>
        ${lane.flags.map((flag) => html`<${Flag} key=${flag.id} episode=${episode} flag=${flag} window=${window} hold=${hold} />`)}
      </div>
    </div>`;
}

/** A cue: dragged along its lane, moved word by word with the arrow keys, changed by pressing it. */
function Flag({ episode, flag, window, hold }) {
  const [dragged, setDragged] = useState(/** @type {number | null} */ (null));
  const press = useRef({ from: 0, isDrag: false });
  const at = flag.at_s + (dragged ?? 0);
  const seconds = (event) => {
    const strip = /** @type {HTMLElement} */ (event.currentTarget.parentElement);
    return ((event.clientX - press.current.from) / strip.clientWidth) * window.span;
  };
  const down = (event) => {
    if (event.button !== 0) return;
    press.current = { from: event.clientX, isDrag: false };
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(0);
  };
  const move = (event) => {
    if (dragged === null) return;
    press.current.isDrag ||= Math.abs(event.clientX - press.current.from) > 3;
    setDragged(seconds(event));
  };
  const up = async (event) => {
    if (dragged !== null && press.current.isDrag) {
      await moveCue(episode, flag, { at_s: Math.max(0, flag.at_s + seconds(event)) });
    }
    setDragged(null);
  };
  // A drag ends with a click that is none; one of a key, or of a program that helps, has no detail.
  const click = (event) => (!event.detail || !press.current.isDrag) && editCue(episode, flag);
  const key = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) moveCue(episode, flag, { words: step });
    else if (event.key === "Escape" && dragged !== null) {
      press.current.isDrag = true;
      setDragged(null);
    } else return;
    event.preventDefault();
  };
  return html`
    <button type="button" class="flag" title=${flag.words} style=${{ left: `${(100 * (at - window.start)) / window.span}%`, top: `${1.5 * flag.row}rem` }}
      aria-label=${`${flag.words}, at ${clock(flag.at_s)}; arrow keys move it, Enter changes it`}
      onPointerDown=${down} onPointerMove=${move} onPointerUp=${up} onPointerCancel=${() => setDragged(null)}
      onClick=${click} onKeyDown=${key} onFocus=${() => hold(flag.id)} onBlur=${() => hold("")}>${flag.words}</button>`;
}

/**
 * A canvas drawn anew whenever one of the things it shows, its size or the colours become others.
 * @param {(context: CanvasRenderingContext2D, width: number, height: number) => void} draw @param {any[]} shown
 */
function useCanvas(draw, shown) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  const [turn, setTurn] = useState(0);
  const again = useMemo(() => () => setTurn((times) => times + 1), []);
  useEffect(() => {
    const size = new ResizeObserver(again);
    const colours = new MutationObserver(again);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    if (canvas.current) size.observe(canvas.current);
    colours.observe(document.documentElement, { attributes: true });
    scheme.addEventListener("change", again);
    return () => {
      size.disconnect();
      colours.disconnect();
      scheme.removeEventListener("change", again);
    };
  }, []);
  useEffect(() => {
    const place = canvas.current;
    const context = place?.getContext("2d");
    if (!place || !context) return;
    const [width, height, dots] = [place.clientWidth, place.clientHeight, devicePixelRatio];
    [place.width, place.height] = [Math.round(width * dots), Math.round(height * dots)];
    context.setTransform(dots, 0, 0, dots, 0, 0);
    draw(context, width, height);
  }, [...shown, turn]);
  return canvas;
}
