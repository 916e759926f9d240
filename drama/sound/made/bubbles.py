"""Bubbles: what water sounds of.

A bubble rings at the frequency its radius gives it (Minnaert, "On musical air-bubbles and the sounds of
running water", 1933), damped and rising in pitch as it nears the surface (van den Doel, "Physically based
models for liquid sounds", ACM TAP 2(4), 2005).
"""

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.grains import poisson, scatter
from drama.units import RATE, to_frames
from drama.waveform import Mono, Stereo

_KINDS = 240  # different bubbles; each is heard many times, at other levels and places


def bubble(hz: float, rise: float) -> Mono:
    """Return a bubble of that pitch; `rise`, 0 to about 0.3, is how far it bends up as it fades."""
    damping = 0.043 * hz + 0.0014 * hz**1.5
    time_s = np.arange(to_frames(5.0 / damping)) / RATE
    phase = 2 * np.pi * hz * time_s * (1.0 + 0.5 * rise * damping * time_s)
    attack = np.minimum(1.0, time_s * hz)  # one period, so that it starts without a click
    ringing = np.sin(phase) * np.exp(-damping * time_s) * attack * (450.0 / hz) ** 0.4
    return np.asarray(ringing, np.float32)


def bubbling(
    rng: np.random.Generator,
    frames: int,
    per_s: float,
    lowest_hz: float,
    highest_hz: float,
    together: float,
    density: NDArray[np.float64] | None = None,
) -> Stereo:
    """Return bubbles between two pitches, many small and few large, `per_s` of them a second.

    `density` says where in time they are thick, as in `drama.sound.made.grains.poisson`.
    """
    hz = lowest_hz * (highest_hz / lowest_hz) ** rng.beta(1.3, 1.5, _KINDS)
    kinds = [bubble(pitch, rise) for pitch, rise in zip(hz, 0.1 * rng.random(_KINDS) ** 2, strict=True)]
    starts = poisson(rng, frames, per_s, density)
    return scatter(rng, frames, kinds, starts, rng.gamma(0.6, 1.0, len(starts)), together)
