"""`drama split`: a name is a person of its own."""

from typing import Annotated

from typer import Argument

from drama.cli.arguments import Json, Screenplay
from drama.cli.corrected import correct


def split(
    script: Screenplay,
    name: Annotated[str, Argument(help="Somebody in the story.", metavar="NAME")],
    other: Annotated[str, Argument(help="The name that is somebody else.", metavar="ALIAS")],
    as_json: Json = False,
) -> None:
    """Make one of somebody's names a person of its own, with the lines said under that name.

    It also takes a merge or an alias back.

    [bold]drama split the-river-gate.fountain Bram Ferryman[/bold]
    """
    from drama.desk.revision import open_revision
    from drama.script.corrections.decide import split_off

    revision = open_revision(script)
    patch = split_off(revision.people, revision.corrections, name, other)
    correct(revision, patch, f"split {name}, {other}", as_json)
