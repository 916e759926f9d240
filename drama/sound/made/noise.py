"""Noise whose spectrum moves: what wind, water and rooms are made of.

Every step of `HOP` frames has a spectrum of its own; steps are Gaussian noise of that spectrum, overlapped
so that their powers add to one (the inverse of a short-time Fourier transform).
"""

from collections.abc import Callable

import numpy as np
import scipy
from numpy.typing import NDArray

from drama.units import RATE
from drama.waveform import Stereo

WINDOW = 4096
HOP = WINDOW // 4

BINS_HZ: NDArray[np.float32] = np.fft.rfftfreq(WINDOW, 1 / RATE).astype(np.float32)
"""The frequencies of a spectrum, in Hz."""

Spectra = Callable[[slice], NDArray[np.floating]]
"""Gives the amplitudes of some steps, shape (steps, bins): those of a minute at once are 26 MB, or 53."""

_AT_ONCE = 256  # steps made together, so that an hour needs no more memory than six seconds
_FADE = np.sin(np.pi * (np.arange(WINDOW, dtype=np.float32) + 0.5) / WINDOW).astype(np.float32)


def rng_of(seed: int) -> np.random.Generator:
    """Return the source of chance of a seed, the same on every machine."""
    return np.random.Generator(np.random.PCG64(seed))


def steps_of(frames: int) -> int:
    """Return how many spectra `shaped` needs for so many frames."""
    return -(-frames // HOP) + WINDOW // HOP


def slow(rng: np.random.Generator, steps: int, rate_hz: float) -> NDArray[np.float32]:
    """Return a random curve over the steps that wanders at about `rate_hz`: mean 0, deviation 1."""
    lead = round(2 * RATE / HOP / rate_hz)  # so that the filter's ends are not heard
    white = rng.standard_normal(steps + 2 * lead)
    curve = scipy.signal.sosfiltfilt(scipy.signal.butter(1, rate_hz, fs=RATE / HOP, output="sos"), white)
    curve -= curve.mean()
    return np.asarray(curve[lead : lead + steps] / curve.std(), np.float32)


def between(sound: NDArray[np.float64], lowest_hz: float, highest_hz: float) -> NDArray[np.float64]:
    """Return what lies between two frequencies of a sound: a Butterworth filter of the second order."""
    sos = scipy.signal.butter(2, (lowest_hz, highest_hz), "bandpass", fs=RATE, output="sos")
    return np.asarray(scipy.signal.sosfilt(sos, sound))


def shaped(
    rng: np.random.Generator, frames: int, spectra: Spectra | NDArray[np.float32], together: float = 0.5
) -> Stereo:
    """Return noise with the amplitude `spectra`, of every step, or shape (bins,) for one that rests.

    `together` is the correlation of left and right, 0 to 1.
    """
    steps = steps_of(frames)
    if not callable(spectra):
        spectra = np.broadcast_to(spectra, (steps, BINS_HZ.size)).__getitem__
    out = np.zeros((2, steps + WINDOW // HOP, HOP), np.float32)
    for first in range(0, steps, _AT_ONCE):
        some = slice(first, min(first + _AT_ONCE, steps))
        part = np.asarray(spectra(some), np.float32)
        both, left, right = _white(rng, 3, some.stop - first)
        for channel, own in enumerate((left, right)):
            mixed = np.float32(together**0.5) * both + np.float32((1 - together) ** 0.5) * own
            _overlap(out[channel, first:], scipy.fft.irfft(mixed * part, WINDOW) * _FADE)
    settled = WINDOW - HOP  # the first step with all its neighbours
    return np.ascontiguousarray(out.reshape(2, -1)[:, settled : settled + frames])


def _white(rng: np.random.Generator, sources: int, steps: int) -> NDArray[np.complex64]:
    parts = rng.standard_normal((sources, steps, BINS_HZ.size, 2), dtype=np.float32)
    return parts.view(np.complex64)[..., 0]


def _overlap(out: NDArray[np.float32], steps: NDArray[np.float32]) -> None:
    pieces = steps.reshape(len(steps), -1, HOP)
    for late in range(pieces.shape[1]):
        out[late : late + len(steps)] += pieces[:, late]


def low_pass(cutoff_hz: NDArray[np.floating] | float, order: float) -> NDArray[np.float32]:
    """Return the amplitude of a low-pass at every bin; `order` 1 falls by 6 dB an octave."""
    ratio = BINS_HZ / np.asarray(cutoff_hz, np.float32)
    return np.asarray((1 + ratio**2) ** (-order / 2), np.float32)


def high_pass(cutoff_hz: float, order: float) -> NDArray[np.float32]:
    """Return the amplitude of a high-pass at every bin; nothing passes at 0 Hz."""
    ratio = cutoff_hz / np.maximum(BINS_HZ, 1e-3)
    return np.asarray((1 + ratio**2) ** (-order / 2) * (BINS_HZ > 0), np.float32)


def band(centre_hz: NDArray[np.floating] | float, octaves: float) -> NDArray[np.float32]:
    """Return a bell around `centre_hz`, `octaves` wide on either side at 61 % of its height."""
    away = np.log2(np.maximum(BINS_HZ, 1.0) / np.asarray(centre_hz, np.float32))
    return np.asarray(np.exp(-0.5 * (away / octaves) ** 2), np.float32)
