"""Other extensions behind the name over a line, as in `TOM (V.O.)`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from drama.script import fountain
from drama.script.model import Line
from drama.script.redraft.proof import number_of, proven
from drama.script.redraft.source import Source
from drama.script.screenplay.heard import heard
from drama.script.screenplay.read import without_continued
from drama.script.screenplay.recue import name_end

_BRACKETS = re.compile(r"\([^()]*\)")


def extended(text: str, file: str, line: str, extensions: Sequence[str]) -> str:
    """Return the screenplay with other extensions behind the name over a line; without any, as it is.

    The line must be the only one under that name; where none stands over it, the narrator speaks, outside the
    scene as he is.
    """
    if not extensions:
        return text
    source = Source(text, file)
    old, name_at = source.line(line), source.alone(line).name_at
    if not name_at:
        return text
    number, wanted = number_of(source, line), list(heard(source.script))
    said = ", ".join(filter(None, map(without_continued, extensions)))
    wanted[number] = replace(one, extension=said) if isinstance(one := wanted[number], Line) else one
    row = source.rows[name_at - 1]
    rows = [*source.rows[: name_at - 1], _behind(row, extensions), *source.rows[name_at:]]
    return proven(source, ["".join(rows)], wanted, old.at)


def _behind(row: str, extensions: Sequence[str]) -> str:
    """Return the row of a name with these extensions and no others; its notes and the `^` stay."""
    body = row.rstrip("\r\n")
    shape = next(fountain.rows(body)).shape  # notes look like spaces in it
    start = at = name_end(shape)
    rest = ""
    for one in _BRACKETS.finditer(shape, start):
        rest += body[at : one.start()].rstrip()
        at = one.end()
    added = "".join(f" ({one})" for one in extensions)
    return body[:start].rstrip() + added + rest + row[at:]
