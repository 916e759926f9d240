"""The screenplay to read along: its chapters, scenes, lines and cues as rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from drama.script.model import NARRATOR, Cue, Line, Scene, Script
from drama.script.redraft import cue_ids
from drama.script.screenplay.cues import written
from drama.settings import Pacing
from drama.studio.endpoint import Ask, Endpoint
from drama.studio.show import Show
from drama.timeline.joins import pause_s

RowKind = Literal["chapter", "scene", "line", "cue"]


@dataclass(frozen=True, slots=True)
class Note:
    """A cue between the words of a line: its id, how many characters come before it, and as it is written."""

    id: str
    offset: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the screenplay: a heading, a line with its role and directions, or a cue as it is written.

    `at` is the line of the file; `id` is a line's or a cue's own, "" for headings. `gap_s` is the silence
    before a line where the lines of a scene are heard one after the other, effects left out.
    """

    kind: RowKind
    at: int
    words: str
    id: str = ""
    role: str = ""
    direction: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    gap_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A screenplay: its title, who speaks in the order of their first lines, and its rows."""

    title: str
    author: str
    roles: tuple[str, ...]
    rows: tuple[Row, ...]


def text(show: Show, ask: Ask) -> Text:
    """Return the screenplay of an episode."""
    production = show.production(ask.episode)
    script = production.script
    roles = dict.fromkeys(line.role for line in script.lines() if line.role != NARRATOR)
    rows = tuple(_rows(script, production.show.settings.pacing))
    return Text(script.title, script.author, tuple(roles), rows)


def _rows(script: Script, pacing: Pacing) -> Iterator[Row]:
    # Cues are told apart by what they are and where in memory: two of them may be equal.
    ids = {id(cue): name for name, cue in cue_ids(script)}
    for chapter in script.chapters:
        if chapter.title:
            yield Row("chapter", chapter.at, chapter.title)
        for scene in chapter.scenes:
            if scene.heading:
                yield Row("scene", scene.at, scene.heading)
            yield from _beats(scene, ids, pacing)


def _beats(scene: Scene, ids: Mapping[int, str], pacing: Pacing) -> Iterator[Row]:
    last: Line | None = None
    waits = 0.0
    for beat in scene.beats:
        if isinstance(beat, Cue):
            yield Row("cue", beat.at, written(beat), ids[id(beat)])
            waits += float(beat.name) if beat.kind == "PAUSE" else 0.0
            continue
        gap_s = waits or (pause_s(last, beat, pacing) if last else 0.0)
        notes = tuple(Note(ids[id(cue)], offset, written(cue)) for offset, cue in beat.cues)
        yield Row("line", beat.at, beat.words, beat.id, beat.role, beat.direction, notes, max(0.0, gap_s))
        last, waits = beat, 0.0


ENDPOINTS = (Endpoint("GET", "episodes/{episode}/text", text),)
