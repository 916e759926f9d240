"""Forests as LightGBM grows them, turned into the arrays that `drama.learned.forest` walks."""

from collections.abc import Iterator
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

Node = dict[str, Any]

STEADY: dict[str, Any] = {
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 0,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
"""Settings that all forests are grown with: trees of parts of the rows and features, the same every time."""


def stored_forest(name: str, booster: lightgbm.Booster, warmth: float) -> dict[str, NDArray[Any]]:
    """Return a forest's arrays under a name, one row a tree, padded to the largest."""
    trees = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    inner = 1 + max(node["split_index"] for tree in trees for node in _splits(tree))
    leaves = inner + 1
    shape = (len(trees), inner)
    arrays: dict[str, NDArray[Any]] = {
        "feature": np.zeros(shape, np.int16),
        "threshold": np.zeros(shape, np.float32),
        "left": np.full(shape, -1, np.int16),
        "right": np.full(shape, -1, np.int16),
        "leaf": np.zeros((len(trees), leaves), np.float32),
    }
    for number, tree in enumerate(trees):
        _fill(arrays, number, tree)
    depth = max(map(_depth, trees))
    return {f"{name}.{key}": array for key, array in arrays.items()} | {
        f"{name}.shape": np.array([depth, warmth])
    }


def _fill(arrays: dict[str, NDArray[Any]], number: int, tree: Node) -> None:
    for node in _splits(tree):
        at = node["split_index"]
        arrays["feature"][number, at] = node["split_feature"]
        arrays["threshold"][number, at] = _single(node["threshold"])
        arrays["left"][number, at] = _place(node["left_child"])
        arrays["right"][number, at] = _place(node["right_child"])
    for leaf in _leaves(tree):
        arrays["leaf"][number, leaf.get("leaf_index", 0)] = leaf["leaf_value"]


def _single(threshold: float) -> np.float32:
    """Return the greatest single-precision number not above a threshold: the features are single, too."""
    single = np.float32(threshold)
    return np.nextafter(single, np.float32(-np.inf)) if float(single) > threshold else single


def _place(node: Node) -> int:
    return int(node["split_index"]) if "split_index" in node else -int(node.get("leaf_index", 0)) - 1


def _splits(tree: Node) -> Iterator[Node]:
    if "split_index" in tree:
        yield tree
        yield from _splits(tree["left_child"])
        yield from _splits(tree["right_child"])


def _leaves(tree: Node) -> Iterator[Node]:
    if "split_index" in tree:
        yield from _leaves(tree["left_child"])
        yield from _leaves(tree["right_child"])
    else:
        yield tree


def _depth(tree: Node) -> int:
    return 1 + max(map(_depth, (tree["left_child"], tree["right_child"]))) if "split_index" in tree else 0
