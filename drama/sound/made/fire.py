"""Fire: crackling wood over the lapping of flames.

Cracks come in clusters, and their loudness follows a power law, as bursting fibres do; each is a click of
one to a few milliseconds. Flames lap below 200 Hz, five to ten times a second, and gases hiss (Farnell,
"Designing Sound", 2010, names the three parts). In recordings the crest factor lies from 20 to 37 dB.
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.grains import poisson, scatter
from drama.sound.made.image import levelled
from drama.sound.made.modes import bursts
from drama.sound.made.noise import band, high_pass, low_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Fire:
    """`crackles` a second, `snap` of the loudest, `flames` against them, and `lapping` in the flames."""

    crackles: float = 28.0
    snap: float = 1.0
    flames: float = 0.9
    lapping: float = 1.0
    together: float = 0.5


WORDS: Words = {
    "small": {"crackles": 0.6, "lapping": 0.4, "flames": 0.8, "level_lu": -3.0},
    "large": {"crackles": 1.4, "lapping": 2.5, "flames": 1.4, "level_lu": 2.0},
    "roaring": {"crackles": 1.6, "lapping": 5.0, "flames": 2.0, "level_lu": 4.0},
    "soft": {"crackles": 0.6, "lapping": 0.6, "level_lu": -4.0},
    "dying": {"crackles": 0.2, "lapping": 0.3, "flames": 0.6, "level_lu": -6.0},
    "strong": {"crackles": 1.4, "lapping": 2.0, "level_lu": 3.0},
    "crackling": {"crackles": 1.8, "lapping": 0.5},
}

_LOUDEST = 12.0  # as loud as a crack can be, against the usual one


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of burning wood."""
    fire, rng = said(Fire(), WORDS, params), rng_of(seed)
    steps = steps_of(frames)
    clusters = np.exp(1.1 * slow(rng, steps, 1.5) + 0.5 * slow(rng, steps, 0.15))
    starts = poisson(rng, frames, fire.crackles, clusters)
    loud = np.minimum(rng.pareto(1.4, len(starts)) + 0.2, _LOUDEST * fire.snap)
    wood = [*bursts(rng, 80, 1800.0, 9000.0, 0.004), *bursts(rng, 20, 500.0, 1800.0, 0.012)]
    crackles = scatter(rng, frames, wood, starts, loud, fire.together)
    flames = _flames(rng, frames, steps, fire)
    out = levelled(crackles, 1.0)
    out += levelled(flames, fire.flames)
    return out


def _flames(rng: np.random.Generator, frames: int, steps: int, fire: Fire) -> Stereo:
    laps = np.exp(0.6 * slow(rng, steps, 6.0) + 0.3 * slow(rng, steps, 0.5))[:, None]
    breath = np.exp(0.3 * slow(rng, steps, 1.0))[:, None]
    low = fire.lapping * band(110.0, 0.9)
    high = 0.22 * band(5000.0, 1.1) + 0.25 * band(1400.0, 1.1)
    tilt = high_pass(40.0, 1.0) * low_pass(12_000.0, 1.0)
    return shaped(rng, frames, lambda some: (low * laps[some] + high * breath[some]) * tilt, fire.together)
