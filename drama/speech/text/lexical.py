"""Words that the show's lexicon says how to say, found in the words as written and held from every rule."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from drama.cast.lexicon import Pronunciation
from drama.speech.text.rewrite import Held
from drama.speech.text.sounds import possessive, respelled, sounded


def held(words: str, entries: Sequence[Pronunciation]) -> tuple[Held, ...]:
    """Return the parts of `words` that are in the lexicon, the longest where several begin alike."""
    return tuple(_found(words, tuple(entries))) if entries else ()


def _found(words: str, entries: tuple[Pronunciation, ...]) -> Iterator[Held]:
    pattern, numbers = _pattern(entries)
    for match in pattern.finditer(words):
        entry = entries[numbers[int((match.lastgroup or "_0")[1:])]]
        ipa = entry.ipa or sounded(entry.said)
        text = (respelled(entry.ipa) if entry.ipa else re.sub(r"[ -]+", "-", entry.said)).lower()
        ending = words[match.end() :]
        if ipa and re.match(r"['\u2019][sS]\b", ending):
            yield Held(match.start(), match.end() + 2, text + "'s", possessive(ipa))
        else:
            yield Held(match.start(), match.end(), text, ipa)


@lru_cache(maxsize=64)
def _pattern(entries: tuple[Pronunciation, ...]) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """Return a pattern whose groups are the entries, the longest first, and the numbers of the entries."""
    order = sorted(range(len(entries)), key=lambda number: -len(entries[number].word))
    groups = (f"(?P<e{at}>{_spellings(entries[number].word)})" for at, number in enumerate(order))
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)"), tuple(order)


def _spellings(word: str) -> str:
    """Return a pattern of a word as written, in capitals, or beginning a sentence, with any apostrophe."""
    ways = (word, word.upper(), word[:1].upper() + word[1:])
    forms = {unicodedata.normalize(form, way) for way in ways for form in ("NFC", "NFD")}
    patterns = (re.escape(form.replace("\u2019", "'")) for form in sorted(forms))
    return "|".join(one.replace("'", "['\u2019]").replace(r"\ ", r"\s+") for one in patterns)
