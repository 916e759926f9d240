"""Footsteps: on stone, wood, gravel, grass, snow, sand or metal or in water, at a walk, a run or slowly.

On snow, sand and metal the steps are recorded (`drama.sound.recorded`), and only when they fall is made.
Elsewhere hard ground answers heel and ball with its modes, loose ground with a cloud of grains that the
weight pushes apart (Cook, "Modeling Bill's gait: analysis and parametric synthesis of walking sounds", AES
22nd Conference, 2002). In recordings a blow on stone dies by 20 dB in a hundredth of a second, and water
swells for 0.3 s before the foot is down.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from drama.sound.made.bubbles import bubble
from drama.sound.made.gait import steps
from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, bursts, ring, rubbed, together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.recorded.takes import STEPS, steps_on
from drama.sound.source import Words
from drama.units import to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Walk:
    """`count` steps, `every_s`, `heel_s` from heel to ball, `weight` of the walker."""

    count: float = 8.0
    every_s: float = 0.54
    heel_s: float = 0.09
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What a step sounds of: modes at `hz` that last `ring_s`, a tap, and `grains` pushed over `spread_s`.

    `tap_hz` and `grain_hz` are the lowest and highest of their noise, `tap` and `grain` how loud they are. A
    rough blow wakes the modes for `rough_s` (0: a clean one); for `swell_s` the tap grows, as water does
    before a leg.
    """

    hz: tuple[float, ...] = ()
    ring_s: float = 0.05
    tap_hz: tuple[float, float] = (900.0, 5000.0)
    tap_s: float = 0.012
    tap: float = 1.0
    grains: int = 0
    grain_hz: tuple[float, float] = (1200.0, 6000.0)
    grain_s: float = 0.008
    grain: float = 1.0
    spread_s: float = 0.12
    bubbles: int = 0
    room_s: float = 0.25
    rough_s: float = 0.0
    swell_s: float = 0.0


GROUNDS: Mapping[str, Ground] = {
    "stone": Ground(
        hz=(150.0, 240.0, 340.0, 470.0, 640.0, 900.0),
        ring_s=0.07,
        rough_s=0.008,
        tap_hz=(900.0, 5000.0),
        tap_s=0.02,
        tap=0.16,
        grains=14,
        grain_hz=(2500.0, 9000.0),
        grain_s=0.012,
        grain=0.015,
        spread_s=0.2,
        room_s=0.45,
    ),
    "wood": Ground(
        hz=(128.0, 205.0, 318.0, 455.0, 680.0, 1020.0),
        ring_s=0.1,
        tap_hz=(500.0, 2600.0),
        tap=1.2,
    ),
    "gravel": Ground(
        hz=(150.0,),
        ring_s=0.02,
        tap_hz=(900.0, 3500.0),
        tap_s=0.02,
        tap=0.5,
        grains=60,
        grain_hz=(1400.0, 5200.0),
        grain=0.6,
        spread_s=0.17,
        room_s=0.12,
    ),
    "grass": Ground(
        tap_hz=(200.0, 1800.0),
        tap_s=0.06,
        tap=0.7,
        grains=45,
        grain_hz=(3000.0, 8500.0),
        grain_s=0.05,
        grain=0.3,
        spread_s=0.2,
        room_s=0.1,
    ),
    "water": Ground(
        tap_hz=(330.0, 11_000.0),
        tap_s=0.3,
        tap=1.0,
        swell_s=0.28,
        grains=50,
        grain_hz=(900.0, 7000.0),
        grain_s=0.03,
        grain=0.1,
        spread_s=0.5,
        bubbles=40,
    ),
}
"""What there is to walk on, where steps are made."""

_ROOMS_S: Mapping[str, float] = {"snow": 0.25, "sand": 0.12, "metal": 0.45}  # where they are recorded

_GAITS: Words = {
    "walk": {"count": 1.0},
    "run": {"every_s": 0.63, "heel_s": 0.2, "weight": 1.4, "count": 1.5, "level_lu": 2.0},
    "slow": {"every_s": 1.55, "heel_s": 1.4, "count": 0.75},
    "sneak": {"every_s": 2.0, "heel_s": 2.0, "count": 0.6, "weight": 0.5, "level_lu": -6.0},
}
WORDS: Words = {
    **{ground: {"level_lu": 0.0} for ground in (*GROUNDS, *STEPS)},
    **_GAITS,
    "walking": _GAITS["walk"],
    "running": _GAITS["run"],
    "fast": {"every_s": 0.8},
    "sneaking": _GAITS["sneak"],
    "heavy": {"weight": 1.6, "level_lu": 2.0},
    "light": {"weight": 0.6, "level_lu": -3.0},
    "few": {"count": 0.5},
    "many": {"count": 1.8},
}

