"""The figures of docs/mix.md and docs/sounds.md: `make figures`.

    python -m benchmarks.figures SCRIPT.fountain

The screenplay is rendered before (`drama render`); matplotlib draws, and nothing else needs it.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib import pyplot
from numpy.typing import NDArray
from PIL import Image
from scipy.signal import spectrogram

from drama.mix.play import fader, mix
from drama.pipeline import recorded
from drama.show.production import open_production
from drama.show.project import open_project
from drama.sound.collect import heard
from drama.sound.folder import open_library
from drama.store.shelf import Shelf
from drama.timeline import Timeline
from drama.units import RATE

FOLDER = Path(__file__).parent.parent / "docs/figures"
COLOURS = {"dialogue": "#2f4b7c", "sfx": "#d45087", "ambience": "#4c8c6b", "music": "#b8860b"}
NAMES = {"dialogue": "voices", "sfx": "effects", "ambience": "ambience", "music": "music"}
SOUNDS = (
    ("wind, gusty", "river, rushing", "rain, heavy"),
    ("thunder, near", "bell, large", "footsteps, gravel"),
)
COLUMNS = 1600
SHOWN_S = 24.0
TICKS_A_SECOND = 50


def main() -> None:
    """Draw every figure anew."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("script", type=Path)
    script = parser.parse_args().script
    matplotlib.use("Agg")
    pyplot.rcParams.update({"font.size": 8, "svg.hashsalt": "drama", "axes.spines.top": False})
    production = open_production(open_project(script, Path.cwd()), script)
    timeline, shelf = recorded(production), production.shelf
    FOLDER.mkdir(exist_ok=True)
    tracks(timeline, shelf, FOLDER / "tracks.png")
    ducking(timeline, shelf, FOLDER / "ducking.svg")
    spectrograms(FOLDER / "spectrograms.png")


def tracks(timeline: Timeline, shelf: Shelf, path: Path) -> None:
    """Draw what sounds on every track, and the names of the cues where they begin."""
    figure, rows = pyplot.subplots(4, 1, figsize=(9.5, 5.0), sharex=True, layout="constrained")
    for axis, (track, colour) in zip(rows, COLOURS.items(), strict=True):
        low, high = envelope(timeline, shelf, track)
        seconds = np.linspace(0.0, timeline.length / RATE, len(low))
        axis.fill_between(seconds, low, high, color=colour, linewidth=0)
        top = max(float(high.max()), -float(low.min()), 1e-3) * 1.5
        axis.set(ylim=(-top, top), yticks=[], ylabel=NAMES[track])
        for start, names in named(timeline, track):
            axis.axvline(start / RATE, color="0.6", linewidth=0.5)
            axis.text(start / RATE + 0.2, top, names, fontsize=6, va="top")
    rows[-1].set_xlabel("seconds")
    save(figure, path)


def named(timeline: Timeline, track: str) -> list[tuple[int, str]]:
    """Return where cues of a track begin, and their names; those that begin together stand together."""
    found: dict[int, list[str]] = {}
    for clip in timeline.clips:
        if clip.track == track != "dialogue" and clip.name != "room tone":
            found.setdefault(clip.start, []).append(clip.name)
    return [(start, "\n".join(names)) for start, names in found.items()]


def envelope(timeline: Timeline, shelf: Shelf, track: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and highest sample of a track for every column of the figure."""
    step = timeline.length // COLUMNS + 1
    kept = replace(timeline, clips=tuple(clip for clip in timeline.clips if clip.track == track))
    mono = (
        np.concatenate([block.mean(axis=0) for block in mix(kept, shelf)]) if kept.clips else np.zeros(step)
    )
    cut = mono[: len(mono) // step * step].reshape(-1, step)
    return cut.min(axis=1), cut.max(axis=1)


def ducking(timeline: Timeline, shelf: Shelf, path: Path) -> None:
    """Draw the fader of a bed over the lines that it makes room for, and how loud the voices are."""
    beds = [clip for clip in timeline.clips if clip.track == "ambience" and clip.points]
    bed = max(beds, key=lambda clip: len(clip.points))
    frames = min(bed.length, round(SHOWN_S * RATE))
    gain = fader(bed, 0, frames)[:: RATE // TICKS_A_SECOND]
    seconds = np.arange(len(gain)) / TICKS_A_SECOND
    figure, axis = pyplot.subplots(figsize=(9.5, 2.6), layout="constrained")
    for line in (clip for clip in timeline.clips if clip.line and not clip.tail_of):
        start, end = ((frame - bed.start) / RATE for frame in (line.start, line.start + line.length))
        if end > 0.0 and start < SHOWN_S:
            axis.axvspan(
                max(start, 0.0), min(end, SHOWN_S), color=COLOURS["dialogue"], alpha=0.15, linewidth=0
            )
    axis.plot(seconds, 20.0 * np.log10(np.maximum(gain, 1e-4)), color=COLOURS["ambience"], linewidth=1.2)
    axis.set(xlabel=f"seconds from where {bed.name} begins", ylabel="its fader, dB", ylim=(-18, 1))
    axis.set(xlim=(0, frames / RATE))
    save(figure, path)


def spectrograms(path: Path) -> None:
    """Draw a few generated sounds as what they have of every pitch at every moment."""
    figure, rows = pyplot.subplots(2, 3, figsize=(9.5, 4.6), layout="constrained")
    for axis, asked in zip(rows.flat, (name for row in SOUNDS for name in row), strict=True):
        name, *words = asked.split(", ")
        sound = heard(open_library(None).find(name, tuple(words)), 8.0).mean(axis=0)[: 8 * RATE]
        pitches, moments, power = spectrogram(sound, RATE, nperseg=2048, noverlap=1024)
        level = 10.0 * np.log10(power[1:] + 1e-14)
        axis.pcolormesh(
            moments,
            pitches[1:],
            level,
            vmin=level.max() - 70.0,
            vmax=level.max(),
            cmap="magma",
            rasterized=True,
        )
        axis.set(yscale="log", ylim=(40, 16000), title=asked)
    for axis in rows[-1]:
        axis.set_xlabel("seconds")
    for axis in rows[:, 0]:
        axis.set_ylabel("Hz")
    save(figure, path)


def save(figure: pyplot.Figure, path: Path) -> None:
    """Write a figure without a date in it; a picture of few colours, so that it stays small."""
    plain: Callable[..., None] = figure.savefig
    plain(path, dpi=100, metadata={"Date": None} if path.suffix == ".svg" else {})
    pyplot.close(figure)
    if path.suffix == ".png":
        Image.open(path).convert("RGB").quantize(48).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
