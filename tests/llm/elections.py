"""A small story and its reading, made by hand: what is voted on in these tests does not hang on the rules."""

import re

from drama.errors import Place
from drama.script.prose.model import Attribution, Person, Quotation, Reading
from drama.story.model import Chapter, Paragraph, Scene, Span, Story

DOUBT = Attribution("Mara", 0.5, "to and fro", Span(0, 4), (("Tom", 0.3), ("Bram", 0.1)))
SURE = Attribution("Tom", 0.95, "said X", Span(0, 3), (("Mara", 0.05),))

TALE = """The kettle sang. Mara and Tom and Bram looked at it.

"Take it off."

"You take it off."

"Nobody moves," said Tom."""


def story(*scenes):
    """Return a story of these scenes; a blank line parts paragraphs."""
    text = "\n\n".join(scenes)
    at, made = 0, []
    for scene in scenes:
        spans = [match.span() for match in re.finditer(r"\S(?:.|\n(?!\n))*", scene)]
        made.append(Scene(tuple(Paragraph(at + a, at + b, Place("tale.txt", 1)) for a, b in spans)))
        at += len(scene) + 2
    return Story("A Tale", "", text, (Chapter("", tuple(made), Place("tale.txt", 1)),), (), "tale.txt")


def reading(tale, *attributions):
    """Return a reading in which the quotations of a story have these attributions, the last one repeated."""
    quotations = tuple(
        Quotation(p.start + m.start(1), p.start + m.end(1), Span(p.start + m.start(), p.start + m.end()), n)
        for n, p in enumerate(tale.paragraphs())
        for m in re.finditer(r'"([^"]*)"', tale.text[p.start : p.end])
    )
    given = attributions + attributions[-1:] * len(quotations)
    people = tuple(Person(name) for name in ("Mara", "Tom", "Bram"))
    return Reading(quotations, given[: len(quotations)], people)
