"""Grow the forest that says which two people of a story are one, stored in drama/learned/model/ties.npz.

    python -m training.ties [--corpus DIR] [--measure]

A pair is right where most of what the one says is known to be the other's. With --measure nothing is stored:
stories are held out in turn, and for each set the ties made are counted, right and wrong, with the turns that
go to the right person by them and those that do not.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from benchmarks.systems import read_story
from drama.learned.forest import Forest
from drama.script.prose.quotes import find
from drama.script.prose.study import first_look
from drama.script.prose.ties import LEAST, pairs
from training.examples import corpus, fitting, labelled, speakers_of
from training.folds import thirds
from training.forest import STEADY, stored_forest

DATA = Path(__file__).parent.parent / "data/speakers"
MODEL = Path(__file__).parent.parent / "drama/learned/model/ties.npz"

OWN, PDNC = 1.0, 0.5
"""What a pair of our own stories and one of PDNC's novels count."""

MOST_OF_IT = 0.6
"""The share of somebody's turns that has to be another's for the two to be one."""

ROUNDS = 150
SETTINGS = STEADY | {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.06,
    "min_data_in_leaf": 25,
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A pair to learn from: whether the two are one, and how many turns of the first are the second's."""

    source: str
    work: str
    person: int
    row: Sequence[float]
    right: bool
    turns: int
    theirs: int


def lessons(source: str, work: Mapping[str, Any]) -> Iterator[Lesson]:
    """Yield the pairs of a work in the scorer's form."""
    story = read_story(work["text"])
    quotations = find(story)
    look = first_look(story, quotations)
    said: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for who, speaker in zip(look.speakers, speakers_of(work, quotations, look.turns), strict=True):
        if who is not None and speaker is not None:
            said[who][speaker] += 1
    fits = fitting(work)
    for pair in pairs(look.sightings(), look.company):
        names = _sure(fits(" ".join(form)) for form in look.company.forms[pair.bearer])
        names = names or {name for name, _ in said[pair.bearer].most_common(1)}
        turns, theirs = said[pair.person].total(), sum(said[pair.person][name] for name in names)
        right = turns > 0 and theirs >= MOST_OF_IT * turns
        yield Lesson(source, work["work"], pair.person, pair.row, right, turns, theirs)


def _sure(found: Iterable[set[str]]) -> set[str]:
    """Return the characters that a name fits which fits nobody else."""
    return set().union(*(some for some in found if len(some) == 1))


def grow(taught: Sequence[Lesson]) -> lightgbm.Booster:
    """Return the forest grown on some pairs."""
    rows = np.array([one.row for one in taught], np.float32)
    weights = [PDNC if one.source == "pdnc" else OWN for one in taught]
    data = lightgbm.Dataset(rows, [int(one.right) for one in taught], weight=weights)
    return lightgbm.train(dict(SETTINGS), data, ROUNDS)


def held_in_turn(taught: Sequence[Lesson]) -> Iterator[tuple[set[str], lightgbm.Booster]]:
    """Yield the names of a third of the works and a forest that has not learned from them, for each third."""
    for works in thirds((one.source, one.work) for one in taught):
        names = {name for _, name in works}
        yield names, grow([one for one in taught if one.work not in names])


def unseen(folder: Path) -> dict[str, Forest]:
    """Return for every work to learn from, by name, a forest that has not learned from it."""
    grown = [(names, stored_forest("ties", some, 1.0)) for names, some in held_in_turn(all_lessons(folder))]
    return {name: Forest.of(arrays, "ties") for names, arrays in grown for name in names}


def measure(taught: Sequence[Lesson]) -> None:
    """Print the ties of each set by forests that have not learned from their story."""
    made: defaultdict[str, list[Lesson]] = defaultdict(list)
    for names, forest in held_in_turn(taught):
        held = [one for one in taught if one.work in names]
        for tie in ties(held, forest.predict(np.array([one.row for one in held], np.float32))):
            made[tie.source].append(tie)
    for source, some in made.items():
        right = [one for one in some if one.right]
        turns = sum(one.theirs for one in right)
        wrong = sum(one.turns for one in some if not one.right)
        print(f"{source:10} {len(some):4} ties, {len(right):4} right: {turns} turns; wrong: {wrong}")


def ties(held: Sequence[Lesson], chances: NDArray[np.float64]) -> list[Lesson]:
    """Return the likeliest pair of everybody who is likely enough to be one with somebody."""
    best: dict[tuple[str, str, int], tuple[float, Lesson]] = {}
    for one, chance in zip(held, chances.tolist(), strict=True):
        key = (one.source, one.work, one.person)
        if chance >= max(LEAST, best[key][0] if key in best else 0.0):
            best[key] = (chance, one)
    return [one for _, one in best.values()]


def all_lessons(folder: Path) -> list[Lesson]:
    """Return the pairs of all works to learn from; `folder` is that of PDNC."""
    works = {source: labelled(DATA / source) for source in ("ordinary", "train", "novels")}
    works["pdnc"] = corpus(folder / "train.jsonl")
    return [one for source, some in works.items() for work in some for one in lessons(source, work)]


def main() -> None:
    """Train, then measure or store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/data/attribution"))
    parser.add_argument("--measure", action="store_true")
    wanted = parser.parse_args()
    taught = all_lessons(wanted.corpus)
    if wanted.measure:
        measure(taught)
        return
    np.savez_compressed(MODEL, **stored_forest("ties", grow(taught), 1.0))
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e3:.0f} kB, learned from {len(taught)} pairs")


if __name__ == "__main__":
    main()
