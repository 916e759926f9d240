"""A desk: where an utterance is asked of its engine, checked, and finished as it was asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from threading import Lock
from typing import Protocol, runtime_checkable

from drama.errors import EngineError, Problem
from drama.settings import NO_RIG, Rig
from drama.speech.booth import Booth
from drama.speech.engine import SpeechEngine, Spoken
from drama.speech.finish import finish
from drama.speech.flaws import flaw
from drama.speech.levels import Levels
from drama.speech.utterance import Utterance

TRIES = 2


@runtime_checkable
class Stops(Protocol):
    """What may keep somebody waiting for long, and can be told not to: a booth, a remote engine."""

    def stop(self) -> None:
        """Speak no more."""


class Desk:
    """What one thread speaks with: an engine itself where it is harmless, else a booth of its own."""

    def __init__(self, engines: Mapping[str, SpeechEngine], levels: Levels, rig: Rig = NO_RIG) -> None:
        self._engines = engines
        self._levels = levels
        self._rig = rig
        self._speakers: dict[str, Booth | SpeechEngine] = {}
        self._lock = Lock()
        self._stopped = False

    def speak(self, utterance: Utterance) -> Spoken:
        """Return the words spoken and finished; raises `EngineError` where the sound is flawed twice."""
        engine = self._engines[utterance.voice.engine]
        done = engine.does | {"pace"}
        asked, shift = _asked(utterance, engine.does)
        left = utterance.manner.without(done)
        gain_db = self._levels.gain_db(asked, lambda sample: finish(self._say(sample, 1.0)))
        return finish(self._say(asked, shift), left, gain_db + left.level_db)

    def _say(self, asked: Utterance, shift: float) -> Spoken:
        """Return sound without a flaw, played `shift` times as fast as it was spoken."""
        name = asked.voice.engine
        for _ in range(TRIES):
            spoken = self._speaker(name).speak(asked)
            wrong = flaw(spoken, asked.words, asked.voice.pace * asked.manner.pace)
            if not wrong:
                return replace(spoken, rate=round(spoken.rate * shift))
        hint = "choose another voice for this role, or other words"
        raise EngineError(Problem(f"the speech engine '{name}' {wrong} for '{asked.words[:60]}'", hint=hint))

    def stop(self) -> None:
        """Speak no more: whoever waits for a booth or a server gets an `EngineError`."""
        with self._lock:
            self._stopped = True
            speakers = list(self._speakers.values())
        for speaker in speakers:
            if isinstance(speaker, Stops):
                speaker.stop()

    def close(self) -> None:
        """End the booths' processes."""
        for booth in self._booths():
            booth.close()

    def _speaker(self, name: str) -> Booth | SpeechEngine:
        """Return who speaks for an engine: it itself where it is harmless, else its booth."""
        with self._lock:
            if name not in self._speakers:
                engine = self._engines[name]
                self._speakers[name] = speaker = Booth(name, rig=self._rig) if engine.isolate else engine
                if self._stopped and isinstance(speaker, Stops):
                    speaker.stop()
            return self._speakers[name]

    def _booths(self) -> Iterator[Booth]:
        return (speaker for speaker in self._speakers.values() if isinstance(speaker, Booth))


def _asked(utterance: Utterance, does: frozenset[str]) -> tuple[Utterance, float]:
    """Return what an engine is asked for, and how many times faster its sound is then played.

    An engine without pitch speaks a voice that is to be higher so much slower that playing it faster gives
    the pace that was asked for.
    """
    how, voice = utterance.manner, utterance.voice
    asked = replace(utterance, manner=how.only(does | {"pace"}))
    if "pitch_st" in does or not (st := voice.pitch_st + how.pitch_st):
        return asked, 1.0
    shift = 2.0 ** (st / 12.0)
    return replace(asked, voice=replace(voice, pace=voice.pace / shift, pitch_st=0.0)), shift
