"""The screenplay to read along: its chapters, scenes, lines and cues as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from drama.script.model import NARRATOR, Line, Script
from drama.studio.endpoint import Ask, Endpoint
from drama.studio.show import Show

RowKind = Literal["chapter", "scene", "line", "cue"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the screenplay: a heading, a line with its role and directions, or a cue as it is written.

    `at` is the line of the file; `id` is a line's own, "" for the rest.
    """

    kind: RowKind
    at: int
    words: str
    id: str = ""
    role: str = ""
    direction: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A screenplay: its title, who speaks in the order of their first lines, and its rows."""

    title: str
    author: str
    roles: tuple[str, ...]
    rows: tuple[Row, ...]


def text(show: Show, ask: Ask) -> Text:
    """Return the screenplay of an episode."""
    script = show.production(ask.episode).script
    roles = dict.fromkeys(line.role for line in script.lines() if line.role != NARRATOR)
    return Text(script.title, script.author, tuple(roles), tuple(_rows(script)))


def _rows(script: Script) -> Iterator[Row]:
    for chapter in script.chapters:
        if chapter.title:
            yield Row("chapter", chapter.at, chapter.title)
        for scene in chapter.scenes:
            if scene.heading:
                yield Row("scene", scene.at, scene.heading)
            for beat in scene.beats:
                if isinstance(beat, Line):
                    yield Row("line", beat.at, beat.words, beat.id, beat.role, beat.direction)
                else:
                    yield Row("cue", beat.at, f"{beat.kind}: {', '.join((beat.name, *beat.params))}")


ENDPOINTS = (Endpoint("GET", "episodes/{episode}/text", text),)
