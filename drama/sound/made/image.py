"""The stereo image: where a sound stands, and the room around it.

A point heard in a room is the same in both ears at first; its reflections are not. So their share sets how
much left and right have in common, and the mono sum keeps the point.
"""

import numpy as np
import scipy

from drama.units import RATE, to_frames
from drama.waveform import Mono, Stereo

_GONE, _FADE_S = 0.001, 0.05
_LOWEST_HZ = 18.0
_FIRST_S = 0.004  # until the first reflection


def point(mono: Mono, place: float = 0.0) -> Stereo:
    """Return a sound that stands at `place`, -1.0 left to 1.0 right, with the power it had in one channel."""
    angle = np.pi / 4 * (1.0 + place)
    return np.asarray(np.stack([np.cos(angle) * mono, np.sin(angle) * mono]), np.float32)


def levelled(sound: Stereo, level: float) -> Stereo:
    """Return the sound with the standard deviation `level`, changed in place: a copy of a minute is 26 MB."""
    spread = sound.std()
    sound *= np.float32(level)
    sound /= spread
    return sound


def roomed(
    rng: np.random.Generator,
    sound: Stereo,
    decay_s: float,
    wet: float,
    treble_hz: float = 6000.0,
    rings_on: bool = True,
) -> Stereo:
    """Return the sound in a room that decays by 60 dB in `decay_s`, its answer `wet` times as loud.

    Reflections are noise that fades, unlike in both ears (Moorer, "About this reverberation business",
    Computer Music Journal 3(2), 1979), dull above `treble_hz`. The sound keeps its length, or `rings_on`.
    """
    time_s = np.arange(to_frames(decay_s)) / RATE
    noise = rng.standard_normal((2, time_s.size)) * np.exp(-6.9 * time_s / decay_s)
    noise = scipy.signal.sosfilt(scipy.signal.butter(1, treble_hz, fs=RATE, output="sos"), noise)
    noise *= np.minimum(1.0, time_s / _FIRST_S)
    noise = (noise / np.sqrt((noise**2).sum(axis=1, keepdims=True))).astype(np.float32)
    length = sound.shape[1] + (time_s.size if rings_on else 0)
    reflected = _reflected(sound.mean(axis=0), noise, length)
    loudness = np.sqrt((sound**2).mean() * sound.shape[1] / max(1e-12, (reflected**2).sum() / 2))
    reflected *= np.float32(wet * loudness)
    out = np.pad(reflected, ((0, 0), (0, length - reflected.shape[1]))) if rings_on else reflected
    out[:, : sound.shape[1]] += sound
    return out


def _reflected(middle: Mono, noise: Stereo, length: int) -> Stereo:
    """Return at most `length` frames of the answer, an ear at a time: both at once hold twice as much."""
    out = np.empty((2, min(length, middle.size + noise.shape[1] - 1)), np.float32)
    for ear, answer in zip(out, noise, strict=True):
        ear[:] = scipy.signal.oaconvolve(middle, answer)[: out.shape[1]]
    return out


def settled(sound: Stereo) -> Stereo:
    """Return a shot without DC and without the silence after it: it ends where it has died away by 60 dB."""
    sound = scipy.signal.sosfilt(
        scipy.signal.butter(1, _LOWEST_HZ, "highpass", fs=RATE, output="sos"), sound, axis=1
    )
    level = np.abs(sound).max(axis=0)
    heard = np.flatnonzero(level > _GONE * level.max())
    fade = min(to_frames(_FADE_S), int(heard[-1]))
    out = sound[:, : int(heard[-1]) + fade].astype(np.float32)
    out[:, -fade:] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
    return out
