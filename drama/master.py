"""The master: the mix brought to the loudness and the peaks a podcast platform wants.

Two passes, so that ten hours need no more memory than ten minutes. The first plays the mix through the
loudness meter; the second plays it again through the chain: gain, then the limiter, which touches only what
the gain has pushed over the ceiling.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial, reduce

import numpy as np

from drama.limiter import Foresight, limit
from drama.loudness import SILENT_LUFS, Block, LoudnessMeter, integrated_lufs
from drama.settings import Target
from drama.units import to_gain

MakeMix = Callable[[], Iterable[Block]]
"""Plays the mix from its first frame, the same sound at every call."""

Step = Callable[[Iterable[Block]], Iterable[Block]]
"""One step of the chain: blocks in, blocks out, as many frames."""

Report = Callable[[int], None]

HEADROOM_DB = 1.0
"""How far under the target's peak the ceiling is: measured, 128 kbps MP3 raises peaks by 0.4 to 1.0 dB."""

_REFINEMENTS = 12


@dataclass(frozen=True, slots=True)
class Mastered:
    """A master that can be played any number of times, and what was decided about it.

    `loudness_lufs` is the mix's own loudness, `gain_db` what the chain adds, `ceiling_dbtp` where the limiter
    stands, and `limited_share` the share of the tenths of a second (0.0 to 1.0) in which it works.
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
    """Return the mix mastered to the target; `report` hears the frames of the first pass played so far.

    The gain makes up for what the limiter will take, as foreseen from the peaks of the first pass. Silence
    stays silence.
    """
    meter, foresight = _listened(make_mix(), report)
    ceiling_dbtp = target.peak_dbtp - HEADROOM_DB
    mastered = Mastered(make_mix, target, meter.loudness_lufs, 0.0, ceiling_dbtp, 0.0)
    if mastered.loudness_lufs <= SILENT_LUFS:
        return mastered
    miss_lu = target.loudness_lufs - mastered.loudness_lufs
    for _ in range(_REFINEMENTS):
        mastered = mastered.moved(miss_lu)
        kept = foresight.gains(mastered.gain_db - mastered.ceiling_dbtp)[: meter.energies.size]
        energies = meter.energies * kept * to_gain(mastered.gain_db) ** 2
        miss_lu = target.loudness_lufs - integrated_lufs(energies)
    return replace(mastered, limited_share=float(np.mean(kept < 1.0)))


def _listened(blocks: Iterable[Block], report: Report) -> tuple[LoudnessMeter, Foresight]:
    meter, foresight, played = LoudnessMeter(), Foresight(), 0
    for block in blocks:
        meter.feed(block)
        foresight.feed(block)
        played += block.shape[1]
        report(played)
    return meter, foresight
