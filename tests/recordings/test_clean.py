"""One recording made ready: every format, trimmed, cleaned, and its faults found."""

import numpy as np
import pyloudnorm
import pytest
import soundfile
from actor import record, voice

from drama.errors import Problem, SoundError
from drama.recordings.clean import clean
from drama.recordings.heard import implausible, listen
from drama.store.shelf import Shelf
from drama.take import Take
from drama.units import RATE, to_gain, to_seconds

KINDS = [
    ("a.wav", 48_000, 1),
    ("a.wav", 8_000, 2),
    ("a.flac", 96_000, 2),
    ("a.mp3", 44_100, 1),
    ("a.ogg", 22_050, 2),
    ("a.aiff", 16_000, 1),
    ("a.m4a", 44_100, 2),
    ("a.opus", 48_000, 1),
    ("a.webm", 48_000, 2),
    ("a.3gp", 8_000, 1),
]


@pytest.mark.parametrize(("name", "rate", "channels"), KINDS)
def test_every_kind_of_file_becomes_the_same_take(tmp_path, name, rate, channels):
    """Whatever an actor's program writes: one channel at the show's rate, as long, and as loud."""
    cleaned = clean(record(tmp_path / name, voice(rate=rate, channels=channels), rate))
    assert cleaned.sound.ndim == 1
    assert to_seconds(len(cleaned.sound)) == pytest.approx(1.6, abs=0.12)
    assert cleaned.loudness_lufs == pytest.approx(-26.4, abs=2.5)
    assert cleaned.warnings == ()


def test_its_loudness_is_what_another_meter_reads(tmp_path):
    """pyloudnorm agrees on the finished take."""
    cleaned = clean(record(tmp_path / "a.wav", voice(4.0)))
    measured = pyloudnorm.Meter(RATE).integrated_loudness(cleaned.sound.astype(np.float64))
    assert cleaned.loudness_lufs == pytest.approx(measured - cleaned.raised_db, abs=0.1)


@pytest.mark.parametrize("around_s", [0.0, 0.3, 3.0, 40.0])
@pytest.mark.parametrize("noise", [0.0, 1e-3, 4e-3])
def test_the_silence_around_a_line_is_cut_evenly(tmp_path, around_s, noise):
    """However long an actor waits and however noisy the room, the line comes out as long as it is."""
    sound = voice(2.0, rate=16_000, around_s=around_s, noise=noise)
    length_s = to_seconds(len(clean(record(tmp_path / "a.wav", sound, 16_000)).sound))
    assert length_s == pytest.approx(2.05, abs=0.13)


def test_a_click_is_not_taken_for_speech(tmp_path):
    """The key that starts a recorder is heard, and is outside of the line."""
    sound = voice(2.0, around_s=2.0)
    click = np.random.default_rng(2).uniform(-0.9, 0.9, 300) * np.linspace(1.0, 0.0, 300)
    sound[2400:2700, 0] += click.astype(np.float32)
    assert to_seconds(len(clean(record(tmp_path / "a.wav", sound)).sound)) == pytest.approx(2.05, abs=0.1)


def test_rumble_and_offset_are_gone(tmp_path):
    """A lorry at 25 Hz and a constant voltage are not part of a voice; the voice stays."""
    sound = voice(3.0, around_s=0.0, pitch_hz=110.0)
    time = np.arange(len(sound)) / 48_000
    spoilt = sound + 0.1 + 0.2 * np.sin(2 * np.pi * 25 * time)[:, None].astype(np.float32)
    made = [clean(record(tmp_path / f"{name}.wav", one)) for name, one in (("a", sound), ("b", spoilt))]
    heard = [one.sound / to_gain(one.raised_db) for one in made]
    frames = min(map(len, heard))
    spectra = [np.abs(np.fft.rfft(one[:frames] * np.hanning(frames))) ** 2 for one in heard]
    low = np.fft.rfftfreq(frames, 1 / RATE) < 40
    assert spectra[1][low].sum() < 3e-3 * spectra[1].sum()
    assert spectra[1][~low].sum() == pytest.approx(spectra[0][~low].sum(), rel=0.1)


def test_a_dead_or_inverted_channel_costs_nothing(tmp_path):
    """A lead that is broken or soldered wrong leaves a channel silent or upside down; the voice is there."""
    both = voice(channels=2)
    dead, inverted = both.copy(), both.copy()
    dead[:, 1] = 0.0
    inverted[:, 1] *= -1.0
    levels = [
        clean(record(tmp_path / f"{n}.wav", one)).loudness_lufs
        for n, one in enumerate((both, dead, inverted))
    ]
    assert np.ptp(levels) < 0.1


def test_what_is_not_good_about_a_recording_is_told(tmp_path):
    """Clipping and noise are named, in a lossy file too; a loud clean recording has neither."""
    clipped = np.clip(voice(level=3.0), -1.0, 1.0)
    noisy = voice(noise=2e-2, level=0.1)
    loud = voice(level=0.2)
    loud = 0.99 * loud / np.abs(loud).max()
    for name, sound, told in (
        ("a.wav", clipped, "clipped"),
        ("b.mp3", clipped, "clipped"),
        ("c.wav", 0.95 * clipped, "clipped"),
        ("d.wav", noisy, "noise"),
    ):
        assert [told in warning for warning in clean(record(tmp_path / name, sound)).warnings] == [True], name
    assert clean(record(tmp_path / "e.wav", loud)).warnings == ()


