"""Which works are kept from learning, so that what is learned can be tried on them."""

import random
from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

FOLDS, SEED = 3, 1


Key = TypeVar("Key", str, tuple[str, str])
"""What a work is known by: its name, or its source and its name."""


def held_out(names: Iterable[str]) -> set[str]:
    """Return the names of a third of the works: a copy of a work is where the work is."""
    return next(thirds(names))


def thirds(works: Iterable[Key]) -> Iterator[set[Key]]:
    """Yield the works in thirds, the one that is held out first."""
    order = _shuffled(works)
    yield from (set(order[part::FOLDS]) for part in range(FOLDS))


def parts(names: Collection[str], held: Collection[str]) -> Iterator[set[str]]:
    """Yield the works in parts, by name, those `held` first: stored nets have not learned from them.

    The others, and works that came later, are in the parts after it.
    """
    yield set(names) & set(held)
    rest = _shuffled(set(names) - set(held))
    yield from (set(rest[part :: FOLDS - 1]) for part in range(FOLDS - 1))


def _shuffled(works: Iterable[Key]) -> list[Key]:
    order = sorted(set(works))
    random.Random(SEED).shuffle(order)
    return order
