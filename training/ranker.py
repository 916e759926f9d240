"""Grow the ranker's two forests and store them in drama/learned/model/ranker.npz.

    python -m training.ranker [--corpus DIR] [--nets NETS.npz] [--held HELD.npz] [--without-pdnc] [--measure]

`training.nets` made the nets beside them, and one that has not learned from a third of the works: on these it
is settled how sure forests and nets may be together.

The first forest learns from every turn by itself. The second sees the first one's chances for the turns
around too: to learn from honest ones, they come from forests that have not seen the work in question. With
--measure nothing is stored, and the share of turns given to the right person is printed for the dev works.
"""

import argparse
import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from drama.learned.forest import Forest
from drama.learned.grid import Turns, bins
from drama.learned.net import Net, mean_log_chances, nets_of
from drama.script.prose.ranking import LEAST, second_look
from training.examples import Example, augmented, corpus, example, labelled
from training.folds import FOLDS, SEED, parts
from training.forest import STEADY, stored_forest
from training.lessons import MODERN
from training.ties import unseen as unseen_ties

DATA = Path(__file__).parent.parent / "data/speakers"
MODEL = Path(__file__).parent.parent / "drama/learned/model/ranker.npz"

WEIGHTS = {"modern": 3.0, "untagged": 1.5, "novels": 2.0, "pdnc": 1.0}
"""What a turn counts in training, by where it comes from: the novels of PDNC are many and long."""

PLAIN = 0.33
"""The share of PDNC's turns with a plain tag that is learned from: there are more than enough of them."""

