"""Sword draw: a blade that slides out of its sheath, faster and brighter, and sings at the end."""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.image import point, roomed
from drama.sound.made.modes import resonant, ring, together_at
from drama.sound.made.noise import between, rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Draw:
    """`seconds` of the slide, `pitch_hz` of the blade, `ring` how loud it sings, `ring_s` how long."""

    seconds: float = 0.55
    pitch_hz: float = 1500.0
    ring: float = 1.0
    ring_s: float = 1.3


WORDS: Words = {
    "slow": {"seconds": 2.0},
    "fast": {"seconds": 0.6},
    "large": {"pitch_hz": 0.65, "seconds": 1.3},
    "dagger": {"pitch_hz": 1.7, "seconds": 0.6, "level_lu": -2.0},
    "dull": {"ring": 0.2},
    "ringing": {"ring": 1.8, "ring_s": 1.5},
}

_MODES = np.array([1.0, 1.62, 2.31, 3.05, 4.4, 5.6])


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return a sword drawn once, whatever `frames` says."""
    draw, rng = said(Draw(), WORDS, params), rng_of(seed)
    hz = draw.pitch_hz * rng.uniform(0.92, 1.08) * _MODES
    sings = ring(hz, draw.ring_s * (hz[0] / hz) ** 0.4, rng.uniform(0.3, 1.0, hz.size), 0.02)
    parts = [(0.0, _slide(rng, draw, hz)), (0.93 * draw.seconds, np.float32(0.07 * draw.ring) * sings)]
    return roomed(rng, point(together_at(draw.seconds + draw.ring_s, parts)), 0.5, 0.82, 9000.0)


def _slide(rng: np.random.Generator, draw: Draw, hz: np.ndarray) -> Mono:
    """Return the scrape: rough noise through the blade, its treble growing with the speed."""
    frames = to_frames(draw.seconds)
    way = np.linspace(0.0, 1.0, frames)
    rough = rng.standard_normal(frames) * (0.6 + 0.4 * (rng.random(frames) < 0.15))
    low = between(rough, 900.0, 3000.0)
    high = between(rough, 3500.0, 10_000.0)
    blade = sum(resonant(rough, each, 0.05) for each in hz)
    body = (1.0 - way) * low + way * (1.1 * high + 4.0 * blade)
    return np.asarray(0.5 * body * way**1.2 * np.minimum(1.0, (1.0 - way) / 0.06), np.float32)
