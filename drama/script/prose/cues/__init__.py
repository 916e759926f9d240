"""Sounds suggested from the story: beds under its scenes, effects at their words, each with its sentence.

`reading.py` asks the model that reads, `find.py` turns what it marks into sounds at their words, `judge.py`
says how sure they are; `lasting.py` follows the beds through a scene, which end as `endings.py` and
`moves.py` tell; `params.py` says how a sound is heard, `budget.py` keeps it sparse. Nothing is suggested by
dialogue.
"""

from drama.script.prose.cues.place import cued
from drama.script.prose.cues.suggest import CueIds, Ear, suggest

__all__ = ["CueIds", "Ear", "cued", "suggest"]
