"""Speech tags: the `she said` beside a quotation, found by its words alone."""

import re

from drama.script.prose.listed import listed
from drama.script.prose.verbs import SAYINGS, SPEECH

_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*\w|[^\W\d_]")
PRONOUNS = listed("i he she they we it you who")
"""Pronouns that may be the subject of a tag."""

BEFORE_NOUN = listed("a an the my his her their our this that another one mr mrs miss ms dr")
"""Words with which a longer subject of a tag begins."""

_AUXILIARIES = listed("had has would could did then only just at last also still now")
_LONGEST = 6


def _subject(word: str) -> bool:
    return word.lower() in PRONOUNS or word.lower() in BEFORE_NOUN or word[0].isupper()


def _reports(word: str) -> bool:
    return word in SPEECH or word.removesuffix("s") + "ed" in SPEECH


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the first words of one clause: they stop at any mark but a space or an apostrophe."""
    words: list[re.Match[str]] = []
    at = start
    while len(words) < _LONGEST:
        match = _WORD.search(text, at, min(end, at + 40))
        if not match or (words and text[at : match.start()].strip("_* \n\t\r")):
            break
        words.append(match)
        at = match.end()
    return words


def words_of(clause: str) -> list[str]:
    """Return the words of a clause in order."""
    return _WORD.findall(clause)


def _between(first: str, word: str) -> bool:
    """Tell whether a word can stand between a tag's subject and its verb."""
    low = word.lower()
    named = word[0].isupper() or low in ("of", "the", "de", "von", "van")
    return named or low in _AUXILIARIES or low.endswith("ly") or first in BEFORE_NOUN


def tag(text: str, start: int, end: int) -> int | None:
    """Return where the verb (or the subject after it) of the tag that begins at `start` ends, else None."""
    words = _words(text, start, end)
    if len(words) < 2 or text[start : words[0].start()].strip():
        return None
    first = words[0].group().lower()
    if _reports(first) and _subject(words[1].group()):
        return words[1].end()
    if not _subject(words[0].group()):
        return None
    for match in words[1:]:
        if _reports(match.group().lower()):
            return match.end()
        if not _between(first, match.group()):
            return None
    return None


def is_tag(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch is a speech tag and nothing else (`she exclaims,`)."""
    after = tag(text, start, end)
    return after is not None and len(text[after:end].split()) <= 1


_ANSWER = re.compile(
    r"\s+(?:was|came) (?:the|his|her|my|their|(?:[A-Z][\w.-]*\s?){1,3}['\u2019]s?) "
    rf"(?:[\w-]+,? ){{0,3}}(?:{'|'.join(sorted(SAYINGS))})\b(?! (?:of|to|on|for|that)\b)"
)


def answers(text: str, start: int, end: int) -> bool:
    """Tell whether the words before the stretch are somebody's answer: ` was Mara's short reply`."""
    return _ANSWER.match(text, start, end) is not None


_BOUNDARY = re.compile(r"[,.!?;\u2026\u2014\u2013-]['\u2019]?\s+")


def tag_after_stop(text: str, start: int, end: int) -> int | None:
    """Return where the mark before the first tag inside the stretch ends (`Run,| he said.`), else None."""
    for match in _BOUNDARY.finditer(text, start, end):
        if tag(text, match.end(), end) is not None:
            return match.start() + len(match.group().rstrip())
    return None
