"""A true-peak limiter that hears a peak before it comes, and leaves everything else as it was."""

from collections.abc import Iterable, Iterator

import numpy as np
import scipy
from numpy.typing import NDArray

from drama.loudness import Block
from drama.peak import REACH, true_peaks
from drama.tiles import Tiles
from drama.timeline.borders import GRID
from drama.units import to_frames, to_gain

_HALF = to_frames(0.0025)  # the gain falls and lingers over 5 ms: short enough to be masked by the peak
_EDGE = 2 * _HALF + 1
_DELAY = _EDGE + REACH
_SLOTS = 3
_SLOT = GRID // _SLOTS  # foresight: 9 ms
_PART = 100_002  # slots looked at together, to need no more memory for a long episode
_NOTHING = 1e-12  # a power that weighs nothing but can be divided by
_RECOVERY = 1.0 / to_frames(0.2)  # gain a frame; from half to full in a tenth of a second


def limit(blocks: Iterable[Block], ceiling_dbtp: float, channels: int = 2) -> Iterator[Block]:
    """Yield the same sound, as many frames in blocks of other lengths, with no true peak above the ceiling.

    The wave is seen at four times the rate. Frames further than 5 ms before or 0.2 s after a peak that is
    too high come back untouched.
    """
    limiter = _Limiter(to_gain(ceiling_dbtp), channels)
    for block in blocks:
        yield limiter.feed(block)
    yield limiter.feed(np.zeros((channels, _DELAY), np.float32))


class Foresight:
    """Remembers the peaks of a stream, three for every `GRID` frames, to tell what limiting would do."""

    def __init__(self) -> None:
        self._tiles = Tiles(np.maximum, _SLOT)

    def feed(self, block: Block) -> None:
        """Take the next block."""
        if block.shape[1]:
            self._tiles.feed(np.abs(block).max(axis=0))

    @property
    def peaks(self) -> NDArray[np.float32]:
        """The highest samples so far, three for every `GRID` frames begun."""
        rest = [self._tiles.rest] if self._tiles.rest_frames else []
        peaks = np.append(self._tiles.whole, rest)
        return np.append(peaks, np.zeros(-peaks.size % _SLOTS)).astype(np.float32)


def power_gains(peaks: NDArray[np.float32], excess_db: float) -> NDArray[np.float64]:
    """Return the mean power gain of limiting for each `GRID` frames, 0.0 to 1.0, from a `Foresight`'s peaks.

    `excess_db` is how far full scale would rise above the ceiling. The limiter's fall and its way back are
    followed, and what is loud weighs more than what is soft.
    """
    before, kept = 1.0, [np.zeros(0)]
    for part in (part.astype(np.float64) for part in np.split(peaks, range(_PART, peaks.size, _PART))):
        gains = _recovering(1.0 / np.maximum(1.0, part * to_gain(excess_db)), before, _RECOVERY * _SLOT)
        power = (part * part + _NOTHING).reshape(-1, _SLOTS)
        kept.append((gains.reshape(-1, _SLOTS) ** 2 * power).sum(axis=1) / power.sum(axis=1))
        before = gains[-1] if gains.size else before
    return np.concatenate(kept)


class _Limiter:
    """Holds `_DELAY` frames back, so that the gain can be down when a peak arrives."""

    def __init__(self, ceiling: float, channels: int) -> None:
        self._ceiling = ceiling
        self._recent = np.zeros((channels, 2 * REACH), np.float32)
        self._held = np.zeros((channels, 0), np.float32)
        self._gains = np.ones(_EDGE - REACH)  # from `_EDGE` frames before the first one held

    def feed(self, block: Block) -> Block:
        """Return the frames whose surroundings are now known."""
        allowed = _recovering(self._allowed(block), self._gains[-1], _RECOVERY)
        self._gains = np.concatenate([self._gains, allowed])
        self._held = np.concatenate([self._held, block], axis=1)
        known = max(0, self._gains.size - 2 * _EDGE)
        ready, self._held = self._held[:, :known], self._held[:, known:]
        gains, self._gains = self._gains, self._gains[known:]
        return ready * _eased(gains) if known and gains.min() < 1.0 else ready

    def _allowed(self, block: Block) -> NDArray[np.float64]:
        """Return the highest gain that keeps each frame under the ceiling, `REACH` frames behind `block`."""
        sound = np.concatenate([self._recent, block], axis=1)
        self._recent = sound[:, sound.shape[1] - 2 * REACH :]
        peaks = true_peaks(sound, above=self._ceiling).astype(np.float64)
        return self._ceiling / np.maximum(peaks, self._ceiling)


def _recovering(allowed: NDArray[np.float64], before: float, step: float) -> NDArray[np.float64]:
    """Return the gains with a slow way back, `step` at a time, from every fall and from the gain `before`."""
    if not allowed.size or (before == 1.0 and allowed.min() == 1.0):
        return allowed
    climb = step * np.arange(1, allowed.size + 1)
    lowest: NDArray[np.float64] = np.minimum.accumulate(np.minimum(allowed - climb, before))
    return np.minimum(lowest + climb, 1.0)


def _eased(gains: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the gains without their outer `_EDGE` frames, smoothed and nowhere higher."""
    lowest = scipy.ndimage.minimum_filter1d(gains, 2 * (_HALF + 1) + 1)
    eased: NDArray[np.float64] = scipy.ndimage.uniform_filter1d(lowest, 2 * _HALF + 1)
    return eased[_EDGE:-_EDGE].astype(np.float32)
