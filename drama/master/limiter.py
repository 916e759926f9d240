"""A true-peak limiter that hears a peak before it comes, and leaves everything else as it was."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from drama.measure.loudness import Block
from drama.measure.peak import REACH, ROW, true_peaks
from drama.measure.tiles import Tiles
from drama.timeline.borders import GRID
from drama.units import to_frames, to_gain

_HALF = 3  # rows: the gain falls and lingers over 5 ms, short enough to be masked by the peak
_EDGE = 2 * _HALF + 1
_DELAY = (_EDGE + 2) * ROW
_RAMP = np.arange(ROW, dtype=np.float32) / np.float32(ROW)
_SLOTS = 3
_SLOT = GRID // _SLOTS  # foresight: 9 ms
_PART = 100_002  # slots looked at together, to need no more memory for a long episode
_NOTHING = 1e-12  # a power that weighs nothing but can be divided by
_RECOVERY = 1.0 / to_frames(0.2)  # gain a frame; from half to full in a tenth of a second


def limit(blocks: Iterable[Block], ceiling_dbtp: float, channels: int = 2) -> Iterator[Block]:
    """Yield the same sound, as many frames in blocks of other lengths, with no true peak above the ceiling.

    The wave is seen at four times the rate. Frames further than 6 ms before or 0.2 s after a peak that is
    too high come back untouched.
    """
    limiter = _Limiter(to_gain(ceiling_dbtp), channels)
    for block in blocks:
        yield limiter.feed(block)
    yield limiter.rest()


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


def peaks_in(frames: int) -> int:
    """Return how many numbers `Foresight` has of so many frames."""
    return -(-frames // GRID) * _SLOTS


def power_gains(peaks: NDArray[np.float32], excess_db: float) -> NDArray[np.float32]:
    """Return the mean power gain of limiting for each `GRID` frames, 0.0 to 1.0, from a `Foresight`'s peaks.

    `excess_db` is how far full scale would rise above the ceiling. The limiter's fall and its way back are
    followed, and what is loud weighs more than what is soft.
    """
    before, kept = 1.0, [np.zeros(0, np.float32)]
    for part in (part.astype(np.float64) for part in np.split(peaks, range(_PART, peaks.size, _PART))):
        gains = _recovering(1.0 / np.maximum(1.0, part * to_gain(excess_db)), before, _RECOVERY * _SLOT)
        power = (part * part + _NOTHING).reshape(-1, _SLOTS)
        weighed = (gains.reshape(-1, _SLOTS) ** 2 * power).sum(axis=1) / power.sum(axis=1)
        kept.append(weighed.astype(np.float32))
        before = gains[-1] if gains.size else before
    return np.concatenate(kept)


class _Limiter:
    """Holds `_DELAY` frames back at most, so that the gain can be down when a peak arrives.

    The gain has a value for each `ROW` frames, and moves in a straight line from the beginning of a row to
    that of the next.
    """

    def __init__(self, ceiling: float, channels: int) -> None:
        self._ceiling = ceiling
        self._held = np.zeros((channels, ROW), np.float32)  # the row before the first that has not come out
        self._gains = np.ones(_EDGE)  # from `_EDGE` rows before the first that has not come out
        self._owed = 0

    def feed(self, block: Block) -> Block:
        """Return the rows whose surroundings are now known."""
        self._owed += block.shape[1]
        return self._heard(block)

    def rest(self) -> Block:
        """Return what is left once the stream is over."""
        return self._heard(np.zeros((len(self._held), _DELAY), np.float32))

    def _heard(self, block: Block) -> Block:
        sound = np.concatenate([self._held, block], axis=1)
        self._gains = np.concatenate([self._gains, self._allowed(sound)])
        ready = max(0, self._gains.size - 2 * _EDGE)
        gains, self._gains = self._gains, self._gains[ready:]
        known, self._held = sound[:, ROW : ROW + ROW * ready], sound[:, ROW * ready :]
        if ready and gains.min() < 1.0:
            known = _turned_down(known, _eased(gains))
        known = known[:, : self._owed]
        self._owed -= known.shape[1]
        return known

    def _allowed(self, sound: Block) -> NDArray[np.float64]:
        """Return the gain, its way back included, of every row at the end of `sound` that is known now."""
        start = ROW + ROW * (self._gains.size - _EDGE)
        end = sound.shape[1] - REACH - (sound.shape[1] - REACH - start) % ROW
        if end <= start:
            return np.zeros(0)
        peaks = true_peaks(sound[:, start - REACH : end + REACH], above=self._ceiling).astype(np.float64)
        return _recovering(self._ceiling / np.maximum(peaks, self._ceiling), self._gains[-1], _RECOVERY * ROW)


def _recovering(allowed: NDArray[np.float64], before: float, step: float) -> NDArray[np.float64]:
    """Return the gains with a slow way back, `step` at a time, from every fall and from the gain `before`."""
    if not allowed.size or (before == 1.0 and allowed.min() == 1.0):
        return allowed
    climb = step * np.arange(1, allowed.size + 1)
    lowest: NDArray[np.float64] = np.minimum.accumulate(np.minimum(allowed - climb, before))
    return np.minimum(lowest + climb, 1.0)


def _eased(gains: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the smoothed gain where every row but the outer `_EDGE` begins, and where the last ends.

    On no row does the line between its ends rise above its own gain.
    """
    lowest = sliding_window_view(gains, 2 * _HALF + 2).min(axis=1)
    return np.asarray(sliding_window_view(lowest, 2 * _HALF + 1).mean(axis=1), np.float32)


def _turned_down(rows: Block, gains: NDArray[np.float32]) -> Block:
    """Return whole rows of sound with the gain moving from one row's beginning to the next's."""
    low = np.flatnonzero(np.minimum(gains[:-1], gains[1:]) < 1.0)
    if not low.size:
        return rows
    first, end = low[0], low[-1] + 1
    rises = np.diff(gains[first : end + 1])[:, None] * _RAMP
    quiet = rows.copy()
    quiet[:, ROW * first : ROW * end] *= (gains[first:end, None] + rises).ravel()
    return quiet
