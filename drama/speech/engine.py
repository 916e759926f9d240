"""What a speech engine is, and how to open one.

An engine turns words into sound and knows nothing of scripts, files or timelines. A new one is a file in
this folder, a row in `drama.settings.ENGINES`, and an extra in `pyproject.toml`; its library is imported
when it is opened.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

import numpy as np

from drama.cast.model import VoiceInfo
from drama.errors import EngineError, Problem, nearest
from drama.settings import ENGINES, NO_RIG, Rig
from drama.speech.needs import check
from drama.speech.utterance import Utterance
from drama.take import Mark
from drama.waveform import Mono

NOMINAL_LUFS = -20.0
"""How loud plain speech is in a take, whatever the voice; directions are heard against it."""

HUSH_S = 0.25
"""How long the silence is that answers words without anything to say in them."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an engine returned: `sound` at `rate` frames a second, `marks` in frames of that rate."""

    sound: Mono
    rate: int
    marks: tuple[Mark, ...] = ()


class SpeechEngine(Protocol):
    """Turns words into sound, the same sound for the same words and voice.

    Opening one is cheap: what takes long (a model) is loaded when the first words are spoken.
    """

    version: str
    """Everything about the engine that can be heard; it is part of every take's key."""

    longest: int
    """The most characters it speaks well in one call; longer words are split at clauses before."""

    isolate: bool
    """Whether it may hang or crash, so that a show has it speak in a process of its own (`Booth`)."""

    does: frozenset[str]
    """The fields of a `Manner` it does itself; the others are never asked of it but done to its sound.

    Pace it always does. Without "pitch_st" it is never asked for a voice's pitch either.
    """

    levelled: bool
    """Whether its plain speech is -20 LUFS in every voice; else each voice is measured once (`Levels`)."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return the English voices it offers, best first."""

    def find(self, voice_id: str) -> VoiceInfo | None:
        """Return what is known of a voice it can speak with, offered or not; None where it has none."""

    def speak(self, utterance: Utterance) -> Spoken:
        """Return the words of `utterance` spoken; raises `EngineError`.

        Words without a letter or a digit come back as a short silence.
        """


def open_engine(name: str, rig: Rig = NO_RIG) -> SpeechEngine:
    """Return the engine called `name`.

    Raises `EngineError` where there is none, where something is to be installed first, with the commands that
    do it, or where it cannot be opened.
    """
    check(name)
    return opener(module_of(name))(rig)


def version_of(engine: SpeechEngine, voice_id: str) -> str:
    """Return everything that can be heard of an engine and, where the user may exchange it, of its voice."""
    known = engine.find(voice_id)
    return f"{engine.version}, {known.edition}" if known and known.edition else engine.version


def module_of(name: str) -> str:
    """Return the module of the engine called `name`; raises `EngineError` where there is none."""
    if name not in ENGINES:
        raise EngineError(
            Problem(
                f"there is no speech engine '{name}'{nearest(name, ENGINES)}",
                hint=f"choose one of: {', '.join(ENGINES)}",
            )
        )
    return ENGINES[name]


def opener(module: str) -> Callable[[Rig], SpeechEngine]:
    """Return the function that opens the engine of a module with what a show lends it."""
    opens: Callable[[Rig], SpeechEngine] = import_module(module).open_engine
    return opens


def says_something(words: str) -> bool:
    """Return whether there is a letter or a digit in `words`: what has none, nobody can speak."""
    return any(map(str.isalnum, words))


def hush(rate: int) -> Spoken:
    """Return the short silence that answers words with nothing to say."""
    return Spoken(np.zeros(round(HUSH_S * rate), np.float32), rate)
