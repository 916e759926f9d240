"""`drama daw`: a rendered episode as a project for a sound editor."""

from pathlib import Path
from typing import Annotated

from typer import Option

from drama.cli.arguments import Screenplay, all_of
from drama.cli.console import bold, console, print_warnings, progress
from drama.cli.finished import set_aside
from drama.show.project import open_project


def daw(
    script: Screenplay,
    forms: Annotated[
        str, Option("--format", help="rpp (Reaper), labels (Audacity), otio, csv (cue sheet), with commas.")
    ] = "rpp,labels,otio,csv",
    out: Annotated[
        Path | None, Option(help="Another folder to write it to.", metavar="FOLDER", readable=False)
    ] = None,
) -> None:
    """Write a rendered episode as a project for a sound editor, with all its sounds, in a folder of its own.

    A Reaper project has every line, effect and bed where it plays in the mix, with its level, place, fades
    and automation. The folder can be moved to another computer.

    [bold]drama daw the-river-gate.fountain[/bold]
    [bold]drama daw the-river-gate.fountain --format rpp[/bold]
    """
    from drama.delivery.handoff import FORMS, hand_over
    from drama.delivery.outdated import changed_since
    from drama.show.production import open_production

    wanted = all_of(forms, FORMS, "--format")
    production = open_production(open_project(script, Path.cwd()), script)
    with progress() as report:
        handed = hand_over(production, wanted, out, report)
    for one in handed:
        console.print(bold(one.path) + set_aside(one.kept))
    print_warnings(changed_since(production, "hand it over"))
