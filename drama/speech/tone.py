"""The shipped fake: an engine that beeps for as long as the words would take.

Tests, timing rehearsals and a first look at a show need no voice and no time: each voice has its own
pitch, each word its mark, and the same words give the same bytes.
"""

import hashlib
import re

import numpy as np

from drama.cast.model import Voice, VoiceInfo
from drama.settings import NO_RIG, Rig
from drama.speech.direction import FIELDS
from drama.speech.engine import Spoken, hush, says_something
from drama.speech.utterance import Utterance
from drama.take import Mark
from drama.units import RATE, to_frames, to_gain
from drama.waveform import Mono

CHARACTER_S = 0.05
SHORTEST_S = 0.25
PEAK = 0.3
EDGE_S = 0.05

VOICES = (
    VoiceInfo("oboe", "female", "adult", "tone", 0),
    VoiceInfo("cello", "male", "adult", "tone", 1),
    VoiceInfo("viola", "female", "adult", "tone", 2),
    VoiceInfo("horn", "male", "adult", "tone", 3),
    VoiceInfo("flute", "female", "young", "tone", 4),
    VoiceInfo("trumpet", "male", "young", "tone", 5),
    VoiceInfo("harp", "female", "old", "tone", 6),
    VoiceInfo("bassoon", "male", "old", "tone", 7),
    VoiceInfo("piccolo", "female", "child", "tone", 8),
    VoiceInfo("recorder", "male", "child", "tone", 9),
    VoiceInfo("clarinet", "female", "adult", "tone", 10),
    VoiceInfo("tuba", "male", "adult", "tone", 11),
)


class Tone:
    """Beeps instead of words: 0.05 s a character, 0.25 s at least, at the pitch of the voice's id."""

    version = "tone 2"
    longest = 20_000
    isolate = False
    does = FIELDS  # as far as a beep can: nothing is done to it afterwards
    levelled = True

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return a handful of voices of each gender and age."""
        return VOICES

    def find(self, voice_id: str) -> VoiceInfo | None:
        """Return a voice of the handful; `speak` takes any id, so that a test can name its own."""
        return next((voice for voice in VOICES if voice.id == voice_id), None)

    def speak(self, utterance: Utterance) -> Spoken:
        """Return the beep, peak 0.3 before direction, at `RATE`, with a mark where each word begins."""
        words, voice, how = utterance.words, utterance.voice, utterance.manner
        if not says_something(words):
            return hush(RATE)
        seconds = max(SHORTEST_S, CHARACTER_S * len(words)) / (voice.pace * how.pace)
        sound = _beep(to_frames(seconds), _pitch_hz(voice) * 2 ** (how.pitch_st / 12))
        return Spoken(sound * np.float32(to_gain(how.level_db)), RATE, _marks(words, len(sound)))


def open_engine(rig: Rig = NO_RIG) -> Tone:
    """Return the tone engine; it needs nothing."""
    return Tone()


def _pitch_hz(voice: Voice) -> float:
    """Return 100 to 400 Hz, decided by the voice's id, shifted by its pitch."""
    drawn = int.from_bytes(hashlib.sha256(voice.id.encode()).digest()[:4]) / 2**32
    return float(100.0 * 4.0**drawn * 2 ** (voice.pitch_st / 12))


def _beep(frames: int, pitch_hz: float) -> Mono:
    """Return one cycle of a sine, in whole frames, again and again: far quicker than a sine of each frame."""
    cycle = round(RATE / pitch_hz)
    beep = np.resize(PEAK * np.sin(2 * np.pi * np.arange(cycle) / cycle), frames).astype(np.float32)
    edge = np.linspace(0.0, 1.0, min(to_frames(EDGE_S), frames // 2), dtype=np.float32)
    beep[: len(edge)] *= edge
    beep[frames - len(edge) :] *= edge[::-1]
    return beep


def _marks(words: str, frames: int) -> tuple[Mark, ...]:
    starts = [word.start() for word in re.finditer(r"\S+", words)]
    return tuple(Mark(start, round(frames * start / len(words))) for start in starts)
