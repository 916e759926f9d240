"""Modes: how a struck thing rings, and the clicks and bursts that strike it.

A stiff body answers a blow with damped sines at its own frequencies (van den Doel and Pai, "The sounds of
physical shapes", Presence 7(4), 1998); a short, hard blow wakes more of the high ones.
"""

from collections.abc import Sequence

import numpy as np
import scipy
from numpy.typing import ArrayLike, NDArray

from drama.sound.made.noise import between
from drama.units import RATE, to_frames
from drama.waveform import Mono

_GONE = 6.9  # a decay time is that to -60 dB


def ring(hz: ArrayLike, decay_s: ArrayLike, gains: ArrayLike, attack_s: float = 0.0005) -> Mono:
    """Return modes at `hz` that die by 60 dB in `decay_s`, with `gains`; what lies too high is left out."""
    pitches, decays, heights = np.broadcast_arrays(
        *(np.asarray(each, float) for each in (hz, decay_s, gains))
    )
    out = np.zeros(to_frames(float(decays.max())), np.float64)
    time_s = np.arange(out.size) / RATE
    for pitch, decay, height in zip(pitches, decays, heights, strict=True):
        if 15.0 < pitch < 0.45 * RATE:
            part = time_s[: to_frames(float(decay))]
            out[: part.size] += height * np.exp(-_GONE / decay * part) * np.sin(2 * np.pi * pitch * part)
    return _soft_start(out, attack_s)


def strike(contact_s: float, hz: ArrayLike) -> NDArray[np.float64]:
    """Return how much of each mode at `hz` a blow of that contact time wakes, 0 to 1."""
    return np.asarray(np.exp(-((np.asarray(hz) * contact_s) ** 2)))


def rubbed(
    rng: np.random.Generator, contact_s: float, hz: ArrayLike, decay_s: ArrayLike, gains: ArrayLike
) -> Mono:
    """Return modes woken by a rough blow that dies by 60 dB in `contact_s`; the power of the whole is 1.

    What is struck with something rough, as earth by a hoof, is never a clean chord.
    """
    pitches, decays, heights = np.broadcast_arrays(
        *(np.asarray(each, float) for each in (hz, decay_s, gains))
    )
    time_s = np.arange(to_frames(contact_s + float(decays.max()))) / RATE
    blow = rng.standard_normal(time_s.size) * np.exp(-_GONE / contact_s * time_s)
    blow *= np.minimum(1.0, time_s / 0.0008)
    out = np.zeros(time_s.size)
    for pitch, decay, height in zip(pitches, decays, heights, strict=True):
        out += height * resonant(blow, pitch, decay)
    return np.asarray(out / np.sqrt((out**2).sum()), np.float32)


def burst(rng: np.random.Generator, lowest_hz: float, highest_hz: float, decay_s: float) -> Mono:
    """Return a burst of noise between two frequencies that dies by 60 dB in `decay_s`; its power is 1."""
    frames = max(16, to_frames(decay_s))
    white = rng.standard_normal(frames) * np.exp(-_GONE * np.arange(frames) / frames)
    out = between(np.concatenate([white, np.zeros(frames // 2)]), lowest_hz, min(highest_hz, 0.47 * RATE))
    out *= np.minimum(1.0, np.arange(out.size)[::-1] / (frames // 3))
    return np.asarray(out / np.sqrt((out**2).sum()), np.float32)


def bursts(
    rng: np.random.Generator, count: int, lowest_hz: float, highest_hz: float, decay_s: float
) -> list[Mono]:
    """Return bursts an octave wide, each with a middle between the two frequencies and a decay of its own."""
    middles = np.exp(rng.uniform(np.log(lowest_hz), np.log(highest_hz), count))
    decays = decay_s * rng.lognormal(0.0, 0.5, count)
    return [
        burst(rng, middle / 1.5, middle * 1.5, decay) for middle, decay in zip(middles, decays, strict=True)
    ]


def together_at(length_s: float, parts: Sequence[tuple[float, Mono]]) -> Mono:
    """Return the parts, each beginning at its second, in one sound of that length."""
    out = np.zeros(to_frames(length_s), np.float32)
    for begin_s, part in parts:
        start = to_frames(begin_s)
        room = out[start : start + part.size]
        room += part[: room.size]
    return out


def resonant(sound: NDArray[np.floating], hz: float, decay_s: float) -> NDArray[np.float64]:
    """Return the sound through one resonance at `hz` that dies by 60 dB in `decay_s`; its peak gain is 1."""
    radius = np.exp(-_GONE / (decay_s * RATE))
    turn = 2 * np.pi * hz / RATE
    gain = (1 - radius) * np.sqrt(1 - 2 * radius * np.cos(2 * turn) + radius**2)
    return np.asarray(scipy.signal.lfilter([gain], [1.0, -2 * radius * np.cos(turn), radius**2], sound))


def _soft_start(out: NDArray[np.float64], attack_s: float) -> Mono:
    attack = max(1, to_frames(attack_s))
    out[:attack] *= np.linspace(0.0, 1.0, attack)
    return out.astype(np.float32)
