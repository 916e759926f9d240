"""What can be measured of a sound without a model: its spectrum, its modulation, its stereo image."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.units import RATE
from drama.waveform import Sound, Stereo

_WINDOW = 4096
_MODULATION_HZ = ((0.1, 0.5), (0.5, 2.0), (2.0, 8.0), (8.0, 30.0))


@dataclass(frozen=True, slots=True)
class Descriptors:
    """Centroid of the spectrum, its slope from 100 Hz to 5 kHz in dB an octave, crest factor of the mono sum.

    `swing_percent` is how far the level of hundredths of a second varies (deviation over mean), `modulation`
    how much of that lies in each of four bands (percent), `together` the correlation of left and right,
    `mono` what the sum of both loses in dB, `dc` the larger mean of the two.
    """

    centroid_hz: float
    slope_db: float
    crest_db: float
    swing_percent: float
    modulation: tuple[float, ...]
    together: float
    mono_loss_db: float
    dc: float


def describe(sound: Stereo) -> Descriptors:
    """Return what a stereo sound measures."""
    mono = sound.mean(axis=0)
    energy, hz = spectrum(mono)
    body = (hz > 100) & (hz < 5000)
    level, shares = _modulation(mono)
    power = (sound**2).sum(axis=1).mean()
    return Descriptors(
        float((hz * energy).sum() / energy.sum()),
        float(np.polyfit(np.log2(hz[body]), 10 * np.log10(energy[body]), 1)[0]),
        float(20 * np.log10(np.abs(mono).max() / mono.std())),
        float(100 * level.std() / level.mean()),
        shares,
        float(np.corrcoef(sound[0], sound[1])[0, 1]),
        float(-10 * np.log10((mono**2).sum() / power)),
        float(np.abs(sound.mean(axis=1)).max()),
    )


def spectrum(mono: Sound) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the mean power of every frequency bin of 4096 frames, and the bins in Hz.

    Silence is put around the sound: a blow in its first milliseconds would be lost where windows begin.
    """
    mono = np.pad(mono, _WINDOW)
    windows = np.lib.stride_tricks.sliding_window_view(mono, _WINDOW)[:: _WINDOW // 2] * np.hanning(_WINDOW)
    energy = (np.abs(np.fft.rfft(windows, axis=1)) ** 2).mean(axis=0) + 1e-20
    return energy, np.fft.rfftfreq(_WINDOW, 1 / RATE)


def _modulation(mono: Sound) -> tuple[NDArray[np.float64], tuple[float, ...]]:
    """Return the level over hundredths of a second, and the share of its changes in each band, in percent."""
    step = RATE // 100
    level = np.sqrt((mono[: mono.size // step * step].astype(np.float64).reshape(-1, step) ** 2).mean(axis=1))
    moved = np.abs(np.fft.rfft((level - level.mean()) * np.hanning(level.size))) ** 2
    hz = np.fft.rfftfreq(level.size, 0.01)
    whole = moved[(hz >= 0.1) & (hz < 50)].sum()
    return level, tuple(
        float(100 * moved[(hz >= low) & (hz < high)].sum() / whole) for low, high in _MODULATION_HZ
    )


def loop_likeness(read: Callable[[int, int], Stereo], minutes: int = 10, shortest_s: float = 20.0) -> float:
    """Return how much a bed repeats itself: 0 not at all, 1 as a plain loop does.

    It is the highest autocorrelation of the level over tenths of a second, in four bands of the spectrum, at
    any delay from `shortest_s` to half the length. `read` returns frames of the bed from a frame on.
    """
    rows = np.concatenate([_levels(read(at * RATE, 10 * RATE)) for at in range(0, minutes * 60, 10)], axis=1)
    rows = rows - rows.mean(axis=1, keepdims=True)
    length = rows.shape[1]
    power = (np.abs(np.fft.rfft(rows, 2 * length, axis=1)) ** 2).sum(axis=0)
    likeness = np.fft.irfft(power)[: length // 2] / np.arange(length, length - length // 2, -1)
    return float(likeness[round(shortest_s * 10) :].max() / likeness[0])


def _levels(sound: Stereo) -> NDArray[np.float64]:
    """Return the level in dB of four bands, shape (4, tenths of a second)."""
    tenths = sound.mean(axis=0).reshape(-1, RATE // 10)
    energy = np.abs(np.fft.rfft(tenths, axis=1)) ** 2
    hz = np.fft.rfftfreq(RATE // 10, 1 / RATE)
    edges = np.searchsorted(hz, (30.0, 300.0, 1200.0, 4000.0, 16_000.0))
    return np.asarray(10 * np.log10(np.add.reduceat(energy, edges, axis=1)[:, :4].T + 1e-9))
