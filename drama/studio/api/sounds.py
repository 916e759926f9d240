"""What is heard in the page: takes, single lines, the finished episode. Browsers ask for parts of them."""

import re

from drama.errors import Problem
from drama.speech.perform import perform
from drama.studio.answers import RequestError
from drama.studio.endpoint import Ask, Endpoint, Sound
from drama.studio.show import Show

FLAC, MP3 = "audio/flac", "audio/mpeg"


def take(show: Show, ask: Ask) -> Sound:
    """Return a take from the shelf by its key."""
    key = ask.names["key"]
    shelf = show.project.shelf
    if not re.fullmatch(r"[0-9a-f]{40}", key) or not (shelf / key[:2] / f"{key}.flac").is_file():
        raise RequestError(404, Problem("there is no such take"))
    return Sound(show.inside(shelf / key[:2] / f"{key}.flac"), FLAC)


def line(show: Show, ask: Ask) -> Sound:
    """Return a line as its role's voice speaks it; what is not on the shelf yet is spoken now."""
    production = show.production(ask.episode)
    wanted = [one for one in production.lines if one.id == ask.names["line"]][:1]
    if not wanted:
        raise RequestError(404, Problem("there is no such line any more"))
    takes = perform(
        wanted,
        production.cast,
        production.shelf,
        workers=1,
        source=str(production.path),
        rig=production.show.rig,
        diction=production.diction,
    )
    return Sound(show.inside(production.shelf.path(takes[wanted[0].id].key)), FLAC)


def episode(show: Show, ask: Ask) -> Sound:
    """Return the finished episode."""
    path = show.production(ask.episode).finished(".mp3")
    if not path.is_file():
        raise RequestError(404, Problem("the episode was not rendered yet", hint="render it first"))
    return Sound(show.inside(path), MP3)


ENDPOINTS = (
    Endpoint("GET", "takes/{key}", take),
    Endpoint("GET", "episodes/{episode}/lines/{line}/sound", line),
    Endpoint("GET", "episodes/{episode}/sound", episode),
)
