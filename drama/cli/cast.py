"""`drama cast`: who plays whom, and changing it."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rich.cells import cell_len
from rich.markup import escape
from rich.table import Table
from typer import BadParameter, Option

from drama.cli.arguments import Engine, Json, Screenplay
from drama.cli.console import bold, console, errors, print_warnings, say_json
from drama.errors import Place
from drama.files import typed
from drama.show.project import open_project
from drama.turns import in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.console import JustifyMethod

    from drama.cast.model import Voice
    from drama.cast.table import Row
    from drama.show.production import Production


Changes = Annotated[
    list[str] | None, Option("--set", help="ROLE.SETTING=VALUE, as often as you like.", metavar="CHANGE")
]
Exchange = Annotated[
    tuple[str, str] | None,
    Option("--swap", help="Two roles that get each other's voice.", metavar="ROLE ROLE"),
]
Locked = Annotated[list[str] | None, Option("--lock", help="A role that keeps its voice.", metavar="ROLE")]
Unlocked = Annotated[
    list[str] | None, Option("--unlock", help="A role whose voice may change again.", metavar="ROLE")
]


def cast(
    script: Screenplay,
    propose: Annotated[bool, Option("--propose", help="Cast the roles that have no voice yet.")] = False,
    again: Annotated[bool, Option("--again", help="And everybody else who is not locked.")] = False,
    change: Changes = None,
    exchange: Exchange = None,
    locked: Locked = None,
    unlocked: Unlocked = None,
    engine: Engine = "",
    as_json: Json = False,
) -> None:
    """Show the cast of a screenplay, propose voices for new roles, or change a role.

    The voice map is a plain file in voices/ that you can edit too; comments and order stay. Every change can
    be taken back with drama undo. "nearest" is the most alike voice that a role meets: 1 is the same voice,
    and above 0.75 two are easily mixed up.

    [bold]drama cast the-river-gate.fountain --propose[/bold]
    [bold]drama cast the-river-gate.fountain --set MARA.pitch=2 --set "OLD WOMAN.pan=-0.2"[/bold]
    [bold]drama cast the-river-gate.fountain --swap BRAM "CAPTAIN VOSS"[/bold]
    [bold]drama cast the-river-gate.fountain --lock MARA --propose --again[/bold]
    """
    from drama.desk import casting
    from drama.desk.continuity import other_voices
    from drama.desk.sharing import changed_elsewhere
    from drama.desk.siblings import decided_elsewhere
    from drama.show.production import open_production

    if again and not propose:
        raise BadParameter("cast anew what? write --propose --again", param_hint="--again")
    show = open_project(script, Path.cwd())

    def production() -> "Production":
        return open_production(show, script, engine)  # anew, for each step changes the voice map

    changes = [(*parsed(one), Place(f"--set {typed(one)}")) for one in change or []]
    with in_turn():
        casting.check_changes(production(), changes, exchange or (), unlocked or (), locked or ())
        for role, settings, place in changes:
            casting.change_role(production(), role, settings, place)
        wishes = () if propose and again else [role for role, settings, _ in changes if "like" in settings]
        if wishes:
            print_warnings(casting.kept_voices(production(), wishes))
        for role in unlocked or []:
            casting.unlock(production(), role)
        if exchange:
            casting.swap(production(), *exchange)
        for role in locked or []:
            casting.lock(production(), role)
        proposed = casting.propose_missing(production(), again) if propose else ()
    rows = casting.cast_table(production(), proposed)
    if as_json:
        say_json([asdict(row) for row in rows])
    else:
        _show(production(), rows)
        show_followed(casting.followed(proposed))
        if told := changed_elsewhere(production(), [*(role for role, *_ in changes), *(exchange or ())]):
            console.print(told, markup=False)
        print_warnings((*casting.doubled(production(), proposed), *other_voices(production())))
        print_warnings(tuple(decided_elsewhere(script)) if propose else ())


def _show(production: "Production", rows: "tuple[Row, ...]") -> None:
    maps = " and ".join(bold(path) for path in production.maps)
    console.print(f"{maps}, spoken by {production.engine_name}")
    console.print(table(rows, console.width))
    for pair in mixed_up(rows):
        errors.print(f"warning: {pair}", markup=False)


def show_followed(maps: "Mapping[str, Sequence[str]]") -> None:
    """Print in which other voice maps' voices roles were cast."""
    for file, roles in maps.items():
        console.print(f"as in {file}: {', '.join(roles)}", markup=False)


