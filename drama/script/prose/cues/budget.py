"""How many of the sounds that a story asks for are suggested: a listener hears the few, not the many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drama.script.prose.cues.lasting import Bed
from drama.script.prose.cues.model import Hit
from drama.settings import Budget


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a budget allows a scene.

    `least` is how likely a sound must be heard. `beds` are sounds that last at a time, `shots` those heard
    once, with one more for every `words_a_shot` words of the scene; `words_apart` is the distance between
    two of the same sound.
    """

    least: float
    beds: int
    shots: int
    words_a_shot: int
    words_apart: int


BUDGETS: Mapping[Budget, Allowance] = {
    "few": Allowance(least=0.75, beds=3, shots=3, words_a_shot=100, words_apart=12),
    "rich": Allowance(least=0.5, beds=4, shots=6, words_a_shot=40, words_apart=12),
}


def beds_within(budget: Budget, beds: Sequence[Bed]) -> list[Bed]:
    """Return the beds that a budget allows, in order: the likeliest, so many at a time."""
    allowance = BUDGETS[budget]
    kept: list[Bed] = []
    for bed in sorted(beds, key=lambda one: -one.chance):
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
    """Return the sounds that a budget allows, in order, none too near to a likelier one of its name."""
    allowance = BUDGETS[budget]
    left = float(allowance.shots)
    at = 0
    kept = []
    for hit in _apart(hits, allowance.words_apart):
        words = hit.sentence.before
        left, at = left + (words - at) / allowance.words_a_shot, words
        if left >= 1:
            kept.append(hit)
            left -= 1
    return kept


def _apart(hits: Sequence[Hit], words: int) -> list[Hit]:
    """Return hits in order, of those of one sound that are nearer than so many words the likeliest."""
    kept: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda one: -one.chance):
        same = kept.setdefault(hit.name, [])
        if all(abs(hit.sentence.before - one.sentence.before) >= words for one in same):
            same.append(hit)
    return [hit for hit in hits if any(hit is one for one in kept[hit.name])]
