"""Stories written without capital letters: their names are found by what they do, and given capitals."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drama.script.prose.kin import ELDERS, WORDS
from drama.script.prose.names import FIRST_NAMES, TITLES
from drama.script.prose.nouns import (
    ADJECTIVES,
    CONJUNCTIONS,
    DETERMINERS,
    GROUPS,
    ORDINARY,
    PEOPLE,
    POSSESSIVES,
    PREPOSITIONS,
)
from drama.script.prose.passages import BREAKS, Passage, Word
from drama.script.prose.runs import acts, is_call, names_self
from drama.script.prose.verbs import ACTION, AUXILIARY, SPEECH

_FEW, _CAPITALS = 6, 0.1
"""Sentences that tell how a story is written, and the share of them that may begin with a capital."""

_TWICE = 2
_ELDERS = frozenset(word for elder in ELDERS for word in WORDS[elder])
_OTHERS = ORDINARY | ACTION | AUXILIARY | ADJECTIVES | PREPOSITIONS
_NOT_NAMES = (PEOPLE.keys() | GROUPS) - FIRST_NAMES - _ELDERS | _OTHERS
_TITLES = TITLES.keys() - ADJECTIVES
_NOT_AFTER = DETERMINERS | POSSESSIVES | ADJECTIVES


def with_capitals(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return passages as they are; where a story has no capitals, with those of sentences and names."""
    if not _without_capitals(passages):
        return passages
    names = _names(passages)
    return [replace(one, words=tuple(_capitals(one, names))) for one in passages]


def _without_capitals(passages: Sequence[Passage]) -> bool:
    opening = [one.words[at] for one in passages for at in one.opens if one.words[at].text[0].isalpha()]
    return len(opening) >= _FEW and sum(word.capital for word in opening) < _CAPITALS * len(opening)


def _names(passages: Sequence[Passage]) -> frozenset[str]:
    """Return the words that name people: they speak, act or are called, and hardly ever follow an article."""
    signs: Counter[str] = Counter()
    common: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for before, passage in pairwise((Passage((), frozenset(), 0, 0), *passages)):
        tagged = before.quotation is not None and passage.quotation is None
        for at, word in enumerate(passage.words):
            if word.low in _NOT_NAMES or not word.low.replace("-", "").isalpha() or len(word.low) < _TWICE:
                continue
            total[word.low] += 1
            signs[word.low] += _sign(passage, at, tagged=tagged)
            common[word.low] += at > 0 and passage.words[at - 1].low in _NOT_AFTER
    return frozenset(
        word
        for word, count in signs.items()
        if count >= (1 if word in FIRST_NAMES else _TWICE) and 4 * common[word] <= total[word]
    )


def _sign(passage: Passage, at: int, *, tagged: bool) -> int:
    """Return what speaks for a name: that it acts, speaks in a tag or is called, and most of all a title."""
    words = passage.words
    before = [word.low for word in words[max(0, at - 2) : at] if word.low != "."][-1:]
    if before and before[0] in _TITLES:
        return _TWICE
    if passage.quotation is not None:
        return is_call(words, at, at + 1) or names_self(words, at, at + 1)
    inverted = tagged and at == 1 and words[0].low in SPEECH
    opens = at == 0 or words[at - 1].low in BREAKS or words[at - 1].low in CONJUNCTIONS
    return inverted or (opens and acts(words, at + 1))


def _capitals(passage: Passage, names: Collection[str]) -> Iterator[Word]:
    for at, word in enumerate(passage.words):
        named = word.low in names or word.low == "i" or (word.low in TITLES and _behind(passage, at) in names)
        capital = named or at in passage.opens
        yield word._replace(text=word.text[0].upper() + word.text[1:]) if capital else word


def _behind(passage: Passage, at: int) -> str:
    """Return the word behind a title and its full stop."""
    after = [word.low for word in passage.words[at + 1 : at + 3]]
    return next((word for word in after if word != "."), "")
