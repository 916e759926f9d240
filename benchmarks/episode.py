"""What an episode costs from timeline to finished MP3: `benchmarks/episode.py --hours 1 10 --cores 1 2`.

The episode is made up: 900 lines an hour of something like a voice, three beds under all of it, thirty
effects. Its takes are synthesised first; what is measured begins with the timeline. CPU seconds are those of
the whole process tree. Memory is the largest sum of what this process and ffmpeg held at once, read from
/proc twenty times a second, so that column needs Linux. "The encoder alone" is the same PCM, read from a file
and piped into the same ffmpeg command; it is skipped above two hours, where the PCM would fill the disk. The
finished file is also measured by ffmpeg's own meter, which is nobody's cost. With several numbers of
`--cores` each episode is made once on so many (Linux can tell a process which).
"""

import argparse
import os
import re
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

from drama.audio import ffmpeg
from drama.hands import cores
from drama.master.chain import Mastered, master
from drama.mix.play import mix
from drama.mix.reels import reels
from drama.publish import Published, Tags, publish
from drama.publish.encoder import encode
from drama.publish.exporter import encoding
from drama.settings import Target
from drama.store.shelf import Shelf
from drama.timeline.model import Clip, Mark, Timeline
from drama.units import RATE, to_frames

LINES_AN_HOUR, EFFECTS_AN_HOUR, BEDS, CHAPTERS_AN_HOUR = 900, 30, 3, 6
HOUR = to_frames(3600)
LONGEST_ALONE_H = 2.0

Made = TypeVar("Made")


@dataclass(frozen=True)
class Cost:
    """What a stage cost: CPU and wall seconds, and the peak memory of the process tree."""

    stage: str
    cpu_s: float
    wall_s: float
    peak_mb: float


def main() -> None:
    """Measure an episode of each asked length and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=float, nargs="+", default=[1.0])
    parser.add_argument("--cores", type=int, nargs="+", default=[cores()])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="drama-bench-") as folder:
        make_takes(Shelf(Path(folder)))
        totals = [[show(length, many, Path(folder)) for many in asked.cores] for length in asked.hours]
    for length, made in zip(asked.hours, totals, strict=True):
        for many, total in list(zip(asked.cores, made, strict=True))[1:]:
            times = made[0].wall_s / total.wall_s
            print(f"\n{length:g} h on {many} cores: {times:.2f} times as quick as on {asked.cores[0]}")
    for length, made in list(zip(asked.hours, totals, strict=True))[1:]:
        share = made[0].peak_mb / totals[0][0].peak_mb
        print(f"\npeak memory of {length:g} h against {asked.hours[0]:g} h: {share:.2f}")


def show(hours: float, many: int, folder: Path) -> Cost:
    """Print the table of an episode of that length made on so many cores, and return what all of it cost."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:  # a process without a past
        published, costs, alone = fresh.submit(measure, hours, many, folder).result()
    loudness_lufs, peak_dbtp = by_ffmpeg(published.path)
    peak_mb = max(cost.peak_mb for cost in costs)
    total = Cost("all of it", sum(c.cpu_s for c in costs), sum(c.wall_s for c in costs), peak_mb)
    measured = f"{published.loudness_lufs:.2f} LUFS, {published.peak_dbtp:.2f} dBTP once decoded"
    print(f"\n{hours:g} h of episode on {many} core{'s' * (many > 1)}: {measured}")
    print(f"ffmpeg's ebur128 reads {loudness_lufs:.1f} LUFS and {peak_dbtp:.1f} dBTP in all of it")
    print(f"{'':28}{'CPU s':>8}{'wall s':>8}{'x real time':>13}{'to encoder':>12}{'peak MB':>9}")
    for cost in [*costs, total, *alone]:
        ratio = f"{cost.cpu_s / alone[-1].cpu_s:.2f}" if alone else "-"
        speed = hours * 3600 / cost.cpu_s
        print(
            f"{cost.stage:28}{cost.cpu_s:8.1f}{cost.wall_s:8.1f}{speed:13.0f}{ratio:>12}{cost.peak_mb:9.0f}"
        )
    return total


def by_ffmpeg(path: Path) -> tuple[float, float]:
    """Return what ffmpeg's meter says of a whole file: LUFS and dBTP."""
    command = [ffmpeg(), "-nostdin", "-i", path, "-af", "ebur128=framelog=quiet:peak=true", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    loudness, peak = (re.findall(rf"{name}:\s+(-?[\d.]+) (?:LUFS|dBFS)", said)[-1] for name in ("I", "Peak"))
    return float(loudness), float(peak)


def measure(hours: float, many: int, folder: Path) -> tuple[Published, list[Cost], list[Cost]]:
    """Return the episode, what its two stages cost, and what their parts cost done alone."""
    if many < cores():
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:many])
    timeline, path = plan(hours), folder / "episode.mp3"
    shelf = Shelf(folder)
    mastered, first = costed("mix and master", lambda: master(reels(timeline, shelf), Target()))
    published, second = costed(
        "mix again, encode, check", lambda: publish(mastered, timeline, Tags("Benchmark"), path)
    )
    if hours > LONGEST_ALONE_H:
        return published, [first, second], []
    _, mixed = costed("the mix alone", lambda: sum(block.shape[1] for block in mix(timeline, shelf)))
    return published, [first, second], [mixed, encoder_alone(mastered, folder)]


