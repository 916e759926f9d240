"""An MP3 made reel by reel: only what changed is made again, and nobody hears or sees where it was joined."""

import os
import shutil
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from ebur128 import by_ffmpeg
from mutagen.mp3 import MP3
from one_reel import cut_at, one_reel
from scipy.signal import butter, sosfilt

from drama.errors import OutputError
from drama.master.chain import master
from drama.measure.loudness import PARTS
from drama.mix.reels import LONGEST, Reel, reels
from drama.publish import Tags, publish
from drama.publish.encoder import decode
from drama.publish.exporter import encoding
from drama.publish.mp3 import frame_sizes
from drama.publish.reeled import encoded, written
from drama.settings import Target
from drama.store.shelf import Shelf
from drama.store.vault import Entry, Vault
from drama.timeline.borders import GRID, LEAD
from drama.timeline.model import Clip, Mark, Timeline
from drama.units import RATE, to_frames

BORDERS = (0, 250 * GRID, 600 * GRID, 800 * GRID)
LENGTH = 1_100 * GRID + 321
LINES, EVERY = 9, to_frames(3.1)


def voice(seed, seconds=2.2):
    """A buzz in syllables: what an encoder finds as hard as speech."""
    chance, frames = np.random.default_rng(seed), to_frames(seconds)
    buzz = 2.0 * ((np.arange(frames) * chance.uniform(90, 220) / RATE) % 1.0) - 1.0
    buzz += 0.1 * chance.standard_normal(frames)
    formed = sosfilt(butter(1, [300, 2500], "band", fs=RATE, output="sos"), buzz)
    beats = np.arange(0, frames + 8000, 8000)
    return (0.3 * formed * np.interp(np.arange(frames), beats, chance.uniform(0.02, 1.0, beats.size))).astype(
        np.float32
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    for number in range(LINES):
        shelf.keep(f"line{number}", voice(number))
    shelf.keep("another", -voice(4))  # as loud, so that the gain stays
    noise = np.random.default_rng(5).standard_normal((2, 8 * RATE))
    shelf.keep("river", (0.02 * noise).astype(np.float32))
    return shelf


def timeline(**changes):
    """Return nine lines over a river that begins anew at every border; `line4="b"` takes another take."""
    ends = [*BORDERS[1:], LENGTH]
    beds = [
        Clip(
            "river",
            "ambience",
            max(0, start - LEAD),
            end - max(0, start - LEAD),
            -6.0,
            loop=True,
            fade_out=LEAD,
        )
        for start, end in zip(BORDERS, ends, strict=True)
    ]
    lines = [
        Clip(changes.get(f"line{n}", f"line{n}"), "dialogue", 9_000 + n * EVERY, to_frames(2.2), line=f"L{n}")
        for n in range(LINES)
    ]
    clips = tuple(sorted((*beds, *lines), key=lambda clip: clip.start))
    return Timeline("T", "", clips, (Mark("One", 0, LENGTH),), LENGTH, BORDERS)


def made(planned, shelf, vault, path, target=Target(), tags=Tags("T"), bitrate=""):  # noqa: B008
    mastered = master(reels(planned, shelf), target, vault)
    return publish(mastered, planned, tags, path, bitrate=bitrate, vault=vault)


def kept(vault):
    return {path.name: path.stat().st_mtime_ns for path in vault.folder.glob("*/*.reel")}


def sound_of(path, channels=2):
    return np.concatenate(list(decode(path, channels)), axis=1)


def test_one_edited_line_makes_one_reel_anew(shelf, tmp_path):
    """One mixed, one encoded, of four; and the file is that of a render without a past."""
    vault = Vault(tmp_path / "vault")
    first = made(timeline(), shelf, vault, tmp_path / "first.mp3")
    assert len(kept(vault)) == 8  # of each reel what was heard in the mix, and what was encoded
    edited = made(timeline(line4="another"), shelf, vault, tmp_path / "edited.mp3")
    assert len(kept(vault)) == 10
    cold = made(timeline(line4="another"), shelf, Vault(tmp_path / "new"), tmp_path / "cold.mp3")
    assert edited.path.read_bytes() == cold.path.read_bytes() != first.path.read_bytes()
    assert replace(edited, path=cold.path) == cold
    back = made(timeline(), shelf, vault, tmp_path / "back.mp3")
    assert back.path.read_bytes() == first.path.read_bytes()
    assert len(kept(vault)) == 10


def test_what_moves_is_found_again(shelf):
    """The first stretch is longer by whole frames of MP3, all else is later: the last two reels are known."""
    before, moved = timeline(), 40 * GRID
    clips = tuple(
        replace(clip, start=clip.start + moved)
        if clip.start >= BORDERS[1] - LEAD
        else replace(clip, length=clip.length + moved * clip.loop)
        for clip in before.clips
    )
    borders = (0, *(border + moved for border in BORDERS[1:]))
    after = replace(before, clips=clips, borders=borders, length=LENGTH + moved)
    keys, known = ([reel.key for reel in reels(one, shelf)] for one in (after, before))
    assert [key in known for key in keys] == [
        False,
        False,
        True,
        True,
    ]  # the second hears the first one's end


def test_another_title_or_cover_makes_only_another_tag(shelf, tmp_path):
    """Nothing is mixed and nothing encoded; the sound in the file is the same to the byte."""
    vault = Vault(tmp_path / "vault")
    first = made(timeline(), shelf, vault, tmp_path / "a.mp3").path.read_bytes()
    before = kept(vault)
    again = made(timeline(), shelf, vault, tmp_path / "b.mp3", tags=Tags("Another")).path.read_bytes()
    assert kept(vault).keys() == before.keys()
    assert again != first
    assert again[-50_000:] == first[-50_000:]


def test_joined_frames_are_as_good_as_those_of_one_piece(tmp_path):
    """Joined in the middle of words, the error of the encoder is at the joins what it is in one piece."""
    sound = np.tile(np.concatenate([voice(seed) for seed in range(8)]), (2, 1))
    borders = [n * 83 * GRID for n in range(1, 8)]

    def heard(cut, path):
        mastered = master(cut, Target())
        publish(mastered, Timeline("T", "", (), (), sound.shape[1]), Tags("T"), path)
        return sound_of(path), np.concatenate(list(mastered.blocks()), axis=1)

    def error(decoded, at):
        place = slice(at - GRID, at + GRID)
        return 10 * np.log10(np.sum((decoded - wanted)[:, place] ** 2) / np.sum(wanted[:, place] ** 2))

    whole, wanted = heard(one_reel(sound), tmp_path / "whole.mp3")
    joined, _ = heard(cut_at(sound, borders), tmp_path / "joined.mp3")
    assert joined.shape == whole.shape == sound.shape
    worse = [error(joined, border) - error(whole, border) for border in borders]
    assert max(worse) < 0.5
    steps = np.abs(np.diff(joined - wanted, axis=1)).max(axis=0)
    at_joins = max(steps[border - 30 : border + 30].max() for border in borders)
    assert at_joins < np.percentile(steps, 99.9)


def test_another_encoder_encodes_everything_anew(shelf, tmp_path, monkeypatch):
    """Frames of two encoders are never joined; what was heard of the mix stays."""
    vault = Vault(tmp_path / "vault")
    made(timeline(), shelf, vault, tmp_path / "a.mp3")
    monkeypatch.setattr("drama.publish.reeled.encoder_size", lambda: 1)
    made(timeline(), shelf, vault, tmp_path / "b.mp3")
    assert len(kept(vault)) == 12


def test_a_vault_that_may_only_be_read_is_read(tmp_path, monkeypatch):
    """That an entry was used cannot be noted there; it is whole all the same."""

    def forbidden(*_):
        raise PermissionError

    vault = Vault(tmp_path / "vault")
    vault.keep("k1", Entry({"frames": 1}, b"sound"))
    monkeypatch.setattr(os, "utime", forbidden)
    assert vault.find("k1") == Entry({"frames": 1}, b"sound")


@pytest.mark.parametrize("harm", ["cut", "flipped", "emptied", "gone"])
def test_a_damaged_reel_is_made_anew_and_never_heard(shelf, tmp_path, harm):
    """Whatever became of the files of the vault, the episode is the same."""
    vault = Vault(tmp_path / "vault")
    first = made(timeline(), shelf, vault, tmp_path / "a.mp3").path.read_bytes()
    for path in vault.folder.glob("*/*.reel"):
        stored = bytearray(path.read_bytes())
        stored[len(stored) // 2] ^= 4
        harmed = {"cut": stored[: len(stored) // 2], "flipped": stored, "emptied": b"", "gone": None}[harm]
        path.unlink() if harmed is None else path.write_bytes(harmed)
    assert made(timeline(), shelf, vault, tmp_path / "b.mp3").path.read_bytes() == first


def test_a_reel_that_goes_while_the_file_is_written_is_told(shelf, tmp_path):
    """The error asks to run the command again, and no file is left."""
    vault = Vault(tmp_path / "vault")
    mastered = master(reels(timeline(), shelf), Target(), vault)
    done = encoded(mastered, encoding("mp3", "", 2), vault, lambda frames: None)
    shutil.rmtree(vault.folder)
    with pytest.raises(OutputError, match="deleted while it was being put together"):
        list(written(done, vault))


@pytest.mark.parametrize(
    ("target", "bitrate"),
    [(Target().mono(), ""), (Target(), "v5"), (Target(), "32"), (Target(-20.5, -3.5, 1, "rms"), "192")],
)
def test_other_rates_and_channels_are_joined_as_well(shelf, tmp_path, target, bitrate):
    """Mono, variable, a rate so low that the header needs a larger frame: exact length, at the target."""
    published = made(timeline(), shelf, Vault(tmp_path / "v"), tmp_path / "e.mp3", target, bitrate=bitrate)
    assert sound_of(published.path, target.channels).shape == (target.channels, LENGTH)
    assert published.level == pytest.approx(target.loudness_lufs, abs=0.3)
    loudness, peak = by_ffmpeg(published.path, "I", "Peak")
    assert loudness == pytest.approx(published.loudness_lufs, abs=0.1)
    assert peak <= target.peak_dbtp + 0.05
    assert MP3(published.path).info.length == pytest.approx(LENGTH / RATE, abs=0.001)


@pytest.mark.parametrize("frames", [1, 500, GRID, 3 * GRID + 7])
def test_an_episode_shorter_than_a_frame_has_its_length(tmp_path, frames):
    """Even a single sample is published, and as one."""
    sound = np.full((2, frames), 0.1, np.float32)
    published = publish(
        master(one_reel(sound), Target()), Timeline("T", "", (), (), frames), Tags("T"), tmp_path / "e.mp3"
    )
    assert sound_of(published.path).shape == (2, frames)


def test_peaks_that_the_encoder_raises_are_lowered_where_they_are(tmp_path):
    """What is loud in one reel comes out under the ceiling, and takes nothing from the others."""
    calm = np.tile(np.concatenate([voice(seed) for seed in range(5)]), (2, 1))
    wild = calm.copy()
    wild[:, 200 * GRID : 300 * GRID] = 30.0 * np.sin(np.arange(100 * GRID) * 0.1)
    cut = cut_at(wild.astype(np.float32), [200 * GRID, 300 * GRID])
    tight = replace(master(cut, Target()), gain_db=0.0, ceiling_dbtp=0.0)  # higher than the target
    vault, made = Vault(tmp_path), encoding("mp3", "", 2)
    strict = encoded(tight, made, vault, lambda frames: None)
    lax = encoded(replace(tight, target=Target(peak_dbtp=3.0)), made, vault, lambda frames: None)
    assert strict.peak <= 10 ** (-1.0 / 20) < lax.peak
    bodies = [[vault.find(key).body for key in one.keys] for one in (strict, lax)]
    assert [one == other for one, other in zip(*bodies, strict=True)] == [True, False, True]


def test_what_is_no_mp3_is_refused():
    """With the byte."""
    with pytest.raises(OutputError, match="no MP3 frame at byte 0"):
        frame_sizes(b"RIFF and so on")


def test_a_long_stretch_without_a_border_is_cut_all_the_same(shelf):
    """A timeline that knows no borders, such as an old one, has reels of two minutes."""
    planned = Timeline("T", "", (), (), 5 * LONGEST // 2)
    lengths = [reel.length for reel in reels(planned, shelf)]
    assert lengths == [LONGEST, LONGEST, LONGEST // 2]


def test_words_that_change_without_another_sound_change_no_reel(shelf):
    """Names, words and roles are not heard; places, levels and faders are."""
    planned = timeline()
    keys = [reel.key for reel in reels(planned, shelf)]

    def changed(**what):
        clips = tuple(replace(clip, **what) if clip.key == "line4" else clip for clip in planned.clips)
        return sum(a != b.key for a, b in zip(keys, reels(replace(planned, clips=clips), shelf), strict=True))

    assert changed(words="Else.", name="else", role="TOM", line="L", marks=((0, 0),), space="cave") == 0
    for what in (
        {"pan": 0.5},
        {"gain_db": -1.0},
        {"points": ((0, -3.0),)},
        {"start": planned.clips[5].start + 1},
    ):
        assert changed(**what) >= 1


def test_a_vault_keeps_to_its_limit(tmp_path):
    """What was longest unused goes first."""
    vault = Vault(tmp_path)
    for number in range(4):
        vault.keep(f"{number}" * 40, Entry({"n": number}, bytes(1_000)))
    for number, path in enumerate(sorted(tmp_path.glob("*/*"))):
        os.utime(path, (number, number))
    assert vault.find("0" * 40).head == {"n": 0}  # used just now
    vault.trim(2_500)
    assert [bool(vault.find(f"{number}" * 40)) for number in range(4)] == [True, False, False, True]


class Kept:
    """A vault that has every reel, with notes of so many numbers."""

    def __init__(self, numbers):
        self._numbers = np.full(2 * numbers, 0.01, np.float32).tobytes()

    def find(self, key):
        return Entry({"stream": len(self._numbers), "peak": 0.5, "sizes": []}, self._numbers + b"sound")


def test_ten_hours_are_measured_in_little_memory(shelf):
    """Of ten hours of reels that are there, the 22 MB of their power are held, once."""
    few = master(reels(timeline(), shelf), Target(-16.0, -1.0))
    reel = Reel("reel", LONGEST, 0, 0, lambda: iter(()))
    mastered = replace(few, reels=(reel,) * 300)
    tracemalloc.start()
    made = encoded(mastered, encoding("mp3", "", 2), Kept(LONGEST // GRID * PARTS), lambda frames: None)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made.frames / RATE > 9.9 * 3600
    assert most < 50e6
