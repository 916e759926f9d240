"""`drama sounds`: the sounds there are, the show's own and the generated ones, and hearing one."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rich.markup import escape
from rich.table import Table
from typer import Argument, BadParameter, Context, Option, Typer

from drama.cli.arguments import Json
from drama.cli.console import bold, console, counted, progress, say_json
from drama.cli.shape import Command, Group
from drama.show.project import open_project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drama.sound.index import Entry

app = Typer(rich_markup_mode="rich", cls=Group)


@app.callback(invoke_without_command=True)
def sounds(
    context: Context,
    find: Annotated[
        str, Option(help="Only sounds whose names or tags have all of these words.", metavar="WORDS")
    ] = "",
    as_json: Json = False,
) -> None:
    """List the sounds to choose from, those in sfx/ first; or hear one.

    [bold]drama sounds --find door[/bold]
    [bold]drama sounds play "rain, heavy"[/bold]
    """
    if context.invoked_subcommand:
        return
    from drama.sound.folder import LEVEL_WORDS, open_library
    from drama.sound.index import index

    show = open_project(Path.cwd(), Path.cwd())
    with progress(quiet=as_json) as report:
        found = index(open_library(show.sfx), find.split(), show.sounds_measured, report)
    if as_json:
        say_json([asdict(entry) for entry in found])
        return
    console.print(_table(found))
    for entry in (entry for entry in found if entry.trouble):
        console.print(f"{entry.name}: {entry.trouble}", markup=False)
    for entry in (entry for entry in found if entry.file and not entry.licence):
        console.print(
            f"{entry.name}: no licence known; write licence: and credit: in sfx/catalogue.yaml", markup=False
        )
    if replacing := [entry.name for entry in found if entry.replaces]:
        console.print(
            f"{', '.join(replacing)}: in place of the generated sound; of its words only "
            f"{', '.join(LEVEL_WORDS)} change a file, the others are passed over",
            markup=False,
        )
    console.print(f"{counted(len(found), 'sound')}; to hear one: drama sounds play NAME")


@app.command(cls=Command)
def play(
    sound: Annotated[
        str, Argument(help="The sound as a cue names it, with words after commas.", metavar="NAME")
    ],
) -> None:
    """Put a sound into a small MP3 file to listen to, as loud as it is beside a voice.

    [bold]drama sounds play thunder[/bold]
    [bold]drama sounds play "footsteps, gravel, running"[/bold]
    """
    from drama.audio import export_clip
    from drama.sound.folder import open_library
    from drama.sound.index import preview

    if not sound.partition(",")[0].strip():
        raise BadParameter("name a sound; drama sounds lists them", param_hint="NAME")
    show = open_project(Path.cwd(), Path.cwd())
    name, *words = (part.strip() for part in sound.split(","))
    source, heard = preview(open_library(show.sfx), name, words)
    path = show.preview(" ".join((name, *words)))
    path.parent.mkdir(parents=True, exist_ok=True)
    console.print(bold(export_clip(heard, path)))
    about = [source.kind, source.licence or "no licence known", source.credit]
    console.print(f"  {', '.join(part for part in about if part)}", markup=False)


def _table(entries: "Sequence[Entry]") -> Table:
    shown = Table(box=None, pad_edge=False)
    for column in ("sound", "", "length", "LUFS", "licence", "tags"):
        shown.add_column(column, justify="right" if column in ("length", "LUFS") else "left")
    for entry in entries:
        shown.add_row(
            escape(entry.name),
            entry.kind,
            "" if entry.seconds is None else f"{entry.seconds:.1f} s",
            "" if entry.lufs is None else f"{entry.lufs:.1f}",
            escape(entry.licence),
            escape(", ".join(entry.tags)),
        )
    return shown
