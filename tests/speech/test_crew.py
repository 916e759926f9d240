"""Crews: one that speaks several episodes opens each engine once, and leaves nothing behind."""

import multiprocessing
import time
from dataclasses import replace

import pytest

from drama.errors import EngineError
from drama.settings import NO_RIG
from drama.speech.crew import Crew
from drama.speech.perform import perform
from drama.speech.suite import Request, Setting, Suites
from drama.speech.text import PLAIN_DICTION
from drama.speech.wanted import wanted


@pytest.fixture
def request_of(lines_of, cast_of, shelf):
    """Return a function: the request of one line of the tone engine."""

    def make(words):
        with Crew(1) as crew:
            (one,) = wanted(lines_of(words), cast_of("tone"), crew.engines(NO_RIG), PLAIN_DICTION)
        return Request.of(one, Setting(NO_RIG, shelf.place))

    return make


def booths():
    return {process.pid for process in multiprocessing.active_children()}


def test_a_crew_keeps_its_engines_from_one_episode_to_the_next(lines_of, cast_of, shelf, troubled):
    """The process that spoke the first speaks the second, and none is left at the end."""
    before = booths()
    with Crew(1) as crew:
        perform(lines_of("All is well."), cast_of(troubled), shelf, crew=crew)
        first = booths() - before
        perform(lines_of("It is not."), cast_of(troubled), shelf, crew=crew)
        assert len(first) == 1
        assert booths() - before == first
    assert booths() == before


def test_a_failed_episode_leaves_the_crew_to_the_next(lines_of, cast_of, shelf, troubled):
    """Lines that were not begun are taken back, and the crew goes on."""
    with Crew(2) as crew:
        with pytest.raises(EngineError, match="not tried"):
            perform(lines_of(*(f"refuse {n}" for n in range(60))), cast_of(troubled), shelf, crew=crew)
        lines = lines_of("All is well.")
        assert set(perform(lines, cast_of(troubled), shelf, crew=crew)) == {lines[0].id}


def test_what_is_on_the_shelf_by_now_is_not_spoken(request_of, shelf, monkeypatch):
    """A request tried again after its worker was lost costs nothing where the take was kept before."""
    suites, asked = Suites(), request_of("Twice asked.")
    first = suites.take(asked)
    monkeypatch.setattr("drama.speech.tone.Tone.speak", lambda *_: pytest.fail("spoken again"))
    assert Suites().take(asked) == first


def test_another_version_of_a_voice_is_refused(request_of, shelf):
    """A take is never kept under the key of another engine's sound."""
    asked = replace(request_of("Whose voice is this?"), version="tone 1; 4")
    with pytest.raises(EngineError, match="the voices differ: 'oboe' is of tone 2"):
        Suites().take(asked)
    assert shelf.find(asked.key) is None


def test_a_voice_may_be_exchanged_while_a_crew_lives(request_of, monkeypatch):
    """The studio has one for days: its desks are let go, for they have the voice as it was."""
    suites = Suites()
    suites.take(request_of("As it was."))
    let_go = []
    monkeypatch.setattr("drama.speech.suite.Desk.close", lambda desk: let_go.append(desk))
    monkeypatch.setattr("drama.speech.tone.Tone.version", "tone 9")
    exchanged = request_of("As it is now.")
    assert "tone 9" in exchanged.version
    assert suites.take(exchanged).length > 0
    assert len(let_go) == 1


def test_engines_nobody_uses_are_put_away(lines_of, cast_of, shelf, troubled):
    """A worker that has nothing to do for a while gives the memory of its engines back."""
    before, suites = booths(), Suites(idle_s=0.2)
    with Crew(1) as crew:
        (one,) = wanted(lines_of("Only this."), cast_of(troubled), crew.engines(NO_RIG), PLAIN_DICTION)
    suites.take(Request.of(one, Setting(NO_RIG, shelf.place)))
    deadline = time.monotonic() + 10
    while booths() != before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert booths() == before
