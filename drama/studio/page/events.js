// Listening to the studio: progress of the job at work, and files that changed on disk.

import { outdateSoon } from "./changes.js";
import { load, outdate } from "./resources.js";
import { note, now } from "./store.js";

/** Listen for as long as the page is open; the browser connects again by itself. */
export function listen() {
  const line = new EventSource("/api/events");
  line.addEventListener("open", () => {
    if (!now().online) outdate(); // nobody told us what happened while we were away
    note({ online: true });
  });
  line.addEventListener("error", () => note({ online: false }));
  line.addEventListener("job", (event) => note({ job: JSON.parse(event.data) }));
  line.addEventListener("files", (event) => outdateSoon(JSON.parse(event.data).area));
}

/** Load what every view needs: the show with its episodes. */
export async function loadShow() {
  await load("show", ["texts", "finished"]);
  note({ job: now().loaded.show.data?.job ?? null });
}
