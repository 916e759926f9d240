"""Stream: a brook near by, bubbles and trickles over a little rush.

In recordings the centroid lies from 1.6 to 3.3 kHz and the slope from -1 to +0.3 dB an octave; the water
gurgles: bubbles come in crowds of tenths of a second.
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.bubbles import bubbling
from drama.sound.made.image import levelled
from drama.sound.made.noise import band, high_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Brook:
    """`bubbles` a second, `size` of the bubbles, `rush` of the water, `gurgle` how far its crowds differ."""

    bubbles: float = 700.0
    size: float = 1.0
    rush: float = 0.55
    gurgle: float = 0.6
    pace: float = 1.0
    together: float = 0.5


WORDS: Words = {
    "soft": {"bubbles": 0.6, "rush": 0.5, "level_lu": -4.0},
    "gentle": {"bubbles": 0.5, "rush": 0.5, "pace": 0.7, "level_lu": -4.0},
    "trickling": {"bubbles": 0.25, "rush": 0.25, "gurgle": 1.3, "level_lu": -5.0},
    "strong": {"bubbles": 1.5, "rush": 2.2, "size": 1.2, "level_lu": 3.0},
    "rushing": {"bubbles": 1.5, "rush": 3.0, "gurgle": 0.6, "level_lu": 3.0},
    "small": {"size": 0.75, "rush": 0.6, "level_lu": -2.0},
    "large": {"size": 1.4, "rush": 1.6, "level_lu": 1.0},
    "fast": {"pace": 1.6, "bubbles": 1.3},
    "slow": {"pace": 0.6, "bubbles": 0.7},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of a brook."""
    brook, rng = said(Brook(), WORDS, params), rng_of(seed)
    steps = steps_of(frames)
    crowds = np.exp(brook.gurgle * slow(rng, steps, 5.0 * brook.pace) + 0.3 * slow(rng, steps, 0.4))
    low_hz, high_hz = 600.0 / brook.size, 7000.0 / brook.size
    bubbles = bubbling(rng, frames, brook.bubbles, low_hz, high_hz, brook.together, crowds)
    flicker = np.exp(0.25 * (slow(rng, steps, 0.4 * brook.pace) + slow(rng, steps, 4.0 * brook.pace)))[
        :, None
    ]
    spectrum = (band(2200.0 / brook.size, 1.2) + 0.5 * band(500.0 / brook.size, 1.0)) * high_pass(200.0, 1.0)
    rush = shaped(rng, frames, lambda some: flicker[some] * spectrum, brook.together)
    out = levelled(bubbles, 1.0)
    out += levelled(rush, brook.rush)
    return out
