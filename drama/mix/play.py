"""The mix: a timeline played, block by block, holding only what sounds at the moment.

Every clip is read from the shelf as it sounds, and goes out through its fades, its fader and its place; what
steps back for speech, and how far, is in the timeline already (`drama.timeline.ducking`), so that any part of
it sounds here as it does in the whole. Everything is float32 of full scale 1.0
and may exceed it: levels are the master's business.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from math import cos, pi, sin, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from drama.errors import DamagedError, Problem
from drama.measure.loudness import Block
from drama.mix.bed import Bed, Windows, seed_of
from drama.mix.pools import Pools
from drama.mix.seams import Seams
from drama.store.shelf import Shelf, Stored
from drama.timeline.model import Clip, Timeline
from drama.units import to_frames, to_gain
from drama.waveform import Sound

BLOCK = 65_536
"""Frames that are mixed at once, 1.5 s."""

_BEDS = ("ambience", "music")
_SHORT = to_frames(60.0)
_BEDS_KNOWN = 64  # whose seams are remembered
_POOLS = Pools()
_STEP = 64  # frames between two values of a fader, 1.5 ms
_STEPS = np.arange(_STEP, dtype=np.float32) / np.float32(_STEP)

StemOf = Callable[[Clip], str]
"""Says which stem a clip is heard in."""


def mix(timeline: Timeline, shelf: Shelf, block: int = BLOCK) -> Iterator[Block]:
    """Return the episode's sound in blocks of `block` frames, the last one shorter.

    The sound does not depend on `block`. Clips end where the timeline ends. Raises `OutputError` at once
    where takes are missing from the shelf, and later where one cannot be read.
    """
    check_takes(timeline, shelf)
    played = _play(timeline, shelf, lambda clip: "mix", block)
    return (stems.get("mix", np.zeros((2, frames), np.float32)) for frames, stems in played)


def mix_stems(
    timeline: Timeline, shelf: Shelf, stem_of: StemOf, block: int = BLOCK
) -> Iterator[dict[str, Block]]:
    """Return the blocks that `mix` returns as the stems that add up to them, played once for all of them.

    A block holds only the stems that sound in it. Raises `OutputError` as `mix` does.
    """
    check_takes(timeline, shelf)
    played = _play(timeline, shelf, stem_of, block)
    return (stems for _, stems in played)


def check_takes(timeline: Timeline, shelf: Shelf) -> None:
    """Raise `OutputError` with every clip whose take is missing from the shelf."""
    keys = {clip.key for clip in timeline.clips}
    missing = {key for key in keys if not shelf.path(key).is_file()}
    if missing:
        raise DamagedError(*(_lost(clip) for clip in timeline.clips if clip.key in missing))


def _lost(clip: Clip) -> Problem:
    who = f"line {clip.line} ({clip.role}: {clip.name})" if clip.line else f"'{clip.name}'"
    return Problem(f"the take of {who} is missing or damaged", hint="render again; it will be made anew")


def _play(
    timeline: Timeline, shelf: Shelf, stem_of: StemOf, block: int
) -> Iterator[tuple[int, dict[str, Block]]]:
    """Yield the frames of every block, and the stems that sound in it."""
    takes = _Takes(timeline, shelf)
    waiting = sorted(timeline.clips, key=lambda clip: clip.start, reverse=True)
    sounding: list[Clip] = []
    for start in range(0, timeline.length, block):
        end = min(start + block, timeline.length)
        while waiting and waiting[-1].start < end:
            sounding.append(waiting.pop())
        stems: dict[str, Block] = {}
        for clip in sounding:
            stem = stem_of(clip)
            if stem not in stems:
                stems[stem] = np.zeros((2, end - start), np.float32)
            _add(stems[stem], start, clip, takes)
        yield end - start, stems
        sounding = [clip for clip in sounding if clip.start + clip.length > end]
        takes.drop_before(end)


def open_bed(shelf: Shelf, clip: Clip) -> Bed:
    """Return the endless stream of a looped clip's take; raises `OutputError` where it cannot be read."""
    with _missed(clip):
        pool = _POOLS.get(shelf, clip.key)
    return Bed(pool, seed_of(clip.key), _seams(shelf.folder, clip.key, pool.shape[1]))


@lru_cache(_BEDS_KNOWN)
def _seams(folder: Path, key: str, length: int) -> Seams:
    """Return the seams of a take, one for all who play it: a hum's are found but once."""
    return Windows(length, seed_of(key)).seams()


class _Takes:
    """The takes of a timeline, read as they sound; looped and short ones stay decoded until they are over."""

    def __init__(self, timeline: Timeline, shelf: Shelf) -> None:
        self._shelf = shelf
        self._beds: dict[str, Bed] = {}
        self._short: dict[str, Sound] = {}
        self._needed_until = {
            clip.key: clip.start + clip.length
            for clip in sorted(timeline.clips, key=lambda clip: clip.start + clip.length)
        }

    def read(self, clip: Clip, start: int, frames: int) -> Sound:
        """Return frames of a clip, counted from its start, shape (channels, frames)."""
        if clip.loop:
            return self._bed(clip).read(clip.offset + start, frames)
        first = clip.offset + start
        if clip.length > _SHORT:
            return read(self._shelf, clip, first, frames)
        return self._all_of(clip)[:, first : first + frames]

    def _all_of(self, clip: Clip) -> Sound:
        """Return a short take up to the clip's end: reading it once is quicker than finding a place in it."""
        end = clip.offset + clip.length
        known = self._short.get(clip.key)
        if known is None or known.shape[1] < end:
            known = self._short[clip.key] = read(self._shelf, clip, 0, end)
        return known

    def _bed(self, clip: Clip) -> Bed:
        if clip.key not in self._beds:
            self._beds[clip.key] = open_bed(self._shelf, clip)
        return self._beds[clip.key]

    def drop_before(self, frame: int) -> None:
        """Forget what no clip after `frame` needs."""
        self._beds = {key: bed for key, bed in self._beds.items() if self._needed_until[key] > frame}
        self._short = {key: sound for key, sound in self._short.items() if self._needed_until[key] > frame}


