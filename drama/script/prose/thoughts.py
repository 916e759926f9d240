"""Thoughts: whole sentences in italics with `she thought` beside them."""

from collections.abc import Iterator, Sequence

from drama.script.prose.model import Quotation
from drama.story.model import Paragraph


def thoughts(
    text: str, number: int, paragraph: Paragraph, quotations: Sequence[Quotation]
) -> Iterator[Quotation]:
    """Yield the italics of a paragraph that somebody thinks."""
    yield from ()
