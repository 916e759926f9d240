"""What a story is once it has been read, whatever file it came from.

Conventions: `Story.text` is the whole text as read, never changed afterwards; every other record points
into it with character offsets `start` (first) and `end` (one past the last). Chapters, scenes,
paragraphs and asides are in reading order and never overlap.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, NamedTuple

from drama.errors import Place

Reason = Literal[
    "title page",  # title, byline and the like, known to the show and kept for the credits
    "contents",  # a table of contents
    "heading",  # a chapter's heading: it becomes the chapter's title
    "heading left out",  # one over nothing or inside a chapter: no title has its words
    "scene break",  # *** and its kin
    "author's note",  # A/N, beginning and end notes, disclaimers
    "site text",  # what an archive puts around a story: tags, kudos, statistics
    "licence",  # Project Gutenberg's header and footer, copyright pages
    "footnote",  # note markers and the notes themselves
    "front or back matter",  # praise, other books, acknowledgments, the author
    "outside the reading order",  # pages that an EPUB opens by links alone
    "comment",  # what a writer put into <!-- --> in Markdown
    "image",  # the words that stand for a picture
    "markup",  # characters that mark emphasis and are not words
    "not chosen",  # chapters the user did not ask for
]
"""Why a stretch of the story is not spoken."""


class Span(NamedTuple):
    """A stretch of `Story.text`: offsets of its first character and of the one after its last."""

    start: int
    end: int


def within(spans: Sequence[Span], whole: Span) -> Iterator[Span]:
    """Yield the parts of spans, in order and apart, that lie in another, in time that grows with those."""
    for number in range(bisect_right(spans, whole.start, key=attrgetter("end")), len(spans)):
        if spans[number].start >= whole.end:
            return
        yield Span(max(spans[number].start, whole.start), min(spans[number].end, whole.end))


def shown(text: str, start: int, end: int, marks: Iterable[Span]) -> str:
    """Return the text between two offsets without marks in it, which are in order and apart."""
    edges = [start, *(at for span in marks for at in span), end]
    return "".join(text[begin:stop] for begin, stop in zip(edges[::2], edges[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the story: where it is in the text, and where in the user's file.

    `emphasis` are the stretches set in italics or bold. Nobody speaks `markup`, the characters inside the
    paragraph that only mark it (the underscores of `_so_`), nor `notes`, what its author puts in about it.
    """

    start: int
    end: int
    place: Place
    emphasis: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()

    @property
    def unspoken(self) -> tuple[Span, ...]:
        """Return the stretches inside the paragraph that nobody speaks, in order."""
        return tuple(sorted((*self.markup, *self.notes))) if self.notes else self.markup


@dataclass(frozen=True, slots=True)
class Scene:
    """Paragraphs between two scene breaks."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its title as the story gives it ("" where it gives none) and its scenes.

    `number` counts the chapters of the whole story from 1, also where only some of them were chosen.
    """

    title: str
    scenes: tuple[Scene, ...]
    place: Place
    number: int = 0


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the story that is set aside: not spoken, listed with the reason, never lost."""

    start: int
    end: int
    reason: Reason
    place: Place


@dataclass(frozen=True, slots=True)
class Story:
    """A story as read: every character of `text` is in a paragraph, an aside, or is white space."""

    title: str
    author: str
    text: str
    chapters: tuple[Chapter, ...]
    asides: tuple[Aside, ...]
    source: str

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield every paragraph in reading order."""
        for chapter in self.chapters:
            for scene in chapter.scenes:
                yield from scene.paragraphs


def listed_chapters(chapters: Sequence[Chapter]) -> str:
    """Return the numbers and titles of chapters in one line."""
    return "; ".join(f"{chapter.number}. {chapter.title or 'untitled'}" for chapter in chapters)


SILENT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width characters and byte-order marks: no sound and no width, so never spoken."""

_SILENT = re.compile(f"[{SILENT}]")


def spoken(text: str) -> str:
    """Return text as a line of the script carries it: white space folded, silent characters gone."""
    return " ".join(_SILENT.sub("", text).split())
