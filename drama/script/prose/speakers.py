"""Who speaks each turn: the clues weighed together with the way a conversation goes to and fro."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from drama.script.prose.clues import Clue
from drama.script.prose.company import Company
from drama.script.prose.turns import Turn

WEIGHTS = {
    "said": 20.0, "said pronoun": 7.0, "lead-in": 8.0, "lead-in pronoun": 5.0,
    "names self": 8.0, "beat": 5.0, "beat pronoun": 4.0, "before": 1.0, "before pronoun": 0.8,
}  # fmt: skip
"""How much each kind of clue speaks for a person."""

LESS_LIKELY = 1.2
"""How much each step down the list of people a pronoun may mean takes away."""

SECOND_SIGN = 0.2
"""The share of its weight that every clue adds to the strongest one."""

CLASH = -9.0
"""For somebody of the wrong gender for the pronoun of a tag or a beat."""

CALLED, SPOKEN_OF = -10.0, -2.8
"""For somebody the turn itself addresses by name, or names otherwise."""

ANSWERS_CALL, CALLS_LAST = 2.5, 1.5
"""For somebody the turn before called, and for calling the one who spoke it."""

AGAIN, AGAIN_AFTER_GAP, TO_AND_FRO = -3.0, -0.6, 2.0
"""For two turns running, at once and with narration between, and for the turn after next."""

OLDER = 0.25
"""What every person mentioned more lately takes away."""

FAME, UNNAMED = 0.3, -1.0
"""For each doubling of how often the text names somebody as a speaker, and for people without a name."""

SETTLED = 20.0
"""For somebody whom the writer named; nobody else is weighed then."""

WIDTH, DEPTH = 6, 12.0
"""At most so many people are weighed for a turn, none further behind the first than that."""


class Option(NamedTuple):
    """Somebody who may speak a turn, with the weight of the turn's own clues for them."""

    person: int
    weight: float


class Decision(NamedTuple):
    """The options of a turn, best first by its own clues, and the one chosen; None where there are none."""

    options: list[Option]
    person: int | None


def clue_weight(clue: Clue, person: int) -> float:
    """Return how much a clue speaks for a person."""
    full = WEIGHTS[clue.method]
    return max(
        (max(0.0, full + LESS_LIKELY * less) for other, less in clue.meant if other == person), default=0.0
    )


def _clashes(clue: Clue, person: int, company: Company) -> bool:
    if not clue.method.endswith("pronoun") or clue.gender == "unknown" or clue.method.startswith("before"):
        return False
    return company.genders[person] not in (clue.gender, "unknown") or person == company.narrator


def _weight(turn: Turn, person: int, company: Company) -> float:
    best: dict[str, float] = {}
    for clue in turn.clues:
        best[clue.method] = max(best.get(clue.method, 0.0), clue_weight(clue, person))
    weight = max(best.values(), default=0.0) + SECOND_SIGN * sum(best.values())
    weight += CLASH * any(_clashes(clue, person, company) for clue in turn.clues)
    weight += CALLED * (person in turn.called) + SPOKEN_OF * (person in turn.spoken_of)
    rank = turn.recent.index(person) if person in turn.recent else len(turn.recent) + 2
    weight += FAME * company.fame[person] + UNNAMED * company.is_description(person)
    return weight - OLDER * rank


def _options(turn: Turn, company: Company, nearby: Sequence[int]) -> list[Option]:
    """Return the likeliest people for a turn by itself, best first."""
    people = [person for clue in turn.clues for person, _ in clue.meant] + turn.recent + list(nearby)
    found = [Option(person, _weight(turn, person, company)) for person in dict.fromkeys(people)]
    found.sort(key=lambda option: -option.weight)
    return [option for option in found[:WIDTH] if option.weight > found[0].weight - DEPTH]


def _step(before: Turn, one: int, turn: Turn, other: int) -> float:
    """Return how well `other` follows `one` in the next turn."""
    weight = ANSWERS_CALL * (other in before.called) + CALLS_LAST * (one in turn.called)
    if one == other:
        weight += AGAIN_AFTER_GAP if turn.gap else AGAIN
    return weight


