"""What an engine returned, checked and made into the sound of a take."""

import re

import numpy as np

from drama.speech.engine import Spoken
from drama.take import Mark
from drama.units import RATE, to_frames, to_gain
from drama.waveform import Mono

SILENT_PEAK = 0.002
"""Sound that never gets over -54 dB is no speech."""

SYLLABLE_S = 0.03
"""Nobody speaks a syllable faster; lively speech has 5 to 7 a second, 0.15 to 0.2 s each."""

CHARACTER_S = 1.5
SLOWEST_S = 5.0
"""The longest that is believed: an engine that spells a sign out needs about a second for it."""

FLOOR_DB = -45.0
"""What is quieter than this against the peak of a line counts as silence around it."""

LEAD_S = 0.03
EDGE_S = 0.005
BREATH_S = 0.3
"""The pause between two pieces of words that were too long for one call."""

KNEE = 0.7


def flaw(spoken: Spoken, words: str) -> str:
    """Return what is wrong with sound that should say `words`, or nothing; completes `the engine ...`."""
    seconds = len(spoken.sound) / spoken.rate
    if not len(spoken.sound):
        return "returned no sound"
    if not np.isfinite(spoken.sound).all():
        return "returned broken sound"
    if np.abs(spoken.sound).max() < SILENT_PEAK:
        return "returned silence"
    if seconds < SYLLABLE_S * _syllables(words):
        return f"returned only {seconds:.2f} seconds"
    if seconds > SLOWEST_S + CHARACTER_S * len(words):
        return f"returned {seconds:.0f} seconds"
    return ""


def finish(spoken: Spoken) -> Spoken:
    """Return speech at `RATE` with 30 ms before and after it, no offset, soft edges, and nothing over 1.0."""
    sound = spoken.sound - spoken.sound.mean() if len(spoken.sound) else spoken.sound
    first, last = _sounding(sound, spoken.rate)
    sound = _soft_edges(_below_full_scale(_at_rate(sound[first:last], spoken.rate)))
    scale = RATE / spoken.rate
    marks = tuple(
        Mark(mark.offset, min(max(0, round((mark.frame - first) * scale)), max(0, len(sound) - 1)))
        for mark in spoken.marks
    )
    return Spoken(sound, RATE, marks)


def joined(parts: list[tuple[int, Spoken]]) -> Spoken:
    """Return (offset, finished piece) pairs as one, a breath between them, marks moved to where they are."""
    breath = np.zeros(to_frames(BREATH_S), np.float32)
    sounds: list[Mono] = []
    marks: list[Mark] = []
    frames = 0
    for offset, part in parts:
        marks += (Mark(offset + mark.offset, frames + mark.frame) for mark in part.marks)
        sounds += part.sound, breath
        frames += len(part.sound) + len(breath)
    return Spoken(np.concatenate(sounds[:-1]), RATE, tuple(marks))


def _syllables(words: str) -> int:
    return max(1, len(re.findall(r"[aeiouy]+", words, re.IGNORECASE)))


def _sounding(sound: Mono, rate: int) -> tuple[int, int]:
    """Return the first frame of the speech and the one after its last, with the lead around both."""
    loud = np.flatnonzero(np.abs(sound) > np.abs(sound).max(initial=0.0) * to_gain(FLOOR_DB))
    if not len(loud):
        return 0, len(sound)
    lead = round(LEAD_S * rate)
    return max(0, int(loud[0]) - lead), min(len(sound), int(loud[-1]) + 1 + lead)


def _at_rate(sound: Mono, rate: int) -> Mono:
    if rate == RATE:
        return sound
    import soxr  # loads a library, and engines that speak at RATE do without

    resampled: Mono = soxr.resample(sound, rate, RATE, quality="HQ").astype(np.float32)
    return resampled


def _below_full_scale(sound: Mono) -> Mono:
    """Round off what is over the knee, so that a shout keeps its loudness and its file does not clip."""
    over = np.abs(sound) > KNEE
    if not over.any():
        return sound
    rounded = sound.copy()
    beyond = (np.abs(sound[over]) - KNEE) / (1.0 - KNEE)
    rounded[over] = np.copysign(KNEE + (1.0 - KNEE) * np.tanh(beyond), sound[over])
    return rounded


def _soft_edges(sound: Mono) -> Mono:
    length = min(to_frames(EDGE_S), len(sound) // 2)
    if length:
        ramp = np.linspace(0.0, 1.0, length, dtype=np.float32)
        sound = sound.copy()
        sound[:length] *= ramp
        sound[-length:] *= ramp[::-1]
    return sound
