"""The ledger: every line that was ever given to actors, kept in the folder where their files come back."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from drama.errors import Place, Problem, SoundError
from drama.files import write_whole
from drama.recordings.lines import Found, Given, Slot, find, give
from drama.script.model import LINE_ID

SCHEMA = "drama.lines/1"
NAME = "lines.json"
"""The ledger's file in the folder of an episode's recordings."""

LARGEST_BYTES = 100_000_000
"""A hundred thousand lines are a third of this."""


def read_ledger(folder: Path, name_of: Callable[[str], str]) -> tuple[Given, ...]:
    """Return the lines given out so far, nothing where none were; `name_of` gives the role of a name today.

    Raises `SoundError` for a damaged ledger.
    """
    path = folder / NAME
    if not path.is_file():
        return ()
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise ValueError("too large")
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise ValueError("another schema")
        return tuple({given.id: given for given in (_given(one, name_of) for one in data["lines"])}.values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        hint = "put a copy of it back, or move it away: files are then known by today's words alone"
        raise SoundError(Problem("this list of recorded lines is damaged", Place(str(path)), hint)) from None


def known(
    folder: Path, today: Sequence[Slot], recorded: frozenset[str], name_of: Callable[[str], str]
) -> tuple[tuple[Given, ...], Found]:
    """Return the lines that files of a folder can be named by, and where they are in today's script.

    Besides those given out, these are today's lines that files, `recorded`, are named by all the same.
    Raises `SoundError` for a damaged ledger.
    """
    ledger = read_ledger(folder, name_of)
    listed = {one.id for one in ledger}
    promised = give(today, ledger, find(today, ledger, recorded))
    given = (*ledger, *(one for one in promised if one.id in recorded - listed))
    return given, find(today, given, recorded)


def _given(one: dict[str, Any], name_of: Callable[[str], str]) -> Given:
    texts = [one["id"], one["role"], one["words"], one["cue"], *one["direction"]]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("not a text")
    if not LINE_ID.fullmatch(one["id"]):
        raise ValueError("not the id of a line")
    return Given(one["id"], name_of(one["role"]), one["words"], one["cue"], tuple(one["direction"]))


def write_ledger(folder: Path, given: Iterable[Given]) -> Path:
    """Write the lines given out, one a row, and return the file; raises `OutputError`."""
    rows = ",\n".join("  " + json.dumps(asdict(one), ensure_ascii=False) for one in given)
    write_whole(folder / NAME, f'{{\n "schema": "{SCHEMA}",\n "lines": [\n{rows}\n ]\n}}\n')
    return folder / NAME
