"""From a screenplay and a voice map to a cast: a part for every role, or every reason why not."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from drama.cast.choose import Choice
from drama.cast.fit import Voices
from drama.cast.likeness import likeness_of
from drama.cast.model import Cast, Part, Voice, VoiceInfo
from drama.cast.profile import like_of
from drama.cast.propose import as_heard, because, cast_open, narrator_like
from drama.cast.sheet import Like, RoleSheet, Sheet
from drama.errors import CastError, Place, Problem, UncastError, closest, nearest
from drama.files import typed
from drama.script.model import NARRATOR, Line, Script


class HasVoices(Protocol):
    """What casting needs of a speech engine."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return the voices it offers, best first."""

    def find(self, voice_id: str) -> VoiceInfo | None:
        """Return what is known of a voice it can speak with, offered or not; None where it has none."""


def voices_of(engine: HasVoices, name: str) -> Voices:
    """Return the voices of an engine to cast with: those it offers, then blends that were measured."""
    offered, likeness = engine.voices(), likeness_of(name)
    ids = {voice.id for voice in offered}
    measured = (voice for voice in likeness.heights_hz if voice not in ids)
    spare = tuple(found for voice in measured if (found := engine.find(voice)))
    return Voices(offered, spare, likeness)


def assign(script: Script, sheet: Sheet, engine: HasVoices, engine_name: str) -> Cast:
    """Return the cast of `script` on one engine: the map's voices, and the best fit where it is silent.

    A map without a narrator gets one. Raises `CastError` with every role that the map lacks, or with every
    voice that the engine does not have.
    """
    _check_roles(script, sheet)
    _check_voices(sheet, engine, engine_name)
    names = dict.fromkeys(map(sheet.name_of, [NARRATOR, *(line.role for line in script.lines())]))
    entries = [sheet.find(name) or RoleSheet(name, _narrator_like(script)) for name in names]
    new = {entry.role: entry.like for entry in entries if sheet.find(entry.role) is None}
    open_roles = cast_open(script, sheet, new, voices_of(engine, engine_name), engine_name)
    parts = tuple(_part(entry, open_roles.get(entry.role), engine_name) for entry in entries)
    return Cast(parts, _spellings(script, sheet))


def voiceless(script: Script, sheet: Sheet) -> tuple[Line, ...]:
    """Return the first line of every role that the map lacks; the narrator gets a voice without it."""
    missing: dict[str, Line] = {}
    for line in script.lines():
        name = sheet.name_of(line.role)
        if name != NARRATOR and sheet.find(name) is None:
            missing.setdefault(name, line)
    return tuple(missing.values())


def _check_roles(script: Script, sheet: Sheet) -> None:
    known = [entry.role for entry in sheet.entries()]
    spoken = {sheet.name_of(line.role) for line in script.lines()}
    silent = {entry.role: entry for entry in sheet.roles if entry.role not in spoken}
    maps = " or ".join(filter(None, dict.fromkeys((sheet.file, sheet.own)))) or "the voice map"
    problems, maybe = [], []
    for line in voiceless(script, sheet):
        name = sheet.name_of(line.role)
        renamed = silent.get(closest(name, silent))
        alike = nearest(name, [renamed.role] if renamed else known)
        what = f"{line.role} has no voice in {maps}{alike}"
        problems.append(Problem(what, Place(script.source, line.at), _same(line.role, renamed)))
        maybe += problems[-1:] if alike else []
    if problems:
        hint = f"drama cast {typed(Path(script.source))} --propose"
        same = problems[-1].hint
        last = replace(problems[-1], hint=f"{same}; if not: {hint}" if same else hint)
        raise UncastError(*problems[:-1], last, alike=maybe)


def _same(role: str, renamed: RoleSheet | None) -> str:
    """Return what to do where a role is one of the map under another name, or nothing."""
    if renamed is None:
        return ""
    where = f"{renamed.file}:{renamed.line}" if renamed.file else "the voice map"
    alias = f"write under aliases there: {role}: {renamed.role}"
    return f"if that is who it is, rename the entry in {where}, or {alias}"


def _check_voices(sheet: Sheet, engine: HasVoices, name: str) -> None:
    known = [voice.id for voice in engine.voices()]
    if not known:
        raise CastError(Problem(f"{name} has no English voice", hint="choose another engine"))
    problems = []
    for entry in sheet.entries():
        voice = entry.voice_id(name)
        if voice is not None and engine.find(voice) is None:
            what = f"{entry.role}: {name} has no voice '{voice}'{nearest(voice, known)}"
            at = entry.under if entry.under and name not in entry.said else entry
            place = Place(at.file or sheet.file, at.line)
            problems.append(Problem(what, place, f"known voices: {_some(known)}"))
    if problems:
        raise CastError(*problems)


def _some(known: Sequence[str], at_most: int = 12) -> str:
    more = f" and {len(known) - at_most} more" if len(known) > at_most else ""
    return ", ".join(known[:at_most]) + more


def _narrator_like(script: Script) -> Like:
    lead = next((line.role for line in script.lines() if line.role != NARRATOR), "")
    return narrator_like(like_of(lead))


def _part(entry: RoleSheet, choice: Choice | None, engine: str) -> Part:
    """Return the part of an entry: a pace or a pitch of its own is heard as written, whatever was chosen."""
    place = entry.level_db, entry.pan, entry.space, entry.actor
    if choice is None:
        voice = Voice(engine, entry.voice_id(engine) or "", entry.pace, entry.pitch_st)
        return Part(entry.role, voice, *place, why="locked" if entry.locked else entry.why)
    heard = as_heard(entry, choice, engine)
    voice = Voice(engine, choice.id, heard.pace, heard.pitch_st)
    return Part(entry.role, voice, *place, why=because(entry.like))


def _spellings(script: Script, sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Return every name the script or the map uses for a role under another name."""
    spoken = {line.role: sheet.name_of(line.role) for line in script.lines()}
    return tuple(
        (dict(sheet.aliases) | {role: name for role, name in spoken.items() if role != name}).items()
    )
