"""How sure an attribution is, on what it rests, and who else it might have been."""

from collections.abc import Mapping

from drama.script.prose.clues import Clue
from drama.script.prose.model import Attribution
from drama.script.prose.speakers import clue_weight
from drama.script.prose.study import Study
from drama.script.prose.turns import Turn

SETTLED = "you"
"""The method of what the writer has settled."""

LIKELY = 0.02
"""The chance from which on somebody is worth naming beside the likeliest speaker."""

_MOST_OTHERS = 5


def judge(found: Study, at: int, chances: Mapping[int, float]) -> Attribution:
    """Return the attribution of turn `at` from the chances of its options, the likeliest first."""
    if not chances:
        return Attribution(None, 0.0, "nobody in sight")
    person = next(iter(chances))
    clue = _deciding(found.turns[at], person)
    others = [(found.names[who], share) for who, share in list(chances.items())[1:] if share >= LIKELY]
    return Attribution(
        found.names[person],
        chances[person],
        _method(found, at, person, clue),
        clue.evidence if clue else None,
        tuple(others[:_MOST_OTHERS]),
    )


def _deciding(turn: Turn, person: int) -> Clue | None:
    """Return the clue of a turn that says most for a person."""
    clues = [(clue_weight(clue, person), clue) for clue in turn.clues if not clue.method.startswith("before")]
    weight, clue = max(clues, key=lambda pair: pair[0], default=(0.0, None))
    return clue if weight > 0.0 else None


def _method(found: Study, at: int, person: int, clue: Clue | None) -> str:
    if at in found.settled:
        return SETTLED
    if clue is not None:
        return clue.method if clue.method.endswith("pronoun") else clue.method + " X"
    same = at > 1 and found.turns[at - 2].scene == found.turns[at].scene
    return "to and fro" if same and found.decisions[at - 2].person == person else "nearby"
