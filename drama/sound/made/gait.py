"""Gait: when feet touch the ground.

A person walks at about 1.9 steps a second and runs at 2.8; heel and ball touch 0.1 s apart when walking and
hardly at all when running (Visell and others, "Sound design and perception in walking interactions",
International Journal of Human-Computer Studies 67(11), 2009, on the parts of a step). A horse's gaits have
four beats (walk, gallop), two (trot) or three (canter).
"""

import numpy as np
from numpy.typing import NDArray


def steps(rng: np.random.Generator, count: int, every_s: float, uneven: float = 0.03) -> NDArray[np.float64]:
    """Return the seconds at which `count` steps begin, a little uneven as people are."""
    gaps_s = every_s * rng.normal(1.0, uneven, count)
    return np.asarray(np.cumsum(gaps_s) - gaps_s[0] + 0.01)


def beats(
    rng: np.random.Generator, strides: int, stride_s: float, pattern: tuple[float, ...]
) -> NDArray[np.float64]:
    """Return the seconds of the hoofbeats of so many strides; `pattern` is where they fall, 0.0 to 1.0."""
    starts = steps(rng, strides, stride_s, 0.015)
    return np.asarray(
        (starts[:, None] + stride_s * (np.array(pattern) + rng.normal(0, 0.008, len(pattern)))).ravel()
    )
