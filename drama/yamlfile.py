"""YAML files as the user wrote them: every value with its line, and nothing but plain values.

`load` refuses what a hand-written file never needs (tags, aliases, duplicate keys), so a file from a stranger
can neither run code nor grow in memory. `check` compares a mapping with a table of fields and collects every
problem, so that the user sees them all at once.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from yaml.constructor import SafeConstructor

from drama.errors import DramaError, Place, Problem, nearest
from drama.files import cannot_read, real

LARGEST_BYTES = 1_000_000
"""A voice map of a thousand roles is a tenth of this."""

DEEPEST = 20
"""Our own files nest four deep."""

Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What reads YAML: six times as fast where PyYAML has libyaml, as its packages for all systems do."""


ROW_END = re.compile(r"(\r\n|[\r\n\x85\u2028\u2029])")
"""Where the lines that YAML counts end: splitting at it keeps the ends between them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A value and the line of its name: a scalar as written in `text`, or entries in `items` or `fields`.

    `value` is the scalar as YAML reads it (str, int, float, bool or None).
    """

    line: int
    text: str = ""
    value: object = None
    items: tuple["Entry", ...] | None = None
    fields: Mapping[str, "Entry"] | None = None


Kind = Callable[[Entry], object]
"""Turns an entry into what the program uses, or raises `ValueError(what, hint)`."""


def load(path: Path, error: type[DramaError]) -> Entry:
    """Return the file's top mapping, empty for an empty file; raises `error` with every problem found."""
    return parse(_text(path, error), str(path), error)


def parse(text: str, file: str, error: type[DramaError]) -> Entry:
    """Return the top mapping of a text that is, or will be, in `file`; raises `error` as `load` does."""
    problems: list[Problem] = []
    try:
        problems += _traps(text, file)
        node = None if problems else yaml.compose(text, Loader=Loader)
        entry = Entry(1, fields={}) if node is None else _entry(node, file, problems)
    except yaml.MarkedYAMLError as fault:
        raise error(_syntax(fault, text, file)) from None
    except (yaml.YAMLError, UnicodeEncodeError) as fault:  # libyaml reads UTF-8: no halves of characters
        raise error(Problem(f"this is not YAML: {fault}", Place(file))) from None
    if entry.fields is None:
        problems.append(Problem("expected 'name: value' lines", Place(file, entry.line)))
    if problems:
        raise error(*problems)
    return entry


def _text(path: Path, error: type[DramaError]) -> str:
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise cannot_read(path, fault, error) from None
    if len(raw) > LARGEST_BYTES:
        raise error(Problem(f"{len(raw):,} bytes are too many for this kind of file", Place(str(path))))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        raise error(
            Problem("this is not UTF-8 text", Place(str(path), line), "save the file as UTF-8")
        ) from None


def _traps(text: str, file: str) -> list[Problem]:
    """Return a problem for every alias and for nesting without end, both of which fill memory or time.

    A few nested aliases are a "billion laughs"; PyYAML's time grows with the square of the depth.
    """
    problems: list[Problem] = []
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        place = Place(file, event.start_mark.line + 1 if event.start_mark else 0)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return [*problems, Problem("this is nested too deep", place, "check the brackets")]
        if isinstance(event, yaml.AliasEvent):
            problems.append(Problem(f"'*{event.anchor}' repeats another value", place, "write it out"))
    return problems


def _syntax(fault: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    line = fault.problem_mark.line + 1 if fault.problem_mark else 0
    rows = ROW_END.split(text)[::2]
    written = rows[line - 1] if 0 < line <= len(rows) else ""
    if "\t" in written:
        return Problem("a tab stands where YAML wants spaces", Place(file, line), "indent with spaces")
    return Problem(
        f"this is not YAML: {fault.problem}", Place(file, line), "check colons, brackets and quotes"
    )


def _entry(node: yaml.Node, file: str, problems: list[Problem]) -> Entry:
    line = node.start_mark.line + 1
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python"):
        problems.append(Problem(f"the tag '{node.tag}' is not allowed here", Place(file, line), "remove it"))
        return Entry(line)
    if isinstance(node, yaml.MappingNode):
        return Entry(line, fields=_fields(node, file, problems))
    if isinstance(node, yaml.SequenceNode):
        return Entry(line, items=tuple(_entry(item, file, problems) for item in node.value))
    return Entry(line, node.value, _scalar(node, file, problems))


def _fields(node: yaml.MappingNode, file: str, problems: list[Problem]) -> dict[str, Entry]:
    fields: dict[str, Entry] = {}
    for key, value in node.value:
        place = Place(file, key.start_mark.line + 1)
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem("a name is missing before the colon", place))
        elif key.value in fields:
            first = fields[key.value].line
            problems.append(
                Problem(f"'{key.value}' stands here a second time (first in line {first})", place)
            )
        else:
            fields[key.value] = replace(_entry(value, file, problems), line=place.line)
    return fields


