"""`drama merge`: two people are one."""

from typing import Annotated

from typer import Argument

from drama.cli.arguments import Json, Screenplay
from drama.cli.corrected import correct


def merge(
    script: Screenplay,
    name: Annotated[str, Argument(help="The person who stays.", metavar="NAME")],
    other: Annotated[str, Argument(help="Who is the same person.", metavar="OTHER")],
    as_json: Json = False,
) -> None:
    """Make two people of a story one, under the first name.

    [bold]drama merge the-river-gate.fountain "Captain Voss" Captain[/bold]
    """
    from drama.desk.revision import open_revision
    from drama.script.corrections.decide import merged

    revision = open_revision(script)
    correct(
        revision,
        merged(revision.people, revision.corrections, name, other),
        f"merge {name}, {other}",
        as_json,
    )
