"""What is done to the sound of an engine that cannot do it: each effect measured on a made-up voice."""

import time

import numpy as np
import pytest
from scipy.signal import lfilter

from drama.measure.loudness import loudness_lufs
from drama.speech.direction import PLAIN, Manner, manner
from drama.speech.effects import GASP_S, performed
from drama.speech.engine import Spoken
from drama.speech.finish import finish
from drama.take import Mark

RATE = 24_000
PITCH_HZ = 120.0
RESONANCES_HZ = (700, 1_200, 2_600)


def vowel(seconds, level=0.1):
    """Return pulses of a larynx through three resonances: what a vowel is."""
    pulses = np.zeros(round(seconds * RATE))
    pulses[:: round(RATE / PITCH_HZ)] = 1.0
    for hz in RESONANCES_HZ:
        pole = 0.97 * np.exp(2j * np.pi * hz / RATE)
        pulses = lfilter([1.0], [1.0, -2.0 * pole.real, abs(pole) ** 2], pulses)
    return (level * pulses / np.abs(pulses).max()).astype(np.float32)


def phrase(*seconds, pause_s=0.3):
    parts = [np.r_[vowel(length), np.zeros(round(pause_s * RATE))] for length in seconds]
    return np.concatenate(parts)[: -round(pause_s * RATE)].astype(np.float32)


def done(sound, **how):
    return performed(Spoken(sound, RATE), Manner(**how)).sound


def repeats(sound):
    """Return how much of the sound repeats after a period of the voice, -1.0 to 1.0."""
    period = round(RATE / PITCH_HZ)
    return float(np.corrcoef(sound[:-period], sound[period:])[0, 1])


