"""Letters that engines for English do not read but name ("u macron"), in letters they do read."""

import re
import unicodedata

from drama.speech.text.rewrite import Rule, rule

READ = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
"""Letters that espeak-ng, and what builds on it, reads."""

SOUNDS = {
    "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ŋ": "Ng", "ŋ": "ng", "Œ": "Oe",
    "œ": "oe", "Š": "Sh", "š": "sh", "Ș": "Sh", "ș": "sh", "Ş": "Sh", "ş": "sh", "Č": "Ch", "č": "ch",
    "Ž": "Zh", "ž": "zh", "ʻ": "", "ʼ": "'", "Ə": "E", "ə": "e", "ſ": "s", "Þ": "Th", "þ": "th",
    "Ð": "Th", "ð": "th",
}  # fmt: skip
"""Letters with a sound that their plain form has not."""


def _readable(match: re.Match[str]) -> str | None:
    letter = match[0]
    if letter in SOUNDS:
        return SOUNDS[letter]
    plain = "".join(char for char in unicodedata.normalize("NFD", letter) if not unicodedata.combining(char))
    return plain if plain != letter and plain.isascii() else None


RULES: tuple[Rule, ...] = (rule(rf"[\u00c0-\u024f\u1e00-\u1eff\u02bb\u02bc](?<![{READ}])", _readable),)
