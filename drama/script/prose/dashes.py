"""Dialogue behind dashes: `—Oui, said he, come.`, `—Ven —dijo ella—. Pronto.` and `— Idź — powiedziała.`

A dash with a space on either side may as well be the speaker's own: there it takes a tag to tell.
"""

import re
from collections.abc import Iterator

from drama.script.prose.names import NO_TITLE
from drama.script.prose.tags import tag
from drama.story.model import Span

LEAD = re.compile(r"\s*(?:[\u2014\u2013\u2015]|-{1,3}(?=[^\s-]|\s+\w))\s*(?=\S)")
"""The dash that opens a paragraph of dialogue."""

_STOP = re.compile(r"[,.!?\u2026]\s+")
_DASH = r"(?:[\u2014\u2013\u2015]|-{1,3})"
_INSERTED = re.compile(rf"\s(?:[\u2014\u2013](?=\w)|{_DASH}(?P<apart>\s+))")
_INSERT_ENDS = re.compile(rf"(?:[\u2014\u2013]|\s{_DASH})[.,;:!?]?(?=\s)")
_SENTENCE_ENDS = re.compile(
    rf"(?:{NO_TITLE}(?<!\b[A-Z])\.|[!?:\u2026])[.!?:\u2026]*(?=\s)|,(?=\s(?!and\b|with\b|as\b|\w+ing\b))"
)


def _insertion(text: str, start: int, end: int) -> Span | None:
    """Return the first stretch between `start` and `end` in which the narrator speaks."""
    dashes = _INSERTED.finditer(text, start, end)
    dashed = next((one for one in dashes if not one["apart"] or tag(text, one.end(), end) is not None), None)
    if dashed:
        closed = _INSERT_ENDS.search(text, dashed.end(), end)
        return Span(dashed.start(), closed.end() if closed else end)
    for stop in _STOP.finditer(text, start, end):
        verb = tag(text, stop.end(), end)
        if verb is not None:
            closed = _SENTENCE_ENDS.search(text, verb, end)
            return Span(stop.end(), closed.end() if closed else end)
    return None


def speeches(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is spoken in a paragraph of dash dialogue, the dash and the insertions left out."""
    lead = LEAD.match(text, start, end)
    at = lead.end() if lead else start
    while at < end:
        inserted = _insertion(text, at, end)
        yield Span(at, inserted.start if inserted else end)
        at = inserted.end if inserted else end
