"""`drama feed`: the feed of a show, written anew."""

from pathlib import Path

from drama.cli.console import bold, console
from drama.show.project import open_project


def feed() -> None:
    """Write the feed of all published episodes anew, after a change in show.yaml.

    [bold]drama feed[/bold]
    """
    from drama.delivery.podcast import write_feed

    here = Path.cwd()
    console.print(bold(write_feed(open_project(here, here))))