def encoder_alone(mastered: Mastered, folder: Path) -> Cost:
    """Return what encoding the finished PCM costs."""
    pcm = folder / "episode.pcm"
    with pcm.open("wb") as file:
        for block in mastered.blocks():
            file.write(np.ascontiguousarray(block.T).data)
    sound = np.memmap(pcm, np.float32, "r").reshape(-1, 2)
    blocks = (sound[start : start + 65_536].T for start in range(0, len(sound), 65_536))
    arguments = [*encoding("mp3", "", 2).arguments, f"file:{folder / 'alone.mp3'}"]
    _, cost = costed("the encoder alone", lambda: encode(arguments, blocks, lambda frames: None))
    pcm.unlink()
    return cost


def costed(stage: str, work: Callable[[], Made]) -> tuple[Made, Cost]:
    """Return what `work` makes and what it costs."""
    memory = Memory()
    cpu_s, wall_s = cpu_seconds(), time.monotonic()
    made = work()
    cost = Cost(stage, cpu_seconds() - cpu_s, time.monotonic() - wall_s, memory.stop())
    return made, cost


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of the children that have ended."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


class Memory:
    """Watches the resident memory of this process and its children."""

    def __init__(self) -> None:
        self._peak, self._done = 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """Return the peak in MB."""
        self._done.set()
        self._thread.join()
        return self._peak / 1e6

    def _watch(self) -> None:
        while not self._done.wait(0.05):
            self._peak = max(self._peak, resident("self") + sum(map(resident, children())))


def children() -> list[str]:
    """Return the process ids of this process's children."""
    return [pid for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()]


def resident(pid: str) -> int:
    """Return the bytes a process holds in memory, 0 if it has gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def make_takes(shelf: Shelf) -> None:
    """Put an hour's takes on the shelf; longer episodes use them again."""
    for number in range(LINES_AN_HOUR):
        shelf.keep(f"a{number:07}", voice(np.random.default_rng(number)))
    for number in range(EFFECTS_AN_HOUR):
        shelf.keep(f"b{number:07}", hit(np.random.default_rng(number)))
    for number in range(BEDS):
        shelf.keep(f"c{number:07}", rustle(np.random.default_rng(number)))


def voice(chance: np.random.Generator) -> NDArray[np.float32]:
    """Return 2 to 4 s of a buzz through a voice's band, in syllables, near -20 LUFS."""
    frames = to_frames(chance.uniform(2.0, 3.8))
    pitch = np.cumsum(chance.uniform(90, 220) * (1 + 0.1 * np.sin(np.arange(frames) / 9000))) / RATE
    buzz = 2.0 * (pitch % 1.0) - 1.0 + 0.1 * chance.standard_normal(frames)
    formed = sosfilt(butter(1, [300, 2500], "band", fs=RATE, output="sos"), buzz)
    beats = np.arange(0, frames + 8000, 8000)
    syllables = np.interp(np.arange(frames), beats, chance.uniform(0.05, 1.0, beats.size))
    spoken = formed * syllables
    return np.asarray(spoken * 0.1 / np.sqrt(np.mean(spoken**2)), np.float32)


def hit(chance: np.random.Generator) -> NDArray[np.float32]:
    """Return 3 s of something struck, in stereo."""
    decay = np.exp(-np.arange(to_frames(3.0)) / to_frames(0.4))
    body = sosfilt(
        butter(2, [80, 3000], "band", fs=RATE, output="sos"), chance.uniform(-1, 1, (2, decay.size))
    )
    return np.asarray(decay * body, np.float32)


def rustle(chance: np.random.Generator) -> NDArray[np.float32]:
    """Return a minute of wind, in stereo."""
    noise = chance.standard_normal((2, to_frames(60.0)))
    return np.asarray(0.1 * sosfilt(butter(1, 800, fs=RATE, output="sos"), noise), np.float32)


def plan(hours: float) -> Timeline:
    """Return a timeline of that length: a line every 4 s, an effect every 2 min, all the beds throughout."""
    length = round(hours * HOUR)
    every, rare = HOUR // LINES_AN_HOUR, HOUR // EFFECTS_AN_HOUR
    lengths = [voice(np.random.default_rng(number)).size for number in range(LINES_AN_HOUR)]
    clips = [Clip(f"c{n:07}", "ambience", 0, length, -6.0, loop=True, name="wind") for n in range(BEDS)]
    for number, start in enumerate(range(0, length, every)):
        key, pan = number % LINES_AN_HOUR, 0.3 * (number % 3 - 1)
        clips.append(Clip(f"a{key:07}", "dialogue", start, lengths[key], pan=pan, line=f"L{number}"))
    for number, start in enumerate(range(0, length, rare)):
        key = number % EFFECTS_AN_HOUR
        clips.append(Clip(f"b{key:07}", "sfx", start, to_frames(3.0), -9.0, name="hit"))
    starts = range(0, length, HOUR // CHAPTERS_AN_HOUR)
    chapters = tuple(
        Mark(f"Chapter {n}", start, min(start + starts.step, length)) for n, start in enumerate(starts)
    )
    return Timeline("Benchmark", "", tuple(sorted(clips, key=lambda clip: clip.start)), chapters, length)


if __name__ == "__main__":
    main()
