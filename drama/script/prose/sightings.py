"""Where everybody of a story is seen: in which sentences and scenes, in which turns, and beside whom."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from drama.script.prose.company import Company
from drama.script.prose.mentions import Mention
from drama.script.prose.passages import Passage
from drama.script.prose.referents import Referents
from drama.script.prose.turns import Turn

_REACH = 12
"""Sentences that somebody mentioned stays in mind."""

_IN_MIND = 8
"""People that stay in mind at once."""

_AROUND = 5
"""Turns on either side of one that are around it."""


@dataclass(slots=True)
class Presence:
    """Where the narration mentions a person, and which turns are theirs.

    `sentences` holds one entry a mention, in order, `before` whom the narration named last before each, the
    latest first; `scenes` counts mentions and turns.
    """

    sentences: list[int] = field(default_factory=list)
    before: list[tuple[int, ...]] = field(default_factory=list)
    scenes: Counter[int] = field(default_factory=Counter)
    turns: list[int] = field(default_factory=list)
    owned: int = 0

    @property
    def count(self) -> int:
        """How often the person is mentioned or speaks."""
        return len(self.sentences) + len(self.turns)

    def back_from(self, sentence: int, most: int) -> int:
        """Return how many sentences before one the person was mentioned last, at the most `most`."""
        at = bisect_left(self.sentences, sentence)
        return min(most, sentence - self.sentences[at - 1]) if at else most


class Sightings:
    """Everybody's sightings by number; `speakers` holds who speaks each turn."""

    def __init__(
        self,
        passages: Sequence[Passage],
        mentions: Sequence[Mention],
        found: Referents,
        turns: Sequence[Turn],
        speakers: Sequence[int | None],
        company: Company,
    ) -> None:
        self.turns = turns
        self.speakers = speakers
        self._people: defaultdict[int, Presence] = defaultdict(Presence)
        self._together: Counter[tuple[int, int]] = Counter()
        self._listed: set[tuple[int, int]] = set()
        told = [
            (mention, meant[0][0])
            for mention, meant in zip(mentions, found.meant, strict=True)
            if meant and not mention.quoted and mention.kind in ("name", "description")
        ]
        self._tell(passages, told, company)
        for row in _lists(passages, told):
            self._listed.update(combinations(sorted(row), 2))
        self._listed.update(_pair(*pair) for pair in _newcomers(told))
        self._listed.update(_pair(*pair) for pair in _relatives(found))
        for at, (turn, who) in enumerate(zip(turns, speakers, strict=True)):
            if who is not None:
                self._people[who].turns.append(at)
                self._people[who].scenes[turn.scene] += 1

    def _tell(
        self, passages: Sequence[Passage], told: Sequence[tuple[Mention, int]], company: Company
    ) -> None:
        named: deque[tuple[int, int]] = deque(maxlen=_IN_MIND)
        beside: set[int] = set()
        sentence = -1
        for mention, who in told:
            if mention.sentence != sentence:
                self._together.update(combinations(sorted(beside), 2))
                beside, sentence = set(), mention.sentence
            beside.add(who)
            seen = self._people[who]
            seen.sentences.append(sentence)
            near = (one for one, at in reversed(named) if one != who and sentence - at <= _REACH)
            seen.before.append(tuple(dict.fromkeys(near)))
            seen.scenes[passages[mention.passage].scene] += 1
            seen.owned += bool(mention.owner)
            if who < company.named:
                named.append((who, sentence))
        self._together.update(combinations(sorted(beside), 2))

    def __iter__(self) -> Iterator[int]:
        """Yield everybody who is seen, by number."""
        return iter(sorted(self._people))

    def of(self, person: int) -> Presence:
        """Return where one person is seen."""
        return self._people[person]

    def together(self, one: int, other: int) -> int:
        """Return how many sentences mention both."""
        return self._together[_pair(one, other)]

    def apart(self, one: int, other: int) -> bool:
        """Return whether sentences tell of two people together: once might be the words that make them one.

        Of pairs told of twice in our labelled stories, 4 in 125 are one person. "Mary and the old woman" are
        two at once.
        """
        return self.together(one, other) > 1 or _pair(one, other) in self._listed

    def steps(self, person: int, *steps: int) -> Iterator[int]:
        """Yield the turns so many steps from each of a person's own, in the same scene."""
        for at in self.of(person).turns:
            places = (at + step for step in steps)
            yield from (
                place
                for place in places
                if 0 <= place < len(self.turns) and self.turns[place].scene == self.turns[at].scene
            )

    def around(self, person: int) -> Counter[int | None]:
        """Return who speaks how many of the turns around a person's own."""
        reach = (step for step in range(-_AROUND, _AROUND + 1) if step)
        return Counter(self.speakers[place] for place in self.steps(person, *reach))

    def beside(self, person: int, *steps: int) -> Counter[int | None]:
        """Return who speaks how many of the turns so many steps from a person's own."""
        return Counter(self.speakers[place] for place in self.steps(person, *steps))

    def called(self, person: int, *steps: int) -> Counter[int]:
        """Return who is called in the turns so many steps from a person's own, by anybody but them."""
        return Counter(
            one
            for place in self.steps(person, *steps)
            if self.speakers[place] != person
            for one in set(self.turns[place].called)
        )


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _relatives(found: Referents) -> Iterator[tuple[int, int]]:
    """Yield whom a description means with whose relative it speaks of: nobody is her own mother."""
    for at, owners in found.owners.items():
        if owners and found.meant[at] and found.meant[at][0][0] != owners[0]:
            yield found.meant[at][0][0], owners[0]


def _newcomers(told: Sequence[tuple[Mention, int]]) -> Iterator[tuple[int, int]]:
    """Yield who comes in as somebody new with whoever is named right before: `an old man came in`."""
    met: set[int] = set()
    for (before, other), (mention, who) in pairwise(told):
        new = who not in met and not mention.definite and mention.role == "subject"
        if new and who != other and mention.sentence - before.sentence <= 1:
            yield who, other
        met |= {who, other}


def _lists(passages: Sequence[Passage], told: Sequence[tuple[Mention, int]]) -> Iterator[set[int]]:
    """Yield the people of every list with an "and" in it: `Tom, Ann and the old woman`."""
    row: set[int] = set()
    joined = False
    for (one, who), (other, next_one) in pairwise(told):
        same = one.passage == other.passage
        words = passages[one.passage].words[one.last : other.first] if same else ()
        parts = {word.low for word in words}
        if parts and parts <= {",", "and"}:
            row |= {who, next_one}
            joined = joined or "and" in parts
            continue
        if joined:
            yield row
        row, joined = set(), False
    if joined:
        yield row
