"""What the ranker sees of somebody who may speak a turn, in numbers.

Counts are capped or turned into ranks, so that a story's own habits and a novel's length are not learned by
heart. A row is one person at one turn; `NAMES` says what each column holds.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from drama.script.prose.clues import Clue, Scenery
from drama.script.prose.company import Company
from drama.script.prose.exchange import NAMES as EXCHANGE_NAMES
from drama.script.prose.exchange import OF_TURN as EXCHANGE_OF_TURN
from drama.script.prose.exchange import Exchanges
from drama.script.prose.listed import listed
from drama.script.prose.model import Gender
from drama.script.prose.nearby import FAR, Lately, Nearby, Seen, Told
from drama.script.prose.passages import Word
from drama.script.prose.speakers import Decision, fit
from drama.script.prose.talk import NAMES as TALK_NAMES
from drama.script.prose.talk import OF_TURN as TALK_OF_TURN
from drama.script.prose.talk import Moment, Talk
from drama.script.prose.turns import Turn

Row: TypeAlias = "array[float]"
"""One person at one turn, in single precision: a novel has some hundred thousand rows."""

METHODS = (
    "said", "said pronoun", "lead-in", "lead-in pronoun", "names self", "beat", "beat pronoun", "before",
    "before pronoun",
)  # fmt: skip
AROUND = (-6, -5, -4, -3, -2, -1, 1, 2, 3, 4)
"""The turns, counted from the one in question, whose tags are looked at."""

_GENDERS = {"male": 1.0, "female": 2.0, "unknown": 0.0}
_ANSWERS = listed("yes no yeah nope aye never certainly oh well because not of indeed nothing perhaps i")
_YOU = listed("you your yours yourself thou thee thy")
_I = listed("i me my mine myself")
_NEVER = Lately()

OF_TURN = (
    "gap before", "gap after", "words", "quotations", "asks", "exclaims", "answers", "says you", "says i",
    "last asked", "last exclaimed", "last said you", "first person", "narrated", "clues", "scene cast",
    "place in exchange", "tagged before", "tagged after", "calls", *TALK_OF_TURN, *EXCHANGE_OF_TURN,
)  # fmt: skip
"""What is the same for everybody who may speak a turn."""

OF_PERSON = (
    "weight", "weight lacking", "weight rank", "fit lacking", "fit rank", "chosen",
    *METHODS,
    *(f"{method} less" for method in METHODS),
    "gender clash", "gender match", "gender", "narrator", "described", "everyone", "fame rank", "told rank",
    "called", "spoken of", "called last", "called before last", "called next", "calls last speaker",
    "recent rank", "near role", "near first", "near last", "near count", "above role", "above last",
    "above count", "paragraphs since", "acted since", "told lately", "quoted lately", "alone nearby",
    *(f"tagged {step:+}" for step in AROUND),
    *(f"chosen {step:+}" for step in AROUND),
    "turns since", "turns until", "share of scene", "scene rank", "spoke last rank", "only other",
    *TALK_NAMES, *EXCHANGE_NAMES,
)  # fmt: skip
"""What differs from person to person."""

NAMES = OF_TURN + OF_PERSON


class Situation:
    """One story as it stands before the ranker: everything that features are made from.

    `options` holds, for each turn, the people who may speak it.
    """

    def __init__(
        self,
        scenery: Scenery,
        company: Company,
        turns: Sequence[Turn],
        decisions: Sequence[Decision],
        options: Sequence[Sequence[int]],
    ) -> None:
        self.scenery, self.company = scenery, company
        self.turns, self.decisions, self.options = turns, decisions, options
        self.tagged = [_tagged(turn) for turn in turns]
        self.chosen = [decision.person for decision in decisions]
        self.told: Counter[int] = Counter()
        for one in self._mentions():
            self.told[one.person] += not one.quoted
        self.nearby = Nearby(self._mentions())
        self.told_rank = _places(self.told)
        self.fame_rank = _places(Counter(person for person in self.tagged if person is not None))
        self.casts = self._casts()
        self.words = [self._words(turn) for turn in turns]
        self.talk = Talk(company, turns, self.tagged, self.chosen)
        self.exchanges = Exchanges(company, turns, self.tagged)

    def _mentions(self) -> Iterator[Seen]:
        for number, passage in enumerate(self.scenery.passages):
            for mention, meant in self.scenery.mentions[number]:
                if meant:
                    yield Seen(meant[0][0], passage.paragraph, mention.role, mention.quoted)

    def _casts(self) -> dict[int, Counter[int]]:
        """Return how many turns each person is taken to speak in each scene."""
        casts: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for turn, person in zip(self.turns, self.chosen, strict=True):
            if person is not None:
                casts[turn.scene][person] += 1
        return casts

    def _words(self, turn: Turn) -> list[Word]:
        return [word for number in turn.passages for word in self.scenery.passages[number].words]

    def above(self, at: int) -> Told:
        """Return who is mentioned in the narration between turn `at` and the one before."""
        here = self.turns[at].paragraph
        return self.nearby.told(range(here - max(1, self.turns[at].gap), here))

    def below(self, at: int) -> Told:
        """Return who is mentioned in the first paragraph of narration after turn `at`."""
        here, after = self.turns[at].paragraph, at + 1 < len(self.turns) and self.turns[at + 1].gap
        return self.nearby.told(range(here + 1, here + 2)) if after else Told()

    def exchange(self, at: int) -> int:
        """Return how many turns of the same talk come right before turn `at`."""
        first = at
        while (
            first > 0 and self.turns[first].gap <= 1 and self.turns[first - 1].scene == self.turns[at].scene
        ):
            first -= 1
            if at - first >= FAR:
                break
        return at - first


def _tagged(turn: Turn) -> int | None:
    """Return whom a turn's own tag names outright, or None."""
    return next((clue.meant[0][0] for clue in turn.clues if clue.method == "said" and clue.meant), None)


