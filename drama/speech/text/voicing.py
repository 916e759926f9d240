"""What a voice does to words: stammering, drawing out, sounds that are no words."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from drama.script.prose.listed import listed
from drama.script.prose.names import FIRST_NAMES
from drama.speech.text.rewrite import Rule, rule

NO_STAMMER = listed(
    "d-day h-hour t-test t-tests b-boy b-boys b-ball g-girl c-clamp c-clamps x-xmas a-a v-vee"
)
"""What looks like a stammer and is a word."""

SOUNDS = {
    "a": "ah", "o": "oh", "u": "uh", "wh": "wuh", "ph": "fuh", "q": "kwuh", "qu": "kwuh", "x": "zuh",
    "kn": "nuh", "wr": "ruh", "ps": "suh",
}  # fmt: skip
"""How the letters that somebody stumbles over sound; others with "uh" behind them."""

MURMURS = (
    (r"h+m+", "hmm"), (r"m{2,}", "hmm"), (r"m+-?h+m+|mm+-h+m+", "mhm"), (r"s+h+", "shush"),
    (r"p+s{2,}t+|p+s+t{2,}", "psst"), (r"b+r{2,}", "burr"), (r"g+r{2,}", "gurr"), (r"u+g+h+", "ugh"),
    (r"u+h+", "uh"), (r"u+m{2,}|u{2,}m+", "um"), (r"e+r{3,}|e{2,}r+|e+r{2,}m+", "er"),
    (r"a+h{2,}|a{2,}h+", "ah"),
    (r"o+h{2,}|o{3,}h+", "oh"), (r"o{2}h", "ooh"), (r"e+w{2,}|e{2,}w+", "ew"), (r"a+w{2,}|a{2,}w+", "aw"),
    (r"a+r+g+h+", "argh"), (r"p+f+t+|p+f{2,}", "puff"), (r"t+s+k+", "tisk"), (r"z{3,}", "zuzz"),
    (r"h+u+h{2,}|h+u{2,}h+", "huh"), (r"a{3,}", "ah"), (r"o{3,}", "oh"), (r"e{3,}", "ee"),
    (r"w+h+e+w{2,}", "whew"), (r"h+a{2,}h*", "ha"), (r"a+c+h+o{2,}", "achoo"),
    (r"m{2,}(p+[hf]*|f+h*)", "mumf"), (r"h+m+p+h+", "humph"), (r"h+r+m+", "herm"), (r"h+r+m+p+h+", "hermf"),
    (r"p+s+h+", "pish"), (r"b+z{2,}t*", "buzz"), (r"t+c+h+", "tisk"), (r"n+g+h+", "nung"),
    (r"e{2,}k+|e+k{2,}", "eek"), (r"h+i+s{3,}", "hiss"), (r"o+f{3,}", "off"),
)  # fmt: skip
"""Sounds without a spelling: how they may be written, and a word that sounds like them."""

_HUSHED = re.compile(r"\s*$|[.,!?;:\u2026\u2014-](?!\w)")
_REMEMBERED = 10_000  # words
_MURMURS = tuple((re.compile(pattern), said) for pattern, said in MURMURS)


def _stammer(match: re.Match[str]) -> str | None:
    """Return what is stumbled over as sounds: "W-who" is "wuh-who", "I-I" is "I, I"."""
    start, word = match["start"], match["word"]
    letters = start.rstrip("-").split("-")
    if any(not word.lower().startswith(letter.lower()) for letter in letters):
        return None
    if f"{letters[-1]}-{word}".lower() in NO_STAMMER:
        return None
    if len(word) == len(letters[-1]):
        if word.lower() != "i":
            return None
        return ", ".join(letters) + ", "
    return "".join(f"{_sound(letter, word)}-" for letter in letters)


def _sound(letters: str, word: str) -> str:
    low = letters.lower()
    if low == "w" and word.lower().startswith("who"):
        return "huh"
    if low == "c" and word[1:2].lower() in "eiy":
        return "suh"
    return letters if low in "ei" else SOUNDS.get(low, f"{low}uh")


def _murmur(match: re.Match[str]) -> str | None:
    if match[0] in ("AAA", "ZZZ"):
        return None
    if match[0].lower() == "sh" and not _HUSHED.match(match.string, match.end()):  # Sh!t
        return None
    said = _murmured(match[0].lower())
    return said and (said.capitalize() if match[0][0].isupper() and not match[0].isupper() else said)


@lru_cache(_REMEMBERED)
def _murmured(word: str) -> str | None:
    return next((said for pattern, said in _MURMURS if pattern.fullmatch(word)), None)


@cache
def ranks() -> dict[str, int]:
    """Return the common words of English, each with its place: the most frequent first."""
    words = (files("drama.speech.text") / "words.txt").read_text(encoding="ascii").split()
    return {word: place for place, word in enumerate(words)}


def _drawn_out(match: re.Match[str]) -> str:
    """Return a word with letters drawn out as it is written in calm: the most frequent word it can be."""
    word = match[0]
    runs = re.split(r"((\w)\2+)", word, flags=re.IGNORECASE)  # text, run, its letter, text, ...
    choices = [(part,) for part in runs[::3]]
    doubles = [(run[0], run[:2]) for run in runs[1::3]]
    parts = [choices[0], *(part for pair in zip(doubles, choices[1:], strict=True) for part in pair)]
    if len(doubles) > MOST_RUNS:
        return re.sub(r"((\w)\2)\2+", r"\1", word, flags=re.IGNORECASE)
    spellings = list(map("".join, product(*parts)))
    known = [spelling for spelling in spellings if spelling.lower() in ranks()]
    return min(known, key=lambda spelling: ranks()[spelling.lower()]) if known else _calm(spellings)


def _calm(spellings: list[str]) -> str:
    """Return a spelling of a word that is in no list, its consonants single: "Meeep" is "Meep"."""
    named = [one for one in spellings if one.lower() in FIRST_NAMES]
    long = [one for one in spellings if _LONG_VOWEL.fullmatch(one)]
    if named or long:
        return (named or long)[0]
    return next(
        (one for one in spellings if not re.search(r"([b-df-hj-np-tv-z])\1", one, re.IGNORECASE)),
        spellings[0],
    )


MOST_RUNS = 5

_LONG_VOWEL = re.compile(
    r"(?!.*([b-df-hj-np-tv-xz])\1)[b-df-hj-np-tv-xz]*(?:ee|oo(?!$))[b-df-hj-np-tv-xz]*", re.IGNORECASE
)
"""One syllable whose vowel is long: who draws out a sound of that kind means it so."""

RULES: tuple[Rule, ...] = (
    rule(
        r"(?<![\w'-])(?P<start>(?:(?:[b-df-hj-np-tv-z]{1,3}|[aeiouy]|qu)-){1,8})(?=(?P<word>[a-z][a-z']{0,40}))",
        _stammer, re.IGNORECASE,
    ),
    rule(r"(?<![\w'])[a-z]{2,60}(?:-h+m+)?(?![\w'])", _murmur, re.IGNORECASE),
    rule(
        r"(?<![\w'])(?=[a-z']{0,60}([a-z])\1\1)(?!(?:I|X|A|W|Z){3}\b|(?i:w{3})\b)[a-z']{3,60}(?![\w])",
        _drawn_out, re.IGNORECASE,
    ),
)  # fmt: skip
