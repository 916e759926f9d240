"""Steps back: what `drama undo` would take back, whichever command or view made it."""

from dataclasses import dataclass

from drama.desk import manuscript
from drama.desk.history import read_history
from drama.desk.undoing import undo
from drama.studio.endpoint import Ask, Endpoint
from drama.studio.show import Show, unchanged


@dataclass(frozen=True, slots=True)
class Last:
    """The last step: how many there are, and what it was in words, "" where there is none."""

    steps: int
    told: str


def last(show: Show, ask: Ask) -> Last:
    """Return what an undo would take back."""
    steps = read_history(manuscript.undo_path(show.screenplay(ask.episode)))
    return Last(len(steps), steps[-1].told if steps else "")


def take_back(show: Show, ask: Ask) -> Last:
    """Take the last step back, which must be the one the page showed; return the one before."""
    unchanged(last(show, ask), ask.version)
    undo(show.screenplay(ask.episode), show.project)
    return last(show, ask)


ENDPOINTS = (
    Endpoint("GET", "episodes/{episode}/undo", last),
    Endpoint("POST", "episodes/{episode}/undo", take_back),
)
