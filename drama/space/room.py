"""The answer of a room: an impulse response made from numbers, seeded, and a voice convolved with it."""

from functools import cache

import numpy as np
import scipy
from numpy.typing import NDArray

from drama.space.model import Space
from drama.units import RATE, to_frames, to_gain
from drama.waveform import Mono, Stereo

VERSION = 2
"""Goes up whenever a room's take is another one, so that no old one is reused."""

_SEED = 1  # another one makes other rooms of all there are

BANDS_HZ = ((125.0, 500.0), (500.0, 2_500.0), (2_500.0, 11_000.0))
_EARLY = 8
_SHARED = 0.45  # of the power is the same on both sides, so that mono keeps the room


def answer(space: Space, voice: Mono) -> Stereo:
    """Return what a room answers to a voice, without the voice, as long as voice and room together."""
    if space.octave_db:
        voice = voice + np.float32(to_gain(space.octave_db)) * _octave_below(voice)
    impulse = impulse_of(space)
    wet = scipy.signal.oaconvolve(np.stack([voice, voice]), impulse, axes=1)
    return np.asarray(wet, np.float32)


@cache
def impulse_of(space: Space) -> Stereo:
    """Return the impulse response of a room: reflections that thin out, then noise decaying band by band.

    The middle band falls by 60 dB in `t60_s`, the highest sooner as `damping` says, the lowest a little later
    (Moorer, "About this reverberation business", 1979: exponentially decaying noise passes for a room).
    Its power is `wet_db`, the slap's comes on top.
    """
    rng = np.random.default_rng([_SEED, round(space.t60_s * 1000), round(space.damping * 1000)])
    frames = to_frames(1.1 * space.t60_s)
    time = np.arange(frames) / RATE
    shared = rng.standard_normal(frames)
    noise = np.sqrt(_SHARED) * shared + np.sqrt(1.0 - _SHARED) * rng.standard_normal((2, frames))
    longer = (1.1, 1.0, 1.0 - 0.6 * space.damping)
    tail = np.zeros((2, frames))
    for band, factor in zip(BANDS_HZ, longer, strict=True):
        decay = 10.0 ** (-3.0 * time / (space.t60_s * factor))
        tail += (
            scipy.signal.sosfilt(
                scipy.signal.butter(2, band, "bandpass", fs=RATE, output="sos"), noise, axis=1
            )
            * decay
        )
    tail *= np.minimum(1.0, time / 0.012)  # the reflections come before the noise
    tail += _reflections(rng, space, frames) * np.sqrt(0.3 * np.square(tail).sum(axis=1).mean())
    tail *= to_gain(space.wet_db) / np.sqrt(np.square(tail).sum(axis=1).mean())
    tail[:, -to_frames(0.01) :] *= np.linspace(1.0, 0.0, to_frames(0.01))
    return _delayed(tail, space)


def _reflections(rng: np.random.Generator, space: Space, frames: int) -> NDArray[np.float64]:
    """Return the first reflections, one side and then the other, of unit power together."""
    early = np.zeros((2, frames))
    reach = min(frames, to_frames(0.02 + 0.03 * min(1.0, space.t60_s)))
    for nth, at in enumerate(np.sort(rng.integers(0, reach, _EARLY))):
        level = (1.0 - at / reach) * (-1.0) ** rng.integers(2)
        early[:, at] += level * np.array([1.0, 0.5] if nth % 2 else [0.5, 1.0])
    loud = np.sqrt(np.square(early).sum(axis=1).mean())
    return early / (loud or 1.0)


def _delayed(tail: NDArray[np.float64], space: Space) -> Stereo:
    before = to_frames(space.pre_delay_s)
    impulse = np.pad(tail, ((0, 0), (before, 0)))
    if space.slap_s:
        at = to_frames(space.slap_s)
        impulse = np.pad(impulse, ((0, 0), (0, max(0, at + 1 - impulse.shape[1]))))
        impulse[:, at] += to_gain(space.slap_db) * np.array([0.9, 1.1])
    return impulse.astype(np.float32)


def _octave_below(voice: Mono) -> Mono:
    """Return a voice an octave down, as long: short overlapping grains, each read at half the speed."""
    size = to_frames(0.08)
    hop = size // 2
    window = np.hanning(size).astype(np.float32)
    out = np.zeros(len(voice) + size, np.float32)
    padded = np.pad(voice, (0, size))
    for start in range(0, len(voice), hop):
        grain = np.interp(np.arange(size) / 2.0, np.arange(size), padded[start : start + size])
        out[start : start + size] += (grain * window).astype(np.float32)
    return out[: len(voice)]
