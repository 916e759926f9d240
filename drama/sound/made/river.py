"""River: bubbles that ring over the broad rush of water.

A bubble rings at the frequency its radius gives it (Minnaert 1933), damped and rising in pitch as it nears
the surface (van den Doel, "Physically based models for liquid sounds", ACM TAP 2(4), 2005).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.noise import band, high_pass, low_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class River:
    """`bubbles` a second, `size` of bubbles and stream, `rush` of the water, `pace` of its flicker.

    `near` scales what distance takes from the treble, `together` is the correlation of left and right.
    """

    bubbles: float = 420.0
    size: float = 1.0
    rush: float = 1.0
    pace: float = 1.0
    near: float = 1.0
    together: float = 0.5


WORDS: Words = {
    "soft": {"rush": 0.5, "bubbles": 0.6, "level_lu": -4.0},
    "gentle": {"rush": 0.5, "bubbles": 0.6, "pace": 0.7, "level_lu": -4.0},
    "quiet": {"rush": 0.6, "level_lu": -5.0},
    "strong": {"rush": 2.0, "bubbles": 1.6, "size": 1.3, "level_lu": 3.0},
    "rushing": {"rush": 2.5, "bubbles": 1.6, "pace": 1.4, "level_lu": 3.0},
    "small": {"size": 0.7, "bubbles": 0.6, "rush": 0.5, "level_lu": -2.0},
    "large": {"size": 1.5, "rush": 1.8, "level_lu": 1.0},
    "deep": {"size": 1.6},
    "distant": {"near": 0.4, "bubbles": 0.3, "level_lu": -5.0},
    "near": {"near": 1.3, "bubbles": 1.4, "level_lu": 2.0},
    "wide": {"together": 0.6},
    "narrow": {"together": 1.5},
    "fast": {"pace": 1.6, "bubbles": 1.3},
    "slow": {"pace": 0.6, "bubbles": 0.7},
}

_RUSH_HZ = ((300.0, 1.0), (700.0, 1.0), (1500.0, 0.8), (3200.0, 0.5), (6500.0, 0.25))
_KINDS = 240  # different bubbles; each is heard many times, at other levels and places
_LARGEST_DELAY = 14  # frames between the ears, a third of a millisecond


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of flowing water."""
    river, rng = said(River(), WORDS, params), rng_of(seed)
    rush = _rush(rng, frames, river)
    bubbles = _bubbles(rng, frames, river)
    return np.asarray(rush / rush.std() * (0.8 * river.rush) + bubbles / bubbles.std(), np.float32)


def _rush(rng: np.random.Generator, frames: int, river: River) -> Stereo:
    steps = steps_of(frames)
    spectra = sum(
        amount * band(hz / river.size, 0.7) * np.exp(0.22 * _flicker(rng, steps, river.pace))
        for hz, amount in _RUSH_HZ
    )
    tilt = high_pass(110.0, 1.0) * low_pass(9000.0 * river.near**2, 1.0)
    return shaped(rng, frames, (spectra * tilt).astype(np.float32), min(0.9, river.together))


def _flicker(rng: np.random.Generator, steps: int, pace: float) -> NDArray[np.float64]:
    return np.asarray((slow(rng, steps, 0.3 * pace) + slow(rng, steps, 3.0 * pace))[:, None])


def _bubbles(rng: np.random.Generator, frames: int, river: River) -> Stereo:
    """Return the bubbles, scattered evenly in time and between left and right."""
    kinds = [_bubble(hz, rise) for hz, rise in _pitches(rng, river)]
    count = max(1, rng.poisson(river.bubbles * frames / RATE))
    room = max(map(len, kinds)) + _LARGEST_DELAY
    out = np.zeros((2, frames + 2 * room), np.float32)
    starts = rng.integers(0, frames + room, count)
    which, delays = rng.integers(0, _KINDS, count), rng.integers(-_LARGEST_DELAY, _LARGEST_DELAY + 1, count)
    gains = rng.gamma(0.6, 1.0, (count, 1)) * _sides(rng, count, river.together)
    for start, kind, delay, (left, right) in zip(
        starts, which, delays, gains.astype(np.float32), strict=True
    ):
        bubble = kinds[kind]
        late = start + max(0, delay), start + max(0, -delay)
        out[0, late[0] : late[0] + len(bubble)] += left * bubble
        out[1, late[1] : late[1] + len(bubble)] += right * bubble
    return out[:, room : room + frames]


def _sides(rng: np.random.Generator, count: int, together: float) -> NDArray[np.float64]:
    """Return left and right gains of equal power; the wider, the further from the middle."""
    spread = min(1.0, 1.3 * (1.0 - together) / 0.5)
    angle = np.pi / 4 * (1.0 + spread * rng.uniform(-1.0, 1.0, count))
    return np.stack([np.cos(angle), np.sin(angle)], axis=1)


def _pitches(rng: np.random.Generator, river: River) -> NDArray[np.float64]:
    """Return pitch in Hz and rise of every kind of bubble: many small ones, few large."""
    hz = 450.0 * (4500.0 / 450.0) ** rng.beta(1.3, 1.5, _KINDS) / river.size
    return np.stack([hz, 0.1 * rng.random(_KINDS) ** 2], axis=1)


def _bubble(hz: float, rise: float) -> NDArray[np.float32]:
    damping = 0.043 * hz + 0.0014 * hz**1.5
    time_s = np.arange(to_frames(5.0 / damping)) / RATE
    phase = 2 * np.pi * hz * time_s * (1.0 + 0.5 * rise * damping * time_s)
    attack = np.minimum(1.0, time_s * hz)  # one period, so that it starts without a click
    ringing = np.sin(phase) * np.exp(-damping * time_s) * attack * (450.0 / hz) ** 0.4
    return np.asarray(ringing, np.float32)
