"""`drama cast`: who plays whom, and changing it."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rich.markup import escape
from rich.table import Table
from typer import BadParameter, Option

from drama.cli.arguments import Engine, Json, Screenplay
from drama.cli.console import bold, console, say_json
from drama.project import open_project

if TYPE_CHECKING:
    from drama.cast.model import Voice
    from drama.cast.table import Row


def cast(
    script: Screenplay,
    propose: Annotated[bool, Option("--propose", help="Cast the roles that have no voice yet.")] = False,
    change: Annotated[
        list[str] | None, Option("--set", help="ROLE.SETTING=VALUE, as often as you like.", metavar="CHANGE")
    ] = None,
    exchange: Annotated[
        tuple[str, str] | None,
        Option("--swap", help="Two roles that get each other's voice.", metavar="ROLE ROLE"),
    ] = None,
    engine: Engine = "",
    as_json: Json = False,
) -> None:
    """Show the cast of a screenplay, propose voices for new roles, or change a role.

    The voice map is a plain file in voices/ that you can edit too; comments and order stay.

    [bold]drama cast the-river-gate.fountain --propose[/bold]
    [bold]drama cast the-river-gate.fountain --set MARA.pitch=2 --set "OLD WOMAN.pan=-0.2"[/bold]
    [bold]drama cast the-river-gate.fountain --swap BRAM "CAPTAIN VOSS"[/bold]
    """
    from drama.cast.edit import swap
    from drama.casting import cast_table, change_role, propose_missing
    from drama.production import open_production

    show = open_project(script, Path.cwd())
    production = open_production(show, script, engine)
    for one in change or []:
        change_role(production, *parsed(one))
    if exchange:
        swap(production.voices, *exchange)
    if propose:
        propose_missing(production)
    production = open_production(show, script, engine)
    rows = cast_table(production)
    if as_json:
        say_json([asdict(row) for row in rows])
        return
    console.print(f"{bold(production.voices)}, spoken by {production.engine_name}")
    console.print(table(rows))


def parsed(change: str) -> tuple[str, dict[str, object]]:
    """Return the role of a change `ROLE.SETTING=VALUE`, and the change; `none` takes a setting out."""
    name, equals, written = change.partition("=")
    role, dot, setting = name.rpartition(".")
    if not (equals and dot and role and setting):
        raise BadParameter(f"'{change}' is not ROLE.SETTING=VALUE, as in MARA.pitch=2", param_hint="--set")
    value: object = None if written.lower() == "none" else _plain(written)
    if role.endswith(".like"):
        return role.removesuffix(".like"), {"like": {setting: value}}
    return role, {setting: value}


def _plain(written: str) -> str | float:
    try:
        return float(written)
    except ValueError:
        return written


def voiced(voice: "Voice") -> str:
    """Return a voice in a few words."""
    changes = (
        f" {voice.pitch_st:+g} st" if voice.pitch_st else "",
        f" pace {voice.pace:g}" if voice.pace != 1 else "",
    )
    return voice.id + "".join(changes)


def table(rows: "tuple[Row, ...]") -> Table:
    """Return the cast as a table for a person."""
    shown = Table(box=None, pad_edge=False)
    shown.add_column("role")
    for name in ("lines", "words", "share"):
        shown.add_column(name, justify="right")
    for name in ("voice", "pan", "why"):
        shown.add_column(name)
    for row in rows:
        share = f"{100 * row.share:.0f} %"
        shown.add_row(
            escape(row.role),
            str(row.lines),
            str(row.words),
            share,
            voiced(row.voice),
            f"{row.pan:+.2f}",
            row.why,
        )
    return shown
