"""Publishing: the finished file is whole, at its target once decoded, tagged and chaptered, or not there."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from mutagen.mp3 import MP3, BitrateMode
from one_reel import one_reel, played

from drama.audio import ffmpeg
from drama.errors import OutputError, Problem
from drama.master.chain import master
from drama.measure.loudness import LoudnessMeter
from drama.publish import EXPORTERS, Tags, publish
from drama.publish.encoder import decode, encode
from drama.publish.exporter import encoding
from drama.publish.tags import metadata
from drama.settings import Target
from drama.timeline.model import Mark, Timeline
from drama.units import RATE

APPLE = Target(loudness_lufs=-16.0, peak_dbtp=-1.0)
FRAMES = 6 * RATE + 321
CHAPTERS = (
    Mark("One: The Ford = 50 % # 1; a\\b", 0, 2 * RATE + 17),
    Mark("Δύο — “Ωδή” 🌊", 2 * RATE + 17, 4 * RATE),
    Mark("Three\nlines", 4 * RATE, FRAMES),
)
TIMELINE = Timeline("The River Gate", "A. Writer", (), CHAPTERS, FRAMES)
TAGS = Tags(
    title="The River Gate; part #1 = Ωμέγα",
    artist="A. Writer",
    album="Gates",
    album_artist="The Company",
    date="2025-03-01",
    comment="Told in one night.",
    track=7,
    season=2,
    description="A post bag and a gate.",
    copyright="CC BY 4.0",
    link="https://example.org/7",
    guid="gate-7",
    explicit=True,
)


def hiss(frames=FRAMES, level=0.05):
    """Noise over the whole band: the hardest sound for an encoder to keep the level of."""
    sound = np.random.default_rng(5).standard_normal((2, frames)) * level
    sound[:, ::9_000] *= 8.0
    return sound.astype(np.float32)


def mastered(sound=None, target=APPLE):
    return master(one_reel(hiss() if sound is None else sound), target)


@pytest.fixture(scope="module")
def cover(tmp_path_factory):
    path = tmp_path_factory.mktemp("cover") / "cover %03d.jpg"
    draw = ["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=64x64"]
    subprocess.run([ffmpeg(), *draw, "-frames:v", "1", "-f", "mjpeg", f"file:{path}"], check=True)
    return path


@pytest.fixture(scope="module")
def mp3(tmp_path_factory, cover):
    path = tmp_path_factory.mktemp("output") / "episode.mp3"
    return publish(mastered(), TIMELINE, TAGS, path, cover=cover)


def test_the_decoded_mp3_is_at_its_target(mp3):
    """Measured in the file as a player hears it: -16 LUFS +-0.5, -1 dBTP, the timeline's length exactly."""
    sound = np.concatenate(list(decode(mp3.path)), axis=1)
    meter = LoudnessMeter()
    meter.feed(sound)
    assert sound.shape[1] == mp3.frames == FRAMES
    assert meter.loudness_lufs == pytest.approx(mp3.loudness_lufs, abs=0.02)
    assert mp3.loudness_lufs == pytest.approx(-16.0, abs=0.3)
    assert mp3.peak_dbtp <= -1.0
    assert mp3.bytes == mp3.path.stat().st_size


def test_an_mp3_is_what_podcast_platforms_ask_for(mp3):
    """128 kbps CBR, 44.1 kHz, stereo, with the header that tells players its length."""
    info = MP3(mp3.path).info
    assert (round(info.bitrate, -2), info.sample_rate, info.channels) == (128_000, RATE, 2)
    assert info.bitrate_mode == BitrateMode.CBR
    assert b"Info" in mp3.path.read_bytes()
    assert info.length == pytest.approx(FRAMES / RATE, abs=0.03)


def test_an_mp3_carries_its_tags_and_cover(mp3, cover):
    """A second reader finds every tag as it was given, and the cover's own bytes."""
    tags = ID3(mp3.path)
    assert tags.version == (2, 3, 0)
    expected = {
        "TIT2": TAGS.title,
        "TPE1": "A. Writer",
        "TALB": "Gates",
        "TPE2": "The Company",
        "TCON": "Podcast",
        "TDRC": "2025-03-01",
        "TRCK": "7",
        "TLAN": "eng",
        "TPOS": "2",
        "COMM::eng": "Told in one night.",
        "TDES": "A post bag and a gate.",
        "TCOP": "CC BY 4.0",
        "TGID": "gate-7",
        "WOAF": "https://example.org/7",
        "TXXX:ITUNESADVISORY": "1",
    }
    assert {name: str(tags[name]) for name in expected} == expected
    (picture,) = tags.getall("APIC")
    assert (picture.mime, picture.type, picture.data) == ("image/jpeg", 3, cover.read_bytes())


