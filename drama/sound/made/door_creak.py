"""Door creak: a dry hinge that sticks and slips, heard through the wood of the door.

The hinge holds until the force is too great, then jumps: pulses whose rate follows the door's speed, and
whose sum is a squeal (stick-slip; Serafin, "The sound of friction", PhD thesis, Stanford 2004). In
recordings the centroid lies from 2 to 2.8 kHz, the slope from -2.8 to -4.3 dB an octave.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.image import point, roomed
from drama.sound.made.modes import resonant
from drama.sound.made.noise import between, rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Hinge:
    """`seconds` it takes, `pulses_hz` of the slips at the fastest, `size` of the door, `dry`: how uneven."""

    seconds: float = 1.9
    pulses_hz: float = 750.0
    size: float = 1.0
    dry: float = 0.3


WORDS: Words = {
    "slow": {"seconds": 1.8, "pulses_hz": 0.4},
    "fast": {"seconds": 0.5, "pulses_hz": 1.7},
    "long": {"seconds": 1.7},
    "short": {"seconds": 0.5},
    "heavy": {"size": 1.6, "pulses_hz": 0.7},
    "small": {"size": 0.7, "pulses_hz": 1.3},
    "rusty": {"dry": 1.8, "pulses_hz": 1.2},
}

_MODES = (  # (Hz, decay in s, loudness)
    (420.0, 0.02, 0.3),
    (830.0, 0.03, 0.7),
    (1450.0, 0.035, 1.0),
    (2250.0, 0.03, 1.3),
    (3300.0, 0.02, 0.9),
    (4700.0, 0.012, 0.4),
)


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return a door that opens, whatever `frames` says."""
    hinge, rng = said(Hinge(), WORDS, params), rng_of(seed)
    slips = _slips(rng, hinge)
    wood = sum(
        loud * resonant(slips, hz / hinge.size * rng.uniform(0.85, 1.15), decay_s)
        for hz, decay_s, loud in _MODES
    )
    rasp = between(slips, 2500.0, 7000.0)
    heard = wood + 0.25 * rasp
    return roomed(rng, point(np.asarray(heard, np.float32)), 0.45, 0.82)


def _slips(rng: np.random.Generator, hinge: Hinge) -> NDArray[np.float64]:
    """Return the jumps of the hinge: their rate rises and falls in two or three pulls."""
    length = to_frames(hinge.seconds)
    way = np.linspace(0.0, 1.0, length)
    pulls = rng.uniform(1.5, 2.6)
    speed = np.sin(np.pi * way) ** 0.5 * (
        0.62 + 0.38 * np.sin(2 * np.pi * pulls * way + rng.uniform(0.0, 6.28))
    )
    out = np.zeros(length + to_frames(0.05))
    at = 0.0
    while at < length:
        now = int(at)
        loud = speed[now] ** 0.5 * rng.lognormal(0.0, 0.25 * hinge.dry)
        # A slip is not a point: it takes a few tenths of a millisecond.
        width = int(rng.integers(3, 9))
        out[now : now + width] += loud * np.hanning(width + 2)[1:-1]
        rate_hz = max(9.0, hinge.pulses_hz * speed[now] ** 1.3)
        at += RATE / rate_hz * rng.lognormal(0.0, 0.07 * hinge.dry)
    return out
