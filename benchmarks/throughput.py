"""How fast speech is made, and what it costs: `make bench-speech`, or

    python -m benchmarks.throughput --bench-python .bench/bin/python

The same forty sentences (sentences.txt, made ready for speech) go through each engine on two cores, one
engine after another, round after round; the fastest round counts. Our engines speak as in a show: two
processes, two lines at once. kokoro-onnx runs as installed, with its default session, one line after
another, which uses as many threads as there are cores. Loading is not counted. Memory is the largest sum of
what the processes held at once, main process included. With `--heard`, what was said is listened to.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from benchmarks.engines import VOICES, at_hand, rig_at
from benchmarks.speech import sentences as read_sentences
from drama.cast.model import Voice
from drama.settings import Rig
from drama.speech.booth import Booth
from drama.speech.engine import Spoken
from drama.speech.models import MODELS, folder
from drama.speech.text import speakable
from drama.speech.utterance import Utterance

HERE = Path(__file__).parent
CORES = 2
PEER = "kokoro-onnx"


@dataclass(frozen=True)
class Run:
    """One engine once through the sentences."""

    audio_s: float
    wall_s: float
    cpu_s: float
    memory_mb: float

    @property
    def speed(self) -> float:
        """Seconds of speech made in a second."""
        return self.audio_s / self.wall_s


def main() -> None:
    """Print the table."""
    arguments = _arguments()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    sentences = [speakable(words).text for words in read_sentences()][: arguments.lines]
    with tempfile.TemporaryDirectory() as place:
        _compare(sentences, arguments, Path(place))


def _compare(sentences: list[str], arguments: argparse.Namespace, place: Path) -> None:
    rig = rig_at(place / "rig")
    names = [*([PEER] if arguments.bench_python else []), *at_hand(rig)]
    best: dict[str, Run] = {}
    for _ in range(arguments.rounds):
        for name in names:
            out = place / name
            if name == PEER:
                run = _peer(sentences, out, arguments.bench_python)
            else:
                run = _ours(name, rig, sentences, out)
            best[name] = max(run, best.get(name, run), key=lambda run: run.speed)
    print(f"{len(sentences)} sentences, {CORES} cores, the best of {arguments.rounds} rounds")
    print(f"{'engine':12}{'speech s/s':>12}{'cpu s/s':>10}{'memory MB':>11}{'speech s':>10}")
    for name, run in best.items():
        cost = run.cpu_s / run.audio_s
        print(f"{name:12}{run.speed:12.2f}{cost:10.3f}{run.memory_mb:11.0f}{run.audio_s:10.1f}", flush=True)
    if arguments.heard:
        subprocess.run(
            [arguments.bench_python, HERE / "heard.py", *(place / name for name in names)], check=True
        )


def _ours(name: str, rig: Rig, sentences: list[str], out: Path) -> Run:
    """Return what two booths of an engine cost, and leave what they said in `out`."""
    booths = [Booth(name, rig=rig) for _ in range(CORES)]
    with ThreadPoolExecutor(CORES) as pool:
        list(pool.map(lambda booth: _say(booth, name, "Ready to begin."), booths))
        free = list(booths)

        def speak(words: str) -> Spoken:
            booth = free.pop()
            try:
                return _say(booth, name, words)
            finally:
                free.append(booth)

        with _watched() as watch:
            spoken = list(pool.map(speak, sentences))
    for booth in booths:
        booth.close()
    _keep(out, sentences, [(one.sound, one.rate) for one in spoken])
    return watch.run(sum(len(one.sound) / one.rate for one in spoken))


def _peer(sentences: list[str], out: Path, python: str) -> Run:
    """Return what kokoro-onnx cost, by its own report of its time."""
    out.mkdir(parents=True, exist_ok=True)
    command = [python, str(HERE / "peer_kokoro_onnx.py"), str(folder() / MODELS["kokoro"].file), str(out)]
    with _watched() as watch:
        done = subprocess.run(
            command, input=json.dumps(sentences), text=True, capture_output=True, check=True
        )
    told = json.loads(done.stdout.splitlines()[-1])
    (out / "words.json").write_text(json.dumps(sentences), encoding="utf-8")
    return Run(told["audio_s"], told["wall_s"], told["cpu_s"], watch.memory_mb)


def _say(booth: Booth, name: str, words: str) -> Spoken:
    return booth.speak(Utterance(words, Voice(name, VOICES[name])))


def _keep(out: Path, sentences: list[str], sounds: list[tuple[np.ndarray, int]]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    (out / "words.json").write_text(json.dumps(sentences), encoding="utf-8")
    for number, (sound, rate) in enumerate(sounds):
        soundfile.write(out / f"{number:03d}.wav", sound, rate)


class _Watch:
    """Time and memory of this process and those under it, from /proc."""

    def __init__(self) -> None:
        self.memory_mb = 0.0
        self.ended = threading.Event()
        self._wall_s, self._cpu_s = time.perf_counter(), tree()[0]

    def sample(self) -> None:
        while not self.ended.wait(0.2):
            self.memory_mb = max(self.memory_mb, tree()[1])

    def run(self, audio_s: float) -> Run:
        return Run(audio_s, self._wall_s, self._cpu_s, self.memory_mb)

    def stop(self) -> None:
        self.ended.set()
        self._wall_s = time.perf_counter() - self._wall_s
        self._cpu_s = tree()[0] - self._cpu_s


@contextmanager
def _watched() -> Iterator[_Watch]:
    watch = _Watch()
    sampler = threading.Thread(target=watch.sample)
    sampler.start()
    try:
        yield watch
    finally:
        watch.stop()
        sampler.join()


def tree() -> tuple[float, float]:
    """Return the CPU seconds and the megabytes of this process and all under it, ended ones' time too."""
    stats = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            stats[int(entry.name)] = fields
    family = {os.getpid()}
    while more := {pid for pid, fields in stats.items() if int(fields[1]) in family} - family:
        family |= more
    ticks = os.sysconf("SC_CLK_TCK")
    members = [pid for pid in family if pid in stats]
    cpu_s = sum(int(part) for pid in members for part in stats[pid][11:15]) / ticks
    return cpu_s, sum(map(_own_kb, members)) / 1e3


def _own_kb(pid: int) -> int:
    """Return the memory of a process, what it shares with others by its share: forks count once."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bench-python", help="a Python with kokoro-onnx, to compare with")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--lines", type=int, default=40, help="only so many of the sentences")
    parser.add_argument(
        "--heard", action="store_true", help="word error rate and naturalness of what was said"
    )
    arguments = parser.parse_args()
    if arguments.heard and not arguments.bench_python:
        sys.exit("--heard needs --bench-python")
    return arguments


if __name__ == "__main__":
    main()
