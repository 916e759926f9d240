"""A part of a story, as its chosen chapters are: read with all that the whole story tells of its people.

A chapter by itself may call somebody by half a name, or by none.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from drama.script.prose.attribute import Settled, attribute
from drama.script.prose.model import Quotation, Reading
from drama.script.prose.recall import Recall
from drama.story.model import Story


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters of a `whole` story, with the `quotations` of the whole.

    `story` has only these chapters, its text is that of the whole. `own` maps the numbers of its quotations
    in the whole, in order, to them as they count in the part.
    """

    whole: Story
    quotations: tuple[Quotation, ...]
    story: Story
    own: Mapping[int, Quotation]


def part_of(whole: Story, quotations: tuple[Quotation, ...], story: Story) -> Part:
    """Return the chapters that a `story` chosen from the whole has, as a part of it."""
    numbers = {paragraph.start: number for number, paragraph in enumerate(story.paragraphs())}
    places = [numbers.get(paragraph.start) for paragraph in whole.paragraphs()]
    own = {
        number: replace(one, paragraph=place)
        for number, one in enumerate(quotations)
        if (place := places[one.paragraph]) is not None
    }
    return Part(whole, quotations, story, own)


def attribute_part(
    part: Part, settled: Settled, recall: Recall, alone: Collection[int] = frozenset()
) -> Reading:
    """Return who speaks each quotation of a part, and everybody who speaks in it.

    What is `settled`, and `alone`, is so by number of the quotation in the part.
    """
    numbers = list(part.own)
    known = {numbers[number]: name for number, name in settled.items()}
    reading = attribute(
        part.whole, part.quotations, known, recall, part.own.keys(), {numbers[one] for one in alone}
    )
    return replace(
        reading,
        quotations=tuple(part.own.values()),
        attributions=tuple(reading.attributions[number] for number in numbers),
    )
