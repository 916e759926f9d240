"""Times of day in words, and what looks like them: verses and ratios."""

import re

from drama.script.prose.listed import listed
from drama.speech.text.numbers import cardinal, pair
from drama.speech.text.rewrite import Rule, rule

BOOKS = listed(
    "Genesis Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Samuel Kings Chronicles Ezra "
    "Nehemiah Esther Job Psalm Psalms Proverbs Ecclesiastes Isaiah Jeremiah Lamentations Ezekiel "
    "Daniel Hosea Joel Amos Obadiah Jonah Micah Nahum Habakkuk Zephaniah Haggai Zechariah Malachi "
    "Matthew Mark Luke John Acts Romans Corinthians Galatians Ephesians Philippians Colossians "
    "Thessalonians Timothy Titus Philemon Hebrews James Peter Jude Revelation Surah Sura Quran"
)

_FREE = r"(?<![\w.,:/$£€#'-])"
_HOUR = r"(?:[01]?\d|2[0-4])"
_NOON = r"(?:[AaPp]\.\s?[Mm]\.?|[AaPp][Mm])(?![\w'])"
"""What tells morning from evening."""


def _clock(hour: str, minutes: str) -> str:
    """Return a time as it is read from a clock: "7:05" is "seven oh five", "7:00" "seven o'clock"."""
    if int(minutes):
        return f"{_hour(hour)} {pair(minutes)}"
    return f"{_hour(hour)} o'clock" if 0 < int(hour) < 13 else f"{_hour(hour)} hundred"


def _hour(hour: str) -> str:
    return cardinal(str(int(hour)))


def _half(match: re.Match[str]) -> str:
    """Return a time with a.m. or p.m.; a full stop stays where it ends a sentence."""
    hour, minutes, noon = match["hour"], match["minutes"], match["noon"]
    exact = f" {pair(minutes)}" if minutes and int(minutes) else ""
    end = "." if noon.endswith(".") and _ENDS.match(match.string, match.end()) else ""
    return f"{_hour(hour)}{exact} {noon[0].upper()} M{end}"


_ENDS = re.compile(
    r"""["')\]\s]*$|["')\]]*\s+["'(]*(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|GMT|E[SD]T|P[SD]T|UTC|I\b)[A-Z]"""
)
"""What follows the end of a sentence."""


def _military(match: re.Match[str]) -> str:
    hour, minutes = match["hour"], match["minutes"]
    said = f"oh {_hour(hour)}" if hour.startswith("0") and int(hour) else _hour(hour)
    return f"{said} {pair(minutes) if int(minutes) else 'hundred'}"


def _dotted(match: re.Match[str]) -> str:
    return _clock(match["hour"], match["minutes"])


def _with_seconds(match: re.Match[str]) -> str:
    return f"{_hour(match['hour'])} {pair(match['minutes'])} {pair(match['seconds'])}"


_BEFORE_IT = listed("at At until Until till before Before after After")
_AT = "|".join(rf"(?<=\b{word}\s)" for word in sorted(_BEFORE_IT))
_DOTTED = r"(?P<hour>0?[1-9]|1\d|2[0-3])\.(?P<minutes>[0-5]\d)"
_GOES_ON = (
    r"(?=\s*$|[,;:!?)\"]|\.(?!\d)|\s(?:I|we|he|she|they|you|it|the|this|that|there|on|in|and|or|to|until|till|sharp"
    r"|exactly|precisely|tonight|today|tomorrow|yesterday|when|with|for|every|last|next|[A-Z][a-z]+)\b)"
)
"""What follows a time with a full stop in it, and no measure."""

_LEAVES = r"(?=\s(?:train|bus|boat|ferry|flight|coach|tram|plane|express|sailing|show|news)\b)"
_CALLED_OUT = (
    r"(?:^|(?<=[.!?,;:]\s)|(?<=[\"(])|(?<=\b[Aa]t\s)|(?<=\b[Bb]y\s)|(?<=\b[Uu]ntil\s)|(?<=\btill\s)|(?<=\bsince\s)"
    r"|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\b[Ii]t's\s)|(?<=\btime\sis\s))"
)
"""What stands before an hour of the morning that may as well be how long something takes."""

RULES: tuple[Rule, ...] = (
    rule(
        rf"\b(?:{'|'.join(sorted(BOOKS))})\s(?P<chapter>\d{{1,3}})(?P<colon>:)(?P<verse>\d{{1,3}})(?:(?P<to>[-\u2013])(?P<last>\d{{1,3}}))?\b(?!:)",
        chapter=cardinal, colon=" ", verse=cardinal, to=" to ", last=cardinal,
    ),
    rule(rf"{_FREE}(?P<hour>{_HOUR})(?:[:.](?P<minutes>[0-5]\d))?\s?(?P<noon>{_NOON})", _half),
    rule(
        rf"{_FREE}(?P<hour>\d{{1,2}}):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?![\w:]|[.,]\d)",
        _with_seconds,
    ),
    rule(
        rf"{_FREE}(?P<hour>{_HOUR}):(?P<minutes>[0-5]\d)(?![\w:]|[.,]\d)",
        lambda match: _clock(match["hour"], match["minutes"]),
    ),
    rule(rf"{_FREE}(?P<hour>0\d|1[3-9]|2[0-4])(?P<minutes>[0-5]\d)(?=\shours\b(?! of\b))", _military),
    rule(
        rf"{_CALLED_OUT}(?P<hour>1[0-2])(?P<minutes>[0-5]\d)(?=\shours\b(?!\s(?:of|later|ago|or|and|before|after)\b))",
        _military,
    ),
    rule(rf"(?:{_AT}){_DOTTED}{_GOES_ON}", _dotted),
    rule(rf"(?<=\b[Tt]he\s){_DOTTED}{_LEAVES}", _dotted),
    rule(
        r"(?:(?<=\b[Aa]t\s)|(?<=\b[Bb]y\s)|(?<=\buntil\s))(?P<hour>0\d)(?P<minutes>[0-5]\d)(?![\w:.,-]\w)\b",
        _military,
    ),
    rule(
        rf"{_FREE}(?P<one>\d{{1,3}})(?P<colon>:)(?P<other>\d{{1,3}})(?![\w:]|[.,]\d)",
        one=cardinal, colon=" to ", other=cardinal,
    ),
)  # fmt: skip
