"""Another name over a line of a screenplay, and another note beside it; every other character stays."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from drama.errors import Place, Problem, ScriptError
from drama.script import fountain
from drama.script.fountain import Document, Element
from drama.script.model import Beat, Line, Script, fold
from drama.script.screenplay.heard import Heading, heard
from drama.script.screenplay.read import read
from drama.script.screenplay.words import marked_up
from drama.script.screenplay.write import cue_name

_BEHIND_NAME = re.compile(r"\s*(?:\^\s*)?(?:\)[^()]*\(\s*)*")
"""What stands behind a name in a row that is read from its end: the `^` and the extensions."""


@dataclass(frozen=True, slots=True)
class Recue:
    """Who speaks a line from now on, and the note in its margin, "" for none."""

    role: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recued:
    """A screenplay with other names; `left` are lines that share their name with others: who should speak."""

    text: str
    left: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Speech:
    """A name with all that is spoken under it, and where its rows end."""

    at: int
    end: int
    lines: tuple[tuple[int, Line], ...]


def recued(text: str, source: str, wanted: Mapping[int, Recue], mark: str) -> Recued:
    """Return a screenplay with names and notes changed: `wanted` goes by the number of the line, from 0.

    `mark` is how the notes begin that may be replaced. Raises `ScriptError` where anything but names and such
    notes would change.
    """
    rows = fountain.file_rows(text)
    left: list[Line] = []
    others: dict[int, Line] = {}
    for speech in reversed(_speeches(text, source, wanted)):  # so that a row that goes moves no other
        asked = {wanted[number] for number, _ in speech.lines if number in wanted}
        if len(asked) > 1 or not all(number in wanted for number, _ in speech.lines):
            asked_for = ((line, wanted[number].role) for number, line in speech.lines if number in wanted)
            left += [replace(line, role=role) for line, role in asked_for if line.role != role]
            continue
        (recue,) = asked
        others |= speech.lines
        if speech.lines[0][1].role != recue.role:
            rows[speech.at - 1] = renamed(rows[speech.at - 1], recue.role)
        note_beside(rows, speech.at, speech.end, recue.note, mark)
    after = "".join(rows)
    _check_rest(text, after, source, {number: (line, wanted[number].role) for number, line in others.items()})
    return Recued(after, tuple(left))


def _check_rest(before: str, after: str, source: str, others: Mapping[int, tuple[Line, str]]) -> None:
    """Check that a screenplay says what it said, but that some lines, by their number, have these roles."""
    roles = {number: _known(role) for number, (_, role) in others.items()}
    said = _with_roles(read(before, source), lambda number, role: roles.get(number, role))
    says = _with_roles(read(after, source), lambda number, role: _known(role) if number in roles else role)
    if said != says:
        at = next(iter(sorted(line.at for line, _ in others.values())), 1)
        hint = "make the change in an editor"
        what = "this is written in a way that cannot be changed here"
        raise ScriptError(Problem(what, Place(source, at), hint))


def _known(role: str) -> str:
    """Return a role as it is known: with another apostrophe it is the same one."""
    return fold(role).replace("\u2019", "'")


def _with_roles(script: Script, role: Callable[[int, str], str]) -> list[Heading | Beat]:
    """Return all that a script says, its lines with the `role` that their number and their own one have."""
    numbers = count()
    return [
        replace(one, role=role(next(numbers), one.role)) if isinstance(one, Line) else one
        for one in heard(script)
    ]


def _speeches(text: str, source: str, wanted: Mapping[int, Recue]) -> Sequence[_Speech]:
    elements = fountain.parse(text).elements
    starts = [element.at for element in elements]
    spoken: dict[int, list[tuple[int, Line]]] = defaultdict(list)
    places = iter([*enumerate(starts), (len(starts), 1 << 60)])
    nth, (_, following) = -1, next(places)
    for number, line in enumerate(read(text, source).lines()):
        while line.at >= following:
            nth, (_, following) = nth + 1, next(places)
        spoken[nth].append((number, line))
    return [
        _Speech(starts[nth], _end(elements[nth]), tuple(lines))
        for nth, lines in spoken.items()
        if elements[nth].kind == "character" and any(number in wanted for number, _ in lines)
    ]


def _end(element: Element) -> int:
    last = element.parts[-1]
    return last.at + last.text.count("\n")


def renamed(row: str, role: str) -> str:
    """Return the row of a name with another name in it; extensions, notes and the `^` stay."""
    body = row.rstrip("\r\n")
    shape = next(fountain.rows(body)).shape
    indent = len(shape) - len(shape.lstrip())
    start = indent + shape.startswith("@", indent)
    within = body[start : max(start, name_end(shape))]
    parts = (Element("dialogue", "-"),)
    name, _, _ = fountain.write(Document((), (Element("character", cue_name(role), parts=parts),))).partition(
        "\n"
    )
    notes = "".join(
        f" {within[begins:ends]}"
        for begins, ends, kind in fountain.spans(within)
        if kind in ("note", "boneyard")
    )
    return f"{body[:indent]}{name}{notes}{row[start + len(within) :]}"


def name_end(shape: str) -> int:
    """Return where a name ends in the shape of its row; extensions, notes and the `^` stand behind it."""
    behind = _BEHIND_NAME.match(shape[::-1])
    return len(shape) - (behind.end() if behind else 0)


def note_beside(rows: list[str], first: int, last: int, note: str, mark: str) -> None:
    """Put a note where the one with the same mark stands, or behind the last word; or take it out.

    What it is beside stands in the rows behind `first` up to `last`, counted from 1.
    """
    written = marked_up("", (), note) if note else ""
    old = re.compile(rf"(?P<space> ?)\[\[{re.escape(mark)}(?:\\\]|[^\]])*\]\]")
    for at in range(first, last):
        if found := old.search(rows[at]):
            new = found["space"] + written if written else ""
            row = rows[at][: found.start()] + new + rows[at][found.end() :]
            rows[at : at + 1] = [row if written else row.lstrip(" ")] if row.strip() else []
            return
    if written:
        row = rows[last - 1]
        body = row.rstrip("\r\n")
        rows[last - 1] = f"{body} {written}{row[len(body) :]}"
