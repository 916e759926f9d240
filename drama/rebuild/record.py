"""The record of what an episode was made from, kept beside its timeline: numbered JSON, one piece a line."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from drama.files import write_whole
from drama.rebuild.model import Piece

SCHEMA = "drama.inputs/1"

_FIELDS = tuple(one.name for one in fields(Piece))


def write_pieces(path: Path, pieces: tuple[Piece, ...], screenplay: str) -> None:
    """Write the record, unless it is there just so; raises `OutputError`.

    `screenplay` is where the episode's own is, in a row by itself that `drama.show.production` reads.
    """
    told = ({name: getattr(piece, name) for name in _FIELDS} for piece in pieces)
    rows = ",\n".join("  " + json.dumps(piece, ensure_ascii=False) for piece in told)
    made_of = json.dumps(screenplay, ensure_ascii=False)
    text = f'{{\n "schema": "{SCHEMA}",\n "screenplay": {made_of},\n "pieces": [\n{rows}\n ]\n}}\n'
    if not path.is_file() or path.read_bytes() != text.encode():
        write_whole(path, text)


def read_pieces(path: Path) -> tuple[Piece, ...] | None:
    """Return what the record says, None where there is none that this version can read.

    It only explains: without it nothing is lost but the reasons of one render.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["schema"] != SCHEMA:
            return None
        return tuple(map(_piece, record["pieces"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _piece(row: dict[str, Any]) -> Piece:
    if set(row) != set(_FIELDS) or not isinstance(row["heard"], dict) or not isinstance(row["asked"], dict):
        raise ValueError("not a piece")
    return Piece(**{**row, "keys": tuple(row["keys"])})
