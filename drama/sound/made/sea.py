"""Sea: waves that swell, break and run back over the shore.

A wave is heard three times over: its deep body as it rises, its roar as it breaks, and the hiss of foam and
shingle after it. Wind waves arrive every 4 to 9 s; in recordings 26 to 71 % of the modulation lies from 0.1
to 0.5 Hz, the centroid from 1.2 to 1.9 kHz, the slope from -2.9 to -3.9 dB an octave.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.noise import HOP, band, high_pass, low_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Sea:
    """`period_s` between waves, `height` of them, `foam` of their hiss, `wash` of the water between."""

    period_s: float = 6.5
    height: float = 1.0
    foam: float = 1.0
    wash: float = 0.3
    together: float = 0.5


WORDS: Words = {
    "calm": {"height": 0.55, "period_s": 0.8, "wash": 1.2, "level_lu": -4.0},
    "soft": {"height": 0.55, "period_s": 0.8, "wash": 1.2, "level_lu": -4.0},
    "gentle": {"height": 0.55, "wash": 1.2, "level_lu": -4.0},
    "rough": {"height": 1.6, "period_s": 1.15, "foam": 1.2, "wash": 1.5, "level_lu": 3.0},
    "stormy": {"height": 1.8, "period_s": 1.2, "foam": 1.4, "wash": 2.2, "level_lu": 4.0},
    "strong": {"height": 1.6, "period_s": 1.15, "foam": 1.2, "wash": 1.5, "level_lu": 3.0},
    "shingle": {"foam": 2.2},
    "sand": {"foam": 0.6},
    "slow": {"period_s": 1.5},
    "fast": {"period_s": 0.7},
}

_PARTS = (  # (Hz, octaves, loudness, seconds after the crest, seconds to rise, to fall)
    (180.0, 1.2, 2.6, -0.6, 1.6, 1.9),
    (700.0, 1.0, 1.1, 0.0, 0.7, 1.5),
    (1900.0, 0.9, 0.55, 0.25, 0.45, 1.6),
    (5000.0, 0.9, 0.2, 0.8, 0.6, 2.4),
)
_FOAM_FROM = 2  # the parts that are foam


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of waves on a shore."""
    sea, rng = said(Sea(), WORDS, params), rng_of(seed)
    steps = steps_of(frames)
    crests_s, heights = _waves(rng, steps * HOP / RATE, sea)
    flicker = np.exp(0.18 * slow(rng, steps, 5.0))
    wash = np.zeros(1) + sea.wash * 0.4 * (band(400.0, 1.5) + 0.2 * band(2000.0, 1.2))
    parts = []
    for number, (hz, octaves, loud, late_s, rise_s, fall_s) in enumerate(_PARTS):
        swell = _swell(steps, crests_s + late_s, heights, rise_s, fall_s) * flicker
        loud *= sea.foam if number >= _FOAM_FROM else 1.0
        parts.append((loud * swell[:, None], band(hz, octaves)))
    shore = high_pass(50.0, 1.0) * low_pass(11_000.0, 1.0)
    return shaped(
        rng,
        frames,
        lambda some: sum((swell[some] * bell for swell, bell in parts), wash) * shore,
        sea.together,
    )


def _waves(
    rng: np.random.Generator, seconds: float, sea: Sea
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return when waves break and how high they are; high ones come in sets, as on any shore."""
    count = int(seconds / sea.period_s) + 6
    crests_s = np.cumsum(sea.period_s * rng.uniform(0.65, 1.35, count)) - 3.0 * sea.period_s
    sets = np.sin(2 * np.pi * (np.arange(count) / rng.uniform(5.0, 8.0) + rng.random()))
    return crests_s, sea.height * np.exp(0.3 * sets + 0.3 * rng.standard_normal(count))


def _swell(
    steps: int, peaks_s: NDArray[np.float64], heights: NDArray[np.float64], rise_s: float, fall_s: float
) -> NDArray[np.float64]:
    """Return the sum over time of waves that rise as a bell and fall off exponentially."""
    away = np.arange(steps)[:, None] * HOP / RATE - peaks_s
    rising = np.exp(-0.5 * (np.minimum(away, 0.0) / rise_s) ** 2)
    return np.asarray((rising * np.exp(-np.maximum(away, 0.0) / fall_s)) @ heights)
