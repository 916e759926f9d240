"""A small language model that reads: the first layers of MiniLM, taught by `training/`, run with NumPy.

MiniLM (Wang et al. 2020, arXiv:2002.10957) is a transformer encoder: every piece of a text gathers from all
the others what it means there. What a piece is asked afterwards is a layer of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.learned.layers import Floats, gelu, linear, norm, softmax
from drama.learned.stored import Arrays
from drama.learned.wordpiece import Pieces

HEADS = 12
"""Heads of every attention."""

LENGTH = 128
"""Pieces that are read at once, at most; the stored places are as many."""

_SCALE = ".scale"
_TEXTS = ("vocabulary", "kinds")


@dataclass(frozen=True, slots=True)
class Encoder:
    """One model: its vocabulary, its weights, and how many layers they make."""

    pieces: Pieces
    arrays: Arrays
    depth: int

    @classmethod
    def of(cls, stored: Arrays) -> "Encoder":
        """Return the model that `training/` stored: weights of 8 bits, each row with its own scale."""
        weights = [key for key in stored if key not in _TEXTS and not key.endswith(_SCALE)]
        arrays = {key: _restored(stored, key) for key in weights}
        vocabulary = bytes(stored["vocabulary"]).decode().split("\n")
        return cls(Pieces(vocabulary), arrays, sum(key.endswith("ask.weight") for key in arrays))

    def scores(self, numbers: Sequence[int]) -> Floats:
        """Return what each of up to `LENGTH` pieces, by their numbers, is found to be: (pieces, kinds)."""
        x = self.arrays["words"][np.asarray(numbers)] + self.arrays["places"][: len(numbers)]
        x = norm(self.arrays, "enter", x)
        for number in range(self.depth):
            x = self._layer(f"layers.{number}", x)
        return linear(self.arrays, "score", x)

    def _layer(self, name: str, x: Floats) -> Floats:
        x = norm(self.arrays, f"{name}.after_look", x + self._look(name, x))
        wide = gelu(linear(self.arrays, f"{name}.think", x))
        return norm(self.arrays, f"{name}.after_think", x + linear(self.arrays, f"{name}.conclude", wide))

    def _look(self, name: str, x: Floats) -> Floats:
        """Return what every piece takes from the others."""
        count, width = x.shape
        parts = linear(self.arrays, f"{name}.ask", x).reshape(count, 3, HEADS, width // HEADS)
        query, key, value = parts.transpose(1, 2, 0, 3)
        weights = softmax(query @ key.swapaxes(-1, -2) / np.float32(np.sqrt(width // HEADS)))
        return linear(self.arrays, f"{name}.tell", (weights @ value).transpose(1, 0, 2).reshape(count, width))


def _restored(stored: Arrays, key: str) -> NDArray[np.float32]:
    array = stored[key].astype(np.float32)
    scale = stored.get(f"{key}{_SCALE}")
    return array if scale is None else array * scale.astype(np.float32)[:, None]
