"""The user's sfx/ folder and its catalogue: found by name, and wrong rows said with their lines."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import numpy as np
import pytest
import soundfile

from drama.errors import SoundError
from drama.sound.folder import GENERATED_LICENCE, open_library
from drama.sound.made.hearing import SHARED
from drama.sound.names import ALIASES
from drama.sound.recorded.takes import LICENCE, STEPS
from drama.sound.source import BED_LU, MADE, SHOT_LU
from drama.units import RATE

REPO = Path(__file__).parents[2]


@pytest.fixture
def sfx(tmp_path):
    """A folder with one sound in it."""
    folder = tmp_path / "sfx"
    folder.mkdir()
    put(folder / "Door-Knock.wav")
    return folder


def put(path, level=0.1):
    """Write a short noise to a file."""
    noise = level * np.random.default_rng(1).standard_normal((RATE // 2, 1))
    soundfile.write(path, noise, RATE, format="WAV" if path.suffix == ".wav" else None)


def catalogue(folder, text):
    """Write the catalogue and open the folder."""
    (folder / "catalogue.yaml").write_text(text, encoding="utf-8")
    return open_library(folder)


def problems(folder, text):
    """Return the lines and words of what is wrong with a catalogue."""
    with pytest.raises(SoundError) as error:
        catalogue(folder, text)
    assert error.value.exit_code == 6
    assert all(problem.place.file == str(folder / "catalogue.yaml") for problem in error.value.problems)
    return [(problem.place.line, problem.what) for problem in error.value.problems]


def test_without_a_folder_there_are_the_generated_sounds():
    """Nothing has to be set up to hear wind."""
    library = open_library(None)
    assert library.names() == tuple(sorted(MADE))
    wind = library.find("Wind", ("soft",), "AMBIENCE")
    assert (wind.kind, wind.made, wind.licence) == ("bed", "wind", GENERATED_LICENCE)
    assert wind.level_lu < MADE["wind"].level_lu


@pytest.mark.parametrize(("file", "cue"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_accents_are_alike_however_they_are_written(sfx, file, cue):
    """A Mac writes an umlaut of a file's name as two characters, an editor as one."""
    put(sfx / normalize(file, "Tür zu.flac"))
    asked = normalize(cue, "TÜR ZU")
    found = open_library(sfx).find(asked)
    assert normalize("NFC", str(found.file)).endswith("Tür zu.flac")
    listed = catalogue(sfx, f"{normalize(cue, 'Tor fällt')}:\n  file: {normalize(cue, 'Tür zu.flac')}\n")
    assert listed.find(normalize(file, "tor fällt")).file == found.file


@pytest.mark.parametrize("name", ["door knock", "DOOR_KNOCK", "Door-Knock", " door  knock "])
def test_a_file_is_found_by_its_name(sfx, name):
    """Case, spaces, hyphens and underscores are alike, and no catalogue is needed."""
    found = open_library(sfx).find(name)
    assert (found.file, found.kind, found.level_lu) == (sfx / "Door-Knock.wav", "shot", SHOT_LU)


@pytest.mark.parametrize(
    ("cue", "file", "louder"),
    [
        (("footsteps", "gravel"), "footsteps, gravel", 0.0),
        (("Footsteps", "Gravel", "loud"), "footsteps, gravel", 4.0),
        (("footsteps", "gravel", "fast"), "footsteps, gravel", 0.0),  # a word of the generated ones
        (("door", "wooden", "old"), "door, wooden, old", 0.0),
        (("door", "wooden", "soft"), "door, wooden", -4.0),
        (("bang", "far"), "bang, far", 0.0),
        (("footsteps", "snow"), "", 0.0),
    ],
)
def test_a_name_may_have_commas(sfx, cue, file, louder):
    """The longest name is the one that is meant, and only what is left of the cue are words."""
    for name in ("footsteps, gravel", "Door,wooden", "Door, wooden, old", "thump"):
        put(sfx / f"{name}.wav")
    library = catalogue(sfx, "Bang, far: {file: thump.wav}\n")
    found = library.find(cue[0], cue[1:])
    assert found.name == (file or "footsteps")
    assert bool(found.file) is bool(file)
    if file:
        usual = MADE["footsteps"].level_lu if "footsteps" in file else SHOT_LU
        assert found.level_lu - usual == louder


def test_what_a_file_is_used_for_decides_what_the_catalogue_leaves_open(sfx):
    """As an ambience it is a bed, lower than an effect."""
    put(sfx / "mill.wav")
    found = open_library(sfx).find("mill", ("quiet",), "AMBIENCE")
    assert (found.kind, found.level_lu) == ("bed", BED_LU - 6.0)