@pytest.mark.parametrize("level", [0.002, 0.2, 4.0])
def test_a_file_of_floats_keeps_its_shape_at_any_level(tmp_path, level):
    """A recorder of floats clips nowhere: far over full scale and far under it, the sound is the same."""
    usual = clean(record(tmp_path / "a.wav", voice(noise=0.0), subtype="FLOAT"))
    other = clean(record(tmp_path / "b.wav", voice(noise=0.0, level=level), subtype="FLOAT"))
    assert other.warnings == ()
    assert np.abs(other.sound).max() == pytest.approx(0.47, abs=0.04)
    scale = np.abs(other.sound).max() / np.abs(usual.sound).max()
    assert np.abs(other.sound / scale - usual.sound).max() < 1e-3
    heard = listen(tmp_path / "b.wav", Shelf(tmp_path / "shelf"))
    assert heard.take.gain_db == -other.raised_db
    assert heard.loudness_lufs == pytest.approx(usual.loudness_lufs + 20 * np.log10(level / 0.2), abs=0.1)


def test_a_file_without_a_line_in_it_is_refused_with_the_reason(tmp_path):
    """Nothing, silence, another kind of file, a session of hours: each has its words, none a traceback."""
    (tmp_path / "empty.wav").write_bytes(b"")
    (tmp_path / "text.wav").write_text("Is anyone there?\n" * 100, encoding="utf-8")
    (tmp_path / "head.wav").write_bytes(b"RIFF\xff\xff\xff\xffWAVEfmt ")
    (tmp_path / "text.m4a").write_text("[playlist]\nFile1=/etc/passwd\n", encoding="utf-8")
    (tmp_path / "list.m4a").write_text("#EXTM3U\n#EXTINF:1,\n/etc/passwd\n", encoding="utf-8")
    record(tmp_path / "silent.wav", np.zeros((48_000, 1), np.float32))
    record(tmp_path / "nothing.wav", np.zeros((0, 1), np.float32))
    hours = np.tile(voice(9.0, rate=1_000, pitch_hz=30.0), (1080, 1))  # three of them
    record(tmp_path / "hours.flac", hours, 1_000, "PCM_16")
    broken = voice()
    broken[1000] = np.nan
    record(tmp_path / "nan.wav", broken, subtype="FLOAT")
    record(tmp_path / "huge.wav", 1e10 * voice(), subtype="FLOAT")
    shelf = Shelf(tmp_path / "shelf")
    problems = {path.name: listen(path, shelf).problem for path in sorted(tmp_path.glob("*.*"))}
    assert "empty" in problems.pop("empty.wav")
    assert "silent" in problems.pop("silent.wav")
    assert "no sound" in problems.pop("nothing.wav")
    assert "over 10 minutes" in problems.pop("hours.flac")
    assert "not numbers" in problems.pop("nan.wav")
    assert "far over full scale" in problems.pop("huge.wav")
    assert all("not a sound file" in problem for problem in problems.values()), problems
    with pytest.raises(SoundError):
        clean(tmp_path / "text.wav")


def test_a_file_of_hours_is_not_decoded_at_all(tmp_path):
    """A three-hour session as WAV is told by its size."""
    path = tmp_path / "session.wav"
    with path.open("wb") as file:
        file.truncate(3 * 3600 * 48_000 * 2)  # no bytes are written
    assert "cut the line out of it" in listen(path, Shelf(tmp_path / "shelf")).problem


def test_a_file_is_heard_once(tmp_path):
    """What was found out of a file stays on the shelf with its content, wherever the file goes."""
    shelf = Shelf(tmp_path / "shelf")
    first = listen(record(tmp_path / "a.wav", voice()), shelf)
    (tmp_path / "b").mkdir()
    moved = (tmp_path / "a.wav").rename(tmp_path / "b/other.wav")
    before = shelf.path(first.take.key).stat().st_mtime_ns
    assert listen(moved, shelf) == first
    assert shelf.path(first.take.key).stat().st_mtime_ns == before
    kept, rate = soundfile.read(shelf.path(first.take.key))
    assert (len(kept), rate) == (first.take.length, RATE)
    shelf.path(first.take.key).unlink()
    assert listen(moved, shelf) == first, "a take that is gone is made anew"


def test_only_what_is_in_a_file_is_remembered(tmp_path, monkeypatch):
    """A fault that passes, such as a decoder killed for memory, is told once; silence stays silence."""

    def fails(*_):
        raise SoundError(Problem("cannot be read: Too many open files", hint="try again"))

    shelf = Shelf(tmp_path / "shelf")
    path = record(tmp_path / "a.wav", voice())
    silent = record(tmp_path / "silent.wav", np.zeros((RATE, 1), np.float32))
    assert "silent" in listen(silent, shelf).problem
    monkeypatch.setattr("drama.recordings.clean.decode", fails)
    assert listen(path, shelf).problem == "cannot be read: Too many open files: try again"
    assert "silent" in listen(silent, shelf).problem
    monkeypatch.undo()
    assert listen(path, shelf).take is not None


def test_a_length_that_no_such_line_has_is_told():
    """A cut-off file and another line's file are found out by their length."""
    line = "It has been in this bag for sixty years, and every carrier hands it on to the next."
    assert "cut off" in implausible(Take("k", RATE), line)
    assert implausible(Take("k", 5 * RATE), line) == ""
    assert "another line" in implausible(Take("k", 60 * RATE), line)
    assert implausible(Take("k", 4 * RATE), "No!") == ""
