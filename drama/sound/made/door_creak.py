"""Door creak: a dry hinge that sticks and slips, heard through the wood of the door.

The hinge holds until the force is too great, then jumps: single clicks while the door hardly moves, a squeal
once they follow one another fast enough (stick-slip; Serafin, "The sound of friction", PhD thesis, Stanford
2004). In recordings the squeal keeps its pitch for some tenths of a second and leaps to another, each of many
harmonics; the centroid lies from 0.4 to 1.2 kHz, the slope from -10 to -3 dB an octave.
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
    """`seconds` it takes, `pulses_hz` of the slips in a squeal, `size` of the door, `dry`: how uneven."""

    seconds: float = 1.9
    pulses_hz: float = 330.0
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
    (230.0, 0.016, 0.5),
    (430.0, 0.014, 1.0),
    (760.0, 0.012, 1.1),
    (1400.0, 0.01, 0.9),
    (2400.0, 0.007, 0.9),
    (3800.0, 0.005, 0.65),
)
_LEAPS = (0.67, 0.75, 1.0, 1.0, 1.2, 1.33, 1.5)  # pitches of a squeal
_CLICKS_HZ = (11.0, 32.0)


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
    """Return the jumps of the hinge."""
    length = to_frames(hinge.seconds)
    rate_hz, force = _pulls(rng, hinge, length)
    out = np.zeros(length + to_frames(0.05))
    at = 0.0
    while at < length:
        now = int(at)
        squeals = rate_hz[now] > 2 * _CLICKS_HZ[1]
        # A slip is not a point: it takes a few tenths of a millisecond.
        width = int(rng.integers(5, 13))
        loud = force[now] * rng.lognormal(0.0, (0.15 if squeals else 0.5) * hinge.dry)
        out[now : now + width] += loud * np.hanning(width + 2)[1:-1][: out.size - now]
        at += RATE / rate_hz[now] * rng.lognormal(0.0, (0.25 if squeals else 0.5) * hinge.dry)
    return out


def _pulls(
    rng: np.random.Generator, hinge: Hinge, length: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return at every frame how many slips a second there are, and how strong: clicks, then squeals."""
    way = np.linspace(0.0, 1.0, length)
    leaps = np.sort(rng.uniform(0.2, 0.95, int(rng.integers(3, 6))))
    starts, ends = np.concatenate([[0.0], leaps]), np.concatenate([leaps, [1.0]])
    piece = np.searchsorted(leaps, way)
    slides = 1.0 + rng.normal(0.0, 0.15, starts.size)[piece] * (way - starts[piece]) / (ends - starts)[piece]
    rate_hz = hinge.pulses_hz * rng.choice(_LEAPS, starts.size)[piece] * slides
    force = np.sin(np.pi * (0.08 + 0.9 * way)) ** 0.5 * rng.lognormal(0.0, 0.3, starts.size)[piece]
    first, last = rng.uniform(0.08, 0.2), rng.uniform(0.93, 0.98)
    rate_hz = np.where(way < first, np.interp(way, (0.0, first), _CLICKS_HZ), rate_hz)
    rate_hz = np.where(way > last, np.interp(way, (last, 1.0), _CLICKS_HZ[::-1]), rate_hz)
    return rate_hz, np.where((way < first) | (way > last), 1.8, 1.0) * force
