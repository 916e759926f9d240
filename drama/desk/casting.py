"""Casting a production: proposing voices for its roles, changing one, and the table of who plays whom.

Every change is a step that `drama undo` takes back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from drama.cast import edit
from drama.cast.assign import voiceless, voices_of
from drama.cast.edit import AS_IT_IS, Edit
from drama.cast.likeness import likeness_of
from drama.cast.namesakes import misspelt, namesakes
from drama.cast.profile import is_passing
from drama.cast.propose import propose, sizes_of
from drama.cast.sheet import NO_SHEET, RoleSheet, Sheet, check_settings
from drama.cast.table import Row, describe
from drama.desk import manuscript
from drama.desk.history import Step, change_of, record
from drama.desk.sharing import name_in
from drama.desk.storycast import among_all, maps_of_story, rows_of_story
from drama.errors import CastError, Place, Problem, nearest
from drama.files import typed
from drama.script.model import NARRATOR, fold
from drama.script.prose.model import Person
from drama.show.production import Production
from drama.show.project import Project
from drama.space.choose import unknown_in

REGULAR_LINES = 10
"""From how many lines on somebody without a name is one of the show's people, not only of the episode's."""

PROPOSED = "cast "
"""How what is told of a step that proposes voices begins."""


def is_cast(production: Production) -> bool:
    """Tell whether every role has a voice; not where the voice map cannot be read, for casting tells why."""
    try:
        return not voiceless(production.played, production.sheet)
    except CastError:
        return False


def proposal(
    production: Production, people: Sequence[Person], again: bool = False, story: Path | None = None
) -> tuple[RoleSheet, ...]:
    """Return whom `propose` casts in a production whose story has these people, writing nothing.

    Who has a voice in another episode of the story keeps it, and everybody else is cast next to those there.
    `story` is what the screenplay is made from where there is no account of that yet.
    """
    sheet, engine = production.sheet, production.engine_name
    sizes = sizes_of(production.script, sheet)
    entries = [sheet.find(name) for name in sizes]
    is_whole = all(entry and entry.voice_id(engine) for entry in entries)
    maps = maps_of_story(production, story) if again or not is_whole else ()
    rows = rows_of_story(production, maps, people, again)
    known = among_all(sheet, rows, maps, sizes)
    voices = voices_of(production.engine, engine)
    new = {role.role: role for role in propose(production.script, people, voices, known, engine, again)}
    return tuple((rows | new)[name] for name in sizes if name in rows or name in new)


def propose_missing(production: Production, again: bool = False) -> tuple[RoleSheet, ...]:
    """Cast every role without a voice of the engine, write it into the map, and return all with their files.

    With `again`, everybody who speaks here and is not locked is cast anew. In a show whose episodes share a
    voice map, people without a name who say little go into the map of the episode.
    """
    roles = proposal(production, manuscript.people(production.path), again)
    sizes = sizes_of(production.script, production.sheet)
    maps: dict[Path, list[RoleSheet]] = {}
    placed: list[RoleSheet] = []
    for role in roles:
        own = production.show.cast and _passing(role.role, sizes)
        path = Path(role.file) if role.file else production.own_voices if own else production.voices
        maps.setdefault(path, []).append(role)
        placed.append(replace(role, file=str(path)))
    edits = [edit.give_voices(path, some, _under(production, path)) for path, some in maps.items()]
    _make(production, f"{PROPOSED}again" if again else f"{PROPOSED}{_names(roles)}", edits)
    return tuple(placed)


def doubled(production: Production, proposed: Sequence[RoleSheet]) -> tuple[Problem, ...]:
    """Return a warning for each role just `proposed` that may be somebody the map has under another name.

    Two who speak in one screenplay are two: there, the story tells them apart. Whoever nobody speaks any more
    in the screenplay's own map may be spelt otherwise now.
    """
    here = {production.sheet.name_of(line.role) for line in production.played.lines()}
    elsewhere = {role.role: role for role in production.sheet.roles if role.role not in here}
    silent = [name for name, role in elsewhere.items() if role.file != str(production.show.cast)]
    new = [fold(role.role) for role in proposed if not role.line]
    return tuple(
        Problem(
            f"{role} is new, and may be {other}, who has a voice already",
            Place(elsewhere[other].file, elsewhere[other].line),
            f"if so: drama undo {typed(production.path)}, and write under aliases there: {role}: {other}",
        )
        for role, other in (dict(misspelt(new, silent)) | dict(namesakes(new, elsewhere))).items()
    )


def followed(proposed: Iterable[RoleSheet]) -> dict[str, tuple[str, ...]]:
    """Return the other voice maps in whose voices roles just `proposed` speak, each with those roles."""
    maps = dict.fromkeys(role.as_in for role in proposed if role.as_in)
    return {one: tuple(role.role for role in proposed if role.as_in == one) for one in maps}


def change_role(
    production: Production, role: str, changes: Mapping[str, object], place: Place | None = None
) -> None:
    """Change settings of a role in the voice map, as `set_role` does; `place` is where the changes are said.

    Who changes the pace or the pitch of a voice that the program chose means that voice: it is written, too.
    Raises `CastError`, and leaves the map as it was, for a role that neither the screenplay nor the map has,
    a voice or a space that there is not, or anything a map cannot say.
    """
    _check_change(production, role, changes, place)
    bends = any(changes.get(name) is not None for name in AS_IT_IS)
    pinned = heard(production, role) if bends and production.engine_name not in changes else {}
    _set(production, role, pinned | dict(changes), f"{fold(role)}: {_told(changes)}")


def check_changes(
    production: Production,
    changes: Sequence[tuple[str, Mapping[str, object], Place]],
    swapped: Sequence[str] = (),
    unlocked: Sequence[str] = (),
    locked: Sequence[str] = (),
) -> None:
    """Check what one command is to change before any of it is changed: `CastError` with all that is wrong."""
    problems: list[Problem] = []
    checks: list[Callable[[], object]] = [partial(_check_change, production, *change) for change in changes]
    known = production.sheet.name_of
    coming = {known(role) for role, *_ in changes}
    opened = coming | set(map(known, unlocked))
    checks += [
        partial(_entry, production, role) for role in (*unlocked, *locked) if known(role) not in coming
    ]
    checks += [partial(_swappable, production, role) for role in swapped if known(role) not in opened]
    for check in checks:
        try:
            check()
        except CastError as fault:
            problems += fault.problems
    if problems:
        raise CastError(*dict.fromkeys(problems))


def _check_change(
    production: Production, role: str, changes: Mapping[str, object], place: Place | None
) -> None:
    _check_role(production, fold(role))
    check_settings(changes, place)
    if unknown := unknown_in(str(changes.get("space") or ""), production.spaces):
        raise CastError(*(replace(problem, place=place) for problem in unknown))
    voice = changes.get(production.engine_name)
    if voice is not None and production.engine.find(str(voice)) is None:
        voices = [one.id for one in production.engine.voices()]
        what = f"{production.engine_name} has no voice '{voice}'{nearest(str(voice), voices)}"
        hint = f"to see them all: drama voices --engine {production.engine_name}"
        raise CastError(Problem(what, place, hint))


def kept_voices(production: Production, roles: Iterable[str]) -> tuple[Problem, ...]:
    """Return a warning for each role whose voice the map names, so that what it should be like waits."""
    engine = production.engine_name
    entries = dict.fromkeys(entry for role in roles if (entry := production.sheet.find(role)))
    return tuple(
        Problem(
            f"{entry.role} keeps {entry.voice_id(engine)}, the voice that the map names",
            Place(entry.file, entry.line),
            f"for one by what it should be like: drama cast {typed(production.path)} "
            f"--set {typed(f'{entry.role}.{engine}=none')}",
        )
        for entry in entries
        if entry.voice_id(engine)
    )


def swap(production: Production, one: str, other: str) -> None:
    """Give two roles each other's voice; raises `CastError` for one that is locked or not in the map."""
    pair = [_swappable(production, role) for role in (one, other)]
    edits = edit.swap(pair[0], pair[1], production.show_sheet)
    _make(production, f"swap {pair[0].role} and {pair[1].role}", edits)


