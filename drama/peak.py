"""True peaks: how high a sound rises between its samples once a player turns it into a wave.

ITU-R BS.1770-4 annex 2 asks for at least four times the rate. Computing three values after every sample is
dear, so they are computed a row of samples at a time, as one matrix product, and only for rows that matter:
between samples a wave cannot rise above the largest sample near it times `OVERSHOOT`.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from drama.loudness import Block
from drama.units import to_db

REACH = 12
"""Samples on each side that shape the wave between two samples."""

_ROW = 32  # measured: rows of 32 cost an eighth of one product a sample
_BATCH = 32  # rows in a product: more would make BLAS start threads, which cost more than they bring
_SPAN = _ROW + 2 * REACH - 1


def _phases() -> NDArray[np.float64]:
    """Return the filters, shape (2 * REACH, 3), for the wave 1/4, 1/2 and 3/4 after a sample."""
    offsets = np.arange(1 - REACH, REACH + 1)[:, None] - np.array([0.25, 0.5, 0.75])
    taps = np.sinc(offsets) * np.i0(6.0 * np.sqrt(1.0 - (offsets / REACH) ** 2))
    return np.asarray(taps / taps.sum(axis=0))


def _banded(phases: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the matrix that turns `_SPAN` samples into the wave after each of `_ROW` of them."""
    banded = np.zeros((_SPAN, 3, _ROW), np.float32)
    for sample in range(_ROW):
        banded[sample : sample + 2 * REACH, :, sample] = phases
    return banded.reshape(_SPAN, 3 * _ROW)


_BANDED = _banded(_phases())

OVERSHOOT = float(np.abs(_phases()).sum(axis=0).max())
"""The most a wave can exceed the largest of the samples that shape it."""


def true_peaks(sound: Block, above: float) -> NDArray[np.float32]:
    """Return for every frame the height of the wave from it to the next, over all channels.

    `sound` brings `REACH` frames more at each end than are answered for. Where the wave stays under `above`
    the answer may be lower than its height.
    """
    inner = sound.shape[1] - 2 * REACH
    padded = np.pad(sound, ((0, 0), (0, -inner % _ROW)))
    peaks = np.abs(padded).max(axis=0)
    hot = np.flatnonzero(_rows(peaks).max(axis=1) * OVERSHOOT > above)
    hot = np.resize(hot, -(-hot.size // _BATCH) * _BATCH)  # the last batch is filled by doing some twice
    batches = _rows(padded)[:, hot].reshape(-1, _BATCH, _SPAN)
    waves = np.abs(batches @ _BANDED).reshape(len(sound), -1, 3, _ROW).max(axis=(0, 2))
    answer: NDArray[np.float32] = peaks[REACH : len(peaks) - REACH].reshape(-1, _ROW)
    answer[hot] = np.maximum(answer[hot], waves)
    return answer.ravel()[:inner]


def _rows(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the samples that shape each row, overlapping, along a new last axis."""
    return sliding_window_view(sound[..., 1:], _SPAN, axis=-1)[..., ::_ROW, :]


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
            self._peak = max(self._peak, float(np.abs(block).max()))
            self._peak = max(self._peak, float(true_peaks(sound, above=self._peak).max()))

    @property
    def peak(self) -> float:
        """The highest true peak so far, 1.0 being full scale; the last 12 frames count by their samples."""
        return self._peak

    @property
    def peak_dbtp(self) -> float:
        """The highest true peak so far, in dB of full scale."""
        return to_db(self._peak)
