"""The master: the mix brought to the loudness and the peaks a podcast platform wants.

Two passes, so that ten hours need no more memory than ten minutes. The first plays the mix through the
loudness meter; the second plays it again through the chain: gain, then the limiter, which touches only what
the gain has pushed over the ceiling.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial, reduce

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d

from drama.limiter import limit
from drama.loudness import SILENT_LUFS, Block, LoudnessMeter, integrated_lufs
from drama.settings import Target
from drama.units import to_gain

MakeMix = Callable[[], Iterable[Block]]
"""Plays the mix from its first frame, the same sound at every call."""

Step = Callable[[Iterable[Block]], Iterable[Block]]
"""One step of the chain: blocks in, blocks out, as many frames."""

Report = Callable[[int], None]

CLOSE_ENOUGH_LU = 0.2
"""How far from its target a master may be: the tolerance of quality control in EBU R 128."""

_REHEARSALS = 4
_SETTLES_LU = 0.5  # measured: a correction this small leaves less than `CLOSE_ENOUGH_LU` to correct


@dataclass(frozen=True, slots=True)
class Mastered:
    """A master that can be played any number of times, and what was decided about it.

    `loudness_lufs` is the mix's own loudness, `gain_db` what the chain adds, `ceiling_dbtp` where the limiter
    stands, and `limited_share` the share of the tenths of a second (0.0 to 1.0) that rise above it.
    """

    make_mix: MakeMix
    target: Target
    loudness_lufs: float
    gain_db: float
    ceiling_dbtp: float
    limited_share: float

    def blocks(self) -> Iterator[Block]:
        """Play the master."""
        steps = chain(self.gain_db, self.ceiling_dbtp)
        return iter(reduce(lambda sound, step: step(sound), steps, self.make_mix()))

    def moved(self, gain_db: float = 0.0, ceiling_db: float = 0.0) -> "Mastered":
        """Return the same master with more gain, and its ceiling moved."""
        return replace(self, gain_db=self.gain_db + gain_db, ceiling_dbtp=self.ceiling_dbtp + ceiling_db)


def chain(gain_db: float, ceiling_dbtp: float) -> list[Step]:
    """Return the steps of mastering, in order."""
    return [
        partial(amplify, gain_db=gain_db),
        partial(limit, ceiling_dbtp=ceiling_dbtp),
    ]


def amplify(blocks: Iterable[Block], gain_db: float) -> Iterator[Block]:
    """Yield the same sound louder by `gain_db`, or softer where it is negative."""
    gain = np.float32(to_gain(gain_db))
    for block in blocks:
        yield block * gain


def master(make_mix: MakeMix, target: Target, report: Report = lambda frames: None) -> Mastered:
    """Return the mix mastered to the target; `report` hears the frames played so far, from 0 at each pass.

    Silence stays silence. Where the ceiling makes the loudness impossible, the master is as near as a few
    rehearsals bring it.
    """
    meter = _measured(make_mix(), report)
    first = Mastered(make_mix, target, meter.loudness_lufs, 0.0, target.peak_dbtp, 0.0)
    if first.loudness_lufs <= SILENT_LUFS:
        return first
    settled = _rehearsed(first.moved(target.loudness_lufs - first.loudness_lufs), meter, report)
    return replace(settled, limited_share=float(np.mean(_excess(settled, meter.peaks) > 1.0)))


def _rehearsed(mastered: Mastered, meter: LoudnessMeter, report: Report) -> Mastered:
    """Return the master with the gain that makes up for what the limiter takes.

    A rehearsal costs a pass, so there is none where even the most that the limiter can take is too little.
    """
    for _ in range(_REHEARSALS):
        if _most_taken_lu(mastered, meter) < CLOSE_ENOUGH_LU:
            break
        miss = mastered.target.loudness_lufs - _measured(mastered.blocks(), report).loudness_lufs
        mastered = mastered.moved(miss)
        if abs(miss) < _SETTLES_LU:
            break
    return mastered


def _most_taken_lu(mastered: Mastered, meter: LoudnessMeter) -> float:
    """Return the most loudness the limiter can take, as if every peak held the gain down around it."""
    gains = 1.0 / np.maximum(1.0, _excess(mastered, meter.peaks))[: meter.energies.size]
    held = minimum_filter1d(gains, 5)  # the limiter's way back lasts 0.2 s
    return meter.loudness_lufs - integrated_lufs(meter.energies * held**2)


def _excess(mastered: Mastered, peaks: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how often the ceiling goes into each of the peaks once they are amplified."""
    return peaks * to_gain(mastered.gain_db - mastered.ceiling_dbtp)


def _measured(blocks: Iterable[Block], report: Report) -> LoudnessMeter:
    meter, played = LoudnessMeter(), 0
    for block in blocks:
        meter.feed(block)
        played += block.shape[1]
        report(played)
    return meter
