"""What the narration tells of a role in passing: an age behind its name, a pronoun, a word for its temper.

A story's people are known with their gender and age (`drama.script.prose`); this fills the gaps, and is all
there is for a screenplay written by hand: "MR. CROWE, the old caretaker", "Lottie, 9," or "Voss growled".
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from drama.cast.model import Age, Gender
from drama.cast.sheet import Like
from drama.cast.temper import TEMPERS
from drama.script.model import NARRATOR, Script, fold
from drama.script.prose.names import FIRST_NAMES, TITLES
from drama.script.prose.nouns import CREATURES, GROUPS, ORDINARY, PEOPLE, PRONOUNS, age_of

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
_WORD, _PART = re.compile(r"[\w'’-]+"), re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_NEAR, _BEFORE = 12, 4  # words behind and before a name that are about it
_NOUNS = PEOPLE.keys() | GROUPS | CREATURES


class _Place(NamedTuple):
    """Where a role is called something: in which sentence or line, from where to where in it."""

    number: int
    start: int
    end: int


class Portraits:
    """A script's narration and directions, asked about one role at a time."""

    def __init__(self, script: Script) -> None:
        told = " ".join(line.words for line in script.lines() if line.role == NARRATOR)
        told = re.sub(r"\b(Mr|Mrs|Ms|Dr)\.", r"\1", told)
        self._sentences = [one.group().strip() for one in _SENTENCE.finditer(told)]
        self._said = [line.words for line in script.lines() if line.role != NARRATOR]
        self._calls: dict[str, re.Pattern[str]] = {}
        self._told: dict[str, list[_Place]] = {}
        self._called: dict[str, list[_Place]] = {}
        self._look_for({fold(line.role) for line in script.lines() if line.role != NARRATOR})
        self._named: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for name, places in self._told.items():
            for place in places:
                self._named[place.number].append((place.start, name))
        for named in self._named.values():
            named.sort()
        self._spoken = Counter[tuple[str, str]]()
        for line in script.lines():
            for direction in line.direction:
                for word in _words(direction):
                    self._spoken[fold(line.role), word] += 1

    def _look_for(self, names: Iterable[str]) -> None:
        """Find where roles are called something that have not been looked for yet."""
        fresh = {name: calls for name in names if name not in self._calls and (calls := _calls(name))}
        if not fresh:
            return
        self._calls |= fresh
        self._told |= _places(self._sentences, fresh)
        self._called |= _places(self._said, fresh)

    def of(self, role: str) -> Like:
        """Return what is told of a role: nothing where it is not told clearly."""
        name = fold(role)
        self._look_for([name])
        if name == NARRATOR or name not in self._calls:
            return Like()
        genders: Counter[Gender] = Counter()
        ages: Counter[Age] = Counter()
        tempers: Counter[str] = Counter(
            {temper: self._count(name, temper) for temper in TEMPERS if self._count(name, temper)}
        )
        genders.update(TITLES[title][0] for title in self._titles(name))
        for before, after in self._mentions(name):
            genders.update(_genders(after))
            ages.update(_ages(before, after))
            tempers.update(_tempers(before, after))
        return Like(_clear(genders, "unknown"), _clear(ages, "unknown"), "", _clear(tempers, "", least=2))

    def _titles(self, name: str) -> Iterator[str]:
        """Yield the titles by which others speak of a role: "Good evening, Mr. Marlin." """
        for number, start, _ in self._called[name]:
            words = self._said[number]
            title = _words(words[:start])[-1:]
            yield from (one for one in title if one in TITLES and words[start - 1] in " .")

    def _count(self, name: str, temper: str) -> int:
        return sum(self._spoken[name, word] for word in TEMPERS[temper].words)

    def _mentions(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield what stands before and behind each mention in its sentence, and the sentence after it.

        What stands behind ends where somebody else is named: that is about them.
        """
        for place in self._told[name]:
            sentence = self._sentences[place.number]
            follows = "".join(self._sentences[place.number + 1 : place.number + 2])
            after = f"{sentence[place.end :]} {follows}"
            here = self._other(name, place.number, place.end)
            behind = self._other(name, place.number + 1, 0)
            ends = [start - place.end for start in here] + [
                start + len(after) - len(follows) for start in behind
            ]
            yield sentence[: place.start], after[: min(ends, default=len(after))]

    def _other(self, name: str, number: int, start: int) -> list[int]:
        """Return where somebody else is named first in a sentence from a place on: nowhere, or one place."""
        named = self._named.get(number, [])
        behind = (named[at] for at in range(bisect_left(named, (start, "")), len(named)))
        return [at for at, other in behind if self._calls[other] != self._calls[name]][:1]


def _places(texts: Sequence[str], calls: Mapping[str, re.Pattern[str]]) -> dict[str, list[_Place]]:
    """Return where texts call each role something, in order, with one look at each word."""
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for name in calls:
        for first in {part.group().lower() for form in _forms(name) if (part := _PART.match(form))}:
            begun[first].append(name)
    found: dict[str, list[_Place]] = {name: [] for name in calls}
    for number, text in enumerate(texts):
        for word in _PART.finditer(text):
            for name in begun.get(word.group().lower(), ()):
                match, before = calls[name].match(text, word.start()), found[name][-1:]
                if match and all(number > one.number or match.start() >= one.end for one in before):
                    found[name].append(_Place(number, match.start(), match.end()))
    return {name: _as_names(name, places, texts) for name, places in found.items()}


def _as_names(name: str, places: Sequence[_Place], texts: Sequence[str]) -> list[_Place]:
    """Return the places that are about a role: "hope" in small letters is not of HOPE.

    "The guard" is of GUARD, and so is any other word that nothing shows to be a name.
    """
    words = _forms(name)[-1].lower().split()
    if name.startswith("THE ") or any(word in _NOUNS for word in words):
        return [*places]
    last = [texts[place.number][: place.end].split()[-1] for place in places]
    capital = [place for place, word in zip(places, last, strict=True) if not word[0].islower()]
    written = any(place.start and word.istitle() for place, word in zip(places, last, strict=True))
    named = written or any(word in ORDINARY or word in FIRST_NAMES for word in words)
    return capital if named else [*places]


def _forms(name: str) -> list[str]:
    """Return what a role is called in the narration: its name, and its name without the title it has."""
    words = name.replace(".", "").split()
    titled = len(words) > 1 and words[0].lower() in (*TITLES, "the")
    return [" ".join(words), " ".join(words[1:])] if titled else [" ".join(words)]


def _calls(name: str) -> re.Pattern[str] | None:
    """Return a pattern of what a role is called, None where that has no letters."""
    forms = "|".join(map(re.escape, filter(None, _forms(name))))
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE) if forms else None


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
