"""`drama new`: a show folder to work in."""

from pathlib import Path
from typing import Annotated

from typer import Argument

from drama.cli.console import console
from drama.files import typed
from drama.show.project import start


def new(
    folder: Annotated[
        Path, Argument(help="The folder to make, such as [bold]my-show[/bold].", readable=False)
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
