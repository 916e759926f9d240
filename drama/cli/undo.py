"""`drama undo`: takes the last correction back."""

from drama.cli.arguments import Json, Screenplay
from drama.cli.console import console, say_json


def undo(script: Screenplay, as_json: Json = False) -> None:
    """Take back the last correction of a screenplay's speakers; again for the one before it.

    [bold]drama undo the-river-gate.fountain[/bold]
    """
    from drama.revision import undo as undo_step

    told = undo_step(script)
    if as_json:
        say_json({"undone": told})
    else:
        console.print(f"taken back: {told}", markup=False)
