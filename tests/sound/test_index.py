"""The list of sounds, what files say of themselves, and hearing one before it is used."""

import json
import subprocess

import numpy as np
import pytest
import soundfile
from typer.testing import CliRunner

from drama.audio import decode, ffmpeg
from drama.cli import app
from drama.errors import SoundError
from drama.measure.loudness import loudness_lufs
from drama.sound.folder import open_library
from drama.sound.index import PREVIEW_S, index, preview
from drama.sound.source import MADE
from drama.sound.tags import licence_in, tags
from drama.sound.ucs import described
from drama.units import RATE

NOISE = 0.05 * np.random.default_rng(1).standard_normal((2 * 22050, 1))


@pytest.fixture
def sfx(tmp_path):
    """A folder with a library's file, one that says nothing, and one that is broken."""
    folder = tmp_path / "sfx"
    folder.mkdir()
    with soundfile.SoundFile(folder / "DOORWood_Knock Heavy_SND_LIB.wav", "w", 22050, 1) as file:
        file.artist, file.copyright = "A. Recordist", "CC BY 4.0"
        file.write(NOISE)
    soundfile.write(folder / "hall.flac", NOISE, 48000)
    (folder / "broken.wav").write_bytes(b"RIFF")
    return folder


def test_silence_is_told(tmp_path):
    """It has no loudness."""
    soundfile.write(tmp_path / "mute.wav", np.full((RATE, 2), 0.2), RATE)
    (entry, *_) = index(open_library(tmp_path))
    assert (entry.lufs, entry.trouble) == (None, "is silent from end to end")


@pytest.mark.parametrize(
    ("stem", "name", "found"),
    [
        ("DOORWood_Knock Heavy_SND_LIB", "Knock Heavy", ("door", "wood")),
        ("AMBForst_Pines At Dusk_ABC_Northern Woods_take 3", "Pines At Dusk", ("ambience", "forest")),
        ("WTHRThun_Far Roll_ABC_Storms", "Far Roll", ("weather", "thunder")),
        ("FEETHmn-Boots_Stairs Up_ABC_Steps", "Stairs Up", ("footsteps", "human", "boots")),
        ("BELL_Vesper_ABC_Church", "Vesper", ("bell",)),
    ],
)
def test_a_librarys_file_name_says_what_it_is(stem, name, found):
    """Category, subcategory and name, as the Universal Category System writes them."""
    said = described(stem)
    assert (said.name, said.tags) == (name, found)


@pytest.mark.parametrize(
    ("stem", "tags"),
    [
        ("COMMTelph_Old Phone Ring_JB_OWN", ("communications", "telephone")),
        ("BELLChrch_Village Bell_JB_OWN", ("bell", "church")),
        ("WATRRivr_Rapids_JB_OWN", ("water", "river")),
        ("MOTRElec_Small Motor_JB_OWN", ("motor", "elec")),
    ],
)
def test_categories_are_words_to_find_a_sound_by(stem, tags):
    """Shortened ones are written out."""
    assert described(stem).tags == tags


@pytest.mark.parametrize(
    "stem", ["door-knock", "my_own_river", "RIVER_WIDE", "XYZAbc_Name_A_B", "_a_b_c", "A_B_C"]
)
def test_any_other_file_name_is_a_name(stem):
    """Underscores alone make no library's file of it."""
    assert described(stem) is None


