// The takes of a line: heard one against the other, one of them kept, a recording dropped in.

import { path } from "../api.js";
import { make } from "../changes.js";
import { html, useState } from "../html.js";
import { heardAt, play, toggle } from "../parts/player.js";
import { toast, told } from "../parts/toast.js";
import { replace, useResource } from "../resources.js";
import { now, useStore } from "../store.js";

/** What can be dropped in: WAV, FLAC, MP3 and Ogg. */
const SOUNDS = ".wav,.flac,.mp3,.ogg,.oga,audio/wav,audio/flac,audio/mpeg,audio/ogg";
/** The types of files that some systems have no type for. */
const TYPES = { wav: "audio/wav", flac: "audio/flac", mp3: "audio/mpeg", ogg: "audio/ogg", oga: "audio/ogg" };

export function Takes({ row, episode }) {
  const line = path`episodes/${episode}/lines/${row.id}`;
  const address = `${line}/takes`;
  const { data, version } = useResource(address, ["texts", "sounds", "finished"]);
  const playing = useStore((state) => state.playing.id);
  const [pair, setPair] = useState(/** @type {string[]} */ ([]));
  const takes = data?.takes ?? [];
  const change = async (/** @type {string} */ how, /** @type {object} */ form, /** @type {string} */ words) => {
    const wish = { path: `${address}/${how}`, form, version, yours: words, theirs: (state) => heardIn(state.takes) };
    const done = await make(wish);
    if (!done) return;
    replace(address, done);
    toast(words);
  };
  const record = async (/** @type {File | undefined} */ file) => {
    if (!file) return;
    const type = file.type || TYPES[file.name.split(".").pop()?.toLowerCase() ?? ""] || "";
    const done = await make({ path: `${line}/recording`, file: new File([file], file.name, { type }) });
    if (!done) return;
    replace(address, done);
    toast(`This line is heard as in ${file.name}`);
  };
  const hear = (take, from = 0) => {
    setPair([take.key, ...pair.filter((key) => key !== take.key)].slice(0, 2));
    play({ path: take.is_made ? path`takes/${take.key}` : `${line}/sound`, id: take.key, label: take.told, from });
  };
  const other = takes.find((take) => take.key === pair[1]);
  return html`
    <section class="takes" aria-label="Takes" onDragOver=${(event) => event.preventDefault()}
      onDrop=${(event) => (event.preventDefault(), record(event.dataTransfer.files[0]))}>
      <h3>Takes</h3>
      ${data?.problems.map((one) => html`<p key=${one.what}>${told(one)}</p>`)}
      <ul>
        ${takes.map((take) => html`
          <li key=${take.key} class=${take.key === playing ? "now" : ""}>
            <button type="button" class="round quiet" aria-label=${`Play ${take.told}`}
              onClick=${() => (take.key === now().playing.id ? toggle() : hear(take))}>▶</button>
            <span>${take.told}${!take.fits && html` <small>“${take.words}”</small>`}</span>
            <${Choice} take=${take} change=${change} />
          </li>`)}
      </ul>
      <div class="actions">
        <button type="button" disabled=${!other} title="The last two takes, one against the other, from the same moment"
          onClick=${() => hear(other, heardAt())}>A / B</button>
        ${takes.some((take) => take.kind === "recording" && take.is_heard) && html`
          <button type="button" onClick=${() => change("use", { number: null }, "Heard: the voice")}>
            Use the voice</button>`}
        <label class="file">Drop in a recording
          <input type="file" accept=${SOUNDS} onChange=${(event) => record(event.target.files[0])} /></label>
      </div>
    </section>`;
}

/** What can be done with a take: nothing with the one that is heard, or one of other words. */
function Choice({ take, change }) {
  if (take.is_heard) return html`<b>heard</b>`;
  if (!take.fits || !take.is_made) return null;
  const isRecorded = take.kind === "recording";
  const keep = () =>
    isRecorded
      ? change("use", { number: take.number }, `Heard: ${take.told}`)
      : change("keep", { key: take.key }, `Kept: ${take.told}`);
  return html`<button type="button" onClick=${keep}>Keep this one</button>`;
}

function heardIn(takes) {
  return takes.find((take) => take.is_heard)?.told ?? "";
}
