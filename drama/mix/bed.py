"""A bed at any length: an endless, random-access stream made from a minute or so of sound.

Windows of the pool, taken from places that chance picks, overlap with cross-fades that keep the power. Where
each window lies depends on the seed and its number alone, so any stretch can be read without what came
before, and the bytes do not depend on how the stream is cut into blocks. Only the windows of a hum look a few
milliseconds around for where they go on from the one before (`drama.mix.seams`).
"""

from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from drama.mix.seams import REACH, Crossing, Seams
from drama.store.shelf import Stored, full_scale
from drama.units import to_frames
from drama.waveform import Stereo

SHORTEST_POOL = to_frames(20.0)
"""A shorter pool is played in order, over and over, with a cross-fade at the seam."""

_SHORTEST_WINDOW, _LONGEST_WINDOW = to_frames(8.0), to_frames(30.0)
_FADE = to_frames(2.5)
_DRAWN = 4_096  # numbers that are remembered once drawn, for every block asks for them again
_LAYERS = 8  # parts of the pool, each visited once before any comes again


class Windows:
    """Where each window of a stream begins, and which part of the pool it plays."""

    def __init__(self, length: int, seed: int) -> None:
        """`length` is the pool's, in frames."""
        self._length, self._seed = length, seed
        self._shuffled = length >= SHORTEST_POOL
        if self._shuffled:
            self.fade, self._reach = _FADE, REACH
            self._hop: int = min(max(length // 7, _SHORTEST_WINDOW), _LONGEST_WINDOW)
        else:
            self.fade, self._reach = min(_FADE, length // 4), min(REACH, length // 8)
            self._hop = length - self.fade - self._reach
        self._sway = self._hop // 10 if self._shuffled else 0

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield (number, first frame, frame after the last, frame of the pool) of what may sound there."""
        first = max(0, (start - self.fade - self._sway) // self._hop - 1)
        for index in range(first, (end + self._sway) // self._hop + 1):
            begin, over = self._extent(index)
            if begin < end and over > start:
                yield index, begin, over, self._place(index, over - begin)

    def seams(self) -> Seams:
        """Return the seams of the stream, to be found in its pool."""
        return Seams(self._crossing, self.fade, self._reach)

    def _crossing(self, index: int) -> Crossing:
        """Return how a window meets the one before it."""
        begin, over = self._extent(index)
        place = self._place(index, over - begin)
        spare = self._length - (over - begin) - self._reach
        first = min(max(0, place - self._reach // 2), spare)
        return Crossing(begin - self._begin(index - 1) if index else 0, place, first)

    def powers(self, pool: NDArray[np.float64], tile: int, start: int, count: int) -> NDArray[np.float64]:
        """Return the power of `count` tiles of the stream from frame `start` on.

        `pool` is the power of every tile of the pool. Where windows cross, their powers add: those of a
        hum, which would not, are made to.
        """
        middles = start + tile * np.arange(count) + tile // 2
        powers = np.zeros(count)
        for index, begin, over, place in self.between(start, start + tile * count):
            low, high = np.searchsorted(middles, (begin, over))
            at = middles[low:high]
            level = ((over - at) / max(1, self.fade)).clip(0.0, 1.0)
            if index:
                level = np.minimum(level, ((at - begin) / max(1, self.fade)).clip(0.0, 1.0))
            tiles = ((at - begin + place) // tile).clip(0, len(pool) - 1)
            powers[low:high] += pool[tiles] * np.sin(level * np.pi / 2) ** 2
        return powers

    def _extent(self, index: int) -> tuple[int, int]:
        """Return the frame at which a window begins, and the one at which the next has faded in."""
        return self._begin(index), self._begin(index + 1) + self.fade

    def _begin(self, index: int) -> int:
        """Return the frame at which a window begins; the swaying hides the rhythm of the windows."""
        sway = round(self._sway * (2.0 * self._chance(index, 0) - 1.0)) if index else 0
        return index * self._hop + sway

    def _place(self, index: int, length: int) -> int:
        """Return the frame of the pool that a window starts from."""
        spare = self._length - length
        return int(spare * (self._layer(index) + self._chance(index, 1)) / _LAYERS) if self._shuffled else 0

    def _layer(self, index: int) -> int:
        """Return the part of the pool that a window comes from; a fixed order would be heard as a rhythm."""
        turn, place = divmod(index, _LAYERS)
        order, before = self._order(turn), self._order(turn - 1)
        if order[0] == before[-1]:  # no part is heard twice running
            order[0], order[_LAYERS // 2] = order[_LAYERS // 2], order[0]
        return order[place]

    def _order(self, turn: int) -> list[int]:
        return list(_shuffle(self._seed, turn))

    def _chance(self, index: int, salt: int) -> float:
        """Return a number from 0 to 1 that depends on the seed, the window and the salt alone."""
        return _number(self._seed, index, salt)


@lru_cache(_DRAWN)
def _shuffle(seed: int, turn: int) -> tuple[int, ...]:
    chance = np.random.Generator(np.random.PCG64([seed, turn + 1, 2]))
    return tuple(int(layer) for layer in chance.permutation(_LAYERS))


@lru_cache(_DRAWN)
def _number(seed: int, index: int, salt: int) -> float:
    return float(np.random.Generator(np.random.PCG64([seed, index, salt])).random())


class Bed:
    """An endless stream over `pool`; a long pool in shuffled windows, a short one as a loop."""

    def __init__(self, pool: Stereo | Stored, seed: int, seams: Seams | None = None) -> None:
        """`pool` is a take in float32, or as the shelf stores it; the stream is float32.

        `seams` are those of its windows, where others that play the same pool have them already.
        """
        self._pool = pool
        self._windows = Windows(pool.shape[1], seed)
        self._fade = self._windows.fade
        self._seams = seams or self._windows.seams()
        self._rise = np.sin(np.linspace(0.0, np.pi / 2, self._fade, dtype=np.float32))

    def read(self, start: int, frames: int) -> Stereo:
        """Return `frames` frames of the stream from frame `start` (0 or later) on."""
        windows = list(self._windows.between(start, start + frames))
        if len(windows) == 1:
            (index, begin, end, _), last = windows[0], start + frames
            if end - self._fade >= last and (not index or begin + self._fade <= start):
                place = self._seams.at(index, self._pool).place
                return self._part(place - begin + start, place - begin + last)
        out = np.zeros((2, frames), np.float32)
        for index, begin, end, _ in windows:
            low, high = max(start, begin), min(start + frames, end)
            place, likeness = self._seams.at(index, self._pool)
            heard = self._part(place - begin + low, place - begin + high)
            if index:
                self._fade_over(heard, self._rise, begin - low, likeness)
            following = self._seams.at(index + 1, self._pool).likeness
            self._fade_over(heard, self._rise[::-1], end - self._fade - low, following)
            out[:, low - start : high - start] += heard
        return out

    def _part(self, first: int, end: int) -> Stereo:
        """Return the frames of the pool from `first` to `end`."""
        return full_scale(self._pool[:, first:end])

    def _fade_over(self, heard: Stereo, curve: Stereo, at: int, likeness: float) -> None:
        """Multiply `heard` by the part of the curve that lies over it; the curve begins at frame `at`.

        The more alike the two that cross are, the more they add, and the less is left of each.
        """
        low, high = max(0, at), min(heard.shape[1], at + self._fade)
        if low >= high:
            return
        gain = curve[low - at : high - at]
        if likeness:
            both = gain * curve[::-1][low - at : high - at]
            gain = gain / np.sqrt(np.float32(1.0) + np.float32(2.0 * likeness) * both)
        heard[:, low:high] *= gain


def seed_of(key: str) -> int:
    """Return the seed of the stream over the take with that key."""
    return crc32(key.encode())
