"""Edits of a voice map that change what was asked for and no other character of the file.

Every edit is worked out and checked before it is written: the new text is read again, and must differ from
the old one in exactly the intended values. It arrives whole, and only if nobody changed the file meanwhile.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from drama.cast import splice
from drama.cast.sheet import FIELDS, LIMITS, NO_SHEET, Like, RoleSheet, Sheet, parse_sheet, read_sheet
from drama.errors import CastError
from drama.files import write_all
from drama.script.model import NARRATOR, fold
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

AS_IT_IS: Mapping[str, object] = {"pace": 1.0, "pitch": 0.0}
"""The settings of a voice that change nothing in it: written only over a map that has others."""

PatchOf = Callable[[str, Sheet], Mapping[str, object]]
"""Makes the merge patch of an edit, of the text of a voice map and what it says."""

LIKE = ("gender", "age", "accent", "temper")


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit, not yet written: the file, its text before (None where there is no file) and after."""

    path: Path
    before: str | None
    after: str
    patch: Mapping[str, object]

    @property
    def back(self) -> dict[str, object]:
        """The patch that takes the edit back."""
        back = splice.reverse(self.before or "", self.patch, ("roles",))
        return {name: _typed(value, name) for name, value in back.items()}


def set_role(path: Path, role: str, changes: Mapping[str, object], under: Sheet = NO_SHEET) -> Edit:
    """Return the edit that changes settings of a role, or of the narrator, in the voice map at `path`.

    A role it lacks is added. `changes` is a merge patch (RFC 7396): None takes a setting out, a mapping
    changes parts of `like`. `under` is the map of the show, where this is an episode's. Raises `CastError`
    where the map is or would be wrong.
    """
    return _planned(path, [_role_patch(role, changes)], under)


def give_voices(path: Path, roles: Iterable[RoleSheet], under: Sheet = NO_SHEET) -> Edit:
    """Return the edit that writes the voices of roles, and what they should be like, into the voice map.

    Those that come from a file get them where they stand, others are added at the end of the map, which is
    made where it is absent; one that the map has already, or knows as an alias, stays as it is. Raises
    `CastError`.
    """

    def patch(text: str, sheet: Sheet) -> splice.Patch:
        result: splice.Patch = {}
        for role in sorted(roles, key=lambda role: role.role != NARRATOR):
            if role.file:
                result = splice.both(result, _at(_keys(text, sheet, role.role), _voice(role, role)))
            elif sheet.find(role.role) is None:
                keys = ("narrator",) if role.role == NARRATOR else ("roles", role.role)
                result = splice.both(result, _at(keys, settings(role)))
        return result

    return _planned(path, [patch], under)


def swap(one: RoleSheet, other: RoleSheet, under: Sheet = NO_SHEET) -> tuple[Edit, ...]:
    """Return the edits that give two roles each other's voice, in the files they stand in; `CastError`.

    Level, pan and space stay.
    """
    patches: dict[Path, list[PatchOf]] = {}
    for role, voice in ((one, other), (other, one)):
        patches.setdefault(Path(role.file), []).append(_role_patch(role.role, _voice(role, voice)))
    return tuple(_planned(path, some, under) for path, some in patches.items())


def take_back(path: Path, back: Mapping[str, object], under: Sheet = NO_SHEET) -> Edit:
    """Return the edit that takes an earlier one back, in a file changed since; raises `CastError`.

    A role that was changed and is not there any more is not put back.
    """
    return _planned(path, [lambda text, sheet: _standing(text, back)], under)


def write(edits: Sequence[Edit]) -> None:
    """Put edits in place, all of them or none.

    Raises `CastError` or `OutputError`, and leaves every file as it was, where one is not as it was when its
    edit was worked out, or cannot be written.
    """
    write_all({edit.path: (edit.before, edit.after) for edit in edits}, CastError)


