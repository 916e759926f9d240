"""Auditions: a role's own lines in one voice after another, in one file to listen to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from drama.audio import export_clip
from drama.cast.assign import voices_of
from drama.cast.choose import Choice, candidates
from drama.cast.fit import Wish
from drama.cast.model import Cast, Part, Voice
from drama.cast.portrait import Portraits
from drama.cast.profile import like_of
from drama.cast.propose import meetings
from drama.desk import manuscript
from drama.errors import CastError, Place, Problem, nearest
from drama.files import in_a_file_name
from drama.report import Report, Step, silent
from drama.script.model import Line, fold
from drama.show.production import Production
from drama.speech.engine import SpeechEngine
from drama.speech.perform import perform
from drama.units import to_frames
from drama.waveform import Sound

_LINES = 3
_PAUSE_S = 0.5
_BETWEEN_VOICES_S = 1.2
_SHORTEST, _LONGEST = 20, 160  # characters: enough to judge a voice, short enough to compare two


@dataclass(frozen=True, slots=True)
class Audition:
    """A file to listen to, and the frame at which each voice begins in it."""

    path: Path
    voices: tuple[tuple[str, int], ...]


def audition(
    production: Production, role: str, voices: tuple[str, ...] = (), best: int = 0, report: Report = silent
) -> Audition:
    """Return the role's lines spoken by each of the `voices`, or by the one it is cast in.

    With `best`, that many voices follow that would suit the role best next to everybody else's. Nothing of
    the cast changes. Raises `CastError` for a role or a voice that does not exist.
    """
    lines = sample(production, role)
    cast = production.cast
    part = cast.part(lines[0].role)
    parts = [_with_voice(part, voice, production.engine) for voice in voices] or [part]
    parts += [one for one in suited(production, cast, part, best + 1) if one.voice.id != part.voice.id][:best]
    pieces: list[Sound] = []
    begun: list[tuple[str, int]] = []
    for number, one in enumerate(parts, 1):
        begun.append((one.voice.id, sum(piece.shape[1] for piece in pieces)))
        pieces += _spoken(lines, one, production)
        report(Step("speech", number, len(parts), one.voice.id))
    path = production.finished(f".audition-{in_a_file_name(fold(role))}.mp3")
    return Audition(export_clip(np.concatenate(pieces, axis=1), path), tuple(begun))


def sample(production: Production, role: str) -> tuple[Line, ...]:
    """Return a few lines that show a role, under whichever of its names, in the order of the script.

    Raises `CastError` where nobody is called `role`.
    """
    name_of = production.sheet.name_of
    own = [line for line in production.script.lines() if name_of(line.role) == name_of(role)]
    if not own:
        roles = sorted({line.role for line in production.script.lines()})
        raise CastError(
            Problem(
                f"nobody called {fold(role)} speaks here{nearest(fold(role), roles)}",
                Place(str(production.path)),
                f"the roles are: {', '.join(roles)}",
            )
        )
    return telling(own)


def telling(own: Sequence[Line]) -> tuple[Line, ...]:
    """Return a few of a role's own lines that are neither too short to judge a voice nor too long."""
    comfortable = [line for line in own if _SHORTEST <= len(line.words) <= _LONGEST]
    return tuple((comfortable or own)[:_LINES])


def _with_voice(part: Part, voice: str, engine: SpeechEngine) -> Part:
    if engine.find(voice) is None:
        known = [one.id for one in engine.voices()]
        what = f"{part.voice.engine} has no voice '{voice}'{nearest(voice, known)}"
        raise CastError(Problem(what, hint=f"some voices: {', '.join(known[:12])}"))
    return replace(part, voice=replace(part.voice, id=voice))


def suited(production: Production, cast: Cast, part: Part, count: int) -> list[Part]:
    """Return the part with each of the voices that suit it best, next to the voices of the others."""
    script, sheet = production.script, production.sheet
    entry = sheet.find(part.role)
    told = like_of(part.role, manuscript.people(production.path), Portraits(script).of(part.role))
    wish = Wish(entry.like.filled(told) if entry else told)
    taken = {one.role: Choice(one.voice.id, one.voice.pace, one.voice.pitch_st) for one in cast.parts}
    voices = voices_of(production.engine, production.engine_name)
    found = candidates(part.role, wish, voices, meetings(script, sheet), taken, count)
    return [
        replace(part, voice=Voice(production.engine_name, one.id, one.pace, one.pitch_st)) for one in found
    ]


def _spoken(lines: tuple[Line, ...], part: Part, production: Production) -> Iterator[Sound]:
    cast = Cast((part,), tuple((line.role, part.role) for line in lines))
    takes = perform(lines, cast, production.shelf, rig=production.show.rig, diction=production.diction)
    for line in lines:
        yield np.repeat(production.shelf.read(takes[line.id].key), 2, axis=0)
        yield np.zeros((2, to_frames(_PAUSE_S)), np.float32)
    yield np.zeros((2, to_frames(_BETWEEN_VOICES_S)), np.float32)
