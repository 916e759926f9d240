"""What was to be said against what was heard, word by word, whatever either is written like.

Both sides are read out first as an engine would read them, so that "14" and "fourteen" are the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drama.speech.text import speakable

NEAR = 0.7
"""How alike two spellings are, from 0.0 to 1.0, that count as one word: colour, color."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How much of a line was heard: how many words it has, those `missing`, those `heard` in their place.

    What is heard between two lines counts for the one before.
    """

    total: int
    missing: Words = ()
    heard: Words = ()

    @property
    def error_rate(self) -> float:
        """The word error rate: 0.0 where all was heard, over 1.0 where much was heard that is not in it."""
        return max(len(self.missing), len(self.heard)) / max(1, self.total)


def matched(lines: Sequence[str], heard: str) -> tuple[Match, ...]:
    """Return how much of each of some lines, said one after another, is in what was heard of them all."""
    said = [plain(line) for line in lines]
    wanted = tuple(word for words in said for word in words)
    line_of = [number for number, words in enumerate(said) for _ in words]
    missing: list[list[str]] = [[] for _ in said]
    extra: list[list[str]] = [[] for _ in said]
    for start, lost, instead in _differences(wanted, plain(heard)):
        for at, word in lost:
            missing[line_of[at]].append(word)
        if instead and line_of:
            extra[line_of[lost[0][0] if lost else max(0, start - 1)]] += instead
    rows = zip(said, missing, extra, strict=True)
    return tuple(Match(len(words), tuple(lost), tuple(more)) for words, lost, more in rows)


def plain(words: str) -> Words:
    """Return words as they are read out, in small letters and without marks."""
    read = speakable(words).text.lower().replace("\u2019", "'")
    return tuple(re.findall(r"[^\W_]+(?:'[^\W_]+)*", read))


def _differences(wanted: Words, found: Words) -> Iterator[tuple[int, list[tuple[int, str]], Words]]:
    """Yield (place, words lost and their places, words in their stead) where more than spelling differs."""
    for kind, start, end, first, last in SequenceMatcher(None, wanted, found, False).get_opcodes():
        there = found[first:last]
        if kind != "equal" and not _alike("".join(wanted[start:end]), "".join(there)):
            lost = [(at, wanted[at]) for at in range(start, end) if not _among(wanted[at], there)]
            yield start, lost, tuple(word for word in there if not _among(word, wanted[start:end]))


def _among(word: str, others: Words) -> bool:
    return any(_alike(word, other) for other in others)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, False).ratio() >= NEAR
