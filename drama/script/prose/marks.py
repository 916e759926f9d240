"""Quotation marks one by one: what each looks like as an opening or a closing mark, as a cost.

A cost is 0.0 for a mark that looks just right and about 3.0 for one that would have to be a typing error;
`drama.script.prose.pairing` finds the cheapest way to read a whole paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

MISSING = 3.0
"""What a mark that the writer forgot costs."""

STRAY = 3.5
"""What a mark that neither opens nor closes costs."""

WRONG = 3.0
"""What a mark turned the wrong way costs."""

_MARKUP = "_*"
_SPACE = " \t\n\r\u00a0\u202f\u2009"
_BRACKETS = "([{"
_DASHES = "-\u2013\u2014\u2015\u2012"
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u201e\u201a\u00ab\u00bb\u2039\u203a`"
_APOSTROPHES = "'\u2019"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `start` of the text, and what it costs to read it as opening, closing or neither."""

    start: int
    end: int
    opening: float
    closing: float
    stray: float
    nests: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Marks that pair with each other; `turn` maps a mark to its cost of (opening, closing) by shape."""

    name: str
    turn: dict[str, tuple[float, float]] = field(hash=False)

    def pattern(self) -> re.Pattern[str]:
        """Return the expression that finds the family's marks."""
        return re.compile("[" + "".join(map(re.escape, self.turn)) + "]")


DOUBLE = Family(
    "double",
    {
        '"': (0.0, 0.0),
        "\u201c": (0.0, WRONG),
        "\u201d": (WRONG, 0.0),
        "\u201e": (0.0, 2 * WRONG),
        "\u201f": (0.0, WRONG),
    },
)
SINGLE = Family(
    "single",
    {
        "'": (0.0, 0.0),
        "\u2018": (0.0, WRONG),
        "\u2019": (WRONG, 0.0),
        "\u201a": (0.0, 2 * WRONG),
        "`": (0.0, WRONG),
    },
)
ANGLE = Family(
    "angle", {"\u00ab": (0.0, WRONG), "\u00bb": (WRONG, 0.0), "\u2039": (0.0, WRONG), "\u203a": (WRONG, 0.0)}
)
CORNER = Family(
    "corner", {"\u300c": (0.0, WRONG), "\u300d": (WRONG, 0.0), "\u300e": (0.0, WRONG), "\u300f": (WRONG, 0.0)}
)

_ELIDED = (
    "tis twas twere twill twould twixt em im er ere is ow ome ouse orse ad as ave ope til till cause cos coz "
    "bout n nuff neath round gainst cross fraid nother course scuse spose tain kay ello ead and"
)
_DROPPED_H = (  # none that is a word of its own, such as "it" and "old": that may begin a quotation
    "e imself isself erself ers avin aving aven avn adn asn eard earin alf arf ang angin appen appened "
    "appens appy ard arder ardly eart eaven eavens eavy ell elp elped elpin eld igh igher ighness ittin "
    "ole oped opin oldin olding orrible ospital ot ouses omes orses ungry undred undreds urry urt urts "
    "usband ush owever arry enry erbert"
)
_ELISIONS = frozenset(f"{_ELIDED} {_DROPPED_H}".split())
_WORD = re.compile(r"\w+")


def _turned(family: Family, turns: dict[str, tuple[float, float]]) -> Family:
    return replace(family, turn={**family.turn, **turns})


def _both_ways(family: Family, seen: Counter[str], left: str, right: str) -> Family:
    """Return the family with one shape free to open and close, where the document uses only that one."""
    for one, other in ((left, right), (right, left)):
        if seen[one] and not seen[other]:
            return _turned(family, {one: (0.0, 0.0)})
    return family


def dialect(family: Family, text: str, firsts: Counter[str]) -> Family:
    """Return the family as this text turns its marks: `„so“`, `»so«`, `”so”` or as usual.

    `firsts` counts the marks that come first in a paragraph.
    """
    seen = Counter({mark: text.count(mark) for mark in family.turn})
    if family is DOUBLE:
        if seen["\u201e"] * 3 > seen["\u201c"]:
            return _turned(family, {"\u201c": (WRONG, 0.0)})
        return _both_ways(family, seen, "\u201c", "\u201d")
    if family is ANGLE:
        if firsts["\u00bb"] > firsts["\u00ab"]:
            usual = _turned(family, {"\u00bb": (0.0, WRONG), "\u00ab": (WRONG, 0.0)})
            return _both_ways(usual, seen, "\u00ab", "\u00bb")
        return _both_ways(family, seen, "\u00ab", "\u00bb")
    return family


def _beside(text: str, at: int, step: int, low: int, high: int) -> str:
    """Return the nearest character that is not emphasis markup, or "" at the paragraph's edge."""
    while low <= at < high and text[at] in _MARKUP:
        at += step
    return text[at] if low <= at < high else ""


def _opening(left: str, right: str) -> float:
    before = not left or left in _SPACE or left in _BRACKETS or left in _DASHES
    after = not right or right in _SPACE
    if before:
        return (3.0 if left and left in _DASHES else 1.0) if after else 0.0
    if left in _QUOTES:
        return 0.5 if not after else 2.0
    return 3.0 if after else 1.5


def _closing(left: str, right: str) -> float:
    before = not left or left in _SPACE or left in _BRACKETS
    ends = not right or right in _SPACE or not right.isalnum()
    if before:
        return 1.0 if ends else 2.5
    if left in _DASHES:
        return 0.0 if ends else 1.0
    return 0.0 if ends else 1.5


def _stray(left: str, right: str, glyph: str) -> float:
    inches = glyph == '"' and left.isdigit() and not right.isalnum()
    return 1.0 if inches else STRAY


def _word_after(text: str, at: int) -> str:
    match = _WORD.match(text, at)
    return match.group().lower() if match else ""


def _apostrophe(text: str, at: int, left: str, right: str) -> float:
    """Return the cost of reading a single mark as an apostrophe; letters on both sides come here never."""
    if right.isalnum():
        word = _word_after(text, at + 1)
        elided = word in _ELISIONS or word[:1].isdigit()
        return (0.4 if right.isupper() else 0.3) if elided else STRAY  # a capital may begin a quotation, too
    if left.isalpha():
        return (
            0.4 if text[max(0, at - 2) : at].lower().endswith(("s", "in", "o", "th", "n", "z", "x")) else 1.5
        )
    return STRAY


def _single(text: str, at: int, left: str, right: str, turn: tuple[float, float]) -> Mark | None:
    glyph = text[at]
    if left.isalnum() and right.isalnum():
        return None
    stray = _apostrophe(text, at, left, right) if glyph in _APOSTROPHES else STRAY
    if glyph == "\u2019" and right.isalnum():
        stray = min(stray, 0.5)
    opening = turn[0] + _opening(left, right)
    closing = turn[1] + _closing(left, right) + (1.0 if left.isalnum() else 0.0)
    return Mark(at, at + 1, opening, closing, stray)


def marks(family: Family, text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Mark]:
    """Yield the family's marks between `start` and `end` of the text, apostrophes inside words left out."""
    for match in pattern.finditer(text, start, end):
        at, glyph = match.start(), match.group()
        left, right = _beside(text, at - 1, -1, start, end), _beside(text, at + 1, 1, start, end)
        if family.name == "single":
            mark = _single(text, at, left, right, family.turn[glyph])
            if mark:
                yield mark
            continue
        turn = family.turn[glyph]
        yield Mark(
            at,
            at + 1,
            turn[0] + _opening(left, right),
            turn[1] + _closing(left, right),
            _stray(left, right, glyph),
            nests=turn[0] != turn[1],
        )
