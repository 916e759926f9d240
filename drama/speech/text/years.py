"""Years, decades and eras in words."""

import re

from drama.speech.text.numbers import cardinal, pair, plural, year
from drama.speech.text.rewrite import Rule, rule

YEAR = r"[12]\d{3}(?![\d,]\d)"
"""A year that stands in a date."""

_SEASONS = "year summer winter spring autumn fall of early late mid class"
_BEFORE = re.compile(
    rf"(?:\b(?:in|since|by|until|till|before|after|from|circa|{'|'.join(_SEASONS.split())}|January|February|March|"
    r"April|May|June|July|August|September|October|November|December)|,)\s$",
    re.IGNORECASE,
)
"""What stands before a year rather than a count."""

_COUNTED = re.compile(
    r"\s(?:people|men|women|children|feet|sheep|mice|horse|foot|or so|odd|more|other|"
    r"(?!(?:was|is|has|as|this|his|its|us|yes|across|always|perhaps|unless|thus|does|plus|towards|afterwards|"
    r"whereas|besides|[a-z]*(?:ss|ous))\b)[a-z-]+s)\b"
)
"""What stands after a count rather than a year: "1200 men", "1984 sheep"."""


def _bare(match: re.Match[str]) -> str | None:
    """Return four digits as a year, unless they seem to count something."""
    dated = _BEFORE.search(match.string[max(0, match.start() - 12) : match.start()])
    counted = _COUNTED.match(match.string, match.end())
    if counted and not (dated and dated[0].strip().lower() == "in"):
        return None
    return year(match[0]) if dated or not match[0].startswith("100") else None


def _decade(digits: str) -> str:
    return plural(year(digits) if len(digits) == 4 else cardinal(digits))


def _era_year(digits: str) -> str:
    return cardinal(digits) if len(digits) < 3 else year(digits)


def _letters(era: str) -> str:
    return " ".join(filter(str.isalpha, era))


def _last(digits: str) -> str:
    return year(digits) if len(digits) == 4 else pair(digits)


_ERA = r"(?:B\.?C\.?E\b|C\.?E\b|B\.?C\b|A\.?D\b)(?:\.(?=\s+[a-z\d]|\S))?"
_FREE = r"(?<![\w.,:/$£€#'+-])"

RULES: tuple[Rule, ...] = (
    rule(rf"{_FREE}(?P<year>\d{{1,4}})(?P<gap>\s?)(?P<era>{_ERA})", year=_era_year, gap=" ", era=_letters),
    rule(rf"(?<![\w.])(?P<era>{_ERA})\s(?P<year>\d{{1,4}})(?!\w|,\d)", era=_letters, year=_era_year),
    rule(
        rf"{_FREE}(?P<first>1[1-9]\d\d|20\d\d)(?P<to>\s?[-\u2013/]\s?)(?P<last>[12]\d{{3}}|\d\d)(?![\w%-]|[.,:]\d)",
        first=year, to=" to ", last=_last,
    ),
    rule(
        r"(?<![\w.,$£€'])'?(?P<decade>1[1-9]\d0|20\d0|[1-9]0)'?s(?![\w'])",
        lambda match: _decade(match["decade"]),
    ),
    rule(r"(?<![\w'])'(?P<year>\d\d)(?![\w'%]|[.,:]\d)", lambda match: pair(match["year"])),
    rule(r"\b[Tt]he year\s(?P<year>\d{3,4})(?!\w|,\d)", year=year),
    rule(rf"{_FREE}(?:1\d|20)\d\d(?![\w%°-]|[.,:/]\d|\s?[ap]\.?m\b)", _bare),
)  # fmt: skip
