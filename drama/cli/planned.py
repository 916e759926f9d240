"""How a render that is not made yet is told of: what it does, how long it takes, what it needs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from drama.cli.console import console, counted, say_json
from drama.units import clock, to_frames

if TYPE_CHECKING:
    from drama.rebuild.estimate import Plan

_DOES = {
    "sound": ("sound", "to make"),
    "space": ("line", "to place in a space"),
    "mix": ("", "to mix"),
    "encode": ("", "to encode"),
    "write": ("", "to write anew"),
}


def tell(plans: "Sequence[tuple[str, Plan]]", as_json: bool) -> None:
    """Print the plans of some episodes by their names, and of several the sum."""
    if as_json:
        say_json([{"episode": name, **summary(plan)} for name, plan in plans])
        return
    for name, plan in plans:
        console.print(f"{name}: {_does(plan)}", markup=False)
        if plan.work:
            _show(plan)
    if len(plans) > 1:
        console.print(f"together about {_time(sum(plan.seconds for _, plan in plans))}")


def summary(plan: "Plan") -> dict[str, Any]:
    """Return a plan for a program."""
    return {
        "seconds": round(plan.seconds, 1),
        "more_seconds_where_all_is_encoded": round(plan.whole_s, 1),
        "work": [
            {
                "stage": one.stage,
                "amount": round(one.amount, 1),
                "unit": one.unit,
                "seconds": round(one.estimate.seconds, 2),
                "measured_renders": one.estimate.renders,
            }
            for one in plan.work
        ],
        "characters": dict(plan.characters),
        "length_seconds": round(plan.length_s, 1),
        "cache_bytes": plan.cache_bytes,
        "file_bytes": plan.file_bytes,
        "free_bytes": plan.free_bytes,
        "cost": None if plan.cost is None else round(plan.cost, 4),
    }


def _does(plan: "Plan") -> str:
    told = []
    for one in plan.work:
        stage, _, engine = one.stage.partition(" ")
        if stage == "speech":
            told.append(f"{one.amount:,.0f} characters to speak with {engine}")
        else:
            noun, what = _DOES[stage]
            amount = counted(round(one.amount), noun) if noun else clock(to_frames(one.amount))
            told.append(f"{amount} {what}")
    return ", ".join(told) or "nothing to do"


def _show(plan: "Plan") -> None:
    """Print time, with where it is known from, room on the disk, and cost."""
    stages = ", ".join(f"{one.stage.partition(' ')[0]} {_time(one.estimate.seconds)}" for one in plan.work)
    console.print(f"  about {_time(plan.seconds)}: {stages}", markup=False)
    guessed = [one.stage for one in plan.work if not one.estimate.renders]
    if guessed:
        console.print(
            f"  nothing measured on this computer yet for {', '.join(guessed)}: usual figures stand in"
        )
    else:
        fewest = min(one.estimate.renders for one in plan.work)
        console.print(f"  as measured here in {fewest} earlier render{'s' if fewest > 1 else ''} or more")
    if round(plan.whole_s):
        console.print(
            f"  up to {_time(plan.whole_s)} more where it moves the loudness over a step of the master's gain"
        )
    needs_mb, file_mb = (plan.cache_bytes / 1e6, plan.file_bytes / 1e6)
    console.print(
        f"  disk: about {needs_mb:.1f} MB in the cache, {file_mb:.1f} MB for the file; "
        f"{plan.free_bytes / 1e9:.1f} GB are free"
    )
    if plan.cache_bytes + plan.file_bytes > plan.free_bytes:
        console.print("  [bold red]that is more than there is[/]")
    if plan.cost is not None:
        console.print(f"  the speech server: about {plan.cost:.2f}, by the price in show.yaml")


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100.0 else clock(to_frames(seconds))
