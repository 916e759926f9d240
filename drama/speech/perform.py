"""Takes for a script: what the shelf has is reused, what it lacks is spoken, checked and kept.

Each take goes on the shelf as soon as it is finished, so that whatever ends a run, the next one goes on
from there. Who speaks is a crew: threads of this process, or the workers of a cluster.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from drama.cast.model import Cast
from drama.errors import ClusterError, EngineError, Place, Problem
from drama.script.model import Line
from drama.settings import NO_RIG, Rig
from drama.speech.crew import Crew
from drama.speech.suite import Request, Setting
from drama.speech.text import PLAIN_DICTION, Diction
from drama.speech.wanted import Wanted, wanted
from drama.store.shelf import Shelf
from drama.take import Take

TOO_MANY = 10
"""After so many lines that failed it is the engine that fails: the rest is not tried."""

TICK_S = 0.5
"""How long a wait may last: on Windows, Ctrl-C is only seen between waits."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the takes are: lines done of all, and those that the shelf already had."""

    done: int
    total: int
    reused: int


def perform(
    lines: Sequence[Line],
    cast: Cast,
    shelf: Shelf,
    workers: int | None = None,
    report: Callable[[Progress], None] = lambda progress: None,
    source: str = "",
    rig: Rig = NO_RIG,
    diction: Diction = PLAIN_DICTION,
    crew: Crew | None = None,
) -> dict[str, Take]:
    """Return the take of every line by the line's id, speaking those the shelf lacks, several at once.

    `crew` speaks; where none is given, `workers` threads of this process (None: one a core) do. `source`
    names the screenplay file in problems; `rig` is what the show lends its engines, `diction` how it is read.
    Raises `EngineError` with every line that could not be spoken, when the others are kept, and
    `ClusterError` where the crew is a cluster that cannot speak.
    """
    with nullcontext(crew) if crew else Crew(workers) as speaking:
        asked = wanted(lines, cast, speaking.engines(rig), diction)
        return perform_wanted(asked, shelf, speaking, report, source, rig)


def perform_wanted(
    asked: Sequence[Wanted],
    shelf: Shelf,
    crew: Crew,
    report: Callable[[Progress], None] = lambda progress: None,
    source: str = "",
    rig: Rig = NO_RIG,
) -> dict[str, Take]:
    """Return the take of every line by the line's id, as `perform` does, of what is wanted of each."""
    jobs = {job.key: job for job in reversed(asked)}
    found = shelf.find_all(jobs)
    tally = _Tally(Counter(job.key for job in asked), found, report)
    missing = [job for key, job in jobs.items() if key not in found]
    missing.sort(key=lambda job: -len(job.line.words))  # long ones first: no core waits for the last
    _Recording(crew, Setting(rig, shelf.place), tally, source).of(missing)
    shelf.fetch([job.key for job in missing])
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
        self.tell()

    def add(self, take: Take) -> None:
        self.takes[take.key] = take
        self._done += self._lines[take.key]
        self.tell()

    def tell(self) -> None:
        """Report how far it is, now and then though nothing is new: who listens may have it stopped."""
        self._report(Progress(self._done, self._lines.total(), self._reused))


class _Recording:
    """Has a crew speak what is missing, and remembers which lines failed."""

    def __init__(self, crew: Crew, setting: Setting, tally: _Tally, source: str) -> None:
        self._crew = crew
        self._setting = setting
        self._tally = tally
        self._source = source
        self._failed: list[tuple[Wanted, EngineError]] = []
        self._untried = 0

    def of(self, missing: list[Wanted]) -> None:
        """Have all of them spoken; raises `EngineError` with every line that failed."""
        if not missing:
            return
        self._crew.prepare(self._setting, missing)
        # Who was lost with one line was lost with those beside it, too: alone, each shows whether it was it.
        for suspect in self._try(missing):
            self._failed += [(guilty, _deadly(guilty)) for guilty in self._try([suspect])]
        if self._failed:
            raise EngineError(*_problems(self._failed, self._untried, self._source))

    def _try(self, jobs: list[Wanted]) -> list[Wanted]:
        """Return the lines that somebody was lost with; gives up after `TOO_MANY` that failed."""
        lost: list[Wanted] = []
        finished: SimpleQueue[Future[Take]] = SimpleQueue()
        untried = len(jobs)
        with self._submitted(jobs, finished) as waiting:
            while untried and len(self._failed) < TOO_MANY:
                try:
                    future = finished.get(timeout=TICK_S)
                except Empty:
                    self._crew.look()
                    self._tally.tell()
                    continue
                untried -= 1
                try:
                    self._tally.add(future.result())
                except EngineError as fault:
                    self._failed.append((waiting[future], fault))
                except self._crew.lost:
                    lost.append(waiting[future])
                except CancelledError:
                    hint = "check that its scheduler runs, and render again: what was spoken is kept"
                    raise ClusterError(Problem("the cluster was lost", hint=hint)) from None
        self._untried += untried
        return lost

    @contextmanager
    def _submitted(
        self, jobs: list[Wanted], finished: "SimpleQueue[Future[Take]]"
    ) -> Iterator[dict[Future[Take], Wanted]]:
        """Give jobs to the crew; on the way out, by Ctrl-C too, those not begun are taken back."""
        waiting: dict[Future[Take], Wanted] = {}
        try:
            for job in jobs:
                waiting[self._crew.submit(Request.of(job, self._setting))] = job
            for future in waiting:
                future.add_done_callback(finished.put)
            yield waiting
        finally:
            for future in waiting:
                future.cancel()


def _deadly(job: Wanted) -> EngineError:
    what = f"whoever speaks this is lost each time: '{job.line.words[:60]}'"
    return EngineError(Problem(what, hint="try other words or another voice; the other lines are kept"))


def _problems(failed: list[tuple[Wanted, EngineError]], untried: int, source: str) -> list[Problem]:
    """Return one problem for each different fault, at the first of its lines, in the order of the script."""
    lines: dict[tuple[str, str], list[int]] = {}
    for job, fault in sorted(failed, key=lambda one: one[0].line.at):
        for problem in fault.problems:
            lines.setdefault((problem.what, problem.hint), []).append(job.line.at)
    found = [
        Problem(what + _also(at[1:]), Place(source, at[0]) if source else None, hint)
        for (what, hint), at in lines.items()
    ]
    if untried:
        found.append(
            Problem(f"{untried} more takes were not tried", hint="mend these first, then render again")
        )
    return found


def _also(lines: list[int]) -> str:
    return f" (also on line {', '.join(map(str, lines))})" if lines else ""
