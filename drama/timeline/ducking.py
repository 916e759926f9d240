"""Ducking: how far everything else steps back while somebody speaks, planned as points on each clip's fader.

It follows the times of the lines, not a detector: the way down ends when the first syllable begins, and the
pauses inside a conversation stay down. All ambience follows one fader; music only what is said once it has
begun, for it never played under what was said before. How far is known before anything is mixed: as far as
`Ducking` says, and further under a line that would otherwise lie too near to what plays under it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice, pairwise
from math import floor, log10
from typing import Protocol

from drama.settings import Ducking
from drama.timeline.layout import is_room_tone
from drama.timeline.model import Clip, Timeline, Track
from drama.timeline.sounding import sounding
from drama.units import to_frames

APART_LU: Mapping[Track, float] = {"ambience": 16.0, "music": 12.0}
"""How far under every line beds lie at least. Listeners ask for 15 LU over ambience and 10 over music
(Torcoli et al., JAES 67(12), 2019); one more, and two where music and ambience play together."""

EFFECT_LU = 6.0
"""How far the loudest 0.4 s of an effect lie under the words it falls on. Between lines nothing lowers it."""

TAIL_LU = 15.0
"""The same for the room that rings after a line, while somebody else speaks."""

EFFECTS = Ducking(0.0, attack_s=0.12, hold_s=0.1, release_s=0.5, bridge_s=0.3)
"""Effects and tails get out of the way faster: they have no long sound whose steps one would hear."""

STEP_DB = 1.5
"""Depths are multiples of this, so that a bed does not follow every small difference between two lines."""

DEEPEST_DB = -40.0
SHORT_S = 1.5
"""A line shorter than this is no reason for a bed to come up."""


class Ear(Protocol):
    """Tells how loud clips are, without their fades and points: K-weighted power, 1.0 at full scale."""

    def mean(self, clip: Clip, start: int, end: int) -> float:
        """Return the mean power of a clip between two frames of the episode, 0.0 where it is not heard."""

    def loudest(self, clip: Clip, start: int, end: int) -> float:
        """Return the greatest mean power over 0.4 s between two frames of the episode."""


def ducked(timeline: Timeline, ducking: Ducking, ear: Ear) -> Timeline:
    """Return the timeline with points on every clip that makes room for a line."""
    lines = sorted((clip for clip in timeline.clips if clip.line), key=lambda clip: clip.start)
    spans = [_Span(clip, ear.mean(clip, clip.start, clip.start + clip.length)) for clip in lines]
    reached = list(accumulate((span.end for span in spans), max))
    dips = {track: _bed_dips(timeline, track, spans, ducking, ear) for track in APART_LU}
    beds = _points(dips["ambience"], ducking)

    def fader(clip: Clip) -> Points:
        if clip.line or is_room_tone(clip):
            return []
        if clip.track == "ambience":
            return beds
        if clip.track == "music":
            return _points(_dips_from(clip, dips["music"], reached, ducking), ducking)
        return _front_points(clip, _spoken_over(clip, spans, reached), ear)

    return replace(
        timeline, clips=tuple(replace(clip, points=_during(fader(clip), clip)) for clip in timeline.clips)
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """A line that is spoken, and its power."""

    clip: Clip
    power: float

    @property
    def start(self) -> int:
        return self.clip.start

    @property
    def end(self) -> int:
        return self.clip.start + self.clip.length


@dataclass(frozen=True, slots=True)
class _Dip:
    """Frames over which a fader stays at `depth_db`."""

    start: int
    end: int
    depth_db: float


Points = list[tuple[int, float]]


def _spoken_over(clip: Clip, spans: Sequence[_Span], reached: Sequence[int]) -> Sequence[_Span]:
    """Return the lines that may be spoken while a clip sounds, and few others.

    `reached` is when all lines up to each have ended: one that began sooner may be the last to end.
    """
    first = bisect_right(reached, clip.start)
    return spans[first : bisect_left(spans, clip.start + clip.length, key=lambda span: span.start)]


def _bed_dips(
    timeline: Timeline, track: Track, spans: Sequence[_Span], ducking: Ducking, ear: Ear
) -> list[_Dip]:
    """Return how far all beds of a track go down under each line."""
    beds = [clip for clip in timeline.clips if clip.track == track and not is_room_tone(clip)]
    spoken = ((span.start, span.end) for span in spans)
    dips = []
    for span, under in zip(spans, sounding(beds, spoken), strict=True):
        powers: dict[str, float] = {}
        for bed in under:  # a bed that fades into its own new beginning is no louder for it
            power = ear.mean(bed, span.start, span.end)
            powers[bed.key] = max(power, powers.get(bed.key, 0.0))
        power = sum(powers.values())
        wanted = _wanted_db(span.power, power, APART_LU[track])
        depth = min(ducking.depth_db, _stepped(wanted, ducking.depth_db)) + span.clip.dip_db
        dips.append(_Dip(span.start, span.end, max(DEEPEST_DB, depth)))
    return dips


def _dips_from(music: Clip, dips: Sequence[_Dip], reached: Sequence[int], ducking: Ducking) -> Iterator[_Dip]:
    """Yield the dips that are not over when music begins, to one conversation after its end.

    It does not come up from under what was said before it began.
    """
    near = music.start + music.length + _bridge(ducking)
    for dip in islice(dips, bisect_right(reached, music.start), None):
        if dip.start >= near:
            return
        if dip.end > music.start:
            yield dip


def _wanted_db(speech: float, other: float, apart_lu: float) -> float:
    """Return the gain that brings `other` so far under the speech, 0.0 where it lies there already."""
    if speech <= 0.0 or other <= 0.0:
        return 0.0
    return min(0.0, 10.0 * log10(speech / other) - apart_lu)


def _stepped(depth_db: float, from_db: float) -> float:
    """Return the next depth below that lies a whole number of steps from `from_db`."""
    return from_db + STEP_DB * floor((depth_db - from_db) / STEP_DB + 1e-9)


def _front_points(clip: Clip, spans: Sequence[_Span], ear: Ear) -> Points:
    """Return the fader of an effect or a tail: down where it would come too near to words."""
    apart_lu = EFFECT_LU if clip.track == "sfx" else TAIL_LU
    end = clip.start + clip.length
    dips = []
    for span in spans:
        if span.end <= clip.start or span.start >= end or span.clip.line == clip.tail_of:
            continue
        loudest = ear.loudest(clip, max(clip.start, span.start), min(end, span.end))
        dips.append(_Dip(span.start, span.end, _stepped(_wanted_db(span.power, loudest, apart_lu), 0.0)))
    return _points(dips, EFFECTS) if any(dip.depth_db for dip in dips) else []


def _points(dips: Iterable[_Dip], ducking: Ducking) -> Points:
    """Return a fader that is down for every dip, and up where there is time between them."""
    attack, hold, release = map(to_frames, (ducking.attack_s, ducking.hold_s, ducking.release_s))
    attack, release = max(1, attack), max(1, release)
    points: Points = []
    short = max(to_frames(SHORT_S), attack + release + 2)
    for talk in _conversations(dips, _bridge(ducking)):
        talk = _settled(talk, short)
        first, last = talk[0], talk[-1]
        points += (first.start - attack, 0.0), (first.start, first.depth_db)
        for before, after in pairwise(talk):
            points += _change(before, after, points[-1][0], attack, release)
        up = max(last.end + hold, points[-1][0] + 1)
        points += (up, last.depth_db), (up + release, 0.0)
    return points


def _bridge(ducking: Ducking) -> int:
    """Return how long a pause is in which a fader comes up: it has to go there and back in it."""
    attack, hold, release = map(to_frames, (ducking.attack_s, ducking.hold_s, ducking.release_s))
    return max(to_frames(ducking.bridge_s), max(1, attack) + hold + max(1, release))


def _change(before: _Dip, after: _Dip, reached: int, attack: int, release: int) -> Points:
    """Return how the fader goes from one line to the next: down by its first syllable, up after the last."""
    if after.depth_db == before.depth_db:
        return []
    if after.depth_db < before.depth_db:
        return [(max(reached + 1, after.start - attack), before.depth_db), (after.start, after.depth_db)]
    leave = max(reached + 1, before.end)
    return [(leave, before.depth_db), (leave + release, after.depth_db)]


def _conversations(dips: Iterable[_Dip], bridge: int) -> Iterator[list[_Dip]]:
    """Yield the dips that are nearer to each other than `bridge`, together."""
    talk: list[_Dip] = []
    end = 0
    for dip in dips:
        if talk and dip.start - end >= bridge:
            yield talk
            talk, end = [], 0
        talk.append(dip)
        end = max(end, dip.end)  # two speak at once, and the one who began first may be the last to end
    if talk:
        yield talk


def _settled(talk: Sequence[_Dip], short: int) -> list[_Dip]:
    """Return dips that follow each other: two that overlap as one, and none comes up for a short line."""
    settled = [talk[0]]
    for dip in talk[1:]:
        last = settled[-1]
        if dip.start < last.end:
            settled[-1] = _Dip(last.start, max(dip.end, last.end), min(dip.depth_db, last.depth_db))
        elif dip.end - dip.start < short:
            settled.append(replace(dip, depth_db=min(dip.depth_db, last.depth_db)))
        else:
            settled.append(dip)
    return settled


def _during(points: Sequence[tuple[int, float]], clip: Clip) -> tuple[tuple[int, float], ...]:
    """Return the points a clip needs, in its own frames: those in it and one to either side."""
    end = clip.start + clip.length
    first = max(0, bisect_right(points, clip.start, key=_frame) - 1)
    last = bisect_left(points, end, key=_frame)
    kept = tuple((frame - clip.start, depth_db) for frame, depth_db in points[first : last + 1])
    return kept if any(depth_db for _, depth_db in kept) else ()


def _frame(point: tuple[int, float]) -> int:
    return point[0]
