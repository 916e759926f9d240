"""The forest that ranks: rows walk to the right leaves, and leaves become chances."""

import numpy as np
import pytest

from drama.learned.forest import Forest
from drama.learned.stored import stored
from drama.script.prose.features import NAMES
from drama.script.prose.ranking import SECOND_NAMES


def forest(warmth=1.0):
    """Return two trees: `x <= 1 ? (y <= 5 ? 1 : 2) : 3`, and one that only looks at y."""
    return Forest(
        feature=np.array([[0, 1], [1, 0]], np.int16),
        threshold=np.array([[1.0, 5.0], [0.0, 0.0]], np.float32),
        left=np.array([[1, -1], [-1, -1]], np.int16),
        right=np.array([[-3, -2], [-2, -1]], np.int16),
        leaf=np.array([[1.0, 2.0, 3.0], [0.0, 10.0, 0.0]], np.float32),
        depth=2,
        warmth=warmth,
    )


def share(*sums):
    """Return the softmax of sums."""
    powers = [np.exp(one - max(sums)) for one in sums]
    return [pytest.approx(power / sum(powers), abs=1e-4) for power in powers]


def test_rows_walk_to_their_leaves():
    """A number at the threshold goes left, and the leaves of all trees add up."""
    assert forest().chances([[[1.0, 0.0], [1.0, 5.0], [2.0, 0.0]]]) == [share(1.0, 11.0, 3.0)]


def test_each_group_is_shared_out_by_itself():
    """The chances of every turn sum to one; a turn without options has none."""
    found = forest().chances([[[0.0, 0.0], [2.0, 0.0]], [], [[0.0, 9.0]]])
    assert found == [share(1.0, 3.0), [], [1.0]]


def test_warmth_evens_out():
    """A warmer forest is less sure."""
    assert forest(warmth=2.0).chances([[[0.0, 0.0], [2.0, 0.0]]]) == [share(0.5, 1.5)]


@pytest.mark.parametrize(("name", "columns"), [("first", NAMES), ("second", SECOND_NAMES)])
def test_the_stored_forests_fit_the_features(name, columns):
    """Every tree asks for a column that there is, and no step leads outside its tree."""
    found = Forest.of(stored("ranker"), name)
    assert 0 <= found.feature.min() <= found.feature.max() < len(columns)
    assert max(found.left.max(), found.right.max()) < found.feature.shape[1]
    assert min(found.left.min(), found.right.min()) >= -found.leaf.shape[1]
    assert 0.2 < found.warmth < 3.0
