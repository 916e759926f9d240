"""River: bubbles that ring over the broad rush of water."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.bubbles import bubbling
from drama.sound.made.noise import band, high_pass, low_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class River:
    """`bubbles` a second, `size` of bubbles and stream, `rush` of the water, `pace` of its flicker.

    `near` scales what distance takes from the treble, `together` is the correlation of left and right.
    """

    bubbles: float = 420.0
    size: float = 1.0
    rush: float = 1.0
    pace: float = 1.0
    near: float = 1.0
    together: float = 0.5


WORDS: Words = {
    "soft": {"rush": 0.5, "bubbles": 0.6, "level_lu": -4.0},
    "gentle": {"rush": 0.5, "bubbles": 0.6, "pace": 0.7, "level_lu": -4.0},
    "quiet": {"rush": 0.6, "level_lu": -5.0},
    "strong": {"rush": 2.0, "bubbles": 1.6, "size": 1.3, "level_lu": 3.0},
    "rushing": {"rush": 2.5, "bubbles": 1.6, "pace": 1.4, "level_lu": 3.0},
    "small": {"size": 0.7, "bubbles": 0.6, "rush": 0.5, "level_lu": -2.0},
    "large": {"size": 1.5, "rush": 1.8, "level_lu": 1.0},
    "deep": {"size": 1.6},
    "distant": {"near": 0.4, "bubbles": 0.3, "level_lu": -5.0},
    "near": {"near": 1.3, "bubbles": 1.4, "level_lu": 2.0},
    "wide": {"together": 0.6},
    "narrow": {"together": 1.5},
    "fast": {"pace": 1.6, "bubbles": 1.3},
    "slow": {"pace": 0.6, "bubbles": 0.7},
}

_RUSH_HZ = ((300.0, 1.0), (700.0, 1.0), (1500.0, 0.8), (3200.0, 0.5), (6500.0, 0.25))


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of flowing water."""
    river, rng = said(River(), WORDS, params), rng_of(seed)
    rush = _rush(rng, frames, river)
    bubbles = bubbling(
        rng, frames, river.bubbles, 450.0 / river.size, 4500.0 / river.size, min(0.95, river.together)
    )
    return np.asarray(rush / rush.std() * (0.68 * river.rush) + bubbles / bubbles.std(), np.float32)


def _rush(rng: np.random.Generator, frames: int, river: River) -> Stereo:
    steps = steps_of(frames)
    parts = [
        (amount * band(hz / river.size, 0.7), np.exp(0.22 * _flicker(rng, steps, river.pace)))
        for hz, amount in _RUSH_HZ
    ]
    tilt = high_pass(110.0, 1.0) * low_pass(9000.0 * river.near**2, 1.0)
    return shaped(
        rng,
        frames,
        lambda some: sum(bell * flicker[some] for bell, flicker in parts) * tilt,
        min(0.9, river.together),
    )


def _flicker(rng: np.random.Generator, steps: int, pace: float) -> NDArray[np.float64]:
    return np.asarray((slow(rng, steps, 0.3 * pace) + slow(rng, steps, 3.0 * pace))[:, None])
