"""What a voice goes through on its way: a telephone, a wall, a head."""

import numpy as np
import scipy

from drama.measure.loudness import loudness_lufs
from drama.space.model import Space
from drama.units import RATE, to_frames, to_gain
from drama.waveform import Mono

VERSION = 1
"""Goes up whenever one of these sounds different, so that no old take is reused."""

SHELF_HZ = 220.0
THRESHOLD_DB, RATIO = -14.0, 4.0
"""Where compression begins, against the loudest moment of the line, and how strong it is."""

_SEED = 7


def changes(space: Space) -> bool:
    """Tell whether a space does anything to the voice itself."""
    return bool(
        space.low_cut_hz
        or space.high_cut_hz
        or space.squeezed
        or space.drive
        or space.shelf_db
        or space.noise_db
    )


def through(space: Space, voice: Mono) -> Mono:
    """Return a voice as it comes through, as long and as loud as before and never over full scale."""
    if not voice.any():
        return voice
    sound = _band(space, voice)
    if space.squeezed:
        sound = _squeezed(sound)
    if space.drive:
        push = (1.0 + 4.0 * space.drive) / np.abs(sound).max()
        sound = _band(space, np.tanh(sound * push).astype(np.float32))
    if space.shelf_db:
        low = scipy.signal.sosfilt(scipy.signal.butter(1, SHELF_HZ, fs=RATE, output="sos"), sound)
        sound = sound + low * (to_gain(space.shelf_db) - 1.0)
    sound = sound * to_gain(loudness_lufs(voice) - loudness_lufs(sound))
    if space.noise_db:
        sound = sound + _hiss(space, len(voice), loudness_lufs(voice) + space.noise_db)
    sound /= max(1.0, float(np.abs(sound).max()) / 0.99)
    return np.asarray(sound, np.float32)


def _band(space: Space, sound: Mono) -> Mono:
    if space.low_cut_hz:
        sound = scipy.signal.sosfilt(
            scipy.signal.butter(4, space.low_cut_hz, "highpass", fs=RATE, output="sos"), sound
        )
    if space.high_cut_hz:
        sound = scipy.signal.sosfilt(scipy.signal.butter(4, space.high_cut_hz, fs=RATE, output="sos"), sound)
    return np.asarray(sound, np.float32)


def _squeezed(sound: Mono) -> Mono:
    """Return sound whose loud moments are held down 4:1, with a few milliseconds of look-ahead."""
    width = to_frames(0.01)
    level = scipy.ndimage.uniform_filter1d(scipy.ndimage.maximum_filter1d(np.abs(sound), width), width)
    over_db = 20.0 * np.log10(np.maximum(level / level.max(), 1e-6)) - THRESHOLD_DB
    gain = 10.0 ** (-np.maximum(0.0, over_db) * (1.0 - 1.0 / RATIO) / 20.0)
    return np.asarray(sound * gain, np.float32)


def _hiss(space: Space, frames: int, level_lufs: float) -> Mono:
    noise = np.random.default_rng(_SEED).standard_normal(frames).astype(np.float32)
    noise = _band(space, noise)
    edge = min(to_frames(0.02), frames // 2)
    noise[:edge] *= np.linspace(0.0, 1.0, edge, dtype=np.float32)
    noise[frames - edge :] *= np.linspace(1.0, 0.0, edge, dtype=np.float32)
    return np.asarray(noise * to_gain(level_lufs - loudness_lufs(noise)), np.float32)
