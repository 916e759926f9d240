"""The timeline: what sounds when, how loud it is, cues to be moved along it, any stretch of it to hear."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.desk.preview import Preview
from drama.desk.redrafting import change_cue
from drama.errors import Problem
from drama.script.model import NARRATOR, Script
from drama.script.redraft import Spot
from drama.studio.answers import RequestError
from drama.studio.api.cues import SOUNDS, CueState, Standing, cue, standings
from drama.studio.api.episodes import Chapter
from drama.studio.api.sounds import FLAC
from drama.studio.endpoint import Ask, Endpoint, Sound
from drama.studio.forms import version_of
from drama.studio.show import Show, unchanged
from drama.timeline import Clip, Timeline
from drama.timeline.anchors import Anchor, anchors, nearest, spoken
from drama.units import to_frames, to_seconds

PIECE_S = 30.0
"""A stretch to hear is so long at most: mixed well within a second, the next one while it plays."""

FLOOR_DB = -70.0
"""Levels are told as bytes, half a dB each from here on."""


@dataclass(frozen=True, slots=True)
class ClipRow:
    """A clip: its track, who or what sounds, from when for how long; `levels` are those of its tenths.

    They are bytes in base64, half a dB each from `FLOOR_DB`.
    """

    track: str
    role: str
    name: str
    line: str
    start_s: float
    length_s: float
    levels: str


@dataclass(frozen=True, slots=True)
class SceneSpan:
    """A scene: its heading, or the chapter's title, and from when to when it is heard."""

    name: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Flag:
    """A cue where it stands on the timeline; `version` is that of the cue as it is."""

    id: str
    kind: str
    words: str
    at_s: float
    version: str


@dataclass(frozen=True, slots=True)
class TimelineState:
    """An episode as its files are now.

    `roles` are without the narrator; `loudness` is the level of the last 3 s at every second, in the `unit`
    of the target.
    """

    seconds: float
    target_lufs: float
    unit: str
    roles: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    scenes: tuple[SceneSpan, ...]
    clips: tuple[ClipRow, ...]
    flags: tuple[Flag, ...]
    loudness: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class MoveForm:
    """Where a cue goes: to the word heard nearest to a second, or so many words on (negative: back)."""

    at_s: float | None = None
    words: int = 0


def timeline(show: Show, ask: Ask) -> TimelineState:
    """Return the timeline of an episode as its files are now."""
    preview = show.preview(ask.episode)
    laid, script, level = preview.timeline, preview.production.script, preview.levels()
    return TimelineState(
        round(to_seconds(laid.length), 2),
        preview.mastered.target.loudness_lufs,
        preview.unit,
        tuple(dict.fromkeys(line.role for line in script.lines() if line.role != NARRATOR)),
        tuple(Chapter(mark.title, round(to_seconds(mark.start), 2)) for mark in laid.chapters),
        tuple(_scenes(laid)),
        tuple(
            ClipRow(
                clip.track,
                clip.role,
                clip.name,
                clip.line,
                round(to_seconds(clip.start), 2),
                round(to_seconds(clip.length), 2),
                _told(level(clip)),
            )
            for clip in laid.clips
            if not clip.tail_of
        ),
        tuple(_flags(script, preview)),
        tuple(round(float(lufs), 1) for lufs in preview.loudness()),
    )


def hear(show: Show, ask: Ask) -> Sound:
    """Return the stretch `from` one second of the query `to` another, as the episode would be mastered."""
    preview = show.preview(ask.episode)
    start = _frames(ask, "from", 0)
    if not 0 <= start < preview.timeline.length:
        raise RequestError(404, Problem("the episode does not last that long"))
    longest = start + to_frames(PIECE_S)
    end = min(_frames(ask, "to", longest), longest, preview.timeline.length)
    if end <= start:
        raise RequestError(400, Problem("'to' is not behind 'from'"))
    key = preview.heard(start, end)
    return Sound(show.inside(preview.production.shelf.path(key)), FLAC)