def _places(counts: Counter[int]) -> dict[int, int]:
    """Return each person's place, the one counted most often first."""
    ordered = sorted(counts, key=lambda person: (-counts[person], person))
    return {person: place for place, person in enumerate(ordered)}


def _bucket(place: int | None) -> float:
    """Return a place coarsened: the first few apart, the rest in ever wider groups."""
    return (
        FAR
        if place is None
        else float(place)
        if place < 4
        else 5.0
        if place < 8
        else 6.0
        if place < 16
        else 7.0
    )


def features(situation: Situation) -> list[list[Row]]:
    """Return for every turn a row for each of its options, in order; columns as in `NAMES`."""
    found: list[list[Row]] = []
    for at, people in enumerate(situation.options):
        if not people:
            found.append([])
            continue
        moment = situation.talk.at(at, situation.above(at), situation.below(at))
        shared = [*_of_turn(situation, at), *situation.talk.of_turn(moment), *situation.exchanges.of_turn(at)]
        found.append([array("f", shared + own) for own in _of_people(situation, moment)])
    return found


def _of_turn(situation: Situation, at: int) -> list[float]:
    turns, turn = situation.turns, situation.turns[at]
    words = [word.low for word in situation.words[at]]
    last = [word.low for word in situation.words[at - 1]] if at and turns[at - 1].scene == turn.scene else []
    after = turns[at + 1].gap if at + 1 < len(turns) and turns[at + 1].scene == turn.scene else FAR
    narrated = situation.scenery.told(turn.passages[0] - 1, turn.paragraph) + 2 * situation.scenery.told(
        turn.passages[-1] + 1, turn.paragraph
    )
    near = situation.tagged
    return [
        min(turn.gap, FAR),
        min(after, FAR),
        min(len(words), 60.0),
        min(len(turn.quotations), 4.0),
        float(words[-1:] == ["?"]),
        float(words[-1:] == ["!"]),
        float(bool(words) and words[0] in _ANSWERS),
        float(any(word in _YOU for word in words)),
        float(any(word in _I for word in words)),
        float(last[-1:] == ["?"]),
        float(last[-1:] == ["!"]),
        float(any(word in _YOU for word in last)),
        float(situation.company.narrator is not None),
        float(narrated),
        float(len(turn.clues)),
        min(float(len(situation.casts.get(turn.scene, ()))), 8.0),
        min(float(situation.exchange(at)), 12.0),
        _steps_to_tag(near, at, -1),
        _steps_to_tag(near, at, 1),
        float(bool(turn.called)),
    ]


def _steps_to_tag(tagged: Sequence[int | None], at: int, way: int) -> float:
    for step in range(1, 9):
        place = at + way * step
        if not 0 <= place < len(tagged):
            break
        if tagged[place] is not None:
            return float(step)
    return 9.0


def _of_people(situation: Situation, moment: Moment) -> Iterator[list[float]]:
    """Yield what each option of a turn has of its own."""
    at, here = moment.at, situation.turns[moment.at].paragraph
    people = situation.options[at]
    weights = _weights(situation, at, people)
    near, lately = situation.nearby.told(range(here, here + 1)), situation.nearby.lately(here)
    asked = [
        c.gender for c in situation.turns[at].clues if c.gender != "unknown" and "before" not in c.method
    ]
    cast = situation.casts.get(situation.turns[at].scene, Counter())
    ranked, spoke = [who for who, _ in cast.most_common()], _last_speakers(situation, at)
    fro = situation.exchanges.of_people(at, people)
    for person, weight, exchange in zip(people, weights, fro, strict=True):
        yield [
            *weight,
            *_clues(situation.turns[at].clues, person),
            *_character(situation, asked, person),
            *_addressed(situation, at, person),
            *_place(situation.turns[at], person, near, moment.above, lately.get(person, _NEVER)),
            *_around(situation, at, person, ranked, spoke),
            *situation.talk.of_person(moment, person),
            *exchange,
        ]


