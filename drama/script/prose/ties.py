"""Two who are one: "the surgeon" is Adeyemi, Henry is Mr. Wilcox.

Who goes by a description, or by a second name, keeps to the places of the first: never beside it in a
sentence, never answering it, called by it. What speaks for that is counted for every pair, and a forest that
has learned from labelled stories (`training/ties.py`) says which are one. Scenes with few people of a gender
settle most of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log2

from drama.learned.forest import Forest
from drama.learned.stored import stored
from drama.script.prose.company import Company
from drama.script.prose.listed import listed
from drama.script.prose.model import clash
from drama.script.prose.runs import split_title
from drama.script.prose.sightings import Sightings

LEAST, LEAST_NAMED = 0.5, 0.75
"""How likely who is described, or who has a name as well, is somebody for the two to be made one.

In stories held out in turn 396 turns go to the right person by such ties and 175 to a wrong one
(docs/attribution.md).
"""

Row = list[float]

_FAR = 30
_GAP = 50
_ALIKE = 3
"""Letters that the beginnings of two names may share."""

_OFFICES = {
    "dr": listed("doctor surgeon physician medic healer"),
    "doctor": listed("surgeon physician medic healer"),
    "inspector": listed("policeman detective officer"),
    "detective": listed("policeman officer inspector"),
    "constable": listed("policeman officer"),
    "sergeant": listed("policeman soldier officer"),
    "captain": listed("skipper officer commander"),
    "professor": listed("teacher scholar scientist"),
    "sir": listed("knight gentleman lord"),
    "lord": listed("nobleman"),
    "father": listed("priest"),
    "sister": listed("nun"),
    "brother": listed("monk friar"),
    "mother": listed("abbess"),
    "reverend": listed("vicar priest clergyman minister"),
    "king": listed("monarch"),
    "queen": listed("monarch"),
    "officer": listed("policeman"),
    "judge": listed("magistrate"),
}
"""What somebody with a title is by trade."""

NAMES = (
    "rivals", "is free", "gender clash", "gender agrees", "genders known", "office", "shares a word",
    "begins alike", "description", "titled", "owned", "told", "their told", "their rank",
    "mentions", "their mentions", "turns", "their turns", "scenes", "scenes shared", "their scenes shared",
    "together", "back", "last of gender", "begins before", "begins after", "ends before",
    "replies", "two away", "two away lead", "around", "called beside", "called beside lead", "answers call",
)  # fmt: skip
"""The features of a pair, in the order of a row: of somebody, and of a named person they may be."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Somebody, and a named person they may be, with what speaks for it."""

    person: int
    bearer: int
    row: Row


@cache
def _forest() -> Forest:
    return Forest.of(stored("ties"), "ties")


def tie_people(sightings: Sightings, company: Company, forest: Forest | None = None) -> None:
    """Make one of two people wherever they are likely enough to be.

    Another `forest` than the stored one is for learning from stories that the stored one has seen.
    """
    found = list(pairs(sightings, company))
    best: dict[int, tuple[float, int]] = {}
    for pair, total in zip(found, (forest or _forest()).sums([pair.row for pair in found]), strict=True):
        chance = 1.0 / (1.0 + exp(-total))
        apart = sightings.apart(pair.person, pair.bearer) or not _agree(company, pair.person, pair.bearer)
        least = LEAST if company.is_description(pair.person) else LEAST_NAMED
        if chance >= least and not apart:
            best[pair.person] = max(best.get(pair.person, (0.0, 0)), (chance, pair.bearer))
    bearers: dict[int, int] = {}
    for person, (_, bearer) in sorted(best.items(), key=lambda tie: (-tie[1][0], tie[0])):
        bearers[person] = bearers.get(bearer, bearer)
        company.join(bearers[person], person)


def _agree(company: Company, person: int, other: int) -> bool:
    """Return whether nothing the text shows of two, gender or age, says that they are two."""
    ages = {company.ages[person], company.ages[other]}
    return not _clash(company, person, other) and not ages >= {"child", "old"}


def _clash(company: Company, person: int, other: int) -> bool:
    """Return whether two are known to be of two genders."""
    return clash(company.genders[person], company.genders[other])


def pairs(sightings: Sightings, company: Company) -> Iterator[Pair]:
    """Yield everybody who speaks with each of the named people of their scenes."""
    named = [one for one in sightings if one < company.named and company.forms[one]]
    named = [one for one in named if one != company.narrator]
    ranks = {one: rank for rank, one in enumerate(sorted(named, key=lambda one: -sightings.of(one).count))}
    for person in sightings:
        seen = sightings.of(person)
        if not seen.turns or not _may_have_a_name(company, person):
            continue
        fits = [one for one in named if one != person and sightings.of(one).scenes.keys() & seen.scenes]
        if not company.is_description(person):
            fits = [one for one in fits if (sightings.of(one).count, one) > (seen.count, person)]
        if fits:
            view = _View(person, fits, sightings, company)
            yield from (Pair(person, one, view.row(one, ranks[one])) for one in fits)


