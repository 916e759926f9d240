"""The master: the mix brought to the loudness and the peaks a podcast platform wants.

Two passes, so that ten hours need no more memory than ten minutes. The first plays the mix through the
loudness meter, reel by reel, and notes of each what it heard; the second plays it again through the chain:
gain, then the limiter, which touches only what the gain has pushed over the ceiling.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce

import numpy as np
from numpy.typing import NDArray

from drama.hands import side_by_side
from drama.master.limiter import Foresight, limit, peaks_in, power_gains
from drama.measure.loudness import (
    METERS,
    SILENT_LUFS,
    Block,
    Meter,
    Powers,
    integrated_lufs,
    parts_in,
    tenths,
)
from drama.measure.tiles import Joined
from drama.mix.reels import Reel, trimmed
from drama.settings import Target
from drama.store.shelf import take_key
from drama.store.vault import Entry, Vault
from drama.units import to_gain

Step = Callable[[Iterable[Block]], Iterable[Block]]
"""One step of the chain: blocks in, blocks out, as many frames."""

HEADROOM_DB = 1.0
"""How far under the target's peak the ceiling is: measured, 128 kbps MP3 raises peaks by 0.4 to 1.0 dB."""

GAIN_STEP_DB = 0.1
"""The gain is a multiple of this: an edit that moves the loudness of an hour by a hair changes one reel."""

RECIPE = 3
"""Goes up whenever something else is noted in the first pass."""

MOST_MADE_UP_DB = 18.0
"""The gain makes up for so much at most of what the limiter takes: beyond, only what is soft gets louder."""

_REFINEMENTS = 12
_WORTH_LU = 0.5  # a target out of reach: gain that brings no more than this, all together, is not given


@dataclass(frozen=True, slots=True)
class Notes:
    """What the first pass heard of a reel: for every `GRID` frames, the power by parts, and three peaks."""

    sums: NDArray[np.float32]
    peaks: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Listening:
    """What the first pass heard of the mix: enough to foresee how loud any master of it will be."""

    meter: Meter
    frames: int
    sums: NDArray[np.float32]
    peaks: NDArray[np.float32]

    @property
    def level(self) -> float:
        """The level of the mix in the meter's unit."""
        return self.meter.level_of(tenths(self.sums, self.frames))

    @property
    def level_of_sound(self) -> float:
        """The level of the mix without its silences, which a plain level is the mean of too."""
        return max(self.level, integrated_lufs(tenths(self.sums, self.frames)))

    def foresee(self, gain_db: float, ceiling_dbtp: float) -> tuple[float, float]:
        """Return the level after gain and limiter, and the share of time the limiter works."""
        kept = power_gains(self.peaks, gain_db - ceiling_dbtp)
        limited = float(np.mean(kept < 1.0)) if kept.size else 0.0
        energies = tenths(self.sums, self.frames, kept) * to_gain(gain_db) ** 2
        return self.meter.level_of(energies), limited


@dataclass(frozen=True, slots=True)
class Mastered:
    """A master that can be played any number of times, and what was decided about it.

    Levels are in the unit of the target's measure. `goal` and `ceiling_dbtp` are what it aims at: the
    target at first, moved where an encoder needs it. `level` is the mix's own, `gain_db`
    what the chain adds, `limited_share` the share of time (0.0 to 1.0) in which the limiter works. What is
    not `reachable` comes as near to its goal as the limiter lets it.
    """

    reels: tuple[Reel, ...]
    target: Target
    heard: Listening
    level: float
    goal: float
    ceiling_dbtp: float
    gain_db: float = 0.0
    limited_share: float = 0.0
    reachable: bool = True

    def blocks(self) -> Iterator[Block]:
        """Play the master."""
        return self.played(block for reel in self.reels for block in reel.body())

    def reel_blocks(self, reel: Reel, lead: int, ceiling_dbtp: float) -> Iterator[Block]:
        """Play one reel as it sounds in the whole, from `lead` frames before it to the end of its trail.

        What is played before that is for the limiter, which remembers a fifth of a second.
        """
        played = self.played(reel.play(), ceiling_dbtp)
        return trimmed(played, reel.lead - lead, reel.lead + reel.length + reel.trail)

    def played(self, blocks: Iterable[Block], ceiling_dbtp: float | None = None) -> Iterator[Block]:
        """Play any stretch of the mix through the chain."""
        ceiling_dbtp = self.ceiling_dbtp if ceiling_dbtp is None else ceiling_dbtp
        steps = chain(self.gain_db, ceiling_dbtp, self.target.channels)
        return iter(reduce(lambda sound, step: step(sound), steps, blocks))

    def moved(self, loudness_lu: float, ceiling_db: float) -> "Mastered":
        """Return a master that aims so much louder, with its ceiling moved."""
        goal, ceiling_dbtp = self.goal + loudness_lu, self.ceiling_dbtp + ceiling_db
        return _settled(replace(self, goal=goal, ceiling_dbtp=ceiling_dbtp))


