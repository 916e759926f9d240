"""Cues of a screenplay: where each stands, adding, changing and removing them, and the names there are."""

from dataclasses import dataclass

from drama.errors import Problem
from drama.redrafting import add_cue, change_cue, remove_cue
from drama.script.model import Cue, CueKind, Script
from drama.script.redraft import Spot, cue_ids
from drama.script.screenplay.cues import written
from drama.studio.answers import RequestError
from drama.studio.api.lines import LineState, state_of
from drama.studio.endpoint import Ask, Endpoint
from drama.studio.show import Show, unchanged

SOUNDS: tuple[CueKind, ...] = ("SOUND", "AMBIENCE", "MUSIC")


@dataclass(frozen=True, slots=True)
class CueState:
    """A cue as it is written, and where: before the word of a `line` at `offset`, or before the line (None).

    `line` is "" behind the last line of a scene.
    """

    id: str
    words: str
    line: str
    offset: int | None


@dataclass(frozen=True, slots=True)
class CueForm:
    """A cue as it is to be written, and where; without a `line` it stays where it is."""

    words: str
    line: str = ""
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The cue that was changed or taken out, by the id it had."""

    id: str


@dataclass(frozen=True, slots=True)
class Names:
    """What can be called: sounds by kind of cue, spaces, and everybody who speaks or has a voice."""

    sounds: dict[str, tuple[str, ...]]
    roles: tuple[str, ...]


def cue(show: Show, ask: Ask) -> CueState:
    """Return a cue as it is now; raises `RequestError` (404) where it is not there any more."""
    script, name = show.production(ask.episode).script, ask.names["cue"]
    wanted = next((one for known, one in cue_ids(script) if known == name), None)
    if wanted is None:
        raise RequestError(404, Problem("there is no such cue any more", hint="it was moved, or taken out"))
    line, offset = _stands(script, wanted)
    return CueState(name, written(wanted), line, offset)


def _stands(script: Script, wanted: Cue) -> tuple[str, int | None]:
    """Return the line a cue stands at or before, and where in its words."""
    for chapter in script.chapters:
        for scene in chapter.scenes:
            passed = False
            for beat in scene.beats:
                if isinstance(beat, Cue):
                    passed = passed or beat is wanted
                elif passed:
                    return beat.id, None
                else:
                    for offset, one in beat.cues:
                        if one is wanted:
                            return beat.id, offset
    return "", None


def add(show: Show, ask: Ask) -> LineState:
    """Add a cue at a line; the version is that of the line."""
    form: CueForm = ask.form
    unchanged(state_of(show, ask.episode, form.line), ask.version)
    add_cue(show.production(ask.episode), form.words, Spot(form.line, form.offset))
    return state_of(show, ask.episode, form.line)


def change(show: Show, ask: Ask) -> Done:
    """Give a cue other words, and another place where the form names one."""
    form: CueForm = ask.form
    now = cue(show, ask)
    unchanged(now, ask.version)
    moved = bool(form.line) and (form.line, form.offset) != (now.line, now.offset)
    spot = Spot(form.line, form.offset) if moved else None
    change_cue(show.production(ask.episode), now.id, form.words, spot)
    return Done(now.id)


def remove(show: Show, ask: Ask) -> Done:
    """Take a cue out."""
    now = cue(show, ask)
    unchanged(now, ask.version)
    remove_cue(show.screenplay(ask.episode), now.id)
    return Done(now.id)


def names(show: Show, ask: Ask) -> Names:
    """Return the names that can be used in an episode."""
    production = show.production(ask.episode)
    spoken = dict.fromkeys(line.role for line in production.script.lines())
    mapped = dict.fromkeys(entry.role for entry in production.sheet.entries())
    sounds: dict[str, tuple[str, ...]] = {kind: production.library.names(kind) for kind in SOUNDS}
    sounds["SPACE"] = tuple(production.spaces)
    return Names(sounds, tuple(spoken | mapped))


ENDPOINTS = (
    Endpoint("GET", "episodes/{episode}/cues/{cue}", cue),
    Endpoint("POST", "episodes/{episode}/cues", add, form=CueForm),
    Endpoint("PUT", "episodes/{episode}/cues/{cue}", change, form=CueForm),
    Endpoint("DELETE", "episodes/{episode}/cues/{cue}", remove),
    Endpoint("GET", "episodes/{episode}/names", names),
)
