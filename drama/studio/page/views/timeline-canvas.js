// Drawing the timeline: levels as waves, loudness as a curve. Colours are those of the style sheet.

const FLOOR_DB = -70; // as api/timeline.py has it: a byte is half a dB from here on
const LOUDEST_DB = -8;
const TENTHS = 10;
const [QUIETEST_LUFS, LOUDEST_LUFS] = [-36, -6];
/** @type {Map<string, Uint8Array>} levels by their base64, so that each is read once */
const read = new Map();

/** The second under the pointer. @param {MouseEvent} event @param {HTMLElement} place @param {number} start @param {number} span */
export function timeAt(event, place, start, span) {
  const { left, width } = place.getBoundingClientRect();
  return Math.max(0, start + ((event.clientX - left) / width) * span);
}

/** The clips of a lane, each as a wave as high as it is loud, with the line that is heard. */
export function drawLane(context, width, height, clips, window, head) {
  const style = getComputedStyle(context.canvas);
  const colour = style.getPropertyValue("--role");
  const x = (/** @type {number} */ seconds) => ((seconds - window.start) / window.span) * width;
  context.clearRect(0, 0, width, height);
  for (const clip of clips) {
    context.fillStyle = style.getPropertyValue("--lit");
    context.fillRect(x(clip.start_s), 2, Math.max(1, x(clip.start_s + clip.length_s) - x(clip.start_s)), height - 4);
    context.fillStyle = colour;
    wave(context, clip, x, width, height);
  }
  drawHead(context, head === null ? null : x(head), height, style);
}

function wave(context, clip, x, width, height) {
  const levels = levelsOf(clip);
  const step = x(0.1) - x(0);
  const stride = Math.max(1, Math.ceil(1 / step)); // never more than one bar a pixel
  for (let tenth = 0; tenth < levels.length; tenth += stride) {
    const left = x(clip.start_s + tenth / TENTHS);
    if (left + step * stride < 0 || left > width) continue;
    const loudest = Math.max(...levels.subarray(tenth, tenth + stride));
    const db = FLOOR_DB + loudest / 2;
    const tall = Math.max(1, Math.min(1, (db - FLOOR_DB) / (LOUDEST_DB - FLOOR_DB)) ** 2 * (height - 6));
    context.fillRect(left, (height - tall) / 2, Math.max(1, step * stride - 0.5), tall);
  }
}

/** The whole episode: its loudness, the target, chapters, and the part that is shown below. */
export function drawOverview(context, width, height, state, window, head) {
  const style = getComputedStyle(context.canvas);
  const x = (/** @type {number} */ seconds) => (seconds / Math.max(1, state.seconds)) * width;
  const y = (/** @type {number} */ lufs) =>
    height * (1 - Math.max(0, Math.min(1, (lufs - QUIETEST_LUFS) / (LOUDEST_LUFS - QUIETEST_LUFS))));
  context.clearRect(0, 0, width, height);
  context.fillStyle = style.getPropertyValue("--lit");
  context.fillRect(x(window.start), 0, Math.max(2, x(window.span)), height);
  context.fillStyle = style.getPropertyValue("--edge");
  for (const chapter of state.chapters) context.fillRect(x(chapter.start_s), 0, 1, height);
  context.strokeStyle = style.getPropertyValue("--soft");
  context.setLineDash([4, 4]);
  line(context, [[0, y(state.target_lufs)], [width, y(state.target_lufs)]]);
  context.setLineDash([]);
  context.strokeStyle = style.getPropertyValue("--accent");
  line(context, state.loudness.map((lufs, second) => [x(second + 1), y(lufs)]));
  drawHead(context, head === null ? null : x(head), height, style);
}

function line(context, points) {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}

function drawHead(context, x, height, style) {
  if (x === null) return;
  context.fillStyle = style.getPropertyValue("--ink");
  context.fillRect(x, 0, 1.5, height);
}

function levelsOf(clip) {
  let levels = read.get(clip.levels);
  if (!levels) {
    levels = Uint8Array.from(atob(clip.levels), (byte) => byte.charCodeAt(0));
    read.set(clip.levels, levels);
  }
  return levels;
}
