"""How a finished episode is told of, to people and to programs."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from drama.cli.console import bold, console, counted, near, print_warnings
from drama.errors import Place
from drama.units import clock, to_seconds

if TYPE_CHECKING:
    from drama.desk.actors import Account
    from drama.pipeline import Episode
    from drama.publish.episode import Published


def summary(episode: "Episode") -> dict[str, Any]:
    """Return what a program wants to know of a finished episode."""
    published = episode.published
    return {
        "file": str(published.path),
        "seconds": round(to_seconds(published.frames), 3),
        "bytes": published.bytes,
        "loudness_lufs": round(published.loudness_lufs, 2),
        "range_lu": round(published.range_lu, 2),
        "peak_dbtp": round(published.peak_dbtp, 2),
        "missed": published.missed,
        "chapters": [
            {"title": mark.title, "start": round(to_seconds(mark.start), 3)}
            for mark in episode.timeline.chapters
        ],
        "lines": episode.lines,
        "spoken_anew": episode.spoken,
        "recorded": len(episode.actors.acted),
        "not_recorded": len(episode.actors.missing),
        "with": list(episode.actors.credits()),
        "stage_seconds": {stage: round(seconds, 2) for stage, seconds in episode.seconds},
    }


def show_file(published: "Published") -> None:
    """Print where a finished file is, and how it measures."""
    size_mb = published.bytes / 1e6
    console.print(
        f"{bold(published.path)}  {clock(published.frames)}, {size_mb:.1f} MB" + set_aside(published.kept)
    )
    console.print(
        f"  loudness {published.loudness_lufs:.1f} LUFS, range {published.range_lu:.1f} LU, "
        f"true peak {published.peak_dbtp:.1f} dBTP"
    )
    place = Place(str(near(published.path)))
    print_warnings(replace(warning, place=place) for warning in published.warnings)


def set_aside(kept: Path | None) -> str:
    """Return the markup that tells where the file is that a new one took the place of, "" for none."""
    return f"; the one before is kept as {escape(kept.name)}" if kept else ""


def show(episode: "Episode") -> None:
    """Print what was made, how it measures, and how long it took."""
    published = episode.published
    show_file(published)
    for mark in episode.timeline.chapters:
        console.print(f"  {clock(mark.start):>7}  {mark.title}", markup=False)
    actors = episode.actors
    acted = len(actors.acted)
    kept = episode.lines - episode.spoken - acted
    told = f"  {counted(episode.lines, 'line')}: {episode.spoken} spoken now, {kept} kept from before"
    console.print(told + (f", {acted} from recordings" if acted else ""))
    _show_actors(actors)
    console.print("  " + ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in episode.seconds))


def _show_actors(actors: "Account") -> None:
    """Print who is heard, and how many lines and files ask to be looked at."""
    for credit in actors.credits():
        console.print(f"  with {credit}", markup=False)
    unused = len(actors.stale) + len(actors.nameless)
    asks = (
        (len(actors.missing), "line", "not recorded, spoken by a voice"),
        (unused, "recording", "of no line in the script, not used"),
        (len(actors.problems), "remark", "on recordings"),
    )
    told = [f"{counted(number, noun)} {what}" for number, noun, what in asks if number]
    if told:
        console.print(f"  {'; '.join(told)} (drama recordings tells which)")
