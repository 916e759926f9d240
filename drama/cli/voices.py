"""`drama voices`: the voices an engine has."""

from dataclasses import asdict
from pathlib import Path

from rich.table import Table

from drama.cli.arguments import Engine, Json
from drama.cli.console import console, say_json
from drama.project import open_project


def voices(engine: Engine = "", as_json: Json = False) -> None:
    """List the voices to choose from, best first, with what they are like.

    [bold]drama voices --engine pyttsx3[/bold]
    """
    from drama.speech.engine import open_engine

    here = Path.cwd()
    show = open_project(here, here)
    name = engine or show.settings.engine
    found = open_engine(name, show.rig).voices()
    if as_json:
        say_json([asdict(voice) for voice in found])
        return
    shown = Table(box=None, pad_edge=False)
    for column in (name, "gender", "age", "accent"):
        shown.add_column(column)
    for voice in found:
        shown.add_row(voice.id, voice.gender, voice.age, voice.accent)
    console.print(shown)
