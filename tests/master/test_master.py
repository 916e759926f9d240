"""The master: every kind of mix comes out at its target, and nothing rises above the ceiling."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_reel import cut_at, one_reel, played
from scipy.signal import butter, sosfilt

from drama.master.chain import GAIN_STEP_DB, HEADROOM_DB, MOST_MADE_UP_DB, master
from drama.master.limiter import limit
from drama.measure.loudness import PARTS, LoudnessMeter
from drama.measure.peak import TruePeakMeter
from drama.mix.reels import LONGEST, Reel
from drama.settings import Target
from drama.store.vault import Entry, Vault
from drama.timeline.borders import GRID
from drama.units import RATE, to_db, to_gain

APPLE = Target(loudness_lufs=-16.0, peak_dbtp=-1.0)


def speech(seconds, level_db, seed=3):
    """Noise in the band of a voice, in bursts as long as syllables, with pauses: as peaky as speech."""
    generator = np.random.default_rng(seed)
    frames = round(seconds * RATE)
    voice = sosfilt(butter(2, [150, 4000], "band", fs=RATE, output="sos"), generator.standard_normal(frames))
    syllables = np.abs(generator.standard_normal(frames // 4410 + 1)) ** 1.5
    phrases = generator.random(frames // RATE + 1) > 0.3
    voice *= np.repeat(syllables, 4410)[:frames] * np.repeat(phrases, RATE)[:frames]
    voice *= 10 ** (level_db / 20) / np.sqrt(np.mean(voice**2))
    return np.tile(voice, (2, 1)).astype(np.float32)


def clicks(seconds):
    """A loud click a second over a murmur: almost no loudness, all of it peaks."""
    sound = speech(seconds, -50)
    sound[:, ::RATE] = 1.0
    return sound


def heard(mastered):
    loudness, peak = LoudnessMeter(), TruePeakMeter()
    sound = np.concatenate(list(mastered.blocks()), axis=1)
    loudness.feed(sound)
    peak.feed(sound)
    return sound, loudness.loudness_lufs, peak.peak_dbtp


@pytest.mark.parametrize(
    "sound",
    [
        pytest.param(speech(10, -26), id="speech"),
        pytest.param(speech(10, -60), id="whisper"),
        pytest.param(np.clip(speech(10, 12), -1, 1), id="shouting"),
        pytest.param(clicks(10), id="clicks"),
        pytest.param(speech(3, -20)[:, : RATE // 2], id="half a second"),
    ],
)
def test_every_mix_comes_out_at_the_target(sound):
    """Within 0.3 LU of -16 LUFS, no peak over -1 dBTP, not a frame more or less."""
    mastered = master(one_reel(sound), APPLE)
    finished, loudness, peak = heard(mastered)
    assert finished.shape == sound.shape
    assert loudness == pytest.approx(-16.0, abs=0.3)
    assert peak <= -1.0 + 0.02


def test_silence_stays_silence():
    """A mix with nothing in it is not amplified into noise."""
    sound = np.zeros((2, RATE), np.float32)
    mastered = master(one_reel(sound), APPLE)
    assert mastered.gain_db == 0.0
    assert np.array_equal(heard(mastered)[0], sound)


def test_a_mix_of_no_frames_is_a_master_of_no_frames():
    """A mix without blocks does not fail."""
    assert (
        sum(block.shape[1] for block in master(one_reel(np.zeros((2, 0), np.float32)), APPLE).blocks()) == 0
    )


def test_a_mix_under_the_ceiling_is_only_amplified():
    """Where no peak is in the way, the master is the mix times one number."""
    sound = np.tile(0.05 * np.sin(np.arange(3 * RATE) * 0.05), (2, 1)).astype(np.float32)
    mastered = master(one_reel(sound), APPLE)
    finished, _, _ = heard(mastered)
    assert mastered.limited_share == 0.0
    assert np.allclose(finished, sound * 10 ** (mastered.gain_db / 20), atol=1e-6)


def test_the_report_tells_what_was_done():
    """Loudness before, gain and the share of limited time are those of the sound."""
    sound = speech(10, -26)
    before = LoudnessMeter()
    before.feed(sound)
    mastered = master(one_reel(sound), APPLE)
    assert mastered.level == pytest.approx(before.loudness_lufs, abs=0.1)
    assert mastered.gain_db == pytest.approx(-16.0 - before.loudness_lufs, abs=2.0)
    assert mastered.ceiling_dbtp == APPLE.peak_dbtp - HEADROOM_DB
    assert 0.0 < mastered.limited_share < 0.3


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, 20_000), st.floats(0.1, 8.0)), max_size=6),
    st.integers(50, 30_000),
    st.floats(-6.0, 0.0),
)
def test_no_peak_passes_the_limiter(peaks, block, ceiling_dbtp):
    """Wherever peaks fall and however the stream is cut, the ceiling holds and the length stays."""
    sound = 0.3 * np.sin(np.arange(22_000) * 0.3) * np.ones((2, 1))
    for at, height in peaks:
        sound[:, at : at + 3] = height
    sound = sound.astype(np.float32)
    limited = np.concatenate(list(limit(played(sound, block), ceiling_dbtp)), axis=1)
    meter = TruePeakMeter()
    meter.feed(limited)
    assert limited.shape == sound.shape
    assert meter.peak_dbtp <= ceiling_dbtp + 0.05


def test_the_limiter_works_only_around_a_peak():
    """6 ms before and 0.2 s after a single peak the sound is untouched; on the peak it is at the ceiling."""
    sound = np.tile(0.1 * np.sin(np.arange(2 * RATE) * 0.05), (2, 1)).astype(np.float32)
    sound[:, RATE] = 2.0
    limited = np.concatenate(list(limit(played(sound, 5000), -1.0)), axis=1)
    before, after = RATE - round(0.006 * RATE), RATE + round(0.21 * RATE)
    assert np.array_equal(limited[:, :before], sound[:, :before])
    assert np.array_equal(limited[:, after:], sound[:, after:])
    assert to_db(float(np.abs(limited).max())) == pytest.approx(-1.0, abs=0.1)


def test_the_way_the_mix_is_cut_does_not_change_the_master():
    """The same mix in blocks of other lengths gives the same sound."""
    sound = speech(4, -20)
    big, small = (master(one_reel(sound, block), APPLE) for block in (65_536, 1_000))
    assert np.allclose(heard(big)[0], heard(small)[0], atol=1e-6)


@pytest.mark.parametrize("channels", [1, 2])
def test_reels_of_a_mix_are_mastered_as_one(channels):
    """Heard and played reel by reel, cut in the middle of words, the master is that of the whole."""
    sound = speech(30, -16)
    target = Target(-16.0, -1.0, channels)
    whole, apart = (
        master(reels, target) for reels in (one_reel(sound), cut_at(sound, [300 * GRID, 1_000 * GRID]))
    )
    assert apart.gain_db == whole.gain_db
    assert apart.limited_share == pytest.approx(whole.limited_share, abs=1e-3)
    assert apart.level == pytest.approx(whole.level, abs=1e-3)
    assert np.allclose(heard(apart)[0], heard(whole)[0], atol=1e-6)
    at, finished = 0, heard(whole)[0]
    for reel in apart.reels:
        alone = np.concatenate(list(apart.reel_blocks(reel, 0, apart.ceiling_dbtp)), axis=1)
        assert np.allclose(alone[:, : reel.length], finished[:, at : at + reel.length], atol=1e-6)
        at += reel.length


def test_the_gain_is_a_whole_number_of_steps():
    """A hair more or less in the mix is the same gain, so that what was encoded before is found again."""
    sound = speech(20, -26)
    gains = {master(one_reel(sound * np.float32(1.0 + nudge)), APPLE).gain_db for nudge in (0.0, 1e-4, -1e-4)}
    assert len(gains) <= 2
    assert all(gain / GAIN_STEP_DB == pytest.approx(round(gain / GAIN_STEP_DB)) for gain in gains)


def test_what_was_heard_of_a_reel_is_noted(tmp_path):
    """The second time nothing is played, and the same is decided; a damaged note is made anew."""
    sound, vault = speech(20, -26), Vault(tmp_path)
    reels = cut_at(sound, [400 * GRID])
    first = master(reels, APPLE, vault)
    silent = tuple(replace(reel, play=lambda: iter(())) for reel in reels)
    again = master(silent, APPLE, vault)
    assert (again.gain_db, again.level) == (first.gain_db, first.level)
    for entry in tmp_path.glob("*/*.reel"):
        stored = bytearray(entry.read_bytes())
        stored[-7] ^= 1
        entry.write_bytes(stored)
    again = master(reels, APPLE, vault)
    assert (again.gain_db, again.level) == (first.gain_db, first.level)


def waiting(pause_s, tone_db=-60.0):
    """Two phrases with a long pause between them, all over a room tone."""
    phrase, pause = speech(4, -20), np.zeros((2, round(pause_s * RATE)), np.float32)
    sound = np.concatenate([phrase, pause, phrase], axis=1)
    room = np.random.default_rng(8).standard_normal(sound.shape[1]) * to_gain(tone_db)
    return sound + room.astype(np.float32)


@pytest.mark.parametrize(
    ("target", "sound"),
    [
        (Target(-20.5, -3.5, 1, "rms"), waiting(100)),
        (Target(-16.0, -20.0), waiting(20)),
        (Target(-16.0, -25.0), speech(10, -26)),
        (Target(-16.0, -30.0), waiting(30)),
        (Target(-3.0, -1.0), speech(10, -26)),
    ],
    ids=["a plain level over long pauses", "-20 dBTP", "-25 dBTP", "-30 dBTP", "-3 LUFS"],
)
def test_a_target_out_of_reach_does_not_run_away(target, sound):
    """The sound comes as near as the limiter lets it: and the room tone stays 25 dB under."""
    mastered = master(one_reel(sound), target)
    assert not mastered.reachable
    assert mastered.gain_db <= target.loudness_lufs - mastered.heard.level_of_sound + MOST_MADE_UP_DB + 0.1
    finished, loudness, peak = heard(mastered)
    assert peak <= target.peak_dbtp + 0.02
    assert loudness > target.peak_dbtp - 20.0
    room = finished[:, 6 * RATE : 8 * RATE]
    if sound.shape[1] > 20 * RATE:
        assert to_db(float(np.sqrt(np.mean(room**2)))) < to_db(float(np.abs(finished).max())) - 25.0


def test_what_can_be_reached_is_reachable():
    """Speech, a whisper and clicks are, and a pause of half a minute between phrases changes nothing."""
    for sound in (speech(10, -26), speech(10, -60), clicks(10), waiting(30)):
        assert master(one_reel(sound), APPLE).reachable


class Noted:
    """A vault that has the notes of every reel."""

    def __init__(self, length):
        self._sums = np.full(PARTS * length // GRID, 0.01, np.float32)
        self._peaks = np.full(3 * length // GRID, 0.9, np.float32)

    def find(self, key):
        return Entry({"sums": self._sums.size}, self._sums.tobytes() + self._peaks.tobytes())


def test_ten_hours_are_noted_and_foreseen_in_little_memory():
    """What is noted of them is 39 MB and is held once; to foresee their loudness takes 18 beside."""
    reels = [Reel(str(number), LONGEST, 0, 0, lambda: iter(())) for number in range(300)]
    tracemalloc.start()
    mastered = master(reels, APPLE, Noted(LONGEST))
    held, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert mastered.heard.frames / RATE > 9.9 * 3600
    assert held < 43e6
    assert most < 65e6
    level, limited = mastered.heard.foresee(12.0, -1.0)
    assert limited == 1.0
    assert level == pytest.approx(mastered.heard.level + to_db(to_gain(-1.0) / 0.9), abs=0.01)
