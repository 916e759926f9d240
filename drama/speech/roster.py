"""The roster: every engine with its voices, and how to get those that are not there."""

from dataclasses import dataclass

from drama.cast.model import VoiceInfo
from drama.errors import EngineError
from drama.settings import ENGINES, NO_RIG, Rig
from drama.speech.engine import open_engine
from drama.speech.needs import CARDS, commands


@dataclass(frozen=True, slots=True)
class Listed:
    """An engine: its name, what it is, its licence, and the voices it has here.

    One that cannot speak has no voices: then `run` are the commands that install it, or `trouble` says what
    is wrong.
    """

    name: str
    about: str
    licence: str
    voices: tuple[VoiceInfo, ...] = ()
    run: tuple[str, ...] = ()
    trouble: str = ""


def roster(rig: Rig = NO_RIG) -> tuple[Listed, ...]:
    """Return every engine there is, in the order of the table of engines."""
    return tuple(_listed(name, rig) for name in ENGINES)


def _listed(name: str, rig: Rig) -> Listed:
    card = CARDS[name]
    if lacking := commands(name):
        return Listed(name, card.about, card.licence, run=lacking)
    try:
        return Listed(name, card.about, card.licence, open_engine(name, rig).voices())
    except EngineError as fault:
        return Listed(name, card.about, card.licence, trouble=str(fault))
