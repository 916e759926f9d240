"""Anchors: the words at which a cue can stand, and when they are heard."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from drama.script.model import Script
from drama.timeline.model import Clip, Timeline


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place for a cue: before a line (`offset` None) or before one of its words; `frame` is when."""

    frame: int
    line: str
    offset: int | None


def spoken(timeline: Timeline) -> Mapping[str, Clip]:
    """Return the clip of every line by the line's id, rooms' tails left out."""
    found: dict[str, Clip] = {}
    for clip in timeline.clips:
        if clip.line and not clip.tail_of:
            found.setdefault(clip.line, clip)
    return found


def anchors(timeline: Timeline, script: Script) -> tuple[Anchor, ...]:
    """Return every anchor of an episode, in the order in which they are heard.

    Titles of chapters are spoken and are no lines of the `script`: no cue can stand at one.
    """
    lines = {line.id for line in script.lines()}
    return tuple(sorted(_all(timeline, lines), key=lambda one: one.frame))


def nearest(all_: tuple[Anchor, ...], frame: int) -> Anchor | None:
    """Return the anchor that is heard nearest to a frame, None where nothing is said at all."""
    after = bisect_right(all_, frame, key=lambda one: one.frame)
    return min(all_[max(0, after - 1) : after + 1], key=lambda one: abs(one.frame - frame), default=None)


def _all(timeline: Timeline, lines: Container[str]) -> Iterator[Anchor]:
    for line, clip in spoken(timeline).items():
        if line not in lines:
            continue
        yield Anchor(clip.start, line, None)
        for word in re.finditer(r"\S+", clip.words):
            if word.start():
                yield Anchor(clip.frame_at(word.start()), line, word.start())
