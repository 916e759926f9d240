"""Numbers that are nothing but numbers: ranges, ranks, fractions, decimals, and digits beside letters."""

import re

from drama.speech.text.numbers import NUMBER, cardinal, number, ordinal, pair, plural, spelled
from drama.speech.text.rewrite import Rule, rule

PHRASES = {
    "24/7": "twenty-four seven", "9/11": "nine eleven", "7/7": "seven seven", "20/20": "twenty twenty",
    "50/50": "fifty-fifty", "50-50": "fifty-fifty", "9-1-1": "nine one one", "4x4": "four by four",
    "007": "double oh seven", "WWI": "World War One", "WWII": "World War Two", "911's": "nine elevens",
    "4/4": "four four",
}  # fmt: skip
"""Numbers that have a reading of their own."""

PARTS = {2: "half", 4: "quarter"}
GLYPHS = {
    "½": "one half", "⅓": "one third", "⅔": "two thirds", "¼": "one quarter", "¾": "three quarters",
    "⅕": "one fifth", "⅖": "two fifths", "⅗": "three fifths", "⅘": "four fifths",
    "⅙": "one sixth", "⅚": "five sixths", "⅛": "one eighth",
    "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths",
}  # fmt: skip

_NAMED = (
    "Flight|Room|Route|Highway|Interstate|Bus|Boeing|Apartment|Suite|Unit|Extension|Area|Locker|Cell|Platform"
)
_FREE = r"(?<![\w.,:/$£€#'-])"


def _part(numerator: str, denominator: str) -> str | None:
    above, below = int(numerator), int(denominator)
    if not (0 < above < below <= 100) or (below > 20 and below % 10 and below != 32 and below != 64):
        return None
    part = PARTS.get(below) or ordinal(denominator)
    several = "halves" if below == 2 else part + "s"
    return f"{cardinal(numerator)} {part if above == 1 else several}"


def _fraction(match: re.Match[str]) -> str | None:
    part = _part(match["above"], match["below"])
    if not part or not match["whole"]:
        return part
    return f"{cardinal(match['whole'])} and {_of(part)}"


def _of(part: str) -> str:
    return "a half" if part == "one half" else "a quarter" if part == "one quarter" else part


def _glyph(match: re.Match[str]) -> str:
    part = GLYPHS[match["glyph"]]
    return f"{cardinal(match['whole'])} and {_of(part)}" if match["whole"] else part


def _span(match: re.Match[str]) -> str:
    return f"{number(match['low'])} to {number(match['high'])}"


def _row(match: re.Match[str]) -> str:
    return " ".join(cardinal(one) for one in match[0].split("-"))


def _version(match: re.Match[str]) -> str:
    groups = match[0].split(".")
    return (" dot " if len(groups) == 4 else " point ").join(map(cardinal, groups))


def _room(digits: str) -> str | None:
    """Return three digits as one says the number of a room: "101" is "one oh one"."""
    return f"{cardinal(digits[0])} {pair(digits[1:])}" if digits[1:] != "00" and digits[0] != "0" else None


def _bare(match: re.Match[str]) -> str:
    """Return any number left, apart from the letters it touches."""
    text, start, end = match.string, match.start(), match.end()
    written = match[0]
    minus = "minus " if written.startswith("-") else ""
    said = minus + number(written.removeprefix("-"))
    before = " " if start and text[start - 1].isalpha() else ""
    after = " " if end < len(text) and text[end].isalpha() else ""
    return before + said + after


RULES: tuple[Rule, ...] = (
    rule(rf"{_FREE}(?:{'|'.join(map(re.escape, PHRASES))})(?![\w/-])", lambda match: PHRASES[match[0]]),
    rule(
        r"(?<![\d.,])\d{1,3}(?:\s\d{3}){0,4}\s000(?!\d)", lambda match: cardinal(re.sub(r"\s", "", match[0]))
    ),
    rule(r"(?<=\d),(?=\d{1,2}(?!\d))", ", "),
    rule(
        rf"{_FREE}(?:(?P<whole>\d{{1,4}})[ -])?(?P<above>\d{{1,2}})[/\u2044](?P<below>\d{{1,3}})(?![\w/])",
        _fraction,
    ),
    rule(
        rf"{_FREE}(?<!\b[Oo]n\s)(?:(?P<top>10)(?=/10)|(?P<five>5)(?=/5)|(?P<more>1[1-5])(?=/10)|(?P<all>100)(?=/100))"
        r"(?P<of>/)(?=\d+(?![\w/]))",
        of=" out of ",
    ),
    rule(rf"(?:(?<!\d)(?P<whole>\d{{1,15}})\s?)?(?P<glyph>[{''.join(GLYPHS)}])", _glyph),
    rule(
        r"(?<![\w.,$£€-])(?P<rank>\d{1,3}(?:,\d{3})+|\d{1,15})(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)",
        lambda match: ordinal(match["rank"]),
    ),
    rule(r"(?<![\w.,$£€-])\d{1,6}(?:-\d{1,6}){2,}(?![\w-])", _row),
    rule(r"(?<![\w.,])\d{1,4}(?:\.\d{1,4}){2,}(?![\w])", _version),
    rule(
        rf"(?<![\w.,$£€-])(?P<low>{NUMBER})\s?[-\u2013]\s?(?P<high>{NUMBER})(?![\w-]|[.,]\d)(?<!\s\d)", _span
    ),
    rule(rf"\b(?:{_NAMED})\s(?P<room>\d{{3}})(?![\w.,]\d)\b", room=_room),
    rule(
        r"(?<![\w.,])(?P<tens>1?\d00+)s(?!\w)",
        lambda match: plural(cardinal(match["tens"]).removeprefix("one ")),
    ),
    rule(r"(?<![\w.])\.(?P<decimals>\d+)(?![\w.])", lambda match: f"point {spelled(match['decimals'])}"),
    rule(rf"(?:(?<![\w.,)-])-)?(?<![\d.,])(?:{NUMBER})", _bare),
    rule(r"\d+", lambda match: cardinal(match[0])),
)