_KINDS = 40  # grains of loose ground


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return some steps of one person, whatever `frames` says; on stone where no ground is said."""
    walk, rng = said(Walk(), WORDS, params), rng_of(seed)
    under = next((word for word in params if word in GROUNDS or word in STEPS), "stone")
    feet = _recorded(rng, under) if under in STEPS else _made(rng, GROUNDS[under], walk.heel_s)
    at_s = steps(rng, max(1, round(walk.count)), walk.every_s)
    out = np.zeros((2, to_frames(at_s[-1] + 0.7)), np.float32)
    for number, (at, step) in enumerate(zip(at_s, feet, strict=False)):
        loud = np.float32(rng.uniform(0.8, 1.0) * walk.weight)
        foot = point(loud * step, 0.12 * (-1) ** number)
        start = to_frames(at)
        out[:, start : start + foot.shape[1]] += foot[:, : out.shape[1] - start]
    return roomed(rng, out, _ROOMS_S[under] if under in STEPS else GROUNDS[under].room_s, 0.8)


def _recorded(rng: np.random.Generator, ground: str) -> Iterator[Mono]:
    """Yield recorded steps without end, never one twice running, each a little slower or faster."""
    feet = steps_on(ground)
    which = int(rng.integers(len(feet)))
    while True:
        which = (which + int(rng.integers(1, len(feet)))) % len(feet)
        at = np.arange(0.0, feet[which].size - 1.0, rng.uniform(0.93, 1.07))
        yield np.interp(at, np.arange(feet[which].size), feet[which]).astype(np.float32)


def _made(rng: np.random.Generator, ground: Ground, heel_s: float) -> Iterator[Mono]:
    """Yield heel and ball of one step after another."""
    loose = bursts(rng, _KINDS, *ground.grain_hz, ground.grain_s) if ground.grains else []
    while True:
        ball_s = heel_s * rng.uniform(0.85, 1.15)
        heel, ball = _contact(rng, ground, loose, 1.0), _contact(rng, ground, loose, 0.7)
        yield together_at(0.6, [(0.0, heel), (ball_s, np.float32(0.6) * ball)])


def _contact(rng: np.random.Generator, ground: Ground, loose: list[Mono], force: float) -> Mono:
    """Return one touch of the ground."""
    tap = ground.tap * burst(rng, *ground.tap_hz, ground.tap_s * rng.uniform(0.8, 1.3))
    parts = [(ground.swell_s, tap)]
    if ground.swell_s:
        parts.append((0.0, ground.tap * burst(rng, *ground.tap_hz, ground.swell_s)[::-1]))
    if ground.hz:
        parts.append((0.0, _answer(rng, ground, force)))
    pushed_s = ground.spread_s * rng.beta(1.5, 3.0, ground.grains)
    loud = (ground.grain * force * rng.gamma(0.8, 1.0, ground.grains)).astype(np.float32)
    which = rng.integers(0, _KINDS, ground.grains)
    parts += [(at, by * loose[kind]) for at, by, kind in zip(pushed_s, loud, which, strict=True)]
    splash_s = ground.spread_s * rng.beta(1.2, 2.0, ground.bubbles)
    parts += [(at, np.float32(0.1) * bubble(rng.uniform(450.0, 3000.0), 0.15)) for at in splash_s]
    return together_at(0.5, parts)


def _answer(rng: np.random.Generator, ground: Ground, force: float) -> Mono:
    """Return how hard ground rings."""
    hz = np.array(ground.hz) * rng.normal(1.0, 0.04, len(ground.hz))
    loud = rng.uniform(0.5, 1.0, hz.size) * (hz[0] / hz) ** 0.5 * force
    decay_s = ground.ring_s * (hz[0] / hz) ** 0.4
    if ground.rough_s:
        return np.float32(force) * rubbed(rng, ground.rough_s, hz, decay_s, loud)
    return np.asarray(0.9 * ring(hz, decay_s, loud), np.float32)
