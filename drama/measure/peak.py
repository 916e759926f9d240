"""True peaks: how high a sound rises between its samples once a player turns it into a wave.

ITU-R BS.1770-4 annex 2 asks for at least four times the rate. Computing three values after every sample is
dear, so they are computed a row of samples at a time, as one matrix product, and only for rows that matter.
Two bounds tell which: between samples a wave cannot rise above the largest sample near it times `OVERSHOOT`,
nor above it by more than `_BULGE` times the sharpest bend near it, which in all but hiss is far less.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from drama.measure.loudness import Block
from drama.units import to_db

REACH = 12
"""Samples on each side that shape the wave between two samples."""

ROW = 32
"""Frames that have one height; measured: such rows cost an eighth of one product a sample."""

_BATCH = 32  # rows in a product: more would make BLAS start threads, which cost more than they bring
_SPAN = ROW + 2 * REACH - 1


def _phases() -> NDArray[np.float64]:
    """Return the filters, shape (2 * REACH, 3), for the wave 1/4, 1/2 and 3/4 after a sample."""
    offsets = np.arange(1 - REACH, REACH + 1)[:, None] - np.array([0.25, 0.5, 0.75])
    taps = np.sinc(offsets) * np.i0(6.0 * np.sqrt(1.0 - (offsets / REACH) ** 2))
    return np.asarray(taps / taps.sum(axis=0))


def _banded(phases: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the matrix that turns `_SPAN` samples into the wave after each of `ROW` of them."""
    banded = np.zeros((_SPAN, 3, ROW), np.float32)
    for sample in range(ROW):
        banded[sample : sample + 2 * REACH, :, sample] = phases
    return banded.reshape(_SPAN, 3 * ROW)


_BANDED = _banded(_phases())

OVERSHOOT = float(np.abs(_phases()).sum(axis=0).max())
"""The most a wave can exceed the largest of the samples that shape it."""


def _bulge() -> tuple[float, float]:
    """Return how far the wave leaves the straight line between two samples, at most.

    The first number is of the largest sample, the second of the largest second difference. A filter less that
    line adds up to nothing, so it weighs second differences, by its twofold sum; what that leaves over, for
    the filters are not quite linear in phase at a quarter, weighs a first difference.
    """
    lines = np.zeros((2 * REACH, 3))
    lines[REACH - 1 : REACH + 1] = [[0.75, 0.5, 0.25], [0.25, 0.5, 0.75]]
    weights = (_phases() - lines).cumsum(axis=0).cumsum(axis=0)
    return 2.0 * float(np.abs(weights[-2:]).max()), float(np.abs(weights[:-2]).sum(axis=0).max())


_REST, _BULGE = _bulge()


def true_peaks(sound: Block, above: float) -> NDArray[np.float32]:
    """Return for every `ROW` frames, the last perhaps fewer, how high the wave from each to the next rises.

    It is the height over all channels. `sound` brings `REACH` frames more at each end than are answered for.
    Where the wave stays under `above` the answer may be lower than its height.
    """
    inner = sound.shape[1] - 2 * REACH
    if inner <= 0:
        return np.zeros(0, np.float32)
    starts = np.concatenate([[0], np.arange(REACH, REACH + inner, ROW), [REACH + inner]])
    tops = np.maximum.reduceat(np.abs(sound).max(axis=0), starts)
    heights: NDArray[np.float32] = tops[1:-1]
    hot = np.flatnonzero(_bounds(sound, tops, starts, above) > above)
    if hot.size:
        padded = np.pad(sound, ((0, 0), (0, -inner % ROW))) if inner % ROW else sound
        waves = _waves(sliding_window_view(padded[:, 1:], _SPAN, axis=-1)[:, ::ROW][:, hot])
        if inner % ROW and hot[-1] == len(heights) - 1:
            waves[-1, inner % ROW :] = 0.0
        heights[hot] = np.maximum(heights[hot], waves.max(axis=1))
    return heights


def _bounds(
    sound: Block, tops: NDArray[np.float32], starts: NDArray[np.int64], above: float
) -> NDArray[np.float32]:
    """Return what the wave in each row cannot rise above; `tops` are the largest samples of each stretch."""
    near = _with_neighbours(tops)
    bounds: NDArray[np.float32] = near * np.float32(OVERSHOOT)
    if bounds.max() <= above:
        return bounds
    bends = np.abs(np.diff(sound, 2)).max(axis=0)
    sharpest = _with_neighbours(np.maximum.reduceat(bends, np.maximum(starts - 1, 0)))
    bulging = np.float32(1.0 + _REST) * near + np.float32(_BULGE) * sharpest
    return np.asarray(np.minimum(bounds, bulging))


def _with_neighbours(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the largest of every three numbers in a row."""
    return np.asarray(np.maximum(np.maximum(rows[:-2], rows[2:]), rows[1:-1]))


def _waves(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the height of the wave after each sample of some rows, over all channels, shape (rows, ROW)."""
    count = rows.shape[1]
    filled = np.resize(np.arange(count), -(-count // _BATCH) * _BATCH)  # the last batch does some rows twice
    batches = rows[:, filled].reshape(len(rows), -1, _BATCH, _SPAN)
    waves = np.abs(batches @ _BANDED).max(axis=0).reshape(-1, 3, ROW)
    return np.asarray(waves.max(axis=1)[:count])


class TruePeakMeter:
    """Finds the highest true peak of a stream."""

    def __init__(self) -> None:
        self._peak = 0.0
        self._tail: Block | None = None

    def feed(self, block: Block) -> None:
        """Measure the next block, shape (channels, frames)."""
        if self._tail is None:
            self._tail = np.zeros((block.shape[0], 2 * REACH), np.float32)
        sound = np.concatenate([self._tail, block], axis=1)
        self._tail = sound[:, sound.shape[1] - 2 * REACH :]
        if block.shape[1]:
            self._peak = max(self._peak, float(block.max()), -float(block.min()))
            self._peak = max(self._peak, float(true_peaks(sound, above=self._peak).max()))

    @property
    def peak(self) -> float:
        """The highest true peak so far, 1.0 being full scale; the last 12 frames count by their samples."""
        return self._peak

    @property
    def peak_dbtp(self) -> float:
        """The highest true peak so far, in dB of full scale."""
        return to_db(self._peak)
