"""Thoughts: whole sentences in italics with `she thought` beside them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from drama.script.prose.model import Quotation
from drama.script.prose.tags import words_of
from drama.story.model import Paragraph, Span

_THINKS = frozenset(
    {"thought", "thinks", "think", "wondered", "wonders", "mused", "reflected", "realised", "realized"}
)
_NEAR = 50
_CLAUSE = re.compile(r"[^.!?;:\u2026]*$")
_BEGINS_AFTER = '.!?\u2026:,\u201d"\u2014'
_CALLS = ",!?"
_ENDS = ".!?\u2026,-\u2014"


def _whole(text: str, span: Span, before: str) -> bool:
    """Tell whether the italics are a sentence of their own: begun and ended as one, and no stressed word."""
    words = text[span.start : span.end].strip("_* ")
    begun = not before or before[-1] in _BEGINS_AFTER
    more = len(words.split()) > 1 or words[-1:] in _CALLS
    return begun and more and words[:1].isupper() and words[-1:] in _ENDS


def _tagged(after: str, before: str) -> bool:
    """Tell whether somebody thinks right after the italics, or in the clause that leads up to them."""
    clause = _CLAUSE.search(before[:-1]) if before.endswith((",", ":")) else None
    nearby = words_of(after)[:3] + (words_of(clause.group())[-4:] if clause else [])
    return any(word.lower() in _THINKS for word in nearby)


def _thought(text: str, span: Span, paragraph: Paragraph, *, goes_on: bool) -> bool:
    """Tell whether italics are thought: by a tag of their own, or behind others of the paragraph that are."""
    before = text[max(paragraph.start, span.start - _NEAR) : span.start].rstrip("_* \n")
    after = text[span.end : min(paragraph.end, span.end + _NEAR)].lstrip("_* ")
    return _whole(text, span, before) and (goes_on or _tagged(after, before))


def thoughts(
    text: str, number: int, paragraph: Paragraph, quotations: Sequence[Quotation]
) -> Iterator[Quotation]:
    """Yield the italics of a paragraph that somebody thinks; those inside a quotation are only stressed."""
    starts = [one.outer.start for one in quotations]
    goes_on = False
    for span in paragraph.emphasis:
        last = bisect_left(starts, span.end) - 1
        quoted = last >= 0 and quotations[last].outer.end > span.start
        if not quoted and _thought(text, span, paragraph, goes_on=goes_on):
            goes_on = True
            yield Quotation(span.start, span.end, span, number, "thought")
