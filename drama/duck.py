"""Ducking: how far the beds step back while somebody speaks.

It follows the times of the lines, not a detector: the way down ends when the first syllable begins, and the
pauses inside a conversation stay down.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from drama.settings import Ducking
from drama.timeline.model import Clip
from drama.units import to_frames

_STEP = 64  # frames between two values of the control curve, 1.5 ms


class Duck:
    """The gain of the beds at every frame of a timeline."""

    def __init__(self, clips: Iterable[Clip], ducking: Ducking) -> None:
        self._ducking = ducking
        spans = _conversations(clips, to_frames(ducking.bridge_s))
        self._starts = np.array([start for start, _ in spans])
        self._ends = np.array([end + to_frames(ducking.hold_s) for _, end in spans])

    def gains(self, start: int, end: int) -> NDArray[np.float32]:
        """Return the gain, 0.0 to 1.0, of the frames from `start` to before `end`; one value if it is steady.

        In dB the gain moves along half a cosine, so that neither end of a ramp is heard.
        """
        controls = np.arange(start // _STEP, (end - 1) // _STEP + 2) * _STEP
        depth = self._depth(controls)
        if depth.min() == depth.max():
            controls, depth = controls[:1], depth[:1]
        eased = (1.0 - np.cos(np.pi * depth)) / 2.0
        gains = 10.0 ** (self._ducking.depth_db * eased / 20.0)
        if gains.size == 1:
            return gains.astype(np.float32)
        return np.interp(np.arange(start, end), controls, gains).astype(np.float32)

    def _depth(self, frames: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return how far down the beds are, 0.0 (up) to 1.0 (down)."""
        if not self._starts.size:
            return np.zeros(frames.size)
        following = np.searchsorted(self._starts, frames, side="right")
        until = np.append(self._starts, np.inf)[following] - frames
        # Before the first line `following - 1` is -1, which finds the infinite past.
        since = frames - np.append(self._ends, -np.inf)[following - 1]
        attack, release = (max(1, to_frames(s)) for s in (self._ducking.attack_s, self._ducking.release_s))
        depth: NDArray[np.float64] = np.maximum(1.0 - until / attack, 1.0 - since / release)
        return depth.clip(0.0, 1.0)


def _conversations(clips: Iterable[Clip], bridge: int) -> list[tuple[int, int]]:
    """Return when speech starts and ends, pauses shorter than `bridge` frames taken as part of it."""
    spans: list[tuple[int, int]] = []
    for clip in sorted((c for c in clips if c.track == "dialogue"), key=lambda c: c.start):
        start, end = clip.start, clip.start + clip.length
        if spans and start - spans[-1][1] < bridge:
            start, last_end = spans.pop()
            end = max(end, last_end)
        spans.append((start, end))
    return spans
