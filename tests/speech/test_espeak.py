"""The pyttsx3 engine with the real espeak-ng: dependable, repeatable, and measured."""

import ctypes
import faulthandler
import re
import subprocess
import sys
from itertools import cycle

import numpy as np
import pyloudnorm
import pytest

from drama.cast.model import Cast, Part, Voice
from drama.errors import EngineError
from drama.script.model import Ids, Line
from drama.speech.desk import Desk
from drama.speech.direction import manner
from drama.speech.engine import NOMINAL_LUFS
from drama.speech.espeak import Espeak, Library, Setting, bundled
from drama.speech.espeak_driver import register
from drama.speech.levels import Levels
from drama.speech.perform import perform
from drama.speech.system import EspeakEngine, StockEngine
from drama.speech.text import foreign, speakable
from drama.speech.utterance import Utterance
from drama.store.shelf import Shelf
from drama.units import RATE, to_seconds

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own voices speak"),
]

WORDS = "The rain had stopped an hour before she came down to the water."
SPEECH = f"{WORDS} Is anyone there? Come back to the house, quickly, before the storm reaches the harbour!"
SAID = (
    WORDS,
    "Take the small key and hide it under the third stone.",
    "There is nobody in the boat house at this time of night.",
    "He counted the sheep, closed the gate, and went home for his supper.",
)
PLAIN = Voice("pyttsx3", "gmw/en-US")


@pytest.fixture(scope="module")
def engine():
    return EspeakEngine()


def desk_of(engine, folder):
    """Return a desk at which an engine speaks in this process."""
    engine.isolate = False
    return Desk({"pyttsx3": engine}, Levels(Shelf(folder), {"pyttsx3": engine}))


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return desk_of(EspeakEngine(), tmp_path_factory.mktemp("levels"))


def seconds(spoken):
    return len(spoken.sound) / spoken.rate


def level_lufs(spoken):
    """Return the integrated loudness, measured by a library of others."""
    return pyloudnorm.Meter(spoken.rate).integrated_loudness(spoken.sound)


def tone_share(spoken):
    """Return the share of energy under 300 Hz, where a voice has its fundamental and breath has nothing."""
    power = np.abs(np.fft.rfft(spoken.sound)) ** 2
    hz = np.fft.rfftfreq(len(spoken.sound), 1 / spoken.rate)
    return float(power[(hz > 50) & (hz < 300)].sum() / power[hz > 50].sum())


