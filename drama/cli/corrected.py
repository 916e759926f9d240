"""What the commands that correct speakers have in common: one change, made and told."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Option

from drama.cli.console import console, counted, near, say_json
from drama.files import typed

if TYPE_CHECKING:
    from drama.adaptation import Adaptation
    from drama.desk.revision import Revised, Revision
    from drama.script.corrections.sheet import Patch
    from drama.script.model import Line

Stray = str | tuple[str, str, str]
"""A correction that came to nothing: the id of a line's, or a decision as `Adaptation.idle` has it."""

MOST_SHOWN, MOST_SAID, MOST_AFTER = 12, 60, 8

New = Annotated[bool, Option("--new", help="Allow a name that nobody in the story has for their own yet.")]

BY_NEW = "somebody new, all the same, is named by --new"
"""The way out where nobody has a name."""

UNMET = {
    "merge": "no two who speak in the story are called so",
    "alias": "nobody who speaks in the story is called so",
    "split": "nobody who speaks in the story is taken for them",
    "narrator": "nobody who speaks in the story says I, or is called so",
}
"""Why a decision about names came to nothing, by its section."""


def correct(
    revision: "Revision", patch: "Patch", told: str, as_json: bool, answered: Collection[int] | None = None
) -> None:
    """Make a change of the corrections and print what came of it.

    Of one that settles the quotations `answered`, by number, the other lines it changed are named.
    """
    from drama.desk.revision import revise

    revised = revise(revision, patch, told)
    if as_json:
        say_json({"told": told, "lines": revised.changed, "left": [line.at for line in revised.left]})
    else:
        others = revised.besides(answered) if answered is not None else ()
        show(revised, told, others, _astray(revision, patch))


def _astray(revision: "Revision", patch: "Patch") -> frozenset[Stray]:
    """Return the corrections that were lost before a change already, told when they went, but for its own."""
    from drama.script.corrections.sheet import parse_corrections

    adaptation, text = revision.adaptation, revision.written or ""
    written = {one.id for one in parse_corrections(text, "").lines}  # not those by hand, which come now
    lost = (one.id for one in (*adaptation.placed.lost, *adaptation.placed.doubled))
    idle = (one for one in adaptation.idle if not _is_set(one, patch))
    return frozenset((*written.intersection(lost), *idle))


def _is_set(decision: tuple[str, str, str], patch: "Patch") -> bool:
    """Tell whether a change makes a decision about names."""
    where, name, _ = decision
    made = patch.get(where)
    return name in made if isinstance(made, Mapping) else name == made


def show_meant(typed_name: str, meant: str) -> None:
    """Print whom a name means that is another name of theirs, and how to make it a role of its own."""
    from drama.script.corrections.recast import bare
    from drama.script.screenplay.typed import parted

    called, meant = parted(typed_name)[0], parted(meant)[0]
    if bare(called) != bare(meant):
        also = f"'{called.strip()}' is another name of {meant}; it becomes a role of its own by --new"
        console.print(also, markup=False)


def show(
    revised: "Revised", told: str, others: Sequence["Line"] = (), known: frozenset[Stray] = frozenset()
) -> None:
    """Print what a change did, the `others` among its lines by name, and how to take it back.

    Corrections that are `known` to be lost are not told again.
    """
    path = revised.revision.screenplay
    console.print(f"{told}: {counted(revised.changed, 'line')} with another speaker", markup=False)
    for line in others[:MOST_SHOWN]:
        console.print(f"  also {line.role}: {line.excerpt(MOST_SAID)}", markup=False)
    if len(others) > MOST_SHOWN:
        console.print(f"  and {len(others) - MOST_SHOWN} more", markup=False)
    for line in revised.left:
        what = f"  line {line.at} shares its name with other lines: change it by hand to {line.role}"
        console.print(what, markup=False)
    show_lost(revised.revision.adaptation, path, known)
    console.print(f"to take it back: drama undo {typed(near(path))}", markup=False)


def show_kept(adaptation: "Adaptation", path: Path) -> None:
    """Print how many corrections a conversion kept, and which it could not place."""
    placed, decided = adaptation.placed, adaptation.corrections
    idle = len(adaptation.idle)
    names = len((*decided.merge, *decided.alias, *decided.split)) + bool(decided.narrator)
    others = len(placed.elsewhere)
    if placed.kept or placed.lost or placed.doubled or others or names:
        kept = counted(len(placed.kept) + names - idle, "correction")
        lost = len(placed.lost) + len(placed.doubled) + idle
        more = f", {others} in other chapters" if others else ""
        console.print(f"  {kept} of yours kept, {lost} lost{more}", markup=False)
    show_lost(adaptation, path)


def show_lost(adaptation: "Adaptation", path: Path, known: frozenset[Stray] = frozenset()) -> None:
    """Print the corrections whose quotation, or whose people, are not in the story, but for the `known`."""
    from drama.desk.manuscript import corrections_path

    kept = near(corrections_path(path))
    idle = [one for one in adaptation.idle if one not in known]
    for where, name, other in idle[:MOST_SHOWN]:
        row = adaptation.corrections.rows.get((where, name), 0)
        told = f"{where}: {name}: {other}" if other else f"{where}: {name}"
        console.print(f"    does nothing, {kept}:{row}: {told}: {UNMET[where]}", markup=False)
    lost = [one for one in adaptation.placed.lost if one.id not in known]
    doubled = [one for one in adaptation.placed.doubled if one.id not in known]
    for one in doubled[:MOST_SHOWN]:
        what = f"does nothing, {kept}:{one.at}: another of your corrections settles this line"
        console.print(f"    {what}: {one.speaker}: {one.anchor.said[:MOST_SAID]}", markup=False)
    for one in lost[:MOST_SHOWN]:
        said, after = one.anchor.said[:MOST_SAID], " ".join(one.anchor.after.split()[-MOST_AFTER:])
        where = f" (line {one.at} of {kept.name}{f', after: …{after}' if after else ''})"
        console.print(f"    not found any more: {one.speaker}: {said}{where}", markup=False)
    if lost:
        more = f"and {len(lost) - MOST_SHOWN} more; " if len(lost) > MOST_SHOWN else ""
        console.print(f"    {more}they stay in {kept}, should their lines come back", markup=False)