def test_mp3_chapters_match_the_script(mp3):
    """CTOC and CHAP, in order, gapless, within 20 ms, with the titles as they were written."""
    tags = ID3(mp3.path)
    (contents,) = tags.getall("CTOC")
    chapters = sorted(tags.getall("CHAP"), key=lambda chapter: chapter.start_time)
    assert contents.child_element_ids == [chapter.element_id for chapter in chapters]
    titles = [str(chapter.sub_frames["TIT2"]) for chapter in chapters]
    assert titles == [CHAPTERS[0].title, CHAPTERS[1].title, "Three lines"]
    for chapter, mark in zip(chapters, CHAPTERS, strict=True):
        assert chapter.start_time == pytest.approx(1000 * mark.start / RATE, abs=20)
        assert chapter.end_time == pytest.approx(1000 * mark.end / RATE, abs=20)


def test_ffmpeg_reads_the_chapters_too(mp3):
    """The commonest other reader lists the same chapters, in the order they are heard."""
    said = subprocess.run(
        [ffmpeg(), "-nostdin", "-i", mp3.path], capture_output=True, encoding="utf-8", check=False
    ).stderr
    times = [float(start) for start in re.findall(r"Chapter #0:\d+: start ([\d.]+)", said)]
    assert times == pytest.approx([mark.start / RATE for mark in CHAPTERS], abs=0.02)
    assert CHAPTERS[1].title in said


def test_the_same_episode_gives_the_same_bytes(mp3, cover, tmp_path):
    """Nothing of the time or the machine's state is in the file."""
    again = publish(mastered(), TIMELINE, TAGS, tmp_path / "again.mp3", cover=cover)
    assert again.path.read_bytes() == mp3.path.read_bytes()


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_lossless_kinds_keep_every_sample(tmp_path, kind):
    """The file is the master, rounded to 16 bits."""
    finished = mastered()
    published = publish(finished, TIMELINE, TAGS, tmp_path / f"episode.{kind}", kind)
    sound, rate = soundfile.read(published.path, dtype="float32")
    assert rate == RATE
    assert np.allclose(sound.T, np.concatenate(list(finished.blocks()), axis=1), atol=0.6 / 32768)
    assert soundfile.info(published.path).subtype == "PCM_16"


def test_a_pipe_that_the_system_keeps_small_is_used_as_it_is(tmp_path, monkeypatch):
    """A wider pipe is only quicker; a system that grants none publishes all the same."""
    monkeypatch.setattr("drama.publish.encoder._PIPE_BYTES", -1)
    published = publish(mastered(), TIMELINE, TAGS, tmp_path / "e.wav", "wav")
    assert published.frames == TIMELINE.length


def test_flac_has_tags_and_a_cover(tmp_path, cover):
    """FLAC carries tags as Vorbis comments."""
    path = publish(mastered(), TIMELINE, TAGS, tmp_path / "episode.flac", "flac", cover=cover).path
    tags = FLAC(path)
    assert (tags["title"], tags["artist"]) == ([TAGS.title], ["A. Writer"])
    assert tags.pictures[0].data == cover.read_bytes()


def test_a_file_that_misses_its_target_is_encoded_again(tmp_path):
    """128 kbps drops the top of the band; the file is corrected, which a lossless one does not need."""
    sound = np.diff(np.diff(hiss(level=0.02))).astype(np.float32)  # most of its power is above 16 kHz
    timeline = Timeline("Hiss", "", (), (), sound.shape[1])
    before = mastered(sound)
    steps = []
    published = publish(before, timeline, TAGS, tmp_path / "hiss.mp3", report=steps.append)
    assert published.loudness_lufs == pytest.approx(-16.0, abs=0.5)
    assert published.peak_dbtp <= -1.0
    assert [step.done for step in steps].count(timeline.length) > 1


def test_silence_is_published_as_silence(tmp_path):
    """A silent episode is not amplified, and does not fail."""
    timeline = Timeline("Silence", "", (), (), RATE)
    published = publish(mastered(np.zeros((2, RATE), np.float32)), timeline, TAGS, tmp_path / "s.mp3")
    assert (published.frames, published.loudness_lufs) == (RATE, -70.0)


def test_progress_reaches_the_end(tmp_path):
    """The caller hears of every block, the last one being the whole."""
    steps = []
    publish(mastered(), TIMELINE, TAGS, tmp_path / "e.wav", "wav", report=steps.append)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert (steps[-1].stage, steps[-1].done, steps[-1].total) == ("encode", FRAMES, FRAMES)


