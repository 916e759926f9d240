"""Door knock: knuckles on a wooden door.

A panel has its lowest modes from 80 to 400 Hz and loses them within a tenth of a second; a knuckle stays on
it for one to two thousandths (the harder, the shorter and brighter).
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, ring, strike, together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Knock:
    """`knocks` in all, `every_s`, `contact_s` of the knuckle, `size` of the door."""

    knocks: float = 3.0
    every_s: float = 0.27
    contact_s: float = 0.0011
    size: float = 1.0


WORDS: Words = {
    "once": {"knocks": 0.34},
    "twice": {"knocks": 0.67},
    "soft": {"contact_s": 1.8, "level_lu": -4.0},
    "strong": {"contact_s": 0.6, "size": 1.2, "level_lu": 3.0},
    "urgent": {"knocks": 2.0, "every_s": 0.6, "contact_s": 0.8, "level_lu": 2.0},
    "slow": {"every_s": 2.2},
    "fast": {"every_s": 0.65},
    "small": {"size": 0.7},
    "large": {"size": 1.6},
}

_MODES = np.array([1.0, 1.58, 2.24, 2.92, 3.73, 5.1, 7.4, 10.6, 14.8])
_LOWEST_HZ = 105.0


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return a few knocks, whatever `frames` says."""
    knock, rng = said(Knock(), WORDS, params), rng_of(seed)
    hz = _LOWEST_HZ / knock.size * _MODES * rng.uniform(0.94, 1.06, _MODES.size)
    count = max(1, round(knock.knocks))
    at_s = np.cumsum(knock.every_s * rng.uniform(0.9, 1.1, count)) - knock.every_s * 0.9
    blows = [(at, _blow(rng, hz, knock)) for at in at_s - at_s[0] + 0.01]
    return roomed(rng, point(together_at(at_s[-1] - at_s[0] + 0.5, blows)), 0.35, 0.82)


def _blow(rng: np.random.Generator, hz: np.ndarray, knock: Knock) -> Mono:
    heard = strike(0.6 * knock.contact_s, hz) * rng.uniform(0.6, 1.0, hz.size)
    body = ring(hz, 0.16 * (hz[0] / hz) ** 0.55, heard)
    click = 0.9 * burst(rng, 900.0, 1.6 / knock.contact_s * 2.0, 0.006)
    return np.float32(rng.uniform(0.75, 1.0)) * together_at(0.2, [(0.0, body), (0.0, click)])
