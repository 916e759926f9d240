"""What the narration tells of a role in passing: an age behind its name, a pronoun, a word for its temper.

A story's people are known with their gender and age (`drama.script.prose`); this fills the gaps, and is all
there is for a screenplay written by hand: "MR. CROWE, the old caretaker", "Lottie, 9," or "Voss growled".
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from drama.cast.model import Age, Gender
from drama.cast.sheet import Like
from drama.cast.temper import TEMPERS
from drama.script.model import NARRATOR, Script, fold
from drama.script.prose.names import TITLES
from drama.script.prose.nouns import PEOPLE, PRONOUNS, age_of

_YEARS: tuple[tuple[int, Age], ...] = ((12, "child"), (25, "young"), (59, "adult"), (130, "old"))
"""Up to how many years somebody counts as what."""

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
_NUMBERS = {word: number for number, word in enumerate(_ONES.split())}
_NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
_DECADES = {
    word.removesuffix("y") + "ies": number for word, number in _NUMBERS.items() if word.endswith("y")
} | {f"{number}s": number for number in range(10, 100, 10)}

_TELLING: tuple[Age, ...] = ("child", "young", "old")
_VAGUE = ("little", "baby")  # said of anything

_AGED = re.compile(
    r"^\s*(?:[,(]|is\b|was\b)\s*(?:(?:aged|about|nearly|almost|only|just|in|his|her|their|early|mid|late"
    r"|a|an|the|man|woman|boy|girl|lad|child|of|[a-z]+(?= (?:man|woman|boy|girl) of))[\s,-]+)*"
    r"(\d{1,3}s?|[a-z]+)\b",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(r"\b(\d{1,3}|[a-z]+)(?:-[a-z]+)?[- ]years?[- ]old\W*$", re.IGNORECASE)
_Word = TypeVar("_Word", bound=str)
_WORD = re.compile(r"[\w'’-]+")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_NEAR, _BEFORE = 12, 4  # words behind and before a name that are about it


class Portraits:
    """A script's narration and directions, asked about one role at a time."""

    def __init__(self, script: Script) -> None:
        told = " ".join(line.words for line in script.lines() if line.role == NARRATOR)
        told = re.sub(r"\b(Mr|Mrs|Ms|Dr)\.", r"\1", told)
        self._sentences = [one.group().strip() for one in _SENTENCE.finditer(told)]
        self._said = [line.words for line in script.lines() if line.role != NARRATOR]
        names = {line.role for line in script.lines() if line.role != NARRATOR}
        self._calls = [call for name in names if (call := _calls(fold(name)))]
        self._spoken = Counter[tuple[str, str]]()
        for line in script.lines():
            for direction in line.direction:
                for word in _words(direction):
                    self._spoken[fold(line.role), word] += 1

    def of(self, role: str) -> Like:
        """Return what is told of a role: nothing where it is not told clearly."""
        name = fold(role)
        if name == NARRATOR or not (calls := _calls(name)):
            return Like()
        genders: Counter[Gender] = Counter()
        ages: Counter[Age] = Counter()
        tempers: Counter[str] = Counter(
            {temper: self._count(name, temper) for temper in TEMPERS if self._count(name, temper)}
        )
        genders.update(TITLES[title][0] for title in self._titles(calls))
        for before, after in self._mentions(calls):
            genders.update(_genders(after))
            ages.update(_ages(before, after))
            tempers.update(_tempers(before, after))
        return Like(_clear(genders, "unknown"), _clear(ages, "unknown"), "", _clear(tempers, "", least=2))

    def _titles(self, calls: re.Pattern[str]) -> Iterator[str]:
        """Yield the titles by which others speak of a role: "Good evening, Mr. Marlin." """
        for words in self._said:
            for found in calls.finditer(words):
                title = _words(words[: found.start()])[-1:]
                yield from (one for one in title if one in TITLES and words[found.start() - 1] in " .")

    def _count(self, name: str, temper: str) -> int:
        return sum(self._spoken[name, word] for word in TEMPERS[temper].words)

    def _mentions(self, calls: re.Pattern[str]) -> Iterator[tuple[str, str]]:
        """Yield what stands before and behind each mention in its sentence, and the sentence after it.

        What stands behind ends where somebody else is named: that is about them.
        """
        others = [call for call in self._calls if call != calls]
        for number, sentence in enumerate(self._sentences):
            for found in calls.finditer(sentence):
                follows = self._sentences[number + 1] if number + 1 < len(self._sentences) else ""
                after = f"{sentence[found.end() :]} {follows}"
                ends = [other.start() for call in others if (other := call.search(after))]
                yield sentence[: found.start()], after[: min(ends, default=len(after))]


def _calls(name: str) -> re.Pattern[str] | None:
    """Return a pattern of what a role is called in the narration: its name, with or without its title."""
    words = name.replace(".", "").split()
    bare = words[1:] if len(words) > 1 and words[0].lower() in (*TITLES, "the") else words
    if not bare:
        return None
    forms = sorted({re.escape(" ".join(words)), re.escape(" ".join(bare))}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _genders(after: str) -> list[Gender]:
    """Return the gender of the noun or the first pronoun behind a name."""
    words = _words(after)[:_NEAR]
    for word in words:
        if word in PRONOUNS:
            return [PRONOUNS[word][0]]
        if word in ("man", "woman", "boy", "girl", "lad", "gentleman", "lady"):
            return [PEOPLE[word][0]]
    return []


def _ages(before: str, after: str) -> list[Age]:
    """Return the age that a number behind a name or before it tells, or a word right beside it."""
    found = _AGED.match(after) or _YEARS_OLD.search(before)
    years = _years(found.group(1)) if found else None
    if years is not None:
        return [next(age for limit, age in _YEARS if years <= limit)] * 3
    words = [*_words(before)[-1:], *_words(re.split(r"[.;]", after, maxsplit=1)[0])[:4]]
    if not re.match(r"\W*(?:,|\(|\b(?:is|was)\b|$)", after) and words:
        words = words[:1] if _words(before) else []
    return [age for word in words if word not in _VAGUE and (age := age_of([word])) in _TELLING]


def _years(word: str) -> int | None:
    low = word.lower()
    years = int(low) if low.isdecimal() else _NUMBERS.get(low, _DECADES.get(low, 0))
    return years if 0 < years <= _YEARS[-1][0] else None


def _tempers(before: str, after: str) -> list[str]:
    same_sentence = re.split(r"[.!?]", after, maxsplit=1)[0]
    near = [*_words(before)[-_BEFORE:], "", *_words(same_sentence)[:_NEAR]]
    found = []
    for article, word in zip(["", *near], near, strict=False):
        tempers = [temper for temper, kind in TEMPERS.items() if word in kind.words]
        found += tempers * (2 if article in ("a", "an", "the") else 1)  # "a gruff man" is so all the time
    return found


def _clear(votes: Counter[_Word], otherwise: _Word, least: int = 1) -> _Word:
    """Return what has at least `least` votes and twice as many as all others."""
    if not votes:
        return otherwise
    best, count = votes.most_common(1)[0]
    return best if count >= least and count > 2 * (votes.total() - count) else otherwise
