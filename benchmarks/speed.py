"""What reading a story for its speakers costs: words a second, time to the first result, memory.

    python -m benchmarks.speed STORY    one measurement, in a process without a past

The stories are our own, one after the other as chapters, from the first again when they run out. Seconds are
of the processor and begin once everything is loaded (a first short story is read to that end); memory is the
most that the process held (VmHWM in /proc, so that column needs Linux).
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.labelled import read_labelled
from benchmarks.systems import shipped
from drama.story.reader import read

ONE_CORE = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
"""What a story costs is counted on one core."""

LENGTHS = (10_000, 50_000, 200_000)
CHAPTER = 3_000
TRIES = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading a story of so many words cost: loading, then finding its speakers; `peak_mb` of all."""

    words: int
    loading_s: float
    reading_s: float
    peak_mb: float


def show(stories: Path) -> None:
    """Print what stories of growing length cost, and how long a chapter takes as a whole command."""
    paths = sorted(path for folder in ("dev", "train") for path in (stories / folder).glob("*.txt"))
    bodies = [read_labelled(path).text for path in paths]
    with TemporaryDirectory(prefix="drama-bench-") as folder:
        path = Path(folder) / "story.txt"
        path.write_text(of_length(bodies, CHAPTER, ""), encoding="utf-8")
        wall, cpu = min(command(path) for _ in range(TRIES))
        words = len(path.read_text(encoding="utf-8").split())
        print(
            f"drama convert --json, a chapter of {words:,} words: {wall:.2f} s, {cpu:.2f} s of the processor"
        )
        costs = []
        for length in LENGTHS:
            path.write_text(of_length(bodies, length, "Chapter {}\n\n"), encoding="utf-8")
            costs.append(fresh(path))
    show_costs(costs)


def show_costs(costs: list[Cost]) -> None:
    """Print a row a length; the last column is 1.0 where time grows as the story does."""
    print(f"{'words':>9}{'loading s':>11}{'reading s':>11}{'words/s':>10}{'peak MB':>9}{'time/length':>13}")
    for cost in costs:
        pace, first = cost.reading_s / cost.words, costs[0].reading_s / costs[0].words
        print(
            f"{cost.words:9,}{cost.loading_s:11.2f}{cost.reading_s:11.2f}{1 / pace:10,.0f}{cost.peak_mb:9.0f}"
            f"{pace / first:13.2f}"
        )


def of_length(bodies: list[str], words: int, heading: str) -> str:
    """Return at least so many words of story, a chapter a body."""
    return "\n\n\n".join(_chapters(bodies, words, heading))


def _chapters(bodies: list[str], words: int, heading: str) -> Iterator[str]:
    for number, body in enumerate(cycle(bodies), 1):
        yield heading.format(number) + body.strip()
        words -= len(body.split())
        if words <= 0:
            return


def command(path: Path) -> tuple[float, float]:
    """Return the seconds on the clock and of the processor that the whole command takes."""
    before, start = _children_s(), time.monotonic()
    arguments: list[str | Path] = [sys.executable, "-m", "drama", "convert", path, "--json"]
    subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True, env=ONE_CORE)
    return time.monotonic() - start, _children_s() - before


def _children_s() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def fresh(path: Path) -> Cost:
    """Return what a story costs, measured in a process of its own."""
    arguments: list[str | Path] = [sys.executable, "-m", "benchmarks.speed", path]
    done = subprocess.run(arguments, capture_output=True, check=True, env=ONE_CORE)
    return Cost(**json.loads(done.stdout))


def measure(path: Path) -> Cost:
    """Return what a story costs in this process."""
    short = path.with_name("first.txt")
    short.write_text("“Now,” said Ann.\n\n“Why?” asked Bob.\n", encoding="utf-8")
    shipped(read(short))
    loaded = time.process_time()
    story = read(path)
    shipped(story)
    return Cost(len(story.text.split()), loaded, time.process_time() - loaded, peak_mb())


def peak_mb() -> float:
    """Return the most memory this process has held; unlike ru_maxrss, without its parent's."""
    found = re.search(r"VmHWM:\s*(\d+) kB", Path(f"/proc/{os.getpid()}/status").read_text())
    return int(found[1]) / 1024 if found else float("nan")


if __name__ == "__main__":
    print(json.dumps(asdict(measure(Path(sys.argv[1])))))
