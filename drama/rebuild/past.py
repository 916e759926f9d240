"""The takes that each line was heard in, render after render, kept beside the episode: numbered JSON.

A line keeps its list when its words are edited: `drama.rebuild.compare` says what it was before.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from drama.files import write_whole
from drama.rebuild.model import Piece, Verdict

SCHEMA = "drama.takes/1"

MOST = 12
"""So many takes of a line are remembered, the latest ones."""


@dataclass(frozen=True, slots=True)
class PastTake:
    """A take a line was heard in: its key on the shelf, the voice, and what it was to say, how, as whom."""

    key: str
    voice: str
    role: str
    words: str
    direction: tuple[str, ...]


_FIELDS = tuple(one.name for one in fields(PastTake))

Past = Mapping[str, tuple[PastTake, ...]]
"""The takes of each line by its id, the latest last."""


def remember(path: Path, spoken: Iterable[Verdict]) -> None:
    """Add the takes of the lines, as they are rendered now, to the record at `path`; raises `OutputError`."""
    before = read_past(path)
    rows = []
    for verdict in spoken:
        if takes := _takes(verdict, before):
            told = {
                "id": verdict.piece.id,
                "takes": [{name: getattr(take, name) for name in _FIELDS} for take in takes],
            }
            rows.append(told)
    lines = ",\n".join(f"  {_row(told)}" for told in rows)
    text = f'{{\n "schema": "{SCHEMA}",\n "sum": "{_sum(rows)}",\n "lines": [\n{lines}\n ]\n}}\n'
    if not path.is_file() or path.read_bytes() != text.encode():
        write_whole(path, text)


def read_past(path: Path) -> Past:
    """Return the record at `path`, nothing where it is damaged or of a version unknown here."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["schema"] != SCHEMA or record.get("sum") not in (None, _sum(record["lines"])):
            return {}
        return {str(row["id"]): tuple(map(_take, row["takes"])) for row in record["lines"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _row(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False)


def _sum(rows: Sequence[dict[str, Any]]) -> str:
    """Return what tells a damaged record; those of older versions have none."""
    return hashlib.sha256("".join(map(_row, rows)).encode()).hexdigest()[:16]


def past_of(piece: Piece) -> PastTake | None:
    """Return the take of a line as it is remembered, None for one that an actor recorded."""
    if "voice" not in piece.heard or not piece.keys:
        return None
    voice, asked = piece.heard["voice"], piece.asked
    return PastTake(
        piece.keys[0],
        f"{voice['engine']} {voice['id']}",
        str(asked.get("role", "")),
        str(asked.get("words", "")),
        tuple(asked.get("direction", ())),
    )


def _takes(verdict: Verdict, before: Past) -> tuple[PastTake, ...]:
    old = verdict.before
    known = before.get(old.id if old else verdict.piece.id, ())
    pieces = (old, verdict.piece) if old else (verdict.piece,)
    for take in filter(None, map(past_of, pieces)):
        known = (*(one for one in known if one.key != take.key), take)
    return known[-MOST:]


def _take(row: dict[str, Any]) -> PastTake:
    texts = [row[name] for name in ("key", "voice", "role", "words")] + list(row["direction"])
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("not a text")
    return PastTake(row["key"], row["voice"], row["role"], row["words"], tuple(row["direction"]))
