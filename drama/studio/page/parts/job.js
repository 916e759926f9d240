// The job at work: how far it is, what came of it, and a button to stop it.

import { path } from "../api.js";
import { make } from "../changes.js";
import { html, useEffect, useRef } from "../html.js";
import { note, useStore } from "../store.js";
import { fault, toast } from "./toast.js";

/** What each kind of job has done to an episode once it is done. */
const DONE = { render: "Rendered", check: "Checked", export: "Exported", publish: "Published" };

/** Begin to render an episode. @param {string} episode */
export function render(episode) {
  return begin(path`episodes/${episode}/render`);
}

/** Begin any job. @param {string} address what begins it @param {object} [form] what it asks for */
export async function begin(address, form) {
  const answer = await make({ path: address, form });
  if (answer) note({ job: answer.data.job });
}

/** The job's place in the page. */
export function JobBar() {
  const job = useStore((state) => state.job);
  const episode = useStore((state) => state.episode);
  useEnd(job);
  const atWork = job?.phase === "running" || job?.phase === "stopping";
  if (!atWork) {
    return html`<button type="button" class="main" disabled=${!episode} onClick=${() => render(episode)}>Render</button>`;
  }
  const share = job.total ? Math.round((100 * job.done) / job.total) : 0;
  return html`
    <div class="job">
      <label for="job">${job.phase === "stopping" ? "stopping" : job.stage || "starting"} ${job.note}</label>
      <progress id="job" max="100" value=${share}>${share} %</progress>
      <button type="button" disabled=${job.phase === "stopping"} onClick=${() => make({ path: "job/stop" })}>Stop</button>
    </div>`;
}

/** Tell once what came of a job that this page saw at work. */
function useEnd(job) {
  const seen = useRef(0);
  useEffect(() => {
    if (!job) return;
    if (job.phase === "running") seen.current = job.number;
    else if (job.phase !== "stopping" && seen.current === job.number) {
      seen.current = 0;
      if (job.phase === "failed") fault(job.problems);
      else toast(job.phase === "done" ? `${DONE[job.kind] ?? "Done"}, ${job.episode}: ${job.result}` : "Stopped; what was done is kept");
    }
  }, [job]);
}