def lock(production: Production, role: str) -> None:
    """Keep a role's voice whatever is proposed or swapped; one the map leaves open keeps what it has now."""
    entry = _entry(production, role)
    _set(production, role, heard(production, role) | {"lock": True}, f"lock {entry.role}")


def heard(production: Production, role: str) -> dict[str, object]:
    """Return the voice in which a role is heard, as the map writes it, where the map leaves it open."""
    name, engine = production.sheet.name_of(role), production.engine_name
    entry = production.sheet.find(name)
    if (entry and entry.voice_id(engine)) or voiceless(production.played, production.sheet):
        return {}
    voice = next((part.voice for part in production.cast.parts if part.role == name), None)
    if voice is None:
        return {}
    pinned: dict[str, object] = {engine: voice.id, "pace": voice.pace, "pitch": voice.pitch_st}
    return {name: value for name, value in pinned.items() if value != AS_IT_IS.get(name)}


def unlock(production: Production, role: str) -> None:
    """Let a role's voice be proposed and swapped again."""
    entry = _entry(production, role)
    said = False if entry.under and entry.under.locked else None
    _set(production, role, {"lock": said}, f"unlock {entry.role}")


def known_roles(production: Production) -> frozenset[str]:
    """Return the roles that speak in the screenplay or stand in the voice map, by all their names there."""
    sheet = production.sheet
    spoken = {fold(line.role) for line in production.script.lines()}
    mapped = {entry.role for entry in sheet.entries()} | set(dict(sheet.aliases))
    return frozenset(spoken | mapped | {NARRATOR})


