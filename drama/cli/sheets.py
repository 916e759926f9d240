"""`drama sheets`: what each actor says, on paper."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from drama.cli.arguments import Screenplay, all_of
from drama.cli.console import bold, console, counted, near
from drama.cli.finished import set_aside
from drama.files import typed
from drama.show.project import open_project

if TYPE_CHECKING:
    from drama.recordings.paper import Format


def sheets(
    script: Screenplay,
    role: Annotated[
        list[str] | None,
        Option(help="Only this role, or this actor's, as often as you like.", metavar="NAME"),
    ] = None,
    formats: Annotated[str, Option("--format", help="md, csv and html (to print), with commas.")] = "md,csv",
    out: Annotated[
        Path | None, Option(help="Another folder to write them to.", metavar="FOLDER", readable=False)
    ] = None,
) -> None:
    """Write numbered line sheets: one for each actor or role, and the whole script.

    Each line has an id: a recording named by it is found by [bold]drama recordings[/bold].

    [bold]drama sheets the-river-gate.fountain[/bold]
    [bold]drama sheets the-river-gate.fountain --role MARA --format html[/bold]
    """
    from drama.desk.sheets import write_sheets
    from drama.show.production import open_production

    production = open_production(open_project(script, Path.cwd()), script)
    for written in write_sheets(production, role or (), _formats(formats), out):
        lines = counted(written.lines, "line")
        console.print(f"{bold(written.path)}  {lines}{set_aside(written.kept)}")
    folder = near(production.recordings)
    console.print(f"put the recordings into {folder}, then: drama recordings {typed(script)}", markup=False)


def _formats(written: str) -> "tuple[Format, ...]":
    from drama.recordings.paper import FORMATS

    known: dict[str, Format] = {name: name for name in FORMATS}
    return tuple(known[name] for name in all_of(written, known, "--format"))
