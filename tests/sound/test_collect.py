"""Collecting a script's sounds: each once, at its level, and every missing one at once."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from drama.errors import SoundError
from drama.measure.loudness import loudness_lufs
from drama.report import Step
from drama.script.model import Chapter, Cue, Line, Scene, Script
from drama.sound import collect as collecting
from drama.sound.collect import EXCERPT_S, check_files, collect, cues, find_all, lasting_s
from drama.sound.folder import open_library
from drama.sound.level import REFERENCE_LUFS
from drama.sound.source import MADE
from drama.speech.engine import NOMINAL_LUFS
from drama.store.shelf import Shelf
from drama.timeline.layout import ROOM_TONE
from drama.units import RATE, to_frames

SOUNDS = ("room tone", "door", "theme", "door")
DOOR = Cue("SOUND", "door", at=4)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A shelf that the tests share, so that the room tone is made once."""
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def sfx(tmp_path):
    """A folder with a door and a piece of music."""
    rng = np.random.default_rng(1)
    soundfile.write(tmp_path / "door.wav", 0.02 * rng.standard_normal((2 * RATE, 2)), RATE)
    soundfile.write(tmp_path / "theme.flac", 0.3 * rng.standard_normal((3 * RATE, 1)), RATE)
    return tmp_path


def test_each_sound_is_made_once_and_kept(sfx, shelf):
    """The second render makes nothing; what is on the shelf has the reference loudness."""
    wanted = [DOOR, Cue("MUSIC", "theme"), DOOR, Cue("AMBIENCE", "door", ("quiet",))]
    said = []
    first = collect(wanted, "a.fountain", open_library(sfx), shelf, said.append)
    assert said == [Step("sound", n, 4, name) for n, name in enumerate(SOUNDS, 1)]
    made = {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.flac")}
    assert set(first) == {ROOM_TONE, *(cue.sound for cue in wanted)}
    assert collect(wanted, "a.fountain", open_library(sfx), shelf, said.append) == first
    assert said[4:] == said[:4]
    assert {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.flac")} == made
    for sound in first.values():
        kept = shelf.read(sound.take.key)
        assert kept.shape == (2, sound.take.length)
        assert loudness_lufs(kept) == pytest.approx(REFERENCE_LUFS, abs=0.3)


def test_what_a_made_sound_lasts_is_not_asked_of_its_file(sfx, shelf, monkeypatch):
    """Only ffmpeg reads the head of some files: a render of many would begin seconds later."""
    collect([DOOR], "a.fountain", open_library(sfx), shelf)
    monkeypatch.setattr(collecting, "length_s", lambda file: 99.0)
    assert lasting_s(DOOR, open_library(sfx), shelf) == pytest.approx(2.0, abs=0.01)
    assert lasting_s(Cue("SOUND", "theme"), open_library(sfx), shelf) == 99.0
    assert lasting_s(Cue("SOUND", "bell"), open_library(sfx), shelf) == 0.0


def test_every_file_that_makes_no_sound_is_told_before_a_render(sfx, tmp_path):
    """Empty, broken, without a sample or silent; what is on the shelf is not read again."""
    (sfx / "gate.wav").touch()
    (sfx / "noise.mp3").write_bytes(np.random.default_rng(1).bytes(5000))
    (sfx / "words.ogg").write_text("no sound")
    soundfile.write(sfx / "none.wav", np.zeros((0, 2)), RATE)
    soundfile.write(sfx / "mute.wav", np.zeros((RATE, 2)), RATE)
    soundfile.write(sfx / "off.wav", np.full((RATE, 2), 0.2), RATE)
    library, shelf = open_library(sfx), Shelf(tmp_path / "shelf")
    names = ["gate", "noise", "words", "none ", "mute", "off", "door"]
    wanted = [Cue(kind, name) for name in names for kind in ("SOUND", "AMBIENCE")]
    with pytest.raises(SoundError) as caught:
        check_files(find_all(wanted, "a", library), shelf)
    told = {Path(one.place.file).name: one.what for one in caught.value.problems}
    unread = "is not a sound file that can be read"
    assert told == {
        "gate.wav": unread,
        "noise.mp3": unread,
        "words.ogg": unread,
        "none.wav": "holds no sound",
        "mute.wav": "is silent from end to end",
        "off.wav": "is silent from end to end",
    }
    found = find_all([DOOR], "a", library)
    collect([DOOR], "a", library, shelf)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("drama.sound.collect.decode", lambda *_: pytest.fail("read again"))
        check_files(found, shelf)


def test_a_bed_loops_and_an_effect_does_not(sfx, shelf):
    """AMBIENCE lasts, SOUND lasts as long as it lasts, MUSIC plays through."""
    wanted = [DOOR, Cue("MUSIC", "theme"), Cue("AMBIENCE", "door")]
    takes = collect(wanted, "a", open_library(sfx), shelf)
    assert [takes[cue.sound].loop for cue in wanted] == [False, False, True]
    assert takes[DOOR.sound].take.length == 2 * RATE
    assert takes[ROOM_TONE].loop
    played_lufs = takes[ROOM_TONE].gain_db + REFERENCE_LUFS
    assert played_lufs - NOMINAL_LUFS == pytest.approx(MADE["room tone"].level_lu)


def test_an_ambience_loops_whatever_its_row_says(sfx, shelf):
    """And is the same take: a row that changes nothing that is heard has nothing made anew."""
    found = {}
    for loop in ("yes", "no"):
        (sfx / "catalogue.yaml").write_text(f"door: {{file: door.wav, loop: {loop}}}\n", encoding="utf-8")
        wanted = [Cue("AMBIENCE", "door"), DOOR]
        found[loop] = collect(wanted, "a", open_library(sfx), shelf)
    ambience = "AMBIENCE", "door", ()
    assert found["yes"][ambience] == found["no"][ambience]
    assert found["no"][ambience].loop
    assert found["yes"][DOOR.sound] != found["no"][DOOR.sound]


@pytest.mark.parametrize(("lead_s", "dc"), [(2.0, 0.0), (2.0, 0.2), (0.3, 0.0), (0.0, 0.0)])
def test_an_effect_comes_on_its_cue(tmp_path, shelf, lead_s, dc):
    """Silence at the head of its file is cut, and nothing else; of music and of so short a bed nothing is."""
    lead, time = round(lead_s * RATE), np.arange(RATE // 2) / RATE
    hit = 0.5 * np.sin(2 * np.pi * 400 * time) * np.exp(-6 * time)
    hiss = 1e-4 * np.random.default_rng(4).standard_normal(lead + len(hit))
    clank = hiss + dc + np.concatenate([np.zeros(lead), hit])
    soundfile.write(tmp_path / "clank.wav", clank, RATE, "PCM_24")
    wanted = [Cue(kind, "clank") for kind in ("SOUND", "MUSIC", "AMBIENCE")]
    takes = collect(wanted, "a", open_library(tmp_path), shelf)
    effect, music, bed = (takes[cue.sound].take for cue in wanted)
    assert 0 <= effect.length - len(hit) <= 0.006 * RATE
    assert music.length == bed.length == len(clank)
    assert np.abs(shelf.read(effect.key)[:, : round(0.007 * RATE)]).max() > 0.1


def padded(seconds, *heard):
    """Return noise in the stretches named, in seconds, and a faint hiss between them."""
    sound = 1e-4 * np.random.default_rng(5).standard_normal(round(seconds * RATE))
    for start, end in heard:
        at = slice(round(start * RATE), round(end * RATE))
        sound[at] = 0.2 * np.random.default_rng(6).standard_normal(at.stop - at.start)
    return sound


@pytest.mark.parametrize(
    ("seconds", "heard", "left_s"),
    [
        (8, [(1, 6)], 5),
        (8, [(0, 8)], 8),
        (9, [(0, 3), (3.3, 6)], 6),  # a breath inside is less than what is around
        (1, [(0.0, 0.1)], 1),  # the tick of a clock
        (8, [(0, 1), (2, 3), (4, 5), (6, 7)], 8),  # steps: the last pause is as long as the others
    ],
)
def test_silence_around_a_bed_is_no_hole_where_it_begins_anew(tmp_path, shelf, seconds, heard, left_s):
    """Unless it belongs to its rhythm; music keeps all of its own."""
    soundfile.write(tmp_path / "loop.wav", padded(seconds, *heard), RATE, "PCM_24")
    wanted = [Cue("AMBIENCE", "loop"), Cue("MUSIC", "loop")]
    takes = collect(wanted, "a", open_library(tmp_path), shelf)
    bed, music = (takes[cue.sound].take for cue in wanted)
    assert bed.length / RATE == pytest.approx(left_s, abs=0.02)
    assert music.length == seconds * RATE


def test_what_rises_slowly_keeps_its_rise(tmp_path, shelf):
    """A train that comes nearer for eight seconds is not silence."""
    rise = np.logspace(-45 / 20, 0, 8 * RATE) * np.random.default_rng(4).uniform(-0.5, 0.5, 8 * RATE)
    soundfile.write(tmp_path / "train.wav", rise, RATE)
    takes = collect([Cue("SOUND", "train")], "a", open_library(tmp_path), shelf)
    assert takes["SOUND", "train", ()].take.length == 8 * RATE


def test_a_bed_as_an_effect_comes_and_goes(shelf):
    """`SOUND: wind` is a gust of a few seconds with soft ends."""
    takes = collect([Cue("SOUND", "wind")], "a", open_library(None), shelf)
    gust = takes["SOUND", "wind", ()]
    assert (gust.loop, gust.take.length) == (False, to_frames(EXCERPT_S))
    assert np.abs(shelf.read(gust.take.key)[:, [0, -1]]).max() < 1e-3


def test_thunder_as_an_ambience_comes_now_and_then(shelf):
    """A generated effect asked for as an ambience is heard again and again, never the same twice."""
    takes = collect([Cue("AMBIENCE", "thunder")], "a", open_library(None), shelf)
    storm = takes["AMBIENCE", "thunder", ()]
    assert storm.loop
    assert storm.take.length > 60 * RATE


def test_steps_as_an_ambience_go_on_and_on(shelf):
    """What has a rhythm does not rest: every two seconds of it have a step in them."""
    takes = collect([Cue("AMBIENCE", "footsteps", ("wood",))], "a", open_library(None), shelf)
    walk = shelf.read(takes["AMBIENCE", "footsteps", ("wood",)].take.key)
    seconds = walk[:, : walk.shape[1] // (2 * RATE) * 2 * RATE].reshape(2, -1, 2 * RATE)
    assert (np.abs(seconds).max(axis=2) > 0.02).all()


def test_every_missing_sound_is_named_with_its_line(sfx, shelf):
    """One run tells the whole list, each sound once."""
    wanted = [DOOR, Cue("SOUND", "dor", at=7), Cue("AMBIENCE", "wind", ("purple",), at=9)]
    wanted += [Cue("SOUND", "dor", at=12), Cue("MUSIC", "waltz", at=15)]
    with pytest.raises(SoundError) as error:
        collect(wanted, "a.fountain", open_library(sfx), shelf)
    assert [str(problem.place) for problem in error.value.problems] == [
        "a.fountain:7",
        "a.fountain:9",
        "a.fountain:15",
    ]
    assert "did you mean 'door'" in error.value.problems[0].what


def test_what_there_is_is_listed_once(sfx):
    """The nearest names first; music is another list."""
    wanted = [Cue("SOUND", name) for name in ("dor", "thundr", "xyz")] + [Cue("MUSIC", "waltz")]
    with pytest.raises(SoundError) as error:
        find_all(wanted, "a.fountain", open_library(sfx))
    hints = [problem.hint for problem in error.value.problems]
    assert ["use one of" in hint for hint in hints] == [True, False, False, True]
    assert "use one of: door, " in hints[0]
    assert hints[1].startswith("put thundr.wav")


def test_unreadable_files_are_all_named(sfx, shelf):
    """A broken file and silent ones are all said, by their own names; dither is silence."""
    (sfx / "broken.mp3").write_text("this is a letter, not a sound")
    soundfile.write(sfx / "silent.wav", np.zeros((RATE, 1)), RATE)
    dither = np.random.default_rng(7).integers(-1, 2, (RATE, 1)) / 32768
    soundfile.write(sfx / "dither.wav", dither, RATE)
    soundfile.write(sfx / "faint.wav", 20 * dither, RATE)
    wanted = [Cue("SOUND", name) for name in ("broken", "silent", "dither", "faint")]
    with pytest.raises(SoundError) as error:
        collect(wanted, "a", open_library(sfx), shelf)
    assert [problem.place.file.rsplit("/", 1)[-1] for problem in error.value.problems] == [
        "broken.mp3",
        "silent.wav",
        "dither.wav",
    ]


def test_pauses_and_the_ends_of_ambiences_need_no_sound():
    """`PAUSE: 2`, `AMBIENCE: none` and `MUSIC: stop calm` are instructions, not sounds."""
    stops = ("none", "None", "stop", "stop wind", "STOP wind", "off")
    silent = [Cue("PAUSE", "2"), *(Cue(kind, stop) for stop in stops for kind in ("AMBIENCE", "MUSIC"))]
    assert set(find_all(silent, "a", open_library(None))) == {ROOM_TONE}


@pytest.mark.parametrize("stop", ["none", "stop rain", "Stop"])
def test_an_effect_ends_by_itself(sfx, stop):
    """`SOUND: none` is told with its line before a render, but may be the name of a file."""
    with pytest.raises(SoundError) as error:
        find_all([Cue("SOUND", stop, at=3)], "a", open_library(sfx))
    assert "SOUND: ends nothing" in error.value.problems[0].what
    assert error.value.problems[0].place.line == 3
    (sfx / f"{stop}.wav").write_bytes(b"")
    assert ("SOUND", stop, ()) in find_all([Cue("SOUND", stop)], "a", open_library(sfx))


def test_what_may_be_meant_to_end_music_is_told_how():
    """`MUSIC: out` is no name of music here."""
    with pytest.raises(SoundError, match="write MUSIC: none to end what plays"):
        find_all([Cue("MUSIC", "fade out")], "a", open_library(None))


def test_cues_between_words_are_cues_too():
    """A script's cues are those between its lines and those inside them, in order."""
    line = Line("MARA", "Hush. Listen.", cues=((6, DOOR),))
    wind = Cue("AMBIENCE", "wind")
    script = Script("T", "A", (Chapter("", (Scene("", (wind, line)),)),))
    assert list(cues(script)) == [wind, DOOR]


def test_a_bed_that_is_silent_where_it_is_heard_says_so(sfx, shelf):
    """Its first seconds are; the whole file is not."""
    late = np.zeros(RATE * 8, np.float32)
    late[-RATE:] = 0.1
    soundfile.write(sfx / "late.wav", late, RATE)
    (sfx / "catalogue.yaml").write_text("late: {file: late.wav, loop: yes}\n", encoding="utf-8")
    with pytest.raises(
        SoundError, match="late.wav: is silent for its first 6 s, .*\n  hint: cut the silence"
    ):
        collect([Cue("SOUND", "late")], "a", open_library(sfx), shelf)
    assert collect([Cue("AMBIENCE", "late")], "a", open_library(sfx), shelf)
