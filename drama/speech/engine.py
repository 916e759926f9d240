"""What a speech engine is, and the table of those there are.

An engine turns words into sound and knows nothing of scripts, files or timelines. A new one is a file in
this folder, a row in `ENGINES`, and an extra in `pyproject.toml`; its library is imported when it is opened.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from drama.cast.model import Age, Gender, Voice
from drama.errors import EngineError, Problem, nearest
from drama.take import Mark

Mono = NDArray[np.float32]
"""Sound of one channel, shape (frames,), -1.0 to 1.0."""


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice an engine offers; `grade` orders voices for the proposals, best first (0 is the best)."""

    id: str
    gender: Gender
    age: Age
    accent: str
    grade: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an engine returned: `sound` at `rate` frames a second, `marks` in frames of that rate."""

    sound: Mono
    rate: int
    marks: tuple[Mark, ...] = ()


class SpeechEngine(Protocol):
    """Turns words into sound, the same sound for the same words and voice."""

    version: str
    """Everything about the engine that can be heard; it is part of every take's key."""

    longest: int
    """The most characters it speaks well in one call; longer words are split at clauses before."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return the English voices it offers, best first."""

    def speak(self, words: str, voice: Voice, direction: tuple[str, ...] = ()) -> Spoken:
        """Return `words` spoken by `voice`, directed as the script says; raises `EngineError`."""


ENGINES = {
    "pyttsx3": "drama.speech.system",
    "tone": "drama.speech.tone",
}
"""Each engine's name and the module whose `open_engine()` makes it."""


def open_engine(name: str) -> SpeechEngine:
    """Return the engine called `name`; raises `EngineError` where there is none or it cannot be opened."""
    if name not in ENGINES:
        raise EngineError(
            Problem(
                f"there is no speech engine '{name}'{nearest(name, ENGINES)}",
                hint=f"choose one of: {', '.join(ENGINES)}",
            )
        )
    opener: Callable[[], SpeechEngine] = import_module(ENGINES[name]).open_engine
    return opener()
