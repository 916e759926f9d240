"""Levels: how much louder or softer each voice is made, so that plain speech is equally loud in all of them.

A voice is measured, not a line: a shout stays louder than a murmur. Every voice speaks the same few words
once; they stay on the shelf, so that a voice's gain depends on nothing but the engine and the voice.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from threading import Lock

from drama.measure.loudness import loudness_lufs
from drama.speech.direction import Manner
from drama.speech.engine import NOMINAL_LUFS, SpeechEngine, Spoken, version_of
from drama.speech.utterance import Utterance
from drama.store.shelf import Takes, take_key

MEASURED_WORDS = (
    "The boats came home before dark, and most of us went down to meet them. "
    "Nobody had asked how many there would be, but the old man counted twice."
)
"""Plain words with most sounds of English in them, six to eight seconds long."""

MOST_DB = 24.0
"""No voice is turned up or down by more: what is so far off is broken, not soft."""

RECIPE = 1
"""Goes up whenever the words or their finishing change, so that old measurements are not reused."""


class Levels:
    """The gains of the voices of some engines, each measured when it is first needed; for several threads."""

    def __init__(self, shelf: Takes, engines: Mapping[str, SpeechEngine]) -> None:
        self._shelf = shelf
        self._engines = engines
        self._gains: dict[str, float] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def gain_db(self, asked: Utterance, speak: Callable[[Utterance], Spoken]) -> float:
        """Return what brings the plain speech of a voice to `NOMINAL_LUFS`.

        `asked` is what the engine is asked to say: a whisper of its own is measured as a whisper. `speak`
        returns finished sound of an utterance; its `EngineError` is passed on.
        """
        engine = self._engines[asked.voice.engine]
        if engine.levelled:
            return 0.0
        sample = Utterance(MEASURED_WORDS, asked.voice, Manner(whisper=asked.manner.whisper))
        version = version_of(engine, asked.voice.id)
        key = take_key("level", version=f"{version}; {RECIPE}", **asdict(sample))
        with self._lock:
            lock = self._locks.setdefault(key, Lock())
        with lock:
            if key not in self._gains:
                self._gains[key] = self._measured(key, sample, speak)
            return self._gains[key]

    def _measured(self, key: str, sample: Utterance, speak: Callable[[Utterance], Spoken]) -> float:
        if self._shelf.find(key) is None:
            self._shelf.keep(key, speak(sample).sound)
        level_lufs = loudness_lufs(self._shelf.read(key)[0])
        return max(-MOST_DB, min(MOST_DB, NOMINAL_LUFS - level_lufs))
