"""What workers bring, and what a Dask cluster costs: `make bench-cluster`, or

    python -m benchmarks.cluster                      one against two workers, threads against a cluster
    python -m benchmarks.cluster --lost 10000         so many lines, and a worker killed on the way

The lines are short sentences, each another, spoken by every engine that is installed: by a crew of one
thread, of two, and by a cluster of two worker processes on loopback. Each crew has spoken a line before it is
measured, so that engines are open and voices measured. Rounds go through the crews in turn; medians count.
Efficiency is what arrives of the second worker in wall time. A cluster costs what a line takes longer there
than with two threads.
"""

import argparse
import os
import signal
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks import counted
from benchmarks.engines import VOICES, at_hand, rig_at
from benchmarks.throughput import tree
from drama.cast.model import Cast, Part, Voice
from drama.script.model import Ids, Line
from drama.settings import Rig
from drama.speech.cluster import Cluster
from drama.speech.crew import Crew
from drama.speech.perform import Progress, perform
from drama.store.shelf import Shelf

LINES = {"tone": 200, "pyttsx3": 60, "piper": 20, "kokoro": 6}
"""How many lines of each engine are spoken: some seconds' worth."""

CREWS = ("one", "two", "cluster")


@dataclass(frozen=True)
class Cost:
    """What lines cost: seconds of wall time, and of all processors."""

    wall_s: float
    cpu_s: float


def main() -> None:
    """Print the table that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lost", type=int, help="so many lines, and a worker killed when a third is spoken")
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help="only these")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="drama-bench-") as folder:
        if asked.lost:
            lose(asked.lost, Path(folder))
        else:
            compare(asked.engines, asked.rounds, Path(folder))


def compare(engines: Sequence[str], rounds: int, folder: Path) -> None:
    """Print a row an engine: of those named, or else of all that can speak here."""
    rig = rig_at(folder / "rig")
    print(f"two workers against one, medians of {rounds} rounds; load {os.getloadavg()[0]:.1f} at the start")
    print(f"{'':15}{'wall ms a line':>27}{'efficiency':>18}{'cpu ms a line':>27}")
    each = "".join(f"{crew:>9}" for crew in CREWS)
    print(f"{'engine':9}{'lines':>6}{each}{CREWS[1]:>9}{CREWS[2]:>9}{each}")
    with workers() as scheduler, ExitStack() as open_crews:
        crews = dict(zip(CREWS, (Crew(1), Crew(2), Cluster(scheduler.scheduler_address)), strict=True))
        for crew in crews.values():
            open_crews.enter_context(crew)
        for name in engines or ("tone", *at_hand(rig)):
            costs: dict[str, list[Cost]] = {crew: [] for crew in CREWS}
            for turn in range(-1, rounds):
                for crew in CREWS:
                    cost = spoken(name, LINES[name], folder / f"{name} {crew} {turn}", crews[crew], rig)
                    costs[crew] += [cost] if turn >= 0 else []  # the first opens engines
            print(row(name, costs), flush=True)
            for crew in crews.values():
                crew.rest()


def row(name: str, costs: dict[str, list[Cost]]) -> str:
    """Return an engine's row: what a line costs each crew, and what the second worker is worth."""
    wall = {crew: statistics.median(cost.wall_s for cost in found) for crew, found in costs.items()}
    cpu = {crew: statistics.median(cost.cpu_s for cost in found) for crew, found in costs.items()}
    one, *two = CREWS
    worth = "".join(f"{wall[one] / 2 / wall[crew]:9.0%}" for crew in two)
    return f"{name:9}{LINES[name]:6}{cells(wall, name)}{worth}{cells(cpu, name)}"


def cells(seconds: dict[str, float], name: str) -> str:
    """Return the milliseconds a line costs each crew."""
    return "".join(f"{1e3 * seconds[crew] / LINES[name]:9.1f}" for crew in CREWS)


def spoken(engine: str, lines: int, shelf: Path, crew: Crew, rig: Rig) -> Cost:
    """Return what it costs to speak so many lines onto an empty shelf."""
    cast = Cast((Part("A", Voice(engine, VOICES.get(engine, "oboe"))),))
    perform(script("So that all is open.", 2), cast, Shelf(shelf), crew=crew, rig=rig)
    asked = script("Something that is said in a few words.", lines)
    cpu_s, wall_s = tree()[0], time.perf_counter()
    perform(asked, cast, Shelf(shelf), crew=crew, rig=rig)
    return Cost(time.perf_counter() - wall_s, tree()[0] - cpu_s)


def script(words: str, count: int) -> list[Line]:
    """Return so many lines, no two of them the same."""
    ids = Ids()
    said = [f"Number {number}. {words}" for number in range(count)]
    return [Line("A", each, at=number, id=ids.next(each)) for number, each in enumerate(said, 1)]


def lose(lines: int, folder: Path) -> None:
    """Speak so many lines on a cluster, kill a worker when a third is spoken, print what became of them."""
    rows = folder / "rows"
    os.environ[counted.COUNTED] = str(rows)
    shelf, asked = Shelf(folder / "shelf"), script("So it is said.", lines)
    cast = Cast((Part("A", Voice(counted.NAME, "oboe")),))
    killed = threading.Event()
    with workers(counted.__file__) as scheduler, Cluster(scheduler.scheduler_address) as crew:

        def report(progress: Progress) -> None:
            if progress.done > lines / 3 and not killed.is_set():
                killed.set()
                worker = next(iter(scheduler.workers.values()))
                os.kill(worker.process.pid, signal.SIGKILL)

        began = time.perf_counter()
        takes = perform(asked, cast, shelf, report=report, crew=crew)
        wall_s = time.perf_counter() - began
    there = shelf.find_all(take.key for take in takes.values())
    times = Counter(rows.read_text().split("\n")[:-1])
    again = [words for words, count in times.items() if count > 1]
    print(f"{'lines':>8}{'takes':>8}{'killed':>8}{'spoken':>8}{'twice':>7}{'seconds':>9}{'ms a line':>11}")
    print(
        f"{lines:8}{len(there):8}{killed.is_set():8}{times.total():8}{len(again):7}"
        f"{wall_s:9.0f}{1e3 * wall_s / lines:11.1f}"
    )
    if len(there) < lines or len(times) < lines or times.total() - lines > len(again):
        raise SystemExit("a take is missing, or a line was spoken more than twice")


@contextmanager
def workers(preload: str = "") -> Iterator["LocalCluster"]:  # noqa: F821 (Dask is imported when it is needed)
    """Give a cluster of two worker processes of a thread each, on loopback."""
    from distributed import LocalCluster

    options = {"preload": [preload]} if preload else {}
    cluster = LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50, **options
    )
    try:
        yield cluster
    finally:
        with suppress(TimeoutError):  # a busy machine is slow to end them
            cluster.close()


if __name__ == "__main__":
    main()
