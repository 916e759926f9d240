"""A stream of numbers reduced to one number for every stretch of so many frames."""

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
    def whole(self) -> NDArray[np.float64]:
        """The numbers of the tiles that are full, in order."""
        return np.array(self._whole, np.float64)
