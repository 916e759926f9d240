"""Changes to the text of a screenplay that leave every other character alone.

A change is a function of the text: it says what is to become of a line or a cue, and returns the screenplay
with just that. `proof` reads the result again, and refuses whatever would change anything else.
"""

from drama.script.redraft.cues import add_cue, change_cue, cue_ids, move_cue, pause, pause_before, remove_cue
from drama.script.redraft.lines import direct, give, reword
from drama.script.redraft.source import Source, Spot
from drama.script.redraft.whole import add_line, cut_line, last_at_once

__all__ = [
    "Source",
    "Spot",
    "add_cue",
    "add_line",
    "change_cue",
    "cue_ids",
    "cut_line",
    "direct",
    "give",
    "last_at_once",
    "move_cue",
    "pause",
    "pause_before",
    "remove_cue",
    "reword",
]
