"""A sentence as words, and the forms that a verb or a noun takes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from drama.story.model import Span

Form = Literal["past", "doing", "bare", "does"]
"""Creaked, creaking, creak, creaks."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_HARD = re.compile(r"[;:.!?()\u2013\u2014\u201c\u201d\"]|--")

PAST = {
    "beat": "beat",
    "bite": "bit",
    "blow": "blew",
    "break": "broke",
    "bring": "brought",
    "burn": "burnt",
    "burst": "burst",
    "catch": "caught",
    "come": "came",
    "creep": "crept",
    "cut": "cut",
    "draw": "drew",
    "drive": "drove",
    "fall": "fell",
    "fling": "flung",
    "fly": "flew",
    "get": "got",
    "give": "gave",
    "go": "went",
    "grind": "ground",
    "have": "had",
    "hit": "hit",
    "lay": "laid",
    "leap": "leapt",
    "let": "let",
    "make": "made",
    "meet": "met",
    "put": "put",
    "ride": "rode",
    "ring": "rang",
    "rise": "rose",
    "run": "ran",
    "send": "sent",
    "set": "set",
    "shake": "shook",
    "shoot": "shot",
    "shut": "shut",
    "sing": "sang",
    "sink": "sank",
    "slide": "slid",
    "speak": "spoke",
    "speed": "sped",
    "spit": "spat",
    "split": "split",
    "spring": "sprang",
    "stick": "stuck",
    "sting": "stung",
    "stride": "strode",
    "strike": "struck",
    "swear": "swore",
    "sweep": "swept",
    "swing": "swung",
    "take": "took",
    "tear": "tore",
    "tell": "told",
    "throw": "threw",
    "thrust": "thrust",
    "tread": "trod",
    "wake": "woke",
    "weep": "wept",
    "wind": "wound",
}
"""The past of the verbs that do not end in -ed, by the bare verb."""

_TWICE = re.compile(r"[^aeiou]*(?:[aeiou]|qui)[bdgklmnprtz]")
"""A verb of one short syllable doubles its last letter: slam, slammed."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: in small letters, where it stands, and what parts it from the word before.

    `parted` is "" for a space, "," for a comma or the like, ";" for what ends a clause.
    """

    text: str
    span: Span
    parted: str
    large: bool


def words(text: str, sentence: Span) -> list[Word]:
    """Return the words of a sentence, in order."""
    return list(_words(text, sentence))


def _words(text: str, sentence: Span) -> Iterator[Word]:
    end = sentence.start
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        between = text[end : match.start()]
        parted = ";" if _HARD.search(between) else "," if between.strip(" \n\t") else ""
        plain = match[0].casefold().replace("\u2019", "'")
        yield Word(plain, Span(match.start(), match.end()), parted, match[0][0].isupper())
        end = match.end()


def verb_forms(bare: str) -> Iterator[tuple[str, Form]]:
    """Yield the forms of a verb; a verb of two words ("let fall") is no verb here."""
    twice = bare + bare[-1] if _TWICE.fullmatch(bare) else bare
    stem = bare[:-1] if bare.endswith("e") and not bare.endswith("ee") else twice
    yield bare, "bare"
    yield _plural(bare), "does"
    yield f"{stem}ing", "doing"
    yield PAST.get(bare) or (f"{bare[:-1]}ied" if _ends_in_y(bare) else f"{stem}ed"), "past"


def noun_forms(one: str) -> tuple[str, str]:
    """Return a noun and its plural; what has none of its own is given one all the same."""
    return one, _plural(one)


def _plural(word: str) -> str:
    if _ends_in_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{word}s"


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in "aeiou"
