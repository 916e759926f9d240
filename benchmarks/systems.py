"""The ways of naming speakers that benchmarks/attribution.py compares: raw text in, a reading out.

No other tool is among them: those that do this (BookNLP and its kin) fetch their weights from the network.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rules import rules
from drama.errors import Place
from drama.script.prose.attribute import attribute
from drama.script.prose.model import Attribution, Person, Reading
from drama.script.prose.quotes import find
from drama.story.model import Chapter, Paragraph, Scene, Span, Story
from drama.story.reader import read

System = Callable[[Story], Reading]


def read_story(text: str) -> Story:
    """Return a text as `drama convert` reads it from a file, offsets as in `text`.

    Where the reader would change a text, it is one scene instead, and blank lines part its paragraphs.
    """
    with TemporaryDirectory(prefix="drama-story-") as folder:
        file = Path(folder) / "story.txt"
        file.write_text(text, encoding="utf-8", newline="")
        story = read(file)
    return story if story.text == text else _one_scene(text)


def _one_scene(text: str) -> Story:
    place = Place("gold")
    paragraphs = tuple(
        Paragraph(found.start(), found.end(), place) for found in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)
    )
    return Story("", "", text, (Chapter("", (Scene(paragraphs),), place),), (), "gold")


def shipped(story: Story) -> Reading:
    """Return a story read as `drama convert` reads it."""
    return attribute(story, find(story))


def nearest_name(story: Story) -> Reading:
    """Return the naive reading: whoever is named nearest to a quotation speaks it.

    A name is what the narration writes with a capital letter inside a sentence, twice or more.
    """
    quotations = find(story)
    named = _Named.among(story.text, [quotation.outer for quotation in quotations])
    found = tuple(
        Attribution(None, 1.0, "not speech") if one.kind == "not_speech" else named.nearest(one.outer)
        for one in quotations
    )
    return Reading(quotations, found, tuple(Person(name) for name in sorted({*named.names})))


SYSTEMS: dict[str, System] = {"shipped": shipped, "rules": rules, "nearest name": nearest_name}
"""The first is the one whose confidence is looked at closely."""

_NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w)*")
_POSSESSIVE = re.compile(r"[’']s$")
_SENTENCE_BEGINS = re.compile(r"[.!?…:;”’\"'»—–*_]\s*$|^\s*$|\n\s*$")
_TWICE = 2
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Named:
    """Where names stand in the narration, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: tuple[str, ...]

    @classmethod
    def among(cls, text: str, quoted: list[Span]) -> "_Named":
        """Return the names outside the quotations."""
        found = [(at, name) for gap in _narration(text, quoted) for at, name in _capitals(text, gap)]
        inside = Counter(name for at, name in found if not _SENTENCE_BEGINS.search(text[max(at - 3, 0) : at]))
        kept = [(at, name) for at, name in found if inside[name] >= _TWICE]
        return cls(
            tuple(at for at, _ in kept),
            tuple(at + len(name) for at, name in kept),
            tuple(name for _, name in kept),
        )

    def nearest(self, quoted: Span) -> Attribution:
        """Return the attribution to the name nearest to a quotation; the farther, the less sure."""
        at = bisect_left(self.starts, quoted.start)
        options = [(quoted.start - self.ends[at - 1], at - 1)] if at else []
        options += [(self.starts[at] - quoted.end, at)] if at < len(self.starts) else []
        if not options:
            return Attribution(None, 0.0, "nobody named")
        distance, chosen = min(options)
        return Attribution(self.names[chosen], _NEAR / (_NEAR + max(distance, 0)), "nearest name")


def _narration(text: str, quoted: list[Span]) -> Iterator[Span]:
    done = 0
    for span in quoted:
        if span.start > done:
            yield Span(done, span.start)
        done = max(done, span.end)
    yield Span(done, len(text))


def _capitals(text: str, gap: Span) -> Iterator[tuple[int, str]]:
    for found in _NAME.finditer(text, gap.start, gap.end):
        yield found.start(), _POSSESSIVE.sub("", found[0])
