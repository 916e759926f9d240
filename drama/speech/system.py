"""The always-there engine: pyttsx3, driven through its own interface, one fresh engine a line.

On Linux it speaks with espeak-ng, the system's or the one of the wheel `espeakng-loader`, through our own
driver (`espeak_driver`). On macOS and Windows it speaks with the stock drivers nsss and sapi5 and the
voices installed there; that part is written to pyttsx3's documented interface but has not been run on
either system yet.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pyttsx3
import soundfile

from drama.cast.model import Age, Gender, VoiceInfo
from drama.errors import EngineError, Problem, nearest
from drama.settings import NO_RIG, Rig
from drama.speech import espeak_voices
from drama.speech.engine import SpeechEngine, Spoken, hush, says_something
from drama.speech.espeak import Espeak, Library
from drama.speech.espeak_driver import register
from drama.speech.espeak_phonemes import written
from drama.speech.utterance import Utterance
from drama.take import Mark
from drama.units import RATE
from drama.waveform import Mono

STOCK = {"darwin": "nsss", "win32": "sapi5"}
"""pyttsx3's own driver on the systems that have voices; elsewhere espeak-ng speaks."""

WORDS_PER_MINUTE = 175
"""What pace 1.0 is for the system's own voices: what they are made for."""

PACES = (0.530, 0.567, 0.777, 1.0, 1.193, 1.396, 1.823, 2.301, 2.798, 3.160)
RATES_WPM = (80, 90, 120, 150, 175, 200, 250, 300, 350, 400)
"""How much faster espeak-ng 1.52 really is at a rate than at 150, with its gaps between words and pauses.

Its 150 are 156 words a minute, the pace of audiobooks, at which a third fewer words are misheard than at 175.
"""

SHIFTS_ST = (-6.5, -5.5, -4.5, -3.1, -1.6, 0.0, 1.6, 3.4, 5.2, 7.0, 8.7)
PITCHES = (0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99)
"""What espeak-ng's pitch does in semitones, mean of four voices by autocorrelation; nothing lies beyond."""

WHISPERERS = {"female": "whisperf", "male": "whisper", "unknown": "whisper"}
"""The variants without tone. They replace a voice's own variant: espeak-ng cannot whisper with another."""


class EspeakEngine:
    """pyttsx3 with espeak-ng; `places` says where to look for the library (None: system, then wheel)."""

    longest = 2_000
    isolate = True
    does = frozenset({"pitch_st", "whisper"})
    levelled = False

    def __init__(self, places: tuple[Library, ...] | None = None) -> None:
        self._espeak = Espeak(places)
        self._driver = register(self._espeak)
        self.version = f"pyttsx3 {version('pyttsx3')}, espeak-ng {self._espeak.version}, 3"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return a choice of distinct, intelligible voices; `speak` takes any espeak-ng has."""
        return espeak_voices.offered(self._espeak.languages, self._espeak.variants)

    def find(self, voice_id: str) -> VoiceInfo | None:
        """Return what is known of a voice of espeak-ng, `LANGUAGE+VARIANT`, a distinct one or not."""
        try:
            known = self._espeak.canonical(voice_id)
        except EngineError:
            return None
        offered = {voice.id.lower(): voice for voice in self.voices()}
        return offered.get(known.lower()) or espeak_voices.described(known)

    def speak(self, utterance: Utterance) -> Spoken:
        """Return the words spoken; pitch reaches from -6.5 to 8.7 semitones and is held there beyond."""
        words, voice, how = utterance.words, utterance.voice, utterance.manner
        voice_id = self._espeak.canonical(voice.id)
        if not says_something(words):
            return hush(self._espeak.rate)
        if how.whisper:
            voice_id = f"{voice_id.partition('+')[0]}+{WHISPERERS[espeak_voices.gender_of(voice_id)]}"
        properties = {
            "voice": voice_id,
            "rate": float(np.interp(voice.pace * how.pace, PACES, RATES_WPM)),
            "pitch": float(np.interp(voice.pitch_st + how.pitch_st, SHIFTS_ST, PITCHES)),
            "volume": espeak_voices.VOLUME,
        }
        text, origin = written(utterance)
        uttered = _utter(self._driver, text, properties)
        marks = _marks(text, uttered.words)
        return Spoken(
            uttered.sound, uttered.rate, tuple(Mark(origin[one.offset], one.frame) for one in marks)
        )


class StockEngine:
    """pyttsx3 with the driver it has for macOS (nsss) or Windows (sapi5), and the system's voices.

    Neither driver can change the pitch, nor tell when a word sounds.
    """

    longest = 2_000
    isolate = True
    does: frozenset[str] = frozenset()
    levelled = False

    def __init__(self, driver: str) -> None:
        self._driver = driver
        self.version = f"pyttsx3 {version('pyttsx3')}, {driver}, 2"

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return the installed English voices in the system's order; all of them where none says English."""
        found = _installed(self._driver)
        english = [voice for voice in found if _accent(voice).lower().startswith("en")] or found
        return tuple(
            VoiceInfo(voice.id, _gender(voice), _age(voice), _accent(voice), grade)
            for grade, voice in enumerate(english)
        )

    def find(self, voice_id: str) -> VoiceInfo | None:
        """Return what the system tells of an installed English voice."""
        return next((voice for voice in self.voices() if voice.id == voice_id), None)

    def speak(self, utterance: Utterance) -> Spoken:
        """Return the words spoken at the voice's own pitch."""
        words, voice = utterance.words, utterance.voice
        known = {found.id for found in _installed(self._driver)}
        if voice.id not in known:
            what = f"this system has no voice '{voice.id}'{nearest(voice.id, known)}"
            raise EngineError(Problem(what, hint="list the voices there are with: drama voices"))
        if not says_something(words):
            return hush(RATE)
        rate = round(WORDS_PER_MINUTE * voice.pace * utterance.manner.pace)
        uttered = _utter(self._driver, words, {"voice": voice.id, "rate": rate, "volume": 1.0})
        return Spoken(uttered.sound, uttered.rate)


