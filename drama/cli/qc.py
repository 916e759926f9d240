"""`drama qc`: a finished file measured and judged."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from rich.markup import escape
from typer import Argument, BadParameter, Option

from drama.cli.arguments import Json, one_of
from drama.cli.console import bold, console, print_warnings, progress, say_json
from drama.settings import PROFILES
from drama.show.project import is_screenplay, open_project
from drama.units import clock, to_frames, to_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drama.delivery.control import Verdict
    from drama.qc.words import Line

_COLOURS = {"fail": "[red]fail[/]", "warn": "[yellow]warn[/]"}

FAULTY = 12
"""The exit code where a file breaks a rule."""


def qc(
    file: Annotated[
        Path,
        Argument(
            help="A sound file that any program made, or a rendered screenplay.",
            metavar="FILE|SCRIPT",
            readable=False,
        ),
    ],
    profile: Annotated[
        str,
        Option(help="Judge it as podcast, spotify, acx, ebu or audiobook; as the show says if not given."),
    ] = "",
    listen: Annotated[
        bool, Option("--listen", help="Have a speech recogniser tell which lines cannot be made out.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Measure a finished file and judge it: loudness, peaks, clipping, holes, noise, chapters, tags.

    Of an episode of yours, named by its screenplay, every line is judged too. The exit code is 12 where
    something fails.

    [bold]drama qc the-river-gate.fountain[/bold]
    [bold]drama qc the-river-gate.fountain --listen[/bold]
    [bold]drama qc somebody-elses.mp3 --profile acx[/bold]
    """
    from drama.delivery.control import control, control_episode
    from drama.delivery.outdated import changed_since
    from drama.hearing.recogniser import open_recogniser
    from drama.show.production import open_production

    profile = profile and one_of(profile, PROFILES, "--profile")
    production = open_production(open_project(file, Path.cwd()), file) if is_screenplay(file) else None
    if production:
        recogniser = open_recogniser() if listen else None
        with progress(quiet=as_json or not listen) as report:
            verdict = control_episode(production, profile, recogniser, report)
    elif listen:
        raise BadParameter("what is said in a file is known of an episode: name its screenplay")
    else:
        verdict = control(file, profile or "podcast")
    if as_json:
        say_json(_record(verdict))
    else:
        _show(verdict)
    if production:
        print_warnings(changed_since(production, "judge it"))
    if not verdict.passed:
        sys.exit(FAULTY)


def _record(verdict: "Verdict") -> dict[str, Any]:
    return {
        "file": str(verdict.path),
        "profile": verdict.profile,
        "passed": verdict.passed,
        **asdict(verdict.facts),
        "nearest_lu": verdict.nearest_lu,
        "usual_lu": verdict.usual_lu,
        "dialogue_lufs": verdict.dialogue_lufs,
        "findings": [asdict(finding) for finding in verdict.findings],
        "heard": [_heard(line) for line in verdict.heard],
    }


def _heard(line: "Line") -> dict[str, Any]:
    clip, match = line.clip, line.match
    return {
        "line": clip.line,
        "role": clip.role,
        "at_s": to_seconds(clip.start),
        "words": clip.words,
        "missing": match.missing,
        "instead": match.heard,
        "error_rate": round(match.error_rate, 3),
    }


def _show(verdict: "Verdict") -> None:
    facts = verdict.facts
    console.print(f"{bold(verdict.path)}  {clock(to_frames(facts.seconds))}, judged as {verdict.profile}")
    console.print(
        f"  loudness {facts.loudness_lufs:.1f} LUFS, range {facts.range_lu:.1f} LU, true peak "
        f"{facts.peak_dbtp:.1f} dBTP, RMS {facts.rms_db:.1f} dB, noise floor {facts.floor_db:.1f} dB"
    )
    console.print(
        f"  quiet at the head {facts.head_s:.1f} s and at the tail {facts.tail_s:.1f} s, the sides "
        f"{abs(facts.balance_db):.1f} dB apart, in mono {max(0.0, facts.mono_loss_db):.1f} LU less"
    )
    if verdict.nearest_lu is not None:
        console.print(
            f"  dialogue {verdict.dialogue_lufs:.1f} LUFS, lines {verdict.usual_lu:.1f} LU over beds, "
            f"the nearest {verdict.nearest_lu:.1f}"
        )
    if verdict.heard:
        console.print(f"  {_understood(verdict.heard)}")
    for finding in verdict.findings:
        console.print(f"  {_COLOURS[finding.severity]} {escape(str(finding))}")
    console.print("  passed" if verdict.passed else "  failed")


def _understood(heard: "Sequence[Line]") -> str:
    total = sum(line.match.total for line in heard)
    missing = sum(len(line.match.missing) for line in heard)
    return f"words {100 * missing / max(1, total):.1f} % not understood by the recogniser, of {total}"
