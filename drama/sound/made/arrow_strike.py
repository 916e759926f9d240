"""Arrow strike: an arrow that hits wood, or a shield, and quivers."""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, ring, strike, together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Hit:
    """`size` of what is hit, `contact_s`, `quiver` how much the shaft hums and `ring_s` of the target."""

    size: float = 1.0
    contact_s: float = 0.0006
    quiver: float = 1.0
    ring_s: float = 0.09


WORDS: Words = {
    "soft": {"contact_s": 3.0, "quiver": 0.3, "level_lu": -4.0},
    "shield": {"size": 0.6, "ring_s": 3.0, "contact_s": 0.6},
    "earth": {"contact_s": 4.0, "quiver": 0.6, "ring_s": 0.5},
    "heavy": {"size": 1.5, "level_lu": 2.0},
}

_MODES = np.array([1.0, 1.63, 2.41, 3.3, 4.9, 7.2, 10.5])


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return one hit, whatever `frames` says."""
    hit, rng = said(Hit(), WORDS, params), rng_of(seed)
    hz = 165.0 / hit.size * _MODES * rng.uniform(0.94, 1.06, _MODES.size)
    wood = ring(
        hz, hit.ring_s * (hz[0] / hz) ** 0.3, strike(hit.contact_s / 2.0, hz) * rng.uniform(0.6, 1.0, hz.size)
    )
    tap = 2.4 * burst(rng, 700.0, max(1200.0, 3.0 / hit.contact_s), 0.016)
    parts = [(0.005, wood), (0.005, tap), (0.015, hit.quiver * _quiver(rng))]
    return roomed(rng, point(together_at(0.7, parts)), 0.3, 0.82)


def _quiver(rng: np.random.Generator) -> Mono:
    """Return the shaft that shakes: a hum of some 50 Hz with overtones, dying away."""
    time_s = np.arange(to_frames(0.5)) / RATE
    hz = rng.uniform(42.0, 58.0) * (1.0 + 0.25 * time_s)
    cycle = 2 * np.pi * np.cumsum(hz) / RATE
    hum = sum(np.sin(n * cycle) / n**0.7 for n in range(2, 12))
    return np.asarray(0.09 * hum * np.exp(-8.0 * time_s) * np.minimum(1.0, time_s / 0.01), np.float32)
