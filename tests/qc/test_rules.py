"""Every rule of quality control has a file that breaks it and no other; a good file breaks none."""

import re
import subprocess
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
import soundfile

from drama.audio import ffmpeg
from drama.delivery.control import control
from drama.errors import OutputError
from drama.measure.loudness import LoudnessMeter, RmsMeter
from drama.measure.tiles import Tiles
from drama.qc.container import Container, read_container
from drama.qc.listening import Facts, Span, _Ear
from drama.qc.rules import LIMITS, judge
from drama.settings import PROFILES
from drama.units import RATE

SECONDS = 14


def room(seconds, level=0.0006, seed=1):
    return np.random.default_rng(seed).standard_normal((2, round(seconds * RATE))) * level


def speech(seconds=SECONDS - 4):
    """Noise in syllables, the same on both sides but for a little room."""
    generator = np.random.default_rng(2)
    frames = round(seconds * RATE)
    syllables = np.repeat(generator.uniform(0.3, 1.0, frames // 6000 + 1), 6000)[:frames]
    slow = np.convolve(generator.standard_normal(frames), np.hanning(9), "same")
    return np.tile(slow * syllables, (2, 1))


def levelled(sound, lufs=-16.0):
    meter = LoudnessMeter()
    meter.feed(sound.astype(np.float32))
    return sound * 10 ** ((lufs - meter.loudness_lufs) / 20)


def limited(sound, most=0.7):
    return np.tanh(sound / most) * most


def good(head=0.8, tail=2.0):
    """A file that breaks no rule of a podcast: 14 s at -16 LUFS, room tone around it, no sample over 0.7."""
    body = speech()
    for _ in range(4):
        body = limited(levelled(body))
    whole = np.concatenate(
        [np.zeros((2, round(head * RATE))), body, np.zeros((2, round(tail * RATE)))], axis=1
    )
    return whole + room(whole.shape[1] / RATE)[:, : whole.shape[1]]


def between(start_s, end_s):
    return slice(round(start_s * RATE), round(end_s * RATE))


def quieter(sound):
    return sound * 0.7


def peaky(sound):
    """Two samples of opposite signs, whose wave rises over both."""
    sound = sound.copy()
    at = round(6 * RATE)
    sound[:, at : at + 2] = [0.97, 0.97]
    sound[:, at - 1] = sound[:, at + 2] = -0.5
    return sound


def clipped(sound):
    sound = sound.copy()
    sound[:, round(5 * RATE) : round(5 * RATE) + 5] = 1.0
    return sound


def holed(sound):
    sound = sound.copy()
    sound[:, between(4, 5.5)] = 0.0
    return sound


def shifted(sound):
    return sound + 0.01


def headless_room(sound):
    return np.concatenate([room(6, seed=3), sound], axis=1)


def long_tail(sound):
    return np.concatenate([sound, room(12, seed=4)], axis=1)


def lopsided(sound):
    return levelled(sound * [[1.0], [0.5]])


def cancelling(sound):
    """The right side is the left one upside down: in mono there is nothing left."""
    return sound * [[1.0], [-1.0]]


SOUNDS = {
    "loudness": quieter,
    "true peak": peaky,
    "clipping": clipped,
    "hole": holed,
    "offset": shifted,
    "head": headless_room,
    "tail": long_tail,
    "balance": lopsided,
    "mono": cancelling,
}


def written(path, sound, tags=True):
    soundfile.write(path, sound.T.astype(np.float32), RATE, subtype="PCM_24")
    if not tags:
        return path
    tagged = path.with_suffix(".flac")
    command = [
        ffmpeg(),
        "-v",
        "error",
        "-y",
        "-i",
        path,
        "-metadata",
        "title=T",
        "-metadata",
        "artist=A",
        tagged,
    ]
    subprocess.run(command, check=True)
    return tagged


MP3 = Container("mp3", RATE, 1, 192, 0.0, {}, ())


def rules(verdict):
    return {finding.rule for finding in verdict.findings}


def test_a_good_file_passes(tmp_path):
    """Nothing is found, not even a warning."""
    verdict = control(written(tmp_path / "good.wav", good()), "podcast")
    assert verdict.findings == ()
    assert verdict.passed
    assert verdict.facts.head_s == pytest.approx(0.8, abs=0.05)
    assert verdict.facts.tail_s == pytest.approx(2.0, abs=0.05)


def test_a_fault_is_found_where_it_is(tmp_path):
    """To the tenth of a second."""
    (hole,) = control(written(tmp_path / "a.wav", holed(good())), "podcast").findings
    assert hole.at_s == pytest.approx(4.0, abs=0.05)
    assert "1.5 s" in hole.what
    found = control(written(tmp_path / "b.wav", clipped(good())), "podcast").findings
    assert [one.at_s for one in found if one.rule == "clipping"] == [pytest.approx(5.0, abs=0.05)]


@pytest.mark.parametrize("lengths", [(1000,), (498, 502), (499, 1, 1, 499), (501, 499), (504,)])
def test_clipping_is_found_across_blocks(lengths):
    """Four samples at full scale are one cut, wherever the blocks they come in end; two peaks are none."""
    sound = np.zeros((1, sum(lengths)), np.float32)
    sound[:, 497:501] = sound[:, 100:102] = 1.0
    ear = _Ear(1)
    for block in np.split(sound, np.cumsum(lengths)[:-1], axis=1):
        ear.feed(block)
    facts = ear.facts()
    assert [(one.start_s, one.end_s) for one in facts.clipped] == [(0.011, 0.011)]
    (peak,) = (one for one in judge(facts, MP3, PROFILES["acx"], LIMITS["acx"]) if one.rule == "true peak")
    assert peak.what == "0.0 dBFS, where at most -3 is wanted"


def test_tags_are_read_as_they_were_written(tmp_path):
    """Whatever is in them: a backslash at the end, an equals sign, lines of any kind."""
    wav, file = tmp_path / "a.wav", tmp_path / "a.flac"
    soundfile.write(wav, np.zeros(1000), RATE)
    said = {"title": "C:\\", "artist": "M=e; #1", "comment": "one\\\ntwo\u2028three\\\\"}
    tags = [word for name, text in said.items() for word in ("-metadata", f"{name}={text}")]
    subprocess.run([ffmpeg(), "-v", "error", "-i", wav, *tags, file], check=True)
    found = read_container(file)
    assert {name: found.tags[name] for name in said} == said | {"comment": "one\\ two\u2028three\\\\"}
    assert found.seconds == pytest.approx(1000 / RATE, abs=0.01)


def test_a_file_without_tags_is_warned_of_and_passes(tmp_path):
    """A missing title is no fault of the sound."""
    verdict = control(written(tmp_path / "bare.wav", good(), tags=False), "podcast")
    assert [finding.severity for finding in verdict.findings] == ["warn", "warn"]
    assert verdict.passed


def acx(tmp_path, noise=0.0005, head=0.8, kbps=192, rate=RATE):
    """A mono MP3 as Audible wants it: RMS -20 dB, a floor under -60 dB, room tone around it."""
    body = limited(speech()[:1], 0.5)
    whole = np.concatenate([np.zeros((1, round(head * RATE))), body, np.zeros((1, 2 * RATE))], axis=1)
    for _ in range(6):
        meter = RmsMeter()
        meter.feed(whole.astype(np.float32))
        whole = limited(whole * 10 ** ((-20.0 - meter.level) / 20), 0.5)
    whole = whole + room(whole.shape[1] / RATE)[:1, : whole.shape[1]] * noise / 0.0006
    wav, mp3 = tmp_path / "a.wav", tmp_path / "a.mp3"
    soundfile.write(wav, whole.T, RATE)
    tags = ["-metadata", "title=T", "-metadata", "artist=A"]
    command = [ffmpeg(), "-v", "error", "-y", "-i", wav, *tags, "-b:a", f"{kbps}k", "-ar", str(rate), mp3]
    subprocess.run(command, check=True)
    return mp3


def test_audibles_own_rules(tmp_path):
    """A file that passes, and one that begins too soon, which no podcast minds."""
    assert rules(control(acx(tmp_path), "acx")) == set()
    assert rules(control(acx(tmp_path, head=0.2), "acx")) == {"head"}


FACTS = Facts(60.0, -16.0, 5.0, -20.0, -4.0, -4.0, -65.0, 0.8, 2.0, (), (), 0.0, 0.0, 0.0)
MP3 = Container("mp3", 44_100, 2, 192, 60.0, {"title": "T", "artist": "A"}, ())


def places(count, seconds):
    """Stretches, one a second from 8 s on, of which the last is twice as long."""
    return tuple(Span(8.0 + at, 8.0 + at + seconds * (1 + (at == count - 1))) for at in range(count))


@pytest.mark.parametrize(
    ("profile", "facts", "container", "told"),
    [
        ("podcast", {}, {}, []),
        ("podcast", {"clipped": places(1, 0.0001)}, {}, ["clipping at 0:08: .* for less than 1 ms"]),
        (
            "podcast",
            {"clipped": places(7480, 0.012)},
            {},
            ["clipping at 0:08: .* in 7,480 places, here first, the longest at 2:04:47 for 24 ms"],
        ),
        ("podcast", {"holes": places(2, 0.6)}, {}, ["hole at 0:08: .* 0.6 s", "hole at 0:09: .* 1.2 s"]),
        ("podcast", {"holes": places(50, 0.6)}, {}, ["hole at 0:08: .* in 50 places, .* at 0:57 for 1.2 s"]),
        ("podcast", {"mono_loss_db": 3.01}, {}, []),  # nothing in common, as a choir of two voices
        ("podcast", {"mono_loss_db": 3.01, "balance_db": 120.0}, {}, ["balance: the left channel"]),
        ("podcast", {"balance_db": 4.3}, {}, []),  # one voice at pan: -0.3
        ("podcast", {"loudness_lufs": -19.0}, {"channels": 1}, []),
        ("spotify", {"loudness_lufs": -14.0}, {"channels": 1}, []),
        ("ebu", {"loudness_lufs": -23.0}, {"channels": 1}, []),
        ("ebu", {"loudness_lufs": -26.0}, {"channels": 1}, ["loudness: -26.0 LUFS, where -23"]),
        ("audiobook", {"loudness_lufs": -18.0}, {"channels": 1}, []),
        ("acx", {}, {}, []),
        ("acx", {}, {"channels": 1}, []),
        ("acx", {}, {"rate": 48_000}, ["format: 48000 Hz, where 44100 Hz"]),
        ("acx", {}, {"codec": "pcm_s24le", "kbps": 0}, ["format: this is pcm_s24le, where mp3"]),
        ("podcast", {}, {"codec": "pcm_s24le", "rate": 48_000}, []),
    ],
)
def test_what_is_heard_is_judged_by_the_profile(profile, facts, container, told):
    """One finding of what is everywhere, and none of what is no fault."""
    found = judge(replace(FACTS, **facts), replace(MP3, **container), PROFILES[profile], LIMITS[profile])
    assert len(found) == len(told)
    for finding, pattern in zip(found, told, strict=True):
        assert re.match(pattern, str(finding))


def cut_short(path):
    """An MP3 of which a third never arrived: its header still tells the whole length."""
    tagged, whole = written(path, good()), path.with_suffix(".mp3")
    subprocess.run([ffmpeg(), "-v", "error", "-y", "-i", tagged, "-b:a", "192k", whole], check=True)
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size * 2 // 3])
    return whole


FILES = {
    **{rule: lambda path, change=change: written(path, change(good())) for rule, change in SOUNDS.items()},
    "noise floor": lambda path: acx(path.parent, noise=0.0013),
    "bit rate": lambda path: acx(path.parent, kbps=128),
    "format": lambda path: acx(path.parent, rate=48_000),
    "duration": cut_short,
    "chapters": lambda path: chaptered(path, ("One", 0, 6000), ("Two", 5000, 12_800)),
    "tags": lambda path: written(path, good(), tags=False),
}
"""A file that breaks it for every rule about sound files; those about episodes are in test_every_rule.py."""


@pytest.mark.parametrize("rule", FILES)
def test_a_file_that_breaks_one_rule_is_caught_by_its_name(tmp_path, rule):
    """And by no other; clipping alone cannot help being a peak as well."""
    profile = "acx" if rule in ("noise floor", "bit rate", "format") else "podcast"
    verdict = control(FILES[rule](tmp_path / "bad.wav"), profile)
    assert rules(verdict) - ({"true peak"} if rule == "clipping" else set()) == {rule}
    assert verdict.passed == (rule == "tags")


def chaptered(path, *chapters):
    """A good file with chapters, each a title, a beginning and an end in ms."""
    notes, whole = path.with_name("notes"), path.with_suffix(".mka")
    rows = [";FFMETADATA1", "title=T", "artist=A"]
    for title, start, end in chapters:
        rows += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={start}", f"END={end}", f"title={title}"]
    notes.write_text("\n".join([*rows, ""]))
    inputs = ["-i", written(path, good()), "-i", notes, "-map_metadata", "1"]
    subprocess.run([ffmpeg(), "-v", "error", "-y", *inputs, "-c", "copy", whole], check=True)
    return whole


def test_chapters_are_in_order_and_on_time(tmp_path):
    """One that overlaps the next, one after the end, a late first one: each is told."""

    def found(*chapters):
        findings = control(chaptered(tmp_path / "c.wav", *chapters), "podcast").findings
        return [finding.what for finding in findings if finding.rule == "chapters"]

    assert found(("One", 0, 5000), ("Two", 5000, 12_800)) == []
    (overlap,) = found(("One", 0, 6000), ("Two", 5000, 12_800))
    assert "'Two' begins before" in overlap
    late = found(("One", 1000, 5000), ("Two", 5000, 99_000))
    assert any("ends at 99.0 s" in what for what in late)
    assert "the first chapter does not begin at 0" in late


def test_what_is_no_sound_is_refused(tmp_path):
    """A text, an empty file, a folder, nothing at all: an error with the name, not a verdict."""
    text = tmp_path / "a.mp3"
    text.write_text("not a sound")
    (tmp_path / "empty.wav").write_bytes(b"")
    soundfile.write(tmp_path / "no samples.wav", np.zeros((0, 2)), RATE)
    files = ("empty.wav", "no samples.wav", "nothing.mp3")
    for path in (text, tmp_path, *(tmp_path / name for name in files)):
        with pytest.raises(OutputError, match=path.name):
            control(path, "podcast")


def test_silence_has_figures_too(tmp_path):
    """Nothing but zeros is measured without a fault of the program."""
    verdict = control(written(tmp_path / "s.wav", np.zeros((2, 3 * RATE))), "podcast")
    assert "loudness" in rules(verdict)
    assert verdict.facts.loudness_lufs == -70.0


def test_ten_hours_are_judged_in_little_memory():
    """Peaks and powers of their 3.6 million hundredths of a second are 29 MB, and looked at in stretches."""
    ear, tiles = _Ear(2), Tiles(np.add, 1)
    tiles.feed(np.full(360_000 * 10, 0.01, np.float32))
    ear._peaks = ear._powers = tiles
    tracemalloc.start()
    facts = ear.facts()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert facts.floor_db == pytest.approx(10 * np.log10(0.01 / 441), abs=0.01)
    assert most < 50e6
