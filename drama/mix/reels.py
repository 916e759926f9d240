"""Reels: the stretches of an episode that are mixed, mastered and encoded by themselves.

A reel is known by a hash of all that is heard in it and shortly before and after, counted from its own
beginning: wherever it moves to, and whatever else is edited, it is found again. It is played from exactly
what was hashed, so that the same key is the same sound.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import pairwise

from drama.measure.loudness import Block
from drama.mix.play import check_takes, mix
from drama.store.shelf import Shelf, take_key
from drama.timeline.borders import GRID, LEAD
from drama.timeline.model import Clip, Timeline
from drama.timeline.sounding import sounding

RECIPE = 3
"""Goes up whenever another sound is mixed of the same clips."""

TRAIL = 6 * GRID
"""How long after a reel what follows still counts: the limiter and the encoder look ahead."""

LONGEST = 4_594 * GRID  # two minutes: where the timeline has no border, one is set
_MARGIN = 64  # frames between two values of a fader in the mix
_UNHEARD = ("role", "line", "name", "words", "marks", "space", "tail_of", "dip_db")
_HEARD = tuple(one.name for one in fields(Clip) if one.name not in _UNHEARD)


@dataclass(frozen=True, slots=True)
class Reel:
    """A stretch of a mix: `play` gives `lead` frames before it, its `length`, and `trail` frames after it."""

    key: str
    length: int
    lead: int
    trail: int
    play: Callable[[], Iterable[Block]]

    def body(self) -> Iterator[Block]:
        """Play the reel without what is before and after it."""
        return trimmed(self.play(), self.lead, self.lead + self.length)


def trimmed(blocks: Iterable[Block], start: int, end: int) -> Iterator[Block]:
    """Yield the frames of a stream from `start` to `end`."""
    at = 0
    for block in blocks:
        frames = block.shape[1]
        if at < end and at + frames > start:
            yield block[:, max(0, start - at) : end - at]
        at += frames
        if at >= end:
            return


def reels(timeline: Timeline, shelf: Shelf) -> tuple[Reel, ...]:
    """Return the reels of a timeline in order, together as long as it is.

    Raises `OutputError` with every clip whose take is missing from the shelf.
    """
    check_takes(timeline, shelf)
    stretches = list(pairwise([*_borders(timeline), timeline.length]))
    heard = sounding(timeline.clips, (_window(timeline, start, end) for start, end in stretches))
    return tuple(
        _reel(timeline, shelf, start, end, clips)
        for (start, end), clips in zip(stretches, heard, strict=True)
    )


def _borders(timeline: Timeline) -> list[int]:
    """Return where the reels begin: at the timeline's borders, and where those are too far apart."""
    borders = [0]
    for border in (*timeline.borders, timeline.length):
        while border - borders[-1] > LONGEST:
            borders.append(borders[-1] + LONGEST)
        if border > borders[-1] + LEAD and border % GRID == 0 and border < timeline.length - LEAD:
            borders.append(border)
    return borders


def reel(timeline: Timeline, shelf: Shelf, start: int, end: int) -> Reel:
    """Return a stretch of a timeline, from the frame `start` to `end`, as a reel."""
    (clips,) = sounding(timeline.clips, [_window(timeline, start, end)])
    return _reel(timeline, shelf, start, end, clips)


def _window(timeline: Timeline, start: int, end: int) -> tuple[int, int]:
    """Return from which frame on, and up to which one, what sounds counts for a reel."""
    return max(0, start - LEAD), min(timeline.length, end + TRAIL)


def _reel(timeline: Timeline, shelf: Shelf, start: int, end: int, heard: Iterable[Clip]) -> Reel:
    first, last = _window(timeline, start, end)
    lead, trail = start - first, last - end
    clips = tuple(_within(clip, first, last) for clip in heard)
    window = Timeline("", "", clips, (), last - first)
    key = take_key(
        "reel",
        recipe=RECIPE,
        length=end - start,
        lead=lead,
        trail=trail,
        clips=[_heard(clip) for clip in clips],
    )
    return Reel(key, end - start, lead, trail, partial(mix, window, shelf))


def _heard(clip: Clip) -> dict[str, object]:
    return {name: getattr(clip, name) for name in _HEARD}


def _within(clip: Clip, first: int, last: int) -> Clip:
    """Return a clip counted from the frame `first`, without what is of no account from there to `last`."""
    end = clip.start + clip.length
    points = _points_within(clip.points, first - clip.start, min(last, end) - clip.start)
    faded_in = clip.start + clip.fade_in <= first
    clip = replace(clip, start=clip.start - first, points=points, marks=(), words="")
    if faded_in:
        clip = replace(clip, fade_in=0)
    if end - clip.fade_out >= last:
        clip = replace(clip, length=last - first - clip.start, fade_out=0)
    return clip


def _points_within(
    points: tuple[tuple[int, float], ...], first: int, last: int
) -> tuple[tuple[int, float], ...]:
    """Return the points that move the fader between two frames of a clip, none further than it need be."""
    first, last = first - _MARGIN, last + _MARGIN
    low = max(0, bisect_right(points, first, key=lambda point: point[0]) - 1)
    high = bisect_left(points, last, key=lambda point: point[0])
    kept = list(points[low : high + 1])
    if len({gain_db for _, gain_db in kept}) <= 1:
        return ((0, kept[0][1]),) if kept and kept[0][1] else ()
    if kept[0][1] == kept[1][1] and kept[0][0] < first:
        kept[0] = first, kept[0][1]
    if kept[-1][1] == kept[-2][1] and kept[-1][0] > last:
        kept[-1] = last, kept[-1][1]
    return tuple(kept)
