// Taking the last step back, whichever command or view made it.

import { path } from "../api.js";
import { make } from "../changes.js";
import { html } from "../html.js";
import { latest, outdate, useResource } from "../resources.js";
import { now } from "../store.js";
import { toast } from "./toast.js";
import { turns } from "./turns.js";

const inTurn = turns();

/**
 * What an undo would take back, whether that is being asked at the moment, and the undo itself: the step that is shown,
 * and no other.
 * @param {string} episode
 */
export function useUndo(episode) {
  const source = path`episodes/${episode}/undo`;
  const { data, stale, loading } = useResource(source);
  const back = async () => {
    await latest(source);
    const { data, version } = now().loaded[source] ?? {}; // a step may have come since this was drawn
    if (!data?.told) return false;
    const answer = await make({ path: source, version, yours: `take back: ${data.told}`, theirs: (step) => step.told });
    outdate("texts");
    if (answer) toast(`Taken back: ${data.told}`);
    return answer;
  };
  return { told: data?.told ?? "", isAsked: Boolean(stale || loading), press: () => inTurn(back) };
}

/** @param {{told: string, press: () => void}} props */
export function UndoButton({ told, press }) {
  return html`<button type="button" disabled=${!told} title=${told} onClick=${press}>Undo</button>`;
}
