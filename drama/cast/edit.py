"""Edits of a voice map that change what was asked for and no other character of the file.

Every edit is checked before it is written: the new text is read again, and must differ from the old one in
exactly the intended values. The file arrives whole, and only if nobody else changed it meanwhile.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import yaml

from drama.cast import splice
from drama.cast.sheet import FIELDS, Like, RoleSheet, Sheet, fold, parse_sheet, read_sheet
from drama.errors import CastError, Place, Problem
from drama.files import write_whole
from drama.script.model import NARRATOR
from drama.settings import ENGINES

HEADER = """\
# The voices of this show. Change anything: your comments and the order of the lines stay.
# A role may have: like: {gender: female, age: old, accent: british}, a voice of an engine,
# pace (0.5 to 2), pitch (-12 to 12 semitones), level (-24 to 12 dB), pan (-1 left to 1 right), space.

"""
"""What a new voice map begins with."""

VOICE_SETTINGS = (*ENGINES, "pace", "pitch")
"""Besides `like`, the settings that make a role's voice; the others place it in the mix."""

LIKE = ("gender", "age", "accent")


def set_role(path: Path, role: str, changes: Mapping[str, object]) -> None:
    """Change settings of a role, or of the narrator, in the voice map at `path`; a role it lacks is added.

    `changes` is a merge patch (RFC 7396): None takes a setting out, a mapping changes parts of `like`. Raises
    `CastError` where the map is or would be wrong, and leaves the file as it was.
    """
    _edit(path, lambda text, sheet: _at(_keys(text, sheet, role), changes))


def add_roles(path: Path, roles: Iterable[RoleSheet]) -> None:
    """Add roles at the end of the voice map at `path`, which is made where it is absent; raises `CastError`.

    A role that the map has already, or knows as an alias, stays as it is.
    """

    def patch(text: str, sheet: Sheet) -> dict[str, object]:
        new = {role.role: settings(role) for role in roles if sheet.find(role.role) is None}
        narrator = {"narrator": new.pop(NARRATOR)} if NARRATOR in new else {}
        return narrator | ({"roles": new} if new else {})

    _edit(path, patch)


def swap(path: Path, role_a: str, role_b: str) -> None:
    """Give two roles each other's voice; level, pan and space stay. Raises `CastError`."""

    def patch(text: str, sheet: Sheet) -> dict[str, object]:
        one, two = _known(sheet, role_a), _known(sheet, role_b)
        first = _at(_keys(text, sheet, role_a), _voice(two))
        second = _at(_keys(text, sheet, role_b), _voice(one))
        return {name: _both(first.get(name), second.get(name)) for name in {**first, **second}}

    _edit(path, patch)


def settings(role: RoleSheet) -> dict[str, object]:
    """Return a role's settings as the file writes them, those that change nothing left out."""
    like = {name: getattr(role.like, name) for name in LIKE}
    like = {name: word for name, word in like.items() if word != getattr(Like(), name)}
    untouched = RoleSheet(role.role)
    mix = {name: getattr(role, field) for name, field in FIELDS.items()}
    mix = {name: value for name, value in mix.items() if value != getattr(untouched, FIELDS[name])}
    return ({"like": like} if like else {}) | dict(role.voices) | mix


def _edit(path: Path, patch_of: Callable[[str, Sheet], Mapping[str, object]]) -> None:
    before = path.read_bytes() if path.exists() else None
    sheet = Sheet(file=str(path)) if before is None else read_sheet(path)
    text = HEADER if before is None else before.decode()
    patch = patch_of(text, sheet)
    edited = _checked(text, patch, str(path))
    if (path.read_bytes() if path.exists() else None) != before:
        raise CastError(Problem("the file was changed meanwhile", Place(str(path)), "run the command again"))
    if edited != text or before is None:
        write_whole(path.resolve(), edited)  # a link stays a link


def _checked(text: str, patch: Mapping[str, object], file: str) -> str:
    """Return the patched text; raises `CastError` unless it reads as the old one with just the patch."""
    edited = splice.spliced(text, patch, file, CastError)
    parse_sheet(edited, file)
    return edited


def _keys(text: str, sheet: Sheet, role: str) -> splice.Keys:
    """Return where a role stands in the file, under the name as it is written there."""
    name = sheet.name_of(role)
    if name == NARRATOR:
        return ("narrator",)
    roles = splice.find(text, ("roles",))
    written = [key.value for key, _ in roles.value] if isinstance(roles, yaml.MappingNode) else []
    return "roles", next((key for key in written if fold(key) == name), name)


def _known(sheet: Sheet, role: str) -> RoleSheet:
    if entry := sheet.find(role):
        return entry
    known = ", ".join(entry.role for entry in sheet.entries()) or "nobody yet"
    raise CastError(Problem(f"{role} is not in the voice map", Place(sheet.file), f"there are: {known}"))


def _voice(role: RoleSheet) -> dict[str, object]:
    """Return the patch that gives another role this one's voice."""
    written = settings(role)
    like = written.get("like")
    voice: dict[str, object] = {name: written.get(name) for name in VOICE_SETTINGS}
    voice["like"] = dict.fromkeys(LIKE) | like if isinstance(like, dict) else None
    return voice


def _at(keys: splice.Keys, changes: Mapping[str, object]) -> dict[str, object]:
    patch: dict[str, object] = dict(changes)
    for name in reversed(keys):
        patch = {name: patch}
    return patch


def _both(one: object, two: object) -> object:
    """Return two patches of different names as one."""
    if isinstance(one, dict) and isinstance(two, dict):
        return one | two
    return one or two
