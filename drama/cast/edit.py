"""Edits of a voice map that change what was asked for and no other character of the file.

Every edit is checked before it is written: the new text is read again, and must differ from the old one in
exactly the intended values. The file arrives whole, and only if nobody else changed it meanwhile.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from drama.cast import splice
from drama.cast.sheet import FIELDS, NO_SHEET, Like, RoleSheet, Sheet, fold, parse_sheet, read_sheet
from drama.errors import CastError, Place, Problem
from drama.files import write_whole
from drama.script.model import NARRATOR
from drama.settings import ENGINES

HEADER = """\
# The voices of this show. Change anything: your comments and the order of the lines stay.
# A role may have: like: {gender: female, age: old, accent: british}, a voice of an engine,
# pace (0.5 to 2), pitch (-12 to 12 semitones), level (-24 to 12 dB), pan (-1 left to 1 right), space,
# lock: true to keep the voice whatever is proposed.

"""
"""What a new voice map begins with."""

VOICE_SETTINGS = (*ENGINES, "pace", "pitch")
"""Besides `like`, the settings that make a role's voice; the others place it in the mix."""

LIKE = ("gender", "age", "accent", "temper")


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit that was made: the file, its text before (None where there was no file) and after."""

    path: Path
    before: str | None
    after: str
    patch: Mapping[str, object]

    @property
    def back(self) -> dict[str, object]:
        """The patch that takes the edit back."""
        back = splice.reverse(self.before or "", self.patch, ("roles",))
        return {name: _typed(value) for name, value in back.items()}


def set_role(path: Path, role: str, changes: Mapping[str, object], under: Sheet = NO_SHEET) -> Edit:
    """Change settings of a role, or of the narrator, in the voice map at `path`; a role it lacks is added.

    `changes` is a merge patch (RFC 7396): None takes a setting out, a mapping changes parts of `like`.
    `under` is the map of the show, where this is an episode's. Raises `CastError` where the map is or would
    be wrong, and leaves the file as it was.
    """
    return _edit(path, lambda text, sheet: _at(_keys(text, sheet, role), changes), under)


def add_roles(path: Path, roles: Iterable[RoleSheet], under: Sheet = NO_SHEET) -> Edit:
    """Add roles at the end of the voice map at `path`, which is made where it is absent; raises `CastError`.

    A role that the map has already, or knows as an alias, stays as it is.
    """

    def patch(text: str, sheet: Sheet) -> dict[str, object]:
        new = {role.role: settings(role) for role in roles if sheet.find(role.role) is None}
        narrator = {"narrator": new.pop(NARRATOR)} if NARRATOR in new else {}
        return narrator | ({"roles": new} if new else {})

    return _edit(path, patch, under)


def swap(one: RoleSheet, other: RoleSheet, under: Sheet = NO_SHEET) -> tuple[Edit, Edit]:
    """Give two roles each other's voice, in the files they stand in; level, pan and space stay."""
    return (
        set_role(Path(one.file), one.role, _voice(other), under),
        set_role(Path(other.file), other.role, _voice(one), under),
    )


def give_voice(path: Path, role: RoleSheet, under: Sheet = NO_SHEET) -> Edit:
    """Write the voice of a role, and what it should be like, into the voice map that has the role."""
    return set_role(path, role.role, _voice(role), under)


def take_back(path: Path, back: Mapping[str, object], under: Sheet = NO_SHEET) -> None:
    """Make the patch that takes an edit back, in a file that was changed since; raises `CastError`."""
    _edit(path, lambda text, sheet: back, under)


def settings(role: RoleSheet) -> dict[str, object]:
    """Return a role's settings as the file writes them, those that change nothing left out."""
    like = {name: getattr(role.like, name) for name in LIKE}
    like = {name: word for name, word in like.items() if word != getattr(Like(), name)}
    untouched = RoleSheet(role.role)
    mix = {name: getattr(role, field) for name, field in FIELDS.items()}
    mix = {name: value for name, value in mix.items() if value != getattr(untouched, FIELDS[name])}
    return ({"like": like} if like else {}) | dict(role.voices) | mix


def _edit(path: Path, patch_of: Callable[[str, Sheet], Mapping[str, object]], under: Sheet) -> Edit:
    before = path.read_bytes() if path.exists() else None
    sheet = Sheet(file=str(path)) if before is None else read_sheet(path, under)
    text = HEADER if before is None else before.decode()
    patch = patch_of(text, sheet)
    edited = splice.spliced(text, patch, str(path), CastError)
    parse_sheet(edited, str(path), under)
    if (path.read_bytes() if path.exists() else None) != before:
        raise CastError(Problem("the file was changed meanwhile", Place(str(path)), "run the command again"))
    if edited != text or before is None:
        write_whole(path.resolve(), edited)  # a link stays a link
    return Edit(path, None if before is None else text, edited, patch)


def _typed(value: object) -> object:
    """Return what a file said as it is written again: numbers without the quotation marks of words."""
    if isinstance(value, Mapping):
        return {name: _typed(part) for name, part in value.items()}
    meant = yaml.safe_load(value) if isinstance(value, str) else value
    return meant if isinstance(meant, bool | int | float) else value


def _keys(text: str, sheet: Sheet, role: str) -> splice.Keys:
    """Return where a role stands in the file, under the name as it is written there."""
    name = sheet.name_of(role)
    if name == NARRATOR:
        return ("narrator",)
    roles = splice.find(text, ("roles",))
    written = [key.value for key, _ in roles.value] if isinstance(roles, yaml.MappingNode) else []
    return "roles", next((key for key in written if fold(key) == name), name)


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
