"""`drama takes`: the takes of a line; one of them kept, a recording added, the voice again."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from drama.cli.arguments import Json, Screenplay
from drama.cli.console import console, say_json
from drama.show.project import open_project


def takes(
    script: Screenplay,
    line: Annotated[
        str, Argument(help="The number of its row in the screenplay, or its id.", metavar="LINE")
    ],
    keep: Annotated[
        int,
        Option(help="Have the line heard in this take, by its number here.", metavar="N", show_default=False),
    ] = 0,
    add: Annotated[
        Path | None, Option(help="A recording of the line, to be heard.", metavar="FILE", readable=False)
    ] = None,
    voice: Annotated[bool, Option("--voice", help="The role's voice again, no recording.")] = False,
    as_json: Json = False,
) -> None:
    """Show the takes a line was heard in, render after render, and those people recorded.

    [bold]drama takes the-river-gate.fountain 42[/bold]
    [bold]drama takes the-river-gate.fountain 42 --keep 1[/bold]
    """
    from drama.desk.linetakes import choose, drop_in, keep_take, line_called, takes_of
    from drama.show.production import open_production

    if (keep != 0) + (add is not None) + voice > 1:
        raise BadParameter("--keep, --add and --voice exclude each other")
    production = open_production(open_project(script, Path.cwd()), script)
    name = line_called(production, line).id
    if keep:
        found = takes_of(production, name)
        if not 0 < keep <= len(found):
            raise BadParameter(f"there are takes 1 to {len(found)}", param_hint="--keep")
        one = found[keep - 1]
        if one.kind == "recording":
            choose(production, name, one.number)
        else:
            keep_take(production, name, one.key)
    if add:
        drop_in(production, name, add)
    if voice:
        choose(production, name, None)
    there = takes_of(production, name)
    if as_json:
        say_json([asdict(one) for one in there])
        return
    for number, one in enumerate(there, 1):
        mark = "heard" if one.is_heard else "other words" if not one.fits else ""
        console.print(f"{number:>3}  {mark:<11}  {one.told}", markup=False)
