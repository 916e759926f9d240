"""Sounds suggested from the story: beds under its scenes, effects at their words, each with its sentence.

`shots.py` and `beds.py` are the lexicon, `guards.py` says what speaks against a sound, `lasting.py` follows
the beds through a scene, `budget.py` keeps it sparse. Dialogue suggests nothing.
"""

from drama.script.prose.cues.place import cued
from drama.script.prose.cues.suggest import CueIds, Ear, suggest

__all__ = ["CueIds", "Ear", "cued", "suggest"]
