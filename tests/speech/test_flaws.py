"""Sound that cannot be the words it should be is found; speech never is."""

import numpy as np
import pytest

from drama.cast.model import Voice
from drama.speech.engine import Spoken
from drama.speech.flaws import flaw
from drama.speech.tone import Tone
from drama.speech.utterance import Utterance

RATE = 24_000
WORDS = "The rain had stopped an hour before."


def speech(seconds, level=0.3):
    """Return something that rises and falls as syllables do, and ends as a line does."""
    time = np.arange(round(seconds * RATE)) / RATE
    voice = np.sin(2 * np.pi * 140 * time) * np.clip(np.sin(2 * np.pi * 2 * time), 0.0, 1.0)
    return (level * voice * np.clip((seconds - time) / 0.1, 0.0, 1.0)).astype(np.float32)


def noise(seconds):
    return (0.1 * np.random.default_rng(1).standard_normal(round(seconds * RATE))).astype(np.float32)


def overdriven(seconds):
    return np.clip(4.0 * speech(seconds), -1.0, 1.0).astype(np.float32)


@pytest.mark.parametrize(
    ("sound", "says"),
    [
        (np.zeros(0, np.float32), "no sound"),
        (np.zeros(RATE, np.float32), "silence"),
        (np.full(RATE, np.nan, np.float32), "broken sound"),
        (speech(0.1), "only 0.10 seconds"),
        (speech(60.0), "60 seconds"),
        (speech(3.0)[: round(2.12 * RATE)], "in the middle of a sound"),
        (overdriven(3.0), "overdriven"),
        (np.r_[noise(3.0), np.zeros(RATE // 50)].astype(np.float32), "nothing but noise"),
    ],
)
def test_sound_that_cannot_be_the_words_is_found(sound, says):
    """Nothing, silence, a stump, a loop, a cut, a sawn-off wave and a hiss are all told apart."""
    assert says in flaw(Spoken(sound, RATE), WORDS)


@pytest.mark.parametrize("seconds", [1.0, 2.0, 3.0, 8.0])
def test_plausible_sound_is_let_through(seconds):
    """Quick or slow, six words are fine."""
    assert flaw(Spoken(speech(seconds), RATE), WORDS) == ""


def test_a_slow_voice_may_take_longer():
    """The pace asked for counts, and so do signs that are spelled out."""
    assert "20 seconds" in flaw(Spoken(speech(20.0), RATE), WORDS)
    assert flaw(Spoken(speech(20.0), RATE), WORDS, pace=0.5) == ""
    assert flaw(Spoken(speech(20.0), RATE), "2468 13579 BBC") == ""


@pytest.mark.parametrize("words", ["No!", "I", WORDS, "x" * 400])
def test_beeps_are_fine(words):
    """The tone engine passes, so that rehearsals do."""
    assert flaw(Tone().speak(Utterance(words, Voice("tone", "oboe"))), words) == ""


@pytest.mark.parametrize("frames", [1, 5, 100])
def test_hardly_any_sound_does_no_harm(frames):
    """A few samples are told of as what they are."""
    assert flaw(Spoken(np.full(frames, 0.1, np.float32), RATE), WORDS).startswith("returned only")