def _return(turn: Turn, before: Turn, first: int | None, third: int) -> float:
    """Return how well somebody speaks again after one turn of another."""
    near = turn.gap <= 1 and before.gap <= 1
    return TO_AND_FRO if first == third and near else 0.0


def _nearby(turns: Sequence[Turn], at: int) -> list[int]:
    """Return the people whom the turns around one name or call."""
    around = turns[max(0, at - 4) : at + 4]
    tagged = [
        clue.meant[0][0]
        for turn in around
        for clue in turn.clues
        if clue.meant and clue.method[:4] in ("said", "beat")
    ]
    return tagged + [person for turn in around for person in turn.called]


def weigh(turns: Sequence[Turn], company: Company) -> list[list[Option]]:
    """Return for every turn who may speak it, best first, by its own clues and those of the turns around."""
    company.learn_fame(
        clue.meant[0][0] for turn in turns for clue in turn.clues if clue.method == "said" and clue.meant
    )
    return [_options(turn, company, _nearby(turns, at)) for at, turn in enumerate(turns)]


def decide(
    turns: Sequence[Turn], weighed: Sequence[list[Option]], settled: Mapping[int, int]
) -> list[Decision]:
    """Return for every turn, as `weigh` has it, who speaks it; `settled` turns are their person's.

    The best sequence by Viterbi's algorithm over pairs of neighbouring speakers; scenes are decided apart.
    """
    choices = [
        [Option(settled[at], SETTLED)] if at in settled else options for at, options in enumerate(weighed)
    ]
    spoken: list[int | None] = []
    start = 0
    for at in range(1, len(turns) + 1):
        if at == len(turns) or _apart(turns[at - 1], turns[at]) or not choices[at] or not choices[at - 1]:
            spoken += _best_path(turns[start:at], choices[start:at])
            start = at
    return [Decision(options, person) for options, person in zip(choices, spoken, strict=True)]


def fit(turns: Sequence[Turn], decisions: Sequence[Decision], at: int, option: Option) -> float:
    """Return how well an option fits turn `at`, with the turns around it as they were decided."""
    who = [decision.person for decision in decisions[max(0, at - 2) : at + 3]]
    here = min(at, 2)
    who[here] = option.person
    weight = option.weight
    for place in range(max(1, here), min(len(who), here + 3)):
        turn, before = turns[at - here + place], turns[at - here + place - 1]
        one, other = who[place - 1], who[place]
        if one is None or other is None or _apart(before, turn):
            break
        if place <= here + 1:
            weight += _step(before, one, turn, other)
        weight += _return(turn, before, who[place - 2], other) if place > 1 else 0.0
    return weight


def _apart(one: Turn, other: Turn) -> bool:
    return one.scene != other.scene or other.gap > 6


Pair = tuple[int, int]


def _best_path(turns: Sequence[Turn], choices: Sequence[Sequence[Option]]) -> list[int | None]:
    if not choices[0]:
        return [None] * len(turns)
    scores: dict[Pair, float] = {(-1, option.person): option.weight for option in choices[0]}
    came: list[dict[Pair, int]] = []
    for at in range(1, len(turns)):
        scores, origins = _advance(scores, turns[at - 1], turns[at], choices[at])
        came.append(origins)
    pair = max(scores, key=lambda each: scores[each])
    path = [pair[1]]
    for origins in reversed(came):
        path.append(pair[0])
        pair = (origins[pair], pair[0])
    return list(reversed(path))


def _advance(
    scores: Mapping[Pair, float], before: Turn, turn: Turn, choice: Sequence[Option]
) -> tuple[dict[Pair, float], dict[Pair, int]]:
    best: dict[Pair, float] = {}
    origin: dict[Pair, int] = {}
    steps = {
        (one, o.person): o.weight + _step(before, one, turn, o.person) for _, one in scores for o in choice
    }
    back = _return(turn, before, 0, 0)
    for (first, second), score in scores.items():
        for option in choice:
            third = option.person
            total = score + steps[second, third] + (back if first == third else 0.0)
            if total > best.get((second, third), float("-inf")):
                best[second, third], origin[second, third] = total, first
    return best, origin
