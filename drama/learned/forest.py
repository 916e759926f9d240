"""A forest of decision trees that ranks, grown by `training/` with LightGBM and walked here with NumPy."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from drama.learned.stored import Arrays

_ROWS_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees side by side, one row of each array a tree, padded to the largest.

    At node `n` a row goes to `left[n]` where its `feature[n]` is at most `threshold[n]`, else to `right[n]`;
    a negative number leads to leaf `-n - 1` of `leaf`. `warmth` divides the sum of leaves before it becomes
    chances. `depth` is that of the deepest tree.
    """

    feature: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    leaf: NDArray[np.float32]
    depth: int
    warmth: float

    @classmethod
    def of(cls, arrays: Arrays, name: str) -> "Forest":
        """Return the forest that `training/` stored under a name."""
        part = {key: arrays[f"{name}.{key}"] for key in ("feature", "threshold", "left", "right", "leaf")}
        depth, warmth = arrays[f"{name}.shape"].tolist()
        return cls(**part, depth=int(depth), warmth=float(warmth))

    def chances(self, groups: Iterable[Sequence[Sequence[float]]]) -> list[list[float]]:
        """Return for each group of rows the chance of every row to be its right one; they sum to 1.0.

        Groups are taken up as they come, so that a long story's need not all be there at once. Chances are
        rounded to four decimals, so that machines that add in another order agree.
        """
        found: list[list[float]] = []
        for some in _batches(groups):
            sums = self._walk(np.array([row for group in some for row in group], dtype=np.float32))
            ends = list(accumulate(map(len, some), initial=0))
            found += [_shares(sums[start:end], self.warmth) for start, end in pairwise(ends)]
        return found

    def sums(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """Return the sum of the leaves of every row, rounded like chances."""
        return [round(total, 4) for total in self._walk(np.array(rows, dtype=np.float32)).tolist()]

    def _walk(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the sum of the leaves that each row falls to, all trees walked one step at a time."""
        if not len(rows):
            return np.zeros(0)
        # Places are counted through all trees and rows: `take` with one index is thrice as fast as with two.
        trees = np.arange(len(self.feature))[:, None]
        tree, own = trees * self.feature.shape[1], np.arange(len(rows)) * rows.shape[1]
        node = np.zeros((len(self.feature), len(rows)), dtype=np.int64)
        for _ in range(self.depth):
            inner = np.maximum(node, 0) + tree
            low = rows.take(self.feature.take(inner) + own) <= self.threshold.take(inner)
            step = np.where(low, self.left.take(inner), self.right.take(inner))
            node = np.where(node < 0, node, step)
        leaves: NDArray[np.float32] = self.leaf.take(trees * self.leaf.shape[1] - node - 1)
        total: NDArray[np.float64] = leaves.sum(axis=0, dtype=np.float64)
        return total


def _batches(groups: Iterable[Sequence[Sequence[float]]]) -> Iterator[list[Sequence[Sequence[float]]]]:
    """Yield groups together that have `_ROWS_AT_ONCE` rows or little more; at the end what is left."""
    batch: list[Sequence[Sequence[float]]] = []
    rows = 0
    for group in groups:
        batch.append(group)
        rows += len(group)
        if rows >= _ROWS_AT_ONCE:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch


def _shares(sums: NDArray[np.float64], warmth: float) -> list[float]:
    """Return the softmax of the sums."""
    if not len(sums):
        return []
    powers = np.exp((sums - sums.max()) / warmth)
    return [round(share, 4) for share in (powers / powers.sum()).tolist()]
