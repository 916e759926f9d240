"""Harmony: chords, scales and plain instruments for music beds and stings.

A mood is a scale, a few chords in it and a tempo; nothing here imitates a tune. Pitches are equal-tempered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from drama.sound.made.modes import ring
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Mono


@dataclass(frozen=True, slots=True)
class Mood:
    """`chords` in semitones above the root, `scale` of the melody, `chord_s` of each, `notes` a second.

    `overtones` is how bright the pad is, `bell` how bright the melody, `pulse_s` the beat of a low ostinato,
    0 none.
    """

    chords: tuple[tuple[int, ...], ...]
    scale: tuple[int, ...]
    root_hz: float
    chord_s: float
    notes: float
    overtones: float
    bell: float
    pulse_s: float = 0.0


MOODS: Mapping[str, Mood] = {
    "calm": Mood(
        ((0, 7, 16, 19), (9, 12, 16, 24), (5, 12, 17, 21), (7, 11, 14, 19)),
        (0, 2, 4, 7, 9),
        130.8,
        7.0,
        0.35,
        0.5,
        0.5,
    ),
    "sad": Mood(
        ((0, 7, 12, 15), (8, 12, 15, 19), (3, 7, 10, 15), (5, 8, 12, 17)),
        (0, 2, 3, 7, 8),
        110.0,
        8.0,
        0.4,
        0.4,
        0.35,
    ),
    "tense": Mood(
        ((0, 1, 7, 12), (0, 6, 13), (-2, 1, 6, 12), (0, 3, 6, 13)),
        (0, 1, 3, 6, 7),
        73.4,
        6.0,
        0.15,
        0.8,
        0.8,
        0.42,
    ),
    "wonder": Mood(
        ((0, 7, 14, 16, 23), (2, 9, 14, 18, 21), (-3, 4, 11, 16, 19), (5, 12, 16, 19, 23)),
        (0, 2, 4, 6, 7, 9, 11),
        146.8,
        6.0,
        1.3,
        0.6,
        1.0,
    ),
}
"""What music can express here."""

_OVERTONES = 6

MOOD_WORDS: Words = {mood: {"level_lu": 0.0} for mood in MOODS}


def mood_of(params: tuple[str, ...], usual: str) -> Mood:
    """Return the mood that the words of a cue name, or the usual one."""
    return MOODS[next((word for word in params if word in MOODS), usual)]


def pitch(root_hz: float, semitones: float) -> float:
    """Return the pitch so many semitones above the root."""
    return float(root_hz * 2.0 ** (semitones / 12.0))


def pad(
    rng: np.random.Generator, hz: float, seconds: float, rise_s: float, fall_s: float, overtones: float
) -> Mono:
    """Return a held note of two voices a hair apart, with a slow rise and fall."""
    time_s = np.arange(to_frames(seconds)) / RATE
    out = np.zeros(time_s.size)
    for detuned in (0.9985, 1.0015):
        turning = np.exp(2j * np.pi * hz * detuned * time_s)
        partial = np.ones_like(turning)
        for number in range(1, _OVERTONES + 1):
            partial = partial * turning  # a power each: far quicker than a sine each
            loud = overtones ** (number - 1) / number**0.5
            out += (loud * np.exp(2j * np.pi * rng.random()) * partial).imag
    rise = np.minimum(1.0, time_s / rise_s) ** 1.5
    fall = np.minimum(1.0, (seconds - time_s) / fall_s) ** 1.5
    return np.asarray(out * rise * fall, np.float32)


def plucked(hz: float, bright: float, decay_s: float = 3.0) -> Mono:
    """Return a plucked or struck note, between a soft harp and a small bell."""
    times = np.array([1.0, 2.0, 3.0, 4.02, 5.43])
    decays = decay_s * (220.0 / hz) ** 0.3 / times**0.8
    return ring(hz * times, decays, bright ** np.arange(5), 0.004)
