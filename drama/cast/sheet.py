"""The voice map: what `voices/<show>.yaml` says about every role, read and checked.

Roles are known by their name in capitals with single spaces, so `Old  Woman` in the map is `OLD WOMAN` in the
screenplay.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from drama import yamlfile
from drama.cast.model import Age, Gender
from drama.errors import CastError, Place, Problem, nearest
from drama.script.model import NARRATOR
from drama.settings import ENGINES
from drama.yamlfile import Entry, Kind


@dataclass(frozen=True, slots=True)
class Like:
    """What a voice should be like, whichever engine speaks; `accent` is a free word."""

    gender: Gender = "unknown"
    age: Age = "unknown"
    accent: str = ""

    def __str__(self) -> str:
        return ", ".join(w for w in (self.gender, self.age, self.accent) if w not in ("unknown", ""))


@dataclass(frozen=True, slots=True)
class RoleSheet:
    """One role of the voice map.

    `voices` are (engine, voice id); `pace` multiplies the speed (0.5 to 2.0), `pitch_st` is in semitones (-12
    to 12), `level_db` -24 to 12, `pan` -1.0 (left) to 1.0 (right), `actor` who records its lines. `line` is
    the line of the file, 0 for a proposal; `why` says in a word where the entry comes from.
    """

    role: str
    like: Like = Like()
    voices: tuple[tuple[str, str], ...] = ()
    pace: float = 1.0
    pitch_st: float = 0.0
    level_db: float = 0.0
    pan: float = 0.0
    space: str = ""
    actor: str = ""
    line: int = 0
    why: str = "voice map"

    def voice_id(self, engine: str) -> str | None:
        """Return the id of the voice chosen for `engine`, or None where the map leaves it open."""
        return dict(self.voices).get(engine)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A voice map. `aliases` are (other name, role) with chains followed to their end.

    `lexicon` is the pronunciation file as written, "" for none; `file` is where the map was read.
    """

    narrator: RoleSheet | None = None
    roles: tuple[RoleSheet, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    lexicon: str = ""
    file: str = ""

    def entries(self) -> tuple[RoleSheet, ...]:
        """Return every entry, the narrator's first."""
        return ((self.narrator,) if self.narrator else ()) + self.roles

    def name_of(self, role: str) -> str:
        """Return the folded name under which the map knows `role`, through its aliases."""
        name = fold(role)
        return dict(self.aliases).get(name, name)

    def find(self, role: str) -> RoleSheet | None:
        """Return the entry that plays `role`, or None where the map has none."""
        name = self.name_of(role)
        return next((entry for entry in self.entries() if entry.role == name), None)

    def actor(self, role: str) -> str:
        """Return who records the lines of `role`, or nothing where its voice speaks them."""
        entry = self.find(role)
        return entry.actor if entry else ""


def fold(name: str) -> str:
    """Return a role's name as roles are matched: capitals, single spaces, composed accents."""
    return " ".join(unicodedata.normalize("NFC", name).upper().split())


def read_sheet(path: Path) -> Sheet:
    """Return the voice map in `path`, empty for an empty file; raises `CastError` with every problem."""
    return _sheet(yamlfile.load(path, CastError), str(path))


def parse_sheet(text: str, file: str) -> Sheet:
    """Return the voice map that `text` would be in `file`; raises `CastError` with every problem."""
    return _sheet(yamlfile.parse(text, file, CastError), file)


def _sheet(entry: Entry, file: str) -> Sheet:
    reader = _Reader(file)
    sheet = reader.sheet(entry)
    if reader.problems:
        raise CastError(*sorted(reader.problems, key=lambda p: p.place.line if p.place else 0))
    return sheet


FIELDS = {
    "pace": "pace",
    "pitch": "pitch_st",
    "level": "level_db",
    "pan": "pan",
    "space": "space",
    "actor": "actor",
}
"""What a role's settings are called in the file, and in a `RoleSheet`."""

_SETTINGS: dict[str, Kind] = {
    "pace": yamlfile.number(0.5, 2.0, "(1 is the voice's own speed)"),
    "pitch": yamlfile.number(-12.0, 12.0, "semitones"),
    "level": yamlfile.number(-24.0, 12.0, "dB"),
    "pan": yamlfile.number(-1.0, 1.0, "(left to right)"),
    "space": yamlfile.text,
    "actor": lambda entry: " ".join(yamlfile.text(entry).split()),
}
_LIKE: dict[str, Kind] = {
    "gender": yamlfile.one_of(get_args(Gender)),
    "age": yamlfile.one_of(get_args(Age)),
    "accent": yamlfile.text,
}


class _Reader:
    """Reads one file's entries and collects what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.role_table: dict[str, Kind] = {
            "like": self.like,
            **dict.fromkeys(ENGINES, _voice_id),
            **_SETTINGS,
        }

    def sheet(self, entry: Entry) -> Sheet:
        table: dict[str, Kind] = {
            "narrator": lambda e: self.role(NARRATOR, e),
            "roles": self.roles,
            "aliases": self.aliases,
            "lexicon": yamlfile.text,
        }
        found: dict[str, Any] = yamlfile.check(entry, table, self.file, self.problems)
        aliases = found.pop("aliases", {})
        sheet = Sheet(file=self.file, **found)
        return replace(sheet, aliases=self.resolved(aliases, sheet))

    def roles(self, entry: Entry) -> tuple[RoleSheet, ...]:
        named = self.folded(_mapping(entry, "roles as 'NAME: {like: ...}' lines"))
        if NARRATOR in named:
            self.wrong("the narrator stands among the roles", named.pop(NARRATOR), "write it as 'narrator:'")
        roles = []
        for name, field in named.items():
            try:
                roles.append(self.role(name, field))
            except ValueError as fault:
                self.wrong(f"{name}: {fault.args[0]}", field, *fault.args[1:])
        return tuple(roles)

    def role(self, name: str, entry: Entry) -> RoleSheet:
        fields = Entry(entry.line, fields=_mapping(entry, "settings, as in {like: {gender: female}}"))
        found: dict[str, Any] = yamlfile.check(fields, self.role_table, self.file, self.problems)
        return RoleSheet(
            name,
            found.get("like", Like()),
            tuple((engine, found[engine]) for engine in ENGINES if engine in found),
            line=entry.line,
            **{FIELDS[key]: found[key] for key in FIELDS if key in found},
        )

    def like(self, entry: Entry) -> Like:
        fields = Entry(entry.line, fields=_mapping(entry, "{gender: ..., age: ...}"))
        found: dict[str, Any] = yamlfile.check(fields, _LIKE, self.file, self.problems)
        return Like(**found)

    def aliases(self, entry: Entry) -> dict[str, Entry]:
        named = self.folded(_mapping(entry, "'OTHER NAME: ROLE' lines"))
        for name, field in tuple(named.items()):
            if not field.text.strip():
                self.wrong(f"the alias {name} names no role", named.pop(name), "write 'OTHER NAME: ROLE'")
        return named

    def folded(self, fields: Mapping[str, Entry]) -> dict[str, Entry]:
        named: dict[str, Entry] = {}
        for written, field in fields.items():
            name = fold(written)
            if name in named:
                self.wrong(f"{name} stands here a second time (first in line {named[name].line})", field)
            elif not name:
                self.wrong("a name is empty", field)
            else:
                named[name] = field
        return named

    def resolved(self, aliases: Mapping[str, Entry], sheet: Sheet) -> tuple[tuple[str, str], ...]:
        """Return the aliases with chains followed; cycles, unknown roles and roles are noted as wrong."""
        known = {NARRATOR, *(role.role for role in sheet.roles)}
        taken = {entry.role for entry in sheet.entries()}
        links = {name: fold(field.text) for name, field in aliases.items()}
        pairs = []
        for name, field in aliases.items():
            target = _end(name, links)
            if name in taken:
                self.wrong(f"{name} is a role and an alias", field, "keep one of them")
            elif target is None:
                self.wrong(f"the alias {name} leads back to itself", field, "name a role")
            elif target not in known:
                self.wrong(
                    f"the alias {name} names {target}, and there is no such role{nearest(target, known)}",
                    field,
                )
            else:
                pairs.append((name, target))
        return tuple(pairs)

    def wrong(self, what: str, entry: Entry, hint: str = "") -> None:
        self.problems.append(Problem(what, Place(self.file, entry.line), hint))


def _end(name: str, links: Mapping[str, str]) -> str | None:
    """Return where a chain of aliases ends, or None where it goes in a circle."""
    seen: set[str] = set()
    while name in links and name not in seen:
        seen.add(name)
        name = links[name]
    return None if name in seen else name


def _mapping(entry: Entry, expected: str) -> Mapping[str, Entry]:
    if entry.fields is None and (entry.text or entry.items is not None):
        raise ValueError(f"expected {expected}")
    return entry.fields or {}


def _voice_id(entry: Entry) -> str:
    if not (written := yamlfile.text(entry).strip()):
        raise ValueError("the voice's name is missing", "leave the setting out to let the program choose")
    return written
