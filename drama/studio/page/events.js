// Listening to the studio: progress of the job at work, and files that changed on disk.

import { outdateSoon } from "./changes.js";
import { askJob, noteJob } from "./parts/job.js";
import { load, outdate } from "./resources.js";
import { note, now } from "./store.js";

const UNHEARD = "the studio does not answer";

/** Milliseconds until the studio is tried again where the browser does not do so by itself. */
const AGAIN_MS = 2000;

/** Listen for as long as the page is open. */
export function listen() {
  const line = new EventSource("/api/events");
  line.addEventListener("hello", () => {
    if (now().away) outdate(); // nobody told us what happened while we were away
    note({ away: "" });
    askJob().catch(() => null); // what happens from here on is told: the line was open before it said hello
  });
  line.addEventListener("error", () => lost(line));
  line.addEventListener("job", (event) => noteJob(JSON.parse(event.data)));
  line.addEventListener("files", (event) => outdateSoon(JSON.parse(event.data).area));
}

/** Tell that the studio is not heard. A browser that was refused would not come back: the studio has another key now. */
async function lost(line) {
  if (!now().away) note({ away: UNHEARD });
  if (line.readyState !== EventSource.CLOSED) return;
  const why = await askJob().then(
    () => UNHEARD,
    (/** @type {Error} */ refusal) => refusal.message,
  );
  note({ away: why });
  setTimeout(listen, AGAIN_MS);
}

/** Load what every view needs: the show with its episodes. */
export function loadShow() {
  return load("show", ["texts", "finished"]);
}
