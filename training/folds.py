"""Which works are kept from learning, so that what is learned can be tried on them."""

import random
from collections.abc import Collection, Iterable, Iterator

FOLDS, SEED = 3, 1


def held_out(names: Iterable[str]) -> set[str]:
    """Return the names of a third of the works: a copy of a work is where the work is."""
    return set(_shuffled(names)[::FOLDS])


def parts(names: Collection[str], held: Collection[str]) -> Iterator[set[str]]:
    """Yield the works in parts, by name, those `held` first: stored nets have not learned from them.

    The others, and works that came later, are in the parts after it.
    """
    yield set(names) & set(held)
    rest = _shuffled(set(names) - set(held))
    yield from (set(rest[part :: FOLDS - 1]) for part in range(FOLDS - 1))


def _shuffled(names: Iterable[str]) -> list[str]:
    order = sorted(set(names))
    random.Random(SEED).shuffle(order)
    return order
