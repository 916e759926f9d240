"""Formats and mastering profiles: files of every kind, read back by ffmpeg and mutagen, and measured."""

import re
import subprocess
from base64 import b64decode
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from ebur128 import by_ffmpeg
from mutagen.flac import Picture
from mutagen.mp3 import MP3, BitrateMode
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from one_reel import one_reel

from drama.audio import ffmpeg
from drama.errors import OutputError
from drama.master.chain import master
from drama.measure.loudness import RmsMeter
from drama.publish import Tags, publish
from drama.publish.encoder import decode
from drama.publish.exporter import encoding
from drama.qc.container import read_container
from drama.settings import PROFILES, Profile, Target, is_bitrate
from drama.timeline import Clip, Timeline, chapters_apart, without_beds
from drama.timeline.model import Mark
from drama.units import RATE, to_frames

FRAMES = 8 * RATE + 123
CHAPTERS = (Mark("One: Der Fluß", 0, 3 * RATE), Mark("Two", 3 * RATE, FRAMES))
TIMELINE = Timeline("The River Gate", "A. Writer", (), CHAPTERS, FRAMES)
TAGS = Tags("The River Gate", "A. Writer", "Gates")


def voice_like():
    """Noise in syllables with pauses, left of the middle: nothing a meter could guess."""
    generator = np.random.default_rng(3)
    syllables = np.repeat(generator.uniform(0.0, 0.2, FRAMES // 5000 + 1), 5000)[:FRAMES]
    return (generator.standard_normal((2, FRAMES)) * syllables * [[1.0], [0.6]]).astype(np.float32)


def vowel():
    """A voice that rises and falls for ever, in 39 partials."""
    times = np.arange(FRAMES) / RATE
    turns = np.cumsum(110.0 + 30.0 * np.sin(2.0 * np.pi * 0.7 * times)) / RATE
    partials = sum(np.cos(2.0 * np.pi * number * turns) / number**0.5 for number in range(1, 40))
    loud = 0.02 * partials * (1.0 + np.sin(2.0 * np.pi * 3.0 * times))
    return np.stack([loud, 0.6 * loud]).astype(np.float32)


def published(path, kind, profile=PROFILES["podcast"], sound=None, tags=TAGS, timeline=TIMELINE):
    sound = voice_like() if sound is None else sound
    return publish(master(one_reel(sound), profile.target), timeline, tags, path, kind, profile.bitrate)


def chapters_in(path):
    said = subprocess.run(
        [ffmpeg(), "-nostdin", "-i", path], capture_output=True, encoding="utf-8", check=False
    ).stderr
    times = [float(start) for start in re.findall(r"Chapter #0:\d+: start ([\d.]+)", said)]
    return times, re.findall(r"Chapter #0:\d+.*?title\s*: (.*?)\n", said, re.DOTALL)


LONG = Timeline(
    "The River Gate",
    "A. Writer",
    (),
    (
        Mark("One = 1; #2 \\ Fluß", 0, to_frames(4.655)),
        Mark("Two", to_frames(4.655), to_frames(5.5)),
        Mark("Three", to_frames(5.5), to_frames(6.999)),
        Mark("Four", to_frames(6.999), FRAMES),
    ),
    FRAMES,
)


@pytest.mark.parametrize("kind", ["m4b", "opus"])
def test_chapters_begin_where_they_do_in_the_episode(tmp_path, kind):
    """Wherever in a second that is."""
    path = published(tmp_path / f"e.{kind}", kind, timeline=LONG).path
    times, titles = chapters_in(path)
    assert times == pytest.approx([mark.start / RATE for mark in LONG.chapters], abs=0.02)
    assert titles == [mark.title for mark in LONG.chapters]


def test_an_opus_file_has_its_cover(tmp_path):
    """As the front cover of an Ogg file, which other readers find."""
    cover = tmp_path / "cover.png"
    draw = ["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=64x48"]
    subprocess.run([ffmpeg(), *draw, "-frames:v", "1", cover], check=True)
    path = tmp_path / "e.opus"
    publish(master(one_reel(voice_like()), Target()), TIMELINE, TAGS, path, "opus", cover=cover)
    picture = Picture(b64decode(OggOpus(path).tags["metadata_block_picture"][0]))
    assert (picture.type, picture.mime, picture.width, picture.height) == (3, "image/png", 64, 48)
    assert picture.data == cover.read_bytes()
    assert OggOpus(path).tags["title"] == ["The River Gate"]
    assert read_container(path).codec == "opus"


@pytest.mark.parametrize("kind", ["mp3", "m4b", "opus", "flac"])
def test_a_finished_file_has_the_tags_that_are_asked_for(tmp_path, kind):
    """Whether its kind has them in the file or in its stream."""
    tags = read_container(published(tmp_path / f"e.{kind}", kind).path).tags
    assert (tags["title"], tags["artist"]) == ("The River Gate", "A. Writer")


@pytest.mark.parametrize("kind", ["m4b", "opus"])
def test_chapters_and_tags_are_seen_by_others(tmp_path, kind):
    """ffmpeg finds the chapters within 20 ms and with their titles, mutagen the tags."""
    path = published(tmp_path / f"e.{kind}", kind).path
    times, titles = chapters_in(path)
    assert times == pytest.approx([mark.start / RATE for mark in CHAPTERS], abs=0.02)
    assert titles == [mark.title for mark in CHAPTERS]
    tags = MP4(path).tags if kind == "m4b" else OggOpus(path).tags
    title, artist = ("\xa9nam", "\xa9ART") if kind == "m4b" else ("title", "artist")
    assert (tags[title], tags[artist]) == (["The River Gate"], ["A. Writer"])


def test_a_voice_in_an_m4b_is_near_to_what_it_was(tmp_path):
    """What encoding adds to it lies 20 dB under it and more; ffmpeg's slower way leaves it at 14 dB."""
    sounds = [published(tmp_path / f"e.{kind}", kind, sound=vowel()).path for kind in ("flac", "m4b")]
    before, after = (np.concatenate([*decode(path)], axis=1)[:, :FRAMES] for path in sounds)
    added = before - after * (before * after).sum() / (after * after).sum()
    assert 10.0 * np.log10((before**2).sum() / (added**2).sum()) > 20.0


def test_an_m4b_has_both_kinds_of_chapters(tmp_path):
    """Nero's list for most players, a text track that the sound refers to for Apple's."""
    path = published(tmp_path / "e.m4b", "m4b").path
    data = path.read_bytes()
    assert b"chpl" in data
    assert b"tref" in data
    assert b"chap" in data
    assert data.index(b"moov") < data.index(b"mdat")  # it can be played while it arrives
    assert MP4(path).tags["stik"] == [2]
    assert [chapter.title for chapter in MP4(path).chapters] == [mark.title for mark in CHAPTERS]


@pytest.mark.parametrize(
    ("name", "mono"), [(name, mono) for name in PROFILES for mono in (False, True) if name != "acx"]
)
def test_every_profile_reaches_its_target_by_ffmpegs_meter(tmp_path, name, mono):
    """Within 0.3 LU, no true peak over the ceiling; mono is one channel, 3 LU lower for a podcast alone."""
    loudest = mono and name == "spotify"  # noise of fewer bits has too high peaks for it
    profile = PROFILES[name].changed(mono, "320" if loudest else "")
    path = published(tmp_path / "e.mp3", "mp3", profile).path
    loudness, peak = by_ffmpeg(path, "I", "Peak")
    lower = 3.0 if mono and name == "podcast" else 0.0
    assert loudness == pytest.approx(PROFILES[name].target.loudness_lufs - lower, abs=0.3)
    assert peak <= profile.target.peak_dbtp + 0.05  # ffmpeg prints tenths
    assert MP3(path).info.channels == 2 - mono


def test_acx_is_measured_as_acx_measures(tmp_path):
    """Plain RMS between -23 and -18 dB, peaks under -3 dB, 192 kbit/s CBR, one channel."""
    done = published(tmp_path / "e.mp3", "mp3", PROFILES["acx"])
    meter, peak = RmsMeter(), 0.0
    for block in decode(done.path, channels=1):
        meter.feed(block)
        peak = max(peak, float(np.abs(block).max()))
    assert meter.level == pytest.approx(done.level, abs=0.01)
    assert meter.level == pytest.approx(-20.5, abs=0.3)
    assert 20 * np.log10(peak) < -3.0
    info = MP3(done.path).info
    assert (info.bitrate, info.bitrate_mode, info.channels) == (192_000, BitrateMode.CBR, 1)


def test_a_variable_rate_follows_the_sound(tmp_path):
    """v6 is smaller than v0, both say so in their header, and both are at the target."""
    best, small = (published(tmp_path / f"{rate}.mp3", "mp3", Profile(bitrate=rate)) for rate in ("v0", "v6"))
    assert small.bytes < best.bytes
    assert MP3(best.path).info.bitrate_mode == BitrateMode.VBR
    assert best.level == pytest.approx(-16.0, abs=0.3)
    assert small.level == pytest.approx(-16.0, abs=0.3)


@pytest.mark.parametrize("kind", ["m4b", "opus", "mp3"])
def test_the_same_episode_gives_the_same_bytes(tmp_path, kind):
    """Nothing of the time or the machine's state is in the file."""
    one, other = (published(tmp_path / name, kind).path.read_bytes() for name in ("a", "b"))
    assert one == other


def test_a_bit_rate_that_an_encoder_lacks_is_told_with_those_it_has():
    """By the kind: Opus knows no variable rates of LAME's."""
    with pytest.raises(OutputError, match="bit rate '400'\n  hint: choose 32 to 320 kbit/s, or v0"):
        encoding("mp3", "400", 2)
    with pytest.raises(OutputError, match="choose 8 to 256 kbit/s$"):
        encoding("opus", "v2", 2)
    assert encoding("wav", "128", 2).arguments == encoding("wav", "", 2).arguments


@pytest.mark.parametrize(
    ("written", "known"),
    [("128", True), ("v0", True), ("v9", True), ("8", True), ("v10", False), ("0", False), ("128k", False)],
)
def test_a_bit_rate_is_written_in_two_ways(written, known):
    """Kilobits, or LAME's quality."""
    assert is_bitrate(written) is known


def spoken(start_s, seconds, words):
    return Clip("v", "dialogue", to_frames(start_s), to_frames(seconds), line=words, words=words)


def bed(start_s, seconds, name):
    return Clip("b", "ambience", to_frames(start_s), to_frames(seconds), fade_in=RATE, loop=True, name=name)


EPISODE = Timeline(
    "Show",
    "",
    (
        bed(0, 40, "room tone"),
        spoken(1, 8, "one"),
        bed(12, 20, "river"),
        spoken(14, 6, "two"),
        spoken(35, 2, "three"),
    ),
    (Mark("I", 0, 14 * RATE), Mark("II", 14 * RATE, 35 * RATE), Mark("III", 35 * RATE, 40 * RATE)),
    40 * RATE,
)


def test_a_chapter_of_its_own_begins_with_its_bed_or_a_little_before_its_first_word():
    """Together the files are the episode; no line and no bed is cut in two."""
    parts = chapters_apart(EPISODE)
    assert [part.length / RATE for part in parts] == pytest.approx([12, 22.2, 5.8], abs=0.03)
    lines = [[(clip.words, clip.start / RATE) for clip in part.clips if clip.words] for part in parts]
    soon = partial(pytest.approx, abs=0.03)  # files begin on the grid
    assert lines == [[("one", 1)], [("two", soon(2))], [("three", soon(0.8))]]
    (river,) = [clip for clip in parts[1].clips if clip.name == "river"]
    assert (river.start / RATE, river.length, river.offset) == (soon(0), 20 * RATE, 0)
    rooms = [clip for part in parts for clip in part.clips if clip.name == "room tone"]
    assert [clip.offset / RATE for clip in rooms] == [0, soon(12), soon(34.2)]
    assert [part.chapters for part in parts][1] == (Mark("II", 0, parts[1].length),)


def test_a_chapter_in_which_nothing_is_heard_is_no_file():
    """All its time may belong to the bed with which the next begins."""
    beds = (bed(0, 40, "room tone"), spoken(1, 8, "one"), bed(11, 20, "river"), spoken(14, 6, "three"))
    chapters = (Mark("I", 0, 12 * RATE), Mark("II", 12 * RATE, 13 * RATE), Mark("III", 13 * RATE, 40 * RATE))
    parts = chapters_apart(replace(EPISODE, clips=beds, chapters=chapters))
    assert [part.title for part in parts] == ["I", "III"]
    assert sum(part.length for part in parts) <= 40 * RATE


def test_the_fades_of_what_is_cut_lie_inside_it():
    """A bed that fades in for long may be cut soon after it has begun."""
    cut = replace(bed(33, 6, "rain"), fade_in=5 * RATE)
    parts = chapters_apart(replace(EPISODE, clips=(*EPISODE.clips, cut)))
    clips = [clip for part in parts for clip in part.clips]
    assert all(clip.fade_in + clip.fade_out <= clip.length for clip in clips)


def opened(track, start_s, seconds, name):
    return Clip("s", track, to_frames(start_s), to_frames(seconds), name=name)


BORDERED = replace(
    EPISODE,
    clips=(
        bed(0, 12.5, "room tone"),  # room tone begins anew before each border (drama.timeline.borders)
        opened("music", 0.8, 4, "fanfare"),
        spoken(5, 4, "one"),
        opened("music", 9.2, 3, "outro"),
        bed(12, 21.5, "room tone"),
        opened("sfx", 14, 3, "bell"),
        spoken(17, 4, "two"),
        bed(33, 7, "room tone"),
        spoken(35, 2, "three"),
    ),
)


def test_room_tone_that_begins_anew_does_not_begin_a_chapter():
    """What ends a chapter stays in it, and long quiet between two is left out."""
    parts = chapters_apart(BORDERED)
    heard = [[(clip.name or clip.words, clip.start / RATE) for clip in part.clips] for part in parts]
    heard = [[one for one in part if one[0] != "room tone"] for part in heard]
    soon = partial(pytest.approx, abs=0.03)
    assert heard == [
        [("fanfare", soon(0.8)), ("one", soon(5)), ("outro", soon(9.2))],
        [("bell", soon(0.8)), ("two", soon(3.8))],
        [("three", soon(0.8))],
    ]
    assert [part.length / RATE for part in parts] == [soon(13.2), soon(11.8), soon(5.8)]


@pytest.mark.parametrize(
    ("sound", "rings_s", "fade_s"),
    [
        (opened("sfx", 10, 6, "thunder"), 16, 0),
        (opened("sfx", 10, 60, "train"), 13.2 + 8, 2),  # a file as long as that fades
        (replace(opened("dialogue", 8, 7, "cathedral"), tail_of="one"), 15, 0),
        (replace(bed(2, 13, "crowd"), fade_out=2 * RATE), 15, 2),
    ],
)
def test_what_sounds_at_a_chapters_end_rings_on_in_its_own_file_alone(sound, rings_s, fade_s):
    """It is not cut where the next file begins, nor begins that with the rest; room tone is under both."""
    first, second, _ = chapters_apart(replace(BORDERED, clips=(*BORDERED.clips, sound)))
    soon = partial(pytest.approx, abs=0.03)
    (heard,) = [clip for clip in first.clips if clip.name == sound.name]
    assert (heard.start + heard.length) / RATE == soon(rings_s)
    assert (heard.fade_in, heard.fade_out / RATE) == (sound.fade_in, fade_s)
    assert first.length / RATE == soon(rings_s + 1)
    assert sound.name not in [clip.name for clip in second.clips]
    assert second.clips[0].start == 0
    assert max(c.start + c.length for c in first.clips if c.name == "room tone") == first.length
    assert not [clip for part in (first, second) for clip in part.clips if clip.length <= 0]


def test_a_chapter_without_beds_has_no_longer_quiet_than_shops_take():
    """The effects and the music that begin and end chapters are gone, and so is the time they took."""
    for part in chapters_apart(without_beds(BORDERED)):
        (line,) = [clip for clip in part.clips if clip.words]
        assert line.start / RATE == pytest.approx(0.8, abs=0.03)
        assert 1.0 <= (part.length - line.start - line.length) / RATE <= 5.0


def test_a_profile_without_beds_keeps_the_voices_and_a_lower_room():
    """What an audiobook shop measures between words is room tone, never nothing."""
    bare = without_beds(EPISODE)
    assert [clip.name or clip.words for clip in bare.clips] == ["room tone", "one", "two", "three"]
    assert bare.clips[0].gain_db == EPISODE.clips[0].gain_db - 8.0
    assert bare.length == EPISODE.length
    said = replace(EPISODE, clips=(EPISODE.clips[0], replace(spoken(1, 8, "Room tone."), name="room tone")))
    assert [clip.gain_db - EPISODE.clips[0].gain_db for clip in without_beds(said).clips] == [-8.0, 0.0]
    parts = chapters_apart(replace(said, clips=(*said.clips, replace(said.clips[1], start=36 * RATE))))
    assert sum(clip.track == "dialogue" for part in parts for clip in part.clips) == 2


def test_a_mono_target_keeps_a_level_of_its_own():
    """Asked for by number, it is what is meant; RMS is a mean and does not change."""
    assert Target().mono() == Target(-19.0, channels=1)
    assert Target().mono().mono() == Target(-19.0, channels=1)
    assert PROFILES["acx"].target.mono() == PROFILES["acx"].target
    mono = {name: one.target.mono().loudness_lufs for name, one in PROFILES.items()}
    assert mono == {"podcast": -19.0, "spotify": -14.0, "acx": -20.5, "ebu": -23.0, "audiobook": -18.0}
    assert Profile().changed(mono=True, loudness_lufs=-17.0).target == Target(-17.0, channels=1)


@pytest.mark.parametrize("kind", ["mp3", "flac"])
def test_a_target_that_is_missed_is_told(tmp_path, kind):
    """The file says what it is and what was wanted; one at its target says nothing."""
    far = replace(PROFILES["podcast"], target=Target(-16.0, -14.0))
    missed = published(tmp_path / f"far.{kind}", kind, far)
    assert missed.missed == (
        f"the target of -16 LUFS cannot be reached with peaks under -14 dBTP: this is {missed.level:.1f} LUFS"
    )
    assert missed.peak_dbtp <= -14.0
    assert not published(tmp_path / f"near.{kind}", kind).missed
