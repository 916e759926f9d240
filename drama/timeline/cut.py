"""Timelines made from a timeline: one a chapter, or one without its beds."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from drama.timeline.borders import GRID
from drama.timeline.layout import is_room_tone
from drama.timeline.model import Clip, Mark, Timeline
from drama.units import to_frames

HEAD_S = 0.8
"""What a chapter's file begins with before its first sound, where no bed begins earlier."""

TAIL_S = 4.0
"""The most a chapter's file ends with after its last sound: audiobook shops take up to five seconds."""

LONGEST_HEAD_S = 1.0
"""How late the first sound of an episode may come, so that its first file begins with it."""

EDGE_S = 0.03
FLOOR_DB = -8.0
"""How much lower room tone lies where nothing covers it: audiobook shops want it under -60 dB."""


def without_beds(timeline: Timeline) -> Timeline:
    """Return the voices alone over a lower room tone: beds, effects and music leave no silence between."""
    kept = (
        replace(clip, gain_db=clip.gain_db + FLOOR_DB) if is_room_tone(clip) else clip
        for clip in timeline.clips
        if clip.track == "dialogue" or is_room_tone(clip)
    )
    return replace(timeline, clips=tuple(kept))


def chapters_apart(timeline: Timeline) -> tuple[Timeline, ...]:
    """Return a timeline of its own for every chapter, together the episode without long quiet between.

    A chapter in which nothing is heard has none.
    """
    starts = [_cut(timeline, mark) for mark in timeline.chapters]
    ends = [_end(timeline, start, end) for start, end in pairwise([*starts, timeline.length])]
    return tuple(
        Timeline(
            mark.title,
            timeline.author,
            tuple(_between(timeline, start, end)),
            (Mark(mark.title, 0, end - start),),
            end - start,
            tuple(border - start for border in timeline.borders if start <= border < end),
        )
        for mark, start, end in zip(timeline.chapters, starts, ends, strict=True)
        if end > start
    )


def _cut(timeline: Timeline, mark: Mark) -> int:
    """Return where the file of a chapter begins: with its first bed, or a little before its first sound.

    It is on the grid, so that the chapter's borders stay there.
    """
    spoken = [clip.start + clip.length for clip in timeline.clips if clip.line and clip.start < mark.start]
    silent = max(spoken, default=0)
    heard = [clip for clip in timeline.clips if not is_room_tone(clip)]
    first = min((clip.start for clip in heard if mark.start <= clip.start < mark.end), default=mark.start)
    if first <= to_frames(LONGEST_HEAD_S):
        return 0
    beds = [
        clip.start
        for clip in heard
        if clip.track == "ambience" and silent <= clip.start <= mark.start < clip.start + clip.length
    ]
    cut = max(silent, min([first - to_frames(HEAD_S), *beds]))
    cut -= cut % GRID
    return cut if cut >= silent else min(cut + GRID, mark.start)


def _end(timeline: Timeline, start: int, end: int) -> int:
    """Return where a file that may last until `end` is over: not long after its last sound."""
    heard = (clip for clip in timeline.clips if not is_room_tone(clip))
    ends = (clip.start + clip.length for clip in heard if clip.start < end)
    last = max((sound for sound in ends if sound > start), default=end)
    return min(end, last + to_frames(TAIL_S))


def _between(timeline: Timeline, start: int, end: int) -> Iterator[Clip]:
    edge = to_frames(EDGE_S)
    for clip in timeline.clips:
        begins, ends = max(clip.start, start), min(clip.start + clip.length, end)
        if begins >= ends:
            continue
        yield replace(
            clip,
            start=begins - start,
            length=ends - begins,
            offset=clip.offset + begins - clip.start,
            points=tuple((frame - begins + clip.start, gain_db) for frame, gain_db in clip.points),
            fade_in=min(clip.fade_in if begins == clip.start else edge, (ends - begins) // 2),
            fade_out=min(clip.fade_out if ends == clip.start + clip.length else edge, (ends - begins) // 2),
        )
