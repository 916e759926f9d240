"""Door slam: the leaf hits the frame, the frame shakes, the latch rattles, the house answers."""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, ring, strike, together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Slam:
    """`size` of the door, `contact_s` of the blow, `latch` how loud it is, `ring_s` of the leaf."""

    size: float = 1.0
    contact_s: float = 0.0018
    latch: float = 1.0
    ring_s: float = 0.16
    room_s: float = 0.7


WORDS: Words = {
    "soft": {"contact_s": 2.0, "latch": 1.2, "level_lu": -5.0},
    "strong": {"contact_s": 0.6, "room_s": 1.3, "level_lu": 3.0},
    "heavy": {"size": 1.7, "room_s": 1.5},
    "metal": {"ring_s": 6.0, "contact_s": 0.4, "size": 0.7},
    "small": {"size": 0.6},
}

_MODES = np.array([1.0, 1.37, 1.72, 2.18, 2.61, 3.16, 3.9, 4.8, 5.7, 7.1, 8.9, 11.5, 16.0])
_LOWEST_HZ = 68.0
_PRESSED = 2.0


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return a door that falls shut, whatever `frames` says."""
    slam, rng = said(Slam(), WORDS, params), rng_of(seed)
    hz = _LOWEST_HZ / slam.size * _MODES * rng.uniform(0.85, 1.15, _MODES.size)
    body = ring(hz, slam.ring_s * (hz[0] / hz) ** 0.45, strike(slam.contact_s / 3.0, hz))
    parts = [
        (0.02, 0.45 * body),
        (0.02, 9.0 * burst(rng, 60.0, 1.2 / slam.contact_s, 0.22)),
        (0.02, 1.2 * burst(rng, 600.0, 5000.0, 0.05)),
        (0.0, slam.latch * 0.4 * _latch(rng)),
        (0.045 + rng.uniform(0.0, 0.02), slam.latch * 0.3 * _latch(rng)),
    ]
    blow = together_at(max(0.6, 2.0 * slam.ring_s), parts)
    # Air, tape and microphone all give way to a blow this hard.
    blow = np.tanh(_PRESSED * blow / np.abs(blow).max())
    return roomed(rng, point(blow), slam.room_s, 0.8, 3500.0)


def _latch(rng: np.random.Generator) -> np.ndarray:
    """Return the tongue of a lock: a click and a little iron."""
    hz = rng.uniform(1400.0, 2200.0) * np.array([1.0, 1.83, 2.71, 4.1])
    return together_at(0.1, [(0.0, 0.25 * ring(hz, 0.05, 1.0)), (0.0, burst(rng, 1500.0, 6000.0, 0.012))])
