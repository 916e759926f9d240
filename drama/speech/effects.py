"""What an engine cannot do of a manner, done to its sound: breath for tone, effort, tremor, gasps, a scarf.

Each effect is a row of `EFFECTS`: sound in, sound out, as loud to a listener as before, so that the level a
direction asks for is the level it gets. All are seeded and work on whole arrays; none needs more than a few
seconds of working memory beyond the sound itself.
"""

from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
import scipy
from numpy.typing import NDArray

from drama.measure.loudness import loudness_lufs
from drama.speech.direction import Manner
from drama.speech.engine import Spoken
from drama.take import Mark
from drama.units import to_gain
from drama.waveform import Mono

SEED = 1
FRAME_S = 0.021
"""Two or three periods of a low voice: short enough for a plosive, long enough for the resonances."""

ENVELOPE_S = 0.0013
"""Cepstrum below this is the mouth's shape; the voice's own period begins at about 2 ms."""

FRAMES_AT_ONCE = 512
WHISPER_HIGHPASS_HZ = 550.0
"""Below its first resonance a whisper has next to nothing, where a voice has most of its power."""

SHELF_HZ = 1_300.0
SHELF_DB = 9.0
"""How much brighter full effort is: a shout has 6 to 12 dB more of the upper partials than plain speech."""

SQUEEZE = 0.5
"""How much of the difference between loud and soft syllables full effort takes away."""

PAUSE_S = 0.09
PAUSE_DB = -38.0
GASP_S = 0.24
GASP_DB = -19.0
"""A breath against the loudness of the words around it."""

GASPS_APART_S = 1.3

HIGHEST = 0.45
"""Of a rate, the highest frequency that a filter is set to; at half of it sound ends."""


def performed(spoken: Spoken, how: Manner) -> Spoken:
    """Return speech in the manner of `how`, all but its pace, pitch and level."""
    for effect in EFFECTS:
        spoken = effect(spoken, how)
    return spoken


def _as_loud(changed: NDArray[np.float32], spoken: Spoken) -> Spoken:
    """Return the changed sound as loud as the spoken is, with its marks."""
    more_db = loudness_lufs(spoken.sound, spoken.rate) - loudness_lufs(changed, spoken.rate)
    return Spoken((changed * np.float32(to_gain(more_db))).astype(np.float32), spoken.rate, spoken.marks)


def _breathed(spoken: Spoken, how: Manner) -> Spoken:
    share = 1.0 if how.whisper else how.breath
    if not share or not len(spoken.sound):
        return spoken
    breath = _as_loud(_without_tone(spoken.sound, spoken.rate), spoken).sound
    mixed = np.sqrt(1.0 - share) * spoken.sound + np.sqrt(share) * breath
    return _as_loud(mixed.astype(np.float32), spoken)


def _without_tone(sound: Mono, rate: int) -> Mono:
    """Return noise with the spectral envelope that speech has from moment to moment: what a whisper is.

    The envelope is the smoothed cepstrum of short frames (Oppenheim and Schafer, homomorphic filtering),
    the noise takes the place of the vocal cords, and every frame keeps its power.
    """
    size = 1 << round(np.log2(FRAME_S * rate))
    hop = size // 4
    window = np.hanning(size + 1)[:-1].astype(np.float32)
    keep = _lifter(size, round(ENVELOPE_S * rate))
    padded = np.pad(sound, (size, size + hop))
    noise = np.random.default_rng(SEED).standard_normal(len(padded), dtype=np.float32)
    made = np.zeros(len(padded), np.float32)
    for start, speech in _framed(padded, size, hop):
        breath = np.lib.stride_tricks.sliding_window_view(
            noise[start : start + (len(speech) - 1) * hop + size], size
        )[::hop]
        spectrum = np.abs(scipy.fft.rfft(speech * window, axis=1)) + np.float32(1e-7)
        shape = np.exp(scipy.fft.rfft(scipy.fft.irfft(np.log(spectrum), size, axis=1) * keep, axis=1).real)
        shaped = scipy.fft.rfft(breath * window, axis=1) * shape
        power = np.sqrt((spectrum**2).sum(1) / ((np.abs(shaped) ** 2).sum(1) + np.float32(1e-12)))
        frames = scipy.fft.irfft(shaped * power[:, np.newaxis], size, axis=1) * window
        _overlap(made[start:], frames.astype(np.float32), hop)
    whisper = scipy.signal.sosfilt(_highpass(WHISPER_HIGHPASS_HZ, rate), made[size : size + len(sound)])
    return np.asarray(whisper, np.float32)


def _framed(sound: Mono, size: int, hop: int) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield (first frame, overlapping windows of the sound) in batches that fit the processor's cache."""
    windows = np.lib.stride_tricks.sliding_window_view(sound, size)[::hop]
    for first in range(0, len(windows), FRAMES_AT_ONCE):
        yield first * hop, windows[first : first + FRAMES_AT_ONCE]