def parsed(change: str) -> tuple[str, dict[str, object]]:
    """Return the role of a change `ROLE.SETTING=VALUE`, and the change.

    `none`, or no value, takes a setting out. Of a space only no value does: `none` is a space, for a voice
    that is dry everywhere.
    """
    name, equals, written = change.partition("=")
    role, dot, setting = name.rpartition(".")
    if not (equals and dot and role and setting):
        raise BadParameter(f"'{change}' is not ROLE.SETTING=VALUE, as in MARA.pitch=2", param_hint="--set")
    out = ("",) if setting == "space" else ("", "none")
    value: object = None if written.lower() in out else _plain(setting, written)
    if role.endswith(".like"):
        return role.removesuffix(".like"), {"like": {setting: value}}
    return role, {setting: value}


_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def _plain(setting: str, written: str) -> str | float | bool:
    from drama.cast.sheet import LIMITS

    if setting == "lock" and written.lower() in _YES_NO:
        return _YES_NO[written.lower()]
    try:
        return float(written) if setting in LIMITS else written
    except ValueError:
        return written  # which the voice map refuses in words


def voiced(voice: "Voice") -> str:
    """Return a voice in a few words."""
    changes = (
        f" {voice.pitch_st:+g} st" if voice.pitch_st else "",
        f" pace {voice.pace:g}" if voice.pace != 1 else "",
    )
    return voice.id + "".join(changes)


def _why(row: "Row") -> str:
    return f"{row.why}; recorded by {row.actor}" if row.actor else row.why


_COLUMNS: "dict[str, Callable[[Row], str]]" = {
    "role": lambda row: row.role,
    "lines": lambda row: str(row.lines),
    "share": lambda row: f"{100 * row.share:.0f} %",
    "voice": lambda row: voiced(row.voice),
    "pan": lambda row: f"{row.pan:+.2f}",
    "why": _why,
    "nearest": lambda row: f"{row.near.role} {row.near.cosine:.2f}" if row.near else "",
}
_NUMBERS = ("lines", "share")
_LEAST_NEEDED = ("share", "pan", "nearest", "lines", "why")  # what is too alike is told below the table
_GAP = 2
_WHY_LEAST = 16
"""To how many characters the reasons are wrapped before another column is left out."""


def table(rows: "tuple[Row, ...]", width: int) -> Table:
    """Return the cast as a table for a person, with the columns that have room in `width` characters.

    Roles and voices are always there, and whole, for they are copied from here.
    """
    cells = {name: [cell(row) for row in rows] for name, cell in _COLUMNS.items()}
    widths = _fitting({name: max(map(cell_len, [name, *cells[name]])) for name in cells}, width)
    shown = Table(box=None, pad_edge=False)
    for name, wide in widths.items():
        # With overflow "fold" a name that is wider than the terminal itself goes on in the next line.
        justify: JustifyMethod = "right" if name in _NUMBERS else "left"
        shown.add_column(name, justify=justify, max_width=wide, overflow="fold")
    for row in zip(*(cells[name] for name in widths), strict=True):
        shown.add_row(*map(escape, row))
    return shown


def _fitting(widths: dict[str, int], width: int) -> dict[str, int]:
    """Return how wide each column is shown: without the least needed ones, until the others have room."""
    left = dict(widths)
    for name in ("", *_LEAST_NEEDED):
        left.pop(name, None)
        room = width - sum(left.values()) - _GAP * (len(left) - 1)
        least = min(left.get("why", 0), _WHY_LEAST)
        if room + left.get("why", 0) >= least:
            break
    if "why" in left:
        left["why"] += min(room, 0)
    return left


def mixed_up(rows: "tuple[Row, ...]") -> list[str]:
    """Return a warning for each two roles that meet and are easily mixed up, told of the smaller one."""
    told: dict[frozenset[str], str] = {}
    for row in reversed(rows):
        if row.near and row.near.alike:
            pair = f"{row.role} and {row.near.role} meet and sound alike ({row.near.cosine:.2f})"
            told.setdefault(frozenset((row.role, row.near.role)), pair)
    return list(told.values())
