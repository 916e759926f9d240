"""A suite: what one process speaks with, wherever it is: engines opened once, levels, a desk for each thread.

`Suites.take` is what executors are handed, threads of this computer and workers of a cluster alike: a request
says everything, and the take lies on its shelf when it returns.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from drama.errors import EngineError, Problem
from drama.settings import Rig
from drama.speech.desk import Desk
from drama.speech.engine import SpeechEngine, Spoken, hush, open_engine, says_something, version_of
from drama.speech.finish import joined
from drama.speech.levels import Levels
from drama.speech.pieces import pieces
from drama.speech.text import Speakable
from drama.speech.utterance import Utterance
from drama.speech.wanted import Wanted, heard_version
from drama.store.depot import open_shelf
from drama.store.shelf import Takes
from drama.take import Mark, Take
from drama.units import RATE

LISTENING_S = 30.0
"""How often a worker looks whether its engines are still needed."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the lines of a show share: what it lends its engines, and the place of the shelf for its takes."""

    rig: Rig
    shelf: str


@dataclass(frozen=True, slots=True)
class Request:
    """A line to be spoken: its words, what is asked of the engine, and the key of the take.

    `version` is that of engine and voice where the key was made, `longest` the most characters of one call.
    """

    key: str
    text: Speakable
    utterance: Utterance
    version: str
    longest: int
    setting: Setting

    @classmethod
    def of(cls, wanted: Wanted, setting: Setting) -> Self:
        """Return the request for what is wanted, its take to be kept where `setting` says."""
        version = str(wanted.heard["version"])
        return cls(wanted.key, wanted.text, wanted.utterance, version, wanted.longest, setting)


class Engines(dict[str, SpeechEngine]):
    """The engines by their names, each opened once, when it is first asked for; for several threads."""

    def __init__(self, rig: Rig) -> None:
        super().__init__()
        self._rig = rig
        self._lock = threading.Lock()

    def __missing__(self, name: str) -> SpeechEngine:
        with self._lock:
            if name not in self:
                self[name] = open_engine(name, self._rig)
            return self[name]


class Suite:
    """Speaks the requests of one setting; for as many threads as ask, each of which gets a desk."""

    def __init__(self, shelf: Takes, engines: Engines, rig: Rig) -> None:
        self._shelf = shelf
        self._engines = engines
        self._rig = rig
        self._levels = Levels(shelf, engines)
        self._versions: dict[tuple[str, str], str] = {}
        self._desks: list[Desk] = []
        self._free: list[Desk] = []
        self._lock = threading.Lock()
        self._stopped = False
        self.used_at = time.monotonic()

    def take(self, request: Request) -> Take:
        """Return the take of a request, made anew unless the shelf has it by now; raises `EngineError`."""
        if found := self._shelf.find(request.key):
            return found
        self._check(request)
        with self._desk() as desk:
            spoken = _spoken(request, desk)
        return self._shelf.keep(request.key, spoken.sound, spoken.marks)

    def stop(self) -> None:
        """Speak no more: whoever waits for an engine gets an `EngineError`."""
        with self._lock:
            self._stopped = True
            desks = list(self._desks)
        for desk in desks:
            desk.stop()

    def close(self) -> None:
        """End the processes of the desks that nobody sits at; the next request starts others."""
        with self._lock:
            desks, self._free = self._free, []
            self._desks = [desk for desk in self._desks if desk not in desks]
        for desk in desks:
            desk.close()

    @contextmanager
    def _desk(self) -> Iterator[Desk]:
        with self._lock:
            if self._stopped:
                raise EngineError(Problem("the speech was stopped"))
            desk = self._free.pop() if self._free else Desk(self._engines, self._levels, self._rig)
            if desk not in self._desks:
                self._desks.append(desk)
        try:
            yield desk
        finally:
            with self._lock:
                self._free.append(desk)
                self.used_at = time.monotonic()

    def _check(self, request: Request) -> None:
        """Raise `EngineError` where another engine or voice would speak than the key of the take says."""
        voice = request.utterance.voice
        known = self._versions.get((voice.engine, voice.id))
        if known == request.version:
            return
        there = heard_version(version_of(self._engines[voice.engine], voice.id))
        if there != request.version:
            what = f"'{voice.id}' is of {there} there, and of {request.version} here"
            hint = "install the same versions, and the same voice files, on every machine"
            raise EngineError(Problem(f"the voices differ: {what}", hint=hint))
        if known is not None:
            self.close()  # the desks have the voice loaded as it was before it was exchanged
        self._versions[voice.engine, voice.id] = there


class Suites:
    """The suites of a process, one a setting. `idle_s`: those unused for so long end their engines."""

    def __init__(self, idle_s: float = 0.0) -> None:
        self._suites: dict[Setting, Suite] = {}
        self._engines: dict[Rig, Engines] = {}
        self._lock = threading.Lock()
        self._idle_s = idle_s
        if idle_s:
            threading.Thread(target=self._watch, daemon=True).start()

    def take(self, request: Request) -> Take:
        """Return the take of a request, which lies on its shelf then; raises `EngineError`."""
        return self._suite(request.setting).take(request)

    def engines(self, rig: Rig) -> Engines:
        """Return the engines that are lent a rig."""
        with self._lock:
            return self._engines.setdefault(rig, Engines(rig))

    def stop(self) -> None:
        """Speak no more."""
        for suite in self._all():
            suite.stop()

    def close(self) -> None:
        """End the engines that nobody speaks with."""
        for suite in self._all():
            suite.close()

    def _suite(self, setting: Setting) -> Suite:
        engines = self.engines(setting.rig)
        with self._lock:
            if setting not in self._suites:
                self._suites[setting] = Suite(open_shelf(setting.shelf), engines, setting.rig)
            return self._suites[setting]

    def _all(self) -> list[Suite]:
        with self._lock:
            return list(self._suites.values())

    def _watch(self) -> None:
        while True:
            time.sleep(min(LISTENING_S, self._idle_s))
            for suite in self._all():
                if time.monotonic() - suite.used_at > self._idle_s:
                    suite.close()


def _spoken(request: Request, desk: Desk) -> Spoken:
    """Return a whole line, in pieces where it is long, with marks into the words as written."""
    utterance = request.utterance
    parts = [
        (offset, piece, desk.speak(utterance.part(offset, piece)))
        for offset, piece in pieces(utterance.words, request.longest, request.text.wholes())
        if says_something(piece)
    ]
    spoken = joined(parts) if parts else hush(RATE)
    return Spoken(spoken.sound, RATE, _as_written(spoken.marks, request.text))


def _as_written(marks: tuple[Mark, ...], text: Speakable) -> tuple[Mark, ...]:
    """Return the marks of the words as written: what is spoken as several words is marked once."""
    first: dict[int, Mark] = {}
    for mark in marks:
        at = text.written_at(mark.offset)
        first.setdefault(at, Mark(at, mark.frame))
    return tuple(first.values())
