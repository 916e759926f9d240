"""What reading prose for its speakers yields: the seam between the converter and any way of attributing.

Paragraphs go in, quotations, people and an attribution for every quotation come out. Offsets point into
`Story.text`.
"""

from dataclasses import dataclass
from typing import Literal

from drama.story.model import Span

QuotationKind = Literal["speech", "thought", "not_speech", "told"]
Gender = Literal["male", "female", "unknown"]
Age = Literal["child", "young", "adult", "old", "unknown"]


def clash(one: Gender, other: Gender) -> bool:
    """Return whether two genders are known to be two people's."""
    return {one, other} >= {"male", "female"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """One unbroken stretch of quoted text; `start` and `end` lie inside the quotation marks.

    `outer` takes in the marks themselves, where there are any: what is "told" is narration that the writer
    gave to somebody. `paragraph` counts paragraphs of the story from 0. A speech that
    runs over several paragraphs is one quotation a paragraph, all but the first with `continues` set.
    """

    start: int
    end: int
    outer: Span
    paragraph: int
    kind: QuotationKind = "speech"
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the story, under the name the cast will show; `aliases` are the other names used."""

    name: str
    aliases: tuple[str, ...] = ()
    gender: Gender = "unknown"
    age: Age = "unknown"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks one quotation, and why.

    `speaker` is a person's name, or None where nothing speaks for anybody. `confidence` is 0.0 to 1.0,
    `method` a short name of the rule ("said X"), `evidence` the words of the story it rests on, `others`
    the runners-up with their confidence, best first.
    """

    speaker: str | None
    confidence: float
    method: str
    evidence: Span | None = None
    others: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A story read for its speakers: one attribution for every quotation, in order."""

    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    people: tuple[Person, ...]
