"""`drama stems`: the mix of a rendered episode taken apart."""

from pathlib import Path
from typing import Annotated

from typer import Option

from drama.cli.arguments import Screenplay, one_of
from drama.cli.console import bold, console, print_warnings, progress
from drama.cli.finished import set_aside
from drama.show.project import open_project
from drama.units import clock


def stems(
    script: Screenplay,
    kind: Annotated[str, Option("--format", help="wav (32-bit float) or flac (24 bits).")] = "wav",
    by: Annotated[
        str,
        Option(help="roles (dialogue by role, and the buses), buses, or dialogue (that, and all else)."),
    ] = "roles",
    out: Annotated[
        Path | None, Option(help="Another folder to write them to.", metavar="FOLDER", readable=False)
    ] = None,
) -> None:
    """Write the mix of a rendered episode as stems: dialogue by role, effects, ambience and music.

    All begin with the episode and are as long, and together they are its mix, before it is mastered.

    [bold]drama stems the-river-gate.fountain[/bold]
    [bold]drama stems the-river-gate.fountain --format flac --by buses[/bold]
    """
    from drama.delivery.outdated import changed_since
    from drama.delivery.stems import CUTS, KINDS, write_stems
    from drama.show.production import open_production

    form, cut = KINDS[one_of(kind, KINDS, "--format")], CUTS[one_of(by, CUTS, "--by")]
    production = open_production(open_project(script, Path.cwd()), script)
    with progress() as report:
        written = write_stems(production, form, cut, out, report)
    for stem in written.stems:
        console.print(
            f"{bold(stem.path)}  {clock(written.frames)}, peak {stem.peak_dbfs:.1f} dB" + set_aside(stem.kept)
        )
    if written.left:
        names = ", ".join(path.name for path in written.left)
        console.print(f"from before, and no part of these: {names}", markup=False)
    print_warnings(changed_since(production, "write its stems"))
