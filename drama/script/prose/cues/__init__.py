"""Sounds suggested from the story: beds under its scenes, effects at their words, each with its sentence.

`lexicon.py` gathers the tables: shapes of sentence (`classes.py` makes them from classes, the rest are
written out), pairs of words that belong together (`pairs.py`, judged by `links.py`), noises that stand
alone (`noises.py`). `find.py` searches a sentence, `guards.py` says what speaks against a sound,
`lasting.py` follows the beds through a scene, `budget.py` keeps it sparse. Dialogue suggests nothing.
"""

from drama.script.prose.cues.place import cued
from drama.script.prose.cues.suggest import CueIds, Ear, suggest

__all__ = ["CueIds", "Ear", "cued", "suggest"]
