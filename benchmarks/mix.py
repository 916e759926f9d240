"""How well lines stand over what plays under them, and what it costs: `make bench-mix` (docs/mix.md).

    python -m benchmarks.mix SCRIPT.fountain ...

Every screenplay is rendered before (`drama render`); its timeline and takes are measured, nothing is made.
"Plain" is the same timeline without faders and rooms, mixed in the same minute on the same machine.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.episode import make_takes, plan
from drama.measure.loudness import TENTH, LoudnessMeter, integrated_lufs
from drama.mix.ear import Ear
from drama.mix.play import fader, mix
from drama.pipeline import recorded
from drama.settings import Ducking
from drama.show.production import open_production
from drama.show.project import open_project
from drama.store.shelf import Shelf
from drama.timeline import Clip, Timeline, ducked
from drama.timeline.model import Track
from drama.units import RATE, to_seconds

BESIDE_S = 5.0


def main() -> None:
    """Print what was measured of every screenplay, and of the made-up hours."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scripts", type=Path, nargs="*")
    parser.add_argument("--hours", type=float, nargs="*", default=[])
    parser.add_argument("--alone", type=float, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        print(alone(arguments.alone))
        return
    for script in arguments.scripts:
        show(script)
    for hours in arguments.hours:
        fresh = [sys.executable, "-m", "benchmarks.mix", "--alone", str(hours)]
        print(subprocess.run(fresh, capture_output=True, text=True, check=True).stdout.strip())


def show(script: Path) -> None:
    """Print the distances, faders, joins and times of a rendered screenplay."""
    production = open_production(open_project(script, Path.cwd()), script)
    timeline, shelf = recorded(production), production.shelf
    ducking = production.show.settings.ducking
    spoken = [clip for clip in timeline.clips if clip.line]
    print(f"{script.name}: {to_seconds(timeline.length) / 60:.1f} min, {len(spoken)} lines")
    voices = levels(timeline, shelf, lambda clip: bool(clip.line))
    tracks: tuple[Track, ...] = ("ambience", "music", "sfx")
    for track in tracks:
        found = list(distances(spoken, voices, levels(timeline, shelf, on(track))))
        tell(f"words over {track}, LU", found)
    tell("words over the rooms of other lines, LU", list(over_tails(timeline, shelf, spoken)))
    deepest = [min(gain_db for _, gain_db in clip.points) for clip in timeline.clips if clip.points]
    print(f"  faders: {len(deepest)} clips, down to {min(deepest, default=0.0):.1f} dB; {ramps(timeline)}")
    print(f"  dialogue from scene to scene, steps in LU: {joins(timeline, voices)}")
    dry = tuple(replace(clip, points=()) for clip in timeline.clips if not clip.tail_of)
    plain, full, hearing = (
        min(cpu_s(work) for _ in range(3))
        for work in (
            lambda: play(replace(timeline, clips=dry), shelf),
            lambda: play(timeline, shelf),
            lambda: ducked(timeline, ducking, Ear(shelf)),
        )
    )
    ratio = (2.0 * full + hearing) / (2.0 * plain)  # the master plays the mix twice
    print(
        f"  CPU: plain {plain:.2f} s, with everything {full:.2f} s, planned in {hearing:.2f} s; {ratio:.2f}x"
    )


def on(track: Track) -> Callable[[Clip], bool]:
    """Return what tells the clips of a track, room tone left out."""
    return lambda clip: clip.track == track and clip.name != "room tone"


def levels(timeline: Timeline, shelf: Shelf, keep: Callable[[Clip], bool]) -> NDArray[np.float64]:
    """Return the K-weighted power of every tenth of a second of some clips, mixed."""
    meter = LoudnessMeter()
    for block in mix(replace(timeline, clips=tuple(filter(keep, timeline.clips))), shelf):
        meter.feed(block)
    return meter.energies


def span(clip: Clip) -> slice:
    """Return the tenths of a second of a clip."""
    first = clip.start // TENTH
    return slice(first, max(first + 1, (clip.start + clip.length) // TENTH))


def distances(spoken: list[Clip], voices: NDArray[np.float64], under: NDArray[np.float64]) -> Iterator[float]:
    """Yield how far every line lies over something that plays under it."""
    for clip in spoken:
        voice, other = voices[span(clip)], under[span(clip)]
        if other.size and other.mean() > 1e-12:
            yield 10.0 * float(np.log10(voice.mean() / other.mean()))


def over_tails(timeline: Timeline, shelf: Shelf, spoken: list[Clip]) -> Iterator[float]:
    """Yield how far every line lies over the rooms that still ring when it begins."""
    ear = Ear(shelf)
    tails = [clip for clip in timeline.clips if clip.tail_of]
    for line in spoken:
        end = line.start + line.length
        others = [tail for tail in tails if tail.tail_of != line.line and tail.start < line.start]
        power = sum(
            ear.mean(tail, line.start, end)
            * float(np.square(fader(tail, line.start - tail.start + RATE // 4, 1))[0])
            for tail in others
            if tail.start + tail.length > line.start
        )
        if power > 0.0:
            yield 10.0 * float(np.log10(ear.mean(line, line.start, end) / power))


def tell(what: str, found: list[float]) -> None:
    """Print the least, the tenth and the median of some figures."""
    if found:
        least, tenth, middle = np.min(found), np.percentile(found, 10), np.median(found)
        print(f"  {what}: least {least:.1f}, a tenth under {tenth:.1f}, median {middle:.1f} ({len(found)})")


def ramps(timeline: Timeline) -> str:
    """Return how long ambience takes to go down and to come up, as its faders have it."""
    beds = [clip for clip in timeline.clips if clip.track == "ambience" and clip.points]
    moves = [
        ((after - before) / RATE, to_db - from_db)
        for clip in beds
        for (before, from_db), (after, to_db) in pairwise(clip.points)
        if to_db != from_db
    ]
    down = [seconds for seconds, change_db in moves if change_db < 0]
    up = [seconds for seconds, change_db in moves if change_db > 0]
    return f"ambience goes down in {np.median(down):.2f} s, up in {np.median(up):.2f} s" if up else "no beds"


def joins(timeline: Timeline, voices: NDArray[np.float64]) -> str:
    """Return the steps in loudness between the last and the first seconds of dialogue around every join."""
    spoken = [clip for clip in timeline.clips if clip.line]
    reach = round(BESIDE_S * 10)
    steps = []
    for before, after in pairwise(spoken):
        if after.start - before.start - before.length > 1.8 * RATE:
            end, start = (before.start + before.length) // TENTH, after.start // TENTH
            steps.append(
                integrated_lufs(voices[start : start + reach])
                - integrated_lufs(voices[max(0, end - reach) : end])
            )
    return ", ".join(f"{step:+.1f}" for step in steps) or "none"


def play(timeline: Timeline, shelf: Shelf) -> int:
    """Play a mix to the end."""
    return sum(block.shape[1] for block in mix(timeline, shelf))


def cpu_s(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def alone(hours: float) -> str:
    """Return what planning and mixing made-up hours cost, in a process that did nothing else."""
    with tempfile.TemporaryDirectory(prefix="drama-bench-") as folder:
        make_takes(Shelf(Path(folder)))
        timeline, shelf = plan(hours), Shelf(Path(folder))
        plain_s = cpu_s(lambda: play(timeline, shelf))
        began = time.process_time()
        planned = ducked(timeline, Ducking(), Ear(shelf))
        planned_s = time.process_time() - began
        full_s = cpu_s(lambda: play(planned, shelf))
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{hours:g} h: plain {plain_s:.1f} s, planned in {planned_s:.1f} s, with faders {full_s:.1f} s CPU; "
        f"peak {peak_mb:.0f} MB"
    )


if __name__ == "__main__":
    main()
