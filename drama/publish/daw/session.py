"""An episode as a sound editor's program sees it: lanes of items that never overlap, markers and regions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from drama.mix.play import fader, fades_at_equal_power, level_of, panned
from drama.timeline.borders import in_one
from drama.timeline.model import BUSES, TRACKS, Clip, Mark, Timeline
from drama.units import to_gain

_TOLERANCE = 2e-3
"""How far, in gain, straight lines between points may leave a curve: a bed at -25 dB is off by -79 dB."""

_STEP = 64  # frames between two looks at a curve, 1.5 ms

_CHUNK = _STEP * 8192  # frames of a curve that are looked at together

Gains = Callable[[int, int], NDArray[np.float32]]
"""Gives the gain of so many frames from a frame on; one value where it is steady."""

Points = tuple[tuple[int, float], ...]
"""A gain as straight lines: (frame, gain of 1.0 and around it)."""


@dataclass(frozen=True, slots=True)
class Media:
    """A sound file of a session: its name from the session's folder, the frame of it that a clip begins with,
    its channels, its whole length in frames, and the gain that brings it to the level of the take.
    """

    file: str
    offset: int
    channels: int
    length: int
    gain: float = 1.0


@dataclass(frozen=True, slots=True)
class Item:
    """A clip on a lane: `gain` is its louder side's, `balance` turns the other down: -1.0 leaves left alone.

    `fade_in` and `fade_out` are frames of straight fades. `shape` are the fades of beds, which are not
    straight, and `fader` the clip's automation, both in frames of the clip; without points they are steady.
    """

    clip: Clip
    media: Media
    gain: float
    balance: float
    fade_in: int
    fade_out: int
    shape: Points
    fader: Points


@dataclass(frozen=True, slots=True)
class Lane:
    """Items of a bus, one after the other; `bus` is what sound editors call it."""

    name: str
    bus: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """An episode as lanes, in the order of the buses, with its chapters and scenes; `length` is in frames."""

    title: str
    lanes: tuple[Lane, ...]
    chapters: tuple[Mark, ...]
    scenes: tuple[Mark, ...]
    length: int

    def buses(self) -> Iterable[tuple[str, list[Lane]]]:
        """Yield every bus with its lanes, those without any left out."""
        for bus in BUSES.values():
            if lanes := [lane for lane in self.lanes if lane.bus == bus]:
                yield bus, lanes

    def items(self) -> list[Item]:
        """Return all items in the order they start."""
        return sorted((item for lane in self.lanes for item in lane.items), key=lambda item: item.clip.start)

    def heard(self) -> Iterable[tuple[Clip, list[Item]]]:
        """Yield everything in the order it begins, with its items: a bed that goes on has several.

        The room that answers a line is the line's, not something of its own.
        """
        items = {item.clip: item for item in self.items()}
        rooms: dict[str, list[Item]] = {}
        for clip, item in items.items():
            if clip.tail_of:
                rooms.setdefault(clip.tail_of, []).append(item)
        for clip, pieces in in_one(clip for clip in items if not clip.tail_of):
            yield clip, [*(items[piece] for piece in pieces), *rooms.get(clip.line, ())]


def session_of(timeline: Timeline, media: Sequence[Media], scenes: tuple[Mark, ...]) -> Session:
    """Return the session of a timeline; `media` are the files of its clips, in their order."""
    placed = [(_within(clip, timeline.length), one) for clip, one in zip(timeline.clips, media, strict=True)]
    items = [item_of(clip, one) for clip, one in placed if clip.length > 0]
    return Session(timeline.title, tuple(_lanes(items)), timeline.chapters, scenes, timeline.length)


def _within(clip: Clip, length: int) -> Clip:
    """Return the clip as far as the episode lasts."""
    over = clip.start + clip.length - length
    if over <= 0:
        return clip
    return replace(clip, length=clip.length - over, fade_out=max(0, clip.fade_out - over))


def item_of(clip: Clip, media: Media) -> Item:
    """Return a clip as an item.

    A sound editor with a pan law of 0 dB plays mono takes at full level on both sides, and its pan turns the
    other side down in a straight line; gain and balance are what makes that the place in the mix.
    """
    left, right = (float(side) for side in panned(clip.pan, mono=media.channels == 1))
    louder, softer = max(left, right), min(left, right)
    gain = to_gain(clip.gain_db) * louder * media.gain
    turned = 1.0 - softer / louder
    balance = turned if right >= left else -turned
    curved = fades_at_equal_power(clip)
    plain = replace(clip, gain_db=0.0, points=())
    shape = points_of(partial(level_of, plain), clip.length) if curved else ()
    fades = (0, 0) if curved else (clip.fade_in, clip.fade_out)
    automation = points_of(partial(fader, clip), clip.length)
    return Item(clip, media, gain, balance, *fades, shape, automation)


def points_of(gains: Gains, length: int) -> Points:
    """Return a curve of `length` frames as straight lines, none where it is 1.0 from end to end."""
    found: list[tuple[int, float]] = []
    for start in range(0, length, _CHUNK):
        frames = min(_CHUNK, length - start)
        curve = gains(start, frames)
        at = np.unique(np.append(np.arange(0, frames, _STEP), frames - 1))
        heights = np.broadcast_to(curve, frames)[at].astype(np.float64)
        found += [(start + int(at[n]), float(heights[n])) for n in _kept(at, heights)]
    steady = all(abs(gain - 1.0) < 1e-6 for _, gain in found)
    return () if steady else (*thinned(found), (length, found[-1][1]))


def thinned(points: Sequence[tuple[int, float]]) -> Iterable[tuple[int, float]]:
    """Yield points without those between two others of the same gain."""
    for n, point in enumerate(points):
        if 0 < n < len(points) - 1 and points[n - 1][1] == point[1] == points[n + 1][1]:
            continue
        yield point


def _kept(at: NDArray[np.int64], gains: NDArray[np.float64]) -> list[int]:
    """Return the numbers of the points between which straight lines keep to the curve (Ramer and Douglas)."""
    kept, open_spans = {0, len(at) - 1}, [(0, len(at) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        if last - first < 2:
            continue
        inside = slice(first + 1, last)
        line = np.interp(at[inside], (at[first], at[last]), (gains[first], gains[last]))
        off = np.abs(gains[inside] - line)
        worst = first + 1 + int(off.argmax())
        if off.max() > _TOLERANCE:
            kept.add(worst)
            open_spans += [(first, worst), (worst, last)]
    return sorted(kept)


def _lanes(items: Sequence[Item]) -> Iterable[Lane]:
    """Yield lanes: of dialogue by role, of the others by bus, as many as it takes for none to overlap."""
    for track in TRACKS:
        owners: dict[str, list[Item]] = {}
        for item in items:
            if item.clip.track == track:
                owners.setdefault(_owner(item.clip), []).append(item)
        for name, owned in owners.items():
            lanes = apart(owned)
            for number, lane in enumerate(lanes, 1):
                yield Lane(name if number == 1 else f"{name} {number}", BUSES[track], tuple(lane))


def _owner(clip: Clip) -> str:
    """Return what a lane of such clips is called."""
    if clip.track != "dialogue":
        return BUSES[clip.track]
    return f"{clip.role} room" if clip.tail_of else clip.role


def apart(items: Sequence[Item]) -> list[list[Item]]:
    """Return the items in as few lanes as possible in which none touches the next."""
    lanes: list[list[Item]] = []
    for item in sorted(items, key=lambda item: item.clip.start):
        free = (lane for lane in lanes if lane[-1].clip.start + lane[-1].clip.length < item.clip.start)
        lane = next(free, None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(item)
    return lanes
