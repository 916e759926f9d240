"""Reading a text for what its words tell: a chance of every kind at every piece, window by window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np

from drama.hands import side_by_side
from drama.learned.encoder import LENGTH, Encoder
from drama.learned.stored import Arrays
from drama.learned.wordpiece import Piece

BACK, AHEAD = 32, 16
"""Pieces before and behind what a window tells of, so that nothing is read without what stands around it."""

_LEAST = 0.02
"""The chance below which nothing is told."""

_MANY = 4
"""Windows that are read on several threads: a scene of some 400 words."""

_REMEMBERED = 2048
"""Windows of which it is remembered what they told: some 160,000 words, in a few megabytes."""


class Stretch(NamedTuple):
    """A stretch of a text that is read, and the number of its line: between lines something is left out."""

    start: int
    end: int
    line: int


class Mark(NamedTuple):
    """A piece that tells of a kind: where it begins and ends, and how likely it does."""

    kind: str
    start: int
    end: int
    chance: float


class Window(NamedTuple):
    """Pieces `first` to `last` are read at once, to tell of pieces `start` to `end`; each end is one past."""

    first: int
    start: int
    end: int
    last: int


class _Telling(NamedTuple):
    """A piece of a window that tells of a kind, both by their numbers, and how likely it does."""

    kind: int
    nth: int
    chance: float


@dataclass(frozen=True, slots=True, eq=False)
class Tagger:
    """A model that reads, and the kinds it tells apart.

    What a window tells is remembered: a story that changed in places, or was settled otherwise, is mostly
    read already.
    """

    encoder: Encoder
    kinds: tuple[str, ...]

    @classmethod
    def of(cls, stored: Arrays) -> "Tagger":
        """Return the model that `training/` stored."""
        return cls(Encoder.of(stored), tuple(bytes(stored["kinds"]).decode().split("\n")))

    def read(self, text: str, stretches: Sequence[Stretch]) -> Iterator[Mark]:
        """Yield every piece of the stretches that may tell of a kind, window by window, kind by kind."""
        pieces = self.pieces(text, stretches)
        start = self.encoder.pieces.special("CLS")
        seen = list(windows(len(pieces)))
        numbers = [(start, *(piece.number for piece in pieces[one.first : one.last])) for one in seen]
        look = partial(_tellings, self)
        # NumPy lets others work while it multiplies, which is worth threads where there is much to read.
        told = side_by_side(look, numbers) if len(numbers) >= _MANY else map(look, numbers)
        for one, tellings in zip(seen, told, strict=True):
            for kind, nth, chance in tellings:
                if one.start <= one.first + nth < one.end:
                    _, begins, ends = pieces[one.first + nth]
                    yield Mark(self.kinds[kind], begins, ends, chance)

    def pieces(self, text: str, stretches: Sequence[Stretch]) -> list[Piece]:
        """Return the pieces of the stretches, with one for what is left out where the line changes."""
        found: list[Piece] = []
        line = stretches[0].line if stretches else 0
        for stretch in stretches:
            if stretch.line != line:
                found.append(Piece(self.encoder.pieces.special("SEP"), stretch.start, stretch.start))
            line = stretch.line
            found += self.encoder.pieces.of(text, stretch.start, stretch.end)
        return found


@lru_cache(_REMEMBERED)
def _tellings(tagger: Tagger, numbers: tuple[int, ...]) -> tuple[_Telling, ...]:
    """Return what the pieces of a window tell of, by their numbers behind that of its start, kind by kind."""
    chances = np.reciprocal(1 + np.exp(-tagger.encoder.scores(numbers)[1:]))
    likely = np.argwhere(chances.T >= _LEAST).tolist()
    return tuple(_Telling(kind, nth, round(float(chances[nth, kind]), 3)) for kind, nth in likely)


def windows(count: int) -> Iterator[Window]:
    """Yield the windows of so many pieces, each of which tells of the pieces behind those of the last."""
    start = 0
    while start < count:
        first = max(0, start - BACK)
        last = min(count, first + LENGTH - 1)
        end = last if last == count else last - AHEAD
        yield Window(first, start, end, last)
        start = end