def cast_table(production: Production, proposed: Sequence[RoleSheet] = ()) -> tuple[Row, ...]:
    """Return who plays whom, the most words first; raises `CastError` where a role has no voice.

    Of roles just `proposed` it says why they have their voice.
    """
    cast = production.cast
    rows = describe(production.script, cast, likeness_of(production.engine_name), production.sheet)
    reasons = {role.role: role.why for role in proposed}
    return tuple(replace(row, why=reasons.get(row.role, row.why)) for row in rows)


def maps_of(show: Project, screenplay: Path) -> dict[str, Path]:
    """Return the voice maps a screenplay is cast with, by their names in a step."""
    maps = (*filter(None, [show.cast]), show.voices(screenplay))
    bare = {path.name: path for path in maps}  # older steps have these, which two maps may share
    return bare | {name_in(show, path): path for path in maps}


def _passing(role: str, sizes: Mapping[str, int]) -> bool:
    return role != NARRATOR and is_passing(role) and sizes.get(role, 0) < REGULAR_LINES


def _under(production: Production, path: Path) -> Sheet:
    """Return the map whose roles the one at `path` may name: the show's, for an episode's own."""
    return NO_SHEET if path == production.show.cast else production.show_sheet


def _set(production: Production, role: str, changes: Mapping[str, object], told: str) -> None:
    name = production.sheet.name_of(role)
    entry = production.sheet.find(name)
    path = Path(entry.file) if entry and entry.file else production.voices
    _make(production, told, [edit.set_role(path, name, changes, _under(production, path))])


def _entry(production: Production, role: str) -> RoleSheet:
    """Return the entry of a role that is in the map; raises `CastError` where it is not."""
    if entry := production.sheet.find(role):
        return entry
    known = [entry.role for entry in production.sheet.entries()]
    what = f"{fold(role)} is not in the voice map{nearest(fold(role), known)}"
    hint = f"there are: {', '.join(known) or 'nobody yet'}"
    raise CastError(Problem(what, Place(production.sheet.file), hint))


def _swappable(production: Production, role: str) -> RoleSheet:
    entry = _entry(production, role)
    if entry.locked:
        hint = f"drama cast {typed(production.path)} --unlock {typed(entry.role)}"
        raise CastError(Problem(f"{entry.role} is locked", Place(entry.file, entry.line), hint))
    return entry


def _check_role(production: Production, role: str) -> None:
    known = known_roles(production)
    if role not in known:
        what = f"nobody called {role} speaks here{nearest(role, known)}"
        roles = ", ".join(sorted({fold(line.role) for line in production.script.lines()} | {NARRATOR}))
        raise CastError(Problem(what, Place(str(production.path)), f"the roles are: {roles}"))


def _make(production: Production, told: str, edits: Sequence[Edit]) -> None:
    """Write edits, and before them the step that takes them back; all of it or nothing."""
    edits = [one for one in edits if one.before != one.after]
    if not edits:
        return
    names = [name_in(production.show, one.path) for one in edits]
    changes = tuple(change_of(name, one.before, one.after) for name, one in zip(names, edits, strict=True))
    backs = {name: one.back for name, one in zip(names, edits, strict=True)}
    texts = {one.path: (one.before, one.after) for one in edits}
    record(manuscript.undo_path(production.path), Step(told, changes, backs), texts, CastError)


def _names(roles: Sequence[RoleSheet], at_most: int = 4) -> str:
    names = [role.role for role in roles]
    more = f" and {len(names) - at_most} more" if len(names) > at_most else ""
    return ", ".join(names[:at_most]) + more


def _told(changes: Mapping[str, object], of: str = "") -> str:
    """Return a change as it is typed."""
    words = []
    for name, value in changes.items():
        if isinstance(value, Mapping):
            words.append(_told(value, f"{name}."))
        else:
            gone = "" if name == "space" else "none"  # for `none` is a space
            said = gone if value is None else f"{value:g}" if isinstance(value, float) else value
            words.append(f"{of}{name}={said}")
    return ", ".join(words)