def voicing(spoken):
    """Return how much of the sound repeats over 14 to 30 ms, 0 to 1: breath does not, a voice does."""
    size = round(0.08 * spoken.rate)
    window = np.hanning(size)
    first, last = round(0.014 * spoken.rate), round(0.03 * spoken.rate)

    def repeats(frames):
        spectrum = np.abs(np.fft.rfft(frames * window, 2 * size)) ** 2
        return np.fft.irfft(spectrum)[:size]

    bare = repeats(np.ones(size))
    blocks = [spoken.sound[at : at + size] for at in range(0, len(spoken.sound) - size, size // 2)]
    power = [float((block**2).sum()) for block in blocks]
    shares = [((r := repeats(block)) / (r[0] + 1e-12) * bare[0] / bare)[first:last].max() for block in blocks]
    return float(np.average(np.clip(shares, 0, 1), weights=power))


def pitch_hz(spoken):
    """Return the median pitch of the voiced frames, by autocorrelation below 1 kHz."""
    size, found = round(0.05 * spoken.rate), []
    for at in range(0, len(spoken.sound) - size, size // 2):
        spectrum = np.fft.rfft(spoken.sound[at : at + size] * np.hanning(size), 2 * size)
        spectrum[round(1000 / (spoken.rate / (2 * size))) :] = 0
        repeats = np.fft.irfft(np.abs(spectrum) ** 2)
        low, high = spoken.rate // 400, spoken.rate // 60
        best = low + int(np.argmax(repeats[low:high]))
        if repeats[best] > 0.5 * repeats[0] > 1e-3:
            found.append(spoken.rate / best)
    return float(np.median(found))


def varied(count):
    """Return lines and a cast in which voice, pace and pitch change from each line to the next."""
    ids = Ids()
    variants = ("", "+f4", "+pablo", "+grandma", "+Alicia", "+m8", "+zac", "+klatt")
    voices = [
        Voice("pyttsx3", f"gmw/{accent}{variant}", pace, pitch)
        for accent in ("en-US", "en")
        for variant, pace, pitch in zip(
            variants, cycle((0.8, 1.0, 1.3)), cycle((-3.0, 0.0, 2.0, 4.0)), strict=False
        )
    ]
    cast = Cast(tuple(Part(str(number), voice) for number, voice in enumerate(voices)))
    words = (f"Line {number} {'never ' * (number % 5)}ended." for number in range(count))
    manners = cycle(((), (), ("softly",), ("shouting",), (), ("whispering",), ()))
    lines = [
        Line(str(number * 7 % len(voices)), said, direction=next(manners), at=number, id=ids.next(said))
        for number, said in enumerate(words)
    ]
    return lines, cast


def test_many_lines_are_all_there_and_the_same_again(tmp_path):
    """80 lines through two booths, twice, in opposite orders: none is empty, not a byte is different."""
    lines, cast = varied(80)
    shelves = [Shelf(tmp_path / name) for name in ("first", "second")]
    first = perform(lines, cast, shelves[0], workers=2)
    second = perform(lines[::-1], cast, shelves[1], workers=2)
    assert len(first) == 80
    assert min(to_seconds(take.length) for take in first.values()) > 0.5
    assert first == second
    for take in first.values():
        assert shelves[0].path(take.key).read_bytes() == shelves[1].path(take.key).read_bytes()
        assert 3 <= len(take.marks) <= 7


@pytest.mark.parametrize("before", ["gmw/en+m8", "gmw/en-US+whisper", "gmw/en+klatt", "gmw/en-US+Alicia"])
def test_a_line_does_not_depend_on_the_line_before(before):
    """Another voice, pace and pitch just before leave no trace."""
    fresh = EspeakEngine().speak(Utterance(WORDS, Voice("pyttsx3", "gmw/en-US+f4")))
    engine = EspeakEngine()
    engine.speak(
        Utterance("Something else entirely!", Voice("pyttsx3", before, 1.6, 5.0), manner(("shouting",)))
    )
    after = engine.speak(Utterance(WORDS, Voice("pyttsx3", "gmw/en-US+f4")))
    assert after.sound.tobytes() == fresh.sound.tobytes()
    assert after.marks == fresh.marks


@pytest.mark.parametrize("pace", [0.5, 0.8, 1.0, 1.25, 1.6, 2.0])
def test_pace_is_speed(engine, pace):
    """Twice the pace is half the time, within a tenth."""
    plain, changed = (engine.speak(Utterance(SPEECH, Voice("pyttsx3", "gmw/en-US", p))) for p in (1.0, pace))
    assert seconds(plain) / seconds(changed) == pytest.approx(pace, rel=0.1)


@pytest.mark.parametrize("shift", [-5.0, -2.0, 3.0, 6.0])
def test_pitch_is_in_semitones(engine, shift):
    """The median pitch moves by what was asked for, within a semitone; the length hardly changes."""
    plain, changed = (
        engine.speak(Utterance(WORDS, Voice("pyttsx3", "gmw/en-US+f4", 1.0, st))) for st in (0.0, shift)
    )
    assert 12 * np.log2(pitch_hz(changed) / pitch_hz(plain)) == pytest.approx(shift, abs=1.0)
    assert seconds(changed) == pytest.approx(seconds(plain), rel=0.03)


@pytest.mark.parametrize("voice", ["gmw/en-US", "gmw/en+f4", "gmw/en-US+grandma", "gmw/en+pablo"])
def test_a_whisper_has_no_tone_and_is_quieter(desk, voice):
    """Much less of it repeats, and it is 6 to 9 dB under the plain line; a shout is 3 to 4 dB over it."""
    plain, whisper, shout = (
        desk.speak(Utterance(WORDS, Voice("pyttsx3", voice), how))
        for how in (manner(()), manner(("whispering",)), manner(("shouting",)))
    )
    assert tone_share(plain) > 10 * tone_share(whisper)
    assert voicing(plain) > 1.3 * voicing(whisper)
    assert -9.0 < level_lufs(whisper) - level_lufs(plain) < -6.0
    assert 2.5 < level_lufs(shout) - level_lufs(plain) < 4.5


def test_marks_stand_where_words_begin(engine):
    """One mark a word, rising, the first at the start; a number spoken as two words has one."""
    words = "Go, said the 42 men, and caf\u00e9 doors banged."
    spoken = engine.speak(Utterance(words, PLAIN))
    assert [words[mark.offset :].split()[0] for mark in spoken.marks] == words.split()
    frames = [mark.frame for mark in spoken.marks]
    assert frames == sorted(frames)
    assert frames[0] < spoken.rate * 0.05
    assert seconds(spoken) * 0.6 < frames[-1] / spoken.rate < seconds(spoken)


@pytest.mark.parametrize("words", ["", "   ", "...", "?!", "\u2014", "\U0001f600", "\0", "\n"])
def test_words_with_nothing_to_say_are_a_short_silence(engine, words):
    """No error, no crash, and no name of a punctuation mark read out."""
    spoken = engine.speak(Utterance(words, PLAIN))
    assert seconds(spoken) == pytest.approx(0.25, abs=0.01)
    assert not spoken.sound.any()


@pytest.mark.parametrize(
    "words",
    ["\u6f22\u5b57", "caf\u00e9 \U0001f600 na\u00efve", "a\0b", "\ud800 x", "<b>no</b> & [[k]]", "7" * 300],
)
def test_odd_words_do_not_harm(engine, words):
    """Other scripts, emoji, control characters, markup and endless numbers are spoken somehow."""
    assert np.abs(engine.speak(Utterance(words, PLAIN)).sound).max() > 0.01


def test_five_thousand_words_are_spoken_whole(tmp_path):
    """Nothing is cut: the marks reach the last word, and the length is that of speech."""
    words = "The quick fox rests, and then it runs again. " * 556
    line = Line("A", words, id="L1")
    cast = Cast((Part("A", Voice("pyttsx3", "gmw/en-US", 2.0)),))
    take = perform([line], cast, Shelf(tmp_path), workers=1)["L1"]
    assert len(take.marks) == len(words.split()) == 5004
    assert words[take.marks[-1].offset :].strip() == "again."
    assert 10 * 60 < to_seconds(take.length) < 20 * 60


def test_unknown_voices_and_variants_are_errors_with_near_names(engine):
    """espeak-ng would speak with another voice and say nothing."""
    for voice, says in (
        ("gmw/en-US+grandmo", "did you mean 'grandma'"),
        ("gmw/en-UX", "did you mean 'gmw/en"),
        ("nobody", "no voice 'nobody'"),
    ):
        with pytest.raises(EngineError, match=says):
            engine.speak(Utterance(WORDS, Voice("pyttsx3", voice)))


@pytest.mark.parametrize(
    ("voice", "known"),
    [
        ("gmw/en-US", ("male", "adult")),
        ("en-us+f3", ("female", "unknown")),
        ("en-us+f300", None),
        ("xx", None),
    ],
)
def test_a_voice_need_not_be_offered_to_be_found(engine, voice, known):
    """Whatever espeak-ng can speak with may be cast; what it would replace by its default voice may not."""
    found = engine.find(voice)
    assert (found and (found.gender, found.age)) == known


def test_every_offered_voice_speaks_equally_loud(engine, desk):
    """Each is there, each is different, and all are within 1 LU of the nominal -20 LUFS on average."""
    offered = engine.voices()[:21]
    spoken = {
        info.id: [desk.speak(Utterance(words, Voice("pyttsx3", info.id))) for words in SAID]
        for info in offered
    }
    levels = [np.mean([level_lufs(sound) for sound in sounds]) for sounds in spoken.values()]
    assert max(abs(level - NOMINAL_LUFS) for level in levels) < 1.0
    assert len({sounds[0].sound.tobytes() for sounds in spoken.values()}) == len(spoken)
    kinds = {(info.gender, info.age) for info in offered}
    assert {(g, a) for g in ("male", "female") for a in ("young", "adult", "old")} <= kinds


def test_the_library_of_the_wheel_is_enough():
    """A machine without espeak-ng speaks with what pip installed; nothing else is looked for."""
    espeak = Espeak((Library("libespeak-ng-that-is-not-there.so.1"), *bundled()))
    assert len(espeak.render(WORDS, Setting("gmw/en-US")).pcm) > 2 * RATE


def test_without_any_library_the_problem_says_what_to_install():
    """No traceback about shared objects."""
    with pytest.raises(EngineError, match="pip install espeakng-loader"):
        EspeakEngine((Library("libespeak-ng-that-is-not-there.so.1"),))


def test_a_crash_inside_the_library_is_an_error_and_no_more(monkeypatch):
    """The library runs in a fork: its end is not ours."""
    espeak = Espeak()

    def crash(*_):
        faulthandler.disable()  # or pytest would print this crash as if it were one of its own
        return ctypes.string_at(0)

    monkeypatch.setattr(espeak._lib, "espeak_Synth", crash)
    with pytest.raises(EngineError, match="ended with status -11"):
        espeak.render(WORDS, Setting("gmw/en-US"))


def test_a_stock_driver_is_driven_through_the_same_interface(tmp_path):
    """What macOS and Windows run, tried on our own driver: pitch and whisper are made from its sound."""
    engine = StockEngine(register(Espeak()))
    desk = desk_of(engine, tmp_path)
    assert engine.voices()[0].accent.startswith("en")
    plain, high = (desk.speak(Utterance(WORDS, Voice("pyttsx3", "gmw/en-US", 1.0, st))) for st in (0.0, 4.0))
    assert seconds(high) == pytest.approx(seconds(plain), rel=0.1)
    assert 12 * np.log2(pitch_hz(high) / pitch_hz(plain)) == pytest.approx(4.0, abs=1.0)
    whisper = desk.speak(Utterance(WORDS, PLAIN, manner(("whispering",))))
    assert -9.0 < level_lufs(whisper) - level_lufs(plain) < -6.0
    assert voicing(plain) > 1.3 * voicing(whisper)
    with pytest.raises(EngineError, match="did you mean 'gmw/en"):
        engine.speak(Utterance(WORDS, Voice("pyttsx3", "gmw/en-UX")))


def test_nothing_is_printed(capfd, engine):
    """pyttsx3's own drivers print; ours leaves the terminal alone."""
    engine.speak(Utterance(WORDS, PLAIN))
    assert capfd.readouterr() == ("", "")


def test_the_engine_is_the_one_in_the_table():
    """`open_engine` finds it by name in a fresh interpreter, and its version names what speaks."""
    code = "from drama.speech.engine import open_engine; print(open_engine('pyttsx3').version)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pyttsx3" in done.stdout
    assert "espeak-ng" in done.stdout


@pytest.mark.parametrize("before", ["", *foreign.PREFIXES.split("|")])
def test_no_accent_is_named(before):
    """What is left of a word behind what espeak-ng takes off it has no "acute", however it ends."""
    words = [f"{before}{letter}{end}" for letter in foreign.NAMED for end in ("", "s", "'s")]
    names = re.compile("ɐkjuːt|ɡɹɑːv|ʊmlaʊt|sɜːkəmflɛks|tɪldə|ɹɪŋ")
    heard = Espeak().ipa([*words, *(speakable(word).text for word in words)], "en-us")
    named = [bool(names.search(re.sub("[ˈˌ^]", "", ipa))) for ipa in heard]
    assert any(named[: len(words)])
    assert not any(named[len(words) :])
