"""How sure an attribution is, measured, and who else it might have been."""

from bisect import bisect_right
from collections.abc import Sequence
from math import exp

from drama.script.prose.clues import Clue
from drama.script.prose.model import Attribution
from drama.script.prose.speakers import Decision, clue_weight, fit
from drama.script.prose.turns import Turn

LEADS = (1.5, 4.0, 8.0)
"""The leads over the runner-up, in weight, that part close calls, fair ones, good ones and clear ones."""

CONFIDENCE: dict[str, tuple[float, float, float, float]] = {
    "said X": (0.25, 0.35, 0.45, 0.9),
    "said pronoun": (0.4, 0.45, 0.65, 0.8),
    "lead-in X": (0.5, 0.5, 0.6, 0.9),
    "lead-in pronoun": (0.5, 0.6, 0.6, 0.8),
    "beat X": (0.6, 0.6, 0.7, 0.85),
    "beat pronoun": (0.3, 0.4, 0.6, 0.8),
    "to and fro": (0.5, 0.6, 0.75, 0.95),
    "nearby": (0.35, 0.55, 0.75, 0.75),
}
"""Share of right answers of each rule, for close, fair, good and clear calls.

Measured on sixteen novels of the Project Dialogism Novel Corpus (Vishnubhotla et al., LREC 2022) from their
bare text, rounded; where a cell had fewer than fifty cases, its neighbours' share.
"""


def _deciding(turn: Turn, person: int) -> Clue | None:
    clues = [(clue_weight(clue, person), clue) for clue in turn.clues if not clue.method.startswith("before")]
    weight, clue = max(clues, key=lambda pair: pair[0], default=(0.0, None))
    return clue if weight > 0.0 else None


def _method(decisions: Sequence[Decision], at: int, clue: Clue | None) -> str:
    if clue is not None:
        return clue.method if clue.method.endswith("pronoun") else clue.method + " X"
    both = at > 1 and decisions[at].person == decisions[at - 2].person
    return "to and fro" if both else "nearby"


def judge(turns: Sequence[Turn], decisions: Sequence[Decision], names: Sequence[str], at: int) -> Attribution:
    """Return the attribution of turn `at`, with its method, evidence, measured confidence and runners-up."""
    person = decisions[at].person
    if person is None:
        return Attribution(None, 0.0, "nobody in sight")
    rivals = _rivals(turns, decisions, at)
    clue = _deciding(turns[at], person)
    lead = -max((weight for weight, _ in rivals), default=-LEADS[-1] if clue else 0.0)
    method = _method(decisions, at, clue)
    confidence = CONFIDENCE[method][bisect_right(LEADS, lead)]
    evidence = clue.evidence if clue else None
    others = _shares(rivals, names, 1.0 - confidence, at_most=confidence)
    return Attribution(names[person], confidence, method, evidence, others)


def _rivals(turns: Sequence[Turn], decisions: Sequence[Decision], at: int) -> list[tuple[float, int]]:
    """Return the other options of a turn by how much they lack, were the turns around it as decided."""
    chosen = decisions[at].person
    weights = {option.person: fit(turns, decisions, at, option) for option in decisions[at].options}
    best = next((weights[person] for person in weights if person == chosen), 0.0)
    return sorted(
        ((weight - best, person) for person, weight in weights.items() if person != chosen), reverse=True
    )


def _shares(
    rivals: Sequence[tuple[float, int]], names: Sequence[str], rest: float, at_most: float
) -> tuple[tuple[str, float], ...]:
    """Return the runners-up with their part of the `rest`; what is over goes to people nobody thought of."""
    total = sum(exp(weight) for weight, _ in rivals)
    shares = [(names[who], round(min(at_most, rest * exp(weight) / total), 2)) for weight, who in rivals[:3]]
    return tuple((name, share) for name, share in shares if share > 0.0)
