"""The mix: a timeline played, block by block, holding only what sounds at the moment.

Dialogue and effects go straight out; ambience and music are summed first, ducked under the dialogue, and
then added. Everything is float32 of full scale 1.0 and may exceed it: levels are the master's business.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from math import cos, pi, sin, sqrt
from zlib import crc32

import numpy as np
import soundfile
from numpy.typing import NDArray

from drama.bed import Bed
from drama.duck import Duck
from drama.errors import OutputError, Problem
from drama.loudness import Block
from drama.settings import Ducking
from drama.shelf import Shelf
from drama.timeline.model import TRACKS, Clip, Timeline, Track
from drama.units import to_gain
from drama.waveform import Sound

_BEDS = ("ambience", "music")


def mix(
    timeline: Timeline,
    shelf: Shelf,
    ducking: Ducking,
    block: int = 65_536,
    tracks: Collection[Track] = TRACKS,
) -> Iterator[Block]:
    """Return the episode's sound in blocks of `block` frames, the last one shorter.

    Of the tracks only those in `tracks` are heard, at the level they have in the whole. The sound does not
    depend on `block`. Clips end where the timeline ends. Raises `OutputError` at once where takes are missing
    from the shelf, and later where one cannot be read.
    """
    _check(timeline, shelf)
    heard = replace(timeline, clips=tuple(clip for clip in timeline.clips if clip.track in tracks))
    return _play(heard, shelf, Duck(timeline.clips, ducking), block)


def _check(timeline: Timeline, shelf: Shelf) -> None:
    keys = {clip.key for clip in timeline.clips}
    missing = {key for key in keys if not shelf.path(key).is_file()}
    if missing:
        raise OutputError(*(_lost(clip) for clip in timeline.clips if clip.key in missing))


def _lost(clip: Clip) -> Problem:
    who = f"line {clip.line} ({clip.role}: {clip.name})" if clip.line else f"'{clip.name}'"
    return Problem(f"the take of {who} is missing or damaged", hint="render again; it will be made anew")


def _play(timeline: Timeline, shelf: Shelf, duck: Duck, block: int) -> Iterator[Block]:
    takes = _Takes(timeline, shelf)
    waiting = sorted(timeline.clips, key=lambda clip: clip.start, reverse=True)
    sounding: list[Clip] = []
    for start in range(0, timeline.length, block):
        end = min(start + block, timeline.length)
        while waiting and waiting[-1].start < end:
            sounding.append(waiting.pop())
        front, beds = np.zeros((2, 2, end - start), np.float32)
        for clip in sounding:
            _add(beds if clip.track in _BEDS else front, start, clip, takes)
        beds *= duck.gains(start, end)
        front += beds
        yield front
        sounding = [clip for clip in sounding if clip.start + clip.length > end]
        takes.drop_before(end)


class _Takes:
    """The takes of a timeline, read as they sound; looped ones stay decoded until their last clip ends."""

    def __init__(self, timeline: Timeline, shelf: Shelf) -> None:
        self._shelf = shelf
        self._beds: dict[str, Bed] = {}
        self._needed_until = {
            clip.key: clip.start + clip.length
            for clip in sorted(timeline.clips, key=lambda clip: clip.start + clip.length)
            if clip.loop
        }

    def read(self, clip: Clip, start: int, frames: int) -> Sound:
        """Return frames of a clip, counted from its start, shape (channels, frames)."""
        try:
            if clip.loop:
                return self._bed(clip.key).read(clip.offset + start, frames)
            sound = self._shelf.read(clip.key, clip.offset + start, frames)
        except (OSError, soundfile.LibsndfileError) as error:
            raise self._damaged(clip) from error
        if sound.shape[1] < frames:
            raise self._damaged(clip)
        return sound

    def _damaged(self, clip: Clip) -> OutputError:
        self._shelf.forget(clip.key)
        return OutputError(_lost(clip))

    def _bed(self, key: str) -> Bed:
        if key not in self._beds:
            self._beds[key] = Bed(self._shelf.read(key), seed=crc32(key.encode()))
        return self._beds[key]

    def drop_before(self, frame: int) -> None:
        """Forget the loops that no clip after `frame` needs."""
        self._beds = {key: bed for key, bed in self._beds.items() if self._needed_until[key] > frame}


def _add(bus: Block, bus_start: int, clip: Clip, takes: _Takes) -> None:
    """Add to `bus`, which starts at the frame `bus_start`, what it hears of the clip."""
    first = max(bus_start, clip.start)
    frames = min(bus_start + bus.shape[1], clip.start + clip.length) - first
    if frames <= 0:
        return
    sound = takes.read(clip, first - clip.start, frames)
    level = _level(clip, first - clip.start, sound.shape[1])
    left, right = _panned(clip.pan, mono=len(sound) == 1)
    place = slice(first - bus_start, first - bus_start + sound.shape[1])
    bus[0, place] += sound[0] * (level * left)
    bus[1, place] += sound[-1] * (level * right)


def _level(clip: Clip, start: int, frames: int) -> NDArray[np.float32]:
    """Return the clip's gain at `frames` frames from `start`, fades included; one value if it is steady."""
    level = np.array([to_gain(clip.gain_db)], np.float32)
    if start < clip.fade_in:
        level = level * _faded(clip, np.arange(start, start + frames) / clip.fade_in)
    left = clip.length - start
    if left - frames < clip.fade_out:
        level = level * _faded(clip, np.arange(left, left - frames, -1) / clip.fade_out)
    return level


def _faded(clip: Clip, way: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the gain of a fade at each point of its way, 0.0 to 1.0 and beyond.

    Beds cross into each other at equal power, as unlike sounds must; edits of one sound are linear.
    """
    way = np.clip(way, 0.0, 1.0)
    return (np.sin(way * pi / 2.0) if clip.track in _BEDS else way).astype(np.float32)


def _panned(pan: float, mono: bool) -> tuple[np.float32, np.float32]:
    """Return the gains of the left and right channel.

    A mono take keeps its power, and so its loudness, wherever it stands (the sine law, -3 dB each in the
    middle); a stereo one keeps its own image in the middle and loses the far side as it moves.
    """
    angle = (pan + 1.0) * pi / 4.0
    left, right = cos(angle), sin(angle)
    if not mono:
        left, right = min(1.0, left * sqrt(2.0)), min(1.0, right * sqrt(2.0))
    return np.float32(left), np.float32(right)
