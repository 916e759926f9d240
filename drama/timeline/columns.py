"""Speeches side by side: what of a scene is said or heard within one, while another is spoken.

A screenplay sets the whole of two speeches beside each other; each runs on in its own time.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drama.script.model import Beat, Line


def within_columns(beats: Sequence[Beat]) -> frozenset[int]:
    """Return the numbers of the beats that come behind the first line of a speech with another beside it."""
    speeches = list(_speeches(beats))
    beside = [isinstance(line := beats[speech[0]], Line) and line.dual for speech in speeches]
    within = [speech for speech, dual in zip(speeches, beside, strict=True) if dual]
    within += [speech for (speech, _), (_, dual) in pairwise(zip(speeches, beside, strict=True)) if dual]
    return frozenset(number for speech in within for number in speech[1:])


def _speeches(beats: Sequence[Beat]) -> Iterator[range]:
    """Yield the beats of each speech, from its first line to its last."""
    first = last = -1
    for number, beat in enumerate(beats):
        if not isinstance(beat, Line):
            continue
        if not beat.goes_on or first < 0:
            if first >= 0:
                yield range(first, last + 1)
            first = number
        last = number
    if first >= 0:
        yield range(first, last + 1)
