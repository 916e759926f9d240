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

_DASH = r"(?:[\u2014\u2013\u2015]|-{1,3})"
_OPENS = re.compile(
    rf"\s(?:(?P<beside>[\u2014\u2013])(?=\w)|{_DASH}\s+)|(?P<stop>[,.!?\u2026])(?=(?P<gap>\s+))"
)
"""Where an insertion may begin: at a dash, or behind a mark and the space after it."""

_INSERT_ENDS = re.compile(rf"(?:[\u2014\u2013]|\s{_DASH})[.,;:!?]?(?=\s)")
_SENTENCE_ENDS = re.compile(
    rf"(?:{NO_TITLE}(?<!\b[A-Z])\.|[!?:\u2026])[.!?:\u2026]*(?=\s)|,(?=\s(?!and\b|with\b|as\b|\w+ing\b))"
)


def _insertion(text: str, start: int, end: int) -> Span | None:
    """Return the first stretch between `start` and `end` in which the narrator speaks."""
    for opening in _OPENS.finditer(text, start, end):
        begins = opening.end("gap") if opening["stop"] else opening.end()
        verb = begins if opening["beside"] else tag(text, begins, end)
        if verb is None:
            continue
        closing = _SENTENCE_ENDS if opening["stop"] else _INSERT_ENDS
        closed = closing.search(text, verb if opening["stop"] else begins, end)
        return Span(begins if opening["stop"] else opening.start(), closed.end() if closed else end)
    return None


def speeches(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is spoken in a paragraph of dash dialogue, the dash and the insertions left out."""
    lead = LEAD.match(text, start, end)
    at = lead.end() if lead else start
    while at < end:
        inserted = _insertion(text, at, end)
        yield Span(at, inserted.start if inserted else end)
        at = inserted.end if inserted else end
