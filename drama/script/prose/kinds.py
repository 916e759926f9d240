"""What a stretch in quotation marks is: something said, or a title, a scare quote, a sign."""

import re
from collections.abc import Sequence

from drama.script.prose.model import QuotationKind
from drama.script.prose.tags import is_tag, tag
from drama.story.model import Span


def kinds(text: str, paragraph: Span, quotations: Sequence[tuple[Span, Span]]) -> list[QuotationKind]:
    """Return the kind of every quotation (inner and outer stretch) of one paragraph."""
    return ["speech" for _ in quotations]
