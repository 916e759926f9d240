"""`drama clean`: what the cache of a show holds, and taking out what is not needed."""

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, BadParameter, Option

from drama.cli.arguments import Json
from drama.cli.console import console, counted, errors, say_json
from drama.show.project import open_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drama.rebuild.cleanup import Kept, Survey

_DAY_S = 86_400.0
_TIMES = {"h": _DAY_S / 24, "d": _DAY_S, "w": 7 * _DAY_S, "y": 365 * _DAY_S}
_SIZES = {"kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000, "tb": 1_000_000_000_000}


def _seconds(written: str) -> float:
    """Return the seconds of a time such as `30d`."""
    return _number(written, _TIMES, "a number of h, d, w or y, such as 30d")


def _bytes(written: str) -> float:
    """Return the bytes of a size such as `2GB`."""
    return _number(written, _SIZES, "a number of kB, MB, GB or TB, such as 2GB")


def _number(written: str, units: dict[str, float] | dict[str, int], such: str) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?) *([a-z]+)", written.strip().lower())
    if not match or match[2] not in units:
        raise BadParameter(f"'{written}' is not {such}")
    return float(match[1]) * units[match[2]]


def clean(
    near: Annotated[
        Path, Argument(help="The show's folder, or a file in it.", metavar="SHOW", readable=False)
    ] = Path(),
    older_than: Annotated[
        str,
        Option(
            "--older-than", help="Remove what was not used for so long: 12h, 30d, 4w, 1y.", metavar="TIME"
        ),
    ] = "",
    larger_than: Annotated[
        str,
        Option(
            "--larger-than",
            help="Remove the longest unused until so much is left: 500MB, 2GB.",
            metavar="SIZE",
        ),
    ] = "",
    everything: Annotated[bool, Option("--all", help="Remove all of it but marks, needed or not.")] = False,
    dry_run: Annotated[bool, Option("--dry-run", help="Only tell what would go.")] = False,
    as_json: Json = False,
) -> None:
    """Show what the cache of a show holds, and remove what is too old or too much.

    What the episodes are made of stays, unless all is asked to go; so does what one without voices may be
    made of. Nothing of yours lies there: stories, screenplays, corrections, voice maps, recordings, sounds
    and finished files are never touched.

    [bold]drama clean[/bold]
    [bold]drama clean --older-than 30d --dry-run[/bold]
    [bold]drama clean --larger-than 2GB[/bold]
    """
    from drama.rebuild.cleanup import Limits, survey
    from drama.rebuild.cleanup import clean as clean_up

    show = open_named(near, Path.cwd())
    limits = Limits(
        _seconds(older_than) if older_than else None,
        round(_bytes(larger_than)) if larger_than else None,
        everything,
    )
    found = (survey if limits == Limits() or dry_run else clean_up)(show, limits)
    if as_json:
        say_json(_summary(found, removed=not dry_run))
        return
    _show(found.there)
    for note in _notes(found) if found.there else ():
        errors.print(f"note: {note}", markup=False, soft_wrap=True)
    if limits != Limits():
        size = _size(sum(one.bytes for one in found.going))
        console.print(
            f"{'would remove' if dry_run else 'removed'} {counted(len(found.going), 'thing')}, {size}"
        )


def _notes(found: "Survey") -> list[str]:
    """Return why the takes of an episode that cannot be told stay, for each such episode."""
    return [str(one.problem(", so all voices, sounds and notes stay")) for one in found.untold]


def _summary(found: "Survey", removed: bool) -> dict[str, Any]:
    from drama.rebuild.cleanup import KINDS

    there, going = found.there, found.going
    rows = {
        kind: {
            "count": len(of := [one for one in there if one.kind == kind]),
            "bytes": sum(one.bytes for one in of),
            "needed": sum(one.needed for one in of),
            "needed_bytes": sum(one.bytes for one in of if one.needed),
            "unused_since": min((one.used_s for one in of), default=None),
        }
        for kind in KINDS
    }
    told = {"count": len(going), "bytes": sum(one.bytes for one in going)}
    return {"cache": rows, "removed" if removed else "would_remove": told, "untold": _notes(found)}


_NAMES = {
    "voices": ("voice", "lines as they are spoken"),
    "sounds": ("sound", "effects, beds and rooms"),
    "notes": ("note", "what was measured of them"),
    "reels": ("reel", "stretches of episodes, mixed and encoded"),
    "marks": ("mark", "which finished files are as they were written"),
}


def _show(there: "Sequence[Kept]") -> None:
    """Print a row a kind, with what of it the episodes need."""
    from drama.rebuild.cleanup import KINDS

    if not there:
        console.print("the cache is empty")
        return
    for kind in KINDS:
        of = [one for one in there if one.kind == kind]
        if not of:
            continue
        noun, what = _NAMES[kind]
        free = [one for one in of if not one.needed]
        days = (time.time() - min(one.used_s for one in of)) / _DAY_S
        row = f"{counted(len(of), noun):>14}  {_size(sum(one.bytes for one in of)):>9}  {what}"
        if kind in ("voices", "sounds"):
            row += f"; {len(free):,} not needed, {_size(sum(one.bytes for one in free))}"
        console.print(f"{row}; oldest {days:.0f} d", markup=False)
    console.print(f"{'together':>14}  {_size(sum(one.bytes for one in there)):>9}")


def _size(size: float) -> str:
    unit = next((unit for unit in ("GB", "MB") if size >= _SIZES[unit.lower()]), "kB")
    return f"{size / _SIZES[unit.lower()]:.1f} {unit}"
