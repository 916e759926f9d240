"""Forest by day: leaves in a light wind, birds here and there, insects in the sun."""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.birds import Singers, chorus
from drama.sound.made.image import levelled
from drama.sound.made.noise import band, high_pass, low_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Forest:
    """`leaves` against the `birds`, `gusts` how far the wind in them swings, `insects` their hum."""

    leaves: float = 0.35
    birds: float = 4.0
    gusts: float = 0.4
    insects: float = 0.05
    together: float = 0.5


WORDS: Words = {
    "windy": {"leaves": 4.0, "gusts": 1.5, "birds": 0.6, "level_lu": 1.0},
    "still": {"leaves": 0.3, "gusts": 0.6},
    "deep": {"leaves": 1.5, "birds": 0.6, "insects": 0.4},
    "summer": {"insects": 4.0},
    "dawn": {"birds": 2.0},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of a wood by day."""
    forest, rng = said(Forest(), WORDS, params), rng_of(seed)
    birds = chorus(rng, frames, Singers(birds=forest.birds, pause_s=7.0, air=0.1))
    steps = steps_of(frames)
    wind = np.exp(forest.gusts * (slow(rng, steps, 0.08) + 0.6 * slow(rng, steps, 0.5)))[:, None]
    leaves, rustle = (
        band(3200.0, 1.2) + 0.9 * band(500.0, 1.3),
        np.exp(0.12 * slow(rng, steps, 6.0))[:, None],
    )
    hum = forest.insects * band(5600.0, 0.2)
    tilt = high_pass(90.0, 1.0) * low_pass(9000.0, 1.0)
    around = shaped(
        rng, frames, lambda some: (leaves * wind[some] * rustle[some] + hum) * tilt, forest.together
    )
    out = levelled(birds, 1.0)
    out += levelled(around, forest.leaves)
    return out
