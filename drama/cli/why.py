"""`drama why`: what the next render makes anew, and which input changed."""

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument

from drama.cli.arguments import Engine, Json, Screenplay
from drama.cli.console import console, counted, say_json
from drama.show.project import open_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drama.rebuild.foresee import Foreseen
    from drama.rebuild.model import Kind, Verdict

MOST_TOLD = 12
"""Groups of lines and scenes that are told of an episode; a place asked for is told in full."""

MOST_NUMBERS = 6

_KINDS: "dict[Kind, tuple[str, str, str]]" = {
    "line": ("line", "lines", "spoken anew"),
    "sound": ("sound", "sounds", "made anew"),
    "space": ("line in a space", "lines in a space", "placed anew"),
    "scene": ("scene", "scenes", "mixed anew"),
    "file": ("file", "files", "encoded anew"),
}
"""What each kind of piece is called, one and several, and what is done to it; in the order they are told."""


def why(
    script: Screenplay,
    place: Annotated[
        str,
        Argument(
            help="A line by its number, a scene by its heading, a chapter.", metavar="LINE|SCENE|CHAPTER"
        ),
    ] = "",
    engine: Engine = "",
    as_json: Json = False,
) -> None:
    """Tell what the next render would make anew, and which input changed since the last.

    Nothing is made. Of a place, everything is told; of the whole episode, the counts and a short list.

    [bold]drama why the-river-gate.fountain[/bold]
    [bold]drama why the-river-gate.fountain 42[/bold]
    [bold]drama why the-river-gate.fountain "the ford"[/bold]
    """
    from drama.rebuild.foresee import at, foresee
    from drama.show.production import open_production

    production = open_production(open_project(script, Path.cwd()), script, engine)
    foreseen = foresee(production)
    told = at(foreseen, place, script) if place else foreseen.verdicts
    if as_json:
        say_json(_summary(foreseen, told))
    elif place:
        _show_place(foreseen, told)
    else:
        _show_all(foreseen)


def _summary(foreseen: "Foreseen", told: "Sequence[Verdict]") -> dict[str, Any]:
    """Return what a program wants to know."""
    counts = {
        f"{kind}s": {"anew": len(foreseen.anew(kind)), "all": len(foreseen.of(kind))} for kind in _KINDS
    }
    return {
        "recorded": foreseen.recorded,
        **counts,
        "pieces": [
            {
                "kind": one.piece.kind,
                "id": one.piece.id,
                "name": one.piece.name,
                "line": one.piece.at,
                "anew": one.anew,
                "reasons": list(_reasons(foreseen, one)) if one.anew or one.changes else [],
                "changes": [
                    {"input": ".".join(change.path), "was": change.was, "is": change.now}
                    for change in one.changes
                ],
            }
            for one in told
        ],
    }


def _reasons(foreseen: "Foreseen", verdict: "Verdict") -> tuple[str, ...]:
    from drama.rebuild.words import reasons

    if not foreseen.recorded:
        return ("it is not known what the last render was made from",)
    return reasons(verdict, foreseen.by_id)


def _show_all(foreseen: "Foreseen") -> None:
    """Print the counts, then every group of pieces that are made anew for the same reasons."""
    if not any(one.anew for one in foreseen.verdicts):
        console.print("nothing would be made anew")
        return
    counts = [
        f"{len(anew):,} of {_counted(len(foreseen.of(kind)), kind)} {done}"
        for kind, (_, _, done) in _KINDS.items()
        if (anew := foreseen.anew(kind))
    ]
    console.print(", ".join(counts))
    if not foreseen.recorded:
        console.print("  there is no record of an earlier render to compare with")
        return
    groups = [group for kind in _KINDS for group in _grouped(foreseen, foreseen.anew(kind))]
    for verdicts, reasons in groups[:MOST_TOLD]:
        console.print(f"  {_named(verdicts)}: {'; '.join(reasons)}", markup=False)
    if len(groups) > MOST_TOLD:
        console.print(f"  and {counted(len(groups) - MOST_TOLD, 'more reason')}")


def _grouped(
    foreseen: "Foreseen", verdicts: "Sequence[Verdict]"
) -> "Iterator[tuple[list[Verdict], tuple[str, ...]]]":
    groups: dict[tuple[str, ...], list[Verdict]] = defaultdict(list)
    for one in verdicts:
        role = one.piece.asked.get("role", "") if one.piece.kind == "line" else one.piece.kind
        groups[(role, *_reasons(foreseen, one))].append(one)
    for (_, *reasons), some in groups.items():
        yield some, tuple(reasons)


def _named(verdicts: "Sequence[Verdict]") -> str:
    """Return what a group of pieces is called: the one it has, or their number and where the first are."""
    if len(verdicts) == 1:
        return verdicts[0].piece.name
    kind = verdicts[0].piece.kind
    if kind != "line" and len(verdicts) <= MOST_NUMBERS:
        return ", ".join(dict.fromkeys(one.piece.name for one in verdicts))
    at = [str(one.piece.at) for one in verdicts if one.piece.at]
    some = ", ".join(at[:MOST_NUMBERS]) + (
        f" and {len(at) - MOST_NUMBERS} more" if len(at) > MOST_NUMBERS else ""
    )
    role = verdicts[0].piece.asked.get("role", "") if kind == "line" else ""
    return f"{_counted(len(verdicts), kind)}{f' of {role}' if role else ''}{f' ({some})' if some else ''}"


def _counted(number: int, kind: "Kind") -> str:
    one, several, _ = _KINDS[kind]
    return f"{number:,} {one if number == 1 else several}"


def _show_place(foreseen: "Foreseen", told: "Sequence[Verdict]") -> None:
    """Print each piece of a place: what is done to it and why, or that it stays."""
    lines = [one for one in told if one.piece.kind == "line"]
    shown = [one for one in told if one.anew or len(lines) <= 1]
    named = ""
    for one in shown:
        if one.piece.name != named:
            console.print(one.piece.name, markup=False)
        named = one.piece.name
        reasons = _reasons(foreseen, one) if one.anew or one.changes else ()
        if one.anew:
            console.print(f"  would be {_KINDS[one.piece.kind][2]}: {'; '.join(reasons)}", markup=False)
        elif one.changes:
            console.print(f"  is on the shelf as it is now; {'; '.join(reasons)}", markup=False)
        else:
            console.print("  stays as it is")
    if kept := len(told) - len(shown):
        console.print(
            f"{counted(kept, 'other piece')} of it {'stay as they are' if kept > 1 else 'stays as it is'}"
        )
