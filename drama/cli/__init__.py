"""The command line: each command is a file here, reads its arguments, makes one call, and prints.

Exit codes: 0 done, 2 wrong usage, 130 stopped with Ctrl-C, and those of `drama.errors` for everything that is
the user's to mend. A traceback is a bug of ours.
"""

import sys
from io import TextIOWrapper
from typing import Annotated, NoReturn

import typer

from drama.cli import (
    alias,
    audition,
    cast,
    check,
    clean,
    convert,
    cues,
    daw,
    doubts,
    edit,
    export,
    feed,
    lexicon,
    make,
    merge,
    narrator,
    new,
    publish,
    qc,
    recordings,
    render,
    sheets,
    sounds,
    split,
    stems,
    studio,
    takes,
    undo,
    voices,
    why,
)
from drama.cli.console import console, print_error
from drama.cli.shape import Command, Group
from drama.errors import DramaError
from drama.files import refused

app = typer.Typer(
    cls=Group,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="A first episode: [bold]drama make my-story.txt[/bold]",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
_BEFORE = (new, make, convert, cues, doubts, merge, alias, split, narrator, edit, undo)
_AFTER = (render, why, export, stems, daw, publish, feed, qc, studio, clean)
for _module in (*_BEFORE, cast, audition, sheets, recordings, takes, check, *_AFTER):
    app.command(cls=Command)(getattr(_module, _module.__name__.rpartition(".")[2]))
app.add_typer(voices.app, name="voices")
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(sounds.app, name="sounds")


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        console.print(f"drama {version('drama')}", highlight=False)
        raise typer.Exit


@app.callback()
def main(
    told: Annotated[
        bool,
        typer.Option("--version", help="Tell the version and end.", callback=_tell_version, is_eager=True),
    ] = False,
) -> None:
    """Turn a story or a screenplay into a finished, chaptered audio drama."""


def run() -> None:
    """Run the command line, turning every error of the user's to mend into its message and exit code."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # names of files may hold what no terminal shows
    try:
        app()
    except DramaError as error:
        _end(error)
    except OSError as fault:
        if refusing := refused(fault):
            _end(refusing)
        raise


def _end(error: DramaError) -> NoReturn:
    print_error(error)
    sys.exit(error.exit_code)
