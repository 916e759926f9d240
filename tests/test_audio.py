"""Any sound file in, short clips out; every file is made here, by soundfile or ffmpeg."""

import subprocess
import sys
import warnings

import numpy as np
import pytest
import soundfile

from drama.audio import LONGEST_S, decode, export_clip, faded, ffmpeg, length_s, to_segment
from drama.errors import OutputError, SoundError
from drama.units import RATE

SECONDS = 1.5
TONE_HZ = 440.0


def tone(rate=RATE, seconds=SECONDS, hz=TONE_HZ, level=0.5):
    """Return a sine of one channel."""
    return (level * np.sin(2 * np.pi * hz * np.arange(round(rate * seconds)) / rate)).astype(np.float32)


def loudest_hz(channel):
    """Return the frequency with the most energy."""
    spectrum = np.abs(np.fft.rfft(channel * np.hanning(channel.size)))
    return np.fft.rfftfreq(channel.size, 1 / RATE)[spectrum.argmax()]


def encode(path, *arguments):
    """Write the tone through ffmpeg with the arguments given."""
    source = path.with_name("source.wav")
    soundfile.write(source, tone(), RATE)
    command = [ffmpeg(), "-v", "error", "-y", "-i", str(source), *arguments, str(path)]
    subprocess.run(command, check=True)
    source.unlink()
    return path


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("plain.wav", []),
        ("eight-bit.wav", ["-c:a", "pcm_u8"]),
        ("twenty-four-bit.wav", ["-c:a", "pcm_s24le"]),
        ("floating.wav", ["-c:a", "pcm_f32le"]),
        ("forty-eight.wav", ["-ar", "48000"]),
        ("telephone.wav", ["-ar", "8000", "-c:a", "pcm_mulaw"]),
        ("sides.wav", ["-af", "pan=stereo|c0=c0|c1=c0"]),
        ("lossless.flac", []),
        ("lossless.aiff", []),
        ("vorbis.ogg", ["-c:a", "libvorbis"]),
        ("opus.opus", ["-c:a", "libopus"]),
        ("layer-three.mp3", []),
        ("apple.m4a", ["-c:a", "aac"]),
        ("raw.aac", ["-c:a", "aac"]),
        ("apple.caf", ["-c:a", "alac"]),
        ("MISNAMED.WAV", ["-f", "mp3"]),
        ("movie.mp4", ["-c:a", "aac", "-f", "mp4"]),
    ],
)
def test_any_sound_file_is_read(tmp_path, name, arguments):
    """Whatever the container, the codec, the rate and the bits: the same tone arrives on both sides."""
    path = encode(tmp_path / name, *arguments)
    assert length_s(path) == pytest.approx(SECONDS, abs=0.15)
    sound = decode(path)
    assert sound.dtype == np.float32
    assert sound.flags.c_contiguous
    assert sound.shape[0] == 2
    assert sound.shape[1] == pytest.approx(SECONDS * RATE, abs=0.1 * RATE)
    assert loudest_hz(sound[0]) == pytest.approx(TONE_HZ, abs=2.0)
    assert np.abs(sound[:, RATE // 4 : RATE]).max() == pytest.approx(0.5, abs=0.06)
    np.testing.assert_allclose(sound[0], sound[1], atol=0.02)


def test_resampling_keeps_the_length_and_adds_no_mirror(tmp_path):
    """A tone at 48 kHz keeps its time to the frame, and nothing appears that was not in it."""
    soundfile.write(tmp_path / "a.wav", tone(48_000), 48_000, subtype="FLOAT")
    sound = decode(tmp_path / "a.wav")
    assert sound.shape[1] == round(SECONDS * RATE)
    inner = sound[0, RATE // 4 : RATE // 4 + RATE]
    np.testing.assert_allclose(inner, tone()[RATE // 4 : RATE // 4 + RATE], atol=1e-4)


def test_surround_is_folded_into_two_sides(tmp_path):
    """Speech in the centre channel of a film mix is heard on both sides."""
    six = np.zeros((RATE, 6), np.float32)
    six[:, 2] = tone(seconds=1.0)
    soundfile.write(tmp_path / "film.wav", six, RATE)
    left, right = decode(tmp_path / "film.wav")
    assert left.std() > 0.05
    np.testing.assert_array_equal(left, right)


def test_only_the_beginning_of_a_long_file_is_read(tmp_path):
    """`longest_s` bounds what is read, whichever library reads it."""
    for name, arguments in (("a.flac", []), ("a.m4a", ["-c:a", "aac"])):
        path = encode(tmp_path / name, *arguments)
        assert decode(path, longest_s=0.5).shape[1] == pytest.approx(0.5 * RATE, abs=2)


def refused(path):
    """Return the one problem that reading the file gives."""
    with pytest.raises(SoundError) as error:
        decode(path)
    (problem,) = error.value.problems
    assert problem.place.file == str(path)
    return problem


def test_a_text_file_called_wav_is_refused(tmp_path):
    """A file that is no sound is named, with what to do."""
    (tmp_path / "notes.wav").write_text("Buy milk.\n" * 100)
    problem = refused(tmp_path / "notes.wav")
    assert "not a sound file" in problem.what
    assert "WAV" in problem.hint


def test_an_empty_file_and_a_missing_one_are_refused(tmp_path):
    """Nothing at all is not silence."""
    (tmp_path / "empty.mp3").touch()
    assert "not a sound file" in refused(tmp_path / "empty.mp3").what
    assert "cannot be read" in refused(tmp_path / "gone.mp3").what
    assert "cannot be read" in refused(tmp_path).what


def test_a_file_without_samples_is_refused(tmp_path):
    """A header with no sound behind it is not a sound."""
    soundfile.write(tmp_path / "none.wav", np.zeros((0, 2), np.float32), RATE)
    assert "holds no sound" in refused(tmp_path / "none.wav").what


@pytest.mark.parametrize("name", ["cut.m4a", "cut.flac"])
def test_a_truncated_file_is_refused(tmp_path, name):
    """A download that stopped early is an error of ours to show, never a traceback."""
    whole = encode(tmp_path / name, *(["-c:a", "aac"] if name.endswith("m4a") else [])).read_bytes()
    (tmp_path / name).write_bytes(whole[:60])
    refused(tmp_path / name)


def test_samples_that_are_not_numbers_are_refused(tmp_path):
    """A float file with NaN in it would silence the whole mix."""
    sound = tone()
    sound[100] = np.nan
    soundfile.write(tmp_path / "nan.wav", sound, RATE, subtype="FLOAT")
    assert "damaged" in refused(tmp_path / "nan.wav").what


def test_an_absurdly_long_file_is_refused_before_it_is_read(tmp_path):
    """The length is asked of the header; five hours at 8 frames a second make a small file."""
    soundfile.write(tmp_path / "long.wav", np.zeros(LONGEST_S * 8 + 80, np.float32), 8)
    assert "over an hour" in refused(tmp_path / "long.wav").what


@pytest.mark.parametrize(("format", "suffix"), [("wav", ".wav"), ("mp3", ".mp3"), ("ipod", ".m4a")])
def test_a_clip_is_exported_and_can_be_read_again(tmp_path, format, suffix):
    """What an audition writes is the sound it was given, with nothing left beside it."""
    path = export_clip(np.stack([tone(), 0.5 * tone()]), tmp_path / f"clip{suffix}", format=format)
    left, right = decode(path)
    middle = slice(RATE // 4, RATE)
    assert left[middle].std() == pytest.approx(2 * right[middle].std(), rel=0.05)
    assert list(tmp_path.iterdir()) == [path]


def test_a_clip_that_cannot_be_written_is_said_so(tmp_path):
    """A file where a folder should be, and an unknown format, are the user's to mend."""
    (tmp_path / "no").write_text("a file")
    for path, format in ((tmp_path / "no" / "clip.mp3", "mp3"), (tmp_path / "clip.xyz", "xyz")):
        with pytest.raises(OutputError, match="cannot be written"):
            export_clip(np.stack([tone(), tone()]), path, format=format)
        assert not path.exists()


def test_sixteen_bits_clip_rather_than_wrap():
    """A sample over full scale stays at full scale."""
    segment = to_segment(np.full((2, 100), 1.5, np.float32))
    assert set(segment.get_array_of_samples()) == {32767}


def test_fades_begin_and_end_in_silence():
    """A faded excerpt has the length asked for, starts and ends at nothing, and is whole in between."""
    sound = faded(np.full((2, 3 * RATE), 0.5, np.float32), 2.0, fade_in_s=0.4, fade_out_s=0.6)
    assert sound.shape == (2, 2 * RATE)
    assert np.abs(sound[:, :40]).max() < 0.01
    assert np.abs(sound[:, -40:]).max() < 0.01
    assert sound[0, RATE] == pytest.approx(0.5, abs=1e-3)


def test_fades_fit_into_a_short_sound():
    """A sound shorter than its fades keeps its length."""
    sound = faded(np.full((2, RATE // 2), 0.5, np.float32), 6.0, fade_in_s=0.4, fade_out_s=2.0)
    assert sound.shape == (2, RATE // 2)
    assert np.abs(sound[:, [0, -1]]).max() < 0.01


def test_users_never_see_a_warning_of_a_library():
    """Importing the module with every warning shown prints none of pydub's."""
    code = "import drama.audio"
    done = subprocess.run([sys.executable, "-W", "always", "-c", code], capture_output=True, text=True)
    assert done.returncode == 0
    assert "pydub" not in done.stderr
    assert "ffmpeg" not in done.stderr


def test_decoding_leaves_no_file_open(tmp_path):
    """A file that cannot be read is closed again all the same."""
    (tmp_path / "a.mp3").write_bytes(b"nothing" * 50)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        refused(tmp_path / "a.mp3")


def test_a_sample_gone_wrong_is_told(tmp_path):
    """A number that no gain explains is damage; what is merely far too loud is not."""
    sound = np.full((RATE, 1), 0.1, np.float32)
    sound[7] = 40.0
    soundfile.write(tmp_path / "hot.wav", sound, RATE, "FLOAT")
    assert decode(tmp_path / "hot.wav").max() == pytest.approx(40.0)
    sound[7] = -1e20
    soundfile.write(tmp_path / "spike.wav", sound, RATE, "FLOAT")
    assert "far over full scale" in refused(tmp_path / "spike.wav").what