def read(shelf: Shelf, clip: Clip, start: int = 0, frames: int = -1) -> Sound:
    """Return frames of a clip's take, all of them by default, shape (channels, frames).

    A take that is damaged, or shorter than asked, leaves the shelf to be made anew, and that raises
    `DamagedError`.
    """
    with _missed(clip):
        return shelf.read(clip.key, start, frames)


def stored(shelf: Shelf, clip: Clip) -> Stored:
    """Return all of a clip's take as it is stored; raises `DamagedError` as `read` does."""
    with _missed(clip):
        return shelf.stored(clip.key)


@contextmanager
def _missed(clip: Clip) -> Iterator[None]:
    """Say of a take that cannot be read whose it is."""
    try:
        yield
    except DamagedError as error:
        raise DamagedError(_lost(clip)) from error


def _add(bus: Block, bus_start: int, clip: Clip, takes: _Takes) -> None:
    """Add to `bus`, which starts at the frame `bus_start`, what it hears of the clip."""
    first = max(bus_start, clip.start)
    frames = min(bus_start + bus.shape[1], clip.start + clip.length) - first
    if frames <= 0:
        return
    sound = takes.read(clip, first - clip.start, frames)
    level = level_of(clip, first - clip.start, sound.shape[1])
    gains = panned(clip.pan, mono=len(sound) == 1)
    place = slice(first - bus_start, first - bus_start + sound.shape[1])
    heard = sound if level.size == 1 else sound * level
    for side, gain in enumerate(gains):
        bus[side, place] += heard[-side] * (gain * level[0] if level.size == 1 else gain)


def level_of(clip: Clip, start: int, frames: int) -> NDArray[np.float32]:
    """Return the clip's gain at `frames` frames from `start`, fades included; one value if it is steady."""
    level = np.float32(to_gain(clip.gain_db)) * fader(clip, start, frames)
    if start < clip.fade_in:
        level = level * _faded(clip, np.arange(start, start + frames) / clip.fade_in)
    left = clip.length - start
    if left - frames < clip.fade_out:
        level = level * _faded(clip, np.arange(left, left - frames, -1) / clip.fade_out)
    return level


def fader(clip: Clip, start: int, frames: int) -> NDArray[np.float32]:
    """Return what the clip's points make of its gain at `frames` frames from `start`; one value if steady."""
    if not clip.points:
        return np.ones(1, np.float32)
    first = max(0, bisect_right(clip.points, start - _STEP, key=lambda point: point[0]) - 1)
    last = bisect_right(clip.points, start + frames + _STEP, key=lambda point: point[0])
    points = clip.points[first : last + 1]
    if len({gain_db for _, gain_db in points}) == 1:
        return np.array([to_gain(points[0][1])], np.float32)
    controls = np.arange(start // _STEP, (start + frames - 1) // _STEP + 2) * _STEP
    gains = (10.0 ** (_eased(controls, points) / 20.0)).astype(np.float32)
    moving = gains[:-1, None] + np.diff(gains)[:, None] * _STEPS
    return np.asarray(moving.ravel()[start % _STEP : start % _STEP + frames])


def _eased(frames: NDArray[np.int64], points: Sequence[tuple[int, float]]) -> NDArray[np.float64]:
    """Return the dB at some frames, moving along half a cosine so that neither end of a ramp is heard."""
    at, gain_db = np.array(points, np.float64).T
    after = np.searchsorted(at, frames, side="right").clip(1, len(at) - 1)
    way = ((frames - at[after - 1]) / (at[after] - at[after - 1])).clip(0.0, 1.0)
    eased: NDArray[np.float64] = gain_db[after - 1] + (gain_db[after] - gain_db[after - 1]) * (
        (1.0 - np.cos(np.pi * way)) / 2.0
    )
    return eased


def _faded(clip: Clip, way: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the gain of a fade at each point of its way, 0.0 to 1.0 and beyond.

    Beds cross into each other at equal power, as unlike sounds must; edits of one sound are linear.
    """
    way = np.clip(way, 0.0, 1.0)
    return (np.sin(way * pi / 2.0) if fades_at_equal_power(clip) else way).astype(np.float32)


def fades_at_equal_power(clip: Clip) -> bool:
    """Tell whether a clip's fades are quarters of a sine; those of others are straight lines."""
    return clip.track in _BEDS


def panned(pan: float, mono: bool) -> tuple[np.float32, np.float32]:
    """Return the gains of the left and right channel, from 0.0 to 1.0, for a place from -1.0 to 1.0.

    A mono take keeps its power, and so its loudness, wherever it stands (the sine law, -3 dB each in the
    middle); a stereo one keeps its own image in the middle and loses the far side as it moves.
    """
    angle = (pan + 1.0) * pi / 4.0
    left, right = cos(angle), sin(angle)
    if not mono:
        left, right = min(1.0, left * sqrt(2.0)), min(1.0, right * sqrt(2.0))
    return np.float32(left), np.float32(right)
