"""A story as one stream of words, and every quotation's place in it.

What stands around a quotation tells it from others that say the same: the words before it and after it are
part of what it is known by.
"""

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drama.script.corrections.model import Anchor
from drama.script.prose.model import Quotation
from drama.story.model import Story, spoken

WINDOW = 14
"""Words kept on either side of a quotation: two or three of them may be edited and the rest still tells."""

LONGEST = 30
"""Words of a quotation that are kept; a speech that begins with the same thirty is the same speech."""

_NEAR = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Words = tuple[str, ...]


def words_in(text: str) -> Words:
    """Return the words of a text as they are compared: small letters, no punctuation."""
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Stream:
    """A story's words in order, where each begins and ends in `text`, and the stretch of each quotation.

    A stretch is (number of the first word, number after the last); it is empty for a quotation without words.
    `narrated` are the words of lines that are the narrator's, where some are somebody else's.
    """

    text: str
    words: Words
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    quotations: tuple[Quotation, ...]
    stretches: tuple[tuple[int, int], ...]
    narrated: tuple[Words, ...] = ()

    def said(self, number: int) -> Words:
        """Return the words of a quotation."""
        first, end = self.stretches[number]
        return self.words[first:end]

    def before(self, number: int, count: int) -> Words:
        """Return the words that lead up to a quotation."""
        first, _ = self.stretches[number]
        return self.words[max(0, first - count) : first]

    def after(self, number: int, count: int) -> Words:
        """Return the words that follow a quotation."""
        _, end = self.stretches[number]
        return self.words[end : end + count]


def stream(story: Story, quotations: Sequence[Quotation], narrated: Sequence[Quotation] = ()) -> Stream:
    """Return a story, set-aside parts included, as a stream of words; `narrated` lines are only counted."""
    found = list(_WORD.finditer(story.text))
    begins = tuple(word.start() for word in found)
    stretches = tuple((bisect_left(begins, one.start), bisect_left(begins, one.end)) for one in quotations)
    words = tuple(word[0].casefold().replace("’", "'") for word in found)
    return Stream(
        story.text,
        words,
        begins,
        tuple(word.end() for word in found),
        tuple(quotations),
        stretches,
        tuple(words_in(story.text[one.start : one.end]) for one in narrated),
    )


def ids(of: Stream) -> tuple[str, ...]:
    """Return a name for every quotation that stays while it and the words next to it do: `Q` and 8 digits.

    That of narration begins with `N`.
    """
    seen: Counter[str] = Counter()
    names = []
    for number in range(len(of.stretches)):
        near = of.before(number, _NEAR), of.said(number), of.after(number, _NEAR)
        key = "|".join(" ".join(words) for words in near)
        letter = "N" if of.quotations[number].kind == "told" else "Q"
        names.append(letter + hashlib.sha256(f"{seen[key]}:{key}".encode()).hexdigest()[:8])
        seen[key] += 1
    return tuple(names)


def anchors(of: Stream) -> tuple[Anchor, ...]:
    """Return what every quotation is found again by."""
    told = [one.kind == "told" for one in of.quotations]
    times = Counter((told[number], of.said(number)) for number in range(len(told)))
    times.update((True, words) for words in of.narrated)
    return tuple(_anchor(of, number, times[told[number], of.said(number)]) for number in range(len(told)))


def _anchor(of: Stream, number: int, among: int) -> Anchor:
    quotation, (first, end) = of.quotations[number], of.stretches[number]
    said = spoken(of.text[quotation.start : quotation.end])
    if end - first > LONGEST:
        said = spoken(of.text[quotation.start : of.ends[first + LONGEST - 1]]) + " …"
    after = before = ""
    if first:
        after = spoken(of.text[of.begins[max(0, first - WINDOW)] : quotation.outer.start])
    if end < len(of.words):
        last = min(len(of.words), end + WINDOW) - 1
        before = spoken(of.text[quotation.outer.end : of.ends[last]])
    return Anchor(said, after, before, among)
