"""Heartbeat: the two sounds of the valves closing, low and soft, as heard from inside.

The first sound lasts 0.14 s around 40 Hz, the second 0.1 s around 55 Hz, 0.3 s later at rest (Rangayyan and
Lehner, "Phonocardiogram signal analysis: a review", CRC 1987).
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.image import point, roomed
from drama.sound.made.modes import together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Heart:
    """`beats_a_minute` and how many `beats`, `force` of them."""

    beats_a_minute: float = 68.0
    beats: float = 7.0
    force: float = 1.0


WORDS: Words = {
    "slow": {"beats_a_minute": 0.75},
    "fast": {"beats_a_minute": 1.7, "beats": 1.7},
    "racing": {"beats_a_minute": 2.1, "beats": 2.0, "force": 1.4},
    "pounding": {"beats_a_minute": 1.4, "beats": 1.4, "force": 2.0, "level_lu": 3.0},
    "long": {"beats": 2.0},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return some heartbeats, whatever `frames` says."""
    heart, rng = said(Heart(), WORDS, params), rng_of(seed)
    every_s = 60.0 / heart.beats_a_minute
    count = max(1, round(heart.beats))
    at_s = 0.02 + every_s * (np.arange(count) + rng.normal(0.0, 0.015, count))
    later_s = 0.3 * (68.0 / heart.beats_a_minute) ** 0.4
    parts = []
    for at in np.maximum(0.0, at_s):
        parts.append((at, _sound(rng, 44.0, 0.15, heart.force)))
        parts.append((at + later_s, np.float32(0.65) * _sound(rng, 58.0, 0.11, heart.force)))
    return roomed(rng, point(together_at(at_s[-1] + 0.8, parts)), 0.5, 0.9, 250.0)


def _sound(rng: np.random.Generator, hz: float, seconds: float, force: float) -> Mono:
    """Return one valve: a falling tone that swells and dies, with the overtones that force adds."""
    way = np.linspace(0.0, 1.0, to_frames(seconds))
    phase = 2 * np.pi * np.cumsum(hz * rng.uniform(0.95, 1.05) * (1.35 - 0.5 * way)) / RATE
    body = np.sin(phase) + 0.35 * force * np.sin(2 * phase) + 0.16 * force * np.sin(3.1 * phase)
    return np.asarray(body * np.sin(np.pi * way**0.5) ** 2, np.float32)
