"""Spoken credits: chapters of their own before and after an episode, which the narrator does not announce."""

import hashlib
from dataclasses import replace

from drama.script.model import NARRATOR, Chapter, Line, Scene, Script

OPENING, CLOSING = "Opening credits", "Closing credits"


def with_credits(script: Script, opening: str, closing: str) -> Script:
    """Return the script with the narrator's credits around it; nothing stands for an empty text."""
    before = (_chapter(OPENING, opening),) if opening else ()
    after = (_chapter(CLOSING, closing),) if closing else ()
    return replace(script, chapters=(*before, *script.chapters, *after))


def _chapter(title: str, words: str) -> Chapter:
    spoken = " ".join(words.split())
    line = Line(NARRATOR, spoken, id="C" + hashlib.sha256(f"{title}:{spoken}".encode()).hexdigest()[:8])
    return Chapter(title, (Scene("", (line,)),), announce=False)
