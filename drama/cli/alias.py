"""`drama alias`: another name of somebody."""

from typing import Annotated

from typer import Argument

from drama.cli.arguments import Json, Screenplay
from drama.cli.corrected import correct


def alias(
    script: Screenplay,
    name: Annotated[str, Argument(help="Somebody in the story.", metavar="NAME")],
    other: Annotated[str, Argument(help="What else they are called.", metavar="ALIAS")],
    as_json: Json = False,
) -> None:
    """Give somebody another name; what is said under it is theirs.

    [bold]drama alias the-river-gate.fountain Tobin "the boy"[/bold]
    """
    from drama.desk.revision import open_revision
    from drama.script.corrections.decide import aliased

    revision = open_revision(script)
    patch = aliased(revision.people, revision.corrections, name, other)
    correct(revision, patch, f"alias {name}, {other}", as_json)
