"""Letters that engines for English do not read but name ("u macron"), in letters they do read."""

import re
import unicodedata
from functools import reduce

from drama.speech.text.rewrite import Rule, applied, drafted, rule

READ = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
"""Letters that espeak-ng, and what builds on it, reads in a word."""

NAMED = "áâãäåèéêëìíîïòóôõöùúûüýÿ"
"""Those of them that it names all the same where nothing else is left of a word: "Ó" is "o acute"."""

PREFIXES = (
    "above|anti|arch|auto|battle|bio|blue|counter|in|inter|micro|mis|news|non|open|out|over|radio|rein|super"
    "|two|under|were"
)
"""What espeak-ng takes off a word before it reads the rest: of "Inés" that is é and the s of a plural."""

SOUNDS = {
    "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ŋ": "Ng", "ŋ": "ng", "Œ": "Oe",
    "œ": "oe", "Š": "Sh", "š": "sh", "Ș": "Sh", "ș": "sh", "Ş": "Sh", "ş": "sh", "Č": "Ch", "č": "ch",
    "Ž": "Zh", "ž": "zh", "ʻ": "", "ʼ": "'", "Ə": "E", "ə": "e", "ſ": "s", "Þ": "Th", "þ": "th",
    "Ð": "Th", "ð": "th",
}  # fmt: skip
"""Letters with a sound that their plain form has not."""


def readable(words: str) -> str:
    """Return words in letters that engines for English read."""
    return reduce(applied, RULES, drafted(words)).text


def _in_letters_read(match: re.Match[str]) -> str | None:
    letter = match[0]
    if letter in SOUNDS:
        return SOUNDS[letter]
    plain = _without_marks(letter)
    return plain if plain != letter and plain.isascii() else None


def _without_marks(letter: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", letter) if not unicodedata.combining(char))


RULES: tuple[Rule, ...] = (
    rule(rf"[\u00c0-\u024f\u1e00-\u1eff\u02bb\u02bc](?<![{READ}])", _in_letters_read),
    rule(rf"(?i)(?<!\w)(?:{PREFIXES})?(?P<alone>[{NAMED}])(?=s?(?!\w))", alone=_without_marks),
)