def open_engine(rig: Rig = NO_RIG) -> SpeechEngine:
    """Return the engine of this system; raises `EngineError` where it has none, with what to install."""
    return StockEngine(STOCK[sys.platform]) if sys.platform in STOCK else EspeakEngine()


@dataclass(frozen=True, slots=True)
class _Uttered:
    """What pyttsx3 wrote: sound at its rate, and (offset, frame) of the words its driver told of."""

    sound: Mono
    rate: int
    words: tuple[tuple[int, int], ...]


def _utter(driver: str, words: str, properties: Mapping[str, object]) -> _Uttered:
    failures: list[Exception] = []
    told: list[tuple[int, int]] = []
    # A new engine a line: nothing of the line before can be heard, and none of pyttsx3's loops runs twice.
    engine = _init(driver)
    engine.connect("error", lambda name, exception: failures.append(exception))
    engine.connect("started-word", lambda location=0, frame=None, **_: told.append((location, frame)))
    for name, value in properties.items():
        engine.setProperty(name, value)
    with TemporaryDirectory(prefix="drama-") as folder:
        path = Path(folder) / ("line.aiff" if driver == "nsss" else "line.wav")
        engine.save_to_file(words, str(path))
        engine.runAndWait()
        if failures:
            raise _as_engine_error(failures[0])
        sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    return _Uttered(sound.mean(axis=1), rate, tuple((at, frame) for at, frame in told if frame is not None))


def _init(driver: str) -> Any:  # pyttsx3 ships no types
    try:
        return pyttsx3.init(driver)
    except Exception as fault:
        raise _as_engine_error(fault) from fault


def _as_engine_error(fault: Exception) -> EngineError:
    if isinstance(fault, EngineError):
        return fault
    what = f"pyttsx3 failed: {type(fault).__name__}: {fault}"
    return EngineError(
        Problem(what, hint="check that the system's own speech works, or choose another engine")
    )


def _marks(words: str, told: tuple[tuple[int, int], ...]) -> tuple[Mark, ...]:
    """Return a mark for each written word; a number spoken as several words keeps its first."""
    marks: list[Mark] = []
    for offset, frame in told:
        starts = offset == 0 or not words[offset - 1 : offset].isalnum()
        if starts and (not marks or offset > marks[-1].offset):
            marks.append(Mark(offset, frame))
    return tuple(marks)


def _installed(driver: str) -> list[Any]:
    return list(_init(driver).getProperty("voices"))


def _accent(voice: Any) -> str:
    first = next(iter(voice.languages or ()), "")
    return first.decode(errors="ignore").strip("\x05\x02") if isinstance(first, bytes) else str(first or "")


def _gender(voice: Any) -> Gender:
    said = str(voice.gender or "").lower()
    return "female" if "female" in said else "male" if "male" in said else "unknown"


def _age(voice: Any) -> Age:
    ages: dict[str, Age] = {"child": "child", "teen": "young", "adult": "adult", "senior": "old"}
    return ages.get(str(voice.age or "").lower(), "unknown")
