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
        starts = np.arange(self._frames - self.rest_frames, values.size, self._frames)
        starts = np.insert(starts, 0, 0)[: values.size]
        for number, frames in zip(
            self._reduce.reduceat(values, starts).tolist(),
            np.diff(starts, append=values.size).tolist(),
            strict=True,
        ):
            self.rest = float(self._reduce(self.rest, number))
            self.rest_frames += frames
            if self.rest_frames == self._frames:
                self._whole.append(self.rest)
                self.rest, self.rest_frames = 0.0, 0

    @property
    def whole(self) -> NDArray[np.float64]:
        """The numbers of the tiles that are full, in order."""
        return np.array(self._whole, np.float64)