def _weights(situation: Situation, at: int, people: Sequence[int]) -> list[list[float]]:
    """Return what the rules make of each option: weight and fit, what they lack to the best, ranks."""
    decision = situation.decisions[at]
    own = {option.person: option.weight for option in decision.options}
    fits = {o.person: fit(situation.turns, situation.decisions, at, o) for o in decision.options}
    best, most = max(own.values(), default=0.0), max(fits.values(), default=0.0)
    by_weight = sorted(own, key=lambda person: -own[person])
    by_fit = sorted(fits, key=lambda person: -fits[person])
    return [
        [
            own[person], best - own[person], float(by_weight.index(person)),
            most - fits[person], float(by_fit.index(person)), float(person == decision.person),
        ]
        if person in own
        else [-FAR, FAR, 9.0, FAR, 9.0, 0.0]
        for person in people
    ]  # fmt: skip


def _clues(clues: Sequence[Clue], person: int) -> list[float]:
    """Return for each kind of clue the place it gives a person (-1 for others only, -2 for no such clue)."""
    places, less = dict.fromkeys(METHODS, -2.0), dict.fromkeys(METHODS, FAR)
    for clue in clues:
        found = next((n for n, (other, _) in enumerate(clue.meant) if other == person), None)
        if found is None:
            places[clue.method] = max(places[clue.method], -1.0)
        elif places[clue.method] < 0.0 or found < places[clue.method]:
            places[clue.method], less[clue.method] = float(found), -clue.meant[found][1]
    return [*places.values(), *less.values()]


def _character(situation: Situation, asked: Sequence[Gender], person: int) -> list[float]:
    company = situation.company
    gender = company.genders[person]
    return [
        float(any(gender not in (one, "unknown") for one in asked)),
        float(any(gender == one for one in asked)),
        _GENDERS[gender],
        float(person == company.narrator),
        float(company.is_description(person)),
        float(person == company.everyone),
        _bucket(situation.fame_rank.get(person)),
        _bucket(situation.told_rank.get(person)),
    ]


def _addressed(situation: Situation, at: int, person: int) -> list[float]:
    turns, turn = situation.turns, situation.turns[at]

    def called(step: int) -> float:
        place = at + step
        return float(0 <= place < len(turns) and person in turns[place].called)

    before = situation.chosen[at - 1] if at else None
    return [
        float(person in turn.called),
        float(person in turn.spoken_of),
        called(-1),
        called(-2),
        called(1),
        float(before is not None and before != person and before in turn.called),
    ]


def _place(turn: Turn, person: int, near: Told, above: Told, lately: Lately) -> list[float]:
    """Return where and how a person is mentioned in the turn's own paragraph, above it, and lately."""
    recent = turn.recent.index(person) if person in turn.recent else int(FAR)
    return [
        float(recent),
        near.role(person),
        float(near.first == person),
        float(near.last == person),
        min(3.0, near.counts[person]),
        above.role(person),
        float(above.last == person),
        min(3.0, above.counts[person]),
        lately.since,
        lately.acted,
        min(6.0, lately.told),
        min(6.0, lately.quoted),
        float(near.alone(person)),
    ]


def _around(
    situation: Situation, at: int, person: int, ranked: Sequence[int], spoke: Sequence[int]
) -> list[float]:
    """Return who speaks nearby, by tags and by the rules' choice, and what part a person has in it.

    `ranked` are the scene's speakers, the busiest first, `spoke` those who spoke last.
    """
    scene, cast = situation.turns[at].scene, situation.casts.get(situation.turns[at].scene, Counter())
    tagged = [_same(situation, situation.tagged, at + step, scene, person) for step in AROUND]
    chosen = [_same(situation, situation.chosen, at + step, scene, person) for step in AROUND]
    since = _steps_to(situation, at, -1, person)
    until = _steps_to(situation, at, 1, person)
    return [
        *tagged,
        *chosen,
        since,
        until,
        round(cast[person] / max(1, cast.total()), 1),
        _bucket(ranked.index(person) if person in cast else None),
        float(spoke.index(person)) if person in spoke else 9.0,
        float(set(ranked[:2]) == {person, situation.chosen[at - 1] if at else None}),
    ]


def _same(situation: Situation, speakers: Sequence[int | None], place: int, scene: int, person: int) -> float:
    """Return 1.0 where that turn is the person's, 0.0 where somebody else's, -1.0 where nobody knows."""
    if not 0 <= place < len(speakers) or situation.turns[place].scene != scene or speakers[place] is None:
        return -1.0
    return float(speakers[place] == person)


def _steps_to(situation: Situation, at: int, way: int, person: int) -> float:
    for step in range(1, 16):
        place = at + way * step
        if not 0 <= place < len(situation.turns):
            break
        if situation.chosen[place] == person:
            return float(step)
    return FAR


def _last_speakers(situation: Situation, at: int) -> list[int]:
    """Return the people who spoke last before turn `at`, the latest first, up to four."""
    found: dict[int, None] = {}
    for place in range(at - 1, max(-1, at - 12), -1):
        person = situation.chosen[place]
        if person is not None:
            found[person] = None
        if len(found) == 4:
            break
    return list(found)
