"""Rain: the hiss of countless drops, with the nearest ones heard one by one.

A drop on something hard is a click of a few milliseconds, one on water also rings as the bubble it drags down
(Pumphrey and Elmore, "The entrainment of bubbles by drop impacts", J. Fluid Mech. 220, 1990). The hiss of the
rest is broad: in recordings the centroid lies from 2.3 to 4.5 kHz, the slope from -3 to +1 dB an octave.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.bubbles import bubbling
from drama.sound.made.grains import poisson, scatter
from drama.sound.made.image import levelled
from drama.sound.made.modes import bursts, ring
from drama.sound.made.noise import band, high_pass, low_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Rain:
    """`drops` a second heard singly, `puddles` bubbles a second, `hiss` of all the others, `body` its depth.

    `swell` is how far the hiss comes and goes; on a `roof` the drops drum.
    """

    drops: float = 260.0
    puddles: float = 25.0
    hiss: float = 0.8
    body: float = 0.5
    swell: float = 0.07
    together: float = 0.5


WORDS: Words = {
    "light": {"drops": 0.35, "puddles": 0.5, "hiss": 0.6, "body": 0.5, "level_lu": -5.0},
    "soft": {"drops": 0.5, "puddles": 0.6, "hiss": 0.6, "body": 0.6, "level_lu": -4.0},
    "drizzle": {"drops": 0.2, "puddles": 0.3, "hiss": 0.7, "body": 0.3, "level_lu": -7.0},
    "steady": {"swell": 0.3},
    "heavy": {"drops": 1.8, "puddles": 2.0, "hiss": 1.15, "body": 1.8, "level_lu": 3.0},
    "strong": {"drops": 1.8, "puddles": 2.0, "hiss": 1.15, "body": 1.8, "level_lu": 3.0},
    "pouring": {"drops": 3.0, "puddles": 3.0, "hiss": 1.7, "body": 2.4, "level_lu": 5.0},
    "roof": {"puddles": 0.2},
    "puddles": {"puddles": 6.0},
}

_ROOF = 0.4
_KINDS = 90


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of rain."""
    rain, rng = said(Rain(), WORDS, params), rng_of(seed)
    hiss = _hiss(rng, frames, rain)
    starts = poisson(rng, frames, rain.drops)
    loud = rng.gamma(0.7, 1.0, len(starts))
    drops = scatter(rng, frames, bursts(rng, _KINDS, 900.0, 5500.0, 0.004), starts, loud, rain.together)
    puddles = bubbling(rng, frames, rain.puddles, 700.0, 5200.0, rain.together)
    out = levelled(hiss, rain.hiss)
    out += levelled(drops, 0.5)
    out += levelled(puddles, 0.16)
    del hiss, drops, puddles
    if "roof" in params:
        out *= 0.6
        out += levelled(scatter(rng, frames, _boards(rng), starts, loud, rain.together), _ROOF)
    return out


def _hiss(rng: np.random.Generator, frames: int, rain: Rain) -> Stereo:
    steps = steps_of(frames)
    swell = np.exp(rain.swell * (slow(rng, steps, 0.12) + slow(rng, steps, 2.0)))[:, None]
    spectrum = band(3000.0, 1.4) + rain.body * band(500.0, 1.4)
    tilt = spectrum * high_pass(150.0, 1.0) * low_pass(13_000.0, 1.0)
    return shaped(rng, frames, lambda some: swell[some] * tilt, rain.together)


def _boards(rng: np.random.Generator) -> list[Mono]:
    """Return drops on a wooden roof: each plank has a few low, short modes."""
    hz: NDArray[np.float64] = rng.uniform(160.0, 420.0, (24, 1)) * (1.0, 2.3, 3.9, 6.1)
    return [ring(plank, 0.03 * (200.0 / plank) ** 0.5, (1.0, 0.7, 0.5, 0.3)) for plank in hz]
