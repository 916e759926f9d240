"""Clouds of grains: one short sound heard again and again, at other moments, levels and places.

Rain, bubbles, crackling wood, gravel and voices are each a few dozen grains made once and scattered, so that
a minute costs little more than its grains.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from drama.units import RATE
from drama.waveform import Mono, Stereo

_LARGEST_DELAY = 3  # frames by which the far ear is later; more would cancel the treble in mono

Numbers = NDArray[np.float64]


def poisson(
    rng: np.random.Generator, frames: int, per_s: float, density: Numbers | None = None
) -> NDArray[np.int64]:
    """Return the frames at which grains begin, in order, evenly or as thick as `density` over the time."""
    count = rng.poisson(per_s * frames / RATE)
    if density is None:
        return np.sort(rng.integers(0, max(1, frames), count))
    filled = np.concatenate([[0.0], np.cumsum(density)])
    at = np.interp(rng.random(count), filled / filled[-1], np.linspace(0.0, frames, filled.size))
    return np.sort(at.astype(np.int64))


def places(rng: np.random.Generator, count: int, together: float) -> Numbers:
    """Return places from -1.0 left to 1.0 right; the less `together`, the further out."""
    return min(1.0, 1.3 * (1.0 - together) / 0.5) * rng.uniform(-1.0, 1.0, count)


def scatter(
    rng: np.random.Generator,
    frames: int,
    grains: Sequence[Mono],
    starts: NDArray[np.int64],
    gains: Numbers,
    together: float = 0.5,
    which: NDArray[np.int64] | None = None,
    place: float | None = None,
) -> Stereo:
    """Return `frames` in which a grain by chance, or the one that `which` says, begins at every start.

    Each has its gain, and a place of its own between left and right, or all have the one `place`, -1.0 to
    1.0. What reaches over the end is cut. A start may lie before the first frame.
    """
    count, room = len(starts), max(map(len, grains)) + _LARGEST_DELAY
    which = rng.integers(0, len(grains), count) if which is None else which
    where = places(rng, count, together) if place is None else np.full(count, place)
    delays = np.rint(_LARGEST_DELAY * where).astype(np.int64)
    angles = np.pi / 4 * (1.0 + where)
    ears = (gains * np.stack([np.cos(angles), np.sin(angles)])).T.astype(np.float32)
    out = np.zeros((2, frames + 2 * room), np.float32)
    heard = zip(starts + room, which, delays, ears, strict=True)
    for start, kind, delay, (left, right) in heard:
        if start < 0 or start >= frames + room:
            continue
        grain = grains[kind]
        early, late = start + max(0, delay), start + max(0, -delay)
        out[0, early : early + len(grain)] += left * grain
        out[1, late : late + len(grain)] += right * grain
    return out[:, room : room + frames]
