"""Narration that the writer gave to somebody: a text message, a letter, a chapter that another one tells.

No marks set it apart in the story: a stretch of narration that is a line of the script becomes a quotation of
its own kind, and is from then on corrected, counted and found again as the others are.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drama.script.corrections.model import Corrections, Placed
from drama.script.corrections.recast import recast
from drama.script.prose.confidence import SETTLED
from drama.script.prose.model import Attribution, Quotation, Reading
from drama.script.prose.origins import Origin
from drama.story.model import Span, Story


@dataclass(frozen=True, slots=True)
class Narration:
    """The lines that the narrator has, as the quotations they would be, and the corrections of them."""

    lines: tuple[Quotation, ...] = ()
    placed: Placed = Placed()

    @property
    def given(self) -> tuple[Quotation, ...]:
        """The lines that the writer gave to somebody, in order."""
        return tuple(self.lines[number] for number, _ in self.placed.kept)

    @property
    def kept(self) -> tuple[Quotation, ...]:
        """The lines that the narrator keeps."""
        given = set(self.given)
        return tuple(line for line in self.lines if line not in given)


def narration(story: Story, origins: Sequence[Origin]) -> tuple[Quotation, ...]:
    """Return the lines that the narrator has, in order, as the quotations they would be."""
    paragraphs = [paragraph.start for paragraph in story.paragraphs()]
    spans = (Span(one.spans[0].start, one.spans[-1].end) for one in origins if one.quoted is None)
    return tuple(
        Quotation(span.start, span.end, span, bisect_right(paragraphs, span.start) - 1, "told")
        for span in spans
    )


def in_order(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return quotations and lines of narration in the order of the story, a thought before its line."""
    return tuple(sorted(quotations, key=_order))


def _order(one: Quotation) -> tuple[int, bool]:
    return one.start, one.kind == "told"


def together(
    reading: Reading, placed: Placed, told: Narration, decided: Corrections, text: str
) -> tuple[Reading, Placed]:
    """Return a reading with the narration that was given to somebody, and all corrections by number.

    `decided` and `text` are as `recast` takes them: whom the writer calls so is settled as for other lines.
    """
    speakers = [Attribution(correction.speaker, 1.0, SETTLED) for _, correction in told.placed.kept]
    every = [
        *zip(reading.quotations, reading.attributions, strict=True),
        *zip(told.given, speakers, strict=True),
    ]
    every.sort(key=lambda pair: _order(pair[0]))
    numbers = {quotation: number for number, (quotation, _) in enumerate(every)}
    kept = [(numbers[reading.quotations[number]], correction) for number, correction in placed.kept]
    kept += [(numbers[told.lines[number]], correction) for number, correction in told.placed.kept]
    whole = replace(
        placed,
        kept=tuple(sorted(kept, key=lambda pair: pair[0])),
        lost=(*placed.lost, *told.placed.lost),
        doubled=(*placed.doubled, *told.placed.doubled),
    )
    quotations, attributions = tuple(one for one, _ in every), tuple(one for _, one in every)
    given = Reading(quotations, attributions, reading.people)
    return recast(given, replace(decided, narrator=""), text, whole.apart), whole
