"""`drama undo`: takes the last correction, edit or change of the cast back."""

from pathlib import Path

from drama.cli.arguments import Json, Screenplay
from drama.cli.console import console, say_json
from drama.show.project import open_project


def undo(script: Screenplay, as_json: Json = False) -> None:
    """Take back the last edit, correction of speakers, rejected sound or change of the cast.

    Again the one before.

    [bold]drama undo the-river-gate.fountain[/bold]
    """
    from drama.desk.undoing import undo as undo_step

    told = undo_step(script, open_project(script, Path.cwd()))
    if as_json:
        say_json({"undone": told})
    else:
        console.print(f"taken back: {told}", markup=False)
