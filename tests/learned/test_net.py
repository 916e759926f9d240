"""The nets that rank: turns cut into grids, and what NumPy makes of them."""

import os
import subprocess
import sys

import numpy as np
import pytest

from drama.learned.grid import PEOPLE, TURNS, Turns, bins, grid, grids
from drama.learned.net import Net, log_chances
from drama.learned.stored import stored
from drama.script.prose.features import NAMES

FROM_PYTORCH = {
    "0": (-2.159, -4.015, -4.160, -1.778, 0.629, -3.186, -3.041),
    "1": (-1.461, -4.065, -3.103, -3.102, -1.057, -3.216, -2.517),
    "2": (-3.352, -5.053, -3.753, -2.665, -1.788, -1.518, -2.754),
}
"""Every twelfth score of the grid from turn 6 of `talk()`, by PyTorch from the stored weights."""


def talk(turns=30, people=5):
    """Return turns of two scenes, each with one to five options, and bins of no meaning."""
    options = [[(turn + nth) % people for nth in range(1 + turn * 7 % people)] for turn in range(turns)]
    count = sum(map(len, options))
    binned = (np.arange(count * len(NAMES)).reshape(count, -1) * 31 % 29).astype(np.uint8)
    return Turns.of(options, [turn // 17 for turn in range(turns)]), binned


def chances(options, scenes):
    """Return the chances of options that all look alike to the nets."""
    arrays = stored("nets")
    rows = [[[0.0] * len(NAMES) for _ in some] for some in options]
    logs = log_chances([Net.of(arrays, "0")], arrays["cuts"], rows, options, scenes)
    return [np.exp(some).tolist() for some in logs]


@pytest.mark.parametrize("name", FROM_PYTORCH)
def test_numpy_runs_a_net_as_pytorch_did(name):
    """The scores are those that were learned, to three decimals."""
    turns, binned = talk()
    net = Net.of(stored("nets"), name)
    found = grid(turns, 6)
    scores = net.scores(found, net.cells(binned[found.rows]))
    assert scores[::12] == pytest.approx(FROM_PYTORCH[name], abs=2e-3)


def test_a_bin_is_how_many_cuts_are_less():
    """A number at a cut is below it, as the forests have it; unused cuts are never passed."""
    cuts = np.array([[1.0, 2.0, np.inf], [0.5, np.inf, np.inf]], np.float32)
    rows = np.array([[0.0, 0.5], [1.0, 0.6], [1.5, -1.0], [9.0, 9.0]], np.float32)
    assert bins(rows, cuts).tolist() == [[0, 0], [0, 1], [1, 0], [2, 1]]


@pytest.mark.parametrize("count", [1, 16, 17, 24, 25, 40, 41, 100])
def test_every_turn_lies_in_a_grid_with_its_neighbours(count):
    """No turn is left out, and none but the story's own first and last is only ever at the end of a grid."""
    turns = Turns.of([[0, 1]] * count, [0] * count)
    seen = [set(range(one.start, one.start + len(one.scenes))) for one in grids(turns)]
    assert set.union(*seen) == set(range(count))
    for turn in range(4, count - 4):
        assert any({turn - 4, turn + 4} <= places for places in seen)


def test_a_grid_holds_whoever_is_an_option_most():
    """Of a crowd the people of a single turn, far down its list, go first."""
    crowd = [[0, 1, *range(2 + 40 * turn, 14 + 40 * turn)] for turn in range(TURNS)]
    found = grid(Turns.of(crowd, [0] * TURNS), 0)
    kept = {crowd[turn][0] for turn in range(TURNS)} | {crowd[turn][1] for turn in range(TURNS)}
    columns = dict(zip(found.rows.tolist(), found.column.tolist(), strict=True))
    ends = np.cumsum([0, *map(len, crowd)])
    assert found.width == PEOPLE
    assert all(ends[turn] + nth in columns for turn in range(TURNS) for nth in range(2))
    assert len({columns[ends[turn]] for turn in range(TURNS)}) == 1
    assert kept == {0, 1}


def test_the_chances_of_a_turn_make_one():
    """Whoever may speak shares out a turn; who is alone there has it for certain; nobody has nothing."""
    found = chances([[3, 4], [7], [], [4, 3, 9]], [0, 0, 0, 1])
    assert [sum(some) for some in found] == [pytest.approx(1.0), pytest.approx(1.0), 0, pytest.approx(1.0)]
    assert found[1] == [pytest.approx(1.0)]
    assert chances([[], []], [0, 0]) == [[], []]


def test_the_nets_fit_the_features():
    """There are cuts for every feature, and no bin is past the end of the networks' tables."""
    arrays = stored("nets")
    features, most = arrays["cuts"].shape
    assert features == len(NAMES)
    assert arrays["0.bins"].shape[0] == features * (most + 1)


@pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="threads are counted in /proc")
def test_the_program_multiplies_with_one_thread():
    """Threads that wait for each other over small tables cost twice the processor time."""
    counted = "import drama.__main__, numpy, os; print(len(os.listdir('/proc/self/task')))"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, "-c", counted]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
