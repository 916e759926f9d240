"""Many hands: work on parts that do not need each other, done side by side, its results in order."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Part = TypeVar("Part")
Made = TypeVar("Made")


def side_by_side(work: Callable[[Part], Made], parts: Sequence[Part]) -> Iterator[Made]:
    """Yield what `work` makes of each part, in order, on as many threads as there are processor cores.

    Threads are enough where the work is done by ffmpeg and NumPy. The first exception ends it: what has not
    begun by then is not begun.
    """
    hands = min(len(parts), os.cpu_count() or 1)
    if hands < 2:
        yield from map(work, parts)
        return
    with ThreadPoolExecutor(hands) as pool:
        yield from pool.map(work, parts)
