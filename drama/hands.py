"""Many hands: work on parts that do not need each other, done side by side, its results in order."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

Part = TypeVar("Part")
Made = TypeVar("Made")


TICK_S = 0.2
"""Seconds of waiting after which it is told: so long it takes at most until work that is to stop does."""

_AHEAD = 4  # parts for each thread that may be done before those in front of them are


def cores() -> int:
    """Return how many processor cores this process may use: those of the machine, or what it was given."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def side_by_side(
    work: Callable[[Part], Made], parts: Sequence[Part], waiting: Callable[[], object] = lambda: None
) -> Iterator[Made]:
    """Yield what `work` makes of each part, in order, on as many threads as there are cores to use.

    Only a few parts are begun before their turn, and what was yielded is not held: the results of a thousand
    take no more room than those of ten. Threads are enough where the work is done by ffmpeg and NumPy.

    The first exception ends it, one that `waiting` raises too, which is called now and then: what has not
    begun by then is not begun, and what has is left to end by itself.
    """
    workers = max(1, min(len(parts), cores()))
    pool, left = ThreadPoolExecutor(workers), iter(parts)
    try:
        futures = deque(pool.submit(work, part) for part in islice(left, workers * _AHEAD))
        while futures:
            future = futures.popleft()
            while not wait((future,), TICK_S).done:
                waiting()
            futures.extend(pool.submit(work, part) for part in islice(left, 1))
            yield future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