ROUNDS = {"first": 180, "second": 110}
SETTINGS = STEADY | {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 6,
    "num_leaves": 31,
    "learning_rate": 0.09,
    "min_data_in_leaf": 40,
    "max_bin": 63,
}
WARMTHS = np.arange(0.3, 4.0, 0.05)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A story to learn from: its example, its rows, what each of its turns counts, and which teach."""

    example: Example
    rows: Floats
    weight: float
    teaches: Sequence[bool]

    @property
    def right(self) -> NDArray[np.bool_]:
        """Which rows are right."""
        return np.array([one for group in self.example.right for one in group], dtype=bool)

    @property
    def sizes(self) -> list[int]:
        """How many rows each turn has."""
        return [len(group) for group in self.example.right]


def grow(lessons: Sequence[Lesson], rounds: int) -> lightgbm.Booster:
    """Return a forest grown on the turns that teach."""
    taught = [np.repeat(np.array(one.teaches, bool), one.sizes) for one in lessons]
    rows = np.concatenate([one.rows[kept] for one, kept in zip(lessons, taught, strict=True)])
    right = np.concatenate([one.right[kept] for one, kept in zip(lessons, taught, strict=True)])
    sizes = [size for one in lessons for size, kept in zip(one.sizes, one.teaches, strict=True) if kept]
    weights = np.concatenate([np.full(kept.sum(), o.weight) for o, kept in zip(lessons, taught, strict=True)])
    data = lightgbm.Dataset(rows, right.astype(int), group=sizes, weight=weights)
    return lightgbm.train(dict(SETTINGS), data, rounds)


def chances(sums: NDArray[np.float64], sizes: Sequence[int], warmth: float) -> list[NDArray[np.float64]]:
    """Return the chances of each turn's options from the forest's sums."""
    parts = np.split(sums, np.cumsum(sizes)[:-1])
    powers = [np.exp((part - part.max(initial=0.0)) / warmth) for part in parts]
    return [power / power.sum() if len(power) else power for power in powers]


def warmth_of(lessons: Sequence[Lesson], sums: Sequence[NDArray[np.float64]]) -> float:
    """Return the warmth at which the chances fit best what is right (least log loss; Guo et al. 2017).

    Every work counts alike, so that long novels do not decide how sure the ranker is of a short story; the
    copy of a work that has lost its tags does not count.
    """
    works = {one.example.name: (one, part) for one, part in reversed([*zip(lessons, sums, strict=True)])}

    def loss(warmth: float) -> float:
        total = 0.0
        for one, part in works.values():
            pairs = zip(chances(part, one.sizes, warmth), one.example.right, strict=True)
            losses = [-np.log(share[np.array(right)].sum() + 1e-6) for share, right in pairs if any(right)]
            total += float(np.mean(losses)) if losses else 0.0
        return total

    return float(min(WARMTHS, key=loss))


def unseen(
    lessons: Sequence[Lesson], rounds: int, held: Collection[str], folds: int = FOLDS
) -> dict[int, NDArray[np.float64]]:
    """Return the sums of forests that have not learned from a story, nor from a copy of it, by its number.

    Of the `FOLDS` parts of the stories, `held` the first of them, only the first `folds` are looked at.
    """
    found: dict[int, NDArray[np.float64]] = {}
    for names in islice(parts([one.example.name for one in lessons], held), folds):
        apart = [at for at, one in enumerate(lessons) if one.example.name in names]
        forest = grow([one for one in lessons if one.example.name not in names], rounds)
        found |= {at: forest.predict(lessons[at].rows) for at in apart}
    return found


def with_second_look(lesson: Lesson, sums: NDArray[np.float64], warmth: float) -> Lesson:
    """Return a lesson whose rows hold what the second look sees as well."""
    shares = chances(sums, lesson.sizes, warmth)
    once = [
        dict(zip(people, share.tolist(), strict=True))
        for people, share in zip(lesson.example.options, shares, strict=True)
    ]
    more = [row for group in second_look(lesson.example.options, once, lesson.example.fresh) for row in group]
    wide = np.array(more, np.float32).reshape(len(lesson.rows), -1)
    return replace(lesson, rows=np.hstack([lesson.rows, wide]))


def agreed(
    lesson: Lesson, once: NDArray[np.float64], twice: NDArray[np.float64], warmths: tuple[float, float]
) -> NDArray[np.float64]:
    """Return what both looks make of each row: the sum of the logarithms of their chances."""
    pairs = zip((once, twice), warmths, strict=True)
    shares = [np.concatenate(chances(sums, lesson.sizes, warmth)) for sums, warmth in pairs]
    logs: NDArray[np.float64] = np.log(np.maximum(shares, LEAST)).sum(axis=0)
    return logs


@dataclass(frozen=True, slots=True)
class Nets:
    """The nets, with where the bins of their features end, and the works they have not learned from."""

    nets: Sequence[Net]
    cuts: Floats
    held: frozenset[str]

    @classmethod
    def of(cls, path: Path) -> "Nets":
        """Return the nets of a file."""
        with np.load(path) as stored:
            arrays = dict(stored)
        return cls(nets_of(arrays), arrays["cuts"], frozenset(map(str, arrays["held"])))

    def logs(self, lesson: Lesson) -> NDArray[np.float64]:
        """Return the logarithm of the chance of each row."""
        turns = Turns.of(lesson.example.options, lesson.example.scenes)
        return mean_log_chances(self.nets, turns, bins(lesson.rows, self.cuts))


@dataclass(frozen=True, slots=True)
class Ranker:
    """The two forests and the nets; `warmths` are those of each forest and of both together."""

    first: lightgbm.Booster
    second: lightgbm.Booster
    nets: Nets
    warmths: tuple[float, float, float]
    warmth: float

    def sums(self, lesson: Lesson) -> NDArray[np.float64]:
        """Return what forests and nets make of each row."""
        once = self.first.predict(lesson.rows)
        twice = self.second.predict(with_second_look(lesson, once, self.warmths[0]).rows)
        return joined(lesson, agreed(lesson, once, twice, self.warmths[:2]), self.warmths[2], self.nets)


def joined(lesson: Lesson, forests: NDArray[np.float64], warmth: float, nets: Nets) -> NDArray[np.float64]:
    """Return the logarithm of the forests' chance of each row plus that of the nets' chance."""
    shares = np.concatenate(chances(forests, lesson.sizes, warmth))
    logs: NDArray[np.float64] = np.log(np.maximum(shares, 1e-12)) + nets.logs(lesson)
    return logs


def trained(lessons: Sequence[Lesson], nets: Nets, held_nets: Nets) -> Ranker:
    """Return the ranker grown on some stories; those new to `held_nets` settle its warmths."""
    once = unseen(lessons, ROUNDS["first"], held_nets.held)
    first_warmth = warmth_of(lessons, [once[at] for at in range(len(lessons))])
    wide = [with_second_look(one, once[at], first_warmth) for at, one in enumerate(lessons)]
    twice = unseen(wide, ROUNDS["second"], held_nets.held, folds=1)
    held = [lessons[at] for at in twice]
    warmths = first_warmth, warmth_of(held, [*twice.values()])
    both = [agreed(lessons[at], once[at], sums, warmths) for at, sums in twice.items()]
    forests = warmth_of(held, both)
    all_of_them = [joined(one, sums, forests, held_nets) for one, sums in zip(held, both, strict=True)]
    first, second = grow(lessons, ROUNDS["first"]), grow(wide, ROUNDS["second"])
    return Ranker(first, second, nets, (*warmths, forests), warmth_of(held, all_of_them))


def right_share(ranker: Ranker, lessons: Sequence[Lesson]) -> float:
    """Return the share of turns with a known speaker that go to the right person."""
    hits = turns = 0
    for one in lessons:
        parts = np.split(ranker.sums(one), np.cumsum(one.sizes)[:-1])
        for part, right, known in zip(parts, one.example.right, one.example.known, strict=True):
            turns += known
            hits += bool(known and len(part) and right[int(np.argmax(part))])
    return hits / max(1, turns)


def lessons_of(
    works: Iterable[Mapping[str, Any]], weight: float, ties: Mapping[str, Forest], plain: float = 1.0
) -> list[Lesson]:
    """Return works as lessons whose turns count alike.

    `ties` says who are one in the works that have a forest of their own, `plain` is the share of the turns
    with a plain tag that teach.
    """
    dice = random.Random(SEED)
    found = []
    for one in (example(work, ties.get(work["work"])) for work in works):
        pairs = zip(one.right, one.plain, strict=True)
        teaches = [any(right) and (not easy or dice.random() < plain) for right, easy in pairs]
        found.append(Lesson(one, one.matrix(), weight, teaches))
    return found


def main() -> None:
    """Train, then measure or store."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--nets", type=Path, default=MODEL.with_name("nets.npz"))
    parser.add_argument("--held", type=Path, default=Path(__file__).with_name("held.npz"))
    parser.add_argument("--corpus", type=Path, default=Path("../shared/data/attribution"))
    parser.add_argument("--without-pdnc", action="store_true")
    parser.add_argument("--measure", action="store_true")
    wanted = parser.parse_args()
    ties = unseen_ties(wanted.corpus)
    taught: list[Lesson] = []
    for folder in MODERN:
        taught += lessons_of(labelled(DATA / folder), WEIGHTS["modern"], ties)
        taught += lessons_of(augmented(DATA / folder), WEIGHTS["untagged"], ties)
    taught += lessons_of(labelled(DATA / "novels"), WEIGHTS["novels"], ties)
    if not wanted.without_pdnc:
        taught += lessons_of(corpus(wanted.corpus / "train.jsonl"), WEIGHTS["pdnc"], ties, PLAIN)
    ranker = trained(taught, Nets.of(wanted.nets), Nets.of(wanted.held))
    if wanted.measure:
        modern = lessons_of(labelled(DATA / "dev"), 1.0, {})
        novels = lessons_of(corpus(wanted.corpus / "dev.jsonl"), 1.0, {})
        print(f"modern dev {right_share(ranker, modern):.4f}   PDNC dev {right_share(ranker, novels):.4f}")
        return
    first = stored_forest("first", ranker.first, ranker.warmths[0])
    second = stored_forest("second", ranker.second, ranker.warmths[1])
    warmths = np.array([ranker.warmths[2], ranker.warmth])
    np.savez_compressed(MODEL, **first, **second, warmths=warmths)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.1f} MB, learned from {len(taught)} works")


if __name__ == "__main__":
    main()
