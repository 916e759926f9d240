"""Everything that a screenplay says, to be compared: without the numbers of its rows and the ids of lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from drama.script.model import Beat, Cue, Script

Heard = tuple["Heading | Beat", ...]
"""Everything of a screenplay in order, without the numbers of rows and the ids of lines."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a chapter or a scene."""

    kind: str
    words: str


def heard(script: Script) -> Heard:
    """Return everything that a script says."""
    return tuple(_heard(script))


def _heard(script: Script) -> Iterator["Heading | Beat"]:
    for chapter in script.chapters:
        yield Heading("chapter", chapter.title)
        for scene in chapter.scenes:
            yield Heading("scene", scene.heading)
            yield from (_bare(beat) for beat in scene.beats)


def _bare(beat: Beat) -> Beat:
    if isinstance(beat, Cue):
        return replace(beat, at=0)
    cues = tuple((offset, replace(cue, at=0)) for offset, cue in beat.cues)
    return replace(beat, at=0, id="", cues=cues)
