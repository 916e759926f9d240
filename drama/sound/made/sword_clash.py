"""Sword clash: two blades that meet and ring.

A bar that is free at both ends has modes at 1, 2.76, 5.4, 8.9 ... times its lowest (Fletcher and Rossing,
"The Physics of Musical Instruments", 1998); a blade that tapers and is held at one end spreads them.
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, ring, together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Clash:
    """`blows` and `every_s`, `pitch_hz` of a blade's lowest mode, `ring_s`, `scrape` as blades slide."""

    blows: float = 1.0
    every_s: float = 0.42
    pitch_hz: float = 640.0
    ring_s: float = 1.1
    scrape: float = 0.5


WORDS: Words = {
    "fight": {"blows": 6.0},
    "twice": {"blows": 2.0},
    "heavy": {"pitch_hz": 0.65, "ring_s": 1.3, "level_lu": 2.0},
    "light": {"pitch_hz": 1.4, "ring_s": 0.8, "level_lu": -2.0},
    "dull": {"ring_s": 0.35},
    "ringing": {"ring_s": 1.7},
    "fast": {"every_s": 0.6},
    "slow": {"every_s": 1.7},
}

_MODES = 28  # of each blade, crowded as in a bar that bends, twists and shakes along
_SPAN = 16.0


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return a blow of sword on sword or several, whatever `frames` says."""
    clash, rng = said(Clash(), WORDS, params), rng_of(seed)
    every_s = clash.every_s * rng.uniform(0.6, 1.5, max(1, round(clash.blows)))
    at_s = np.cumsum(every_s) - every_s[0]
    blades = [clash.pitch_hz * rng.uniform(0.85, 1.2) * times for times in (1.0, 1.23)]
    blows = [(at, _blow(rng, blades, clash)) for at in at_s]
    return roomed(rng, point(together_at(at_s[-1] + 1.1 * clash.ring_s, blows)), 0.6, 0.82, 8000.0)


def _blow(rng: np.random.Generator, blades: list[float], clash: Clash) -> Mono:
    parts = [(0.0, 3.2 * burst(rng, 700.0, 9000.0, 0.06)), (0.0, 2.5 * burst(rng, 250.0, 1200.0, 0.05))]
    for lowest_hz in blades:
        hz = lowest_hz * _SPAN ** (np.arange(_MODES) / _MODES + rng.uniform(0.0, 0.06, _MODES))
        loud = rng.uniform(0.3, 1.0, hz.size) * (hz / hz[0]) ** -0.35
        parts.append((0.0, 0.5 * ring(hz, clash.ring_s * (hz[0] / hz) ** 0.35, loud, 0.0002)))
    slide_s = rng.uniform(0.02, 0.05)
    parts.append((slide_s, clash.scrape * 3.0 * burst(rng, 2500.0, 9000.0, 0.14)))
    return np.float32(rng.uniform(0.7, 1.0)) * together_at(clash.ring_s, parts)
