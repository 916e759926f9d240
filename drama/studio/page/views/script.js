// The script view: the screenplay to read along, each line to be heard by a click.

import { path } from "../api.js";
import { hue } from "../format.js";
import { html, useMemo } from "../html.js";
import { VirtualList } from "../parts/list.js";
import { play } from "../parts/player.js";
import { Problems } from "../parts/problems.js";
import { useResource } from "../resources.js";
import { useStore } from "../store.js";

/** @typedef {{kind: string, at: number, words: string, id: string, role: string, direction: string[]}} Row */

export function Script({ episode }) {
  const { data: text, problems } = useResource(path`episodes/${episode}/text`);
  const playing = useStore((state) => state.playing.id);
  const rows = text?.rows ?? [];
  const show = useMemo(() => rows.findIndex((row) => row.id && row.id === playing), [playing, rows]);
  if (problems.length) return html`<${Problems} problems=${problems} />`;
  if (!text) return html`<p class="wait">Reading the screenplay …</p>`;
  return html`
    <section class="script">
      <h1>${text.title}</h1>
      <${VirtualList} rows=${rows} label="Screenplay" estimate=${72} show=${show}
        keyOf=${(/** @type {Row} */ row) => row.id || `${row.kind}-${row.at}`}
        draw=${(/** @type {Row} */ row) => draw(row, episode, text.roles, playing)} />
    </section>`;
}

function draw(row, episode, roles, playing) {
  if (row.kind === "chapter") return html`<h2>${row.words}</h2>`;
  if (row.kind === "scene") return html`<h3>${row.words}</h3>`;
  if (row.kind === "cue") return html`<p class="cue">${row.words}</p>`;
  const piece = { path: path`episodes/${episode}/lines/${row.id}/sound`, id: row.id, label: `${row.role}: ${row.words}` };
  return html`
    <div class="line ${hue(row.role, roles)} ${row.id === playing ? "now" : ""}">
      <button type="button" class="round quiet" aria-label=${`Play ${row.role}`} onClick=${() => play(piece)}>▶</button>
      <b class="role">${row.role}</b>
      <p>${row.direction.length > 0 && html`<i>(${row.direction.join("; ")})</i> `}${row.words}</p>
    </div>`;
}
