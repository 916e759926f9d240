"""The engine: an utterance read into symbols, spoken in calls the model can hold, its words timed."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import numpy as np

from drama.cast.model import VoiceInfo
from drama.errors import EngineError
from drama.settings import NO_RIG, Rig
from drama.speech.engine import Spoken, hush, says_something
from drama.speech.espeak import Espeak
from drama.speech.kokoro.model import RATE, Network
from drama.speech.kokoro.phonemes import IDS, PAD, Reading, Speller, read
from drama.speech.kokoro.voices import Blend, described, offered, parsed, styles
from drama.speech.models import MODELS, folder
from drama.speech.utterance import Utterance
from drama.take import Mark

MOST_SYMBOLS = 400
"""The most symbols of one call: the model holds 510, and begins to rush at 400."""

BREAKS = (r".*[.!?…;:,—] ", r".* ")
"""Where more symbols than that are cut, best first."""

PACES = (0.39, 0.5, 0.6, 0.695, 0.82, 0.89, 0.94, 1.0, 1.06, 1.135, 1.22, 1.52, 1.64, 1.77, 1.95, 2.04)
SPEEDS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)
"""How much faster Kokoro really is at a speed: by its durations, mean of ten voices, 30 words each."""

ESPEAK_VOICES = {False: "gmw/en-us", True: "gmw/en"}


class KokoroEngine:
    """Kokoro-82M from the file `model`; opening it is cheap, the first words load the network."""

    longest = 200
    isolate = True
    does = frozenset({"pitch_st"})
    levelled = False

    def __init__(self, model: Path) -> None:
        self._network = Network(model)
        self._espeak = Espeak()
        self.version = (
            f"kokoro {MODELS['kokoro'].sha256[:12]}, openvino {version('openvino')}, "
            f"espeak-ng {self._espeak.version}, 1"
        )

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return the 28 voices; `speak` takes any blend of them."""
        return offered()

    def find(self, voice_id: str) -> VoiceInfo | None:
        """Return what is known of a voice or a blend such as `af_heart*0.6+am_michael*0.4`."""
        try:
            return described(voice_id)
        except EngineError:
            return None

    def speak(self, utterance: Utterance) -> Spoken:
        """Return the words spoken at 24 kHz with a mark for each; raises `EngineError` for unknown voices."""
        blend = parsed(utterance.voice.id)
        reading = read(utterance.words, utterance.sounds, blend.british, self._ipa(blend.british))
        if not reading.symbols or not says_something(utterance.words):
            return hush(RATE)
        calls = [self._call(part, utterance, blend) for part in parts(reading)]
        starts = np.cumsum([0, *(len(call.sound) for call in calls)])
        marks = (
            Mark(mark.offset, int(start) + mark.frame)
            for start, call in zip(starts, calls, strict=False)
            for mark in call.marks
        )
        return Spoken(np.concatenate([call.sound for call in calls]), RATE, tuple(marks))

    def _ipa(self, british: bool) -> Speller:
        return lambda texts: self._espeak.ipa(texts, ESPEAK_VOICES[british])

    def _call(self, reading: Reading, utterance: Utterance, blend: Blend) -> Spoken:
        how, voice = utterance.manner, utterance.voice
        ids = [PAD, *(IDS[symbol] for symbol in reading.symbols), PAD]
        style = styles(blend)[len(reading.symbols) - 1]
        pitch = 2 ** ((voice.pitch_st + how.pitch_st) / 12)
        speed = float(np.interp(voice.pace * how.pace, PACES, SPEEDS))
        sounded = self._network.run(ids, style, speed, pitch)
        marks = tuple(Mark(offset, int(sounded.starts[1 + index])) for offset, index in reading.words)
        return Spoken(sounded.sound, RATE, marks)


def open_engine(rig: Rig = NO_RIG) -> KokoroEngine:
    """Return the engine with the installed model; that there is one was checked."""
    return KokoroEngine(folder() / MODELS["kokoro"].file)


def parts(reading: Reading) -> Iterator[Reading]:
    """Yield a reading in parts of at most `MOST_SYMBOLS`, cut after a mark, a word, or anywhere."""
    rest = reading
    while len(rest.symbols) > MOST_SYMBOLS:
        head = rest.symbols[:MOST_SYMBOLS]
        cut = next((m.end() for m in (re.match(pattern, head) for pattern in BREAKS) if m), len(head))
        yield Reading(head[:cut], tuple(word for word in rest.words if word[1] < cut))
        later = ((offset, index - cut) for offset, index in rest.words if index >= cut)
        rest = Reading(rest.symbols[cut:], tuple(later))
    yield rest
