"""The show to a screenplay that any Fountain program opens."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from drama.script import fountain
from drama.script.fountain import Document, Element
from drama.script.model import NARRATOR, Beat, Cue, Line, Scene, Script
from drama.script.screenplay.cues import guarded, written
from drama.script.screenplay.words import in_dialogue, marked_up

_SCENE_BREAK = Element("centered", "* * *")
_NO_NOTES: Mapping[str, str] = {}


def write(script: Script, notes: Mapping[str, str] = _NO_NOTES) -> str:
    """Return the screenplay of a script, such that `read` gives the script back.

    `notes` are for the margin, by the id of the line they stand beside; they change nothing that is heard.
    """
    return fountain.write(Document(tuple(_title_page(script)), tuple(_elements(script, notes))))


def _title_page(script: Script) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not (script.title or script.author or script.meta):
        return
    yield "Title", _lines(script.title)
    if script.author:
        yield "Author", _lines(script.author)
    yield from ((key, _lines(value)) for key, value in script.meta)


def _lines(value: str) -> tuple[str, ...]:
    return tuple(fountain.escape(line.strip()) for line in value.split("\n") if line.strip())


def _elements(script: Script, notes: Mapping[str, str]) -> Iterator[Element]:
    for nth, chapter in enumerate(script.chapters):
        if chapter.title or nth or not chapter.scenes:
            yield Element("section", fountain.escape(chapter.title), level=1)
        for scene_nth, scene in enumerate(chapter.scenes):
            yield from _opening(scene, first=not scene_nth)
            for kind, beats in groupby(scene.beats, _cue_kind):
                if kind:
                    yield Element("action", "\n".join(written(cue) for cue in beats if isinstance(cue, Cue)))
                else:
                    yield from (_line(line, notes) for line in beats if isinstance(line, Line))


def _opening(scene: Scene, first: bool) -> Iterator[Element]:
    if scene.heading:
        yield Element("heading", _heading(scene.heading))
    elif not first:
        yield _SCENE_BREAK


def _heading(heading: str) -> str:
    """Return a heading that is one whatever it begins with, and whose last `#1#` is no scene number."""
    markup = fountain.escape(heading)
    if not (markup[0].isalnum() or markup[0] == "\\"):
        markup = "\\" + markup
    return markup[:-1] + "\\#" if markup.endswith("#") else markup


def _cue_kind(beat: Beat) -> str:
    return beat.kind if isinstance(beat, Cue) else ""


def _line(line: Line, notes: Mapping[str, str]) -> Element:
    markup = marked_up(line.words, line.cues, notes.get(line.id, ""))
    if line.role == NARRATOR and not (line.direction or line.extension or line.dual):
        return Element("action", markup)
    parts = [Element("dialogue", in_dialogue(markup, line.words))]
    if line.direction:
        directions = (bracketless(direction).replace(";", "\\;") for direction in line.direction)
        parts.insert(0, Element("parenthetical", f"({'; '.join(directions)})"))
    extensions = (bracketless(line.extension),) if line.extension else ()
    return Element(
        "character", cue_name(line.role), extensions=extensions, dual=line.dual, parts=tuple(parts)
    )


_COLON = re.compile(r"(?<!\\)[:\uff1a]$")


def cue_name(role: str) -> str:
    """Return the markup of a role's name over its lines; a colon at its end would be no part of it."""
    return _COLON.sub(r"\\\g<0>", guarded(bracketless(role)))


def bracketless(text: str) -> str:
    """Return markup in which no bracket or caret means anything."""
    return re.sub(r"[()^]", r"\\\g<0>", fountain.escape(text))
