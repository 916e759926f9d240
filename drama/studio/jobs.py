"""Long work in the background: one job at a time, told of as it goes on, stopped when asked.

A job runs in a thread of the server: what it makes is kept take by take and file by file, whole or not at
all, so that a server that is killed loses nothing that was done.
"""

import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Literal

from drama.errors import DramaError, Problem
from drama.files import refused
from drama.report import Report, Step
from drama.studio.answers import RequestError, Trouble, told_of, troubles
from drama.studio.events import Bus

BETWEEN_S = 0.1
"""Seconds between two tellings of how far a stage is: faster than eyes need, slower than a page minds."""

Phase = Literal["running", "stopping", "done", "stopped", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job in a few words, and what is to be looked at in it."""

    told: str
    warnings: tuple[Problem, ...] = ()


Work = Callable[[Report], str | Outcome]
"""What a job does; returns what came of it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job: what it is, how far, and what came of it. `seconds` is how long it has been at work.

    `problems` are why it failed; `warnings` stopped nothing.
    """

    number: int
    kind: str
    episode: str
    phase: Phase = "running"
    stage: str = ""
    done: int = 0
    total: int = 0
    note: str = ""
    result: str = ""
    seconds: float = 0.0
    problems: tuple[Trouble, ...] = ()
    warnings: tuple[Trouble, ...] = ()


class StoppedError(Exception):
    """Raised inside a job where the user stopped it."""


class Jobs:
    """The job at work, or else the last one."""

    def __init__(self, root: Path, bus: Bus) -> None:
        self._root, self._bus = root, bus
        self._lock, self._stop = Lock(), Event()
        self._thread: Thread | None = None
        self._began = self._told = 0.0
        self.state: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is at work."""
        at_work = self.state is not None and self.state.phase in ("running", "stopping")
        return at_work and self._thread is not None and self._thread.is_alive()

    def start(self, kind: str, episode: str, work: Work) -> Job:
        """Begin a job and return it; raises `RequestError` (409) where another is at work."""
        with self._lock:
            if self.busy and self.state:
                what = f"{self.state.kind} of {self.state.episode} is still at work"
                raise RequestError(409, Problem(what, hint="wait for it, or stop it"))
            self._stop.clear()
            self._began, self._told = time.monotonic(), 0.0
            self.state = Job(self.state.number + 1 if self.state else 1, kind, episode)
            self._thread = Thread(target=self._run, args=(work,), name=f"job {kind}")
            self._tell(self.state)
            self._thread.start()
            return self.state

    def stop(self) -> Job | None:
        """Ask the job at work to stop, and return it as it is."""
        with self._lock:
            if self.busy and self.state and self.state.phase == "running":
                self._stop.set()
                self._tell(replace(self.state, phase="stopping"))
            return self.state

    def go_on(self) -> None:
        """Raise `StoppedError`, inside a job that the user asked to stop."""
        if self._stop.is_set():
            raise StoppedError

    def close(self) -> None:
        """Stop the job at work and wait until it has."""
        self._stop.set()
        if self._thread:
            self._thread.join()

    def _run(self, work: Work) -> None:
        end: dict[str, Any]
        try:
            came = work(self._report)
            done = Outcome(came) if isinstance(came, str) else came
            warnings = troubles(dict.fromkeys(done.warnings), self._root)
            end = {"phase": "done", "result": done.told, "warnings": warnings}
        except StoppedError:
            end = {"phase": "stopped"}
        except Exception as fault:  # a bug of ours must end the job, not leave it at work for ever
            end = {"phase": "failed", "problems": troubles(_problems(fault), self._root)}
        with self._lock:
            if self.state:
                self._tell(replace(self.state, **end))

    def _report(self, step: Step) -> None:
        self.go_on()
        now = time.monotonic()
        with self._lock:
            last = self.state
            if last is None or (last.stage == step.stage and now < self._told + BETWEEN_S):
                return
            self._told = now
            self._tell(replace(last, stage=step.stage, done=step.done, total=step.total, note=step.note))

    def _tell(self, job: Job) -> None:
        self.state = replace(job, seconds=round(time.monotonic() - self._began, 2))
        self._bus.publish("job", self.state)


def _problems(fault: Exception) -> Sequence[Problem]:
    """Return what went wrong for a user; what is a bug is printed in the terminal as well."""
    told = refused(fault) if isinstance(fault, OSError) else fault
    if isinstance(told, DramaError):
        return told_of(told)
    traceback.print_exception(fault, file=sys.stderr)
    return [Problem(f"the program failed: {fault!r}", hint="see the terminal, and tell us")]
