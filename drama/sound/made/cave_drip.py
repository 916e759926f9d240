"""Cave drip: drops that fall into still water, a long echo, and hardly any air.

A drop is a click, then the ring of the bubble it drags down (Minnaert), one pitch for each pool it falls
into.
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.bubbles import bubble
from drama.sound.made.grains import poisson, scatter
from drama.sound.made.image import roomed
from drama.sound.made.modes import together_at
from drama.sound.made.noise import band, high_pass, rng_of, shaped, slow, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Cave:
    """`drips` a second in all, `echo_s` of the cave, `air` that moves in it."""

    drips: float = 1.3
    echo_s: float = 2.8
    air: float = 0.05
    together: float = 0.5


WORDS: Words = {
    "slow": {"drips": 0.4},
    "fast": {"drips": 2.2},
    "large": {"echo_s": 1.6},
    "small": {"echo_s": 0.5},
    "wet": {"drips": 4.0},
    "windy": {"air": 5.0},
}

_POOLS = 7


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of a cave."""
    cave, rng = said(Cave(), WORDS, params), rng_of(seed)
    out = np.zeros((2, frames), np.float32)
    lead = to_frames(cave.echo_s)  # what fell before the first frame still echoes
    for number in range(_POOLS):
        hz = rng.uniform(700.0, 2300.0)
        drops = [_drop(rng, hz) for _ in range(5)]
        starts = poisson(rng, frames + lead, cave.drips / _POOLS) - lead
        loud = rng.uniform(0.15, 1.0) * rng.uniform(0.5, 1.0, len(starts))
        place = 0.8 * (2.0 * number / (_POOLS - 1) - 1.0)
        out += scatter(rng, frames, drops, starts, loud, place=place)
    out = roomed(rng, out, cave.echo_s, 0.55, 3500.0, rings_on=False)
    draught = np.exp(0.4 * slow(rng, steps_of(frames), 0.1))[:, None]
    spectrum = band(180.0, 1.4) * high_pass(50.0, 1.0)
    air = shaped(rng, frames, lambda some: draught[some] * spectrum, cave.together)
    air *= np.float32(cave.air * 0.04 / air.std())
    out += air
    return out


def _drop(rng: np.random.Generator, hz: float) -> Mono:
    """Return a drop: sometimes a second, higher bubble follows the first."""
    pitch = hz * rng.normal(1.0, 0.02)
    first = 0.8 * bubble(pitch, 0.3) * (pitch / 450.0) ** 0.4
    parts = [(0.0, 0.5 * bubble(6500.0, 0.0)), (0.006, first)]
    if rng.random() < 0.4:
        parts.append((rng.uniform(0.03, 0.08), 0.4 * bubble(pitch * rng.uniform(1.2, 1.8), 0.2)))
    return together_at(0.35, parts)
