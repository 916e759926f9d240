"""Words in pieces: what a small language model reads instead of letters.

A word that the vocabulary lacks is cut from its beginning into the longest pieces that it has (WordPiece; Wu
et al. 2016, arXiv:1609.08144), as the uncased models of Devlin et al. 2019 (arXiv:1810.04805) have it:
in small letters, without accents, every mark a word of its own.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"\w+|[^\w\s]")
_WITHIN = "##"
"""Before a piece that does not begin a word."""


class Piece(NamedTuple):
    """A piece of a text: its number in the vocabulary, where it begins and where it ends."""

    number: int
    start: int
    end: int


class Pieces:
    """A vocabulary, the number of a piece being its place; words that were cut before are remembered."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest = max(map(len, self._numbers), default=0)
        self._cut: dict[str, tuple[Piece, ...]] = {}

    def special(self, name: str) -> int:
        """Return the number of a piece that stands for no letters, such as `[SEP]`."""
        return self._numbers[f"[{name}]"]

    def of(self, text: str, start: int, end: int) -> list[Piece]:
        """Return the pieces of a stretch of a text, with their places in it."""
        found = []
        for match in _WORD.finditer(text, start, end):
            at = match.start()
            found += [Piece(one.number, at + one.start, at + one.end) for one in self._of_word(match[0])]
        return found

    def _of_word(self, word: str) -> tuple[Piece, ...]:
        if word not in self._cut:
            self._cut[word] = self._pieces(word)
        return self._cut[word]

    def _pieces(self, word: str) -> tuple[Piece, ...]:
        plain = _plain(word)
        found: list[Piece] = []
        at = 0
        while at < len(plain):
            before = _WITHIN if at else ""
            last = min(len(plain), at + self._longest)
            ends = (end for end in range(last, at, -1) if before + plain[at:end] in self._numbers)
            end = next(ends, None)
            if end is None:
                return (Piece(self.special("UNK"), 0, len(word)),)
            found.append(
                Piece(self._numbers[before + plain[at:end]], min(at, len(word)), min(end, len(word)))
            )
            at = end
        return tuple(found)


def _plain(word: str) -> str:
    """Return a word in small letters without accents; "ß" and the like may make it longer."""
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
