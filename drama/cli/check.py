"""`drama check`: what is wrong or doubtful, before rendering."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drama.cli.arguments import Engine, Json, Screenplay
from drama.cli.console import console, counted, print_error, print_warnings, say_json
from drama.show.project import open_project

if TYPE_CHECKING:
    from drama.desk.checkup import Checkup


def check(script: Screenplay, engine: Engine = "", as_json: Json = False) -> None:
    """Check a screenplay, its voices and its sounds, and how its speakers were found.

    Exits with 0 if the episode can be rendered, else with the code of the first fault.

    [bold]drama check the-river-gate.fountain[/bold]
    """
    from drama.desk.checkup import check as check_production
    from drama.show.production import open_production

    production = open_production(open_project(script, Path.cwd()), script, engine)
    checkup = check_production(production)
    if as_json:
        say_json(summary(checkup))
    else:
        show(checkup)
    if checkup.faults:
        sys.exit(checkup.faults[0].exit_code)


def summary(checkup: "Checkup") -> dict[str, Any]:
    """Return the checkup for a program."""
    return {
        "lines": checkup.lines,
        "roles": checkup.roles,
        "faults": [str(problem) for fault in checkup.faults for problem in fault.problems],
        "warnings": list(map(str, checkup.slips)),
        "methods": dict(checkup.methods),
        "expected_wrong": round(checkup.expected_wrong, 1),
        "doubtful": [
            {"line": line.at, "id": line.id, "role": line.role, "words": line.words, "confidence": confidence}
            for line, confidence in checkup.doubtful
        ],
        "as_in_the_story": checkup.kept,
        "edited_or_added": checkup.changed,
        "cut": checkup.cut,
    }


def show(checkup: "Checkup") -> None:
    """Print the checkup for a person."""
    console.print(f"{counted(checkup.lines, 'line')}, {counted(checkup.roles, 'role')}")
    if checkup.kept or checkup.cut:
        console.print(
            f"against the story: {counted(checkup.kept, 'line')} word for word, "
            f"{checkup.changed} edited or added, {checkup.cut} cut"
        )
    if checkup.methods:
        found = ", ".join(f"{count} by {method}" for method, count in checkup.methods)
        console.print(
            f"speakers: {found}; about {checkup.expected_wrong:.0f} are probably wrong", markup=False
        )
    for line, confidence in checkup.doubtful[:20]:
        console.print(
            f"  doubtful, line {line.at}: {line.role} {confidence:.2f}: {line.words[:60]}", markup=False
        )
    if len(checkup.doubtful) > 20:
        console.print(f"  and {len(checkup.doubtful) - 20} more")
    print_warnings(checkup.slips)
    for fault in checkup.faults:
        print_error(fault)
    if not checkup.faults:
        warned = f", with {counted(len(checkup.slips), 'warning')}" if checkup.slips else ""
        console.print(f"ready to render{warned}")
