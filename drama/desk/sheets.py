"""Line sheets: what each actor says, on paper and in a spreadsheet, and the whole script by number."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drama.errors import CastError, Place, Problem, nearest
from drama.files import file_names
from drama.publish.ledger import Ledger
from drama.recordings.folder import look
from drama.recordings.ledger import read_ledger, write_ledger
from drama.recordings.lines import Given, Slot, find, give, plain, slots
from drama.recordings.paper import FORMATS, Format, Sheet
from drama.script.model import fold
from drama.show.production import Production

PRODUCTION = "production"
"""The name of the sheet that has every line."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, for how many lines, and where one is kept that somebody wrote on before."""

    path: Path
    lines: int
    kept: Path | None = None


def write_sheets(
    production: Production,
    roles: Sequence[str] = (),
    formats: Sequence[Format] = ("md", "csv"),
    folder: Path | None = None,
) -> tuple[Written, ...]:
    """Write a sheet for each actor, or for each of the `roles` alone, and the script by number.

    An actor's name stands for the roles they play. What is given out is kept in the folder of recordings, so
    that files named by it are known after any edit. A sheet that somebody wrote on is kept under another
    name. Raises `CastError` for a role that does not exist, `OutputError` where nothing can be written.
    """
    today = slots_of(production)
    wanted = _checked(production, today, roles)
    given = _give_out(production, today)
    sheets = _sheets(production, today, [one.id for one in given], wanted)
    folder = folder or production.folder / "sheets"
    names = file_names([sheet.title if sheet.roles else PRODUCTION for sheet in sheets])
    ledger = Ledger(production.show.ledger)
    return tuple(
        _write(ledger, folder / f"{name}.{ending}", sheet, ending)
        for name, sheet in zip(names, sheets, strict=True)
        for ending in dict.fromkeys(formats)
    )


def slots_of(production: Production) -> tuple[Slot, ...]:
    """Return every line of a production that can be recorded, in playing order."""
    announced = production.show.settings.announce_chapters
    return slots(production.played, announced, production.sheet.name_of)


def _checked(production: Production, today: Sequence[Slot], roles: Sequence[str]) -> tuple[str, ...]:
    known = dict.fromkeys(slot.role for slot in today)
    played = {role: fold(production.sheet.actor(role) or "") for role in known}
    asked = {name: _asked(production, name, played) for name in roles}
    wanted = tuple(dict.fromkeys(role for some in asked.values() for role in some))
    problems = [
        Problem(
            f"nobody called {fold(role)} speaks here{nearest(fold(role), known)}",
            Place(str(production.path)),
            f"the roles are: {', '.join(known)}",
        )
        for role, some in asked.items()
        if not some
    ]
    if problems:
        raise CastError(*problems)
    return wanted


def _asked(production: Production, name: str, played: Mapping[str, str]) -> tuple[str, ...]:
    """Return the roles that a name means: that of this name, or else those an actor of this name plays."""
    role = production.sheet.name_of(name)
    return (role,) if role in played else tuple(one for one, actor in played.items() if actor == fold(name))


def _give_out(production: Production, today: Sequence[Slot]) -> tuple[Given, ...]:
    """Return today's lines with their ids; they are kept, with all that were given out before."""
    folder = production.recordings
    before = read_ledger(folder, production.sheet.name_of)
    given = give(today, before, find(today, before, look(folder).ids))
    now = {one.id for one in given}
    kept = (*given, *(one for one in before if one.id not in now))
    if kept != before:
        write_ledger(folder, kept)
    return given


def _sheets(
    production: Production, today: Sequence[Slot], ids: Sequence[str], roles: Sequence[str]
) -> tuple[Sheet, ...]:
    """Return the sheets: one an actor, or a role where the map names none; the whole script first."""
    script = production.script
    show = script.title or production.path.stem
    lines = tuple(zip(today, ids, strict=True))
    parts: dict[str, list[tuple[Slot, str]]] = defaultdict(list)
    for slot, name in lines:
        entry = production.sheet.find(slot.role)
        if roles and slot.role not in roles:
            continue
        parts[(entry.actor if entry and not roles else "") or slot.role].append((slot, name))
    sheets = [
        Sheet(title, show, _roles(some), tuple(some), _spoken(production, some))
        for title, some in parts.items()
    ]
    whole = Sheet(show, show, (), lines, _spoken(production, lines))
    return (*([] if roles else [whole]), *sheets)


def _roles(lines: Sequence[tuple[Slot, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slot.role for slot, _ in lines))


def _spoken(production: Production, lines: Sequence[tuple[Slot, str]]) -> tuple[tuple[str, str], ...]:
    """Return what the lexicon says of words in the lines, in its order."""
    diction = production.diction
    found: dict[tuple[str, str], None] = {}
    for role in _roles(lines):
        said = f" {plain(' '.join(slot.line.words for slot, _ in lines if slot.role == role))} "
        for one in diction.lexicon.heard_by(role, diction.language):
            if f" {plain(one.word)} " in said:
                found[one.word, one.said] = None
    return tuple(found)


def _write(ledger: Ledger, path: Path, sheet: Sheet, ending: Format) -> Written:
    """Write a sheet; one that is there and is not as it was written is kept."""
    return Written(path, len(sheet.lines), ledger.put(path, FORMATS[ending](sheet)))
