"""Seams: where a window of a bed begins in the pool, so that it goes on from the window before it.

Wind is nowhere like itself, and any two places of it cross at equal power. A hum is like itself everywhere:
where two places of it cross, they swell or cancel by how they happen to meet. There the next window begins
a little sooner or later, in step with the one before, and the cross-fade takes off what the two have in
common.
"""

from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drama.store.shelf import Stored, full_scale
from drama.units import to_frames
from drama.waveform import Stereo

REACH = to_frames(0.1)
"""How far apart the places lie among which a window chooses: some periods of the deepest hum."""

_SHORTEST_REACH = to_frames(0.005)  # a hum has no shorter period
_COMPARED = to_frames(1.0)  # the middle of a cross-fade, where both windows are heard
_PROBES = 4
_LIKE = 0.2  # two that are less alike swell by less than 0.8 dB, and have no step to fall into


class Crossing(NamedTuple):
    """A window and the one before it: that one is `hop` frames on when this one begins, at `place` of the
    pool where nothing speaks for another place from `first` on.
    """

    hop: int
    place: int
    first: int


class Seam(NamedTuple):
    """Where in the pool a window begins, and how like the end of the one before that is, up to 1.0."""

    place: int
    likeness: float


class Seams:
    """The seams of a stream over a pool; each follows from the one before it, and is found once.

    They are told from the pool alone, so that all who play a take can share them; several threads may ask.
    """

    def __init__(self, crossing: Callable[[int], Crossing], fade: int, reach: int) -> None:
        """`crossing` tells of a window by its number; `fade` and `reach` are frames."""
        self._crossing, self._fade, self._reach = crossing, fade, reach
        self._found: list[Seam] = []
        self._met: dict[tuple[int, Crossing], Seam] = {}
        self._hums: bool | None = None if reach >= _SHORTEST_REACH else False
        self._lock = Lock()

    def at(self, index: int, pool: Stereo | Stored) -> Seam:
        """Return the seam at which the window with that number begins."""
        with self._lock:
            if self._hums is None:
                self._hums = self._hum(pool)
            if not self._hums or not index:
                return Seam(self._crossing(index).place, 0.0)
            while len(self._found) <= index:
                self._found.append(self._next(pool))
            return self._found[index]

    def _hum(self, pool: Stereo | Stored) -> bool:
        """Tell whether the pool is like itself wherever windows cross."""
        alike = [
            self._meet(pool, self._crossing(index - 1).place, self._crossing(index)).likeness
            for index in range(1, _PROBES + 1)
        ]
        return float(np.mean(alike)) > _LIKE

    def _next(self, pool: Stereo | Stored) -> Seam:
        crossing = self._crossing(len(self._found))
        if not self._found:
            return Seam(crossing.place, 0.0)
        met = self._found[-1].place, crossing
        if met not in self._met:  # a loop comes to the same crossings again and again
            self._met[met] = self._meet(pool, *met)
        return self._met[met]

    def _meet(self, pool: Stereo | Stored, before: int, crossing: Crossing) -> Seam:
        """Return the place for the window at a crossing that is most like the end of the one at `before`."""
        frames = min(self._fade, _COMPARED)
        skipped = (self._fade - frames) // 2
        end, first = before + crossing.hop + skipped, crossing.first + skipped
        likeness = _likeness(
            full_scale(pool[:, end : end + frames]),
            full_scale(pool[:, first : first + frames + self._reach]),
        )
        best = int(likeness.argmax())
        return Seam(crossing.first + best, float(likeness[best].clip(-0.9, 1.0)))


def _likeness(one: Stereo, others: Stereo) -> NDArray[np.float64]:
    """Return how like `one` each stretch of `others` is: twice what they have in common over their powers."""
    frames, size = one.shape[1], others.shape[1]
    spectrum = np.fft.rfft(others.astype(np.float64)) * np.fft.rfft(one.astype(np.float64), size).conj()
    common = np.fft.irfft(spectrum.sum(axis=0), size)[: size - frames + 1]
    powers = np.concatenate([[0.0], np.cumsum((others.astype(np.float64) ** 2).sum(axis=0))])
    both = powers[frames:] - powers[:-frames] + (one.astype(np.float64) ** 2).sum()
    likeness: NDArray[np.float64] = np.divide(
        2.0 * common, both, out=np.zeros_like(common), where=both > 1e-12
    )
    return likeness
