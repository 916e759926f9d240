"""Horse: hoofbeats at a walk, trot, canter or gallop, on earth or on cobbles.

In a recorded gallop on earth a beat is a rough blow, gone in 0.02 s, and a thud that follows it and lasts.
Four beats fall within half of a stride, and the horse then hangs in the air; between beats grass and harness
are heard, 15 to 20 dB below. On stone a hoof is a hollow clop, two, for its toe follows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from drama.sound.made.gait import beats
from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, ring, rubbed, together_at
from drama.sound.made.noise import between, rng_of
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
    "walk": (1.0, (0.0, 0.2, 0.5, 0.7)),
    "trot": (0.66, (0.0, 0.05, 0.5, 0.55)),
    "canter": (0.55, (0.0, 0.2, 0.28, 0.5)),
    "gallop": (0.5, (0.0, 0.17, 0.305, 0.52)),
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

_EARTH = (  # the parts of a beat: lowest and highest Hz, when it begins, swells and has died (s), loudness
    (700.0, 11_000.0, 0.003, 0.001, 0.045, 0.06),
    (350.0, 700.0, 0.002, 0.003, 0.026, 0.47),
    (180.0, 350.0, 0.004, 0.012, 0.35, 0.72),
    (60.0, 180.0, 0.004, 0.018, 0.195, 0.32),
)
_RUSTLE, _RUSTLE_HZ = 0.17, (475.0, 3800.0)


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
    return roomed(rng, out + _rustle(rng, out), 0.3, 0.75)


def _rustle(rng: np.random.Generator, hooves: Stereo) -> Stereo:
    """Return the grass and the harness that are heard between the beats."""
    length = hooves.shape[1]
    each, both = rng.standard_normal((2, length)), rng.standard_normal(length)
    noise = between(0.6 * each + 0.8 * both, *_RUSTLE_HZ)
    begins = np.minimum(1.0, np.arange(length) / to_frames(0.15))
    ends = np.minimum(1.0, np.arange(length)[::-1] / to_frames(0.5))
    noise *= hooves.std() / noise.std() * _RUSTLE * begins * ends
    return np.asarray(noise, np.float32)


def _on_earth(rng: np.random.Generator, pitch: float) -> Mono:
    """Return one hoof: noises that begin one after the other, and no beat like another."""
    parts = []
    for low_hz, high_hz, begin_s, swell_s, decay_s, loud in _EARTH:
        noise = burst(rng, pitch * low_hz, pitch * high_hz, decay_s * rng.uniform(0.85, 1.2))
        noise[: to_frames(swell_s)] *= np.linspace(0.0, 1.0, to_frames(swell_s), dtype=np.float32) ** 2
        parts.append((begin_s, np.float32(loud * rng.lognormal(0.0, 0.25)) * noise))
    return np.float32(rng.lognormal(0.0, 0.25)) * together_at(0.4, parts)


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
