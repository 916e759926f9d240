"""Borders: where an episode can be taken apart and joined again, so that an edit is not heard beyond them.

What follows a border lies a whole number of `GRID` frames into the episode, and beds begin anew there:
whatever is edited before it, what follows sounds the same to the last sample.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from zlib import crc32

from drama.timeline.model import Clip
from drama.units import to_frames

GRID = 1_152
"""The frames of sound in one frame of an MP3, which begins and ends where a file can be joined."""

SHORTEST, LONGEST = to_frames(20.0), to_frames(90.0)
"""Between two borders inside a scene: no line begins another sooner, and every one does so later."""

LEAD = 16 * GRID
"""How long before a border what follows already counts: filters, limiter and encoder settle in that time."""

CROSSING_S = 1.5
"""A bed that goes on fades into its new beginning in this time, and has done so `LEAD` before the border."""

_ONE_IN = 4
_STREAM = to_frames(1_800.0)  # beds begin anew somewhere in their first half hour


@dataclass(frozen=True, slots=True)
class Border:
    """A frame of the episode, a multiple of `GRID`, and the words that are heard next."""

    frame: int
    words: str


def begins(words: str, since: int) -> bool:
    """Return whether a line begins after a border of its own, `since` frames after the last one.

    Its words decide, so that after an edit the next borders are found where they were.
    """
    return since >= LONGEST or (since >= SHORTEST and crc32(words.encode()) % _ONE_IN == 0)


def renewed(clip: Clip, borders: Sequence[Border]) -> Iterator[Clip]:
    """Yield a looped ambience as clips that begin anew at each border, elsewhere in the bed.

    Each fades into the next. A border too near to either end is passed over; other clips stay whole.
    """
    if not clip.loop or clip.track != "ambience":
        yield clip
        return
    fade = to_frames(CROSSING_S)
    end = clip.start + clip.length
    starts = [(clip.start, clip.offset)]
    for border in borders:
        start = border.frame - LEAD - fade
        if start >= starts[-1][0] + fade + clip.fade_in and border.frame <= end - fade - clip.fade_out:
            starts.append((start, crc32(f"{clip.key} {border.words}".encode()) % _STREAM))
    for (start, offset), (following, _) in pairwise([*starts, (end, 0)]):
        last = following == end
        yield replace(
            clip,
            start=start,
            length=end - start if last else following + fade - start,
            offset=offset,
            fade_in=clip.fade_in if start == clip.start else fade,
            fade_out=clip.fade_out if last else fade,
        )


def in_one(clips: Iterable[Clip]) -> Iterator[tuple[Clip, tuple[Clip, ...]]]:
    """Yield clips in the order they begin, each with its pieces: a bed that was `renewed` is one again.

    It is as long as it is heard, and without the points of its pieces.
    """
    fade = to_frames(CROSSING_S)
    runs: list[list[Clip]] = []
    open_runs: dict[tuple[str, str, int], list[Clip]] = {}
    for clip in sorted(clips, key=lambda clip: clip.start):
        run = open_runs.pop((clip.key, clip.name, clip.start), [])
        if not run:
            runs.append(run)
        run.append(clip)
        if clip.loop and clip.track == "ambience":
            open_runs[clip.key, clip.name, clip.start + clip.length - fade] = run
    for first, *rest in runs:
        yield _rejoined(first, rest[-1]) if rest else first, (first, *rest)


def _rejoined(first: Clip, last: Clip) -> Clip:
    length = last.start + last.length - first.start
    return replace(first, length=length, fade_out=last.fade_out, points=())
