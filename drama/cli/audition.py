"""`drama audition`: a role's lines in one or several voices, to listen to."""

from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from drama.cli.arguments import Engine
from drama.cli.console import bold, console, progress
from drama.files import typed
from drama.show.project import is_screenplay, open_project
from drama.units import clock


def audition(
    role: Annotated[str, Argument(help="The role, as the screenplay names it.", metavar="ROLE")],
    voices: Annotated[
        list[str] | None, Argument(help="Voices to compare; the one cast if none.", metavar="VOICE")
    ] = None,
    script: Annotated[
        Path | None,
        Option(help="The screenplay; not needed where there is only one.", metavar="SCRIPT", readable=False),
    ] = None,
    best: Annotated[
        int,
        Option(
            help="As many voices again that would suit the role.",
            min=0,
            max=20,
            metavar="N",
            show_default=False,
        ),
    ] = 0,
    engine: Engine = "",
) -> None:
    """Hear a role's own lines in one voice after another.

    [bold]drama audition MARA[/bold]
    [bold]drama audition MARA --best 3[/bold]
    [bold]drama audition MARA gmw/en-us+f2 gmw/en+f4 --script the-river-gate.fountain[/bold]
    """
    from drama.desk.audition import audition as hold_audition
    from drama.show.production import open_production

    if is_screenplay(Path(role)) and Path(role).is_file():
        rest = " ".join(map(typed, voices or ["ROLE"]))
        raise BadParameter(f"name the role first: drama audition {rest} --script {typed(Path(role))}")
    path = script or only_screenplay(Path.cwd())
    production = open_production(open_project(path, Path.cwd()), path, engine)
    with progress() as report:
        held = hold_audition(production, role, tuple(voices or ()), best, report)
    console.print(bold(held.path))
    for voice, start in held.voices:
        console.print(f"  {clock(start):>5}  {voice}", markup=False)


def only_screenplay(folder: Path) -> Path:
    """Return the one screenplay in a folder or the folders in it; the user must choose among several."""
    found = sorted([*folder.glob("*.fountain"), *folder.glob("*/*.fountain")])
    if len(found) != 1:
        names = ", ".join(map(str, found)) or "none here"
        raise BadParameter(f"which screenplay? found: {names}", param_hint="--script")
    return found[0]
