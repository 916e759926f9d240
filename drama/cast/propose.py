"""Proposals: a voice for every role the voice map does not know yet."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drama.cast.choose import Choice, choose, meetings_of
from drama.cast.model import Gender, VoiceInfo
from drama.cast.profile import like_of
from drama.cast.sheet import Like, RoleSheet, Sheet
from drama.script.model import NARRATOR, Line, Script
from drama.script.prose.model import Person

PANS = (-0.15, 0.15, -0.3, 0.3, -0.22, 0.22)
"""Where the main roles stand: near enough to the middle that one earphone is enough."""

OTHER: dict[Gender, Gender] = {"male": "female", "female": "male", "unknown": "unknown"}


def propose(
    script: Script, people: Sequence[Person], voices: Sequence[VoiceInfo], sheet: Sheet, engine: str
) -> tuple[RoleSheet, ...]:
    """Return an entry for the narrator and each role that `sheet` lacks, the largest first, always the same.

    An entry has a `like` from the story or the role's name, and a concrete voice of `engine`, so that it
    stays when the story grows; `voices` must not be empty. Entries of `sheet` keep their voices.
    """
    sizes = _sizes(script, sheet)
    new = {name: like_of(name, people) for name in sizes if sheet.find(name) is None}
    if NARRATOR in new:
        lead = next((name for name in sizes if name != NARRATOR), NARRATOR)
        new[NARRATOR] = narrator_like(new.get(lead) or _like(sheet, lead))
    choices = cast_open(script, sheet, new, voices, engine)
    pans = _pans([name for name in sizes if name != NARRATOR], sheet)
    return tuple(_entry(name, like, choices[name], engine, pans.get(name, 0.0)) for name, like in new.items())


def cast_open(
    script: Script, sheet: Sheet, new: Mapping[str, Like], voices: Sequence[VoiceInfo], engine: str
) -> dict[str, Choice]:
    """Return a choice for every role in `new`, and for those of the script that `sheet` leaves open.

    Roles of the map choose before new ones, in the order of their size.
    """
    sizes = _sizes(script, sheet)
    taken = {
        entry.role: Choice(voice, entry.pace, entry.pitch_st)
        for entry in sheet.entries()
        if (voice := entry.voice_id(engine))
    }
    known = {name: entry.like for name in sizes if (entry := sheet.find(name)) and name not in taken}
    wants = known | {name: new[name] for name in sizes if name in new}
    return choose(wants, voices, meetings_of(_scenes(script, sheet)), taken)


def narrator_like(lead: Like) -> Like:
    """Return what a narrator should be like who is easily told from the lead: of the other gender."""
    return Like(OTHER[lead.gender], "adult")


def because(like: Like) -> str:
    """Return why a voice was chosen by what it should be like."""
    return f"proposed: {like}" if str(like) else "proposed"


def _sizes(script: Script, sheet: Sheet) -> dict[str, int]:
    """Return the number of lines of every role, narrator first, then from the largest to the smallest."""
    sizes, narrator = _count(script.lines(), sheet), sheet.name_of(NARRATOR)
    return {narrator: sizes.pop(narrator, 0)} | dict(sizes.most_common())


def _scenes(script: Script, sheet: Sheet) -> list[Counter[str]]:
    scenes = (scene for chapter in script.chapters for scene in chapter.scenes)
    return [_count((beat for beat in scene.beats if isinstance(beat, Line)), sheet) for scene in scenes]


def _count(lines: Iterable[Line], sheet: Sheet) -> Counter[str]:
    return Counter(sheet.name_of(line.role) for line in lines)


def _like(sheet: Sheet, name: str) -> Like:
    entry = sheet.find(name)
    return entry.like if entry else Like()


def _pans(names: Sequence[str], sheet: Sheet) -> dict[str, float]:
    """Return a place for each of the first new names, those the map has given away left out."""
    held = {entry.pan for entry in sheet.roles}
    free = [pan for pan in PANS if pan not in held]
    new = [name for name in names[: len(PANS)] if sheet.find(name) is None]
    return dict(zip(new, free, strict=False))


def _entry(name: str, like: Like, choice: Choice, engine: str, pan: float) -> RoleSheet:
    entry = RoleSheet(name, like, ((engine, choice.id),), why=because(like))
    return replace(entry, pace=choice.pace, pitch_st=choice.pitch_st, pan=pan)
