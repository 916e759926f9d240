"""What is heard in the page: takes, single lines, the finished episode. Browsers ask for parts of them."""

import re
from dataclasses import dataclass

from drama.desk.actors import account
from drama.errors import Problem
from drama.speech.perform import perform
from drama.studio.answers import RequestError
from drama.studio.endpoint import Ask, Endpoint, Sound
from drama.studio.show import Show
from drama.take import Take
from drama.units import to_seconds

FLAC, MP3 = "audio/flac", "audio/mpeg"


def take(show: Show, ask: Ask) -> Sound:
    """Return a take from the shelf by its key."""
    key = ask.names["key"]
    shelf = show.project.shelf
    if not re.fullmatch(r"[0-9a-f]{40}", key) or not (shelf / key[:2] / f"{key}.flac").is_file():
        raise RequestError(404, Problem("there is no such take"))
    return Sound(show.inside(shelf / key[:2] / f"{key}.flac"), FLAC)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The take of a line: its key, its length, and when its words begin, as (offset, seconds).

    `marks` is empty where nobody tells; then a word's time is estimated from its offset.
    """

    key: str
    length_s: float
    marks: tuple[tuple[int, float], ...]


def spoken(show: Show, ask: Ask) -> Spoken:
    """Return the take of a line, spoken now where the shelf lacks it."""
    take = _take(show, ask)
    marks = tuple((mark.offset, round(to_seconds(mark.frame), 3)) for mark in take.marks)
    return Spoken(take.key, round(to_seconds(take.length), 3), marks)


def line(show: Show, ask: Ask) -> Sound:
    """Return a line as it is heard: its recording, or else as its role's voice speaks it."""
    return Sound(show.inside(show.production(ask.episode).shelf.path(_take(show, ask).key)), FLAC)


def _take(show: Show, ask: Ask) -> Take:
    production = show.production(ask.episode)
    wanted = [one for one in production.lines if one.id == ask.names["line"]][:1]
    if not wanted:
        raise RequestError(404, Problem("there is no such line any more"))
    if production.recordings.is_dir():
        for one in account(production).recorded:
            if one.slot.line.id == wanted[0].id:
                return one.take
    takes = perform(
        wanted,
        production.cast,
        production.shelf,
        source=str(production.path),
        rig=production.show.rig,
        diction=production.diction,
        crew=show.crew,
    )
    return takes[wanted[0].id]


def episode(show: Show, ask: Ask) -> Sound:
    """Return the finished episode."""
    path = show.production(ask.episode).finished(".mp3")
    if not path.is_file():
        raise RequestError(404, Problem("the episode was not rendered yet", hint="render it first"))
    return Sound(show.inside(path), MP3)


ENDPOINTS = (
    Endpoint("GET", "takes/{key}", take),
    Endpoint("GET", "episodes/{episode}/lines/{line}/take", spoken),
    Endpoint("GET", "episodes/{episode}/lines/{line}/sound", line),
    Endpoint("GET", "episodes/{episode}/sound", episode),
)
