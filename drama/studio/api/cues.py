"""Cues of a screenplay: where each stands, adding, changing and removing them, and the names there are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drama.desk.redrafting import add_cue, change_cue, remove_cue
from drama.errors import Problem
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

    `line` is "" behind the last line of a scene. `alike` cues are written the same, this one among them.
    """

    id: str
    words: str
    line: str
    offset: int | None
    alike: int = 1


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
    found = next((one.state for one in standings(script) if one.id == name), None)
    if found is None:
        raise RequestError(404, Problem("there is no such cue any more", hint="it was moved, or taken out"))
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """A cue and where it stands, as `CueState` has it; behind the lines of a scene, `last` is the last."""

    id: str
    cue: Cue
    line: str
    offset: int | None
    last: str = ""
    alike: int = 1

    @property
    def state(self) -> CueState:
        """The cue as the page knows it."""
        return CueState(self.id, written(self.cue), self.line, self.offset, self.alike)


def standings(script: Script) -> Iterator[Standing]:
    """Yield every cue of a script and where it stands."""
    counts = Counter(written(one) for _, one in cue_ids(script))
    for one in _standings(script):
        yield replace(one, alike=counts[written(one.cue)])


def _standings(script: Script) -> Iterator[Standing]:
    # Cues are told apart by where in memory they are: two of them may be equal.
    known = {id(one): name for name, one in cue_ids(script)}
    for chapter in script.chapters:
        for scene in chapter.scenes:
            waiting: list[Cue] = []
            last = ""
            for beat in scene.beats:
                if isinstance(beat, Cue):
                    waiting.append(beat)
                    continue
                here = (*((None, one) for one in waiting), *beat.cues)
                yield from (Standing(known[id(one)], one, beat.id, offset) for offset, one in here)
                waiting, last = [], beat.id
            yield from (Standing(known[id(one)], one, "", None, last) for one in waiting)


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
