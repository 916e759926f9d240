"""How much memory each stage of a show holds: `python -m benchmarks.memory --hours 0.17 1 10`.

A story is made of the example story, chapters over and over with a number added to each paragraph, until it
is as many hours long as asked, and goes through every stage, each in a process of its own: reading,
conversion, casting, planning what is rendered, making the sounds, layout and ducking, the mix with master and
encoding, the transcripts and the page, the quality check, an export as M4B. What is told is the most the
process held, and the most any process it waited for held (VmHWM in /proc and getrusage: Linux), and the
processor time of both.

Speech is not measured: what it holds is the engine's. The takes of the lines are links to a few dozen takes
of the tone engine, which read like any other.
"""

import argparse
import json
import os
import re
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from drama.show.production import Production, open_production
from drama.show.project import open_project

EXAMPLE = Path(__file__).parent.parent / "examples/the-river-gate.txt"
EXAMPLE_H = 614.0 / 3600.0
"""How long the example lasts when the tone engine speaks it."""

DIFFERENT = 40
"""How many takes stand for all: as many lengths of lines."""


@dataclass(frozen=True)
class Held:
    """What a stage held at most, itself and a process it waited for, in MB; and its processor seconds."""

    stage: str
    own_mb: float
    child_mb: float
    cpu_s: float


def story_of(hours: float) -> str:
    """Return a story that lasts so many hours, no paragraph of it like another."""
    head, *chapters = re.split(r"(?m)^(?=Chapter )", EXAMPLE.read_text(encoding="utf-8"))
    wanted = max(1, round(len(chapters) * hours / EXAMPLE_H))
    text = head
    for number in range(wanted):
        body = chapters[number % len(chapters)].partition("\n")[2]
        paragraphs = [
            f"{one} It was hour {number}." if one.endswith(".") else one for one in body.split("\n\n")
        ]
        text += f"Chapter {number + 1}: Part {number + 1}\n" + "\n\n".join(paragraphs).rstrip() + "\n\n"
    return text


def _opened(folder: Path) -> Production:
    path = folder / "long.fountain"
    return open_production(open_project(path, folder), path)


def read_story(folder: Path) -> None:
    """Read the story's file."""
    from drama.story.reader import read

    read(folder / "long.txt")


def convert(folder: Path) -> None:
    """Make the screenplay, as `drama convert` does."""
    from drama.adaptation import adapt
    from drama.desk.manuscript import save

    save(adapt(folder / "long.txt"), folder / "long.fountain")


def cast(folder: Path) -> None:
    """Give everybody a voice, as `drama cast --propose` does."""
    from drama.desk.casting import propose_missing

    propose_missing(_opened(folder))


