"""An engine whose voices differ in loudness: the id of a voice is the level of its beeps in dB."""

import numpy as np

from drama.errors import EngineError, Problem
from drama.speech.engine import Spoken
from drama.speech.tone import Tone
from drama.units import to_gain


class Uneven(Tone):
    version = "uneven 1"
    does = frozenset()
    levelled = False

    def speak(self, utterance):
        name = utterance.voice.id
        if name == "nobody":
            raise EngineError(Problem("no voice 'nobody'"))
        spoken = super().speak(utterance)
        louder = 6.0 if "loud" in utterance.words.lower() else 0.0
        pulse = 1.0 + 0.5 * np.sin(np.arange(len(spoken.sound)) * 0.003)  # syllables, more or less
        gain = np.float32(to_gain(float(name) + louder))
        return Spoken((spoken.sound * pulse * gain).astype(np.float32), spoken.rate, spoken.marks)


def open_engine(rig):
    return Uneven()
