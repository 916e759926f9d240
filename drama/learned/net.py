"""Small attention networks that rank, trained by `training/` with PyTorch and run here with NumPy.

Every cell of a grid looks along its column, at the same person in the turns around, and along its row, at
the others who may speak the turn, a few times over (axial attention; Ho et al. 2019, arXiv:1912.12180).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.learned.grid import Grid, Turns, bins, grids, trust
from drama.learned.layers import Floats, gelu, linear, norm, softmax
from drama.learned.stored import Arrays

HEADS, REACH = 4, 12
"""Heads of every attention, and the turns beyond which all are equally far."""

UNLIKELY = -12.0
"""The least logarithm of a chance, also of whom a grid has no column for."""

_EPSILON = 1e-5
_HIDDEN = -1e4
_TURNS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Net:
    """One network: `arrays` are its weights by the names they had in PyTorch, `blocks` counts its layers."""

    arrays: Arrays
    blocks: int

    @classmethod
    def of(cls, stored: Arrays, name: str) -> "Net":
        """Return the network that `training/` stored under a name."""
        own = {
            key.removeprefix(f"{name}."): array for key, array in stored.items() if key.startswith(f"{name}.")
        }
        arrays = {key: array.astype(np.float32) for key, array in own.items()}
        return cls(arrays, sum(key.endswith("reach") for key in arrays))

    def cells(self, binned: NDArray[np.uint8]) -> Floats:
        """Return what rows are by themselves, (rows, width): the sum of the vectors of their bins."""
        table = self.arrays["bins"]
        features = np.arange(binned.shape[1]) * (len(table) // binned.shape[1])
        found: Floats = table[binned + features].sum(axis=1)
        return found

    def scores(self, found: Grid, cells: Floats) -> Floats:
        """Return a score for every row of a grid, whose `cells` these are."""
        size = (len(found.scenes), found.width)
        x = np.broadcast_to(self.arrays["absent"], (*size, cells.shape[1])).copy()
        x[found.turn, found.column] = cells
        present = np.zeros(size, dtype=bool)
        present[found.turn, found.column] = True
        present[~present.any(axis=1), 0] = True
        x = norm(self.arrays, "enter", x)
        x = x + gelu(linear(self.arrays, "widen", x))
        for number in range(self.blocks):
            x = self._block(f"blocks.{number}", x, found.scenes, present)
        x = gelu(linear(self.arrays, "judge", norm(self.arrays, "leave", x)))
        scores: Floats = linear(self.arrays, "score", x)[found.turn, found.column, 0]
        return scores

    def _block(self, name: str, x: Floats, scenes: NDArray[np.int64], present: NDArray[np.bool_]) -> Floats:
        places = np.arange(len(scenes))
        away = np.clip(places[None] - places[:, None], -REACH, REACH) + REACH
        together = (scenes[:, None] == scenes[None])[None] * self.arrays[f"{name}.together"][:, None, None]
        far = self.arrays[f"{name}.reach"][away].transpose(2, 0, 1) + together
        down = self._attend(
            f"{name}.down", norm(self.arrays, f"{name}.before_down", x).transpose(1, 0, 2), far
        )
        x = x + down.transpose(1, 0, 2)
        hidden = np.where(present, 0.0, _HIDDEN).astype(np.float32)[:, None, None, :]
        x = x + self._attend(f"{name}.across", norm(self.arrays, f"{name}.before_across", x), hidden)
        wide = gelu(linear(self.arrays, f"{name}.think", norm(self.arrays, f"{name}.before_think", x)))
        return x + linear(self.arrays, f"{name}.conclude", wide)

    def _attend(self, name: str, x: Floats, bias: Floats) -> Floats:
        """Return what the items of each sequence, (sequences, items, width), take from each other."""
        count, items, width = x.shape
        parts = linear(self.arrays, f"{name}.ask", x).reshape(count, items, 3, HEADS, width // HEADS)
        query, key, value = parts.transpose(2, 0, 3, 1, 4)
        weights = query @ key.swapaxes(-1, -2) / np.float32(np.sqrt(width // HEADS)) + bias
        taken = (softmax(weights) @ value).transpose(0, 2, 1, 3).reshape(count, items, width)
        return linear(self.arrays, f"{name}.tell", taken)


def nets_of(stored: Arrays) -> tuple[Net, ...]:
    """Return all the networks that `training/` stored in a file, in the order of their names."""
    names = sorted({key.split(".")[0] for key in stored if "." in key})
    return tuple(Net.of(stored, name) for name in names)


def log_chances(
    nets: Sequence[Net],
    cuts: Floats,
    rows: Sequence[Sequence[Sequence[float]]],
    options: Sequence[Sequence[int]],
    scenes: Sequence[int],
) -> list[list[float]]:
    """Return for every turn the logarithms of its options' chances, the mean of what the networks find.

    `rows` holds a row for each option of each turn, `cuts` where each feature's bins end.
    """
    turns = Turns.of(options, scenes)
    if not len(turns.people):
        return [[] for _ in options]
    shared = (rows[at : at + _TURNS_AT_ONCE] for at in range(0, len(rows), _TURNS_AT_ONCE))
    flat = (np.array([row for group in groups for row in group], np.float32) for groups in shared)
    binned = np.concatenate([bins(some.reshape(-1, len(cuts)), cuts) for some in flat])
    return [part.tolist() for part in np.split(mean_log_chances(nets, turns, binned), turns.ends[1:-1])]


def mean_log_chances(nets: Sequence[Net], turns: Turns, binned: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the logarithm of every row's chance, the mean of what the networks find."""
    found: NDArray[np.float64] = np.mean([_of_net(net, turns, binned) for net in nets], axis=0)
    return found


def _of_net(net: Net, turns: Turns, binned: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the logarithm of every row's chance: what the grids find, weighed by how they are trusted."""
    total, weight = np.zeros(len(binned)), np.zeros(len(binned))
    for found in grids(turns):
        ends = turns.ends[found.start : found.start + len(found.scenes) + 1]
        here = slice(ends[0], ends[-1])
        trusted = np.repeat(trust(found), np.diff(ends))
        scores = net.scores(found, net.cells(binned[found.rows]))
        logs = np.full(len(trusted), UNLIKELY)
        logs[found.rows - ends[0]] = np.maximum(UNLIKELY, _logs(scores, found.turn))
        total[here] += trusted * logs
        weight[here] += trusted
    return total / np.maximum(weight, _EPSILON)


def _logs(scores: Floats, turn: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the logarithms of the softmax of the scores of each turn."""
    best = np.full(turn.max() + 1, -np.inf)
    np.maximum.at(best, turn, scores)
    less = scores - best[turn]
    logs: NDArray[np.float64] = np.subtract(less, np.log(np.bincount(turn, np.exp(less))[turn]))
    return logs
