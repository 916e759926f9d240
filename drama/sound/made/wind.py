"""Wind: noise whose brightness and level follow the gusts, with the hum of twigs and wires in it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.noise import band, high_pass, low_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Wind:
    """`speed` is 1 for a fresh breeze, `gusts` how far it swings, `pace` how often, `hum` the aeolian tones.

    `near` scales what distance takes from the treble, `together` is the correlation of left and right.
    """

    speed: float = 1.0
    gusts: float = 0.38
    pace: float = 1.0
    hum: float = 1.0
    near: float = 1.0
    together: float = 0.5


WORDS: Words = {
    "soft": {"speed": 0.7, "gusts": 0.7, "hum": 0.4, "level_lu": -4.0},
    "light": {"speed": 0.7, "gusts": 0.7, "hum": 0.4, "level_lu": -4.0},
    "gentle": {"speed": 0.7, "gusts": 0.5, "hum": 0.3, "level_lu": -4.0},
    "strong": {"speed": 1.5, "gusts": 1.2, "hum": 1.3, "level_lu": 3.0},
    "howling": {"speed": 1.5, "gusts": 1.2, "hum": 4.0, "level_lu": 3.0},
    "gusty": {"gusts": 1.5},
    "steady": {"gusts": 0.35},
    "distant": {"near": 0.5, "level_lu": -4.0},
    "near": {"near": 1.6, "level_lu": 2.0},
    "wide": {"together": 0.65},
    "narrow": {"together": 1.4},
    "fast": {"pace": 1.8},
    "slow": {"pace": 0.55},
}

_GUST_RATES_HZ = (0.05, 0.1, 0.2, 0.4, 0.8)
_HUMS_HZ = (330.0, 590.0)  # vortex shedding at 0.2 speed / diameter, around thick and thin twigs


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of wind."""
    wind, rng = said(Wind(), WORDS, params), rng_of(seed)
    speeds = _gusts(rng, steps_of(frames), wind)[:, None]
    wanders = [_wander(rng, speeds) for _ in _HUMS_HZ]

    def spectra(some: slice) -> NDArray[np.floating]:
        speed = speeds[some]
        rumble = low_pass(140.0 * wind.near * speed, 1.7) * speed**1.3
        hums = sum(
            amount * band(hz * wander[some], 0.13) * np.maximum(speed - 0.5, 0.0) ** 2
            for hz, wander, amount in zip(_HUMS_HZ, wanders, (0.4, 0.16), strict=True)
        )
        hiss = 0.003 * wind.near**2 * high_pass(1200.0, 1.0) * low_pass(5000.0, 1.0) * speed**2.5
        return np.asarray((rumble + wind.hum * hums + hiss) * high_pass(45.0, 2.0))

    return shaped(rng, frames, spectra, wind.together)


def _gusts(rng: np.random.Generator, steps: int, wind: Wind) -> NDArray[np.float64]:
    """Return the wind speed over time; its swings shrink with their rate as in Kolmogorov's spectrum."""
    swings = sum(slow(rng, steps, rate * wind.pace) * (0.05 / rate) ** (1 / 3) for rate in _GUST_RATES_HZ)
    return np.asarray(wind.speed * np.exp(wind.gusts * 0.6 * np.clip(swings, -3.5, 2.5)))


def _wander(rng: np.random.Generator, speed: NDArray[np.float64]) -> NDArray[np.float64]:
    drift = slow(rng, len(speed), 0.15)[:, None]
    return np.asarray(speed**0.5 * 2.0 ** (0.12 * drift))
