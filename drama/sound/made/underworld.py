"""Underworld drone: deep tones that beat against each other, breath, and voices that may be only wind."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.noise import band, high_pass, low_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Depth:
    """`root_hz` of the drone, `pace` at which it moves, `breath` and `moans` against it."""

    root_hz: float = 55.0
    pace: float = 1.0
    breath: float = 0.35
    moans: float = 0.5
    together: float = 0.5


WORDS: Words = {
    "deep": {"root_hz": 0.7},
    "high": {"root_hz": 1.5},
    "restless": {"pace": 2.0, "moans": 1.8, "breath": 1.4},
    "still": {"pace": 0.6, "moans": 0.2, "breath": 0.6},
    "haunted": {"moans": 3.0},
}

_PARTIALS = ((1.0, 1.0), (1.498, 0.55), (2.003, 0.5), (2.38, 0.22), (2.997, 0.25), (4.01, 0.14), (4.76, 0.08))
_NOTHING = np.zeros(1)
_MOANS_HZ = (260.0, 390.0, 610.0)


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of the world below: each tone is a narrow band of noise, and never stands still."""
    depth, rng = said(Depth(), WORDS, params), rng_of(seed)
    steps = steps_of(frames)
    parts: list[tuple[NDArray[np.floating], NDArray[np.floating]]] = []
    for ratio, loud in _PARTIALS:
        swell = np.exp(0.5 * slow(rng, steps, 0.12 * depth.pace))[:, None]
        parts.append((loud * swell, band(depth.root_hz * ratio, 0.035 + 0.06 / ratio)))
    moans = []
    for hz in _MOANS_HZ:
        rise = np.exp(1.4 * slow(rng, steps, 0.15 * depth.pace) - 1.4)[:, None]
        pitch = hz * 2.0 ** (0.12 * slow(rng, steps, 0.25 * depth.pace))[:, None]
        moans.append((depth.moans * 0.25 * rise, pitch))
    breath = np.exp(0.7 * slow(rng, steps, 0.2 * depth.pace))[:, None]

    def spectra(some: slice) -> NDArray[np.floating]:
        out = sum((loud[some] * bell for loud, bell in parts), _NOTHING)
        out = sum((loud[some] * band(pitch[some], 0.06) for loud, pitch in moans), out)
        out = out + depth.breath * (breath[some] * band(700.0, 1.6) * 0.06)
        return np.asarray(out * high_pass(28.0, 2.0) * low_pass(3000.0, 1.0))

    return shaped(rng, frames, spectra, depth.together)
