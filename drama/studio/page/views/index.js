// The views of the page, a row each: its address behind #/EPISODE/, its title, and the component that draws it.

import { Episode } from "./episode.js";
import { Script } from "./script.js";

export const VIEWS = [
  { id: "script", title: "Script", draw: Script },
  { id: "episode", title: "Episode", draw: Episode },
];
