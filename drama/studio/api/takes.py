"""The takes of a line: heard before and recorded; one kept, a recording dropped in, the voice again."""

from dataclasses import dataclass

from drama.desk.linetakes import LineTake, choose, drop_in, keep_take, takes_of
from drama.errors import DramaError
from drama.recordings.clean import LARGEST_BYTES
from drama.studio.answers import Trouble, told_of, troubles
from drama.studio.endpoint import Ask, Endpoint, Upload
from drama.studio.show import Show, unchanged

RECORDING = Upload(
    LARGEST_BYTES,
    {
        "audio/wav": ".wav",
        "audio/x-wav": ".wav",
        "audio/wave": ".wav",
        "audio/vnd.wave": ".wav",
        "audio/flac": ".flac",
        "audio/x-flac": ".flac",
        "audio/mpeg": ".mp3",
        "audio/mp3": ".mp3",
        "audio/ogg": ".ogg",
    },
)
"""What a browser may send as a recording of a line: what it is in fact is found out by listening to it."""


@dataclass(frozen=True, slots=True)
class Takes:
    """The takes of a line, the latest of each kind last; `problems` are why there are none."""

    takes: tuple[LineTake, ...]
    problems: tuple[Trouble, ...] = ()


@dataclass(frozen=True, slots=True)
class KeepForm:
    """A voice of an earlier render that is to be heard from now on, by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class ChooseForm:
    """The recording that is to be heard, by its number; None for the role's voice."""

    number: int | None


def takes(show: Show, ask: Ask) -> Takes:
    """Return the takes of a line."""
    try:
        return Takes(takes_of(show.production(ask.episode), ask.names["line"]))
    except DramaError as fault:  # a role without a voice, say, which is no fault of who looks at a line
        return Takes((), troubles(told_of(fault), show.root))


def keep(show: Show, ask: Ask) -> Takes:
    """Have a line heard in a voice of an earlier render."""
    unchanged(takes(show, ask), ask.version)
    keep_take(show.production(ask.episode), ask.names["line"], ask.form.key)
    return takes(show, ask)


def use(show: Show, ask: Ask) -> Takes:
    """Have a line heard in one of its recordings, or by its role's voice."""
    unchanged(takes(show, ask), ask.version)
    choose(show.production(ask.episode), ask.names["line"], ask.form.number)
    return takes(show, ask)


def record(show: Show, ask: Ask) -> Takes:
    """Put a recording of a line among the others; nothing is lost by it, so no version is asked for."""
    assert ask.upload is not None  # an endpoint with an upload always has one
    drop_in(show.production(ask.episode), ask.names["line"], ask.upload)
    return takes(show, ask)


ENDPOINTS = (
    Endpoint("GET", "episodes/{episode}/lines/{line}/takes", takes),
    Endpoint("POST", "episodes/{episode}/lines/{line}/takes/keep", keep, form=KeepForm),
    Endpoint("POST", "episodes/{episode}/lines/{line}/takes/use", use, form=ChooseForm),
    Endpoint("POST", "episodes/{episode}/lines/{line}/recording", record, upload=RECORDING),
)
