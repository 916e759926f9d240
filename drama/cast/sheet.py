"""The voice map: what `voices/<show>.yaml` says about every role, read and checked.

Roles are known by their name in capitals with single spaces, so `Old  Woman` in the map is `OLD WOMAN` in the
screenplay.
"""

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from drama import yamlfile
from drama.cast.model import Age, Gender
from drama.cast.temper import TEMPERS
from drama.errors import CastError, Place, Problem, nearest
from drama.script.model import NARRATOR, fold
from drama.settings import ENGINES
from drama.yamlfile import Entry, Kind


@dataclass(frozen=True, slots=True)
class Like:
    """What a voice should be like, whichever engine speaks.

    `accent` is a free word, `temper` one of those of `drama.cast.temper` or "".
    """

    gender: Gender = "unknown"
    age: Age = "unknown"
    accent: str = ""
    temper: str = ""

    def filled(self, known: "Like") -> "Like":
        """Return this with its gaps filled by what else is known."""
        return Like(
            self.gender if self.gender != "unknown" else known.gender,
            self.age if self.age != "unknown" else known.age,
            self.accent or known.accent,
            self.temper or known.temper,
        )

    def __str__(self) -> str:
        words = (self.gender, self.age, self.accent, self.temper)
        return ", ".join(word for word in words if word not in ("unknown", ""))


@dataclass(frozen=True, slots=True)
class RoleSheet:
    """One role of the voice map.

    `voices` are (engine, voice id); `pace` multiplies the speed (0.5 to 2.0), `pitch_st` is in semitones (-12
    to 12), `level_db` -24 to 12, `pan` -1.0 (left) to 1.0 (right), `actor` who records its lines. A `locked`
    role keeps its voice, whatever is proposed or swapped. `file` and `line` are where it stands, "" and 0 for
    a proposal; `why` says in a word where the entry comes from, `as_in` is the other map that a proposal
    follows. `said` are the names of the settings that stand there, `under` the show's entry over which an
    episode's is laid.
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
    locked: bool = False
    file: str = ""
    line: int = 0
    why: str = "voice map"
    as_in: str = ""
    said: frozenset[str] = dataclasses.field(default=frozenset(), compare=False)
    under: "RoleSheet | None" = dataclasses.field(default=None, compare=False)

    def voice_id(self, engine: str) -> str | None:
        """Return the id of the voice chosen for `engine`, or None where the map leaves it open."""
        return dict(self.voices).get(engine)

    def with_voices(self, voices: Mapping[str, str]) -> "RoleSheet":
        """Return the entry with voices for some engines, by their names; those it has for others stay."""
        return replace(self, voices=tuple((dict(self.voices) | dict(voices)).items()))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A voice map. `aliases` are (other name, role) with chains followed to their end.

    `lexicon` is the pronunciation file as written, "" for none; `file` is where the map was read, and `own`
    the episode's own map, where one is laid over its show's.
    """

    narrator: RoleSheet | None = None
    roles: tuple[RoleSheet, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    lexicon: str = ""
    file: str = ""
    own: str = ""

    def entries(self) -> tuple[RoleSheet, ...]:
        """Return every entry, the narrator's first."""
        return ((self.narrator,) if self.narrator else ()) + self.roles

    def name_of(self, role: str) -> str:
        """Return the folded name under which the map knows `role`, through its aliases."""
        name = fold(role)
        return dict(self.aliases).get(name, name)

    def without(self, names: Collection[str]) -> "Sheet":
        """Return the map without the entries of some roles, under the names it knows them by."""
        narrator = None if NARRATOR in names else self.narrator
        return replace(
            self, narrator=narrator, roles=tuple(role for role in self.roles if role.role not in names)
        )

    def with_roles(self, roles: Collection[RoleSheet]) -> "Sheet":
        """Return the map with some entries, in place of those it has of these roles."""
        rest = self.without({role.role for role in roles})
        narrator = next((role for role in roles if role.role == NARRATOR), rest.narrator)
        others = (role for role in roles if role.role != NARRATOR)
        return replace(self, narrator=narrator, roles=(*rest.roles, *others))

    def find(self, role: str) -> RoleSheet | None:
        """Return the entry that plays `role`, or None where the map has none."""
        name = self.name_of(role)
        return next((entry for entry in self.entries() if entry.role == name), None)

    def actor(self, role: str) -> str:
        """Return who records the lines of `role`, or nothing where its voice speaks them."""
        entry = self.find(role)
        return entry.actor if entry else ""


NO_SHEET = Sheet()
"""The voice map of a show that has none."""


def read_sheet(path: Path, under: Sheet = NO_SHEET) -> Sheet:
    """Return the voice map in `path`, empty for an empty file; raises `CastError` with every problem.

    Its aliases may name the roles of `under`, the show's map.
    """
    return _sheet(yamlfile.load(path, CastError), str(path), under)


def parse_sheet(text: str, file: str, under: Sheet = NO_SHEET) -> Sheet:
    """Return the voice map that `text` would be in `file`, as `read_sheet` does."""
    return _sheet(yamlfile.parse(text, file, CastError), file, under)


def check_settings(settings: Mapping[str, object], place: Place | None = None) -> None:
    """Check what is to be said of a role before any map says it; raises `CastError` with every problem.

    None takes a setting out of a map. `place` is where they are said, such as an argument.
    """
    reader = _Reader("", NO_SHEET)
    reader.role("", _given(settings, reader.role_table))
    if reader.problems:
        raise CastError(*(replace(problem, place=place) for problem in reader.problems))


def _given(settings: Mapping[str, object], table: Mapping[str, Kind]) -> Entry:
    """Return settings as a file would have them; of those taken out, the names that `table` does not know."""
    fields: dict[str, Entry] = {}
    for name, value in settings.items():
        if isinstance(value, Mapping):
            fields[name] = _given(value, _LIKE)
        elif value is not None or name not in table:
            fields[name] = Entry(0, f"{value:g}" if isinstance(value, float) else str(value), value)
    return Entry(0, fields=fields)


def over(episode: Sheet, show: Sheet) -> Sheet:
    """Return an episode's map laid over its show's: each setting that the episode says is what counts."""
    roles = {role.role: role for role in show.roles}
    roles |= {role.role: _laid(role, roles.get(role.role)) for role in episode.roles}
    played = roles.keys() | ({NARRATOR} if episode.narrator else set())
    aliases = {name: role for name, role in show.aliases if name not in played} | dict(episode.aliases)
    return Sheet(
        _laid(episode.narrator, show.narrator) if episode.narrator else show.narrator,
        tuple(role for name, role in roles.items() if name not in aliases),
        tuple(aliases.items()),
        episode.lexicon or show.lexicon,
        show.file or episode.file,
        episode.file if show.file else "",
    )


def _laid(role: RoleSheet, under: RoleSheet | None) -> RoleSheet:
    """Return an episode's entry with what only the show's says of the role."""
    if under is None:
        return role
    voices = under.with_voices(dict(role.voices)).voices
    unsaid = {name: getattr(under, name) for key, name in FIELDS.items() if key not in role.said}
    return replace(role, like=role.like.filled(under.like), voices=voices, under=under, **unsaid)


def _sheet(entry: Entry, file: str, under: Sheet) -> Sheet:
    reader = _Reader(file, under)
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
    "lock": "locked",
}
"""What a role's settings are called in the file, and in a `RoleSheet`."""

