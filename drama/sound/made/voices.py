"""Voices that say nothing: syllables without words, for crowds.

A syllable is a buzz of the vocal folds through three formants that glide from one vowel to another (Klatt,
"Software for a cascade/parallel formant synthesizer", JASA 67(3), 1980; formants of men and women from
Peterson and Barney, JASA 24(2), 1952), with a breath of noise before some. They come four to six a second,
in phrases.
"""

from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from drama.sound.made.grains import scatter
from drama.sound.made.modes import burst, resonant
from drama.units import RATE, to_frames
from drama.waveform import Mono, Stereo

_VOWELS_HZ = (
    (270, 2290, 3010),
    (530, 1840, 2480),
    (660, 1720, 2410),
    (730, 1090, 2440),
    (570, 840, 2410),
    (300, 870, 2240),
    (640, 1190, 2390),
)
_FORMANT_DECAY_S = (0.035, 0.028, 0.02)
_FORMANT_GAINS = (1.0, 0.8, 0.6)
_SYLLABLES = 14  # of each voice


@dataclass(frozen=True, slots=True)
class Talk:
    """How people talk: `voices`, each for `phrase_s` with `rest_s` between; `lively` raises the pitch."""

    voices: float = 14.0
    phrase_s: float = 1.8
    rest_s: float = 2.2
    lively: float = 1.0


def babble(rng: np.random.Generator, frames: int, talk: Talk) -> Stereo:
    """Return people talking all at once, each from a place."""
    out = np.zeros((2, frames), np.float32)
    count = max(1, round(talk.voices))
    for number in range(count):
        woman = number % 2
        pitch_hz = talk.lively * (rng.uniform(170.0, 230.0) if woman else rng.uniform(90.0, 135.0))
        syllables = [_syllable(rng, pitch_hz, 1.16 if woman else 1.0) for _ in range(_SYLLABLES)]
        starts = _phrases(rng, frames, talk)
        loud = rng.uniform(0.35, 1.0) * rng.uniform(0.5, 1.0, len(starts))
        place = 2.0 * (number + 0.5) / count - 1.0 if count > 1 else 0.0
        out += scatter(rng, frames, syllables, starts, loud, place=place)
    return out


def _phrases(rng: np.random.Generator, frames: int, talk: Talk) -> NDArray[np.int64]:
    """Return when the syllables of one speaker begin."""
    now_s, starts = -rng.uniform(0.0, talk.phrase_s + talk.rest_s), []
    while now_s < frames / RATE:
        end_s = now_s + talk.phrase_s * rng.gamma(3.0, 1.0 / 3.0)
        while now_s < end_s:
            starts.append(now_s)
            now_s += rng.uniform(0.13, 0.27)
        now_s += talk.rest_s * rng.gamma(1.5, 1.0 / 1.5)
    return np.asarray(np.array(starts) * RATE, np.int64)


def _syllable(rng: np.random.Generator, pitch_hz: float, tract: float) -> Mono:
    """Return a syllable; `tract` scales the formants, as a shorter throat does."""
    frames = to_frames(rng.uniform(0.12, 0.26))
    way = np.linspace(0.0, 1.0, frames)
    pitch = pitch_hz * 2.0 ** (rng.normal(0.0, 0.2) + rng.normal(-0.15, 0.25) * way)
    cycle = np.cumsum(pitch) / RATE
    pulses = np.diff(np.floor(cycle), prepend=0.0) + 0.03 * rng.standard_normal(frames)
    buzz = scipy.signal.lfilter([1.0, -1.0], [1.0, -1.93, 0.9315], pulses)  # folds and lips: -6 dB an octave
    first, last = (np.array(_VOWELS_HZ[rng.integers(len(_VOWELS_HZ))]) * tract for _ in range(2))
    spoken = (1.0 - way) * _formed(buzz, first) + way * _formed(buzz, last)
    spoken *= np.sin(np.pi * way**0.6) ** 0.7
    out = spoken / (np.abs(spoken).max() + 1e-9)
    if rng.random() < 0.5:
        breath = burst(rng, *_CONSONANTS_HZ[rng.integers(len(_CONSONANTS_HZ))], 0.07)
        out[: breath.size] += 3.5 * breath[:frames][: out.size]
    return np.asarray(out, np.float32)


_CONSONANTS_HZ = ((3500.0, 8000.0), (2000.0, 5000.0), (1000.0, 3000.0))


def _formed(buzz: NDArray[np.float64], formants_hz: NDArray[np.float64]) -> NDArray[np.float64]:
    parts = zip(formants_hz, _FORMANT_DECAY_S, _FORMANT_GAINS, strict=True)
    return np.asarray(sum(gain * resonant(buzz, hz, decay_s) for hz, decay_s, gain in parts))
