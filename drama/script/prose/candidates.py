"""Who may speak a turn: a wide list, from which the ranker chooses."""

from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from itertools import chain

from drama.script.prose.speakers import Decision
from drama.script.prose.turns import Turn

MOST = 18
"""People weighed for one turn; with so many the right one is missing for one quotation in forty."""

_REACH = 12
_SCENE_CAST = 6


def candidates(
    turns: Sequence[Turn], decisions: Sequence[Decision], everyone: int, settled: Container[int] = ()
) -> list[list[int]]:
    """Return for every turn the people who may speak it, the likeliest first as the rules see it.

    They are whom the rules weigh, the clues mean, the turns around name, call or are spoken by, whom the
    narration mentioned lately, and who speaks most in the scene; `everyone` alone where they all said it,
    unless the turn is `settled`.
    """
    casts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for turn, decision in zip(turns, decisions, strict=True):
        if decision.person is not None:
            casts[turn.scene][decision.person] += 1
    return [
        [everyone]
        if at not in settled and _together(turn, everyone)
        else _of_turn(turns, decisions, at, casts[turn.scene])
        for at, turn in enumerate(turns)
    ]


def _together(turn: Turn, everyone: int) -> bool:
    """Tell whether the tags give the turn to several at once, and none to somebody: `they all said`."""
    said = {clue.meant[0][0] for clue in turn.clues if clue.meant and "said" in clue.method}
    return said == {everyone}


def _of_turn(turns: Sequence[Turn], decisions: Sequence[Decision], at: int, cast: Counter[int]) -> list[int]:
    turn, decision = turns[at], decisions[at]
    first = [] if decision.person is None else [decision.person]
    weighed = (option.person for option in decision.options)
    meant = (person for clue in turn.clues for person, _ in clue.meant)
    near = chain.from_iterable(_speaking(turns, decisions, at + step) for step in _outward(_REACH))
    main = (person for person, _ in cast.most_common(_SCENE_CAST))
    found = dict.fromkeys(chain(first, weighed, meant, turn.recent[:6], near, turn.recent[6:], main))
    return list(found)[:MOST]


def _outward(reach: int) -> list[int]:
    return [step for far in range(1, reach + 1) for step in (-far, far)]


def _speaking(turns: Sequence[Turn], decisions: Sequence[Decision], place: int) -> list[int]:
    """Return who speaks or is called in a turn."""
    if not 0 <= place < len(turns):
        return []
    person = decisions[place].person
    return ([] if person is None else [person]) + turns[place].called