def test_a_librarys_file_goes_by_its_sounds_name(sfx):
    """And is found by what its category says."""
    library = open_library(sfx)
    assert library.find("Knock heavy").file.name.startswith("DOORWood_")
    with pytest.raises(SoundError, match="wood"):
        library.find("wood")
    assert [entry.name for entry in index(library, ["door", "wood"])] == ["knock heavy"]


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("CC0", "CC0-1.0"),
        ("Licensed CC BY-NC 4.0 by X", "CC-BY-NC-4.0"),
        ("https://creativecommons.org/licenses/by-sa/3.0/", "CC-BY-SA-3.0"),
        ("http://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("Public Domain", "Public domain"),
        ("(c) 2020 Somebody, all rights reserved", ""),
        ("This is NOT public domain. All rights reserved.", ""),
        ("this isn't public domain", ""),
        ("not CC0", ""),
        ("CC BY 4.0, no resale", ""),
        ("Splice sample, do not redistribute", ""),
        ("CC0, attribution is not required", "CC0-1.0"),
        ("CC BY-ND 4.0", "CC-BY-ND-4.0"),
        ("CC BY 4.0, for non-commercial use only", ""),
        ("CC BY 4.0 (non commercial)", ""),
        ("CC BY 4.0 NoDerivatives", ""),
        ("CC0 for personal projects only", ""),
        ("Public domain, non-commercial", ""),
        ("CC0. Only a gate. A private garden", "CC0-1.0"),
        ("CC BY\u2011NC 4.0", "CC-BY-NC-4.0"),
        ("CC0, recorded in Durham, NC", "CC0-1.0"),
        ("CC0, Attribution, NC", ""),
        ("CC_BY_NC_4.0", "CC-BY-NC-4.0"),
        ("Attribution-NonCommercial, creativecommons.org/licenses/by-nc/4.0", "CC-BY-NC-4.0"),
        ("", ""),
    ],
)
def test_a_licence_is_recognised(text, licence):
    """As SPDX writes it, and never guessed."""
    assert licence_in(text) == licence


def test_a_files_tags_are_its_licence_and_credit(sfx):
    """A row of the catalogue counts before them, each by itself."""
    found = open_library(sfx).find("knock heavy")
    assert (found.licence, found.credit) == ("CC-BY-4.0", "A. Recordist")
    name = "DOORWood_Knock Heavy_SND_LIB.wav"
    (sfx / "catalogue.yaml").write_text(f"knock heavy:\n  file: {name}\n  credit: Me\n", encoding="utf-8")
    found = open_library(sfx).find("knock heavy")
    assert (found.licence, found.credit) == ("CC-BY-4.0", "Me")


def test_tags_of_an_mp3_are_read(tmp_path):
    """ffmpeg reads what soundfile has no tags of; a file without any says nothing."""
    path = tmp_path / "rain.mp3"
    wav = tmp_path / "rain.wav"
    soundfile.write(wav, NOISE, 22050)
    said = ["-metadata", "artist=B. Field", "-metadata", "copyright=CC0"]
    subprocess.run([ffmpeg(), "-v", "quiet", "-i", wav, *said, path], check=True)
    assert (tags(path).credit, tags(path).licence) == ("B. Field", "CC0-1.0")
    assert tags(wav) == tags(tmp_path / "missing.wav")


def test_a_tag_that_names_no_licence_is_none(tmp_path):
    """What a file's maker reserves in the first tag that speaks of it counts, and is taken for no licence."""
    path = tmp_path / "loop.flac"
    said = {"license": "Splice sample, do not redistribute", "comment": "Public domain"}
    with soundfile.SoundFile(path, "w", 22050, 1) as file:
        file.license, file.comment = said["license"], said["comment"]
        file.write(NOISE)
    assert tags(path).licence == ""


@pytest.mark.parametrize(
    ("comment", "reserved"),
    [
        ("not the best take, didn't like the end", False),
        ("Recorded in Raleigh, NC", False),
        ("do not redistribute", True),
        ("This isn't for commercial projects", True),
        ("for private listening only", True),
        ("not CC0", True),
        ("not for resale", True),
        ("Do not remix or repost", True),
    ],
)
def test_a_comment_reserves_where_it_is_about_rights(tmp_path, comment, reserved):
    """Actors write there which take it was, too."""
    path = tmp_path / "line.flac"
    with soundfile.SoundFile(path, "w", 22050, 1) as file:
        file.comment = comment
        file.write(NOISE[:100])
    assert tags(path).reserved == (comment if reserved else "")


