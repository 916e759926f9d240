"""Lines that name a chapter, told from lines of prose by their words alone."""

import re
from dataclasses import dataclass
from itertools import product
from typing import Literal

from drama.story.emphasis import unmarked

Kind = Literal["part", "chapter", "named", "number"]

_ONES = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)


def _number_words() -> dict[str, int]:
    """Return the numbers up to ninety-nine, and the ordinals up to twentieth, as words."""
    ones, tens = _ONES.split(), _TENS.split()
    words = {word: number for number, word in enumerate(ones + _TEENS.split(), start=1)}
    words |= {word: 10 * ten for ten, word in enumerate(tens, start=2)}
    words |= {
        f"{word}{gap}{one}": 10 * ten + unit
        for (ten, word), (unit, one), gap in product(enumerate(tens, 2), enumerate(ones, 1), "- ")
    }
    return (
        words
        | {word: number for number, word in enumerate(_ORDINALS.split(), start=1)}
        | {"last": 0, "final": 0}
    )


_NUMBER_WORDS = _number_words()
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_ROMAN = r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})"
_WORDS = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,4}}|{_ROMAN}|{_WORDS})"

KINDS: dict[str, Kind] = {
    **dict.fromkeys(("part", "book", "volume", "vol.", "act"), "part"),
    **dict.fromkeys(("chapter", "chap.", "ch.", "stave", "canto", "letter", "episode", "section"), "chapter"),
}
_LABELLED = re.compile(
    rf"(?:the )?(?P<label>{'|'.join(map(re.escape, KINDS))}) ?(?:the )?"
    rf"(?P<number>{_NUMBER})(?![\w'’]|-\w)(?P<rest>.*)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:the )?(?P<name>prologue|epilogue|interlude|intermission|prelude|foreword|preface|introduction"
    r"|afterword|postscript|coda|conclusion)(?P<rest>\b.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER})(?![\w'’])(?P<rest>.*)", re.IGNORECASE)
_COUNTED = re.compile(r"(?:the )?(?:chap|ch\.|part|book|vol)", re.IGNORECASE)
_FRAMED = re.compile(r"\[(?P<words>(?:chapter|chap\.|ch\.) ?[^\[\]]+)\]", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[.:)\]|~–—-]+\s*")
_TITLE_LIMIT = 200
_MINOR_WORDS = (
    "a an and as at but by for from if in into of on or over s the to up upon with without is are was"
)
_MINOR = frozenset(_MINOR_WORDS.split())


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading line says: its kind, its number (-1 without one) and the title after the label."""

    kind: Kind
    number: int
    label: str
    title: str

    @property
    def words(self) -> str:
        """Return the heading as a chapter's title: `Chapter One: The Ford`."""
        return f"{self.label}: {self.title}" if self.title else self.label


def read_heading(line: str) -> Heading | None:
    """Return what a line says if it is labelled as a heading (`Chapter 3`, `Book the First`, `Epilogue`)."""
    plain = _bare(line)
    if framed := _FRAMED.fullmatch(plain):
        plain = framed["words"]
    if found := _LABELLED.fullmatch(plain):
        title = _title(found["rest"])
        kind = KINDS[found["label"].lower()]
        label = plain[: found.start("rest")]
    elif found := _NAMED.fullmatch(plain):
        title = _title(found["rest"])
        kind, label = "named", plain[: found.start("rest")]
    else:
        return None
    if title is None:
        return None
    return Heading(kind, _value(found.groupdict().get("number") or ""), label, title)


def read_number(line: str) -> Heading | None:
    """Return what a line says if it is a number, with or without a title: `I`, `2. The Ford`."""
    plain = _bare(line)
    found = _NUMBERED.fullmatch(plain)
    if not found:
        return None
    rest = found["rest"]
    title = _title(rest) if not rest or _SEPARATOR.match(rest) else None
    if title is None or (title and not is_title(title)):
        return None
    return Heading("number", _value(found["number"]), found["number"], title)


def title_words(line: str) -> str:
    """Return any heading as a chapter's title, its label set off with a colon where it has one.

    `2. Chapter One` is `Chapter One`: archives count the files of a story, the prologue among them.
    """
    heading = read_heading(line) or read_number(line)
    if heading and heading.kind == "number" and heading.label.isdigit():
        heading = read_heading(heading.title) or heading
    return heading.words if heading else _bare(line).strip()


def is_bare(line: str) -> bool:
    """Tell whether a heading is a label and a number only, so that a title may follow on its own."""
    heading = read_heading(line) or read_number(line)
    return heading is not None and not heading.title and heading.kind != "named"


def is_counted(heading: Heading) -> bool:
    """Tell whether a heading counts parts or chapters; `Letter 3` may be a title inside a chapter."""
    return _COUNTED.match(heading.label) is not None


def is_label(line: str) -> bool:
    """Tell whether a line is the label and number of a part or chapter, and nothing else: `CHAPTER ONE`."""
    heading = read_heading(line)
    return heading is not None and is_counted(heading) and is_bare(line)


def is_part(line: str) -> bool:
    """Tell whether a line is the heading of a part."""
    heading = read_heading(line)
    return heading is not None and heading.kind == "part"


def is_name(line: str) -> bool:
    """Tell whether a line is `Interlude` or the like and nothing else."""
    heading = read_heading(line)
    return heading is not None and heading.kind == "named" and not heading.title


def is_title(line: str) -> bool:
    """Tell whether a line is set like a title: short, its main words capitalised, no sentence."""
    if not line or len(line) > 80 or line[-1] in ".,;:…" and not is_capitals(line):
        return False
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if word.lower() not in _MINOR]
    return bool(words) and len(words) <= 10 and all(word[0].isupper() for word in words)


def is_capitals(line: str) -> bool:
    """Tell whether every letter of a line is a capital, and there are at least three."""
    return sum(map(str.isalpha, line)) >= 3 and line == line.upper()


def _bare(line: str) -> str:
    """Return a heading without the ornaments around it: emphasis, rules, decorations."""
    return unmarked(line).strip(" \t_*=~#|-–—•·<>⁂").strip()


def _title(rest: str) -> str | None:
    """Return the title after a label, "" where there is none, or None where a sentence goes on instead."""
    separator = _SEPARATOR.match(rest)
    title = rest[separator.end() :].strip() if separator else rest.strip()
    if not title:
        return ""
    if len(title) > _TITLE_LIMIT or title[0] in ",;'’":
        return None
    set_off = separator is not None and not (title[0].islower() and title[-1] in ".!?")
    return title if set_off or is_title(title) else None


def _value(number: str) -> int:
    folded = number.lower()
    if folded.isdigit():
        return int(folded)
    return _NUMBER_WORDS.get(folded, -1) if folded in _NUMBER_WORDS or not folded else _roman(folded)


def _roman(number: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
