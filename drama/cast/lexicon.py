"""The lexicon: how the names and odd words of a show are said, from `voices/pronunciations.yaml`.

An entry is a word or a phrase and what it sounds like: respelled (`kah KAH shee`, capitals where the
stress is) or in IPA between slashes (`/kɑkˈɑʃi/`). Entries under a role's name are for that role alone, those
under a language (`en-GB`) for shows in it.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from drama import yamlfile
from drama.errors import CastError, Place, Problem
from drama.script.model import fold
from drama.yamlfile import Entry

LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
LONGEST = 200
IPA_MARKS = "ˈˌːˑ.‿ˑʰʲʷ˞'ˣ \u0361\u035c\u0303\u0325\u0329\u032f\u030a\u031a\u032a"
"""What IPA has besides letters: stress, length, syllables, ties and the like."""


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How a word or phrase is said: `said` is respelled, or IPA between slashes.

    `scope` is the role or the language it is for, "" for all; `line` is where it stands in the file.
    """

    word: str
    said: str
    scope: str = ""
    line: int = 0

    @property
    def ipa(self) -> str:
        """The IPA without its slashes, "" where the word is respelled."""
        return self.said[1:-1] if self.said.startswith("/") else ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All pronunciations of a show, in the order of the file."""

    entries: tuple[Pronunciation, ...] = ()
    file: str = ""

    def heard_by(self, role: str, language: str) -> tuple[Pronunciation, ...]:
        """Return what holds for a role: its own entries, else the language's, else the show's."""
        return _holding(self.entries, ("", language.partition("-")[0], language, fold(role)))


@lru_cache(maxsize=256)  # of every role once, not of every line
def _holding(entries: tuple[Pronunciation, ...], scopes: tuple[str, ...]) -> tuple[Pronunciation, ...]:
    """Return the entries of some scopes; of several for one word, the one of the last scope."""
    holding: dict[str, Pronunciation] = {}
    for scope in scopes:
        holding |= {word_key(one.word): one for one in entries if one.scope == scope}
    return tuple(holding.values())


def read_lexicon(path: Path) -> Lexicon:
    """Return the lexicon in a file; raises `CastError` with every problem."""
    return _lexicon(yamlfile.load(path, CastError), str(path))


def parse_lexicon(text: str, file: str) -> Lexicon:
    """Return the lexicon that a text would be in a file; raises `CastError` with every problem."""
    return _lexicon(yamlfile.parse(text, file, CastError), file)


def checked(word: str, said: str) -> None:
    """Raise `ValueError(what, hint)` where an entry cannot be."""
    if not any(map(str.isalnum, word)) or len(word) > LONGEST:
        raise ValueError("the word is missing", "write 'Kakashi: kah KAH shee'")
    hint = "write it in letters, as in 'kah KAH shee', or in IPA between slashes, as in /kɑkˈɑʃi/"
    if len(said) > LONGEST or not any(map(str.isalpha, said)):
        raise ValueError(f"{word}: '{said[:40]}' is no pronunciation", hint)
    if said.startswith("/") != said.endswith("/") or said == "/":
        raise ValueError(f"{word}: IPA stands between two slashes", hint)
    if said.startswith("/") and (odd := [char for char in said if char.isalpha() and not _is_ipa(char)]):
        raise ValueError(f"{word}: '{odd[0]}' is no letter of IPA", hint)
    marks = IPA_MARKS if said.startswith("/") else " -'\u2019"
    plain = unicodedata.normalize("NFD", said.strip("/"))
    combining = "" if said.startswith("/") else "".join(filter(unicodedata.combining, plain))
    if odd := [char for char in plain if not char.isalpha() and char not in marks + combining]:
        raise ValueError(f"{word}: '{odd[0]}' has no sound", hint)


def _is_ipa(letter: str) -> bool:
    """Tell whether a letter is one of IPA: small Latin, the block of IPA, and those it shares with others."""
    return "a" <= letter <= "z" or "\u0250" <= letter <= "\u02ff" or letter in "æðøœçħŋβθχᵻᵊ"


def _lexicon(entry: Entry, file: str) -> Lexicon:
    problems: list[Problem] = []
    found: list[Pronunciation] = []
    for name, field in (entry.fields or {}).items():
        if field.fields is None:
            found += _entry(name, "", field, file, problems)
            continue
        scope = name if LANGUAGE.fullmatch(name) else fold(name)
        for word, inner in field.fields.items():
            found += _entry(word, scope, inner, file, problems)
    problems += _doubles(found, file)
    if problems:
        raise CastError(*sorted(problems, key=lambda problem: problem.place.line if problem.place else 0))
    return Lexicon(tuple(found), file)


def _entry(word: str, scope: str, field: Entry, file: str, problems: list[Problem]) -> list[Pronunciation]:
    said = " ".join(field.text.split())
    try:
        if field.items is not None or field.fields is not None:
            raise ValueError(f"{word}: expected one pronunciation", f"write '{word}: kah KAH shee'")
        checked(word, said)
    except ValueError as fault:
        what, hint = (*fault.args, "")[:2]
        problems.append(Problem(what, Place(file, field.line), hint))
        return []
    return [Pronunciation(" ".join(word.split()), said, scope, field.line)]


def _doubles(found: list[Pronunciation], file: str) -> list[Problem]:
    first: dict[tuple[str, str], int] = {}
    problems = []
    for one in found:
        line = first.setdefault((one.scope, word_key(one.word)), one.line)
        if line != one.line:
            what = f"'{one.word}' stands here a second time (first in line {line})"
            problems.append(Problem(what, Place(file, one.line)))
    return problems


def word_key(word: str) -> str:
    """Return a word as words are compared: small letters, composed accents, plain apostrophes."""
    return unicodedata.normalize("NFC", word.replace("\u2019", "'")).casefold()
