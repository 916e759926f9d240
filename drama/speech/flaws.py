"""What can be wrong with the sound an engine returned, found before it becomes a take.

Each check is a row of `CHECKS` and completes the sentence `the engine ...`. A line that is fine must never
be refused, so the limits lie far outside what voices do; the figures beside them were measured on 132 lines
of eleven espeak-ng voices and on Kokoro's.
"""

import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from drama.speech.engine import Spoken
from drama.units import to_db
from drama.waveform import SILENT_PEAK, Mono

SYLLABLE_S = 0.03
"""Nobody speaks a syllable faster; lively speech has 5 to 7 a second, 0.15 to 0.2 s each."""

SLOWEST_S = 5.0
LETTER_S = 0.4
SIGN_S = 1.5
"""The longest that is believed: five times as long as reading takes, more where signs are spelled out."""

TILE_S = 0.02
END_S = 0.01
CUT_DB = -15.0
"""Whole lines end 37 dB or more under their loud parts; three in four lines cut at random end over this."""

FLAT_RUN = 4
FLAT_SHARE = 0.02
"""A share of samples that stand still at the peak, four or more in a row: a wave with its top sawn off."""

STEADY_DB = 1.0
NOISE_FLATNESS = 0.6
NOISE_S = 0.5
"""Speech rises and falls by far more, and its spectrum is at most 0.41 flat."""


def flaw(spoken: Spoken, words: str, pace: float = 1.0) -> str:
    """Return what is wrong with sound that should say `words` at a pace, or nothing."""
    if not len(spoken.sound):
        return "returned no sound"
    if not np.isfinite(spoken.sound).all():
        return "returned broken sound"
    return next(filter(None, (check(spoken, words, pace) for check in CHECKS)), "")


def _silent(spoken: Spoken, words: str, pace: float) -> str:
    return "returned silence" if np.abs(spoken.sound).max() < SILENT_PEAK else ""


def _too_short(spoken: Spoken, words: str, pace: float) -> str:
    seconds = len(spoken.sound) / spoken.rate
    syllables = max(1, len(re.findall(r"[aeiouy]+", words, re.IGNORECASE)))
    return f"returned only {seconds:.2f} seconds" if seconds < SYLLABLE_S * syllables else ""


def _too_long(spoken: Spoken, words: str, pace: float) -> str:
    seconds = len(spoken.sound) / spoken.rate
    letters = len(re.findall("[a-z]", words))
    signs = len(re.findall(r"\S", words)) - letters
    longest_s = SLOWEST_S + (LETTER_S * letters + SIGN_S * signs) / min(1.0, pace)
    return f"returned {seconds:.0f} seconds" if seconds > longest_s else ""


def _cut_off(spoken: Spoken, words: str, pace: float) -> str:
    loud = float(np.percentile(_tiles(spoken), 90))
    end = float(np.sqrt(np.square(spoken.sound[-round(END_S * spoken.rate) :]).mean()))
    return "broke off in the middle of a sound" if to_db(end) - to_db(loud) > CUT_DB else ""


def _clipped(spoken: Spoken, words: str, pace: float) -> str:
    level = np.abs(spoken.sound)
    peak = level.max()
    still = (level[1:] >= 0.98 * peak) & (np.abs(np.diff(spoken.sound)) <= 1e-5 * peak)
    edges = np.flatnonzero(np.diff(np.r_[False, still, False].astype(np.int8)))
    runs = edges[1::2] - edges[::2]
    flat = runs[runs >= FLAT_RUN].sum() / len(level)
    return "returned overdriven sound" if flat > FLAT_SHARE else ""


def _noise(spoken: Spoken, words: str, pace: float) -> str:
    if len(spoken.sound) < NOISE_S * spoken.rate:
        return ""
    soft, loud = (float(level) for level in np.percentile(_tiles(spoken), (25, 90)))
    steady = to_db(loud) - to_db(soft) < STEADY_DB
    return "returned nothing but noise" if steady and _flatness(spoken.sound) > NOISE_FLATNESS else ""


def _tiles(spoken: Spoken) -> NDArray[np.float32]:
    """Return the level of every 20 ms, or of the whole where it is shorter."""
    size = min(round(TILE_S * spoken.rate), len(spoken.sound))
    whole = spoken.sound[: len(spoken.sound) // size * size].reshape(-1, size)
    levels: NDArray[np.float32] = np.sqrt(np.square(whole).mean(axis=1))
    return levels


def _flatness(sound: Mono) -> float:
    """Return how flat the spectrum is in 64 bands, 1.0 being white noise."""
    power = np.abs(np.fft.rfft(sound[: 1 << 17])) ** 2
    bands = power[: len(power) // 64 * 64].reshape(64, -1).mean(axis=1) + 1e-12
    return float(np.exp(np.log(bands).mean()) / bands.mean())


CHECKS: tuple[Callable[[Spoken, str, float], str], ...] = (
    _silent,
    _too_short,
    _too_long,
    _cut_off,
    _clipped,
    _noise,
)
"""In the order of how much each explains: only the first that finds something is told."""
