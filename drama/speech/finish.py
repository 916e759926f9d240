"""What an engine returned, made into the sound of a take."""

import numpy as np
import scipy

from drama.speech.direction import PLAIN, Manner
from drama.speech.effects import performed
from drama.speech.engine import Spoken
from drama.take import Mark
from drama.units import RATE, to_frames, to_gain
from drama.waveform import Mono, soft_edges

FLOOR_DB = -45.0
"""What is quieter than this against the peak of a line counts as silence around it."""

LOWEST_HZ = 25.0
"""No voice reaches down there; an offset that drifts and the rumble of a model do."""

LEAD_S = 0.03
EDGE_S = 0.005
BREATHS_S = {".!?\u2026": 0.3, ",;:\u2014\u2013)": 0.12}
"""The pause after a piece of words too long for one call, by its last mark; between words their leads do."""

KNEE = 0.7


def finish(spoken: Spoken, how: Manner = PLAIN, gain_db: float = 0.0) -> Spoken:
    """Return speech at `RATE`, `gain_db` louder, in what of its manner the engine did not do.

    30 ms stay before and after it, its edges are soft, it has no offset, and nothing is over 1.0.
    """
    sound = spoken.sound - spoken.sound.mean() if len(spoken.sound) else spoken.sound
    first, last = _sounding(sound, spoken.rate)
    marks = (Mark(mark.offset, min(max(0, mark.frame - first), last - first)) for mark in spoken.marks)
    sound = _without_rumble(sound[first:last], spoken.rate)
    made = performed(Spoken(sound, spoken.rate, tuple(marks)), how)
    loud = _at_rate(made.sound, made.rate) * np.float32(to_gain(gain_db))
    sound = soft_edges(_below_full_scale(loud), EDGE_S)
    scale = RATE / made.rate
    return Spoken(
        sound,
        RATE,
        tuple(Mark(m.offset, min(round(m.frame * scale), max(0, len(sound) - 1))) for m in made.marks),
    )


def joined(parts: list[tuple[int, str, Spoken]]) -> Spoken:
    """Return (offset, words, finished sound) of pieces as one, a breath after each, marks moved along."""
    sounds: list[Mono] = []
    marks: list[Mark] = []
    frames = 0
    for offset, words, part in parts:
        breath = np.zeros(to_frames(_breath_s(words)), np.float32)
        marks += (Mark(offset + mark.offset, frames + mark.frame) for mark in part.marks)
        sounds += part.sound, breath
        frames += len(part.sound) + len(breath)
    return Spoken(np.concatenate(sounds[:-1]), RATE, tuple(marks))


def _breath_s(words: str) -> float:
    last = words.rstrip(" \n\t\"'\u2019\u201d")[-1:]
    return next((seconds for ends, seconds in BREATHS_S.items() if last and last in ends), 0.0)


def _without_rumble(sound: Mono, rate: int) -> Mono:
    """Take away what lies below any voice, without moving anything in time."""
    edge = min(len(sound) - 1, rate // 10)
    if edge < 1:
        return sound
    low = scipy.signal.butter(2, LOWEST_HZ, "highpass", fs=rate, output="sos")
    return np.asarray(scipy.signal.sosfiltfilt(low, sound, padtype="odd", padlen=edge), np.float32)


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
