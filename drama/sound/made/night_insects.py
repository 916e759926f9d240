"""Night insects: crickets near and far, and the steady trill of others in the grass.

A field cricket chirps two or three times a second, three or four pulses each, at 3.5 to 5 kHz (Bennet-Clark,
"Songs and the physics of sound production", in "Cricket Behavior and Neurobiology", 1989). In recordings the
centroid lies from 3.5 to 4 kHz, and half of the modulation from 2 to 8 Hz.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.grains import scatter
from drama.sound.made.image import roomed
from drama.sound.made.motifs import Note, sung
from drama.sound.made.noise import band, high_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Night:
    """`crickets` heard singly, `pace` of their chirps, `trill` of the others, `air` of the night."""

    crickets: float = 6.0
    pace: float = 1.0
    trill: float = 0.2
    air: float = 0.12
    together: float = 0.5


WORDS: Words = {
    "few": {"crickets": 0.4, "trill": 0.4, "level_lu": -2.0},
    "many": {"crickets": 1.8, "trill": 1.6, "level_lu": 1.0},
    "summer": {"crickets": 1.4, "trill": 2.2, "pace": 1.2},
    "slow": {"pace": 0.7},
    "fast": {"pace": 1.4},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of a night in the fields."""
    night, rng = said(Night(), WORDS, params), rng_of(seed)
    count = max(1, round(night.crickets))
    out = np.zeros((2, frames), np.float32)
    for number in range(count):
        pitch_hz = rng.uniform(3500.0, 5100.0)
        chirps = [_chirp(rng, pitch_hz) for _ in range(4)]
        starts = _times(rng, frames, rng.uniform(0.34, 0.48) / night.pace)
        loud = (1.0 if number == 0 else rng.uniform(0.25, 0.7)) * rng.uniform(0.8, 1.0, len(starts))
        place = 0.9 * np.sin(2.4 * (number + rng.random()))
        out += scatter(rng, frames, chirps, starts, loud, place=float(place))
    out = roomed(rng, out, 0.5, 0.2, rings_on=False)
    steps = steps_of(frames)
    breath = np.exp(0.15 * slow(rng, steps, 0.3))[:, None]
    trill, air = band(4100.0, 0.15), night.air * band(450.0, 2.0) * high_pass(80.0, 1.0)
    around = shaped(rng, frames, lambda some: night.trill * breath[some] * trill + air, night.together)
    return np.asarray(out / out.std() + around * np.float32(0.3 / around.std()), np.float32)


def _chirp(rng: np.random.Generator, pitch_hz: float) -> Mono:
    """Return a chirp, its pulses growing; each falls a little in pitch."""
    pulses = int(rng.integers(3, 5))
    return np.concatenate(
        [
            (0.5 + 0.5 * number / pulses)
            * sung([Note(0.012, pitch_hz * 1.01, pitch_hz * 0.985, 0.014, rough=0.03)])
            for number in range(pulses)
        ]
    ).astype(np.float32)


def _times(rng: np.random.Generator, frames: int, every_s: float) -> NDArray[np.int64]:
    """Return chirps at an almost even pace, with a rest now and then."""
    count = int(frames / RATE / every_s) + 3
    gaps_s = every_s * rng.normal(1.0, 0.04, count) + (rng.random(count) < 0.04) * rng.uniform(
        0.5, 2.5, count
    )
    return np.asarray((np.cumsum(gaps_s) - every_s) * RATE, np.int64)
