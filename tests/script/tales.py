"""Stories for tests, made from a text without a reader, and who speaks in them."""

import re

from drama.errors import Place
from drama.script.prose.attribute import attribute
from drama.script.prose.model import Quotation
from drama.story.model import Chapter, Paragraph, Scene, Span, Story


def story(text):
    """Return a story of one scene; a blank line parts paragraphs, underscores mark emphasis."""
    paragraphs = []
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        start, end = match.span()
        stressed = [Span(m.start(1), m.end(1)) for m in re.finditer(r"\b_([^_]+)_", text[start:end])]
        emphasis = tuple(Span(start + a, start + b) for a, b in stressed)
        markup = tuple(Span(at, at + 1) for span in emphasis for at in (span.start - 1, span.end))
        place = Place("story.txt", text.count("\n", 0, start) + 1)
        paragraphs.append(Paragraph(start, end, place, emphasis, markup))
    chapter = Chapter("", (Scene(tuple(paragraphs)),), Place("story.txt", 1))
    return Story("A Test", "", text, (chapter,), (), "story.txt")


def quotations_of(tale):
    """Return everything in straight double quotation marks, paragraph by paragraph."""
    return tuple(
        Quotation(
            paragraph.start + found.start(1),
            paragraph.start + found.end(1),
            Span(paragraph.start + found.start(), paragraph.start + found.end()),
            number,
        )
        for number, paragraph in enumerate(tale.paragraphs())
        for found in re.finditer(r'"([^"]*)"?', tale.text[paragraph.start : paragraph.end])
    )


def read(text):
    """Return the reading of a text."""
    tale = story(text)
    return attribute(tale, quotations_of(tale))


def speakers(text):
    """Return who speaks each quotation of a text."""
    return [found.speaker for found in read(text).attributions]


def person(reading, name):
    """Return the person of a reading who goes by a name."""
    return next(person for person in reading.people if person.name == name)
