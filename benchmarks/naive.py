"""The plain pydub way to an episode against ours, as it grows: `make bench-naive`, or

    python -m benchmarks.naive --minutes 10 20 30

The plain way is what most scripts do: lines are appended with `+=`, effects and beds laid over them with
`overlay`, and the whole is exported as WAV. Ours is `drama.mix.play`, written to the same kind of file.
Both play the same timeline (benchmarks/episode.py: 900 lines an hour, three beds, an effect every two
minutes) from the same takes, each in a fresh process. The growth is the exponent between the first and the
last length: 1.0 is linear, 2.0 quadratic.
"""

import argparse
import math
import os
import tempfile
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import soundfile

from benchmarks.episode import Cost, costed, make_takes, plan
from drama.mix.play import mix
from drama.store.shelf import Shelf
from drama.timeline.model import Clip, Timeline
from drama.units import RATE


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, nargs="+", default=[10.0, 20.0, 30.0])
    minutes = parser.parse_args().minutes
    print(f"load {os.getloadavg()[0]:.1f} at the start")
    print(f"{'':8}{'pydub':>22}{'drama':>26}{'times as much':>24}")
    head = f"{'cpu s':>9}{'wall s':>9}{'MB':>7}"
    print(f"{'minutes':8}{head}{head}{'cpu':>10}{'memory':>9}")
    with tempfile.TemporaryDirectory(prefix="drama-bench-") as folder:
        make_takes(Shelf(Path(folder)))
        found = [measured(length, folder) for length in minutes]
    if len(minutes) > 1:
        times = math.log(minutes[-1] / minutes[0])
        ends = zip(found[0], found[-1], strict=True)
        plain_growth, own_growth = (math.log(last.cpu_s / first.cpu_s) / times for first, last in ends)
        print(f"growth of cpu seconds: pydub {plain_growth:.2f}, drama {own_growth:.2f}")


def measured(minutes: float, folder: str) -> tuple[Cost, Cost]:
    """Return what both ways cost at a length, and print its row."""
    plain, mixed = fresh(naive, minutes, folder), fresh(ours, minutes, folder)
    ratio = f"{plain.cpu_s / mixed.cpu_s:10.1f}{plain.peak_mb / mixed.peak_mb:9.1f}"
    print(f"{minutes:<8g}{cells(plain)}{cells(mixed)}{ratio}", flush=True)
    return plain, mixed


def cells(cost: Cost) -> str:
    """Return a way's three cells."""
    return f"{cost.cpu_s:9.1f}{cost.wall_s:9.1f}{cost.peak_mb:7.0f}"


def fresh(way: Callable[[float, Path], Cost], minutes: float, folder: str) -> Cost:
    """Return what a way costs in a process without a past."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(way, minutes, Path(folder)).result()


def naive(minutes: float, folder: Path) -> Cost:
    """Return what the plain way costs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydub looks for ffmpeg, which WAV does not need
        from pydub import AudioSegment

    timeline, shelf = plan(minutes / 60), Shelf(folder)
    takes = {clip.key: wav_of(shelf, clip, folder) for clip in timeline.clips}

    def work() -> None:
        episode = AudioSegment.silent(0, RATE)
        for clip in clips(timeline, "dialogue"):
            episode += AudioSegment.silent(ms(clip.start) - len(episode), RATE)
            episode += AudioSegment.from_wav(takes[clip.key]).set_channels(2).pan(clip.pan)
        episode += AudioSegment.silent(ms(timeline.length) - len(episode), RATE)
        for clip in clips(timeline, "sfx"):
            effect = AudioSegment.from_wav(takes[clip.key]) + clip.gain_db
            episode = episode.overlay(effect, position=ms(clip.start))
        for clip in clips(timeline, "ambience"):
            bed = AudioSegment.from_wav(takes[clip.key]) + clip.gain_db
            episode = episode.overlay(bed, position=ms(clip.start), loop=True)
        episode.export(folder / "naive.wav", format="wav").close()

    return costed("naive", work)[1]


def ours(minutes: float, folder: Path) -> Cost:
    """Return what our mix costs, written to a WAV file."""
    timeline, shelf = plan(minutes / 60), Shelf(folder)

    def work() -> None:
        with soundfile.SoundFile(folder / "ours.wav", "w", RATE, 2, "PCM_16") as file:
            for block in mix(timeline, shelf):
                file.write(np.clip(block.T, -1.0, 1.0))

    return costed("ours", work)[1]


def wav_of(shelf: Shelf, clip: Clip, folder: Path) -> Path:
    """Return a clip's take as a WAV file, which is what pydub reads without ffmpeg; not measured."""
    path = folder / f"{clip.key}.wav"
    if not path.exists():
        soundfile.write(path, shelf.read(clip.key).T, RATE, "PCM_16")
    return path


def clips(timeline: Timeline, track: str) -> list[Clip]:
    """Return the clips of a track, in the order they sound."""
    return sorted((clip for clip in timeline.clips if clip.track == track), key=lambda clip: clip.start)


def ms(frames: int) -> int:
    """Return frames in pydub's milliseconds."""
    return round(1000 * frames / RATE)


if __name__ == "__main__":
    main()
