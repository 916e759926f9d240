"""Very different episodes, each within 0.3 LU of its target by ffmpeg's own meter, and under its ceiling."""

import numpy as np
import pytest
from ebur128 import by_ffmpeg
from mutagen.mp3 import MP3
from one_reel import cut_at

from drama.master.chain import master
from drama.mix.reels import reels
from drama.publish import Tags, publish
from drama.settings import PROFILES
from drama.store.shelf import Shelf
from drama.store.vault import Vault
from drama.timeline import Clip, Timeline
from drama.timeline.borders import GRID
from drama.units import RATE


def noise(seconds, seed=1, channels=2):
    return np.random.default_rng(seed).standard_normal((channels, round(seconds * RATE))).astype(np.float32)


def syllables(seconds, level=0.1, seed=2, low=0.2):
    """Noise in syllables and pauses, alike on both sides: what a voice does to a meter."""
    rng = np.random.default_rng(seed)
    frames = round(seconds * RATE)
    steps = np.repeat(
        rng.uniform(low, 1.0, frames // 5000 + 1) * (rng.random(frames // 5000 + 1) > 0.25), 5000
    )
    return np.repeat(
        np.convolve(noise(seconds, seed)[0], np.hanning(7), "same")[None] * steps[:frames] * level, 2, 0
    )


def thunder(seconds):
    sound = syllables(seconds, 0.05)
    for at in range(2, round(seconds) - 1, 5):
        burst = noise(1.0, at) * np.exp(-np.arange(RATE) / 4000)
        sound[:, at * RATE : (at + 1) * RATE] += burst[:, : sound.shape[1] - at * RATE] * 0.9
    return sound


def quiet_then_loud(seconds):
    sound = syllables(seconds, 0.1)
    sound[:, : sound.shape[1] // 2] *= 0.03
    return sound


def with_silence(seconds):
    silence = np.zeros((2, 4 * RATE), np.float32)
    return np.concatenate([silence, syllables(seconds), silence], axis=1)


def clicks(seconds):
    sound = syllables(seconds, 0.02)
    sound[:, ::20_000] = 1.0
    return sound


def tone(seconds, hz):
    wave = np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE)) / RATE)
    return np.tile(0.3 * wave, (2, 1)).astype(np.float32)


EPISODES = {
    "a voice": lambda: syllables(20),
    "whispers only": lambda: np.diff(syllables(20, 0.004), axis=1),
    "all shouting": lambda: np.tanh(syllables(20, 2.0, low=0.8)) * 0.99,
    "five seconds": lambda: syllables(5),
    "half a second": lambda: syllables(0.5, low=0.9),
    "silence at both ends": lambda: with_silence(12),
    "peaks of thunder": lambda: thunder(20),
    "quiet, then loud": lambda: quiet_then_loud(24),
    "clicks": lambda: clicks(15),
    "a low hum": lambda: tone(10, 70),
    "a high tone": lambda: tone(10, 9000),
    "left only": lambda: syllables(15) * np.array([[1.0], [0.0]], np.float32),
    "sides that have nothing in common": lambda: noise(15) * 0.1,
    "one side upside down": lambda: syllables(15) * np.array([[1.0], [-1.0]], np.float32),
    "far over full scale": lambda: syllables(15, 8.0),
    "hardly there": lambda: syllables(15, 0.0003),
    "music and voice": lambda: syllables(15) + tone(15, 440) * 0.3,
    "one shout in a long quiet": lambda: np.concatenate([syllables(20, 0.01), syllables(1, 1.5)], axis=1),
    "broad noise": lambda: noise(12) * 0.2,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", EPISODES)
def test_an_episode_is_at_its_target_whatever_it_sounds_like(tmp_path, name):
    """Stereo for a podcast; every third one in mono too."""
    sound = EPISODES[name]().astype(np.float32)
    profile = PROFILES["podcast"].changed(mono=list(EPISODES).index(name) % 3 == 0)

    timeline = Timeline("T", "", (), (), sound.shape[1])
    borders = range(150 * GRID, sound.shape[1] - 50 * GRID, 150 * GRID)
    published = publish(
        master(cut_at(sound, borders), profile.target), timeline, Tags("T"), tmp_path / "e.mp3"
    )
    loudness, peak = by_ffmpeg(published.path, "I", "Peak")
    assert peak <= profile.target.peak_dbtp + 0.05  # ffmpeg prints tenths
    assert loudness == pytest.approx(profile.target.loudness_lufs, abs=0.3)


def over_and_over(pattern, times, shelf):
    """Return an episode that plays the sounds of a pattern time after time, each from its own border on."""
    clips, borders, at = [], [], 0
    for number, sound in enumerate(pattern):
        shelf.keep(f"sound{number}", sound)
    for number in range(times * len(pattern)):
        key, length = f"sound{number % len(pattern)}", pattern[number % len(pattern)].shape[1]
        clips.append(Clip(key, "dialogue", at, length, line=f"L{number}"))
        borders.append(at)
        at += length
    return Timeline("T", "", tuple(clips), (), at, tuple(borders))


def test_three_hours_are_at_their_target_from_the_first_minute_to_the_last(tmp_path):
    """ffmpeg hears a round of what is in it at the beginning, in the middle, and last.

    A voice, a whisper, thunder and a shout follow each other 160 times; what is the same is encoded once.
    `benchmarks/episode.py --hours 3` has ffmpeg hear all of three hours in which no minute is like another.
    """
    kinds = (syllables(17, 0.05), syllables(17, 0.005), thunder(17) * 0.4, syllables(17, 0.07, low=0.8))
    pattern = [sound[:, : 646 * GRID].astype(np.float32) for sound in kinds]
    timeline = over_and_over(pattern, 160, shelf := Shelf(tmp_path / "shelf"))
    target, vault = PROFILES["podcast"].target, Vault(tmp_path / "reels")

    mastered = master(reels(timeline, shelf), target, vault)
    published = publish(mastered, timeline, Tags("T"), tmp_path / "e.mp3", vault=vault)

    seconds = timeline.length / RATE
    assert seconds == pytest.approx(3 * 3600, abs=5)
    assert MP3(published.path).info.length == pytest.approx(seconds, abs=0.001)
    assert mastered.limited_share > 0.0
    for start_s in (0.0, seconds / 2, seconds * 159 / 160):
        loudness, peak = by_ffmpeg(published.path, "I", "Peak", cut=("-ss", start_s, "-t", seconds / 160))
        assert peak <= target.peak_dbtp + 0.05
        assert loudness == pytest.approx(target.loudness_lufs, abs=0.3)
        assert loudness == pytest.approx(published.loudness_lufs, abs=0.1)