def breaking(fault):
    """A master whose second block never comes."""

    def make():
        yield hiss()[:, :60_000]
        raise fault

    whole = mastered()
    return replace(whole, reels=(replace(whole.reels[0], play=make),))


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OutputError(Problem("a take is gone"))])
def test_whatever_breaks_leaves_the_old_file_and_no_scraps(tmp_path, fault):
    """Ctrl-C or an error in the mix: the folder is as it was."""
    path = tmp_path / "episode.mp3"
    path.write_bytes(b"the episode of last week")
    with pytest.raises(type(fault)):
        publish(breaking(fault), TIMELINE, TAGS, path)
    assert path.read_bytes() == b"the episode of last week"
    assert list(tmp_path.iterdir()) == [path]


def test_an_encoder_that_fails_says_why(tmp_path):
    """ffmpeg's own last words reach the user, and nothing is left behind."""
    cover = tmp_path / "cover.jpg"
    cover.write_bytes(b"\xff\xd8\xff and nothing more")
    with pytest.raises(OutputError, match=r"the encoder stopped: .+\n  hint: .+"):
        publish(mastered(), TIMELINE, TAGS, tmp_path / "episode.flac", "flac", cover=cover)
    assert [path.name for path in tmp_path.iterdir()] == ["cover.jpg"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_disk_that_fills_up_is_told_apart():
    """The encoder cannot finish the file: the hint is about the disk."""
    arguments = [*encoding("wav", "", 2).arguments, "file:/dev/full"]
    with pytest.raises(OutputError, match=r"No space left on device\n  hint: the disk is full"):
        encode(arguments, played(hiss()), lambda frames: None)


def test_a_folder_in_the_way_is_named(tmp_path):
    """A folder called like the file: the error names it and says what to do."""
    (tmp_path / "episode.mp3").mkdir()
    with pytest.raises(OutputError, match=r"episode.mp3: cannot be written: .+\n  hint: a folder"):
        publish(mastered(), TIMELINE, TAGS, tmp_path / "episode.mp3")


def test_a_file_where_the_folder_should_be_is_an_error(tmp_path):
    """The path leads through a file."""
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        publish(mastered(), TIMELINE, TAGS, tmp_path / "output" / "episode.mp3")


def test_a_disk_without_room_is_found_before_the_work_begins(tmp_path):
    """Ten thousand years of sound do not fit: the error tells how much is needed."""
    endless = Timeline("Endless", "", (), CHAPTERS, 10_000 * 365 * 24 * 3600 * RATE)
    with pytest.raises(OutputError, match=r"needs up to \d+ MB, and \d+ MB are free"):
        publish(mastered(), endless, TAGS, tmp_path / "episode.mp3")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"GIF89a....", "neither a JPEG nor a PNG"),
        (b"", "neither a JPEG nor a PNG"),
        (b"\xff\xd8\xff" + bytes(10_000_001), "the picture has 10 MB"),
        (None, "cannot be read: No such file"),
    ],
)
def test_a_cover_that_players_cannot_show_is_refused(tmp_path, content, what):
    """Told by its content, whatever its name, and before anything is encoded."""
    cover = tmp_path / "cover.png"
    if content is not None:
        cover.write_bytes(content)
    with pytest.raises(OutputError, match=what):
        publish(mastered(), TIMELINE, TAGS, tmp_path / "episode.mp3", cover=cover)


def test_more_chapters_than_a_file_can_hold_are_refused(tmp_path):
    """An MP3's table of contents ends at 255."""
    marks = tuple(Mark(f"Chapter {n}", n * 1000, (n + 1) * 1000) for n in range(256))
    with pytest.raises(OutputError, match="256 chapters, and a file of this kind holds 255"):
        publish(mastered(), Timeline("Long", "", (), marks, 256_000), TAGS, tmp_path / "e.mp3")


def test_255_chapters_are_all_there(tmp_path):
    """The most an MP3 can hold."""
    marks = tuple(Mark(f"Chapter {n}", n * 1000, (n + 1) * 1000) for n in range(255))
    sound = hiss(255_000)
    path = publish(mastered(sound), Timeline("Long", "", (), marks, 255_000), TAGS, tmp_path / "e.mp3").path
    tags = ID3(path)
    assert len(tags.getall("CHAP")) == len(tags["CTOC:toc"].child_element_ids) == 255


@pytest.mark.parametrize("kind", EXPORTERS)
def test_no_file_is_larger_than_the_disk_check_allowed_for(tmp_path, kind):
    """Even of noise, which no encoder can shrink, a second takes no more bytes than said."""
    published = publish(mastered(), TIMELINE, Tags("Noise"), tmp_path / "noise", kind)
    assert published.bytes <= encoding(kind, "", 2).bytes_a_second * FRAMES / RATE + 2_000


@given(st.text(min_size=1))
def test_any_title_fits_on_one_line(title):
    """Metadata keeps one line for one tag, whatever a writer types."""
    text = metadata(Tags(title), (Mark(title, 0, 1),))
    assert len(text.splitlines()) == text.count("\n")
    assert text.encode("utf-8", "strict")
