"""`drama recordings`: what actors have recorded, and what is missing, stale or wrong."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from rich.markup import escape
from rich.table import Table
from typer import BadParameter, Option

from drama.cli.arguments import Json, Screenplay
from drama.cli.console import bold, console, counted, near, print_warnings, progress, say_json
from drama.errors import Place, Problem
from drama.show.project import open_project
from drama.units import clock, to_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drama.desk.actors import Account, Stale, Wanted
    from drama.desk.cutting import CutOut
    from drama.recordings.lines import Slot
    from drama.show.production import Production

Found = TypeVar("Found")

MOST_SHOWN = 20
"""So many of each kind are shown; `--json` has them all."""


def recordings(
    script: Screenplay,
    cut: Annotated[
        Path | None,
        Option(
            help="First cut a recording of many lines, in the order of the sheet.",
            metavar="FILE",
            readable=False,
        ),
    ] = None,
    role: Annotated[str, Option(help="Whose lines those are: a role or an actor.", metavar="NAME")] = "",
    as_json: Json = False,
) -> None:
    """Show which lines are recorded, and which files cannot be used and why.

    Recordings are named by the ids on the sheets of [bold]drama sheets[/bold] and lie in recordings/;
    [bold]drama render[/bold] uses them with no further word.

    [bold]drama recordings the-river-gate.fountain[/bold]
    [bold]drama recordings the-river-gate.fountain --cut monday.wav --role MARA[/bold]
    """
    from drama.desk.actors import account
    from drama.desk.cutting import cut_session
    from drama.show.production import open_production

    production = open_production(open_project(script, Path.cwd()), script)
    if (cut is None) != (not role):
        raise BadParameter("--cut FILE and --role NAME go together", param_hint="--cut")
    made = cut_session(production, cut, role) if cut else ()
    with progress(quiet=as_json) as report:
        there = account(production, report)
    if as_json:
        say_json(summary(production, there) | ({"cut": [_cut_out(one) for one in made]} if cut else {}))
    else:
        _say_cut(made)
        show(production, there)


def summary(production: "Production", there: "Account") -> dict[str, Any]:
    """Return the account for a program."""
    return {
        "folder": str(production.recordings),
        "roles": [
            {
                "role": row.role,
                "actor": row.actor,
                "lines": row.lines,
                "recorded": row.recorded,
                "missing": row.missing,
            }
            for row in there.roles()
        ],
        "recorded": [
            {
                "line": one.slot.line.at,
                "id": one.file.id,
                "take": one.file.take,
                "file": str(one.file.path),
                "voice": one.voice,
            }
            for one in there.recorded
        ],
        "missing": [
            {
                "line": one.slot.line.at,
                "id": one.id,
                "role": one.slot.role,
                "number": one.slot.number,
                "words": one.slot.line.words,
            }
            for one in there.missing
        ],
        "stale": [
            {
                "file": str(one.file.path),
                "role": one.given.role,
                "was": one.given.words,
                "now": became.line.words if became else None,
                "now_role": became.role if became else None,
            }
            for one in there.stale
            for became in (there.became(one),)
        ],
        "unmatched": [{"file": str(path), "nearest": there.nearest(path) or None} for path in there.nameless],
        "problems": [str(problem) for problem in there.problems],
    }


def show(production: "Production", there: "Account") -> None:
    """Print the account for a person."""
    acted, kept = len(there.acted), len(there.recorded) - len(there.acted)
    told = f"{bold(production.recordings)}, {counted(acted, 'line')} recorded"
    console.print(told + (f", {counted(kept, 'line')} kept of a voice" if kept else ""))
    if there.roles():
        console.print(_table(there))
    _list("missing", there.missing, _missing)
    _list("recorded with other words, not used", there.stale, lambda one: _stale(one, there.became(one)))
    _list("of no line known, not used", there.nameless, lambda path: _nameless(path, there.nearest(path)))
    _list("to be looked at", there.problems, _problem)


def _cut_out(one: "CutOut") -> dict[str, Any]:
    return {
        "file": str(one.path),
        "line": one.slot.line.at,
        "start_s": round(one.start_s, 2),
        "length_s": round(one.length_s, 2),
        "words": one.slot.line.words,
        "remark": one.remark,
    }


def _say_cut(made: "Sequence[CutOut]") -> None:
    """Print where each line was in a session: one that is not, shows by its length or by ear."""
    rows = [
        f"{clock(to_frames(one.start_s)):>7}  {one.length_s:5.1f} s  {one.slot.line.excerpt(60)}"
        + (f"  ({one.remark})" if one.remark else "")
        for one in made
    ]
    if made:
        console.print(f"cut into {bold(made[0].path.parent)}: {counted(len(made), 'line')}, where each was")
    for row in rows:
        console.print(row, markup=False)
    if doubtful := sum(bool(one.remark) for one in made):
        what = (
            f"{counted(doubtful, 'line')} may be cut from other words: listen where something is in brackets"
        )
        print_warnings([Problem(what, Place(str(near(made[0].path.parent))))])


def _table(there: "Account") -> Table:
    shown = Table(box=None, pad_edge=False)
    for name in ("role", "actor"):
        shown.add_column(name)
    for name in ("lines", "recorded", "missing"):
        shown.add_column(name, justify="right")
    for row in there.roles():
        counts = (row.lines, row.recorded, row.missing)
        shown.add_row(escape(row.role), escape(row.actor), *map(str, counts))
    return shown


def _missing(one: "Wanted") -> str:
    return f"{one.id}  {one.slot.number:>4}  {one.slot.role}: {one.slot.line.words[:60]}"


def _nameless(path: Path, nearest: str) -> str:
    return f"{near(path)}" + (f" (did you mean {nearest}?)" if nearest else "")


def _stale(one: "Stale", became: "Slot | None") -> str:
    now = f"now {became.role}: {became.line.words}" if became else "the line is cut"
    return f"{near(one.file.path)}\n    was {one.given.role}: {one.given.words}\n    {now}"


def _problem(one: Problem) -> str:
    place = Place(str(near(Path(one.place.file))), one.place.line) if one.place else None
    return str(replace(one, place=place))


def _list(heading: str, found: "Sequence[Found]", row: "Callable[[Found], str]") -> None:
    if found:
        console.print(f"{heading}:")
    for one in found[:MOST_SHOWN]:
        console.print(f"  {row(one)}", markup=False)
    if len(found) > MOST_SHOWN:
        console.print(f"  and {len(found) - MOST_SHOWN} more (--json has them all)")
