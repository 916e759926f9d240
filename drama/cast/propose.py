"""Proposals: a voice for every role that the voice map gives none of the engine's."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from drama.cast.choose import Choice, Meetings, choose, meetings_of
from drama.cast.fit import Voices, Wish
from drama.cast.model import Gender
from drama.cast.portrait import Portraits
from drama.cast.profile import like_of
from drama.cast.sheet import Like, RoleSheet, Sheet
from drama.script.model import NARRATOR, Line, Script
from drama.script.prose.model import Person

PANS = (-0.15, 0.15, -0.3, 0.3, -0.22, 0.22)
"""Where the main roles stand: near enough to the middle that one earphone is enough."""

OTHER: dict[Gender, Gender] = {"male": "female", "female": "male", "unknown": "unknown"}


def propose(
    script: Script,
    people: Sequence[Person],
    voices: Voices,
    sheet: Sheet,
    engine: str,
    again: bool = False,
) -> tuple[RoleSheet, ...]:
    """Return an entry for the narrator and each role without a voice, the largest first, always the same.

    An entry has a `like` from the story or the role's name, and a concrete voice of `engine`, so that it
    stays when the story grows; `voices` must not be empty. Entries of `sheet` keep their voices, or, with
    `again`, only those that are locked and those of roles who do not speak here: what the map says a voice
    should be like still counts. One without a voice of `engine` gets that in which it is heard already.
    """
    sizes = sizes_of(script, sheet)
    held = {name: entry for name in sizes if (entry := sheet.find(name))}
    portraits = Portraits(script)
    new = {
        name: (held[name].like if name in held else Like()).filled(like_of(name, people, portraits.of(name)))
        for name in sizes
        if name not in held or (again and not held[name].locked)
    }
    lead = next((name for name in sizes if name != NARRATOR), NARRATOR)
    if NARRATOR in new and NARRATOR not in held:
        new[NARRATOR] = narrator_like(new.get(lead) or _like(sheet, lead))
    rest = sheet.without(new)
    heard = cast_open(script, rest, {}, voices, engine)
    pinned = {name: as_heard(held[name], choice, engine) for name, choice in heard.items()}
    rest = rest.with_roles(tuple(pinned.values()))
    choices = heard | cast_open(script, rest, new, voices, engine)
    reasons = _reasons(script, rest, choices, voices, engine)
    pans = _pans([name for name in sizes if name != NARRATOR], sheet)
    cast = pinned | {
        name: _entry(held.get(name) or RoleSheet(name, pan=pans.get(name, 0.0)), like, choices[name], engine)
        for name, like in new.items()
    }
    return tuple(replace(cast[name], why=_why(cast[name], reasons)) for name in sizes if name in cast)


def as_heard(entry: RoleSheet, choice: Choice, engine: str) -> RoleSheet:
    """Return an entry with the voice chosen where it has none; its own pace and pitch stay as written."""
    return replace(
        entry.with_voices({engine: choice.id}),
        pace=entry.pace if entry.pace != 1.0 else choice.pace,
        pitch_st=entry.pitch_st or choice.pitch_st,
    )


def cast_open(
    script: Script, sheet: Sheet, new: Mapping[str, Like], voices: Voices, engine: str
) -> dict[str, Choice]:
    """Return a choice for every role in `new`, and for those of the script that `sheet` leaves open.

    Roles of the map choose before new ones, in the order of their size.
    """
    sizes = sizes_of(script, sheet)
    taken = _taken(sheet, engine)
    known = {name: entry.like for name in sizes if (entry := sheet.find(name)) and name not in taken}
    likes = known | {name: new[name] for name in sizes if name in new}
    largest = max((count for name, count in sizes.items() if name != NARRATOR), default=1)
    wants = {
        name: Wish(like, 1.0 if name == NARRATOR else max(0.05, sizes[name] / largest))
        for name, like in likes.items()
    }
    return choose(wants, voices, meetings(script, sheet), taken)


def narrator_like(lead: Like) -> Like:
    """Return what a narrator should be like who is easily told from the lead: of the other gender."""
    return Like(OTHER[lead.gender], "adult")


def because(like: Like) -> str:
    """Return why a voice was chosen by what it should be like."""
    return f"proposed: {like}" if str(like) else "proposed"


def sizes_of(script: Script, sheet: Sheet) -> dict[str, int]:
    """Return the number of lines of every role, narrator first, then from the largest to the smallest."""
    sizes, narrator = _count(script.lines(), sheet), sheet.name_of(NARRATOR)
    return {narrator: sizes.pop(narrator, 0)} | dict(sizes.most_common())


def meetings(script: Script, sheet: Sheet) -> Meetings:
    """Return how many lines each two roles have in the same scenes."""
    scenes = (scene for chapter in script.chapters for scene in chapter.scenes)
    return meetings_of(
        [_count((beat for beat in scene.beats if isinstance(beat, Line)), sheet) for scene in scenes]
    )


def _count(lines: Iterable[Line], sheet: Sheet) -> Counter[str]:
    return Counter(sheet.name_of(line.role) for line in lines)


def _taken(sheet: Sheet, engine: str) -> dict[str, Choice]:
    return {
        entry.role: Choice(voice, entry.pace, entry.pitch_st)
        for entry in sheet.entries()
        if (voice := entry.voice_id(engine))
    }


def _reasons(
    script: Script, sheet: Sheet, choices: Mapping[str, Choice], voices: Voices, engine: str
) -> dict[str, str]:
    """Return in a word each what decided the choices, besides what a voice should be like."""
    lead = next((name for name in sizes_of(script, sheet) if name != NARRATOR), "")
    spares = {voice.id for voice in voices.spare}
    users = Counter(choice.id for choice in (_taken(sheet, engine) | dict(choices)).values())
    reasons = {}
    for name, choice in choices.items():
        words = {
            "apart from all": name == NARRATOR,
            "lead": name == lead,
            "voice shared": users[choice.id] > 1,
            "blend": choice.id in spares,
        }
        reasons[name] = next((word for word, is_so in words.items() if is_so), "")
    return reasons


def _like(sheet: Sheet, name: str) -> Like:
    entry = sheet.find(name)
    return entry.like if entry else Like()


def _pans(names: Sequence[str], sheet: Sheet) -> dict[str, float]:
    """Return a place for each of the first new names, those the map has given away left out."""
    held = {entry.pan for entry in sheet.roles}
    free = [pan for pan in PANS if pan not in held]
    new = [name for name in names[: len(PANS)] if sheet.find(name) is None]
    return dict(zip(new, free, strict=False))


def _entry(entry: RoleSheet, like: Like, choice: Choice, engine: str) -> RoleSheet:
    """Return an entry with another voice for one engine; those it has for others stay."""
    voiced = entry.with_voices({engine: choice.id})
    return replace(voiced, like=like, pace=choice.pace, pitch_st=choice.pitch_st)


def _why(entry: RoleSheet, reasons: Mapping[str, str]) -> str:
    return "; ".join(filter(None, (str(entry.like), reasons[entry.role]))) or "unlike the others"
