"""How long work tells of its progress: through a function the caller gives, silent by default."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

Stage = Literal[
    "speakers", "download", "recordings", "speech", "sound", "space", "mix", "encode", "listen", "publish"
]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a stage is: `done` of `total`, in whatever it counts, and a note for the person waiting."""

    stage: Stage
    done: int
    total: int
    note: str = ""


Report = Callable[[Step], None]


def silent(step: Step) -> None:
    """Report nothing."""


class Stopwatch:
    """Measures stages of work by wall time: `with watch("mix"): ...`."""

    def __init__(self) -> None:
        self._spent: list[tuple[str, float]] = []

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure what happens inside as `stage`."""
        began = time.monotonic()
        yield
        self._spent.append((stage, time.monotonic() - began))

    @property
    def seconds(self) -> tuple[tuple[str, float], ...]:
        """What was measured, in order, as (stage, seconds)."""
        return tuple(self._spent)
