"""Which works are kept from learning, so that what is learned can be tried on them."""

import random
from collections.abc import Iterable, Iterator

FOLDS, SEED = 3, 1


def parts(names: Iterable[str]) -> Iterator[set[str]]:
    """Yield the parts of the works, by name: a copy of a work is in the part of the work."""
    order = sorted(set(names))
    random.Random(SEED).shuffle(order)
    yield from (set(order[fold::FOLDS]) for fold in range(FOLDS))


def held_out(names: Iterable[str]) -> set[str]:
    """Return the names of the first part."""
    return next(parts(names))