def _frames(ask: Ask, name: str, default: int) -> int:
    """Return a second of the query in frames; raises `RequestError` (400) where it is no number."""
    try:
        return to_frames(float(ask.query[name])) if name in ask.query else default
    except (ValueError, OverflowError):
        raise RequestError(400, Problem(f"'{name}' is not a number of seconds")) from None


def move(show: Show, ask: Ask) -> CueState:
    """Move a cue to another word, and return it there; the versions are those of the cue."""
    form: MoveForm = ask.form
    now = cue(show, ask)
    unchanged(now, ask.version)
    preview = show.preview(ask.episode)
    everywhere = anchors(preview.timeline, preview.production.script)
    if not everywhere:
        raise RequestError(409, Problem("nothing is said in this episode: there is no word to move it to"))
    if form.at_s is not None:
        goal = nearest(everywhere, to_frames(form.at_s))
    else:
        goal = everywhere[min(max(0, _standing(now, everywhere) + form.words), len(everywhere) - 1)]
    if goal and (goal.line, goal.offset) != (now.line, now.offset):
        change_cue(preview.production, now.id, now.words, Spot(goal.line, goal.offset))
        return _moved(show.production(ask.episode).script, now, goal)
    return now


def _moved(script: Script, cue: CueState, goal: Anchor) -> CueState:
    """Return a cue at the anchor it was moved to: its id, which counts equal cues, may be another there."""
    found = [one.state for one in standings(script) if one.line == goal.line and one.offset == goal.offset]
    return next((one for one in found if one.words == cue.words), cue)


def _standing(now: CueState, everywhere: tuple[Anchor, ...]) -> int:
    """Return the number of the anchor at which a cue stands; behind the last line it is the last."""
    here = (
        number for number, one in enumerate(everywhere) if (one.line, one.offset) == (now.line, now.offset)
    )
    line = (number for number, one in enumerate(everywhere) if one.line == now.line)
    return next(here, next(line, len(everywhere) - 1))


def _told(level_db: NDArray[np.float64]) -> str:
    steps = np.clip((level_db - FLOOR_DB) * 2.0, 0, 255).astype(np.uint8)
    return b64encode(steps.tobytes()).decode()


def _scenes(laid: Timeline) -> Iterator[SceneSpan]:
    """Yield the scenes; the first begins with the episode, and each lasts until the next begins."""
    ends = [mark.start for mark in laid.scenes[1:]] + [laid.length]
    start = 0
    for mark, end in zip(laid.scenes, ends, strict=False):
        chapter = next(one.title for one in reversed(laid.chapters) if one.start <= mark.start)
        yield SceneSpan(mark.title or chapter, round(to_seconds(start), 2), round(to_seconds(end), 2))
        start = end


def _flags(script: Script, preview: Preview) -> Iterator[Flag]:
    """Yield every sound cue where it stands: at its word, before its line, or where its scene ends."""
    said = spoken(preview.timeline)
    for one in standings(script):
        if one.cue.kind in SOUNDS and (not one.line or one.line in said):
            state, at_s = one.state, round(to_seconds(_frame(one, said)), 2)
            yield Flag(one.id, one.cue.kind, state.words, at_s, version_of(state))


def _frame(one: Standing, said: Mapping[str, Clip]) -> int:
    """Return when a cue is heard."""
    clip = said.get(one.line or one.last)
    if clip is None:
        return 0
    if not one.line:
        return clip.start + clip.length
    return clip.start if one.offset is None else clip.frame_at(one.offset)


ENDPOINTS = (
    Endpoint("GET", "episodes/{episode}/timeline", timeline),
    Endpoint("GET", "episodes/{episode}/preview", hear),
    Endpoint("POST", "episodes/{episode}/cues/{cue}/move", move, form=MoveForm),
)
"""The cue is the one its id names: `cues.py` has the others that change one."""