def settings(role: RoleSheet) -> dict[str, object]:
    """Return a role's settings as the file writes them, those that change nothing left out."""
    like = {name: getattr(role.like, name) for name in LIKE}
    like = {name: word for name, word in like.items() if word != getattr(Like(), name)}
    untouched = RoleSheet(role.role)
    mix = {name: getattr(role, field) for name, field in FIELDS.items()}
    mix = {name: value for name, value in mix.items() if value != getattr(untouched, FIELDS[name])}
    return ({"like": like} if like else {}) | dict(role.voices) | mix


def _planned(path: Path, patches: Sequence[PatchOf], under: Sheet) -> Edit:
    """Return an edit of a voice map by all the patches, proved and not yet written; raises `CastError`."""
    before = _read(path, under)
    text = HEADER if before is None else before
    sheet = Sheet(file=str(path)) if before is None else parse_sheet(text, str(path), under)
    patch: splice.Patch = {}
    for patch_of in patches:
        patch = splice.both(patch, patch_of(text, sheet))
    edited = splice.spliced(text, patch, str(path), CastError)
    parse_sheet(edited, str(path), under)
    return Edit(path, before, edited, patch)


def _read(path: Path, under: Sheet) -> str | None:
    """Return the text of a voice map, None where there is none; raises `CastError` where it is wrong."""
    if not path.exists():
        return None
    read_sheet(path, under)
    return path.read_bytes().decode()


def _role_patch(role: str, changes: Mapping[str, object]) -> PatchOf:
    return lambda text, sheet: _at(_keys(text, sheet, role), changes)


def _typed(value: object, name: str) -> object:
    """Return what a file said under a name as it is written again: a number, or words."""
    if isinstance(value, Mapping):
        return {name: _typed(part, name) for name, part in value.items()}
    return yaml.safe_load(value) if name in (*LIMITS, "lock") and isinstance(value, str) else value


def _keys(text: str, sheet: Sheet, role: str) -> splice.Keys:
    """Return where a role stands in the file, under the name as it is written there."""
    name = sheet.name_of(role)
    return ("narrator",) if name == NARRATOR else ("roles", _written(text).get(name, name))


def _written(text: str) -> dict[str, str]:
    """Return the roles of the file as they are written there, by their names."""
    roles = splice.find(text, ("roles",))
    written = [key.value for key, _ in roles.value] if isinstance(roles, yaml.MappingNode) else []
    return {fold(key): key for key in reversed(written)}


def _standing(text: str, back: splice.Patch) -> dict[str, object]:
    """Return what of a patch is for roles that are in the file, under their names there."""
    patch, roles = dict(back), back.get("roles")
    if splice.find(text, ("narrator",)) is None:
        patch.pop("narrator", None)
    if isinstance(roles, Mapping):
        written = _written(text)
        here = {written[fold(role)]: change for role, change in roles.items() if fold(role) in written}
        patch = patch | {"roles": here} if here else {name: patch[name] for name in patch if name != "roles"}
    return patch


def _voice(role: RoleSheet, voice: RoleSheet) -> dict[str, object]:
    """Return the patch that gives a role an entry's voice: over the show's map, what differs from that."""
    under = settings(role.under) if role.under else {}
    written = settings(voice)
    patch = {name: _over(name, written.get(name), under.get(name)) for name in VOICE_SETTINGS}
    likes = [
        dict.fromkeys(LIKE) | said if isinstance(said, dict) else dict.fromkeys(LIKE)
        for said in (written.get("like"), under.get("like"))
    ]
    like = {name: _over(name, likes[0][name], likes[1][name]) for name in LIKE}
    return patch | {"like": like if any(like.values()) else None}


def _over(name: str, value: object, under: object) -> object:
    """Return what a map has to say for a value to count over another's; None where that says so already."""
    return None if value == under else AS_IT_IS.get(name) if value is None else value


def _at(keys: splice.Keys, changes: Mapping[str, object]) -> dict[str, object]:
    patch: dict[str, object] = dict(changes)
    for name in reversed(keys):
        patch = {name: patch}
    return patch