def _may_have_a_name(company: Company, person: int) -> bool:
    """Return whether somebody may go by a name as well; a voice is now one person's and now another's."""
    if person in (company.narrator, company.everyone) or not company.forms[person]:
        return False
    return not company.is_thing(person) and ("someone",) not in company.forms[person]


class _View:
    """All that is seen of one person, compared with one after another of those they may be."""

    def __init__(self, person: int, others: Sequence[int], sightings: Sightings, company: Company) -> None:
        self._person, self._sightings, self._company = person, sightings, company
        self._seen = sightings.of(person)
        self._around = sightings.around(person)
        self._next = sightings.beside(person, -1, 1)
        two_away = sightings.beside(person, -2, 2)
        self._two_away = Counter({one: two_away[one] for one in others})
        called = sightings.called(person, -1, 1)
        self._called = Counter({one: called[one] for one in others})
        self._leads = _leads(self._two_away), _leads(self._called)
        self._answers = sightings.called(person, -1)
        self._rivals = [one for one in others if not self._clash(one)]
        self._free = [one for one in self._rivals if self._is_free(one)]
        self._last = Counter(
            next((one for one in before if not self._clash(one)), None) for before in self._seen.before
        )

    def _clash(self, other: int) -> bool:
        return _clash(self._company, self._person, other)

    def _is_free(self, other: int) -> bool:
        """Return whether somebody speaks around the person and is never told of or spoken to beside them."""
        apart = not self._next[other] and not self._sightings.together(self._person, other)
        return apart and self._around[other] > 0

    def row(self, other: int, rank: int) -> Row:
        """Return the features of the pair with one other, as `NAMES` lists them."""
        return [float(value) for value in (*self._by_name(other, rank), *self._by_places(other))]

    def _by_name(self, other: int, rank: int) -> Iterator[float]:
        company, person = self._company, self._person
        one, two = company.genders[person], company.genders[other]
        words, others = _words(company, person), _words(company, other)
        yield len(self._rivals)
        yield len(self._free) * (1 if other in self._free else -1)
        yield self._clash(other)
        yield one == two != "unknown"
        yield (one != "unknown") + 2 * (two != "unknown")
        yield _holds(company, other, max(company.forms[person], key=company.forms[person].__getitem__)[-1])
        yield bool(words & others)
        yield any(word[:_ALIKE] == name[:_ALIKE] for word in words - others for name in others - words)
        yield company.is_description(person)
        yield company.titled[person]
        yield self._seen.owned / max(1, len(self._seen.sentences))
        yield company.told[person] if person < company.named else -1
        yield company.told[other]
        yield rank

    def _by_places(self, other: int) -> Iterator[float]:
        seen, theirs = self._seen, self._sightings.of(other)
        mentions, turns = max(1, len(seen.sentences)), len(seen.turns)
        shared = len(seen.scenes.keys() & theirs.scenes)
        begins = _first(seen.sentences) - _first(theirs.sentences)
        yield log2(1 + len(seen.sentences))
        yield log2(1 + len(theirs.sentences))
        yield log2(1 + turns)
        yield log2(1 + len(theirs.turns))
        yield len(seen.scenes)
        yield shared / len(seen.scenes)
        yield shared / len(theirs.scenes)
        yield self._sightings.together(self._person, other) / mentions
        yield sum(theirs.back_from(sentence, _FAR) for sentence in seen.sentences) / mentions
        yield self._last[other] / mentions
        yield begins < 0
        yield max(-_GAP, min(_GAP, begins))
        yield bool(seen.sentences) and seen.sentences[-1] < _first(theirs.sentences)
        yield self._next[other] / turns
        yield self._two_away[other] / turns
        yield self._leads[0][other] / turns
        yield self._around[other] / turns
        yield self._called[other]
        yield self._leads[1][other]
        yield self._answers[other]


def _first(sentences: Sequence[int]) -> int:
    """Return the first of the sentences, one beyond every story where there is none."""
    return sentences[0] if sentences else 1 << 30


def _leads(counts: Mapping[int, int]) -> dict[int, int]:
    """Return by how much each count is above the highest of the others."""
    first, second = (*sorted(counts.values(), reverse=True)[:2], 0, 0)[:2]
    return {one: count - (second if count == first else first) for one, count in counts.items()}


def _words(company: Company, person: int) -> set[str]:
    return {word for form in company.forms[person] for word in split_title(form)[1]}


def _holds(company: Company, person: int, noun: str) -> bool:
    """Return whether one of somebody's titles makes them what a noun says: Dr. Livesey is a doctor."""
    titles = {split_title(form)[0] for form in company.forms[person]} | {
        form[0] for form in company.forms[person]
    }
    return any(title == noun or noun in _OFFICES.get(title, ()) for title in titles)
