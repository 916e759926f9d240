"""The ranker: how likely each of the people who may speak a turn does, by two forests and by a few nets.

The first forest sees every turn by itself, the second sees the first one's chances for the turns around as
well: who speaks the lines before and after says much about a bare one. The nets see a stretch of turns at
once and decide them together. All of them have the last word.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp, log

from drama.learned.forest import Forest
from drama.learned.net import Net, log_chances, nets_of
from drama.learned.stored import stored
from drama.script.prose.exchange import begins, bounds
from drama.script.prose.features import NAMES, Row, Situation, features
from drama.script.prose.talk import is_vague

Settled = Mapping[int, int]
"""Turns whose speaker the writer has settled, with the person."""

STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)
"""The turns around, counted from the one in question, whose chances the second look sees."""

NAMED = 0.55
"""The least chance of whom a tag names outright (`said X`); `said a voice` names nobody yet.

It keeps the line theirs. Where the ranker thinks otherwise the tag is often misread (on PDNC dev 37 of a
hundred such lines are theirs), so the line stays in doubt.
"""

_NEW = 4
"""How often a young man is told of, at the most, who is not taken for somebody with a name."""

LEAST = 1e-4
"""The least chance that one forest leaves to anybody where all are taken together."""

_SURE_STEPS = (-2, -1, 1, 2)
_REACH = 12

SECOND_NAMES = NAMES + (
    "chance", "lacking", "rank", "lead",
    *(f"chance {step:+}" for step in STEPS),
    *(f"best {step:+}" for step in _SURE_STEPS),
    "chance nearby", "best nearby", "even chance", "odd chance", "even lead",
)  # fmt: skip
"""What the columns of the second look hold."""


@cache
def _forest(name: str) -> Forest:
    return Forest.of(stored("ranker"), name)


@cache
def _nets() -> tuple[Net, ...]:
    return nets_of(stored("nets"))


def rank(situation: Situation, settled: Settled) -> list[dict[int, float]]:
    """Return for every turn the chance of each of its options to speak it, the likeliest first.

    Chances lie between 0.0 and 1.0 and are calibrated. A settled turn has its speaker alone, and teaches
    the turns around.
    """
    rows = features(situation)
    once = _fixed(situation.options, _forest("first").chances(rows), settled)
    seen = second_look(situation.options, once, begins(situation.turns))
    both = ([row + more for row, more in zip(*pair, strict=True)] for pair in zip(rows, seen, strict=True))
    twice = _fixed(situation.options, _forest("second").chances(both), settled)
    together = _together(situation, rows, settled)
    agreed = [_agreed(*looks) for looks in zip(once, twice, together, strict=True)]
    guarded = [
        _guarded(one, _outright(situation, at, named))
        for at, (one, named) in enumerate(zip(agreed, situation.tagged, strict=True))
    ]
    return [dict(sorted(one.items(), key=lambda item: -item[1])) for one in guarded]


def _outright(situation: Situation, at: int, named: int | None) -> int | None:
    """Return whom the tag of turn `at` names, if it leaves nobody else.

    It is no voice, and no young man who keeps coming back while somebody named may be meant.
    """
    if named is None or is_vague(situation.company, named):
        return None
    tags = (clue for clue in situation.turns[at].clues if clue.method == "said" and clue.meant)
    others = any(len(clue.meant) > 1 for clue in tags)
    stays = not situation.company.is_description(named) or situation.told[named] > _NEW
    return None if others and stays else named


def _together(
    situation: Situation, rows: Sequence[Sequence[Row]], settled: Settled
) -> list[Mapping[int, float]]:
    """Return for every turn the logarithms of its options' chances as the nets see them."""
    options, shown = [*situation.options], [*rows]
    for at, person in settled.items():
        if options[at]:
            shown[at], options[at] = [rows[at][options[at].index(person)]], [person]
    scenes = [turn.scene for turn in situation.turns]
    logs = log_chances(_nets(), stored("nets")["cuts"], shown, options, scenes)
    found = [dict(zip(*pair, strict=True)) for pair in zip(options, logs, strict=True)]
    return [{settled[at]: 0.0} if at in settled else some for at, some in enumerate(found)]