def fill_shelf(folder: Path) -> None:
    """Put a take on the shelf for every line, the nearest in length of a few; this is no stage."""
    from drama.script.model import Line
    from drama.speech.perform import perform
    from drama.speech.wanted import engines_of, wanted
    from drama.store.shelf import as_card
    from drama.take import Take

    production = _opened(folder)
    lines = sorted(production.lines, key=lambda line: len(line.words))
    some: list[Line] = lines[:: max(1, len(lines) // DIFFERENT)]
    shelf = production.shelf
    spoken = perform(some, production.cast, shelf, workers=1, diction=production.diction)
    engines = engines_of(lines, production.cast)
    for number, one in enumerate(wanted(lines, production.cast, engines, production.diction)):
        like = spoken[some[min(len(some) - 1, number * len(some) // len(lines))].id]
        path = shelf.path(one.key)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            os.link(shelf.path(like.key), path)
            card = as_card(Take(one.key, like.length, like.marks), path.stat().st_size)
            path.with_suffix(".json").write_text(json.dumps(card), encoding="utf-8")


def plan(folder: Path) -> None:
    """Tell what would be rendered, as `drama why` and `--dry-run` do."""
    from drama.rebuild.ahead import plan_of

    plan_of(_opened(folder))


def make_sounds(folder: Path) -> None:
    """Make every sound that the screenplay asks for."""
    from drama.sound.collect import collect, cues

    production = _opened(folder)
    collect(cues(production.played), str(production.path), production.library, production.shelf)


def lay_out(folder: Path) -> None:
    """Lay the episode out, hear its takes, duck its beds, and write the record."""
    from drama.desk.actors import account
    from drama.files import write_whole
    from drama.mix.ear import Ear
    from drama.rebuild.gather import pieces_of
    from drama.rebuild.record import write_pieces
    from drama.sound.collect import collect, cues
    from drama.space import placed, spaces_of
    from drama.speech.perform import perform
    from drama.timeline import ducked, to_json
    from drama.timeline import lay_out as laid_out

    production = _opened(folder)
    script, made_by, shelf = production.played, production.cast, production.shelf
    sounds = collect(cues(script), str(production.path), production.library, shelf)
    takes = perform(production.lines, made_by, shelf, diction=production.diction)
    heard = placed(takes, spaces_of(script, made_by, production.spaces), shelf)
    timeline = laid_out(script, made_by, takes, sounds, production.show.settings, heard)
    write_whole(production.record, to_json(ducked(timeline, production.show.settings.ducking, Ear(shelf))))
    write_pieces(production.inputs, pieces_of(production, account(production)), production.place)


def render(folder: Path) -> None:
    """Render the episode: mix, master and MP3, and all that comes before them again."""
    from drama.pipeline import build

    build(_opened(folder))


def deliver(folder: Path) -> None:
    """Write transcripts, page, card and rights, as `drama publish` does."""
    from drama.delivery.podcast import deliver as delivered

    delivered(_opened(folder))


def judge(folder: Path) -> None:
    """Measure the finished episode and every line, as `drama qc` does."""
    from drama.delivery.control import control_episode

    control_episode(_opened(folder), "")


def export_m4b(folder: Path) -> None:
    """Write the episode as M4B."""
    from drama.pipeline import Order, export
    from drama.settings import PROFILES

    export(_opened(folder), Order("m4b", PROFILES["podcast"]))


PLANNED: tuple[Callable[[Path], None], ...] = (
    read_story,
    convert,
    cast,
    fill_shelf,
    plan,
    make_sounds,
    lay_out,
)
SOUNDED: tuple[Callable[[Path], None], ...] = (render, deliver, judge, export_m4b)


def _measured(stage: Callable[[Path], None], folder: Path) -> Held:
    """Do a stage and return what it held; runs in a process of its own."""
    stage(folder)
    own = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert own
    mine, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu_s = mine.ru_utime + mine.ru_stime + others.ru_utime + others.ru_stime
    return Held(stage.__name__, int(own[1]) / 1_000, others.ru_maxrss / 1_000, cpu_s)


def measure(folder: Path, hours: float, sounded: bool) -> Iterator[Held]:
    """Yield what each stage held with a story of so many hours, in the order of the stages."""
    (folder / "voices").mkdir(parents=True)
    (folder / "show.yaml").write_text(SHOW, encoding="utf-8")
    (folder / "long.txt").write_text(story_of(hours), encoding="utf-8")
    for stage in (*PLANNED, *(SOUNDED if sounded else ())):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            yield alone.submit(_measured, stage, folder).result()


SHOW = """\
title: Long
author: Nobody
engine: tone
description: A show that is measured.
"""


def main() -> None:
    """Measure each length asked for, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=float, nargs="+", default=[1 / 6, 1.0, 10.0])
    parser.add_argument(
        "--sound-up-to", type=float, default=10.0, help="hours up to which it is rendered too"
    )
    asked = parser.parse_args()
    print("| hours | stage | MB | MB of a child | cpu s |\n| --- | --- | --- | --- | --- |", flush=True)
    for hours in asked.hours:
        folder = Path(tempfile.mkdtemp(prefix="drama-memory-"))
        try:
            for held in measure(folder / "show", hours, hours <= asked.sound_up_to):
                row = f"{held.own_mb:.0f} | {held.child_mb:.0f} | {held.cpu_s:.1f}"
                print(f"| {hours:.2g} | {held.stage} | {row} |", flush=True)
        except Exception as fault:  # the rows so far are worth something
            print(f"{hours} h: {fault}", file=sys.stderr)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
