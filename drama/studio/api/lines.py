"""One line of a screenplay: what it is, other words, speaker, direction and pause; new lines and cuts."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drama.desk.redrafting import Draft, add_line, cut_line, near_speaker, redraft_line, speaker_called
from drama.errors import DramaError, Problem
from drama.rebuild.foresee import foresee
from drama.rebuild.record import read_pieces
from drama.rebuild.words import reasons
from drama.script.corrections.pairs import paired
from drama.script.model import Line, fold
from drama.script.redraft import pause_before
from drama.studio.answers import RequestError, Trouble, UnknownNameError, told_of, troubles
from drama.studio.endpoint import Ask, Endpoint
from drama.studio.show import Show, unchanged

NEAR = 7
"""So many new lines around where a line was are looked at for what became of it."""

ALIKE = 0.4
"""How much of its words a line has in common with what it was (difflib's ratio)."""


@dataclass(frozen=True, slots=True)
class LineState:
    """A line: its words, who speaks them, how, and the seconds of pause before it.

    `alike` lines speak the same words, this one among them: ids count them, so that where one is cut another
    has its id, and must not be taken for it.
    """

    id: str
    role: str
    words: str
    direction: tuple[str, ...]
    pause_s: float
    alike: int = 1


@dataclass(frozen=True, slots=True)
class LineForm:
    """A line as it is to be, and what finds it where it was changed meanwhile, or others were cut.

    `was` are the words it had, `at` its row; `before` and `after` the words of the lines around it then.
    A `new` role is nobody's yet, however near its name is to somebody's.
    """

    words: str
    role: str
    direction: tuple[str, ...] = ()
    pause_s: float = 0.0
    was: str = ""
    at: int = 0
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    new: bool = False


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line that is to come right `behind` another, of which the request has the version."""

    behind: str
    words: str
    role: str
    direction: tuple[str, ...] = ()
    pause_s: float = 0.0
    new: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """The line that was cut, by the id it had."""

    id: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A line that is not heard in the finished episode as it is now, and why."""

    id: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staleness:
    """The lines that the next render changes; without a `rendered` episode to compare with, none.

    `problems` keep the next render from being made.
    """

    rendered: bool
    lines: tuple[Stale, ...] = ()
    problems: tuple[Trouble, ...] = ()


def line(show: Show, ask: Ask) -> LineState:
    """Return a line as it is now."""
    return state_of(show, ask.episode, ask.names["line"])


def change_line(show: Show, ask: Ask) -> LineState:
    """Make a line what the form says."""
    form: LineForm = ask.form
    name = _found(tuple(show.production(ask.episode).script.lines()), ask.names["line"], form)
    now = state_of(show, ask.episode, name)
    unchanged(now, ask.version)
    draft = _draft(show, ask.episode, form, now.role)
    return state_of(show, ask.episode, redraft_line(show.screenplay(ask.episode), name, draft))


def new_line(show: Show, ask: Ask) -> LineState:
    """Add a line behind another."""
    form: NewLine = ask.form
    before = state_of(show, ask.episode, form.behind)
    unchanged(before, ask.version)
    draft = _draft(show, ask.episode, form, before.role)
    return state_of(show, ask.episode, add_line(show.screenplay(ask.episode), form.behind, draft))


def _draft(show: Show, episode: str, form: LineForm | NewLine, role: str) -> Draft:
    """Return a form as a draft; a name near to somebody's must be meant as new, or be the `role` before."""
    if fold(form.role) != fold(role):
        production = show.production(episode)
        if not form.new and (near := near_speaker(production, form.role)):
            raise UnknownNameError(form.role, near)
        role = speaker_called(production, form.role, form.new)
    return Draft(form.words, role, form.direction, form.pause_s)


def remove_line(show: Show, ask: Ask) -> Cut:
    """Cut a line."""
    now = line(show, ask)
    unchanged(now, ask.version)
    cut_line(show.screenplay(ask.episode), now.id)
    return Cut(now.id)


def state_of(show: Show, episode: str, name: str) -> LineState:
    """Return the state of a line; raises `RequestError` (404) where there is no such line any more."""
    script = show.production(episode).script
    lines = tuple(script.lines())
    for one in lines:
        if one.id == name:
            alike = sum(other.words == one.words for other in lines)
            return LineState(one.id, one.role, one.words, one.direction, pause_before(script, name), alike)
    raise _gone()


def _found(lines: Sequence[Line], name: str, form: LineForm) -> str:
    """Return the id of a line, or of what became of it; raises `RequestError` (404) where it was cut.

    The lines that stood around it then are laid beside those of now: none of them is what became of it, nor
    is another one that says the same, though ids, which count, may call it so now.
    """
    then, place = [*form.before, form.was, *form.after], len(form.before)
    if len(then) == 1 and any(one.id == name for one in lines):
        return name
    pairs = dict(paired(then, [one.words for one in lines]))
    if place in pairs:
        return lines[pairs[place]].id
    above = max((now for old, now in pairs.items() if old < place), default=-1)
    below = min((now for old, now in pairs.items() if old > place), default=len(lines))
    fresh = sorted(lines[above + 1 : below], key=lambda one: abs(one.at - form.at))[:NEAR]
    others = [words for old, words in enumerate(then) if old not in pairs and old != place]
    alike = [
        (likeness, one.id)
        for one in fresh
        if (likeness := _likeness(form.was, one.words)) >= ALIKE
        and all(likeness > _likeness(other, one.words) for other in others)
    ]
    if not alike:
        raise _gone()
    return max(alike)[1]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _gone() -> RequestError:
    return RequestError(
        404, Problem("there is no such line any more", hint="it was cut, or its words changed")
    )


def stale(show: Show, ask: Ask) -> Staleness:
    """Return the lines that are not heard in the finished episode as they are now."""
    production = show.production(ask.episode)
    if read_pieces(production.inputs) is None:
        return Staleness(False)
    try:
        foreseen = foresee(production)
    except DramaError as fault:
        return Staleness(True, problems=troubles(told_of(fault), show.root))
    found: dict[str, tuple[str, ...]] = {}
    for verdict in (*foreseen.of("line"), *foreseen.of("space")):
        if verdict.changes or verdict.before is None:
            found.setdefault(verdict.piece.id, reasons(verdict, foreseen.by_id))
    return Staleness(True, tuple(Stale(name, why) for name, why in found.items()))


ENDPOINTS = (
    Endpoint("GET", "episodes/{episode}/lines/{line}", line),
    Endpoint("PUT", "episodes/{episode}/lines/{line}", change_line, form=LineForm),
    Endpoint("DELETE", "episodes/{episode}/lines/{line}", remove_line),
    Endpoint("POST", "episodes/{episode}/lines", new_line, form=NewLine),
    Endpoint("GET", "episodes/{episode}/stale", stale),
)
