"""Casting a production: proposing voices for its roles, changing one, and the table of who plays whom.

Every change is a step that `drama undo` takes back.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from drama.cast import edit, splice
from drama.cast.assign import voiceless, voices_of
from drama.cast.edit import Edit
from drama.cast.likeness import likeness_of
from drama.cast.namesakes import namesakes
from drama.cast.profile import is_passing
from drama.cast.propose import propose, sizes_of
from drama.cast.sheet import NO_SHEET, RoleSheet, Sheet, check_settings, parse_sheet, read_sheet
from drama.cast.table import Row, describe
from drama.desk import manuscript
from drama.desk.history import Change, Step, change_of, record
from drama.desk.storycast import among_all, maps_of_story, rows_of_story
from drama.errors import CastError, DramaError, Place, Problem, nearest
from drama.files import exact_text, typed
from drama.script.model import NARRATOR, fold
from drama.script.prose.model import Person
from drama.show.production import Production, open_production
from drama.show.project import Project

REGULAR_LINES = 10
"""From how many lines on somebody without a name is one of the show's people, not only of the episode's."""

PROPOSED = "cast "
"""How what is told of a step that proposes voices begins."""

_AS_IT_IS = {"pace": 1.0, "pitch": 0.0}
"""The settings of a voice that change nothing in it."""


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
    maps = maps_of_story(production, story) if again or not all(map(sheet.find, sizes)) else ()
    rows = rows_of_story(production, maps, people, again)
    known = among_all(sheet, rows, maps, sizes)
    voices = voices_of(production.engine, engine)
    new = {role.role: role for role in propose(production.script, people, voices, known, engine, again)}
    return tuple((rows | new)[name] for name in sizes if name in rows or name in new)


def propose_missing(production: Production, again: bool = False) -> tuple[RoleSheet, ...]:
    """Cast every role the voice map does not know yet, write them into it, and return them with their files.

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

    Two who speak in one screenplay are two: there, the story tells them apart.
    """
    here = {production.sheet.name_of(line.role) for line in production.played.lines()}
    elsewhere = {role.role: role for role in production.sheet.roles if role.role not in here}
    return tuple(
        Problem(
            f"{role} is new, and may be {other}, who has a voice already",
            Place(elsewhere[other].file, elsewhere[other].line),
            f"if so: drama undo {typed(production.path)}, and write under aliases there: {role}: {other}",
        )
        for role, other in namesakes((fold(role.role) for role in proposed), elsewhere)
    )


def followed(proposed: Iterable[RoleSheet]) -> dict[str, tuple[str, ...]]:
    """Return the other voice maps in whose voices roles just `proposed` speak, each with those roles."""
    maps = dict.fromkeys(role.as_in for role in proposed if role.as_in)
    return {one: tuple(role.role for role in proposed if role.as_in == one) for one in maps}


def change_role(
    production: Production, role: str, changes: Mapping[str, object], place: Place | None = None
) -> None:
    """Change settings of a role in the voice map, as `set_role` does; `place` is where the changes are said.

    Raises `CastError`, and leaves the map as it was, for a role that neither the screenplay nor the map has,
    a voice that the engine does not have, or anything a map cannot say.
    """
    _check_role(production, fold(role))
    check_settings(changes, place)
    voice = changes.get(production.engine_name)
    if voice is not None and production.engine.find(str(voice)) is None:
        voices = [one.id for one in production.engine.voices()]
        what = f"{production.engine_name} has no voice '{voice}'{nearest(str(voice), voices)}"
        hint = f"to see them all: drama voices --engine {production.engine_name}"
        raise CastError(Problem(what, place, hint))
    _set(production, role, changes, f"{fold(role)}: {_told(changes)}")


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
    pair = [_entry(production, role) for role in (one, other)]
    for entry in pair:
        if entry.locked:
            hint = f"drama cast {typed(production.path)} --unlock {typed(entry.role)}"
            raise CastError(Problem(f"{entry.role} is locked", Place(entry.file, entry.line), hint))
    edits = edit.swap(pair[0], pair[1], production.show_sheet)
    _make(production, f"swap {pair[0].role} and {pair[1].role}", edits)


def lock(production: Production, role: str) -> None:
    """Keep a role's voice whatever is proposed or swapped; one the map leaves open keeps what it has now."""
    entry = _entry(production, role)
    cast = production.cast
    part = next((part for part in cast.parts if part.role == entry.role), None)
    pinned: dict[str, object] = {}
    if part and entry.voice_id(production.engine_name) is None:
        voice = part.voice
        pinned = {production.engine_name: voice.id, "pace": voice.pace, "pitch": voice.pitch_st}
        pinned = {name: value for name, value in pinned.items() if value != _AS_IT_IS.get(name)}
    _set(production, role, pinned | {"lock": True}, f"lock {entry.role}")


def unlock(production: Production, role: str) -> None:
    """Let a role's voice be proposed and swapped again."""
    entry = _entry(production, role)
    _set(production, role, {"lock": None}, f"unlock {entry.role}")


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
    return bare | {_name(show, path): path for path in maps}