def test_a_file_takes_the_place_of_a_generated_sound(sfx):
    """`river.wav` is the river, with or without a row that says the river is generated."""
    put(sfx / "river.wav")
    assert open_library(sfx).find("river").file == sfx / "river.wav"
    assert catalogue(sfx, "river: {made: river, licence: mine}").find("river").licence == ""
    assert catalogue(sfx, "river: {made: river}").find("river").kind == "bed"


@pytest.mark.parametrize("kind", ["SOUND", "AMBIENCE", "MUSIC"])
@pytest.mark.parametrize("name", ["river", "mill", "music"])
def test_a_row_of_a_file_leaves_open_what_it_does_not_say(sfx, name, kind):
    """Naming the licence of a file makes no shot of a bed, and changes no level; what is said counts."""
    put(sfx / f"{name}.wav")
    bare = open_library(sfx).find(name, (), kind)
    row = f"{name}: {{file: {name}.wav, licence: CC0-1.0"
    assert catalogue(sfx, row + "}").find(name, (), kind) == replace(bare, licence="CC0-1.0")
    assert catalogue(sfx, row + ", loop: no, level: -20}").find(name, (), kind) == replace(
        bare, licence="CC0-1.0", kind="shot", level_lu=-20.0
    )


def test_a_file_passes_over_the_words_of_the_sound_it_replaces(sfx):
    """A cue written for the generated sound plays the file as it is; nobody's words are still refused."""
    put(sfx / "bell.wav")
    put(sfx / "campfire.wav")
    put(sfx / "gust.wav")
    library = catalogue(sfx, "toll: {file: bell.wav}\ngust: {made: wind}\n")
    bare = library.find("bell")
    assert library.find("bell", ("large", "tolling")) == library.find("church bell", ("deep",)) == bare
    assert library.find("bell", ("loud", "large")).level_lu == bare.level_lu + 4.0
    assert library.find("campfire", ("roaring",)).file == sfx / "campfire.wav"
    assert library.find("gust", ("howling",)).file == sfx / "gust.wav"
    with pytest.raises(SoundError, match=r"'bell' does not understand 'lage' \(did you mean 'large'\?\)"):
        library.find("bell", ("lage",))
    for name, word in (("toll", "large"), ("door knock", "purple")):
        with pytest.raises(SoundError, match=f"does not understand '{word}'"):
            library.find(name, (word,))


def test_a_sound_is_read_once_until_it_changes(sfx, monkeypatch):
    """However often it is looked up, in a library opened anew too."""
    read, digest = [], hashlib.file_digest
    monkeypatch.setattr(hashlib, "file_digest", lambda *asked: read.append(asked) or digest(*asked))
    keys = [open_library(sfx).find("door knock").key for _ in range(3)]
    assert (len(read), len(set(keys))) == (1, 1)
    put(sfx / "Door-Knock.wav", 0.2)
    os.utime(sfx / "Door-Knock.wav", ns=(1, 1))
    assert open_library(sfx).find("door knock").key != keys[0]


def test_a_sound_changes_its_key_with_its_bytes_only(sfx):
    """A file that is recorded anew is decoded anew; a renamed one is not."""
    before = open_library(sfx).find("door knock").key
    (sfx / "Door-Knock.wav").rename(sfx / "knock.wav")
    assert open_library(sfx).find("knock").key == before
    put(sfx / "knock.wav", level=0.2)
    assert open_library(sfx).find("knock").key != before


def test_a_row_says_everything(sfx):
    """Level, loop, licence and credit come from the row, the words of the cue on top."""
    library = catalogue(
        sfx,
        "knocking:\n  file: Door-Knock.wav\n  loop: yes\n  level: -9.5\n  tags: [door, wood]\n"
        "  licence: CC-BY-4.0\n  credit: A. Recordist\n",
    )
    found = library.find("Knocking", ("loud",))
    assert (found.kind, found.level_lu) == ("bed", -5.5)
    assert (found.licence, found.credit) == ("CC-BY-4.0", "A. Recordist")
    with pytest.raises(SoundError, match="or use one of: knocking"):
        library.find("wood")


def test_a_generated_sound_under_another_name(sfx):
    """A row may give a generator's sound with some of its words a name of its own.

    Its level is the loudness of that, to which only words of the cue add theirs.
    """
    library = catalogue(
        sfx, "breeze: {made: wind, words: [soft, wide], level: -20}\nair: {made: wind, words: [soft]}"
    )
    for words, level_lu in (("slow",), -20.0), (("soft",), -20.0), (("distant",), -24.0):
        breeze = library.find("breeze", words)
        assert (breeze.made, breeze.params[:2], breeze.level_lu) == ("wind", ("soft", "wide"), level_lu)
    assert library.find("air").level_lu == library.find("wind", ("soft",)).level_lu < MADE["wind"].level_lu


