"""Long words in pieces an engine speaks well, cut where a speaker would breathe."""

import re
from collections.abc import Iterator

BREATHS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r".*[.!?][\"'\u2019\u201d)]*\s",  # after a sentence
        r".*[,;:\u2014\u2013)]\s",  # after a clause
        r".*\s",  # between words
    )
)
"""Where to cut, best first; each pattern takes as much as it can."""


def pieces(text: str, longest: int) -> Iterator[tuple[int, str]]:
    """Yield (offset, piece) with pieces of at most `longest` characters that together are the whole text."""
    start = 0
    while len(text) - start > longest:
        size = _cut(text[start : start + longest])
        yield start, text[start : start + size]
        start += size
    yield start, text[start:]


def _cut(head: str) -> int:
    """Return how many characters of `head` the next piece takes: all of it where it has no gap."""
    matches = (pattern.match(head) for pattern in BREATHS)
    return next((match.end() for match in matches if match), len(head))
