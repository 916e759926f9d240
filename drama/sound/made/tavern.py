"""Tavern: talk and laughter, mugs set down, the clink of glasses, a fire in the corner."""

from dataclasses import dataclass

import numpy as np

from drama.sound.made import crowd, fire
from drama.sound.made.grains import poisson, scatter
from drama.sound.made.image import levelled, roomed
from drama.sound.made.modes import ring
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Tavern:
    """`clinks` of glasses and `thuds` of mugs a second, `fire` of the hearth against the talk."""

    clinks: float = 0.35
    thuds: float = 0.5
    fire: float = 0.18


WORDS: Words = {
    "quiet": {"clinks": 0.5, "thuds": 0.5, "level_lu": -5.0},
    "busy": {"clinks": 2.0, "thuds": 2.0, "level_lu": 2.0},
    "rowdy": {"clinks": 3.0, "thuds": 4.0, "level_lu": 3.0},
}

_TALK = {"quiet": ("small",), "busy": ("busy",), "rowdy": ("busy", "lively")}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of an evening at the inn."""
    tavern, rng = said(Tavern(), WORDS, params), rng_of(seed)
    how = tuple(word for param in params for word in _TALK.get(param, ()))
    talk = crowd.make(frames, seed + 1, how)
    hearth = fire.make(frames, seed + 2, ("small",))
    things = _scattered(rng, frames, [_clink(rng) for _ in range(16)], tavern.clinks, 2.2)
    things += _scattered(rng, frames, [_thud(rng) for _ in range(16)], tavern.thuds, 2.6)
    things = roomed(rng, things, 0.8, 0.6, 5000.0, rings_on=False)
    out = levelled(talk, 1.0)
    out += levelled(hearth, tavern.fire)
    out += things
    return out


def _scattered(
    rng: np.random.Generator, frames: int, grains: list[Mono], per_s: float, loudest: float
) -> Stereo:
    starts = poisson(rng, frames, per_s)
    return scatter(rng, frames, grains, starts, loudest * rng.uniform(0.15, 1.0, len(starts)))


def _clink(rng: np.random.Generator) -> Mono:
    """Return two glasses that touch."""
    hz = rng.uniform(2200.0, 4200.0) * np.array([1.0, 1.47, 2.09, 2.74])
    return ring(hz, rng.uniform(0.15, 0.5) * (2500.0 / hz), (0.7, 0.5, 0.4, 0.2))


def _thud(rng: np.random.Generator) -> Mono:
    """Return a mug set down on a board."""
    hz = rng.uniform(110.0, 240.0) * np.array([1.0, 1.9, 3.1, 5.2])
    return ring(hz, rng.uniform(0.08, 0.16) * (200.0 / hz) ** 0.5, (1.0, 0.6, 0.4, 0.2))
