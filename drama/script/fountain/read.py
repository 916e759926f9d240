"""Fountain text to elements, after the syntax published at fountain.io/syntax.

Where that leaves a choice: a heading needs an empty line before it but not after it, as in the
reference parser, and whatever takes one line ends the block it stands in. A title page has at least one
of the keys the syntax names, so that a script may begin with `FADE IN:` or `SOUND: rain`. The numbers of a
shooting script's headings, which stand on both sides of them, are scene numbers. A parenthetical may run
over several rows, as programs with narrow columns break it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from drama.script.fountain.inline import Row, clean, rows, spans
from drama.script.fountain.model import Document, Element, Kind

_TITLE_KEY = re.compile(r"([^\W\d_][\w -]*):")
_TITLE_KEYS = frozenset(
    ("title", "credit", "author", "authors", "source", "notes", "draft date", "date", "contact", "copyright")
)
_HEADING = re.compile(r"(?:INT|EXT|EST|INT\./EXT|INT/EXT|I/E)[.\s]", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"([A-Z]?[0-9]+[A-Z]{0,2})\.?\s+(?=(?:INT|EXT|EST|I/E)[./])")
_SCENE_NUMBER = re.compile(r"#([\w.-]+)#$")
_INTERRUPTS_ACTION = re.compile(r"\s*(?:~|#+\s|=\s|={3,}\s*$)")
_EXTENSION_END = re.compile(r"[^()]*\)\s*")

Block = tuple[Element, int]
"""An element and the number of rows it takes."""


def parse(text: str) -> Document:
    """Return what a text says in Fountain; there is no text that says nothing valid."""
    lines = tuple(rows(clean(text)))
    fields, start = title_page(lines)
    return Document(fields, tuple(elements(lines[start:])))


def title_page(lines: Sequence[Row]) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], int]:
    """Return the fields of the title page, if there is one, and the number of rows it takes."""
    fields: list[tuple[str, list[str]]] = []
    at = next((n for n, row in enumerate(lines) if row.raw.strip()), 0)
    while at < len(lines) and _takes_field(lines[at].raw, fields):
        at += 1
    if not any(" ".join(key.lower().split()) in _TITLE_KEYS for key, _ in fields):
        return (), 0
    return tuple((key, tuple(value)) for key, value in fields), at


def _takes_field(raw: str, fields: list[tuple[str, list[str]]]) -> bool:
    """Add a line of the title page to its fields; return whether it was one."""
    value = raw.strip()
    if key := _TITLE_KEY.match(raw):
        value = raw[key.end() :].strip()
        fields.append((key[1].strip(), []))
    elif not (fields and value and raw[0].isspace()):
        return False
    if value:
        fields[-1][1].append(value)
    return True


def elements(lines: Sequence[Row]) -> Iterator[Element]:
    """Yield the elements of a script, title page aside."""
    at = 0
    while at < len(lines):
        if not lines[at].raw.strip():
            at += 1
            continue
        element, count = _block(lines, at)
        yield element
        at += count


def _block(lines: Sequence[Row], at: int) -> Block:
    row, follower = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if row.raw.startswith("!"):
        return _action(lines, at)
    for single in _SINGLE_LINES:
        if element := single(row):
            return element, 1
    if _is_lyric(row):
        return _lyrics(lines, at)
    if character := _forced_character(row):
        return _speech(character, lines, at)
    if follower is None or _is_empty(follower):
        return _transition(row) or _action(lines, at)
    character = _character(row, natural=True)
    return _speech(character, lines, at) if character else _action(lines, at)


def _is_empty(row: Row) -> bool:
    """Return whether a row ends a speech: two spaces hold it together."""
    return not row.raw.strip() and row.raw != "  "


def _transition(row: Row) -> Block | None:
    # A space after the colon is the published way to say that this is action.
    if not (row.shape.endswith("TO:") and row.shape.isupper()):
        return None
    return Element("transition", row.raw.strip(), at=row.at), 1


# What takes exactly one line, whatever follows.


def _page_break(row: Row) -> Element | None:
    raw = row.raw.strip()
    return Element("page break", at=row.at) if len(raw) >= 3 and not raw.strip("=") else None


def _standing_alone(row: Row) -> Element | None:
    raw = row.raw.strip()
    whole = None if row.shape.strip() else next(spans(raw), None)
    if whole is None or (whole.start, whole.end) != (0, len(raw)):
        return None
    kind: Kind = "note" if whole.kind == "note" else "boneyard"
    return Element(kind, raw[2:-2], at=row.at)


def _section(row: Row) -> Element | None:
    raw = row.raw.strip()
    text = raw.lstrip("#")
    level = len(raw) - len(text)
    return Element("section", text.strip(), level=level, at=row.at) if level else None


def _synopsis(row: Row) -> Element | None:
    raw = row.raw.strip()
    return Element("synopsis", raw[1:].strip(), at=row.at) if raw.startswith("=") else None


def _centered(row: Row) -> Element | None:
    raw, shape = row.raw.strip(), row.shape.strip()
    framed = len(raw) > 1 and raw.startswith(">") and raw.endswith("<") and shape.endswith("<")
    return Element("centered", raw[1:-1].strip(), at=row.at) if framed else None


def _forced_transition(row: Row) -> Element | None:
    raw = row.raw.strip()
    return Element("transition", raw[1:].strip(), at=row.at) if raw.startswith(">") else None


def _heading(row: Row) -> Element | None:
    raw = row.raw.strip()
    if numbered := _numbered(row.shape.strip(), raw):
        return replace(numbered, at=row.at)
    # An escape may follow the period, so that a heading can begin with any character.
    if raw.startswith(".") and (raw[1:2].isalnum() or raw[1:2] == "\\"):
        raw = raw[1:]
    elif not _HEADING.match(row.shape.strip()):
        return None
    number = _SCENE_NUMBER.search(row.shape.rstrip())
    if number and raw.endswith(number[0]):
        return Element("heading", raw.removesuffix(number[0]).strip(), number[1], at=row.at)
    return Element("heading", raw, at=row.at)


def _numbered(shape: str, raw: str) -> Element | None:
    """Return a heading as shooting scripts have it: `12 EXT. FORD - DAY 12`, in capitals."""
    number = _NUMBER_BEFORE.match(shape)
    if not number or not shape.isupper() or len(shape) != len(raw):
        return None
    again = re.search(rf"\s+(?:{number[1]}\.?|#{number[1]}#)$", shape)
    return Element("heading", raw[number.end() : again.start() if again else None], number[1])


_SINGLE_LINES = (
    _page_break,
    _standing_alone,
    _section,
    _synopsis,
    _centered,
    _forced_transition,
    _heading,
)


# What takes a block of lines.


def _action(lines: Sequence[Row], at: int) -> Block:
    end = at + 1
    while end < len(lines) and lines[end].raw.strip() and not _interrupts_action(lines[end]):
        end += 1
    text = "\n".join(row.raw.rstrip().removeprefix("!") for row in lines[at:end])
    return Element("action", text, at=lines[at].at), end - at


def _interrupts_action(row: Row) -> bool:
    return bool(_INTERRUPTS_ACTION.match(row.raw) or _centered(row))


def _lyrics(lines: Sequence[Row], at: int) -> Block:
    end = at + 1
    while end < len(lines) and _is_lyric(lines[end]):
        end += 1
    return _part("lyrics", lines[at:end]), end - at


def _forced_character(row: Row) -> Element | None:
    indent = len(row.raw) - len(row.raw.lstrip()) + 1
    if not row.raw.lstrip().startswith("@"):
        return None
    return _character(Row(row.raw[indent:], row.shape[indent:], row.at), natural=False)


def _character(row: Row, natural: bool) -> Element | None:
    """Return a character without parts, if the row names one: `NAME (EXTENSION) (EXTENSION) ^`."""
    shape = row.shape.rstrip()
    dual = shape.endswith("^")
    split = shape.removesuffix("^").split("(")
    count = len(split)
    while count > 1 and _EXTENSION_END.fullmatch(split[count - 1]):
        count -= 1
    name = "(".join(split[:count])
    if not name.strip() or (natural and not name.isupper()):
        return None
    extensions, rest, at = [], [row.raw[: len(name)]], len(name)
    for extension in split[count:]:
        closed = at + 1 + extension.index(")")
        extensions.append(row.raw[at + 1 : closed].strip())
        at += 1 + len(extension)
        rest.append(row.raw[closed + 1 : at])
    rest.append(row.raw[at + dual :])
    text = " ".join(filter(None, map(str.strip, rest)))
    return Element("character", text, extensions=tuple(extensions), dual=dual, at=row.at)


def _speech(character: Element, lines: Sequence[Row], at: int) -> Block:
    end = at + 1
    while end < len(lines) and not _is_empty(lines[end]):
        end += 1
    runs = groupby(_parts(lines, at + 1, end), lambda part: part[:2])
    parts = tuple(_part(kind, [row for _, _, row in run]) for (kind, _), run in runs)
    return replace(character, parts=parts), end - at


def _parts(lines: Sequence[Row], at: int, end: int) -> Iterator[tuple[Kind, int, Row]]:
    """Yield the rows under a name, each with its kind and, in a parenthetical, the row that begins it."""
    while at < end:
        if count := _parenthetical_rows(lines, at, end):
            yield from (("parenthetical", at, row) for row in lines[at : at + count])
        else:
            yield "lyrics" if _is_lyric(lines[at]) else "dialogue", 0, lines[at]
        at += count or 1


def _is_lyric(row: Row) -> bool:
    return row.raw.lstrip().startswith("~")


def _parenthetical_rows(lines: Sequence[Row], at: int, end: int) -> int:
    """Return how many rows one pair of brackets takes that holds everything in them, or 0.

    `(sighs) I know. (laughs)` is dialogue. Programs with a narrow column for it break a parenthetical into
    rows; one that begins with a bracket of its own shows that the bracket before it was never meant to close.
    """
    depth = 0
    for nth in range(at, end):
        shape = lines[nth].shape.strip()
        if shape.startswith("(") != (nth == at) or not lines[nth].raw.strip() or _is_lyric(lines[nth]):
            return 0
        for bracket in re.finditer(r"[()]", shape):
            depth += 1 if bracket[0] == "(" else -1
            if depth == 0:
                return nth + 1 - at if bracket.end() == len(shape) else 0
    return 0


def _part(kind: Kind, lines: Sequence[Row]) -> Element:
    texts = [row.raw.strip() for row in lines]
    if kind == "lyrics":
        texts = [text[1:].strip() for text in texts]
    return Element(kind, "\n".join(texts), at=lines[0].at)
