"""Many hands: work on parts that do not need each other, done side by side, its results in order."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

Part = TypeVar("Part")
Made = TypeVar("Made")


TICK_S = 0.2
"""Seconds of waiting after which it is told: so long it takes at most until work that is to stop does."""


def cores() -> int:
    """Return how many processor cores this process may use: those of the machine, or what it was given."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def side_by_side(
    work: Callable[[Part], Made], parts: Sequence[Part], waiting: Callable[[], object] = lambda: None
) -> Iterator[Made]:
    """Yield what `work` makes of each part, in order, on as many threads as there are cores to use.

    What was yielded is the caller's alone, and not held until the rest is done. Threads are enough where the
    work is done by ffmpeg and NumPy. The first exception ends it, one that `waiting` raises too, which is
    called now and then: what has not begun by then is not begun, and what has is left to end by itself.
    """
    pool = ThreadPoolExecutor(max(1, min(len(parts), cores())))
    try:
        futures = deque(pool.submit(work, part) for part in parts)
        while futures:
            future = futures.popleft()
            while not wait((future,), TICK_S).done:
                waiting()
            yield future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