def _scalar(node: yaml.Node, file: str, problems: list[Problem]) -> object:
    try:
        return SafeConstructor().construct_object(node)
    except (yaml.YAMLError, ValueError) as fault:
        problems.append(
            Problem(f"'{node.value}' cannot be read: {fault}", Place(file, node.start_mark.line + 1))
        )
    except (LookupError, AttributeError):  # what PyYAML makes of words that a tag calls something else
        what = f"'{node.value}' is not what its tag '!!{node.tag.rpartition(':')[2]}' says"
        problems.append(Problem(what, Place(file, node.start_mark.line + 1), "remove the tag"))
    return None


def check(entry: Entry, table: Mapping[str, Kind], file: str, problems: list[Problem]) -> dict[str, object]:
    """Return the entry's fields turned by the kinds in `table`, adding what is wrong to `problems`.

    Fields that are wrong or absent are absent from the result.
    """
    found: dict[str, object] = {}
    before = ("", Entry(0))
    for name, field in (entry.fields or {}).items():
        place = Place(file, field.line)
        torn, before = _torn(before, (name, field)), (name, field)
        if name not in table:
            hint = torn or f"known: {', '.join(table)}"
            problems.append(Problem(f"'{name}' is not known here{nearest(name, table)}", place, hint))
            continue
        try:
            found[name] = table[name](field)
        except ValueError as fault:
            what, hint = (*fault.args, "")[:2]
            problems.append(Problem(f"{name}: {what}", place, hint))
    return found


def _torn(before: tuple[str, Entry], after: tuple[str, Entry]) -> str:
    """Return how to write what a comma between braces has made two of: `{pace: 0,9}`; "" where none did."""
    (name, first), (rest, second) = before, after
    if not first.text or first.line != second.line or second.text or second.items or second.fields:
        return ""
    if first.text.isdecimal() and rest.isdecimal():
        return f"a number has a point: {name}: {first.text}.{rest}"
    return f'between braces a comma ends a value, but for quoted ones: {name}: "{first.text}, {rest}"'


def text(entry: Entry) -> str:
    """Return a scalar as it is written, so that `title: 1984` and `NO: ...` stay words."""
    if entry.items is not None or entry.fields is not None:
        raise ValueError("expected a single value")
    return entry.text


def written(name: str) -> str:
    """Return a name as it is written before or behind a colon, between quotation marks where it must be."""
    try:
        node = yaml.compose(f"{name}: {name}", Loader=Loader)
    except yaml.YAMLError:
        node = None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    bare = [(key.value, value.value) for key, value in pairs] == [(name, name)]
    return name if bare else json.dumps(name, ensure_ascii=False)


def yes_no(entry: Entry) -> bool:
    """Return a yes or no, however YAML spells it."""
    if not isinstance(entry.value, bool):
        raise ValueError(f"'{entry.text}' is neither yes nor no")
    return entry.value


def number(low: float, high: float, unit: str = "") -> Kind:
    """Return a kind that takes a number from `low` to `high`."""

    def kind(entry: Entry) -> float:
        value = entry.value
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(f"'{entry.text}' is not a number from {low:g} to {high:g}{unit and ' ' + unit}")
        return float(value)

    return kind


def one_of(names: Iterator[str] | tuple[str, ...]) -> Kind:
    """Return a kind that takes one of the names."""
    known = tuple(names)

    def kind(entry: Entry) -> str:
        name = text(entry)
        if name not in known:
            raise ValueError(f"'{name}' is not known{nearest(name, known)}", f"one of: {', '.join(known)}")
        return name

    return kind


def words(entry: Entry) -> tuple[str, ...]:
    """Return a list of words, or one word standing alone."""
    return tuple(text(item) for item in entry.items) if entry.items is not None else (text(entry),)


def path_in(folder: Path, entry: Entry) -> Path:
    """Return the path an entry names in `folder`; one outside it is refused, whether or not it exists."""
    written = text(entry)
    if "\0" in written or not real(folder / written).is_relative_to(real(folder)):
        raise ValueError(f"'{written}' is outside {folder.name}/", "copy the file into the folder")
    return folder / written


def file_in(folder: Path, entry: Entry) -> Path:
    """Return the file an entry names in `folder`, which must be there."""
    path = path_in(folder, entry)
    if not path.is_file():
        hint = "check its name; it is looked for in the show's folder"
        raise ValueError(f"there is no file '{entry.text}'", hint)
    return path
