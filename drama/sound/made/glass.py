"""Glass: a pane or a vessel that breaks, and its shards as they fall.

Each shard rings with a few high modes of its own; the many at first are a crash, the last ones are heard
singly. In recordings the centroid lies from 4.7 to 11.7 kHz, the slope from -2 to +2 dB an octave.
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.grains import scatter
from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, ring, together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Pane:
    """`shards` in all, `size` of them, `seconds` until the last lies still, `blow` that broke it."""

    shards: float = 120.0
    size: float = 1.0
    seconds: float = 1.3
    blow: float = 1.0


WORDS: Words = {
    "small": {"shards": 0.4, "size": 0.7, "seconds": 0.7, "blow": 0.6, "level_lu": -3.0},
    "large": {"shards": 2.2, "size": 1.5, "seconds": 1.6, "blow": 1.6, "level_lu": 2.0},
    "window": {"shards": 1.8, "size": 1.3, "seconds": 1.4},
    "bottle": {"shards": 0.7, "size": 0.8, "seconds": 0.8},
    "clink": {"shards": 0.02, "blow": 0.0, "seconds": 0.1, "level_lu": -3.0},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return glass that breaks, or only touches at a `clink`, whatever `frames` says."""
    pane, rng = said(Pane(), WORDS, params), rng_of(seed)
    length = to_frames(pane.seconds + 1.2)
    count = max(2, round(pane.shards))
    at_s = np.sort(np.r_[0.01, 0.01 + pane.seconds * rng.beta(0.6, 2.8, count - 1)])
    loud = rng.gamma(0.8, 1.0, count) * (1.0 - 0.6 * at_s / at_s.max()) + 0.1
    shards = [_shard(rng, pane.size) for _ in range(min(count, 40))]
    out = scatter(rng, length, shards, (at_s * RATE).astype(np.int64), loud, 0.85)
    crash = [
        (0.0, 2.5 * burst(rng, 1500.0, 9000.0, 0.03)),
        (0.01, 9.0 * burst(rng, 2500.0, 14_000.0, 0.3)),
        (0.0, 22.0 * burst(rng, 200.0, 3500.0, 0.14)),
    ]
    out[:, :] += np.float32(pane.blow) * point(together_at(length / RATE, crash))
    return roomed(rng, out, 0.5, 0.55, 12_000.0)


def _shard(rng: np.random.Generator, size: float) -> Mono:
    hz = 2600.0 / size * 4.0 ** rng.random() * np.cumprod(np.r_[1.0, rng.uniform(1.25, 1.9, 4)])
    decays = rng.uniform(0.03, 0.22) * (3000.0 / hz) ** 0.4
    edge = burst(rng, 2500.0, 12_000.0, 0.012)
    return together_at(0.3, [(0.0, ring(hz, decays, rng.uniform(0.2, 1.0, 5), 0.0002)), (0.0, edge)])
