"""`drama feed`: the feed of a show, written anew."""

from pathlib import Path

from drama.cli.console import bold, console, print_warnings
from drama.show.project import open_project


def feed() -> None:
    """Write the feed of all published episodes anew, after a change in show.yaml.

    [bold]drama feed[/bold]
    """
    from drama.delivery.podcast import write_feed

    here = Path.cwd()
    fed = write_feed(open_project(here, here))
    console.print(bold(fed.path))
    print_warnings(fed.warnings)
