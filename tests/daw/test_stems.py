"""Stems of whole episodes: what they add up to, what they hold, how they are kept."""

from dataclasses import replace

import numpy as np
import pytest
import soundfile

from drama.delivery import stems as cutting
from drama.mix.play import mix, mix_stems
from drama.pipeline import recorded
from drama.store.shelf import Shelf
from drama.timeline.record import to_json


def mixed(production):
    timeline = recorded(production)
    return np.concatenate(list(mix(timeline, production.shelf)), axis=1)


def db(sound):
    return 20.0 * np.log10(max(1e-12, float(np.sqrt(np.mean(np.square(sound, dtype=np.float64))))))


def read(folder, kind):
    return {path.stem: soundfile.read(path, dtype="float32")[0].T for path in folder.glob(f"*.{kind}")}


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (
            "roles",
            [
                "dialogue-mara",
                "dialogue-narrator",
                "dialogue-old-woman",
                "effects",
                "ambience",
                "music",
            ],
        ),
        ("buses", ["dialogue", "effects", "ambience", "music"]),
        ("dialogue", ["dialogue", "music-and-effects"]),
    ],
)
@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_stems_add_up_to_the_mix(production, drama, by, names, kind):
    """However they are cut: the same length, and together the mix, to -100 dB below it."""
    told = drama("stems", production.path, "--by", by, "--format", kind)
    assert told.code == 0, told.err
    stems = read(production.folder / "stems", kind)
    whole = mixed(production)
    assert sorted(stems) == sorted(names)
    assert {sound.shape for sound in stems.values()} == {whole.shape}
    assert all(np.abs(sound).max() > 0.001 for sound in stems.values())
    assert db(sum(stems.values()) - whole) < db(whole) - 100.0


def test_a_role_is_heard_in_its_stem_alone(production, drama):
    """Where only Mara speaks, her stem sounds and the other voices' are silent."""
    drama("stems", production.path)
    stems = read(production.folder / "stems", "wav")
    clip = next(clip for clip in recorded(production).clips if clip.role == "MARA")
    inside = slice(clip.start + 500, clip.start + clip.length - 500)
    assert db(stems["dialogue-mara"][:, inside]) > -40.0
    assert not stems["dialogue-old-woman"][:, inside].any()


def test_wav_is_float_and_flac_has_24_bits(production, drama):
    """What a sound editor is told of the formats."""
    drama("stems", production.path, "--by", "buses")
    drama("stems", production.path, "--by", "buses", "--format", "flac")
    infos = {path.name: soundfile.info(path) for path in (production.folder / "stems").iterdir()}
    assert (infos["music.wav"].format, infos["music.wav"].subtype) == ("WAV", "FLOAT")
    assert (infos["music.flac"].format, infos["music.flac"].subtype) == ("FLAC", "PCM_24")


def test_from_four_gigabytes_on_a_stem_is_rf64(production, drama, monkeypatch):
    """A plain WAV cannot tell such a length."""
    monkeypatch.setattr(cutting, "_LARGEST_WAV", 1_000_000)
    drama("stems", production.path, "--by", "dialogue")
    path = production.folder / "stems/dialogue.wav"
    assert path.read_bytes()[:4] == b"RF64"
    assert soundfile.info(path).frames == recorded(production).length


def test_a_stem_too_loud_for_flac_is_refused_and_nothing_written(production, drama):
    """24 bits end at full scale: told with the stem, and a way out; float holds it."""
    timeline = recorded(production)
    louder = tuple(replace(clip, gain_db=60.0 * (clip.track == "sfx")) for clip in timeline.clips)
    production.record.write_text(to_json(replace(timeline, clips=louder)), encoding="utf-8")
    told = drama("stems", production.path, "--format", "flac")
    assert told.code != 0
    assert "effects.flac" in told.err
    assert "--format wav" in told.err
    assert not list((production.folder / "stems").iterdir())
    assert drama("stems", production.path).code == 0


def test_missing_takes_and_episodes_are_told(production, drama):
    """Without a render there is nothing to take apart; a lost take is named."""
    clip = next(clip for clip in recorded(production).clips if clip.role == "MARA")
    production.shelf.path(clip.key).unlink()
    told = drama("stems", production.path)
    assert told.code != 0
    assert "MARA" in told.err
    assert not list((production.folder / "stems").glob("*"))
    production.record.unlink()
    told = drama("stems", production.path)
    assert "drama render" in told.err


def test_stems_left_from_before_are_told(production, drama):
    """Another cut leaves files behind; nothing is deleted, and nothing passes for a part of the sum."""
    drama("stems", production.path)
    told = drama("stems", production.path, "--by", "buses")
    assert "from before, and no part of these: dialogue-mara.wav, dialogue-narrator.wav" in told.out


def test_wrong_words_are_told(production, drama):
    """Formats and cuts that do not exist."""
    assert "none of wav, flac" in drama("stems", production.path, "--format", "mp3").err
    assert "none of roles, buses" in drama("stems", production.path, "--by", "actor").err


def test_every_stem_is_played_in_one_pass(production, monkeypatch):
    """Each take is read once for each stretch that it sounds in, however many stems there are."""
    reads = []
    read = Shelf.read
    monkeypatch.setattr(Shelf, "read", lambda *what: reads.append(what[1:]) or read(*what))
    timeline = recorded(production)
    list(mix(timeline, production.shelf))  # loops are remembered from now on
    reads.clear()
    list(mix(timeline, production.shelf))
    once = sorted(reads)
    reads.clear()
    list(mix_stems(timeline, production.shelf, lambda clip: clip.role or clip.track))
    assert sorted(reads) == once


@pytest.mark.parametrize(
    ("command", "what"), [("stems", "the stems need up to"), ("daw", "the sounds need up to")]
)
def test_no_room_is_told_before_anything_is_written(production, drama, monkeypatch, command, what):
    """With how much is needed and how much is free."""
    monkeypatch.setattr("shutil.disk_usage", lambda path: type("Usage", (), {"free": 1_000}))
    ran = drama(command, production.path, "--out", production.folder / "out")
    assert (ran.code, what in ran.err, "0 MB are free" in ran.err) == (8, True, True)
    assert not (production.folder / "out").exists()


def test_a_disk_that_is_full_meanwhile_is_told(production, drama, monkeypatch):
    """libsndfile only says that it cannot write."""
    monkeypatch.setattr(soundfile.SoundFile, "write", lambda *_: (_ for _ in ()).throw(AssertionError))
    for command, what in (
        ("stems", "the stems could not be written"),
        ("daw", "the sounds cannot be copied"),
    ):
        ran = drama(command, production.path, "--out", production.folder / "out")
        assert (ran.code, what in ran.err, "hint: free some space" in ran.err) == (8, True, True)
        assert not list(production.folder.rglob("*.part"))
