"""City: the rumble of traffic, vehicles that pass, a horn far off."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.grains import poisson, scatter
from drama.sound.made.image import levelled, roomed
from drama.sound.made.noise import HOP, Spectra, band, high_pass, low_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class City:
    """`passing` vehicles a minute near by, `rumble` of all the others, `horns` a minute."""

    passing: float = 11.0
    rumble: float = 1.0
    horns: float = 2.5
    together: float = 0.5


WORDS: Words = {
    "quiet": {"passing": 0.4, "rumble": 0.7, "horns": 0.2, "level_lu": -5.0},
    "busy": {"passing": 2.0, "rumble": 1.3, "horns": 2.5, "level_lu": 2.0},
    "night": {"passing": 0.4, "rumble": 0.8, "horns": 0.3, "level_lu": -4.0},
}

_PARTS = ((80.0, 0.8, 2.4), (350.0, 0.9, 1.0), (1100.0, 0.9, 0.4), (3500.0, 0.9, 0.07))  # engine, tyres, air


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of a street some way off."""
    city, rng = said(City(), WORDS, params), rng_of(seed)
    traffic = shaped(rng, frames, _traffic(rng, steps_of(frames), city), city.together)
    starts = poisson(rng, frames, city.horns / 60.0)
    blown = scatter(rng, frames, [_horn(rng) for _ in range(6)], starts, rng.uniform(0.1, 0.5, len(starts)))
    horns = roomed(rng, blown, 1.2, 1.2, 2500.0, rings_on=False)
    out = levelled(traffic, 1.0)
    out += np.float32(0.7) * horns
    return out


def _traffic(rng: np.random.Generator, steps: int, city: City) -> Spectra:
    """Return what gives the spectrum of every step of the traffic."""
    passing = _passing(rng, steps, city.passing)
    sway = np.exp(0.2 * slow(rng, steps, 0.2))
    parts = []
    for hz, octaves, loud in _PARTS:
        # The higher the sound, the more it belongs to what is near.
        near = passing ** (0.6 + 0.25 * np.log2(hz / 90.0))
        parts.append(((loud * (0.45 * city.rumble * sway + near))[:, None], band(hz, octaves)))
    street = high_pass(35.0, 1.5) * low_pass(7000.0, 1.0)
    return lambda some: sum(how_loud[some] * bell for how_loud, bell in parts) * street


def _passing(rng: np.random.Generator, steps: int, per_minute: float) -> NDArray[np.float64]:
    """Return how near the nearest vehicles are: each grows and shrinks as one that drives by does."""
    seconds = steps * HOP / RATE
    count = rng.poisson(per_minute / 60.0 * seconds)
    now_s = np.arange(steps)[:, None] * HOP / RATE - rng.uniform(-3.0, seconds + 3.0, count)
    near_s = rng.uniform(0.8, 2.2, count)  # half the time in which it is near
    return np.asarray((rng.uniform(0.4, 1.3, count) / (1.0 + (now_s / near_s) ** 2)).sum(axis=1) + 0.02)


def _horn(rng: np.random.Generator) -> Mono:
    """Return a horn of two notes, blown once or twice."""
    low_hz, seconds = rng.uniform(370.0, 440.0), rng.uniform(0.25, 0.8)
    time_s = np.arange(to_frames(seconds)) / RATE
    tones = [
        np.sin(2 * np.pi * low_hz * third * n * time_s) / n for third in (1.0, 1.26) for n in range(1, 7)
    ]
    blow = np.sum(tones, axis=0) * np.minimum(1.0, np.minimum(time_s, time_s[::-1]) / 0.03) * 0.4
    again = int(rng.integers(1, 3))
    return np.tile(np.pad(blow, (0, to_frames(0.12))), again).astype(np.float32)
