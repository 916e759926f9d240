"""The generated sounds, measured against recordings: speed, memory, spectrum, modulation, stereo, loops.

    python -m benchmarks.sounds [NAME ...] [--tagger FOLDER]

A row a sound; a figure outside the range of recordings (`sound_ranges.py`) has a `!`. With `--tagger`, the
folder of an AudioSet tagger (a `tagger.py` with a class `Tagger`), a second table says what each is heard
as. Seconds are of the processor; memory is the most that a process held which made a bed and played an hour
of it, against one that played a second (VmHWM in /proc: Linux).
"""

import argparse
import importlib
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from benchmarks.descriptors import Descriptors, describe, loop_likeness
from benchmarks.sound_ranges import CENTROID_FACTOR, CREST_DB, RANGES, SLOPE_DB, Range, Span
from benchmarks.speed import peak_mb
from drama.mix.bed import Bed
from drama.sound.collect import POOL_S
from drama.sound.level import at_reference
from drama.sound.source import MADE, Made
from drama.units import RATE, to_frames
from drama.waveform import Stereo

SEEDS = (1, 2, 3)
HEARD_S = 20.0
BLOCK = 65_536
TOGETHER = (0.2, 0.7)
LOOP = 0.3
FAST = 20.0
FAMILY_RANK = 3
SHORT_S = 3.0