@pytest.mark.parametrize("said", [("bell", "twice"), ("church bell", "large"), ("river.wav", "soft")])
def test_a_word_counts_once(sfx, said):
    """However often a cue says it, and where the name says it too: a doubled bell would never end."""
    put(sfx / "river.wav")
    library = open_library(sfx)
    name, word = said[0].removesuffix(".wav"), said[1]
    assert library.find(name, (word,) * 20) == library.find(name, (word,))


def test_a_row_and_a_cue_that_say_one_word(sfx):
    """The words of the catalogue and those of the cue are one list."""
    catalogue(sfx, "toll: {made: bell, words: [twice]}")
    library = open_library(sfx)
    assert library.find("toll", ("twice",)) == library.find("toll")


def test_every_mistake_is_said_with_its_line(sfx):
    """One look at the message mends the whole file."""
    found = problems(
        sfx,
        "a:\n  fil: Door-Knock.wav\n"
        "b:\n  file: gone.wav\n"
        "c:\n  file: Door-Knock.wav\n  made: wind\n"
        "d:\n  made: wnd\n"
        "e:\n  made: wind\n  level: loud\n"
        "f:\n  made: wind\n  level: 90\n"
        "g:\n  made: wind\n  words: [sofft]\n"
        "h: nothing\n"
        "i:\n  loop: yes\n"
        "j:\n  made: wind\n  loop: perhaps\n"
        "k:\n  file: Door-Knock.wav\n  words: soft\n",
    )
    expected = [
        (2, "'fil' is not known here (did you mean 'file'?)"),
        (1, "'a' has no sound"),
        (4, "no file 'gone.wav'"),
        (5, "both a file and a generator"),
        (9, "did you mean 'wind'"),
        (12, "'loud' is not a number"),
        (15, "from -60 to 12 LU"),
        (18, "did you mean 'soft'"),
        (19, "'h' says nothing"),
        (20, "'i' has no sound"),
        (24, "'perhaps' is neither yes nor no"),
        (27, "words: is for generated sounds"),
    ]
    assert len(found) == len(expected)
    for (line, what), (wanted_line, part) in zip(found, expected, strict=True):
        assert part in what
        assert line in (wanted_line, wanted_line - 1), what


@pytest.mark.parametrize("path", ["../secret.wav", "/etc/passwd", "a/../../secret.wav", "link.wav"])
def test_a_path_out_of_the_folder_is_refused(sfx, path):
    """A catalogue from a stranger reads nothing but its own folder, through a link neither."""
    put(sfx.parent / "secret.wav")
    (sfx / "link.wav").symlink_to(sfx.parent / "secret.wav")
    ((line, what),) = problems(sfx, f"a:\n  file: {path}\n")
    assert line == 2
    assert "outside sfx/" in what


def test_a_link_out_of_the_folder_is_refused_however_its_accents_are_written(sfx):
    """The file is looked for again with its accents composed, and is no more in the folder then."""
    put(sfx.parent / "secret.wav")
    (sfx / normalize("NFD", "café.wav")).symlink_to(sfx.parent / "secret.wav")
    ((line, what),) = problems(sfx, f"a:\n  file: {normalize('NFC', 'café.wav')}\n")
    assert (line, "café.wav" in what) == (2, True)


def test_a_link_out_of_the_folder_is_no_sound(sfx):
    """What a show can play lies in the show."""
    put(sfx.parent / "secret.wav")
    (sfx / "link.wav").symlink_to(sfx.parent / "secret.wav")
    assert "link" not in open_library(sfx).names()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("wind:\n\tmade: wind\n", "tab"),
        ("wind: !!python/object/apply:os.system [ls]\n", "tag"),
        ("wind: {made: wind}\nwind: {made: river}\n", "second time"),
        ("door knock: {made: wind}\nDoor_Knock: {made: river}\n", "listed twice"),
        ("a: &x {made: wind}\nb: *x\n", "repeats"),
        ("- wind\n- river\n", "name: value"),
        ("wind: [\n", "YAML"),
    ],
)
def test_hostile_and_broken_yaml_is_refused(sfx, text, part):
    """No code, no growth, no half-read file: a sentence with a place."""
    assert any(part in what for _, what in problems(sfx, text))


def test_two_files_of_one_name_are_not_guessed_between(sfx):
    """Which of two is meant is the user's to say."""
    put(sfx / "door_knock.flac")
    with pytest.raises(SoundError, match="could be any of"):
        open_library(sfx).find("door knock")
    listed = catalogue(sfx, "door knock: {file: door_knock.flac}")
    assert listed.find("door knock").file == sfx / "door_knock.flac"


