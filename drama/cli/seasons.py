"""How a season is rendered and told of: a report an episode, a table at the end, and an exit code."""

from collections.abc import Sequence
from contextlib import ExitStack, nullcontext
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table
from typer import Exit

from drama.cli import finished
from drama.cli.console import console, counted, errors, print_error, print_warnings, progress, say_json
from drama.units import clock

if TYPE_CHECKING:
    from drama.report import Report
    from drama.show.project import Project
    from drama.show.season import Rendered
    from drama.speech.crew import Crew


def render(
    show: "Project", season: int | None, workers: "Crew | None", engine: str, store: str, as_json: bool
) -> None:
    """Render the episodes of a season (None: all there are), telling of each.

    Exits with the code of the first error where an episode failed.
    """
    from drama.show.season import names_of
    from drama.show.season import render as rendered
    from drama.speech.crew import Crew

    names, done = names_of(show, season), []
    with ExitStack() as shown, nullcontext(workers) if workers else Crew() as crew:

        def telling(name: str, number: int, total: int) -> "Report":
            shown.close()
            if not as_json:
                errors.print(f"{name} ({number} of {total})", markup=False)
            return shown.enter_context(progress(as_json))

        for one in rendered(show, names, crew, telling, engine, store):
            shown.close()  # the bars stay as they are
            done.append(one)
            if not as_json:
                _tell(one)
    if as_json:
        say_json([_summary(one) for one in done])
    else:
        console.print()
        console.print(_table(done))
    failed = [one.error for one in done if one.error]
    if failed:
        raise Exit(failed[0].exit_code)


def _tell(one: "Rendered") -> None:
    if one.episode:
        finished.show(one.episode)
    print_warnings(one.warnings)
    if one.error:
        print_error(one.error)


def _summary(one: "Rendered") -> dict[str, Any]:
    """Return what a program wants to know of an episode, finished or not."""
    told: dict[str, Any] = {"name": one.name, "seconds_taken": round(one.seconds, 2)}
    if one.episode:
        told |= finished.summary(one.episode) | {"warnings": list(map(str, one.warnings))}
    if one.error:
        told |= {"exit_code": one.error.exit_code, "problems": list(map(str, one.error.problems))}
    return told


def _table(done: "Sequence[Rendered]") -> Table:
    failed = sum(1 for one in done if one.error)
    shown = Table(box=None, pad_edge=False)
    shown.add_column(counted(len(done), "episode") + (f", {failed} failed" if failed else ""))
    for column in ("length", "lines", "spoken now", "seconds"):
        shown.add_column(column, justify="right")
    shown.add_column("")
    for one in done:
        cells = ("", "", "")
        if one.episode:
            made = one.episode
            cells = (clock(made.published.frames), str(made.lines), str(made.spoken))
        what = one.error.problems[0].what if one.error else ""
        shown.add_row(escape(one.name), *cells, f"{one.seconds:.1f}", escape(what[:60]))
    return shown
