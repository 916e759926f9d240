"""Taking a step of casting back, in voice maps that were changed since or that other episodes need."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from drama.cast import edit, splice
from drama.cast.edit import Edit
from drama.cast.sheet import NO_SHEET, parse_sheet, read_sheet
from drama.desk.history import Change, Step
from drama.desk.sharing import from_the_show, name_in
from drama.errors import CastError, Place, Problem
from drama.files import exact_text
from drama.script.model import NARRATOR, fold
from drama.show.project import Project


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
            for role in going.keys() & from_the_show(show, path):
                found[role] = (*found[role], name_in(show, path))
    return {role: scripts for role, scripts in found.items() if scripts}


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
        first, last = (text.count("\n", 0, mark.index) for mark in (node.start_mark, node.end_mark))
        rows = map(str.strip, text.split("\n")[first : last + bool(node.end_mark.column)])
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
