// The job at work: how far it is, what came of it, and a button to stop it.

import { get, path } from "../api.js";
import { make } from "../changes.js";
import { html } from "../html.js";
import { note, now, useStore } from "../store.js";
import { fault, toast, warn } from "./toast.js";

/** What each kind of job has done to an episode once it is done. */
const DONE = { render: "Rendered", check: "Checked", export: "Exported", publish: "Published" };

/** Begin to render an episode. @param {string} episode */
export function render(episode) {
  return begin(path`episodes/${episode}/render`);
}

/** Begin any job. @param {string} address what begins it @param {object} [form] what it asks for */
export async function begin(address, form) {
  const job = (await make({ path: address, form }))?.data.job;
  if (job && job.number !== now().job?.number) noteJob(job); // one that is told of already may have ended
}

/** Ask for the job there is; what is told of it meanwhile counts more. Raises `Refusal`. */
export async function askJob() {
  const before = now().job;
  const { data } = await get("job");
  if (now().job === before) noteJob(data.job);
}

/** The number of the job that was seen at work. */
let seen = 0;

/** Take note of the job as it is now, and tell once what came of one that this page saw at work. */
export function noteJob(job) {
  note({ job });
  if (!job || job.phase === "running") seen = job?.number ?? 0;
  else if (job.phase !== "stopping" && job.number === seen) {
    seen = 0;
    if (job.phase === "failed") fault(job.problems);
    else if (job.warnings?.length) warn(job.warnings, `${DONE[job.kind] ?? "Done"}, ${job.episode}: ${job.result}. Worth a look:`);
    else toast(job.phase === "done" ? `${DONE[job.kind] ?? "Done"}, ${job.episode}: ${job.result}` : "Stopped; what was done is kept");
  }
}

/** The job's place in the page. */
export function JobBar() {
  const job = useStore((state) => state.job);
  const episode = useStore((state) => state.episode);
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
