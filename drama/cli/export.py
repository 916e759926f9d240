"""`drama export`: another file of an episode that is rendered."""

from pathlib import Path
from typing import Annotated

from typer import Option

from drama.cli import finished
from drama.cli.arguments import Screenplay
from drama.cli.console import progress
from drama.project import open_project


def export(
    script: Screenplay,
    kind: Annotated[
        str, Option("--format", help="mp3, flac or wav; mp3, or what --to ends in, if not given.")
    ] = "",
    to: Annotated[
        Path | None, Option("--to", help="Where to write it; beside the episode if not given.")
    ] = None,
    cover: Annotated[Path | None, Option(help="Cover art, a JPEG or PNG picture.")] = None,
) -> None:
    """Export a rendered episode as an MP3 with a cover, a FLAC or a WAV.

    Nothing is spoken or laid out again: the episode is played from its timeline.

    [bold]drama export the-river-gate.fountain --cover cover.jpg[/bold]
    [bold]drama export the-river-gate.fountain --to master.flac[/bold]
    """
    from drama.pipeline import export as export_episode
    from drama.production import open_production

    production = open_production(open_project(script, Path.cwd()), script)
    with progress() as report:
        published = export_episode(production, kind, to, cover, report)
    finished.show_file(published)
