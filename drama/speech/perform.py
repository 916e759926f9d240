"""Takes for a script: what the shelf has is reused, what it lacks is spoken, checked and kept.

Each take goes on the shelf as soon as it is finished, so that whatever ends a run, the next one goes on
from there.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue

from drama.cast.model import Cast
from drama.errors import EngineError, Place, Problem
from drama.script.model import Line
from drama.settings import NO_RIG, Rig
from drama.shelf import Shelf
from drama.speech.desk import Desk
from drama.speech.engine import Spoken, hush, says_something
from drama.speech.finish import joined
from drama.speech.levels import Levels
from drama.speech.pieces import pieces
from drama.speech.text import PLAIN_DICTION, Diction, Speakable
from drama.speech.wanted import Wanted, engines_of, wanted
from drama.take import Mark, Take
from drama.units import RATE, to_seconds

TOO_MANY = 10
"""After so many lines that failed it is the engine that fails: the rest is not tried."""

TICK_S = 0.5
"""How long a wait may last: on Windows, Ctrl-C is only seen between waits."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the takes are: lines done of all, lines the shelf already had, seconds of speech made."""

    done: int
    total: int
    reused: int
    spoken_s: float


def perform(
    lines: Sequence[Line],
    cast: Cast,
    shelf: Shelf,
    workers: int | None = None,
    report: Callable[[Progress], None] = lambda progress: None,
    source: str = "",
    rig: Rig = NO_RIG,
    diction: Diction = PLAIN_DICTION,
) -> dict[str, Take]:
    """Return the take of every line by the line's id, speaking those the shelf lacks, several at once.

    `workers` is how many processes speak (None: one a core); `source` names the screenplay file in
    problems; `rig` is what the show lends its engines, `diction` how it is read. Raises `EngineError` with
    every line that could not be spoken, when the others are kept.
    """
    engines = engines_of(lines, cast, rig)
    asked = wanted(lines, cast, engines, diction)
    jobs = {job.key: job for job in reversed(asked)}
    takes = {key: take for key in jobs if (take := shelf.find(key))}
    tally = _Tally(Counter(job.key for job in asked), takes, report)
    missing = [job for job in jobs.values() if job.key not in takes]
    missing.sort(key=lambda job: -len(job.line.words))  # long ones first: no core waits for the last
    set_up = partial(Desk, engines, Levels(shelf, engines), rig)
    _record(missing, shelf, set_up, workers or os.cpu_count() or 1, tally, source)
    return {job.line.id: tally.takes[job.key] for job in asked}


class _Tally:
    """The takes there are so far, and the progress that makes."""

    def __init__(
        self, lines: Counter[str], found: dict[str, Take], report: Callable[[Progress], None]
    ) -> None:
        self.takes = dict(found)
        self._lines = lines
        self._report = report
        self._reused = sum(lines[key] for key in found)
        self._done = self._reused
        self._spoken_s = 0.0
        self._tell()

    def add(self, take: Take) -> None:
        self.takes[take.key] = take
        self._done += self._lines[take.key]
        self._spoken_s += to_seconds(take.length)
        self._tell()

    def _tell(self) -> None:
        self._report(Progress(self._done, self._lines.total(), self._reused, self._spoken_s))


def _record(
    missing: list[Wanted],
    shelf: Shelf,
    set_up: Callable[[], Desk],
    workers: int,
    tally: _Tally,
    source: str,
) -> None:
    if not missing:
        return
    free: SimpleQueue[Desk] = SimpleQueue()
    desks = [set_up() for _ in range(min(workers, len(missing)))]
    for desk in desks:
        free.put(desk)
    with _threads(desks) as pool:
        waiting = {pool.submit(_take, job, free, shelf): job for job in missing}
        problems = _collect(waiting, tally, source)
    if problems:
        raise EngineError(*problems)


@contextmanager
def _threads(desks: list[Desk]) -> Iterator[ThreadPoolExecutor]:
    """Give a thread a desk; on the way out, by Ctrl-C too, leave neither threads nor processes behind."""
    pool = ThreadPoolExecutor(len(desks), thread_name_prefix="desk")
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for desk in desks:
            desk.stop()
        pool.shutdown(wait=True)
        for desk in desks:
            desk.close()


def _collect(waiting: dict[Future[Take], Wanted], tally: _Tally, source: str) -> list[Problem]:
    """Return the problems of the lines that failed; gives up after `TOO_MANY` of them."""
    failed: list[tuple[Wanted, EngineError]] = []
    finished: SimpleQueue[Future[Take]] = SimpleQueue()
    for future in waiting:
        future.add_done_callback(finished.put)
    untried = len(waiting)
    while untried and len(failed) < TOO_MANY:
        with suppress(Empty):
            future = finished.get(timeout=TICK_S)
            untried -= 1
            try:
                tally.add(future.result())
            except EngineError as fault:
                failed.append((waiting[future], fault))
    return _problems(failed, untried, source)


def _problems(failed: list[tuple[Wanted, EngineError]], untried: int, source: str) -> list[Problem]:
    """Return one problem for each different fault, at the first of its lines, in the order of the script."""
    lines: dict[tuple[str, str], list[int]] = {}
    for job, fault in sorted(failed, key=lambda one: one[0].line.at):
        for problem in fault.problems:
            lines.setdefault((problem.what, problem.hint), []).append(job.line.at)
    found = [
        Problem(what + _also(at[1:]), Place(source or "script", at[0]), hint)
        for (what, hint), at in lines.items()
    ]
    if untried:
        found.append(
            Problem(f"{untried} more takes were not tried", hint="mend these first, then render again")
        )
    return found


def _also(lines: list[int]) -> str:
    return f" (also on line {', '.join(map(str, lines))})" if lines else ""


def _take(job: Wanted, free: "SimpleQueue[Desk]", shelf: Shelf) -> Take:
    desk = free.get()
    try:
        spoken = _speak(job, desk)
    finally:
        free.put(desk)
    return shelf.keep(job.key, spoken.sound, spoken.marks)


def _speak(job: Wanted, desk: Desk) -> Spoken:
    """Return a whole line, in pieces where it is long, with marks into the words as written."""
    parts = [
        (offset, piece, desk.speak(job.utterance.part(offset, piece)))
        for offset, piece in pieces(job.utterance.words, job.longest, job.text.wholes())
        if says_something(piece)
    ]
    spoken = joined(parts) if parts else hush(RATE)
    return Spoken(spoken.sound, RATE, _as_written(spoken.marks, job.text))


def _as_written(marks: tuple[Mark, ...], text: Speakable) -> tuple[Mark, ...]:
    """Return the marks of the words as written: what is spoken as several words is marked once."""
    first: dict[int, Mark] = {}
    for mark in marks:
        at = text.written_at(mark.offset)
        first.setdefault(at, Mark(at, mark.frame))
    return tuple(first.values())
