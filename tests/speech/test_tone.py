"""The tone engine: the right length, level and pitch, and always the same bytes."""

import time

import numpy as np
import pytest

from drama.cast.model import Voice
from drama.speech.direction import manner
from drama.speech.engine import open_engine
from drama.speech.utterance import Utterance
from drama.units import RATE, to_frames, to_gain


@pytest.fixture
def tone():
    return open_engine("tone")


def pitch_hz(sound):
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 1 << 17))
    return np.argmax(spectrum) * RATE / (1 << 17)


def test_a_beep_lasts_as_long_as_the_words(tone):
    """0.05 s a character, never less than 0.25 s, less at a higher pace."""
    voice = Voice("tone", "mara")
    assert len(tone.speak(Utterance("hi", voice)).sound) == to_frames(0.25)
    assert len(tone.speak(Utterance("x" * 100, voice)).sound) == to_frames(5.0)
    assert len(tone.speak(Utterance("x" * 100, Voice("tone", "mara", pace=2.0))).sound) == to_frames(2.5)


def test_a_beep_peaks_at_its_level(tone):
    """The peak is 0.3, and a direction that asks for less level gives less."""
    voice = Voice("tone", "mara")
    assert np.abs(tone.speak(Utterance("Hello there.", voice)).sound).max() == pytest.approx(0.3, abs=0.003)
    whispered = tone.speak(Utterance("Hello there.", voice, manner(("in a whisper",)))).sound
    assert np.abs(whispered).max() == pytest.approx(0.3 * to_gain(-7.5), abs=0.003)


def test_voices_differ_in_pitch_and_pitch_is_in_semitones(tone):
    """Every offered voice has a pitch of its own; twelve semitones are an octave."""
    words = "Nothing stirs on the water tonight."
    found = {
        round(pitch_hz(tone.speak(Utterance(words, Voice("tone", info.id))).sound)) for info in tone.voices()
    }
    assert len(found) == len(tone.voices())
    low = pitch_hz(tone.speak(Utterance(words, Voice("tone", "oboe"))).sound)
    high = pitch_hz(tone.speak(Utterance(words, Voice("tone", "oboe", pitch_st=12))).sound)
    assert high / low == pytest.approx(2.0, rel=0.01)


def test_there_is_a_voice_for_every_gender_and_age(tone):
    """Casting can be tried on the tone engine: at least one voice each, best first."""
    offered = {(info.gender, info.age) for info in tone.voices()}
    assert offered == {(g, a) for g in ("male", "female") for a in ("child", "young", "adult", "old")}
    assert [info.grade for info in tone.voices()] == sorted(info.grade for info in tone.voices())


def test_every_word_has_its_mark(tone):
    """A mark stands at each word, in proportion to where the word is."""
    spoken = tone.speak(Utterance("one two  three", Voice("tone", "mara")))
    assert [mark.offset for mark in spoken.marks] == [0, 4, 9]
    assert spoken.marks[1].frame == round(len(spoken.sound) * 4 / 14)


@pytest.mark.parametrize("words", ["", "   ", "...", "\u2014", "\U0001f600"])
def test_words_without_anything_to_say_are_a_short_silence(tone, words):
    """No error and no beep."""
    sound = tone.speak(Utterance(words, Voice("tone", "mara"))).sound
    assert len(sound) == to_frames(0.25)
    assert not sound.any()


def test_nine_hundred_lines_take_less_than_a_second_and_repeat_byte_for_byte(tone):
    """The same words, voice and direction give the same bytes."""
    words = [f"Line number {number} of a long evening by the river." for number in range(900)]
    begun = time.process_time()
    first = [tone.speak(Utterance(said, Voice("tone", "oboe"))).sound.tobytes() for said in words]
    assert time.process_time() - begun < 5.0  # under 1 s on an idle laptop
    assert first[::90] == [
        tone.speak(Utterance(said, Voice("tone", "oboe"))).sound.tobytes() for said in words[::90]
    ]
