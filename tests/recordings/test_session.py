"""A session in one file, cut into lines by its silences."""

import json
import signal
import subprocess
from statistics import NormalDist

import numpy as np
import pytest
import soundfile
from actor import record, voice

from drama.audio import ffmpeg
from drama.errors import OutputError, Problem, SoundError
from drama.recordings.session import Stretch, _odd, cut, write
from drama.units import RATE, to_seconds

WORDS = [
    "Is anyone there?",
    "You frightened me so much, Tom, that I could not say a word to you.",
    "No.",
    "I cannot run as fast as you do, and I never could, not even when we were small.",
    "Run!",
]
RATE_IN = 16_000


def session(words, breath_s=0.0, noise=1e-3, seed=3):
    """Return the lines said one after the other, and where each begins in seconds; with breaths in them."""
    random = np.random.default_rng(seed)
    pieces, starts, frames = [], [], 0
    for number, said in enumerate(words):
        length_s = (0.3 + len(said) / 15.0) * random.uniform(0.8, 1.25)
        spoken = voice(length_s, RATE_IN, around_s=0.0, noise=0.0, seed=number)
        if breath_s and len(said) > 40:
            half = len(spoken) // 2
            spoken = np.concatenate(
                [spoken[:half], np.zeros((round(breath_s * RATE_IN), 1), np.float32), spoken[half:]]
            )
        silence = np.zeros((round(random.uniform(0.9, 3.0) * RATE_IN), 1), np.float32)
        starts.append((frames + len(silence)) / RATE_IN)
        pieces += silence, spoken
        frames += len(silence) + len(spoken)
    sound = np.concatenate([*pieces, np.zeros((RATE_IN, 1), np.float32)])
    return sound + np.float32(noise) * random.standard_normal(sound.shape).astype(np.float32), starts


@pytest.mark.parametrize("ending", ["wav", "mp3", "m4a"])
def test_each_line_is_where_it_was_said(tmp_path, ending):
    """The longest silences part the lines; a breath of 0.7 s inside one does not."""
    sound, starts = session(WORDS, breath_s=0.7)
    stretches = cut(record(tmp_path / f"a.{ending}", sound, RATE_IN), WORDS)
    assert [to_seconds(one.start) for one in stretches] == pytest.approx(
        [at - 0.3 for at in starts], abs=0.12
    )


def test_a_session_that_does_not_fit_is_not_cut(tmp_path):
    """A line said twice, one left out, another script, no sound at all: each is refused with the reason."""
    twice, _ = session([*WORDS[:2], WORDS[1], *WORDS[2:]])
    short, _ = session(WORDS[:3])
    other, _ = session([word * 6 for word in WORDS])
    (tmp_path / "text.wav").write_text("nothing", encoding="utf-8")
    record(tmp_path / "silent.wav", np.zeros((RATE_IN, 1), np.float32), RATE_IN)
    lacking, _ = session([*WORDS[:3], *WORDS[4:]])
    long, _ = session(WORDS)
    pause = np.float32(1e-3) * np.random.default_rng(5).standard_normal((240 * RATE_IN, 1)).astype(np.float32)
    stretches = cut(record(tmp_path / "long.wav", np.concatenate([long, pause]), RATE_IN), WORDS)
    assert [one.odd for one in stretches] == [""] * 5
    for name, sound, told in (
        ("lacking.wav", lacking, "is in 4 .* 'I cannot run as fast .* seems to be left out"),
        ("twice.wav", twice, "does not fit"),
        ("short.wav", short, "is in 3 by its silences"),
        ("other.wav", other, "times what they usually do"),
        ("silent.wav", None, "is in 0"),
        ("text.wav", None, "not a sound file"),
    ):
        path = tmp_path / name if sound is None else record(tmp_path / name, sound, RATE_IN)
        with pytest.raises(SoundError, match=told):
            cut(path, WORDS)


def test_lines_of_odd_lengths_are_told():
    """Of two neighbours that were said in each other's place; not the spread of an actor's own pace."""
    usual = np.exp([NormalDist(0.0, 0.3).inv_cdf((at + 0.5) / 40) for at in range(40)])
    assert sum(map(bool, _odd(usual))) == 2
    assert _odd(np.array([1.1, 0.95, 1.76, 0.63, 1.0, 1.05, 0.9])) == [
        "",
        "",
        "longer",
        "shorter",
        "",
        "",
        "",
    ]