def spoken_elsewhere(
    step: Step, changes: Iterable[tuple[Change, Path]], show: Project, screenplay: Path
) -> dict[str, tuple[str, ...]]:
    """Return the roles that go from the shared map with a step, though other screenplays need them there.

    Each comes with those screenplays, seen from the show's folder. They are the ones whose roles all have a
    voice: of another nobody has heard anything yet.
    """
    back = next((step.back.get(one.name) for one, path in changes if path == show.cast), None)
    if not isinstance(back, Mapping) or not show.cast or not show.cast.is_file():
        return {}
    going = dict.fromkeys(map(_role_at, _taken_out(back, exact_text(show.cast, CastError))), ())
    found: dict[str, tuple[str, ...]] = dict(going)
    for path in (path for paths in show.screenplays().values() for path in paths) if going else ():
        if not path.samefile(screenplay):
            for role in going.keys() & _from_the_show(show, path):
                found[role] = (*found[role], _name(show, path))
    return {role: scripts for role, scripts in found.items() if scripts}


def _from_the_show(show: Project, screenplay: Path) -> frozenset[str]:
    """Return the roles of a screenplay that have their voices of the shared map; none where one has none."""
    try:
        production = open_production(show, screenplay)
        sheet = production.sheet
    except DramaError:
        return frozenset()  # what is wrong with it is told where it is rendered
    if voiceless(production.played, sheet):
        return frozenset()
    entries = (sheet.find(line.role) for line in production.lines)
    return frozenset(entry.role for entry in entries if entry and entry.file == str(show.cast))


def take_back(
    step: Step, changes: Iterable[tuple[Change, Path]], show: Project, staying: Collection[str] = ()
) -> None:
    """Take a step of casting back in voice maps that were changed since; what is gone from them stays gone.

    The roles `staying` are not taken out of the map that all episodes share. Raises `CastError` where a role
    would go that was changed by hand since the step added it.
    """
    shared = read_sheet(show.cast) if show.cast and show.cast.is_file() else NO_SHEET
    edits: list[Edit] = []
    problems: list[Problem] = []
    for one, path in sorted(changes, key=lambda pair: pair[1] != show.cast):
        back = step.back.get(one.name)
        if not isinstance(back, Mapping) or not path.is_file():
            continue
        if path == show.cast:
            back = _but_for(back, staying, exact_text(path, CastError))
        edited = edit.take_back(path, back, NO_SHEET if path == show.cast else shared)
        problems += _changed_since(step, one, edited)
        shared = parse_sheet(edited.after, str(path)) if path == show.cast else shared
        edits.append(edited)
    if problems:
        raise CastError(*problems)
    edit.write(edits)


def _changed_since(step: Step, change: Change, edited: Edit) -> Iterator[Problem]:
    """Yield the roles that an edit takes out, and that are not as the step wrote them any more."""
    text, wrote = edited.before or "", {row.strip() for hunk in change.hunks for row in hunk.new}
    for keys in _taken_out(edited.patch, text):
        node = splice.find(text, keys)
        if node is None:
            continue
        last = node.end_mark.line + bool(node.end_mark.column)
        rows = map(str.strip, text.split("\n")[node.start_mark.line : last])
        if any(row and not row.startswith("#") and row not in wrote for row in rows):
            what = f"'{step.told}' cannot be taken back: {keys[-1]} was changed again since"
            hint = "take the role out in an editor, or change it there"
            yield Problem(what, Place(str(edited.path), node.start_mark.line + 1), hint)


def _taken_out(back: splice.Patch, text: str) -> Iterator[splice.Keys]:
    """Yield the roles that a patch takes out of a voice map."""
    if "narrator" in back and back["narrator"] is None:
        yield ("narrator",)
    roles = back.get("roles", {})
    if roles is None:
        found = splice.find(text, ("roles",))
        pairs = found.value if isinstance(found, yaml.MappingNode) else ()
        yield from (("roles", key.value) for key, _ in pairs)
    elif isinstance(roles, Mapping):
        yield from (("roles", str(role)) for role, value in roles.items() if value is None)


def _role_at(keys: splice.Keys) -> str:
    return NARRATOR if keys == ("narrator",) else fold(keys[-1])


def _but_for(back: splice.Patch, staying: Collection[str], text: str) -> splice.Patch:
    """Return a patch that takes roles out of a voice map, without some that stay there."""
    kept = {keys for keys in _taken_out(back, text) if _role_at(keys) in staying}
    if not kept:
        return back
    patch, roles = dict(back), back.get("roles", {})
    if ("narrator",) in kept:
        del patch["narrator"]
    if roles is None:  # of a step that made the section
        roles = {keys[-1]: None for keys in _taken_out({"roles": None}, text)}
    if isinstance(roles, Mapping):
        patch["roles"] = {name: value for name, value in roles.items() if ("roles", name) not in kept}
    return {name: value for name, value in patch.items() if name != "roles" or value}


def _name(show: Project, path: Path) -> str:
    """Return the name of a voice map in a step: from the show's folder, for two maps may be called alike."""
    return path.relative_to(show.root).as_posix()


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
    names = [_name(production.show, one.path) for one in edits]
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
            said = "none" if value is None else f"{value:g}" if isinstance(value, float) else value
            words.append(f"{of}{name}={said}")
    return ", ".join(words)
