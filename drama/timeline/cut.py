"""Timelines made from a timeline: one a chapter, or one without its beds."""

from collections.abc import Iterator, Sequence
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

RING_S, RING_FADE_S = 8.0, 2.0
"""How long what still sounds rings on in a chapter's file; what is longer fades at the end of that."""

AFTER_S = 1.0
"""How much of the room follows what rang on: audiobook shops want no less."""

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

    What still sounds when the next chapter begins rings on in its own alone. A chapter in which nothing is
    heard has none.
    """
    starts = [_cut(timeline, mark) for mark in timeline.chapters]
    spans = zip(timeline.chapters, pairwise([*starts, timeline.length]), strict=True)
    return tuple(_part(timeline, mark.title, *span) for mark, span in spans if span[1] > span[0])


def _part(timeline: Timeline, title: str, start: int, following: int) -> Timeline:
    """Return the timeline of a chapter whose file begins at `start`, and the next one's at `following`."""
    own = _own(timeline, start, following)
    end = _end(timeline, own, following)
    return Timeline(
        title,
        timeline.author,
        tuple(_trimmed(own, start, following, end)),
        (Mark(title, 0, end - start),),
        end - start,
        tuple(border - start for border in timeline.borders if start <= border < min(end, following)),
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


def _own(timeline: Timeline, start: int, following: int) -> list[Clip]:
    """Return what is heard in the file of a chapter: what begins in it, room tone, and beds that go on.

    A file may begin up to a step of the grid after the bed it begins with.
    """
    begun = (clip for clip in timeline.clips if clip.start <= following - GRID or is_room_tone(clip))
    return [
        clip
        for clip in begun
        if clip.start > start - GRID or (_goes_on(clip, start) and clip.start + clip.length > start)
    ]


def _goes_on(clip: Clip, frame: int) -> bool:
    """Tell whether a clip is heard in the chapter that begins at `frame`, too, and not only fading."""
    return is_room_tone(clip) or (clip.loop and clip.start + clip.length > frame + to_frames(RING_S))


def _silent(clip: Clip, following: int, end: int) -> int:
    """Return where a clip is over in the file of a chapter, which is over itself at `end`."""
    if is_room_tone(clip):
        return min(clip.start + clip.length, end)
    return (
        following
        if _goes_on(clip, following)
        else min(clip.start + clip.length, following + to_frames(RING_S))
    )


def _end(timeline: Timeline, own: Sequence[Clip], following: int) -> int:
    """Return where the file of a chapter is over: not long after its last sound."""
    heard = (clip for clip in own if not is_room_tone(clip))
    last = max((_silent(clip, following, following) for clip in heard), default=following)
    if last > following:
        return min(timeline.length, last + to_frames(AFTER_S))
    return min(following, last + to_frames(TAIL_S))


def _trimmed(own: Sequence[Clip], start: int, following: int, end: int) -> Iterator[Clip]:
    """Yield the clips of a chapter as they are heard in its file."""
    edge, ring = to_frames(EDGE_S), to_frames(RING_FADE_S)
    for clip in own:
        begins, ends = max(clip.start, start), _silent(clip, following, end)
        if begins >= ends:
            continue
        fade_out = clip.fade_out if ends == clip.start + clip.length else edge if clip.loop else ring
        yield replace(
            clip,
            start=begins - start,
            length=ends - begins,
            offset=clip.offset + begins - clip.start,
            points=tuple((frame - begins + clip.start, gain_db) for frame, gain_db in clip.points),
            fade_in=min(clip.fade_in if begins == clip.start else edge, (ends - begins) // 2),
            fade_out=min(fade_out, (ends - begins) // 2),
        )