class Tagger(Protocol):
    """What `--tagger` loads."""

    names: list[str]

    def scores(self, sound: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
        """Return the score of every label in every window, shape (windows, labels)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one sound measures: `times` real time is the slowest seed, `loop` and memory are the first."""

    times: float
    descriptors: tuple[Descriptors, ...]
    loop: float
    second_mb: float
    hour_mb: float

    def mean(self, name: str) -> float:
        """Return a descriptor's mean."""
        return float(np.mean([getattr(each, name) for each in self.descriptors]))

    @property
    def modulation(self) -> NDArray[np.float64]:
        """Mean shares of the four modulation bands, in percent."""
        return np.mean([each.modulation for each in self.descriptors], axis=0)


def split(title: str) -> tuple[Made, tuple[str, ...]]:
    """Return the generator and the words of a title such as `rain, heavy`."""
    name, *words = (part.strip() for part in title.split(","))
    return MADE[name], tuple(words)


def play(title: str, seed: int, seconds: float) -> Stereo:
    """Return a sound as it lies on the shelf."""
    made, words = split(title)
    return at_reference(made.generator()(to_frames(seconds), seed, words))


def measure(title: str) -> Figures:
    """Return everything that is measured of a sound."""
    made, words = split(title)
    bed = made.kind == "bed"
    seconds = POOL_S if bed else HEARD_S
    generate = made.generator()
    generate(RATE, 0, words)  # so that imports and caches are not timed
    times, sounds = [], []
    for seed in SEEDS:
        start = time.process_time()
        sound = generate(to_frames(seconds), seed, words)
        times.append(sound.shape[1] / RATE / (time.process_time() - start))
        sounds.append(at_reference(sound))
    descriptors = tuple(describe(sound[:, : to_frames(HEARD_S)]) for sound in sounds)
    loop = loop_likeness(Bed(sounds[0], 1).read) if bed else 0.0
    second_mb, hour_mb = (held(title, length) for length in (1, 3600)) if bed else (0.0, 0.0)
    return Figures(min(times), descriptors, loop, second_mb, hour_mb)


def held(title: str, seconds: int) -> float:
    """Return the memory in MB that making a bed and playing it takes, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.sounds", "--hold", str(seconds), title]
    return float(subprocess.run(command, capture_output=True, check=True).stdout)


def hold(title: str, seconds: int) -> None:
    """Make a bed, play so many seconds of it, and print the most memory that took."""
    bed = Bed(play(title, 1, POOL_S), 1)
    for start in range(0, seconds * RATE, BLOCK):
        bed.read(start, BLOCK)
    print(peak_mb())


def within(value: float, low: float, high: float) -> str:
    """Return a mark for what lies outside."""
    return " " if low <= value <= high else "!"


def row(title: str, figures: Figures) -> str:
    """Return a line of the table."""
    wanted = RANGES[title]
    low, high = wanted.centroid_hz
    centroid, slope, crest = (figures.mean(name) for name in ("centroid_hz", "slope_db", "crest_db"))
    cells = [
        f"{title:24}{figures.times:6.0f}{within(figures.times, FAST, 1e9)}",
        f"{centroid:7.0f}{within(centroid, low / CENTROID_FACTOR, high * CENTROID_FACTOR)}",
        f"{slope:6.1f}{_near(slope, wanted.slope_db, SLOPE_DB)}",
        f"{crest:6.1f}{_near(crest, wanted.crest_db, CREST_DB)}",
        f"{figures.mean('swing_percent'):6.0f}  ",
        "/".join(f"{share:2.0f}" for share in figures.modulation) + _modulation_mark(figures, wanted),
        f"{figures.mean('together'):6.2f}{within(figures.mean('together'), *TOGETHER)}",
        f"{figures.mean('mono_loss_db'):5.1f}",
    ]
    if figures.hour_mb:
        cells.append(f"{figures.loop:6.2f}{within(figures.loop, -1.0, LOOP)}")
        cells.append(f"{figures.second_mb:5.0f}{figures.hour_mb:6.0f}")
    return "".join(cells) + ("" if wanted.recorded else "   (no recording)")


def _near(value: float, span: Span | None, by: float) -> str:
    return within(value, span[0] - by, span[1] + by) if span else " "


def _modulation_mark(figures: Figures, wanted: Range) -> str:
    if not wanted.modulation:
        return " "
    band, share = wanted.modulation
    return within(float(figures.modulation[band]), share, 100.0)


def tags(title: str, tagger: Tagger) -> tuple[int, str]:
    """Return the rank of the right family of labels (0: not among them), and the five labels heard most.

    What lasts is judged by the mean over its windows, a short shot by its best window; that the rest of it is
    silence does not count.
    """
    sounds = [play(title, seed, HEARD_S) for seed in SEEDS]
    scores = [tagger.scores(np.ascontiguousarray(sound.T), RATE) for sound in sounds]
    lasts = min(sound.shape[1] for sound in sounds) > SHORT_S * RATE
    heard = np.mean([each.mean(axis=0) if lasts else each.max(axis=0) for each in scores], axis=0)
    heard[tagger.names.index("Silence")] = 0.0
    order = np.argsort(-heard)
    named = [tagger.names[index] for index in order]
    ranks = [n for n, name in enumerate(named, 1) if any(tag in name for tag in RANGES[title].tags)]
    top = "; ".join(f"{tagger.names[index]} {heard[index]:.2f}" for index in order[:5])
    return (ranks[0] if ranks else 0), top


def load_tagger(folder: Path) -> Tagger:
    """Return the tagger of a folder."""
    sys.path.insert(0, str(folder))
    tagger: Tagger = importlib.import_module("tagger").Tagger()
    return tagger


def show(titles: Sequence[str]) -> None:
    """Print the table of figures."""
    print(f"{'':24}{'times':>7}{'centr.':>8}{'slope':>7}{'crest':>7}{'swing':>6}  modulation", end="")
    print(f"{'L/R':>8}{'mono':>7}{'loop':>6}{'1 s':>6}{'1 h':>6}")
    print(f"{'':24}{'real':>7}{'Hz':>8}{'dB/oct':>7}{'dB':>6}{'%':>7}  % per band", end="")
    print(f"{'':8}{'dB':>7}{'':6}{'MB':>6}{'MB':>6}")
    for title in titles:
        print(row(title, measure(title)), flush=True)


def show_tags(titles: Iterable[str], tagger: Tagger) -> None:
    """Print what each sound is heard as, and how many of those that count are heard right."""
    right = judged = 0
    for title in titles:
        rank, top = tags(title, tagger)
        gate = RANGES[title].gate
        judged, right = judged + gate, right + (gate and 0 < rank <= FAMILY_RANK)
        print(f"{title:24}{rank or '-':>4} {'*' if gate else ' '} {top}", flush=True)
    print(f"the right family among the first {FAMILY_RANK}: {right} of {judged} that count (*)")


def main() -> None:
    """Measure all sounds, or those named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a title such as 'rain, heavy'")
    parser.add_argument("--tagger", type=Path, metavar="FOLDER")
    parser.add_argument("--hold", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    titles = asked.names or list(RANGES)
    if asked.hold:
        hold(titles[0], asked.hold)
        return
    show(titles)
    if asked.tagger:
        show_tags(titles, load_tagger(asked.tagger))


if __name__ == "__main__":
    main()
