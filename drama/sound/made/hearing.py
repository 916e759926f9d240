"""How a sound reaches the listener: what the words do that every generated sound understands.

A word that a sound explains itself, as rain does `heavy`, is left to it. The rest is done here, to the
finished sound: distance takes the treble and adds the place's answer, force and brightness tilt the
spectrum.
"""

from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from drama.sound.made.image import roomed
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Hearing:
    """`distance` is 1 where the sound was made and 4 four times as far off.

    `bright` 2 adds 3 dB an octave and 0.5 takes them; `side` scales what left and right do not share.
    """

    distance: float = 1.0
    bright: float = 1.0
    side: float = 1.0


SHARED: Words = {
    "soft": {"bright": 0.75, "level_lu": -4.0},
    "gentle": {"bright": 0.75, "level_lu": -4.0},
    "quiet": {"bright": 0.85, "level_lu": -5.0},
    "strong": {"bright": 1.3, "level_lu": 3.0},
    "loud": {"bright": 1.2, "level_lu": 4.0},
    "near": {"distance": 0.5, "level_lu": 2.0},
    "close": {"distance": 0.5, "level_lu": 2.0},
    "distant": {"distance": 4.0, "level_lu": -6.0},
    "far": {"distance": 4.0, "level_lu": -6.0},
    "dark": {"bright": 0.5},
    "muffled": {"bright": 0.4, "distance": 1.8, "level_lu": -2.0},
    "bright": {"bright": 2.0},
    "wide": {"side": 1.3},
    "narrow": {"side": 0.7},
}
"""The words of every sound, and what each multiplies in `Hearing`."""

_TAPS = 2048
_HZ = np.fft.rfftfreq(_TAPS, 1 / RATE)
_LOWEST_HZ, _MIDDLE_HZ, _HIGHEST_HZ = 60.0, 1000.0, 12_000.0  # the tilt turns about the middle, and ends
_AIR_HZ = 2000.0
_ANSWER_S = 1.1
_ANSWER = 0.5  # of the sound's own level, where it is four times as far


def heard(sound: Stereo, params: tuple[str, ...], rings_on: bool) -> Stereo:
    """Return the sound as the shared words in `params` change it; others are passed over.

    It keeps its length, unless it `rings_on`: then the answer of the place follows it.
    """
    hearing = said(Hearing(), SHARED, params)
    if hearing == Hearing():
        return sound
    out = _through_air(sound, hearing)
    if hearing.distance > 1.0:
        wet = _ANSWER * np.log2(hearing.distance) / 2.0
        out = roomed(rng_of(1), out, _ANSWER_S, wet, rings_on=rings_on)
    return _widened(out, hearing.side)


def _through_air(sound: Stereo, hearing: Hearing) -> Stereo:
    around = np.clip(_HZ, _LOWEST_HZ, _HIGHEST_HZ)
    tilt = (around / _MIDDLE_HZ) ** (0.5 * np.log2(hearing.bright))
    air = (1.0 + (around / _AIR_HZ) ** 2) ** (-0.25 * np.log2(hearing.distance))
    return _filtered(sound, tilt * air)


def _filtered(sound: Stereo, amplitude: NDArray[np.float64]) -> Stereo:
    """Return the sound with the spectrum multiplied by `amplitude`, in the same place."""
    taps = np.roll(scipy.fft.irfft(amplitude), _TAPS // 2) * np.hanning(_TAPS + 1)[:-1]
    out = np.empty_like(sound)
    for row, channel in zip(out, sound, strict=True):  # one after the other: both at once hold twice as much
        row[:] = scipy.signal.oaconvolve(channel, taps.astype(np.float32))[_TAPS // 2 :][: channel.size]
    return out


def _widened(sound: Stereo, side: float) -> Stereo:
    middle = sound.mean(axis=0)
    return np.asarray(middle + (sound - middle) * np.float32(side), np.float32)
