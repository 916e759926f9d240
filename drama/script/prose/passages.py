"""A story cut into passages of words: narration and quotations, in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from drama.script.prose.model import Quotation
from drama.script.prose.names import SHORTENED
from drama.script.prose.verbs import PLAIN_SPEECH
from drama.story.model import Paragraph, Story

_TOKEN = re.compile(
    r"[^\W\d_]+(?:-[^\W\d_]+)*(?:['’](?!(?:s|d|ll|m|ve|re)\b)[^\W\d_]+)*"
    r"|['’](?:s|d|ll|m|ve|re)\b|\d+|\.\.\.|--|[^\w\s]",
    re.IGNORECASE,
)
ENDS = frozenset([".", "!", "?", "…", "..."])
"""Punctuation that ends a sentence."""

BREAKS = ENDS | frozenset([",", ";", ":", "—", "–", "--", "(", ")"])
"""Punctuation that ends a clause."""


class Word(NamedTuple):
    """A word or a mark of punctuation: as written, in small letters, and where in `Story.text`."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Passage:
    """An unbroken run of narration, or one quotation (then `quotation` is its number, else None).

    `opens` holds the numbers of the words that begin a sentence.
    """

    words: tuple[Word, ...]
    opens: frozenset[int]
    paragraph: int
    scene: int
    quotation: int | None = None


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words and punctuation of `text[start:end]`."""
    return tuple(
        Word(found[0], found[0].lower().replace("’", "'"), found.start(), found.end())
        for found in _TOKEN.finditer(text, start, end)
    )


def _opens(words: Sequence[Word]) -> Iterator[int]:
    fresh = True
    for number, word in enumerate(words):
        if fresh and word.text[0].isalnum():
            yield number
            fresh = False
        if word.text in ENDS:
            fresh = word.text != "." or words[number - 1].low not in SHORTENED or number == 0


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts one paragraph of a story, the `number`th, into passages; `silent` is where its markup stands."""

    text: str
    number: int
    scene: int
    silent: frozenset[int]

    def passage(self, start: int, end: int, quotation: int | None) -> Passage:
        """Return a stretch as a passage; the asterisks of italics are no words."""
        words = tuple(word for word in words_of(self.text, start, end) if word.start not in self.silent)
        return Passage(words, frozenset(_opens(words)), self.number, self.scene, quotation)


def _split(
    text: str, paragraph: Paragraph, number: int, scene: int, spoken: Sequence[tuple[int, Quotation]]
) -> Iterator[Passage]:
    cutter = _Cutter(text, number, scene, frozenset(at for mark in paragraph.unspoken for at in range(*mark)))
    at = paragraph.start
    for index, quotation in spoken:
        if quotation.outer.start > at:
            yield cutter.passage(at, quotation.outer.start, None)
        yield cutter.passage(quotation.start, quotation.end, index)
        at = max(at, quotation.outer.end)
    if at < paragraph.end:
        yield cutter.passage(at, paragraph.end, None)


def passages(story: Story, quotations: Sequence[Quotation]) -> tuple[Passage, ...]:
    """Return the story's passages in reading order; quoted words that nobody speaks stay in the narration."""
    spoken: dict[int, list[tuple[int, Quotation]]] = {}
    for index, quotation in enumerate(quotations):
        if quotation.kind != "not_speech":
            spoken.setdefault(quotation.paragraph, []).append((index, quotation))
    scenes = [scene for chapter in story.chapters for scene in chapter.scenes]
    numbered = enumerate(
        (scene, paragraph) for scene, parts in enumerate(scenes) for paragraph in parts.paragraphs
    )
    found: list[Passage] = []
    for number, (scene, paragraph) in numbered:
        parts = _split(story.text, paragraph, number, scene, spoken.get(number, ()))
        fresh = [passage for passage in parts if passage.words or passage.quotation is not None]
        torn = found and fresh and _torn(found[-1], fresh[0])
        found += [replace(one, paragraph=found[-1].paragraph) for one in fresh] if torn else fresh
    return tuple(found)


def _torn(last: Passage, first: Passage) -> bool:
    """Return whether a break in the text parts a quotation from its tag: `said Mara` as a paragraph."""
    return (
        last.quotation is not None
        and first.quotation is None
        and first.scene == last.scene
        and first.words[0].low in PLAIN_SPEECH
        and not first.words[0].capital
    )
