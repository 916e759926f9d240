"""How long work tells of its progress: through a function the caller gives, silent by default."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Stage = Literal["speech", "sound", "mix", "encode"]


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
