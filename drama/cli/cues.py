"""`drama cues`: the sounds suggested from the story, and which of them are not wanted."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from drama.cli.arguments import Json, Screenplay
from drama.cli.console import console, counted, near, say_json
from drama.files import typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drama.desk.cuesheet import Listed

MOST_TOLD = 90
_FIELDS = ("id", "cue", "place", "evidence", "sentence", "of")


def cues(
    script: Screenplay,
    reject: Annotated[
        list[str] | None,
        Option("--reject", help="Reject a sound for good, by its number or id.", metavar="N"),
    ] = None,
    as_json: Json = False,
) -> None:
    """List the sounds suggested from the story, each with the sentence that asked for it.

    What you reject is taken out of the screenplay and kept beside it, so that it stays away when the story is
    converted again. Deleting a sound in the screenplay does the same.

    [bold]drama cues the-river-gate.fountain[/bold]
    [bold]drama cues the-river-gate.fountain --reject 3[/bold]
    """
    from drama.desk import cuesheet

    if reject:
        gone = cuesheet.reject(script, reject)
        if as_json:
            say_json({"rejected": numbered(gone)})
            return
        for one in gone:
            console.print(f"rejected: {one.cue} ({one.place})", markup=False)
        console.print(f"to take it back: drama undo {typed(near(script))}", markup=False)
        return
    found = cuesheet.listed(script)
    refused = cuesheet.rejected(script)
    if as_json:
        rows = [{"id": one.id, "cue": one.cue, "sentence": one.sentence} for one in refused]
        say_json({"cues": numbered(found), "rejected": rows})
    else:
        show(found, len(refused), script)


def numbered(found: "Sequence[Listed]") -> list[dict[str, object]]:
    """Return cues for a program, numbered as the list has them."""
    return [
        {"number": number} | {name: getattr(one, name) for name in _FIELDS}
        for number, one in enumerate(found, 1)
    ]


def show(found: "Sequence[Listed]", refused: int, script: Path) -> None:
    """Print cues for a person, a row each."""
    width = max((len(one.cue) for one in found), default=0)
    for number, one in enumerate(found, 1):
        told = one.sentence[:MOST_TOLD] + "…" * (len(one.sentence) > MOST_TOLD)
        console.print(f"{number:4}  {one.id}  {one.cue:{width}}  {told} ({one.place})", markup=False)
    rest = f", {refused} rejected" if refused else ""
    console.print(f"{counted(len(found), 'cue')} suggested{rest}", markup=False)
    if found:
        console.print(f"not wanted? drama cues {typed(near(script))} --reject 1", markup=False)
