"""What is meant as somebody's name over words, though Fountain takes it for none, or for another's."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from drama.errors import Place, Problem
from drama.script import fountain
from drama.script.fountain import Row
from drama.script.model import Line, Script
from drama.script.screenplay.read import Passage
from drama.story.model import spoken

_NAME = re.compile(r"(?P<name>.*?)\s*(?:\([^()]*\)\s*)*\^?\s*[:\uff1a]?")
_SMALL_PART = re.compile(
    "(?:fitz|mac|mc|van|von|del|den|der|des|dos|bin|ibn|mrs|da|de|di|du|el|la|le|mr|ms|dr|st|zu|[odl]['\u2019])\\.?",
    re.IGNORECASE,
)
SENTENCE_END = tuple(
    ".,;:!?\u2026\"'\u201d\u2019-\u2013\u2014\u3002\uff0c\uff01\uff1f\u060c\u061f\u06d4\u0964"
)
_SOFT_BREAK = re.compile("[\u2028\u2029\x0b\x0c\x85]")
_DIRECTION = re.compile(r"\s*\([^()]*\)\s*")
_CONTINUED = re.compile(r"\((?:CONT['\u2019.]?D|V\.?O\.?|O\.?S\.?)\)", re.IGNORECASE)


def as_name(row: Row) -> str:
    """Return a row as a name, without what may follow one over its lines."""
    found = _NAME.fullmatch(spoken(fountain.plain(row.raw))) if len(row.raw) <= 80 else None
    return found["name"] if found else ""


def softly_ended(row: Row) -> str:
    """Return the name that a row begins with, a soft break and not the end of the row behind it, or ""."""
    head, *more = _SOFT_BREAK.split(row.raw)
    name = as_name(Row(head, head, row.at))
    return name if more and name.isupper() else ""


def recurring_heads(passages: Sequence[Passage]) -> frozenset[str]:
    """Return what more than one paragraph of the narrator has for a short first row above its words."""
    heads: Counter[str] = Counter()
    for passage in passages:
        rows = list(fountain.rows(passage.markup, passage.at))
        if len(rows) > 1 and not passage.name_at:
            heads[as_name(rows[0])] += 1
    return frozenset(head for head, count in heads.items() if count > 1)


def is_name(rows: Sequence[Row], name: str, recurring: Container[str]) -> bool:
    """Return whether the first of some rows is meant as a name over the others, though not all capitals."""
    words = name.split()
    if len(rows) < 2 or not words or name.isupper() or name.endswith(SENTENCE_END):
        return False
    if almost_capitals(name):
        return True
    directed = _DIRECTION.fullmatch(rows[1].shape) and len(rows) > 2
    # A script need not have capitals.
    capital = name.upper() == name.lower() or all(word[0].isupper() for word in words)
    titled = len(words) <= 3 and capital
    return titled and bool(directed or _CONTINUED.search(rows[0].shape) or name in recurring)


def almost_capitals(name: str) -> bool:
    """Return whether a name is capitals but for such parts as stay small: McGREGOR, Mrs. VAN DER BERG."""
    words = [word.removesuffix("'s").removesuffix("\u2019s") for word in name.split()]
    small = [_SMALL_PART.match(word) for word in words]
    rest = [word[part.end() :] if part else word for word, part in zip(words, small, strict=True)]
    fits = (word.isupper() or not left or left.isupper() for word, left in zip(words, rest, strict=True))
    return not name.isupper() and any(len(left) > 1 for left in rest) and all(fits)


def twins(script: Script, file: str) -> Iterator[Problem]:
    """Yield the roles that are called like one before them but for punctuation, as DR. NWOSU and DR NWOSU."""
    first: dict[str, Line] = {}
    for line in script.lines():
        first.setdefault(line.role, line)
    known: dict[str, str] = {}
    for role, line in first.items():
        other = known.setdefault("".join(filter(str.isalnum, role)) or role, role)
        if other != role:
            hint = "if it is one person, write the name in one way"
            yield Problem(f"{role} and {other} are two roles", Place(file, line.at), hint)
