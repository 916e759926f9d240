"""Horse: hoofbeats at a walk, trot, canter or gallop, on earth or on cobbles.

A hoof is a hollow thud with a clop in it, on stone two, for its toe follows; at a canter three beats make a
stride and a moment in the air follows. In a recorded canter the centroid lies at 0.5 kHz and the slope at
-6.7 dB an octave.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from drama.sound.made.gait import beats
from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, ring, rubbed, together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Horse:
    """`seconds` it is heard for, `size` of the hooves, `pace` of its strides."""

    seconds: float = 5.0
    size: float = 1.0
    pace: float = 1.0


_GAITS: Mapping[str, tuple[float, tuple[float, ...]]] = {  # seconds a stride, where its beats fall
    "walk": (1.1, (0.0, 0.26, 0.5, 0.76)),
    "trot": (0.72, (0.0, 0.02, 0.5, 0.52)),
    "canter": (0.58, (0.0, 0.24, 0.28, 0.5)),
    "gallop": (0.45, (0.0, 0.14, 0.33, 0.47)),
}

WORDS: Words = {
    **{gait: {"level_lu": 0.0} for gait in _GAITS},
    "cobbles": {"level_lu": 0.0},
    "heavy": {"size": 1.4, "level_lu": 2.0},
    "small": {"size": 0.75},
    "fast": {"pace": 1.2},
    "slow": {"pace": 0.8},
    "long": {"seconds": 2.0},
    "short": {"seconds": 0.5},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return the hoofbeats of one horse, whatever `frames` says; at a canter where no gait is said."""
    horse, rng = said(Horse(), WORDS, params), rng_of(seed)
    stride_s, pattern = _GAITS[next((word for word in params if word in _GAITS), "canter")]
    hoof = _on_stone if "cobbles" in params else _on_earth
    hooves = rng.uniform(0.9, 1.1, len(pattern))
    strides = max(2, round(horse.seconds * horse.pace / stride_s))
    at_s = beats(rng, strides, stride_s / horse.pace, pattern)
    out = np.zeros((2, to_frames(at_s.max() + 0.5)), np.float32)
    for number, at in enumerate(at_s):
        leg = number % len(pattern)
        beat = point(hoof(rng, hooves[leg] / horse.size), 0.15 * (-1) ** leg)
        start = to_frames(at)
        out[:, start : start + beat.shape[1]] += (
            np.float32(rng.uniform(0.75, 1.0)) * beat[:, : out.shape[1] - start]
        )
    return roomed(rng, out, 0.3, 0.75)


def _on_earth(rng: np.random.Generator, pitch: float) -> Mono:
    hz = pitch * np.array([118.0, 205.0, 330.0, 520.0, 790.0, 1150.0]) * rng.normal(1.0, 0.03, 6)
    thud = ring(hz, 0.09 * (hz[0] / hz) ** 0.2, (0.4, 0.6, 0.8, 0.9, 0.8, 0.7), 0.001)
    soil = [(at, 0.3 * burst(rng, 700.0, 3000.0, 0.012)) for at in 0.01 + 0.1 * rng.beta(1.0, 3.0, 4)]
    return together_at(0.3, [(0.0, thud), (0.0, 1.7 * burst(rng, 500.0, 3500.0, 0.02)), *soil])


def _on_stone(rng: np.random.Generator, pitch: float) -> Mono:
    """Return one hoof: its wall meets the ground first, and its toe some hundredths of a second after."""
    toe_s = 0.042 * rng.uniform(0.8, 1.2)
    return together_at(0.3, [(0.0, _clop(rng, pitch)), (toe_s, np.float32(0.55) * _clop(rng, pitch))])


def _clop(rng: np.random.Generator, pitch: float) -> Mono:
    """Return a rough blow that wakes the two resonances of a hollow hoof, close together."""
    hz = pitch * np.array([960.0, 1090.0]) * rng.normal(1.0, 0.03, 2)
    hollow = rubbed(rng, 0.014, hz, (0.067, 0.045), (1.0, 1.3))
    thud = ring(pitch * np.array([75.0, 110.0]), 0.12, (1.0, 0.7), 0.002)
    thud = np.asarray(0.7 * thud / np.sqrt((thud**2).sum()), np.float32)
    tap = np.float32(0.23) * burst(rng, 260.0, 9000.0, 0.019)
    return together_at(0.2, [(0.0, hollow), (0.0, thud), (0.0, tap)])
