"""A recording made ready for the show: decoded, cleaned, trimmed, looked at for what went wrong.

Nothing here depends on the words or on other recordings, so what is made of a file is kept by its content.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import scipy
import soundfile
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from drama.audio import decode
from drama.errors import Place, Problem, SoundError
from drama.measure.loudness import loudness_lufs
from drama.recordings.sounding import WINDOW_S, stretches
from drama.units import RATE, to_db, to_frames, to_gain
from drama.waveform import SILENT_PEAK, Mono, Stereo, soft_edges

RECIPE = 2
"""Goes up whenever a file is treated differently here, so that what was made before is made anew."""

LONGEST_S = 600.0
"""The longest file that is a line: a page and a half of narration, read slowly."""

LARGEST_BYTES = 400_000_000
"""Ten minutes of two channels at 96 kHz and 24 bits are 346 MB."""

RUMBLE_HZ = 70.0
"""What is below is not voice but traffic, wind and a bumped table; a low voice begins at 85 Hz."""

PEAK_DB = -6.0
"""The peak at which every recording is kept, so that the shelf's 16 bits serve a whisper, and a file of
floats over full scale, as well as any other."""

FARTHEST_PEAK = 100.0
"""A file of floats may be over full scale by 40 dB; what is farther is no sound."""

CLIP_RUN = 4
CLIP_NEAR = 1.0 - 1e-4
CLIP_RUNS = 3
QUIETEST_CLIP = 0.25
"""Clipped: so often, so many samples in a row are at the peak of the file. A wave stays for three."""

OVER_SHARE = 2e-4
"""Clipped before it was made smaller: a lossy file then has this share of its samples over full scale."""

LOUD_WINDOWS = 30
QUIET_WINDOWS = 10
GAP = 8
OVER_NOISE_DB = 6.0
"""What is loud are the loudest 0.3 s; gaps up to 80 ms are in words."""

LEAD_S = 0.04
TAIL_S = 0.08
"""What is left before and after: a soft consonant is below the threshold, and a breath ends a word."""

FADE_S = 0.01
_BLOCK = 65_536
_FLOATS = ("FLOAT", "DOUBLE")  # full scale is no limit to them

NOISY_DB = 15.0
"""A voice nearer to the quietest 0.1 s of its file than this is heard as noisy."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A recording ready for use, mono at `RATE`, the loudness of the file, and what is not good about it.

    `sound` is `raised_db` louder than the file, or softer.
    """

    sound: Mono
    raised_db: float
    loudness_lufs: float
    warnings: tuple[str, ...] = ()


class UnfitError(SoundError):
    """A recording with nothing in it that can be used, whenever it is read."""


def clean(path: Path) -> Cleaned:
    """Return what is made of a file.

    Raises `UnfitError` where there is nothing in it that can be used, another `SoundError` where it cannot
    be decoded now.
    """
    heard = decode(path, LONGEST_S + 1.0)
    if heard.shape[1] > to_frames(LONGEST_S):
        raise _unfit(path, f"lasts over {LONGEST_S / 60:.0f} minutes", "cut the line out of it")
    warnings: list[str] = ["is clipped: record it again with less gain"] if _is_clipped(path, heard) else []
    if max(heard.max(), -heard.min()) > FARTHEST_PEAK:
        raise _unfit(path, "is damaged: it is far over full scale", "save it again from its source")
    sound = _without_rumble(_one_channel(heard))
    if np.abs(sound).max(initial=0.0) < SILENT_PEAK:
        raise _unfit(path, "is silent", "record it again")
    powers = _powers(sound)
    first, last = _sounding(powers)
    trimmed = soft_edges(sound[first:last], FADE_S)
    above_db = _levels_of(powers, LOUD_WINDOWS).max() - _levels_of(powers, QUIET_WINDOWS).min()
    if above_db < NOISY_DB and len(sound) > RATE:
        warnings.append(f"has noise only {above_db:.0f} dB below the voice")
    raised_db = float(np.floor(PEAK_DB - to_db(float(np.abs(trimmed).max()))))
    kept = trimmed * np.float32(to_gain(raised_db))
    return Cleaned(kept, raised_db, loudness_lufs(trimmed), tuple(warnings))


def _unfit(path: Path, what: str, hint: str) -> UnfitError:
    return UnfitError(Problem(what, Place(str(path)), hint))


def _one_channel(sound: Stereo) -> Mono:
    """Return both channels as one, or the better where one is dead or they cancel each other."""
    middle: Mono = sound.mean(axis=0)
    powers = np.square(sound, dtype=np.float64).mean(axis=1)
    one_is_dead = powers.min() < 0.01 * powers.max()
    if one_is_dead or np.square(middle, dtype=np.float64).mean() < 0.1 * powers.max():
        return np.ascontiguousarray(sound[int(powers.argmax())])
    return middle


def _is_clipped(path: Path, decoded: Stereo) -> bool:
    """Tell whether a recording was too loud for what recorded it."""
    over = bool((np.abs(decoded) > 1.0).mean() > OVER_SHARE)
    try:
        with soundfile.SoundFile(path) as file:  # at its own rate: flat tops become ripples at another
            if over and file.subtype not in _FLOATS:
                return True
            peak = max((np.abs(block).max(initial=0.0) for block in _blocks(file)), default=0.0)
            file.seek(0)
            runs = sum(_flat(block, CLIP_NEAR * peak) for block in _blocks(file))
    except soundfile.LibsndfileError:
        return over
    return bool(peak >= QUIETEST_CLIP and runs >= CLIP_RUNS)


def _blocks(file: soundfile.SoundFile) -> Iterator[NDArray[np.float32]]:
    """Return the file in blocks of shape (frames, channels), each with the end of the one before."""
    blocks: Iterator[NDArray[np.float32]] = file.blocks(
        _BLOCK, overlap=CLIP_RUN - 1, dtype="float32", always_2d=True
    )
    return blocks


def _flat(block: NDArray[np.float32], height: float) -> int:
    """Return how many runs of samples, overlapping ones too, are as high as this."""
    if len(block) < CLIP_RUN:
        return 0
    return int(sliding_window_view(np.abs(block) >= height, CLIP_RUN, axis=0).all(axis=-1).sum())


@cache
def high_pass() -> NDArray[np.float64]:
    filters: NDArray[np.float64] = scipy.signal.butter(4, RUMBLE_HZ, "highpass", fs=RATE, output="sos")
    return filters


def _without_rumble(sound: Mono) -> Mono:
    level = sound.mean() if len(sound) else np.float32(0.0)
    filtered: Mono = scipy.signal.sosfilt(high_pass(), sound - level).astype(np.float32)
    return filtered


def _powers(sound: Mono) -> NDArray[np.float64]:
    """Return the power of each window of 10 ms, at least one."""
    width = to_frames(WINDOW_S)
    padded = np.pad(sound, (0, -len(sound) % width))
    powers: NDArray[np.float64] = np.square(padded, dtype=np.float64).reshape(-1, width).mean(axis=1)
    return powers


def _levels_of(powers: NDArray[np.float64], windows: int) -> NDArray[np.float64]:
    """Return the level of every stretch of so many windows."""
    width = min(windows, len(powers))
    levels: NDArray[np.float64] = 10.0 * np.log10(
        np.convolve(powers, np.full(width, 1.0 / width), "valid") + 1e-12
    )
    return levels


def _sounding(powers: NDArray[np.float64]) -> tuple[int, int]:
    """Return the first frame of the speech and the one after its last, with what is left around both."""
    loud_db, levels_db = _levels_of(powers, LOUD_WINDOWS).max(), _levels_of(powers, 1)
    noise_db = float(np.percentile(levels_db, 5))
    width = to_frames(WINDOW_S)
    speech = stretches(levels_db, loud_db, noise_db, OVER_NOISE_DB, GAP)
    if not speech:
        return 0, len(powers) * width
    first = speech[0][0] * width - to_frames(LEAD_S)
    last = speech[-1][1] * width + to_frames(TAIL_S)
    return max(0, first), min(len(powers) * width, last)
