"""A story's turns as grids: a stretch of turns down, the people who may speak them across.

A cell is somebody at a turn. What the ranker sees of them, one row of numbers, comes as bins, so that the
nets can learn something of its own for every value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TURNS, STRIDE, PEOPLE = 24, 16, 36
"""Turns and people of a grid at most, and how many turns further the next one begins."""

_FIRST, _FIRST_COUNTS = 6, 4.0
"""So many options of a turn, the likeliest by the rules, count so much more where not all have room."""


@dataclass(frozen=True, slots=True)
class Turns:
    """A story's turns: their `people` and rows run on, those of turn `t` from `ends[t]` to `ends[t + 1]`."""

    people: NDArray[np.int64]
    ends: NDArray[np.int64]
    scenes: NDArray[np.int64]

    @classmethod
    def of(cls, options: Sequence[Sequence[int]], scenes: Sequence[int]) -> "Turns":
        """Return the turns whose speakers may be these, each in its scene."""
        ends = np.cumsum([0, *map(len, options)])
        return cls(np.array([one for some in options for one in some], np.int64), ends, np.array(scenes))

    def __len__(self) -> int:
        return len(self.scenes)


@dataclass(frozen=True, slots=True)
class Grid:
    """The turns from `start` on: row `rows[i]` of the story lies at turn `turn[i]`, from 0, in `column[i]`.

    `scenes` numbers the scene of each turn; there are `width` columns, a person each.
    """

    start: int
    rows: NDArray[np.int64]
    turn: NDArray[np.int64]
    column: NDArray[np.int64]
    scenes: NDArray[np.int64]
    width: int


def grid(turns: Turns, start: int) -> Grid:
    """Return the grid of the turns from `start` on, with the people who are options there most."""
    end = min(len(turns), start + TURNS)
    first, last = turns.ends[start], turns.ends[end]
    sizes = np.diff(turns.ends[start : end + 1])
    place = np.arange(first, last) - np.repeat(turns.ends[start:end], sizes)
    everybody, who = np.unique(turns.people[first:last], return_inverse=True)
    counts = np.bincount(who, 1.0 + _FIRST_COUNTS * (place < _FIRST), minlength=len(everybody))
    chosen = np.argsort(-counts, kind="stable")[:PEOPLE]
    columns = np.full(len(everybody), -1)
    columns[chosen] = np.arange(len(chosen))
    column = columns[who]
    kept = column >= 0
    turn = np.repeat(np.arange(end - start), sizes)
    rows = np.arange(first, last)
    return Grid(start, rows[kept], turn[kept], column[kept], turns.scenes[start:end], len(chosen))


def grids(turns: Turns) -> Iterator[Grid]:
    """Yield grids that cover a story, each beginning before the last one ends."""
    for start in range(0, max(1, len(turns) - TURNS + STRIDE), STRIDE):
        if turns.ends[min(len(turns), start + TURNS)] > turns.ends[start]:
            yield grid(turns, start)


def trust(found: Grid) -> NDArray[np.float64]:
    """Return how much a grid is trusted with each of its turns: those at its ends see little around them."""
    places = np.arange(len(found.scenes))
    return 0.05 + np.minimum(np.minimum(places, TURNS - 1 - places), TURNS // 4)


def bins(rows: NDArray[np.float32], cuts: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return the bin of every number, (rows, features): how many of its feature's `cuts` are less."""
    found = [np.searchsorted(edges, column) for edges, column in zip(cuts, rows.T, strict=True)]
    return np.array(found, np.uint8).T
