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
from drama.loudness import METERS, SILENT_LUFS, Block, Meter
from drama.settings import Target
from drama.units import to_gain

MakeMix = Callable[[], Iterable[Block]]
"""Plays the mix from its first frame, the same sound at every call."""

Step = Callable[[Iterable[Block]], Iterable[Block]]
"""One step of the chain: blocks in, blocks out, as many frames."""

HEADROOM_DB = 1.0
"""How far under the target's peak the ceiling is: measured, 128 kbps MP3 raises peaks by 0.4 to 1.0 dB."""

_REFINEMENTS = 12


@dataclass(frozen=True, slots=True)
class Listening:
    """What the first pass heard of the mix: enough to foresee how loud any master of it will be."""

    loudness: Meter
    peaks: Foresight

    def foresee(self, gain_db: float, ceiling_dbtp: float) -> tuple[float, float]:
        """Return the level after gain and limiter, and the share of time the limiter works."""
        energies = self.loudness.energies
        kept = self.peaks.gains(gain_db - ceiling_dbtp)[: energies.size]
        level = self.loudness.level_of(energies * kept * to_gain(gain_db) ** 2)
        return level, float(np.mean(kept < 1.0))


@dataclass(frozen=True, slots=True)
class Mastered:
    """A master that can be played any number of times, and what was decided about it.

    Loudness is in the unit of the target's measure. `goal_lufs` and `ceiling_dbtp` are what it aims at: the
    target at first, moved where an encoder needs it. `loudness_lufs` is the mix's own loudness, `gain_db`
    what the chain adds, `limited_share` the share of the tenths of a second (0.0 to 1.0) in which the limiter
    works.
    """

    make_mix: MakeMix
    target: Target
    heard: Listening
    loudness_lufs: float
    goal_lufs: float
    ceiling_dbtp: float
    gain_db: float = 0.0
    limited_share: float = 0.0

    def blocks(self) -> Iterator[Block]:
        """Play the master."""
        steps = chain(self.gain_db, self.ceiling_dbtp, self.target.channels)
        return iter(reduce(lambda sound, step: step(sound), steps, self.make_mix()))

    def moved(self, loudness_lu: float, ceiling_db: float) -> "Mastered":
        """Return a master that aims so much louder, with its ceiling moved."""
        goal_lufs, ceiling_dbtp = self.goal_lufs + loudness_lu, self.ceiling_dbtp + ceiling_db
        return _settled(replace(self, goal_lufs=goal_lufs, ceiling_dbtp=ceiling_dbtp))


def chain(gain_db: float, ceiling_dbtp: float, channels: int = 2) -> list[Step]:
    """Return the steps of mastering, in order."""
    return [
        partial(amplify, gain_db=gain_db),
        partial(limit, ceiling_dbtp=ceiling_dbtp, channels=channels),
    ]


def amplify(blocks: Iterable[Block], gain_db: float) -> Iterator[Block]:
    """Yield the same sound louder by `gain_db`, or softer where it is negative."""
    gain = np.float32(to_gain(gain_db))
    for block in blocks:
        yield block * gain


def master(
    make_mix: MakeMix, target: Target, report: Callable[[int], None] = lambda frames: None
) -> Mastered:
    """Return the mix mastered to the target; `report` hears the frames of the first pass played so far.

    Silence stays silence.
    """
    play = make_mix if target.channels == 2 else partial(folded, make_mix)
    heard = _listened(play(), METERS[target.measure](), report)
    ceiling_dbtp = target.peak_dbtp - HEADROOM_DB
    loudness_lufs = heard.loudness.level
    return _settled(Mastered(play, target, heard, loudness_lufs, target.loudness_lufs, ceiling_dbtp))


def folded(make_mix: MakeMix) -> Iterator[Block]:
    """Yield a stereo mix as mono: what stands in the middle keeps its power."""
    for block in make_mix():
        yield block.sum(axis=0, keepdims=True) * np.float32(0.5**0.5)


def _listened(blocks: Iterable[Block], meter: Meter, report: Callable[[int], None]) -> Listening:
    heard, played = Listening(meter, Foresight()), 0
    for block in blocks:
        heard.loudness.feed(block)
        heard.peaks.feed(block)
        played += block.shape[1]
        report(played)
    return heard


def _settled(mastered: Mastered) -> Mastered:
    """Return the master with the gain that reaches its goal once the limiter has taken its toll."""
    if mastered.loudness_lufs <= SILENT_LUFS:
        return mastered
    gain_db, share = mastered.goal_lufs - mastered.loudness_lufs, 0.0
    for _ in range(_REFINEMENTS):
        foreseen_lufs, share = mastered.heard.foresee(gain_db, mastered.ceiling_dbtp)
        gain_db += mastered.goal_lufs - foreseen_lufs
    return replace(mastered, gain_db=gain_db, limited_share=share)
