"""Magic shimmer: small bells from nowhere, rising or falling, in a wide and lasting air."""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.grains import scatter
from drama.sound.made.image import roomed
from drama.sound.made.modes import ring
from drama.sound.made.noise import band, rng_of, shaped, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Magic:
    """`notes` in all over `seconds`, `root_hz` of the scale, `climb` in octaves, `dust` the breath around."""

    notes: float = 34.0
    seconds: float = 1.8
    root_hz: float = 784.0
    climb: float = 2.0
    dust: float = 0.25


WORDS: Words = {
    "rising": {"climb": 1.3},
    "falling": {"climb": -1.3},
    "dark": {"root_hz": 0.5, "dust": 2.0},
    "long": {"notes": 2.0, "seconds": 2.2},
    "short": {"notes": 0.5, "seconds": 0.5},
    "sparse": {"notes": 0.4},
}

_SCALE = np.array([0, 2, 4, 7, 9])  # in semitones: without half steps all notes agree


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return one shimmer, whatever `frames` says."""
    magic, rng = said(Magic(), WORDS, params), rng_of(seed)
    count, length = max(3, round(magic.notes)), to_frames(magic.seconds + 2.2)
    way = np.sort(rng.beta(1.1, 1.4, count))
    climbed = magic.climb * (way if magic.climb > 0 else way - 1.0) + rng.normal(0.0, 0.2, count)
    hz = [magic.root_hz * 2.0 ** _on_scale(octaves) for octaves in climbed]
    bells = [
        ring(each * np.array([1.0, 2.76, 5.4]), np.array([1.6, 0.7, 0.3]), (1.0, 0.35, 0.15), 0.003)
        for each in hz
    ]
    starts = (way * magic.seconds * RATE).astype(np.int64)
    loud = rng.uniform(0.3, 1.0, count) * (0.4 + np.sin(np.pi * way))
    out = scatter(rng, length, bells, starts, loud, which=np.arange(count))
    time = np.linspace(0.0, 1.0, steps_of(length))[:, None]
    breath = np.sin(np.pi * time**0.7) ** 2 * band(3000.0 * 2.0 ** (0.5 * magic.climb * time), 0.7)
    dust = shaped(rng, length, breath.astype(np.float32), 0.3)
    out += np.float32(magic.dust * out.std() / dust.std()) * dust
    out[:, -to_frames(0.5) :] *= np.linspace(1.0, 0.0, to_frames(0.5), dtype=np.float32) ** 2
    return roomed(rng, out, 2.4, 0.7, 9000.0)


def _on_scale(octaves: float) -> float:
    """Return the nearest note of the scale, in octaves above the root."""
    notes = (np.arange(-3, 5)[:, None] + _SCALE / 12.0).ravel()
    return float(notes[np.abs(notes - octaves).argmin()])
