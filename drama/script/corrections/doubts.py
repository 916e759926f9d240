"""The lines whose speaker is in doubt, the most doubtful first, with all that helps a writer decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from drama.errors import Place
from drama.script.prose.model import Attribution, QuotationKind, Reading
from drama.script.prose.origins import DOUBTFUL
from drama.story.model import Paragraph, Story

MOST_CANDIDATES = 9
"""One key each."""

_NEARBY = 6


@dataclass(frozen=True, slots=True)
class Doubt:
    """A quotation in doubt: its number and id, the paragraph around it as three pieces, and why so.

    `above` are up to two paragraphs before that one, `below` is the next: an answer often shows who speaks.
    `candidates` are who may speak it with their share, 0.0 for people who merely speak nearby.
    """

    number: int
    id: str
    place: Place
    above: str
    before: str
    said: str
    after: str
    below: str
    speaker: str | None
    confidence: float
    method: str
    evidence: str
    candidates: tuple[tuple[str, float], ...]
    kind: QuotationKind = "speech"


def doubts(
    story: Story, reading: Reading, names: Sequence[str], everything: bool = False
) -> tuple[Doubt, ...]:
    """Return the doubtful quotations of a reading, the least certain first; `names` are the ids of all.

    With `everything`, those without doubt too, and thoughts: without a sure thinker the narrator has them,
    and so they are never asked about.
    """
    paragraphs = tuple(story.paragraphs())
    found = []
    for number, (quotation, one) in enumerate(zip(reading.quotations, reading.attributions, strict=True)):
        doubtful = quotation.kind == "speech" and one.confidence < DOUBTFUL
        if quotation.kind == "not_speech" or not (everything or doubtful):
            continue
        paragraph = paragraphs[quotation.paragraph]
        start, end = quotation.outer
        found.append(
            Doubt(
                number,
                names[number],
                paragraph.place,
                _text(story, paragraphs[max(0, quotation.paragraph - 2) : quotation.paragraph]),
                story.text[paragraph.start : start],
                story.text[start:end],
                story.text[end : paragraph.end],
                _text(story, paragraphs[quotation.paragraph + 1 : quotation.paragraph + 2]),
                one.speaker,
                one.confidence,
                one.method,
                story.text[one.evidence.start : one.evidence.end] if one.evidence else "",
                _candidates(reading, number, one),
                quotation.kind,
            )
        )
    return tuple(sorted(found, key=lambda doubt: (doubt.confidence, doubt.number)))


def _text(story: Story, paragraphs: Sequence[Paragraph]) -> str:
    return "\n\n".join(story.text[one.start : one.end] for one in paragraphs)


def _candidates(reading: Reading, number: int, one: Attribution) -> tuple[tuple[str, float], ...]:
    shares = {one.speaker: one.confidence} if one.speaker else {}
    shares |= {name: share for name, share in one.others if name not in shares}
    around = range(max(0, number - _NEARBY), min(len(reading.attributions), number + _NEARBY + 1))
    for other in sorted(around, key=lambda at: abs(at - number)):
        speaker = reading.attributions[other].speaker
        if speaker is not None:
            shares.setdefault(speaker, 0.0)
    return tuple(shares.items())[:MOST_CANDIDATES]
