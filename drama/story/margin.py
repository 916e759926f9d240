"""Comments in the margin, as Google Docs appends them to a text: `eleven.[a]`, and at the end `[a]ten?`."""

import re
from collections.abc import Iterator
from itertools import count, islice, product
from string import ascii_lowercase

from drama.story.model import Span

_OPENING = re.compile(r"^[ \t]*\[(?P<label>[a-z]{1,3})\](?=[ \t]*\S)", re.MULTILINE)
_MARK = re.compile(r"(?P<touching>(?<=\S))?\[(?P<label>[a-z]{1,3})\](?!\w)")


def comments(text: str) -> tuple[int, list[Span]]:
    """Return where the comments after a text begin, at its end without any, and the marks in it for them.

    Their labels count up from `[a]`, and each stands in the text as well, at least one right behind a word.
    """
    openings = list(_OPENING.finditer(text))
    start = next((found.start() for found in reversed(openings) if found["label"] == "a"), len(text))
    labels = [found["label"] for found in openings if found.start() >= start]
    known = set(labels)
    marks = [found for found in _MARK.finditer(text, 0, start) if found["label"] in known]
    counted = labels == list(islice(_labels(), len(labels)))
    touching = any(found["touching"] is not None for found in marks)
    if not counted or not touching or {found["label"] for found in marks} != known:
        return len(text), []
    return start, [Span(*found.span()) for found in marks]


def _labels() -> Iterator[str]:
    """Yield `a` to `z`, `aa`, `ab` and so on."""
    return ("".join(letters) for length in count(1) for letters in product(ascii_lowercase, repeat=length))
