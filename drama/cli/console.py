"""What all commands print with: answers on stdout, progress and errors on stderr."""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from drama.errors import DramaError, Problem
from drama.report import Step

console = Console(highlight=False, soft_wrap=True, emoji=False)
errors = Console(stderr=True, highlight=False, emoji=False)


def near(path: Path) -> Path:
    """Return a path as seen from the current folder, where it lies in it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def bold(path: Path) -> str:
    """Return the markup of a path as `near` has it; brackets in its name stay brackets."""
    return f"[bold]{escape(str(near(path)))}[/]"


def print_error(error: DramaError) -> None:
    """Print every problem of an error, on stderr."""
    for problem in error.problems:
        errors.print(f"[bold red]error:[/] {escape(str(problem))}", soft_wrap=True)


def print_warnings(warnings: Iterable[Problem]) -> None:
    """Print what stops nothing and is to be looked at, on stderr."""
    for problem in warnings:
        errors.print(f"warning: {problem}", markup=False, soft_wrap=True)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 chapter", "1,200 lines"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def say_json(answer: object) -> None:
    """Print an answer for a program to read."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


@contextmanager
def progress(quiet: bool = False) -> Iterator[Callable[[Step], None]]:
    """Give a function that shows each `Step` it is called with: bars in a terminal, lines in a log."""
    if quiet:
        yield lambda step: None
    elif errors.is_terminal:
        with _bars() as bars:
            yield _Bars(bars)
    else:
        yield _Log()


def _bars() -> Progress:
    return Progress(
        TextColumn("{task.description:<8}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("[dim]{task.fields[note]}"),
        console=errors,
    )


class _Bars:
    """One bar a stage, made when the stage first reports."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, step: Step) -> None:
        if step.stage not in self._tasks:
            self._tasks[step.stage] = self._bars.add_task(step.stage, note="")
        self._bars.update(self._tasks[step.stage], completed=step.done, total=step.total, note=step.note)


class _Log:
    """A line at every tenth of a stage, with the time it has taken and has left."""

    def __init__(self) -> None:
        self._began: dict[str, float] = {}
        self._tenth: dict[str, int] = {}

    def __call__(self, step: Step) -> None:
        began = self._began.setdefault(step.stage, time.monotonic())
        share = step.done / max(1, step.total)
        tenth = int(10 * share)
        if tenth <= self._tenth.get(step.stage, 0):
            return
        self._tenth[step.stage] = tenth
        spent = time.monotonic() - began
        left = spent * (step.total - step.done) / max(1, step.done)
        errors.print(f"{step.stage}: {share:.0%}, {spent:.0f} s, {left:.0f} s left {step.note}".rstrip())