def test_music_is_music(sfx):
    """Wind is none, and the answer says where to put some; any file is, and what is made so."""
    with pytest.raises(SoundError, match=r"no music called 'wind'.*\n.*put wind.wav"):
        open_library(sfx).find("wind", (), "MUSIC")
    assert open_library(sfx).find("door knock", (), "MUSIC").level_lu > SHOT_LU
    assert open_library(sfx).find("sad", (), "MUSIC").params == ("sad",)
    assert open_library(sfx).find("tense sting", (), "MUSIC").made == "sting"


def test_the_catalogue_of_the_repository_opens():
    """The example's rows are found, and generated sounds have their licence listed or not."""
    library = open_library(REPO / "sfx")
    for name in (*library.rows, *MADE):
        assert library.find(name).licence == GENERATED_LICENCE


def test_steps_that_are_recorded_name_who_recorded_them(tmp_path):
    """Licence and credit go with the words; what is made has none, and a file of the user's wins."""
    library = open_library(None)
    snow, stone = (library.find("footsteps", (ground,)) for ground in ("snow", "stone"))
    assert (snow.licence, snow.credit) == (LICENCE, STEPS["snow"].credit())
    assert "Ryding" in snow.credit
    assert library.find("footsteps on sand").credit == STEPS["sand"].credit()
    assert (stone.licence, stone.credit) == (GENERATED_LICENCE, "")
    put(tmp_path / "footsteps.wav")
    own = open_library(tmp_path)
    assert own.find("footsteps").file == tmp_path / "footsteps.wav"


def test_the_page_lists_every_sound_with_its_words_and_other_names():
    """The table of docs/sounds.md is what the generators understand."""
    text = (REPO / "docs" / "sounds.md").read_text(encoding="utf-8")
    listed = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    rows = {cells[0]: cells[1:] for cells in listed if len(cells) == 3}
    for name, made in MADE.items():
        others = ", ".join(alias for alias, (target, _) in ALIASES.items() if target == name)
        assert rows[name] == [", ".join(made.own_words()) or "-", others or "-"]
    assert f"Every sound understands: {', '.join(SHARED)}." in " ".join(text.split())


@pytest.mark.parametrize(
    ("asked", "kind", "told"),
    [
        ("door-knock.wav", "SOUND", "SOUND: door knock"),
        ("Door-Knock.WAV", "AMBIENCE", "AMBIENCE: door knock"),
        ("sfx/door-knock.wav", "SOUND", "SOUND: door knock"),
        ("sfx\\door-knock", "SOUND", "SOUND: door knock"),
        ("door knock (distant)", "SOUND", "SOUND: door knock, distant"),
        ("Door Knock (soft, distant)", "SOUND", "SOUND: door knock, soft, distant"),
        ("door knock (take 4)", "SOUND", "SOUND: door knock"),
        ("thunder.mp3", "SOUND", "SOUND: thunder"),
        ("RAINHvy_Roof Tin_ABC_Lib.wav", "AMBIENCE", None),
    ],
)
def test_a_sound_asked_for_as_a_file_is_told_its_name(sfx, asked, kind, told):
    """Folder, ending and brackets are left out of a cue."""
    put(sfx / "RAINHvy_Roof Tin_ABC_Lib.wav")
    library = open_library(sfx)
    with pytest.raises(SoundError) as caught:
        library.find(asked, (), kind)
    (problem,) = caught.value.problems
    told = told or f"{kind}: {next(name for name in library.files if name != 'door knock')}"
    assert problem.hint == f"sounds go by their names, without folder, ending or brackets: {told}"


@pytest.mark.parametrize("asked", ["rain \u2014 fade in", "Rain (fading in)", "rain, fades up"])
def test_an_ambience_that_is_to_fade_in_is_told_that_it_does(sfx, asked):
    """It is not told how it ends."""
    with pytest.raises(SoundError) as caught:
        open_library(sfx).find(asked, (), "AMBIENCE")
    assert caught.value.problems[0].hint == "it fades in by itself: AMBIENCE: rain"


@pytest.mark.parametrize("asked", ["foghorn.wav", "sfx/foghorn.wav", "foghorn (distant)", "foghorn"])
def test_the_hint_for_a_missing_file_has_one_ending(sfx, asked):
    """What is to be put into the folder is the name, however it was asked for."""
    with pytest.raises(SoundError, match=r"put foghorn\.wav \(or \.mp3") as caught:
        open_library(sfx).find(asked)
    assert f"called '{asked}'" in caught.value.problems[0].what
