"""`drama lexicon`: how the words of a show are said, which may need telling, and telling it."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from rich.markup import escape
from rich.table import Table
from typer import Argument, BadParameter, Context, Option, Typer

from drama.cli.arguments import Engine, Json, Screenplay
from drama.cli.console import bold, console, counted, print_warnings, say_json
from drama.cli.shape import HELP, Command, Group
from drama.files import typed
from drama.show.project import open_project

MOST_SHOWN = 40

Word = Annotated[str, Argument(help="The word or phrase, in quotes where it has spaces.", metavar="WORD")]


class ShowFirst(Group):
    """A group whose first argument may be a screenplay, which means `show`."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Return what is left of the arguments."""
        if args and args[0] not in (*self.commands, HELP) and not args[0].startswith("-"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


app = Typer(rich_markup_mode="rich", cls=ShowFirst, no_args_is_help=True)


@app.callback()
def lexicon() -> None:
    """Show how the words of a show are said, find those that need telling, and tell it.

    [bold]drama lexicon the-river-gate.fountain[/bold]
    [bold]drama lexicon suggest the-river-gate.fountain[/bold]
    [bold]drama lexicon set Kakashi "kah KAH shee"[/bold]
    """


@app.command(cls=Command)
def show(script: Screenplay, as_json: Json = False) -> None:
    """Show the entries of the lexicon, and how many lines each touches.

    [bold]drama lexicon show the-river-gate.fountain[/bold]
    """
    from drama.desk.pronunciations import foreign, touched
    from drama.show.production import open_production

    production = open_production(open_project(script, Path.cwd()), script)
    rows = touched(production)
    print_warnings(foreign(production.diction.lexicon))
    if as_json:
        say_json([asdict(row) for row in rows])
        return
    console.print(f"{bold(production.lexicon)}: {counted(len(rows), 'word')}")
    if rows:
        cells = [(row.word, row.said, row.scope, row.lines) for row in rows]
        console.print(_table(("word", "said", "for", "lines"), cells))
    console.print(f"words that may need an entry: drama lexicon suggest {typed(script)}", markup=False)


@app.command(cls=Command)
def suggest(script: Screenplay, as_json: Json = False) -> None:
    """List names and unknown words, the most frequent first, and how espeak-ng says them.

    [bold]drama lexicon suggest the-river-gate.fountain[/bold]
    """
    from drama.desk.pronunciations import suggestions
    from drama.show.production import open_production

    found = suggestions(open_production(open_project(script, Path.cwd()), script))
    if as_json:
        say_json([asdict(one) for one in found])
        return
    rows = [(one.word, one.kind, one.times, f"/{one.ipa}/", one.respelled) for one in found[:MOST_SHOWN]]
    console.print(_table(("word", "kind", "times", "IPA", "as read"), rows))
    if len(found) > MOST_SHOWN:
        console.print(f"and {len(found) - MOST_SHOWN} more, with --json all of them")
    console.print('to have one said otherwise: drama lexicon set WORD "kah KAH shee"', markup=False)


@app.command(cls=Command)
def set(
    word: Word,
    said: Annotated[
        str, Argument(help="Respelled ('kah KAH shee') or /IPA/; none takes it out.", metavar="SAID")
    ],
    scope: Annotated[str, Option("--for", help="Only for a role, or a language (en-GB).")] = "",
    script: Annotated[
        Path | None,
        Option(
            help="A screenplay whose voice map names a lexicon of its own.", metavar="SCRIPT", readable=False
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write how a word is said; comments and order of the file stay.

    [bold]drama lexicon set Kakashi "kah KAH shee"[/bold]
    [bold]drama lexicon set Niamh /nˈiːv/ --for MARA[/bold]
    """
    from drama.desk.pronunciations import set_word, unheard
    from drama.show.production import open_production

    here = Path.cwd()
    project = open_project(script or here, here)
    path = open_production(project, script).lexicon if script else project.lexicon()
    before = set_word(path, word, None if said.lower() == "none" else said, scope)
    if scope and said.lower() != "none":
        print_warnings(unheard(project, scope))
    if as_json:
        say_json({"word": word, "said": said, "before": before, "file": str(path)})
        return
    console.print(f"{bold(path)}: {escape(word)}: {escape(said)}")
    only = f" --for {typed(scope)}" if scope else ""
    only += f" --script {typed(script)}" if script else ""
    console.print(
        f"to take it back: drama lexicon set {typed(word)} {typed(before or 'none')}{only}", markup=False
    )


@app.command(cls=Command)
def say(
    word: Word,
    said: Annotated[str, Option("--as", help="Try this pronunciation instead.", metavar="SAID")] = "",
    voice: Annotated[str, Option("--voice", help="The voice; the engine's best if none.")] = "",
    engine: Engine = "",
) -> None:
    """Make a short clip of a word as it is said now, or as it might be.

    [bold]drama lexicon say Kakashi --as "kah kah SHEE"[/bold]
    """
    from drama.desk.pronunciations import say as say_word

    if not word.strip():
        raise BadParameter("there is no word to say", param_hint="WORD")
    console.print(bold(say_word(open_project(Path.cwd(), Path.cwd()), word, said, engine, voice)))


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str | int, ...]]) -> Table:
    shown = Table(box=None, pad_edge=False)
    for column in columns:
        shown.add_column(column, justify="right" if column in ("lines", "times") else "left")
    for row in rows:
        shown.add_row(*(escape(str(cell)) for cell in row))
    return shown