def _overlap(into: Mono, frames: NDArray[np.float32], hop: int) -> None:
    """Add overlapping frames to `into`, a quarter of a frame apart."""
    count, size = frames.shape
    for quarter in range(size // hop):
        part = frames[:, quarter * hop : (quarter + 1) * hop].reshape(-1)
        into[quarter * hop : quarter * hop + count * hop] += part


@cache
def _lifter(size: int, longest: int) -> NDArray[np.float32]:
    """Return what keeps the first `longest` lags of a real cepstrum, both of its halves."""
    keep = np.zeros(size, np.float32)
    keep[:longest] = keep[size - longest + 1 :] = 1.0
    return keep


@cache
def _highpass(corner_hz: float, rate: int) -> NDArray[np.float64]:
    return np.asarray(scipy.signal.butter(1, corner_hz, "highpass", fs=rate, output="sos"))


def _strained(spoken: Spoken, how: Manner) -> Spoken:
    """Tilt the spectrum up for effort and down for slackness; effort evens out the syllables too."""
    if not how.effort or not len(spoken.sound):
        return spoken
    tilt = np.float32(to_gain(SHELF_DB * how.effort) - 1.0)
    upper = scipy.signal.sosfilt(_highpass(SHELF_HZ, spoken.rate), spoken.sound)
    return _as_loud(_squeezed(spoken.sound + tilt * upper, spoken.rate, max(0.0, how.effort)), spoken)


def _squeezed(sound: NDArray[np.float32], rate: int, effort: float) -> NDArray[np.float32]:
    level = np.sqrt(
        scipy.ndimage.uniform_filter1d(np.square(sound, dtype=np.float32), round(0.03 * rate)).clip(0.0)
    )
    loud = float(level.max(initial=0.0)) or 1.0
    gain = (np.maximum(level, 0.05 * loud) / loud) ** (-SQUEEZE * effort)
    evened: NDArray[np.float32] = (sound * scipy.ndimage.uniform_filter1d(gain, round(0.02 * rate))).astype(
        np.float32
    )
    return evened


def _trembling(spoken: Spoken, how: Manner) -> Spoken:
    """Swing the pitch by reading the sound a little early and a little late, its length kept."""
    if not how.tremor_st or len(spoken.sound) < 2:
        return spoken
    angle = np.arange(len(spoken.sound)) * (2.0 * np.pi * how.tremor_hz / spoken.rate)
    reach = (2.0 ** (how.tremor_st / 12.0) - 1.0) * spoken.rate / (2.0 * np.pi * how.tremor_hz)
    late = np.arange(len(spoken.sound)) + reach * (np.cos(angle) - 1.0)
    sound = scipy.ndimage.map_coordinates(spoken.sound, [late], order=3, mode="constant", output=np.float32)
    return Spoken(sound, spoken.rate, spoken.marks)


def _dulled(spoken: Spoken, how: Manner) -> Spoken:
    highest_hz = HIGHEST * spoken.rate
    if not 0.0 < how.lowpass_hz < highest_hz or not len(spoken.sound):
        return spoken
    low = scipy.signal.sosfilt(
        scipy.signal.butter(4, how.lowpass_hz, fs=spoken.rate, output="sos"), spoken.sound
    )
    return _as_loud(np.asarray(low, np.float32), spoken)


def _gasping(spoken: Spoken, how: Manner) -> Spoken:
    """Draw a breath before the words and in pauses not too close to each other; marks move along."""
    if not how.gasps or not len(spoken.sound):
        return spoken
    gasp = _gasp(loudness_lufs(spoken.sound, spoken.rate) + GASP_DB, spoken.rate)
    places = [0, *_pauses(spoken.sound, spoken.rate)]
    parts: list[Mono] = []
    for start, end in zip(places, [*places[1:], len(spoken.sound)], strict=True):
        parts += gasp, spoken.sound[start:end]
    marks = tuple(
        Mark(mark.offset, mark.frame + len(gasp) * sum(place <= mark.frame for place in places))
        for mark in spoken.marks
    )
    return Spoken(np.concatenate(parts), spoken.rate, marks)


def _pauses(sound: Mono, rate: int) -> Iterator[int]:
    """Yield the middles of the pauses that are long enough, and far enough from the breath before."""
    tile = round(0.01 * rate)
    power = np.square(sound[: len(sound) // tile * tile]).reshape(-1, tile).mean(axis=1)
    quiet = np.r_[False, power < power.max(initial=0.0) * to_gain(PAUSE_DB) ** 2, False].astype(np.int8)
    edges = np.flatnonzero(np.diff(quiet))
    last = 0.0
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        middle_s = (begin + end) * 0.005
        inside = begin > 0 and end < len(power)
        if inside and (end - begin) * 0.01 >= PAUSE_S and middle_s - last >= GASPS_APART_S:
            last = middle_s
            yield int((begin + end) // 2 * tile)


def _gasp(level_lufs: float, rate: int) -> Mono:
    """Return a short breath in: noise about the resonances of an open mouth, rising and cut off quickly."""
    frames = round(GASP_S * rate)
    noise = np.random.default_rng(SEED).standard_normal(frames)
    mouth_hz = 500.0, min(4_500.0, HIGHEST * rate)
    band = scipy.signal.sosfilt(scipy.signal.butter(2, mouth_hz, "bandpass", fs=rate, output="sos"), noise)
    way = np.linspace(0.0, 1.0, frames)
    gasp: Mono = (band * np.sin(np.pi * way**1.6) ** 2).astype(np.float32)
    gasp *= np.float32(to_gain(level_lufs - loudness_lufs(gasp, rate)))
    return gasp


EFFECTS: tuple[Callable[[Spoken, Manner], Spoken], ...] = (
    _trembling,
    _breathed,
    _strained,
    _dulled,
    _gasping,
)
"""In this order: what the throat does, then the mouth, then what is before it."""
