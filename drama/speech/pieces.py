"""Long words in pieces an engine speaks well, cut where a speaker would breathe."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

BREATHS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\b[A-Z])[.!?][\"')\u2019\u201d]*\s+",  # after a sentence, not after an initial
        r"[,;:\u2014\u2013)][\"'\u2019\u201d]*\s+",  # after a clause
        r"\s+",  # between words
    )
)
"""Where to cut, best first: behind each match."""

LEAST = 0.4
"""A piece has at least this much of its even share, lest a word or two stand alone."""

Span = tuple[int, int]


def pieces(text: str, longest: int, whole: Sequence[Span] = ()) -> Iterator[tuple[int, str]]:
    """Yield (offset, piece) with pieces of at most `longest` characters that together are the whole text.

    They are about as long as each other. No cut goes through a span of `whole`, which are in order, unless it
    is too long itself.
    """
    start = 0
    while (left := len(text) - start) > longest:
        share = left / -(-left // longest)
        most = min(longest, int(left - LEAST * share))
        end = start + _cut(text[start : start + longest], most, share, _within(whole, start))
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _cut(head: str, most: int, share: float, whole: Sequence[Span]) -> int:
    """Return how many characters of `head` the next piece takes: near its share, all where it has no gap."""
    for breath in BREATHS:
        ends = (match.end() for match in breath.finditer(head))
        good = [at for at in ends if LEAST * share <= at <= most and not _inside(at, whole)]
        if good:
            return min(good, key=lambda at: (abs(at - share), -at))
    gaps = [match.end() for match in BREATHS[-1].finditer(head)]
    return max((at for at in gaps if not _inside(at, whole)), default=max(gaps, default=len(head)))


def _within(whole: Sequence[Span], start: int) -> list[Span]:
    """Return the spans from `start` on, counted from there."""
    first = bisect_right(whole, start, key=lambda span: span[1])
    return [(one - start, other - start) for one, other in whole[first:]]


def _inside(at: int, whole: Iterable[Span]) -> bool:
    return any(one < at < other for one, other in whole)
