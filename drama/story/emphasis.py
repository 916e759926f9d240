"""Emphasis in plain text: `_so_`, `*so*` and `**so**`."""

import re
from collections.abc import Sequence
from itertools import chain

from drama.story.blocks import LINE_LIMIT
from drama.story.model import Span

_EMPHASIS = re.compile(
    r"(?<![\w_])(?P<line>_{1,2})(?=[^\s_])[^_]+(?<=\S)(?P=line)(?![\w_])"
    r"|(?<![\w*])(?P<star>\*{1,3})(?=[^\s*])[^*]+(?<=\S)(?P=star)(?![\w*])"
)
# What marks something in a novel's plain text without being part of a pair: an italic run on into the next
# paragraph, the bar some transcribers put before a drop capital, the number of a page or of a note.
_LONE = re.compile(
    r"(?<![\w_])_+(?=\w)|(?<=[\w.,;!?])_+(?![\w_])|(?<!\S)\|(?=\w)"
    r"|[\[{]\s?(?:[Pp]g?\.?\s?\d{1,4}|\d{1,3}|\*|[Nn]ote \d{1,3}|\^[^\]\s]{1,40})[\]}]"
    r"|(?<![\w~])~~(?=[^\s~][^~]*~~)|(?<=[^\s~])~~(?![\w~])"  # ~~struck out~~
)


def marks(text: str, start: int, end: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the emphasised stretches between two offsets, and the characters that only mark them."""
    if not _MAYBE.search(text, start, end):
        return (), ()
    inner, outer = [], []
    for found in _EMPHASIS.finditer(text, start, end):
        width = len(found["line"] or found["star"])
        inner.append(Span(found.start() + width, found.end() - width))
        outer.append((Span(found.start(), found.start() + width), Span(found.end() - width, found.end())))
    paired = set(chain.from_iterable(outer))
    taken = {span.start for span in paired}
    lone = {Span(*found.span()) for found in _LONE.finditer(text, start, end) if found.start() not in taken}
    return tuple(inner), tuple(_apart(sorted(paired | lone)))


_PAIR = re.compile(
    r"(?<![\w*_])(?P<mark>_{1,2}(?!_)|\*{1,3}(?!\*))(?=\S)(?P<words>.+?)(?<=\S)(?P=mark)(?![\w*_])", re.DOTALL
)


def unmarked(words: str) -> str:
    """Return a title or name without marks of emphasis; the underscores of `star_wars_girl` are its own."""
    if len(words) > LINE_LIMIT:
        return words
    inner = _PAIR.sub(r"\g<words>", words)
    return inner if inner == words else unmarked(inner)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Return sorted spans with those that overlap made one, as star and note number of `[*] so*`."""
    apart: list[Span] = []
    for span in spans:
        if apart and span.start < apart[-1].end:
            span = Span(apart[-1].start, max(apart.pop().end, span.end))
        apart.append(span)
    return apart


_MAYBE = re.compile(r"[_*|\[{~]")