def test_files_are_measured_once(sfx, tmp_path, monkeypatch):
    """Length and loudness are what another reader finds, a broken file says so, and figures are kept."""
    kept = tmp_path / "figures.json"
    found = {entry.name: entry for entry in index(open_library(sfx), kept=kept)}
    assert found["knock heavy"].seconds == pytest.approx(2.0, abs=0.01)
    assert found["knock heavy"].lufs == pytest.approx(
        loudness_lufs(decode(sfx / "DOORWood_Knock Heavy_SND_LIB.wav")), abs=0.06
    )
    assert found["hall"].licence == ""
    assert "cannot be read" in found["broken"].trouble or "not a sound" in found["broken"].trouble
    assert set(MADE) <= set(found)
    monkeypatch.setattr("drama.sound.index.decode", lambda *_: pytest.fail("measured again"))
    (sfx / "broken.wav").unlink()
    assert [entry.seconds for entry in index(open_library(sfx), ["hall"], kept)] == [found["hall"].seconds]


def test_a_file_in_place_of_a_generated_sound_says_so(show, drama):
    """The list tells which words of a cue change a file; the program's answer tells what it replaces."""
    (show / "sfx").mkdir()
    for name in ("bell", "mill"):
        soundfile.write(show / f"sfx/{name}.wav", NOISE, 22050)
    out = drama("sounds").out
    assert "\nbell: in place of the generated sound; of its words only quiet, soft," in out
    listed = json.loads(drama("sounds", "--json").out)
    assert {one["name"]: one["replaces"] for one in listed if one["file"]} == {"bell": "bell", "mill": ""}


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"a": "b"}'])
def test_a_damaged_list_of_figures_is_made_anew(sfx, tmp_path, damage):
    """It is only a cache."""
    kept = tmp_path / "figures.json"
    kept.write_text(damage, encoding="utf-8")
    assert index(open_library(sfx), ["hall"], kept)[0].seconds == pytest.approx(0.92, abs=0.01)
    assert len(json.loads(kept.read_text(encoding="utf-8"))) == 1


def test_a_preview_is_as_loud_as_in_an_episode(sfx):
    """A bed for 20 seconds, an effect to its end, each at its level against the voices."""
    library = open_library(sfx)
    source, bed = preview(library, "rain", ("heavy",))
    assert (source.kind, bed.shape[1]) == ("bed", round(PREVIEW_S * RATE))
    quiet = preview(library, "knock heavy", ("quiet",))[1]
    usual = preview(library, "knock heavy")[1]
    assert loudness_lufs(usual) - loudness_lufs(quiet) == pytest.approx(6.0, abs=0.1)


def test_the_command_lists_and_plays(sfx, monkeypatch):
    """The list tells what lacks a licence; what is played is a file to open."""
    (sfx / "broken.wav").unlink()
    (sfx.parent / "voices").mkdir()
    monkeypatch.chdir(sfx.parent)
    listed = CliRunner().invoke(app, ["sounds"])
    assert listed.exit_code == 0
    assert "CC-BY-4.0" in listed.stdout
    assert "hall: no licence known" in listed.stdout
    found = CliRunner().invoke(app, ["sounds", "--find", "door wood", "--json"])
    assert [entry["name"] for entry in json.loads(found.stdout)] == ["knock heavy"]
    played = CliRunner().invoke(app, ["sounds", "play", "knock heavy, quiet"])
    assert played.exit_code == 0
    assert decode(sfx.parent / ".drama/preview/knock-heavy-quiet.mp3").shape[1] == pytest.approx(
        2 * RATE, rel=0.1
    )


def test_a_long_file_is_as_long_as_it_says(tmp_path, monkeypatch):
    """Only its beginning is measured, its length is that of all of it; silence is told as far as it goes."""
    monkeypatch.setattr("drama.sound.index._MEASURED_S", 1.0)
    soundfile.write(tmp_path / "long.wav", NOISE[:22050].repeat(3), 22050)
    late = NOISE[:44100].copy()
    late[:33075] = 0.0
    soundfile.write(tmp_path / "late.wav", late, 22050)
    found = {entry.name: entry for entry in index(open_library(tmp_path))}
    assert found["long"].seconds == pytest.approx(3.0, abs=0.01)
    assert found["late"].trouble == "is silent for its first 1 s, and no more of it is heard here"


def test_no_name_is_no_sound(show, drama):
    """Nothing is to be put into sfx/ for it."""
    ran = drama("sounds", "play", "")
    assert (ran.code, "name a sound" in ran.err, ".wav" in ran.err) == (2, True, False)
