"""The files of the learned parts, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]


@cache
def stored(name: str) -> Arrays:
    """Return the arrays of a model file by name; nothing in it is ever run."""
    file = files("drama.learned") / "model" / f"{name}.npz"
    with file.open("rb") as packed, np.load(packed, allow_pickle=False) as arrays:
        return {key: arrays[key] for key in arrays.files}
