"""How many of the sounds that a story asks for are suggested: a listener hears the few, not the many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drama.script.prose.cues.lasting import Bed
from drama.script.prose.cues.model import Hit
from drama.settings import Budget


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a budget allows a scene.

    `plainly` is how plainly the words must ask for what is too often only passed by (`DOUBTFUL`): 1 lets it
    be supposed, 2 wants it named or spoken of again. `beds` are sounds that last at a time, `shots` those
    heard once, with one more for every `words_a_shot` words of the scene; `words_apart` is the distance
    between two of the same sound. `phrases` looks for turns of phrase too, which are wrong more often.
    """

    plainly: int
    beds: int
    shots: int
    words_a_shot: int
    words_apart: int
    phrases: bool


DOUBTFUL = frozenset(["footsteps", "horse", "forest", "river", "sea", "crowd", "city", "storm"])
"""What was supposed wrongly more than once in ten times, on passages when they were first seen.

Somebody runs on sand, a carriage stands, trees are only looked at, one cheer is taken for a crowd.
"""

BUDGETS: Mapping[Budget, Allowance] = {
    "few": Allowance(plainly=2, beds=3, shots=3, words_a_shot=100, words_apart=12, phrases=False),
    "rich": Allowance(plainly=1, beds=4, shots=6, words_a_shot=40, words_apart=12, phrases=True),
}


def beds_within(budget: Budget, beds: Sequence[Bed]) -> list[Bed]:
    """Return the beds that a budget allows, in order: those most plainly asked for, so many at a time."""
    allowance = BUDGETS[budget]
    strength: dict[str, int] = {}
    for bed in beds:
        strength[bed.name] = max(bed.strength, strength.get(bed.name, 0))
    plain = [bed for bed in beds if bed.name not in DOUBTFUL or strength[bed.name] >= allowance.plainly]
    kept: list[Bed] = []
    for bed in sorted(plain, key=lambda one: -min(strength[one.name], 2)):
        if len({one.name for one in kept if one.name != bed.name and _together(one, bed)}) < allowance.beds:
            kept.append(bed)
    return [bed for bed in beds if any(bed is one for one in kept)]


def _together(one: Bed, other: Bed) -> bool:
    """Tell whether two beds are heard at the same time, by the words before them."""
    return _start(one) < _end(other) and _start(other) < _end(one)


def _start(bed: Bed) -> float:
    return -1 if bed.opens else (bed.after or bed.hit.sentence).before


def _end(bed: Bed) -> float:
    return bed.last.before + 1 if bed.last else float("inf")


def shots_within(budget: Budget, hits: Sequence[Hit]) -> list[Hit]:
    """Return the sounds that a budget allows, in order, none too soon after the same one."""
    allowance = BUDGETS[budget]
    left = float(allowance.shots)
    at = 0
    last: dict[str, int] = {}
    kept = []
    for hit in _plainest(hits):
        words = hit.sentence.before
        left, at = left + (words - at) / allowance.words_a_shot, words
        name = hit.sound.name
        close = name in last and words - last[name] < allowance.words_apart
        plain = name not in DOUBTFUL or hit.sound.weight >= allowance.plainly
        if plain and left >= 1 and not close:
            kept.append(hit)
            left -= 1
            last[name] = words
    return kept


def _plainest(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits without those whose sentence names the same sound more plainly."""
    weight: dict[tuple[str, int], int] = {}
    for hit in hits:
        key = (hit.sound.name, hit.sentence.span.start)
        weight[key] = max(weight.get(key, 0), hit.sound.weight)
    return [hit for hit in hits if hit.sound.weight == weight[hit.sound.name, hit.sentence.span.start]]
