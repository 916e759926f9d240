// The views of the page, a row each: its address behind #/EPISODE/, its title, and the component that draws it.

import { Casting } from "./casting.js";
import { Doubts } from "./doubts.js";
import { Episode } from "./episode.js";
import { Script } from "./script.js";
import { Timeline } from "./timeline.js";

export const VIEWS = [
  { id: "doubts", title: "Doubts", draw: Doubts },
  { id: "casting", title: "Casting", draw: Casting },
  { id: "script", title: "Script", draw: Script },
  { id: "timeline", title: "Timeline", draw: Timeline },
  { id: "episode", title: "Episode", draw: Episode },
];
