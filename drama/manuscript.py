"""The screenplay file of a story, and the account of its making kept beside it.

A screenplay belongs to the writer as soon as they have touched it: a second conversion replaces it only where
it is still what the first one wrote, or where they ask for it, and then the old one is kept.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from drama.adaptation import Adaptation
from drama.errors import Place, Problem, ScriptError
from drama.files import set_aside, write_whole
from drama.script.prose.model import Person
from drama.script.prose.origins import DOUBT_NOTE, doubt, origins_json
from drama.script.screenplay import write

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Saved:
    """A screenplay written at `path`: its account, how many of its lines have a doubtful speaker, and where
    the one before it is kept, if that had been edited.
    """

    path: Path
    account: Path
    doubtful: int
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What the account tells of a line: for dialogue, its speaker, how found, and how sure that is."""

    line: str
    speaker: str | None = None
    method: str = ""
    confidence: float = 1.0


def account_path(screenplay: Path) -> Path:
    """Return the file beside a screenplay that tells how each line got its speaker."""
    return screenplay.with_suffix(".origins.json")


def is_edited(screenplay: Path) -> bool:
    """Tell whether a screenplay is no longer what a conversion wrote."""
    return _account(screenplay).get("screenplay") != _digest(screenplay.read_bytes())


def save(adaptation: Adaptation, path: Path, replace: bool = False) -> Saved:
    """Write an adaptation as a screenplay at `path`, and its account beside it.

    Raises `ScriptError` where the screenplay there has been edited, unless `replace` is set: then the edited
    one is kept under another name. Raises `OutputError` where nothing can be written.
    """
    edited = path.is_file() and is_edited(path)
    if edited and not replace:
        hint = (
            "render it with drama render, or convert anew with --replace, which keeps the edited one as .bak"
        )
        raise ScriptError(
            Problem("this screenplay has been edited since it was made", Place(str(path)), hint)
        )
    kept = set_aside(path) if edited else None
    converted = adaptation.converted
    doubts = {origin.line: doubt(origin) for origin in converted.origins if doubt(origin)}
    text = write(converted.script, doubts)
    account = origins_json(converted, adaptation.story, adaptation.reading.people, _digest(text.encode()))
    write_whole(path, text)
    write_whole(account_path(path), account)
    return Saved(path, account_path(path), len(doubts), kept)


def people(screenplay: Path) -> tuple[Person, ...]:
    """Return the people found in the story a screenplay was made from; none for one written by hand.

    Raises `ScriptError` where its account is damaged.
    """
    return _records(screenplay, "people", _person)


def origins(screenplay: Path) -> tuple[Kept, ...]:
    """Return what is known of each line of the story; nothing for a screenplay written by hand.

    Raises `ScriptError` where its account is damaged.
    """
    return _records(screenplay, "lines", _kept)


def marked_lines(screenplay: Path) -> frozenset[int]:
    """Return the numbers of the lines of a screenplay that still carry a note of doubt."""
    rows = screenplay.read_text(encoding="utf-8-sig").split("\n")
    return frozenset(number for number, row in enumerate(rows, 1) if DOUBT_NOTE in row)


def _person(one: dict[str, Any]) -> Person:
    return Person(one["name"], tuple(one["aliases"]), one["gender"], one["age"])


def _kept(one: dict[str, Any]) -> Kept:
    return Kept(one["id"], one.get("speaker"), one.get("method", ""), float(one.get("confidence", 1.0)))


def _records(screenplay: Path, name: str, record: Callable[[dict[str, Any]], Record]) -> tuple[Record, ...]:
    try:
        return tuple(map(record, _account(screenplay).get(name, [])))
    except (KeyError, TypeError, ValueError, AttributeError):
        place = Place(str(account_path(screenplay)))
        raise ScriptError(
            Problem("this account is damaged", place, "delete it; it can be done without")
        ) from None


def _account(screenplay: Path) -> dict[str, Any]:
    try:
        account = json.loads(account_path(screenplay).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return account if isinstance(account, dict) else {}


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
