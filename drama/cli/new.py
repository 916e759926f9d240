"""`drama new`: a show folder to work in."""

from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter

from drama.cli.console import console
from drama.files import typed
from drama.show.project import start


def _named(folder: str) -> Path:
    """Return the folder that was named; a variable of a shell that is empty names none."""
    if not folder:
        raise BadParameter("name the folder to make; the one you are in is .")
    return Path(folder)


def new(
    folder: Annotated[
        Path,
        Argument(
            help="The folder to make, such as [bold]my-show[/bold].",
            metavar="FOLDER",
            parser=_named,
            readable=False,
        ),
    ],
) -> None:
    """Make a show folder with places for stories, voices, sounds and output.

    Files that are there already stay as they are.

    [bold]drama new my-show[/bold]
    """
    for path in start(folder):
        console.print(f"made {path}", markup=False)
    console.print(
        f"Put a story into {folder / 'stories'}, then: drama make {typed(folder / 'stories/YOUR-STORY.txt')}",
        markup=False,
    )
