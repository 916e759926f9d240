"""`drama export`: another file of an episode that is rendered."""

from pathlib import Path
from typing import Annotated

from typer import Option

from drama.cli import finished
from drama.cli.arguments import Screenplay
from drama.cli.console import bold, console, progress
from drama.project import open_project

KINDS = "mp3, m4b, opus, flac, wav; vtt, srt, json, txt, html (transcript); chapters"


def export(
    script: Screenplay,
    kind: Annotated[str, Option("--format", help=f"{KINDS}; mp3, or what --to ends in, if not given.")] = "",
    to: Annotated[
        Path | None, Option("--to", help="Where to write it; beside the episode if not given.")
    ] = None,
    cover: Annotated[Path | None, Option(help="Cover art, a JPEG or PNG picture.")] = None,
) -> None:
    """Export a rendered episode as another sound file, or its transcript.

    Nothing is spoken or laid out again: the episode is played from its timeline.

    [bold]drama export the-river-gate.fountain --cover cover.jpg[/bold]
    [bold]drama export the-river-gate.fountain --to master.flac[/bold]
    [bold]drama export the-river-gate.fountain --format vtt[/bold]
    """
    from drama.pipeline import export as export_episode
    from drama.pipeline import write_transcript
    from drama.production import open_production
    from drama.publish.kinds import checked, kind_of
    from drama.publish.transcript import DOCUMENTS

    kind = checked(kind) if kind else kind_of(to) if to else "mp3"
    production = open_production(open_project(script, Path.cwd()), script)
    if kind in DOCUMENTS:
        console.print(bold(write_transcript(production, kind, to)))
        return
    with progress() as report:
        published = export_episode(production, kind, to, cover, report)
    finished.show_file(published)