LIMITS: dict[str, tuple[float, float, str]] = {
    "pace": (0.5, 2.0, "(1 is the voice's own speed)"),
    "pitch": (-12.0, 12.0, "semitones"),
    "level": (-24.0, 12.0, "dB"),
    "pan": (-1.0, 1.0, "(left to right)"),
}
"""The settings that are numbers: the least, the most, and what they count."""

_SETTINGS: dict[str, Kind] = {
    **{name: yamlfile.number(*limits) for name, limits in LIMITS.items()},
    "space": yamlfile.text,
    "actor": lambda entry: " ".join(yamlfile.text(entry).split()),
    "lock": yamlfile.yes_no,
}
_LIKE: dict[str, Kind] = {
    "gender": yamlfile.one_of(get_args(Gender)),
    "age": yamlfile.one_of(get_args(Age)),
    "accent": yamlfile.text,
    "temper": yamlfile.one_of(tuple(TEMPERS)),
}


class _Reader:
    """Reads one file's entries and collects what is wrong with them."""

    def __init__(self, file: str, under: Sheet) -> None:
        self.file, self.under = file, under
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
            "lexicon": _beside,
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
            file=self.file,
            line=entry.line,
            said=frozenset(found),
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
        known = {NARRATOR, *(role.role for role in (*sheet.roles, *self.under.roles))}
        taken = {entry.role for entry in sheet.entries()}
        links = {name: fold(field.text) for name, field in aliases.items()}
        pairs = []
        for name, field in aliases.items():
            target = _end(name, dict(self.under.aliases) | links)
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


def _beside(entry: Entry) -> str:
    """Return the name of a file that lies beside the voice map."""
    written = yamlfile.text(entry)
    if Path(written).name != written:
        raise ValueError(f"'{written}' is no file beside the voice map", "write its name, as in names.yaml")
    return written


def _voice_id(entry: Entry) -> str:
    if not (written := yamlfile.text(entry).strip()):
        raise ValueError("the voice's name is missing", "leave the setting out to let the program choose")
    return written
