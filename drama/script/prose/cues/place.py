"""Cues among the lines of a scene."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drama.script.model import Beat, Cue, Line
from drama.script.prose.origins import Suggestion


def cued(lines: Sequence[Line], suggestions: Sequence[Suggestion]) -> tuple[Beat, ...]:
    """Return a scene's beats: every cue before its line, or between the words of it."""
    return tuple(_beats(lines, suggestions))


def _beats(lines: Sequence[Line], suggestions: Sequence[Suggestion]) -> Iterator[Beat]:
    before: dict[str, list[Cue]] = {}
    within: dict[str, list[tuple[int, Cue]]] = {}
    for one in suggestions:
        if one.offset is None:
            before.setdefault(one.line, []).append(one.cue)
        else:
            within.setdefault(one.line, []).append((one.offset, one.cue))
    for line in lines:
        yield from before.get(line.id, ())
        cues = sorted(within.get(line.id, ()), key=lambda placed: placed[0])
        yield replace(line, cues=tuple(cues)) if cues else line
