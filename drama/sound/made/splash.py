"""Splash: something falls into water: the slap, the cavity that closes, and the drops that come down again.

The slap is broad noise; the cavity sends up crowds of bubbles, large ones first (Franz, "Splashes as sources
of sound in liquids", JASA 31(8), 1959).
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.bubbles import bubble
from drama.sound.made.grains import scatter
from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, bursts, together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Splash:
    """`size` of what falls, `drops` that come down after it, `seconds` until the water is calm."""

    size: float = 1.0
    drops: float = 110.0
    seconds: float = 1.6


WORDS: Words = {
    "small": {"size": 0.5, "drops": 0.3, "seconds": 0.6, "level_lu": -4.0},
    "large": {"size": 1.8, "drops": 2.0, "seconds": 1.5, "level_lu": 3.0},
    "soft": {"size": 0.6, "drops": 0.4, "level_lu": -4.0},
    "strong": {"size": 1.5, "drops": 1.7, "level_lu": 3.0},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return one splash, whatever `frames` says."""
    splash, rng = said(Splash(), WORDS, params), rng_of(seed)
    length_s = splash.seconds + 0.5
    slap = [
        (0.0, 2.0 * burst(rng, 150.0 / splash.size, 2200.0, 0.12 * splash.size)),
        (0.01, 9.0 * burst(rng, 700.0, 7000.0, 0.3 * splash.size**0.5)),
        (0.06, 9.0 * burst(rng, 1500.0, 8000.0, 0.5 * splash.size**0.5)),
    ]
    out = point(together_at(length_s, slap)) + _after(rng, splash, to_frames(length_s))
    out[:, -to_frames(0.2) :] *= np.linspace(1.0, 0.0, to_frames(0.2), dtype=np.float32)
    return roomed(rng, out, 0.25, 0.6)


def _after(rng: np.random.Generator, splash: Splash, frames: int) -> Stereo:
    """Return the bubbles that rise and the drops that fall back, thinning out."""
    kinds = [bubble(hz / splash.size**0.5, 0.15) for hz in 350.0 * 9.0 ** rng.beta(1.2, 1.6, 60)]
    count = round(1.2 * splash.drops)
    at = (0.05 + splash.seconds * rng.beta(1.1, 3.2, count)) * RATE
    bubbles = scatter(
        rng, frames, kinds, at.astype(np.int64), 0.16 * rng.gamma(0.7, 1.0, count) * (1 - at / frames)
    )
    count = round(splash.drops)
    at = (0.25 + splash.seconds * rng.beta(1.3, 2.6, count)) * RATE
    drops = scatter(
        rng,
        frames,
        bursts(rng, 40, 1500.0, 7000.0, 0.006),
        at.astype(np.int64),
        0.3 * rng.gamma(0.7, 1.0, count),
    )
    return bubbles + drops