def chain(gain_db: float, ceiling_dbtp: float, channels: int = 2) -> list[Step]:
    """Return the steps of mastering a stereo mix, in order."""
    return [
        *([folded] if channels == 1 else []),
        partial(amplify, gain_db=gain_db),
        partial(limit, ceiling_dbtp=ceiling_dbtp, channels=channels),
    ]


def amplify(blocks: Iterable[Block], gain_db: float) -> Iterator[Block]:
    """Yield the same sound louder by `gain_db`, or softer where it is negative."""
    gain = np.float32(to_gain(gain_db))
    for block in blocks:
        yield block * gain


def master(
    reels: Sequence[Reel],
    target: Target,
    vault: Vault | None = None,
    report: Callable[[int], None] = lambda frames: None,
) -> Mastered:
    """Return a mix mastered to the target; `report` hears the frames of the first pass done so far.

    What is heard of a reel is kept in the vault, where there is one. Silence stays silence.
    """
    heard = _heard(reels, target, vault, report)
    ceiling_dbtp = target.peak_dbtp - HEADROOM_DB
    return _settled(Mastered(tuple(reels), target, heard, heard.level, target.loudness_lufs, ceiling_dbtp))


def folded(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield a stereo mix as mono: what stands in the middle keeps its power."""
    for block in blocks:
        yield block.sum(axis=0, keepdims=True) * np.float32(0.5**0.5)


def _heard(
    reels: Sequence[Reel], target: Target, vault: Vault | None, report: Callable[[int], None]
) -> Listening:
    sums = Joined(sum(parts_in(reel.length) for reel in reels))
    peaks, done = Joined(sum(peaks_in(reel.length) for reel in reels)), 0
    work = side_by_side(partial(_listened, target, vault), reels, lambda: report(done))
    for reel, noted in zip(reels, work, strict=True):
        sums.add(noted.sums)
        peaks.add(noted.peaks)
        done += reel.length
        report(done)
    return Listening(METERS[target.measure](channels=target.channels), done, sums.numbers, peaks.numbers)


def _listened(target: Target, vault: Vault | None, reel: Reel) -> Notes:
    """Return the notes of a reel, from the vault where they are there."""
    key = take_key("notes", recipe=RECIPE, reel=reel.key, channels=target.channels, measure=target.measure)
    if vault and (entry := vault.find(key)):
        sums = np.frombuffer(entry.body, np.float32, entry.head["sums"])
        return Notes(sums, np.frombuffer(entry.body, np.float32, offset=sums.nbytes))
    powers, peaks, played = Powers(METERS[target.measure](), reel.lead), Foresight(), 0
    mix = reel.play() if target.channels == 2 else folded(reel.play())
    for block in trimmed(mix, 0, reel.lead + reel.length):
        powers.feed(block)
        peaks.feed(block[:, max(0, reel.lead - played) :])
        played += block.shape[1]
    notes = Notes(powers.sums, peaks.peaks)
    if vault:
        vault.keep(key, Entry({"sums": notes.sums.size}, notes.sums.tobytes() + notes.peaks.tobytes()))
    return notes


def _settled(mastered: Mastered) -> Mastered:
    """Return the master with the gain that reaches its goal once the limiter has taken its toll.

    Where no gain in reason does, it is the least that comes as near.
    """
    if mastered.level <= SILENT_LUFS:
        return mastered
    most_db = mastered.goal - mastered.heard.level_of_sound + MOST_MADE_UP_DB
    gain_db, share, reachable = min(most_db, mastered.goal - mastered.level), 0.0, True
    for _ in range(_REFINEMENTS):
        foreseen, share = mastered.heard.foresee(gain_db, mastered.ceiling_dbtp)
        reachable = gain_db < most_db or foreseen >= mastered.goal
        gain_db = min(most_db, gain_db + mastered.goal - foreseen)
    if not reachable:
        gain_db, share = _as_near(mastered, most_db)
    gain_db = round(gain_db / GAIN_STEP_DB) * GAIN_STEP_DB
    return replace(mastered, gain_db=gain_db, limited_share=share, reachable=reachable)


def _as_near(mastered: Mastered, most_db: float) -> tuple[float, float]:
    """Return the least gain that comes as near to the goal as any up to `most_db`, and the share it limits.

    More gain can even read softer, where it brings a murmur over the gate of the meter.
    """
    gains_db = [most_db - MOST_MADE_UP_DB + step for step in range(round(MOST_MADE_UP_DB) + 1)]
    foreseen = [mastered.heard.foresee(gain_db, mastered.ceiling_dbtp) for gain_db in gains_db]
    nearest = max(level for level, _ in foreseen) - _WORTH_LU
    return next(
        (gain_db, share)
        for gain_db, (level, share) in zip(gains_db, foreseen, strict=True)
        if level >= nearest
    )