def _agreed(
    once: Mapping[int, float], twice: Mapping[int, float], together: Mapping[int, float]
) -> dict[int, float]:
    """Return the chances of a turn by all that looked at it: their products, evened out by two warmths."""
    forests, warmth = stored("ranker")["warmths"].tolist()
    logs = {who: (log(max(LEAST, once[who])) + log(max(LEAST, twice[who]))) / forests for who in twice}
    best = max(logs.values(), default=0.0)
    total = log(sum(exp(one - best) for one in logs.values())) + best if logs else 0.0
    powers = {who: exp((one - total + together[who]) / warmth) for who, one in logs.items()}
    whole = sum(powers.values())
    return {who: round(power / whole, 4) for who, power in powers.items()}


def _guarded(chances: Mapping[int, float], named: int | None) -> Mapping[int, float]:
    """Return the chances of a turn where whom its own tag names has at least their due."""
    if named is None or not 0.0 < chances.get(named, 1.0) < NAMED:
        return chances
    rest = (1.0 - NAMED) / (1.0 - chances[named])
    return {who: NAMED if who == named else round(share * rest, 4) for who, share in chances.items()}


def _fixed(
    options: Sequence[Sequence[int]], chances: Sequence[Sequence[float]], settled: Settled
) -> list[dict[int, float]]:
    return [
        {settled[at]: 1.0} if at in settled else dict(zip(*pair, strict=True))
        for at, pair in enumerate(zip(options, chances, strict=True))
    ]


def second_look(
    options: Sequence[Sequence[int]], once: Sequence[Mapping[int, float]], fresh: Sequence[bool]
) -> Iterator[list[Row]]:
    """Yield what the second look sees besides the features: for every turn a row for each option.

    `fresh` says which turns begin a new exchange.
    """
    best = [max(chances.values(), default=0.0) for chances in once]
    for at, people in enumerate(options):
        order = sorted(once[at].values(), reverse=True)
        lead = order[0] - order[1] if len(order) > 1 else 1.0
        sure = [best[at + step] if 0 <= at + step < len(once) else -1.0 for step in _SURE_STEPS]
        sides = _sides(once, fresh, at)
        yield [
            array("f", [*_seen(once, at, person, order, lead, sure), *_turn_about(sides, person)])
            for person in people
        ]


def _sides(
    once: Sequence[Mapping[int, float]], fresh: Sequence[bool], at: int
) -> tuple[Sequence[Mapping[int, float]], Sequence[Mapping[int, float]]]:
    """Return the chances of the turns an even and an odd number of steps from turn `at` in its exchange."""
    first, last = bounds(fresh, at)
    even = [once[place] for place in range(first, last) if place != at and (place - at) % 2 == 0]
    return even, [once[place] for place in range(first, last) if (place - at) % 2]


def _turn_about(
    sides: tuple[Sequence[Mapping[int, float]], Sequence[Mapping[int, float]]], person: int
) -> list[float]:
    """Return a person's mean chance on either side of an exchange, -1.0 where there is none, and the lead."""
    even, odd = (
        sum(chances.get(person, 0.0) for chances in side) / len(side) if side else -1.0 for side in sides
    )
    return [even, odd, even - odd]


def _seen(
    once: Sequence[Mapping[int, float]],
    at: int,
    person: int,
    order: Sequence[float],
    lead: float,
    sure: Sequence[float],
) -> list[float]:
    share = once[at].get(person, 0.0)
    around = [once[at + step].get(person, 0.0) if 0 <= at + step < len(once) else -1.0 for step in STEPS]
    near = [
        once[place].get(person, 0.0)
        for place in range(max(0, at - _REACH), min(len(once), at + _REACH + 1))
        if place != at
    ]
    place = float(order.index(share)) if share in order else float(len(order))
    mean = sum(near) / max(1, len(near))
    return [share, order[0] - share, place, lead, *around, *sure, mean, max(near, default=0.0)]
