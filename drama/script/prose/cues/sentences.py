"""The narration of a scene in sentences, without what people say."""

import re
from collections.abc import Iterator, Sequence

from drama.script.prose.cues.model import Sentence
from drama.script.prose.names import NO_TITLE
from drama.script.prose.origins import Origin
from drama.story.model import Span

_LONGEST = 1200
"""Characters after which a text without full stops is cut all the same, so that time stays linear."""

_END = re.compile(rf"(?:{NO_TITLE}\.|[!?…])[.!?…]*[\"”’')\]*_]*(?=\s)|\n\s*\n")


def sentences(text: str, origins: Sequence[Origin]) -> list[Sentence]:
    """Return the sentences of the narration among a scene's lines, in order."""
    found = []
    before = 0
    for line, origin in enumerate(origins):
        whole = Span(origin.spans[0].start, origin.spans[-1].end)
        if origin.quoted is None or origin.quoted.kind == "told":
            for span in _cut(text, whole):
                found.append(Sentence(span, line, before, origin))
                before += text.count(" ", span.start, span.end) + 1
        else:
            before += text.count(" ", whole.start, whole.end) + 1
    return found


def _cut(text: str, whole: Span) -> Iterator[Span]:
    at = whole.start
    for end in (*(match.end() for match in _END.finditer(text, whole.start, whole.end)), whole.end):
        while end - at > _LONGEST:
            yield Span(at, at + _LONGEST)
            at += _LONGEST
        start = end - len(text[at:end].lstrip())
        if end > start:
            yield Span(start, end)
        at = end
