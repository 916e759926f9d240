"""`drama narrator`: who tells a story in the first person, or is the "you" of one in the second."""

from typing import Annotated

from typer import Argument

from drama.cli.arguments import Json, Screenplay
from drama.cli.corrected import BY_NEW, New, correct, show_meant


def narrator(
    script: Screenplay,
    name: Annotated[str, Argument(help="Who says I in the narration, or is its you.", metavar="NAME")],
    new: New = False,
    as_json: Json = False,
) -> None:
    """Say who the narrator of a story in the first person is; what "I said" then is theirs.

    In a story in the second person it is whoever is "you": Reader, or a name.

    [bold]drama narrator the-river-gate.fountain Mara[/bold]
    """
    from drama.desk.revision import open_revision
    from drama.script.corrections.decide import narrated

    revision = open_revision(script)
    patch = narrated(revision.people, name, new, BY_NEW)
    correct(revision, patch, f"narrator {name}", as_json)
    if not as_json:
        show_meant(name, str(patch["narrator"]))
