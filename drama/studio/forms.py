"""What goes over the wire: dataclasses as JSON, and JSON as dataclasses again, checked field by field."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from drama.errors import Problem
from drama.studio.answers import RequestError

Form = TypeVar("Form")

LARGEST_FORM = 1_000_000
"""Bytes of JSON that a request may have: a screenplay's longest chapter is a tenth of this."""

DIGITS = 16
"""Hexadecimal digits of a version: 64 bits, so that two states of a file are never taken for one."""

UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
"""Control characters, which come along with what is pasted: a file with them is no text to other programs."""

SPLIT = re.compile(r"[\ud800-\udfff]")
"""Halves of characters, which JSON can tell and no file can hold."""


def written(value: object) -> bytes:
    """Return an answer as JSON: dataclasses as objects, paths as text.

    What a file is called may be no text: those bytes are told as question marks.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text.encode(errors="replace")


def version_of(value: object) -> str:
    """Return the version of a state: a hash of what it says, the same whoever asks and whenever."""
    return hashlib.sha256(value if isinstance(value, bytes) else written(value)).hexdigest()[:DIGITS]


def read_as(kind: type[Form], text: bytes) -> Form:
    """Return the dataclass that JSON describes; raises `RequestError` (400) with everything that is wrong."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise RequestError(400, Problem("this is not JSON")) from None
    problems: list[Problem] = []
    made = _made(kind, data, "the request", problems)
    if problems:
        raise RequestError(400, *problems)
    return cast(Form, made)


def _made(hint: Any, value: object, name: str, problems: list[Problem]) -> object:
    """Return a JSON value as the type a dataclass names, adding what is wrong with it to `problems`."""
    if is_dataclass(hint) and isinstance(value, dict):
        return _record(hint, value, problems)
    if get_origin(hint) is tuple and isinstance(value, list):
        return tuple(_made(get_args(hint)[0], each, name, problems) for each in value)
    if not _fits(value, hint) or (isinstance(value, str) and SPLIT.search(value)):
        problems.append(Problem(f"'{name}' is not what it should be"))
    return UNSEEN.sub("", value) if isinstance(value, str) else value


def _record(kind: Any, data: Mapping[str, object], problems: list[Problem]) -> object:
    hints, known = get_type_hints(kind), {field.name: field for field in fields(kind)}
    wrong = [Problem(f"'{name}' is not known here") for name in data if name not in known]
    missing = [name for name, field in known.items() if name not in data and _needed(field)]
    wrong += [Problem(f"'{name}' is missing") for name in missing]
    found = {name: _made(hints[name], data[name], name, problems) for name in known if name in data}
    problems += wrong
    return None if wrong else kind(**found)


def _plain(value: object) -> object:
    if isinstance(value, Path):
        return value.as_posix()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} cannot be told as JSON")


def _needed(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _fits(value: object, hint: Any) -> bool:
    """Tell whether a JSON value is of a type as a dataclass names it."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, part) for part in parts)
    if origin is Mapping or origin is dict or hint is Mapping:
        return isinstance(value, dict)
    if origin is not None:  # Literal
        return value in parts
    if hint in (None, NoneType):
        return value is None
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return hint in (object, Any) or isinstance(value, hint)
