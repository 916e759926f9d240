"""Words that the show's lexicon says how to say, found in the words as written and held from every rule."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drama.cast.lexicon import Pronunciation
from drama.speech.text.rewrite import Held
from drama.speech.text.sounds import possessive, respelled, sounded


def held(words: str, entries: Sequence[Pronunciation]) -> tuple[Held, ...]:
    """Return the parts of `words` that are in the lexicon, the longest where several begin alike."""
    return tuple(one for one, _ in _found(words, tuple(entries))) if entries else ()


def entries_in(words: str, entries: Sequence[Pronunciation]) -> tuple[Pronunciation, ...]:
    """Return the entries of the lexicon that `words` are said by, each once, in their order."""
    return tuple(dict.fromkeys(entry for _, entry in _found(words, tuple(entries)))) if entries else ()


def _found(words: str, entries: tuple[Pronunciation, ...]) -> Iterator[tuple[Held, Pronunciation]]:
    index = _index(entries)
    done = 0
    for token in _TOKEN.finditer(words):
        for spelled in index.get(token[0].casefold(), ()):
            match = spelled.pattern.match(words, max(done, token.start() - spelled.lead))
            if match and match.start() <= token.start():
                one = _held(words, match.start(), match.end(), spelled.entry)
                yield one, spelled.entry
                done = one.end
                break


def _held(words: str, start: int, end: int, entry: Pronunciation) -> Held:
    ipa = entry.ipa or sounded(entry.said)
    text = (respelled(entry.ipa) if entry.ipa else re.sub(r"[ -]+", "-", entry.said)).lower()
    if ipa and re.match(r"['\u2019][sS]\b", words[end : end + 3]):
        return Held(start, end + 2, text + "'s", possessive(ipa))
    return Held(start, end, text, ipa)


_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Spelled:
    """An entry, a pattern of the ways it is written, and how much stands before its first letter."""

    entry: Pronunciation
    pattern: re.Pattern[str]
    lead: int


@lru_cache(maxsize=64)  # a show's roles, not its lines
def _index(entries: tuple[Pronunciation, ...]) -> dict[str, list[_Spelled]]:
    """Return the entries by the first run of letters of what they are written as, the longest first."""
    index: dict[str, list[_Spelled]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry.word)):
        forms = _forms(entry.word)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelling, forms))})(?!\w)")
        firsts = {(match[0].casefold(), match.start()) for form in forms if (match := _TOKEN.search(form))}
        for first, lead in sorted(firsts):
            index.setdefault(first, []).append(_Spelled(entry, pattern, lead))
    return index


def _forms(word: str) -> list[str]:
    """Return a word as written, in capitals, and as it begins a sentence, its accents composed and not."""
    ways = (word, word.upper(), word[:1].upper() + word[1:])
    return sorted({unicodedata.normalize(form, way) for way in ways for form in ("NFC", "NFD")})


def _spelling(form: str) -> str:
    """Return a pattern of a word with any apostrophe and any gap."""
    pattern = re.escape(re.sub("[\u2018\u2019]", "'", form))
    return pattern.replace("'", "['\u2018\u2019]").replace(r"\ ", r"\s+")
