"""A stream of numbers reduced to one number for every stretch of so many frames, and stretches joined."""

from array import array

import numpy as np
from numpy.typing import NDArray


class Tiles:
    """Sums or maxima of a stream, tile by tile, however the stream is cut into blocks."""

    def __init__(self, reduce: np.ufunc, frames: int) -> None:
        """`reduce` is `np.add` or `np.maximum`, `frames` the length of a tile."""
        self._reduce, self._frames = reduce, frames
        self._whole = array("f")
        self.rest, self.rest_frames = 0.0, 0
        """What the tile that is not full yet holds, and how many frames of it."""

    def feed(self, values: NDArray[np.float32] | NDArray[np.float64]) -> None:
        """Take the next frames' values, none of them negative."""
        if not values.size:
            return
        starts = np.arange(-self.rest_frames, values.size, self._frames).clip(0)
        numbers = self._reduce.reduceat(values, starts)
        numbers[0] = self._reduce(numbers[0], self.rest)
        full, self.rest_frames = divmod(self.rest_frames + values.size, self._frames)
        self._whole.extend(numbers[:full].tolist())
        self.rest = float(numbers[full]) if self.rest_frames else 0.0

    @property
    def begun(self) -> NDArray[np.float32]:
        """The numbers of all tiles in order, the one that is not full included, as they are held."""
        return np.append(np.asarray(self._whole), np.float32(self.rest))

    @property
    def whole(self) -> NDArray[np.float64]:
        """The numbers of the tiles that are full, in order."""
        return np.array(self._whole, np.float64)


class Joined:
    """Numbers that come in pieces, in one array with room for all: one that grew would leave holes behind."""

    def __init__(self, size: int) -> None:
        """`size` is how many numbers will come."""
        self._numbers = np.zeros(size, np.float32)
        self._filled = 0

    def add(self, piece: NDArray[np.float32]) -> None:
        """Take the next piece."""
        self._numbers[self._filled : self._filled + piece.size] = piece
        self._filled += piece.size

    @property
    def numbers(self) -> NDArray[np.float32]:
        """The numbers so far, in order."""
        return self._numbers[: self._filled]