def share(sound, low_hz, high_hz):
    """Return the share of the power between two frequencies."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float(power[(hz >= low_hz) & (hz < high_hz)].sum() / power.sum())


def smooth_db(sound):
    """Return the spectrum in dB up to 4 kHz, in bands of two harmonics."""
    power = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    return 10 * np.log10([power[(hz >= low) & (hz < low + 240)].mean() for low in range(540, 4_000, 240)])


def test_a_whisper_is_breath_in_the_shape_of_the_words():
    """Nothing repeats any more, the low tone is gone, and the resonances are where they were."""
    voice = vowel(1.0)
    breath = done(voice, whisper=True)
    assert repeats(voice) > 0.95
    assert abs(repeats(breath)) < 0.2
    assert share(breath, 0, 300) < 0.2 * share(voice, 0, 300)
    assert np.corrcoef(smooth_db(voice), smooth_db(breath))[0, 1] > 0.8


def test_silence_stays_silent_in_a_whisper():
    """The pause between two vowels holds no hiss, and the vowels begin and end where they did."""
    breath = done(phrase(0.5, 0.5), whisper=True)
    pause = breath[round(0.55 * RATE) : round(0.75 * RATE)]
    assert np.abs(pause).max() < 0.001 * np.abs(breath).max()
    assert np.abs(breath[: round(0.05 * RATE)]).max() > 0.1 * np.abs(breath).max()


def test_breath_in_the_tone_is_between_voice_and_whisper():
    """A breathy voice repeats less than a plain one and more than a whisper."""
    voice = vowel(1.0)
    assert 0.2 < repeats(done(voice, breath=0.4)) < 0.9


def test_effort_is_bright_and_dense_and_slackness_is_dark():
    """Share above the second resonance goes up and down; soft syllables come closer to loud ones."""
    voice = np.r_[vowel(0.5, 0.2), vowel(0.5, 0.02)]
    strained, slack = done(voice, effort=1.0), done(voice, effort=-0.6)
    assert share(strained, 1_800, 8_000) > 1.5 * share(voice, 1_800, 8_000)
    assert share(slack, 1_800, 8_000) < 0.7 * share(voice, 1_800, 8_000)
    half = len(voice) // 2
    assert np.std(strained[:half]) / np.std(strained[half:]) < 0.5 * np.std(voice[:half]) / np.std(
        voice[half:]
    )


def test_a_tremor_swings_the_pitch_and_keeps_the_length():
    """The pitch of a steady tone goes up and down by what was asked for."""
    hz, st = 400.0, 0.5
    tone = (0.1 * np.sin(2 * np.pi * hz * np.arange(2 * RATE) / RATE)).astype(np.float32)
    made = done(tone, tremor_st=st, tremor_hz=5.0)
    assert len(made) == len(tone)
    crossings = np.flatnonzero((made[:-1] < 0) & (made[1:] >= 0))
    exact = crossings - made[crossings] / (made[crossings + 1] - made[crossings])
    heard_hz = RATE / np.diff(exact)[10:-10]
    assert 12 * np.log2(heard_hz.max() / hz) == pytest.approx(st, abs=0.08)
    assert 12 * np.log2(heard_hz.min() / hz) == pytest.approx(-st, abs=0.08)


def test_what_is_muffled_ends_at_its_corner():
    """An octave over the corner hardly anything is left."""
    noise = (0.1 * np.random.default_rng(1).standard_normal(RATE)).astype(np.float32)
    made = done(noise, lowpass_hz=900.0)
    assert share(made, 1_800, 12_000) < 0.01
    assert share(made, 100, 900) > 0.8


def test_gasps_are_drawn_before_the_words_and_in_the_pauses():
    """One before, one in each pause far enough from the last; marks stay on their words."""
    sound = phrase(1.4, 0.6, 1.4)
    second = round(1.7 * RATE)
    made = performed(Spoken(sound, RATE, (Mark(0, 0), Mark(5, second))), Manner(gasps=True))
    gasp = round(GASP_S * RATE)
    assert len(made.sound) == len(sound) + 2 * gasp
    assert [mark.frame for mark in made.marks] == [gasp, second + 2 * gasp]
    assert np.array_equal(made.sound[gasp : gasp + RATE], sound[:RATE])
    breath = made.sound[:gasp]
    assert 0.0 < np.abs(breath).max() < 0.3 * np.abs(sound).max()
    assert abs(repeats(breath)) < 0.3


@pytest.mark.parametrize("said", ["whispering", "shouting", "muffled", "sobbing", "drunk", "murmurs"])
def test_an_effect_leaves_the_level_to_the_direction(said):
    """It comes out as loud as it went in, so that a shout is louder by what its row says and no more."""
    voice = phrase(0.7, 0.7)
    made = performed(Spoken(voice, RATE), manner((said,)))
    assert loudness_lufs(made.sound, RATE) == pytest.approx(loudness_lufs(voice, RATE), abs=0.2)
    assert not np.array_equal(made.sound, voice)


def test_the_same_words_are_whispered_with_the_same_bytes():
    """The noise is seeded."""
    voice = phrase(0.3, 0.4)
    how = manner(("whispering", "breathless"))
    first, second = (performed(Spoken(voice, RATE), how).sound.tobytes() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("said", ["whispering", "shouting", "sobbing", "breathless", "drunk", "muffled"])
@pytest.mark.parametrize("frames", [0, 1, 7, 300])
def test_sound_too_short_for_an_effect_does_no_harm(said, frames):
    """No words, or hardly any, come back finite and about as long."""
    made = finish(Spoken(vowel(0.1)[:frames], RATE), manner((said,)))
    assert np.isfinite(made.sound).all()


@pytest.mark.parametrize("rate", [8_000, 8_234, 16_000])
def test_a_voice_of_few_frequencies_is_directed_as_well(rate):
    """A low rate, or a pitch far down, leaves nothing where some filters end."""
    for said in ("drunk", "breathless"):
        made = performed(Spoken(vowel(0.3), rate), manner((said,)))
        assert np.isfinite(made.sound).all()
        assert np.abs(made.sound).max() > 0.01


def test_plain_speech_is_left_alone():
    """No effect touches what asks for none."""
    spoken = Spoken(vowel(0.3), RATE)
    assert performed(spoken, PLAIN) is spoken


def test_effects_are_far_faster_than_speech():
    """A whisper, the dearest of them, at least fifty times as fast as it is heard."""
    voice = phrase(*[1.0] * 15)
    begun = time.thread_time()
    performed(Spoken(voice, RATE), Manner(whisper=True))
    assert (time.thread_time() - begun) * 50 < len(voice) / RATE
