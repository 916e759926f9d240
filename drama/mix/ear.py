"""The ear: how loud the clips of a timeline are, heard before anything is mixed."""

from collections.abc import Iterable
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from drama.measure.loudness import TENTH, LoudnessMeter
from drama.mix.bed import Windows, seed_of
from drama.mix.play import BLOCK, stored
from drama.store.shelf import Shelf, full_scale, take_key
from drama.timeline.model import Clip
from drama.units import to_gain

RECIPE = 2
"""Goes up whenever a take's power is counted in another way."""

_MOMENT = 4  # tiles: the 400 ms of what BS.1771 calls momentary loudness


class Ear:
    """Tells the K-weighted power of clips, as `drama.timeline.ducking` asks for it.

    Every take is read once in its life: its power is noted on the shelf. A loop is heard as `drama.mix.bed`
    plays it. What a stereo take loses on the far side of its place is not taken away.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._takes: dict[str, tuple[NDArray[np.float64], int]] = {}
        self._loops: dict[Clip, NDArray[np.float64]] = {}

    def mean(self, clip: Clip, start: int, end: int) -> float:
        """Return the mean power of a clip between two frames of the episode, 0.0 where it is not heard."""
        powers = self._between(clip, start, end)
        return float(powers.mean()) if powers.size else 0.0

    def loudest(self, clip: Clip, start: int, end: int) -> float:
        """Return the greatest mean power over 0.4 s between two frames of the episode."""
        powers = self._between(clip, start, end)
        if not powers.size:
            return 0.0
        width = min(_MOMENT, powers.size)
        return float(np.convolve(powers, np.full(width, 1.0 / width), mode="valid").max())

    def powers(self, clip: Clip) -> NDArray[np.float64]:
        """Return the mean power of every tenth of a second of a clip, its fader left out."""
        return self._between(clip, clip.start, clip.start + clip.length)

    def forget_all_but(self, clips: Iterable[Clip]) -> None:
        """Keep of the loops only those of some clips; takes are few and small."""
        self._loops = {clip: self._loops[clip] for clip in clips if clip in self._loops}

    def _between(self, clip: Clip, start: int, end: int) -> NDArray[np.float64]:
        start, end = max(start, clip.start), min(end, clip.start + clip.length)
        if start >= end:
            return np.zeros(0)
        powers, offset = (self._loop(clip), 0) if clip.loop else (self._take(clip)[0], clip.offset)
        first = (start - clip.start + offset) // TENTH
        count = max(1, round((end - start) / TENTH))
        return powers[first : first + count] * to_gain(clip.gain_db) ** 2

    def _loop(self, clip: Clip) -> NDArray[np.float64]:
        if clip not in self._loops:
            pool, length = self._take(clip)
            windows = Windows(length, seed_of(clip.key))
            self._loops[clip] = windows.powers(pool, TENTH, clip.offset, -(-clip.length // TENTH))
        return self._loops[clip]

    def _take(self, clip: Clip) -> tuple[NDArray[np.float64], int]:
        """Return the power of every tenth of a second of a take where the clip stands, and its length."""
        if clip.key not in self._takes:
            note = power_key(clip.key)
            self._takes[clip.key] = self._noted(note) or self._listened(clip, note)
        return self._takes[clip.key]

    def _noted(self, note: str) -> tuple[NDArray[np.float64], int] | None:
        """Return what was noted when the take was heard before, or None."""
        with suppress(ValueError, KeyError, TypeError):
            if noted := self._shelf.note(note):
                return np.array(noted["powers"], np.float64), int(noted["frames"])
        return None

    def _listened(self, clip: Clip, note: str) -> tuple[NDArray[np.float64], int]:
        sound = stored(self._shelf, clip)
        meter, frames = LoudnessMeter(), sound.shape[1]
        for start in range(0, frames, BLOCK):
            meter.feed(full_scale(sound[:, start : start + BLOCK]))
        powers = meter.energies
        self._shelf.keep_note(note, {"powers": powers.tolist(), "frames": frames})
        return powers, frames


def power_key(take: str) -> str:
    """Return the key under which it is noted how loud a take is."""
    return take_key("power", take=take, recipe=RECIPE)
