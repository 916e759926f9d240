"""Whoosh: air that something fast pushes aside, from one side to the other."""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.noise import HOP, band, high_pass, low_pass, rng_of, shaped, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Whoosh:
    """`seconds` it takes, `pitch_hz` at its nearest, `sweep` how far it moves between the sides."""

    seconds: float = 0.9
    pitch_hz: float = 1100.0
    sweep: float = 0.55


WORDS: Words = {
    "fast": {"seconds": 0.6, "pitch_hz": 1.3},
    "slow": {"seconds": 1.8, "pitch_hz": 0.7},
    "deep": {"pitch_hz": 0.4},
    "high": {"pitch_hz": 2.2},
    "large": {"pitch_hz": 0.5, "seconds": 1.5, "level_lu": 2.0},
    "small": {"pitch_hz": 1.7, "seconds": 0.7, "level_lu": -2.0},
    "still": {"sweep": 0.0},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return one pass, whatever `frames` says."""
    whoosh, rng = said(Whoosh(), WORDS, params), rng_of(seed)
    length = to_frames(whoosh.seconds)
    steps = steps_of(length)
    way = (np.arange(steps) * HOP / length)[:, None]
    near = np.exp(-0.5 * ((way - 0.45) / np.where(way < 0.45, 0.17, 0.2)) ** 2)
    pitch = whoosh.pitch_hz * 2.0 ** (2.2 * (near - 1.0) + 0.3 * (0.45 - way))
    spectra = near**1.5 * (
        band(pitch, 0.55) + 0.3 * low_pass(pitch, 1.5) + 0.12 * near * band(4.0 * pitch, 0.8)
    )
    out = shaped(rng, length, (spectra * high_pass(60.0, 1.0)).astype(np.float32), 0.55)
    place = np.pi / 4 * (1.0 + whoosh.sweep * rng.choice((-1.0, 1.0)) * np.linspace(-1.0, 1.0, length))
    fade = np.minimum(1.0, np.arange(length) / (0.02 * RATE)) * np.minimum(
        1.0, np.arange(length)[::-1] / (0.08 * RATE)
    )
    return np.asarray(out * np.stack([np.cos(place), np.sin(place)]) * fade, np.float32)
