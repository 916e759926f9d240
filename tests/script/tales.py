"""Stories for tests, made from a text without a reader."""

import re

from drama.errors import Place
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