def test_a_film_with_two_streams_of_sound_is_cut(tmp_path):
    """Cameras and recorders of the screen write several; the first is the voice."""
    sound, starts = session(WORDS)
    first = record(tmp_path / "first.wav", sound, RATE_IN)
    second = record(tmp_path / "second.wav", np.zeros_like(sound), RATE_IN)
    film = tmp_path / "film.mkv"
    inputs = ["-i", str(first), "-i", str(second), "-map", "0:a", "-map", "1:a"]
    subprocess.run([ffmpeg(), "-v", "error", *inputs, "-codec:a", "flac", str(film)], check=True)
    stretches = cut(film, WORDS)
    assert [to_seconds(one.start) for one in stretches] == pytest.approx(
        [at - 0.3 for at in starts], abs=0.12
    )


def test_what_stopped_the_reading_is_told(tmp_path, monkeypatch):
    """A file that is no sound says what ffmpeg said; a missing ffmpeg is no fault of the file."""

    def missing():
        raise OutputError(Problem("there is no ffmpeg on this computer"))

    path = tmp_path / "text.wav"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(SoundError, match="not a sound file that can be read .*Invalid data"):
        cut(path, WORDS)
    monkeypatch.setattr("drama.recordings.session.ffmpeg", missing)
    with pytest.raises(OutputError, match="no ffmpeg"):
        cut(path, WORDS)


def test_a_full_disk_is_told(tmp_path):
    """With the file that has no room, and what to do."""
    resource = pytest.importorskip("resource")
    noise = np.random.default_rng(1).normal(0.0, 0.3, 3 * RATE).astype(np.float32)
    path = tmp_path / "a.wav"
    soundfile.write(path, noise, RATE)
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, most))
    try:
        with pytest.raises(OutputError, match=r"a\.flac: cannot be written"):
            write(path, [Stretch(0, 2 * RATE, 0.0, 2.0)], [tmp_path / "out/a.flac"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))
        signal.signal(signal.SIGXFSZ, handler)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_session_becomes_recordings(show, drama, tmp_path):
    """The lines that are not recorded yet are cut out, named by their ids, and used."""
    script = show / "a.fountain"
    script.write_text("".join(f"MARA\n{said}\n\nTOM\nHm.\n\n" for said in WORDS), encoding="utf-8")
    assert drama("cast", script, "--propose", "--set", "MARA.actor=Anna Bell").code in (0, 5)
    drama("cast", script, "--propose")
    assert drama("cast", script, "--set", "MARA.actor=Anna Bell").code == 0
    sound, starts = session(WORDS, breath_s=0.7)
    path = record(tmp_path / "monday (1).m4a", sound, RATE_IN)
    ran = drama("recordings", script, "--cut", path, "--role", "anna bell")
    assert ran.code == 0, ran.err
    assert "recordings/a, 5 lines recorded" in ran.out
    assert "cut into recordings/a/monday-1: 5 lines" in ran.out
    for said, at in zip(WORDS, starts, strict=True):
        row = next(row.split() for row in ran.out.splitlines() if said[:50] in row)
        assert abs(int(row[0].removeprefix("0:")) - at) < 1.0
    files = sorted((show / "recordings/a").glob("*/*.flac"))
    assert [file.name[:4] for file in files] == ["0001", "0003", "0005", "0007", "0009"]
    assert soundfile.info(files[1]).samplerate == RATE
    again = drama("recordings", script, "--cut", path, "--role", "MARA")
    assert (again.code, "every line of MARA is recorded" in again.err) == (6, True)
    assert f"drama takes {script} LINE --add FILE" in again.err
    assert drama("recordings", script, "--cut", path, "--role", "BRAM").code == 5
    assert drama("recordings", script, "--cut", path).code == 2
    for file in (files[1], files[3]):
        file.unlink()
    assert drama("recordings", script, "--cut", path, "--role", "MARA").code == 0, "the others are in it too"
    assert sorted((show / "recordings/a").glob("*/*.flac")) == files
    for file in files:
        file.unlink()
    assert drama("sheets", script).code == 0
    script.write_text(script.read_text(encoding="utf-8").replace("as fast as you do", "as far as you do"))
    edited = drama("recordings", script, "--cut", path, "--role", "MARA")
    assert (edited.code, "1 line is not on the sheet that was given out" in edited.err) == (6, True)
    assert ", which was 'I cannot run as fast as you do" in edited.err
    assert sorted((show / "recordings/a").glob("*/*.flac")) == []
    assert drama("sheets", script).code == 0
    cut_out = json.loads(drama("recordings", script, "--cut", path, "--role", "MARA", "--json").out)["cut"]
    assert [one["remark"][:28] for one in cut_out if one["remark"]] == ["was given out as 'I cannot r"]
