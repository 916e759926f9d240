"""Roman numerals where the words around them show that they are numbers."""

import re

from drama.script.prose.listed import listed
from drama.script.prose.names import FIRST_NAMES
from drama.speech.text.numbers import cardinal, ordinal
from drama.speech.text.rewrite import Rule, rule

REGNAL = listed(
    "Albert Alexander Alexios Alfonso Baldwin Benedict Boniface Catherine Charles Christian Clement "
    "Constantine Darius Edward Elizabeth Emmanuel Ferdinand Francis Frederick Friedrich Georg George "
    "Gregory Gustav Haakon Harald Henri Henry Innocent Isabella Ivan James Jean Joseph Karl Leo "
    "Leopold Louis Ludwig Manuel Margaret Mary Maximilian Mehmed Michael Murad Napoleon Nicholas Olaf "
    "Otto Paul Pedro Peter Philip Philippe Pius Ptolemy Ramesses Ramses Richard Robert Rudolf Selim "
    "Sixtus Stephen Thutmose Umberto Urban Victor Vladislav Wilhelm William Xerxes Vittorio"
)
RULERS = listed(
    "King Queen Pope Emperor Empress Tsar Czar Kaiser Prince Princess Duke Pharaoh Sultan Shah Lord "
    "Lady Saint"
)
NUMBERED = listed(
    "Act Annex Apollo Appendix Article Book Canto Chapter Class Episode Figure Game Grade Lesson "
    "Level Mark Movement Note Number Page Paragraph Part Phase Plate Rule Scene Season Section Song "
    "Stage Symphony Table Title Type Unit Verse Volume War Bowl Round Day Step Quartet Generation "
    "Opus Ward Corps Reich Dynasty Legion Gemini Saturn Fantasy Quest Rocky Mk Elizabeth"
)
"""Words in capitals behind which a Roman numeral counts, single letters too."""

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXLC])"
_SMALL_ROMAN = r"(?=[ivx])(?:x{0,3})(?:ix|iv|v?i{0,3})(?<=[ivx])(?<=[ivx])"
_NO_PRONOUN = (
    r"(?=$|'s\b|[.,;:!?)\"\u2013\u2014-]|\s(?:of|and|to|is|was|begins|ends|in)\b)"
    r"(?!\s(?:was|is)\s[a-z]+ing\b)"
)
"""What follows a one, where "I" might also be somebody speaking."""


def value(numeral: str) -> int:
    """Return what a well-formed Roman numeral stands for."""
    worths = [_VALUES[letter] for letter in numeral.upper()]
    pairs = zip(worths, [*worths[1:], 0], strict=True)
    return sum(-worth if worth < following else worth for worth, following in pairs)


def _nth(numeral: str) -> str:
    return f"the {ordinal(str(value(numeral)))}"


def _count(numeral: str) -> str:
    return cardinal(str(value(numeral)))


def _rank(numeral: str) -> str:
    return ordinal(str(value(numeral)))


def _third(match: re.Match[str]) -> str | None:
    """Return the numeral of somebody's son: a first name, a surname, II to V."""
    first = match["first"].lower()
    return f"{match['first']} {match['last']} {_nth(match['numeral'])}" if first in FIRST_NAMES else None


def _any_case(words: frozenset[str]) -> str:
    return "|".join(f"{word}|{word.upper()}" for word in sorted(words))


_NAMES = f"(?:{_any_case(REGNAL)})"
_RULERS = f"(?:{_any_case(RULERS)})"
_NUMBERED = f"(?:{_any_case(NUMBERED)}|Vol\\.|Ch\\.|Fig\\.|No\\.)"

RULES: tuple[Rule, ...] = (
    rule(rf"\b{_RULERS}\s[A-Z]\w+\s(?P<n>I){_NO_PRONOUN}", n=_nth),
    rule(rf"\b{_RULERS}\s[A-Z]\w+(?:\s[A-Z]\w+)?\s(?P<n>(?!I\b){_ROMAN})\b(?!-)", n=_nth),
    rule(rf"\b{_NAMES}\s(?P<n>(?![IXLC]\b){_ROMAN})\b(?!-)", n=_nth),
    rule(
        r"\b(?:Pius|Leo|Louis|Charles|Gregory|Benedict|Clement|Alfonso|Innocent|Boniface)\s(?P<n>X)\b(?!-)",
        n=_nth,
    ),
    rule(rf"\b{_NUMBERED}\s(?P<n>I){_NO_PRONOUN}", n=_count),
    rule(rf"\b{_NUMBERED}\s(?P<n>(?![ILC]\b){_ROMAN})(?!\w|\.\w)", n=_count),
    rule(
        rf"\b(?i:act|scene|chapter|page|part|book|volume|canto|section)\s(?P<n>(?!i\b){_SMALL_ROMAN})\b(?!['-])",
        n=_count,
    ),
    rule(
        r"\b(?P<first>[A-Z][a-z]+)\s(?P<last>[A-Z][a-z]+)\s(?P<numeral>II|III|IV|V)\b(?!['\u2019]?\w|-)",
        _third,
    ),
    rule(
        r"\b(?:[A-Z][a-z]+)\s(?P<n>(?=[IVX]{2})(?!XX)X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVX]))\b(?![.-]\w)",
        n=_count,
    ),
    rule(
        rf"\b(?P<n>(?=[IVX]{{1,6}}(?:th|st|nd|rd)?\s[Cc]entur)(?!I\b){_ROMAN})(?P<th>th|st|nd|rd)?(?=\s[Cc]entur)",
        n=_rank,
        th="",
    ),
)
