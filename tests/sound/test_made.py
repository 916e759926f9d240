"""The generated sounds, measured: each does what its name says, the same way every time."""

from functools import cache

import numpy as np
import pytest

from drama.errors import SoundError
from drama.sound.level import PEAK, REFERENCE_LUFS, at_reference, loudness_lufs
from drama.sound.made.river import River
from drama.sound.made.room_tone import Room
from drama.sound.made.thunder import Lightning
from drama.sound.made.wind import Wind
from drama.sound.made.words import check, said
from drama.sound.source import MADE
from drama.units import RATE

LENGTH = 8 * RATE
FIGURES = {"wind": Wind(), "river": River(), "thunder": Lightning(), "room tone": Room()}


@cache
def sound(name, *params, seed=1, frames=LENGTH):
    """Return a generated sound at the loudness of the shelf."""
    made = at_reference(MADE[name].generator()(frames, seed, params))
    made.flags.writeable = False
    return made


def power(channel):
    """Return the mean power of every frequency bin of 4096 frames, and the bins in Hz."""
    windows = np.lib.stride_tricks.sliding_window_view(channel, 4096)[::2048] * np.hanning(4096)
    return (np.abs(np.fft.rfft(windows, axis=1)) ** 2).mean(axis=0), np.fft.rfftfreq(4096, 1 / RATE)


def centroid_hz(stereo):
    """Return the centre of gravity of the spectrum."""
    energy, hz = power(stereo.mean(axis=0))
    return (hz * energy).sum() / energy.sum()


def slope_db(stereo):
    """Return how the spectrum falls from 100 Hz to 5 kHz, in dB an octave."""
    energy, hz = power(stereo.mean(axis=0))
    heard = (hz > 100) & (hz < 5000)
    return np.polyfit(np.log2(hz[heard]), 10 * np.log10(energy[heard]), 1)[0]


def swing(stereo):
    """Return by how much the level varies over tenths of a second: deviation over mean."""
    tenth = RATE // 10
    level = stereo[:, : stereo.shape[1] // tenth * tenth].mean(axis=0).reshape(-1, tenth).std(axis=1)
    return level.std() / level.mean()


def test_every_sound_is_safe_to_mix():
    """Stereo of the right length at the reference loudness, no clipping, no holes, no DC, no NaN."""
    for name, made in MADE.items():
        stereo = sound(name)
        assert stereo.dtype == np.float32
        assert stereo.shape[0] == 2
        assert np.isfinite(stereo).all()
        assert np.abs(stereo).max() <= PEAK + 1e-3
        assert loudness_lufs(stereo) == pytest.approx(REFERENCE_LUFS, abs=0.5)
        assert np.abs(stereo.mean(axis=1)).max() < 1e-4
        if made.kind == "bed":
            assert stereo.shape[1] == LENGTH
            assert (stereo.reshape(2, -1, RATE // 10).std(axis=2) > 1e-4).all()


@pytest.mark.parametrize("name", MADE)
def test_the_same_seed_gives_the_same_bytes(name):
    """Same input, same output; and another seed is another sound."""
    generate = MADE[name].generator()
    first, again, other = (generate(3 * RATE, seed, ()) for seed in (7, 7, 8))
    assert first.tobytes() == again.tobytes()
    common = min(first.shape[1], other.shape[1])
    assert abs(np.corrcoef(first[0, :common], other[0, :common])[0, 1]) < 0.2


@pytest.mark.parametrize("name", MADE)
def test_the_sides_differ_and_survive_mono(name):
    """Left and right are neither one sound nor two: in mono nothing is lost."""
    left, right = sound(name)
    assert 0.25 < np.corrcoef(left, right)[0, 1] < 0.75


# The ranges hold recordings of the same thing, half an octave either way.
@pytest.mark.parametrize(
    ("name", "lowest_hz", "highest_hz", "steepest_db", "flattest_db"),
    [
        ("wind", 100, 1000, -11, -5),
        ("river", 1000, 3500, -4.5, 1),
        ("thunder", 80, 320, -15, -7),
        ("room tone", 150, 1500, -10, -4),
    ],
)
def test_each_sounds_like_its_name(name, lowest_hz, highest_hz, steepest_db, flattest_db):
    """The spectrum lies where that of recordings lies."""
    assert lowest_hz < centroid_hz(sound(name)) < highest_hz
    assert steepest_db < slope_db(sound(name)) < flattest_db


def test_wind_gusts_and_a_room_rests():
    """The level of wind swings as recorded wind does; room tone does not move."""
    assert 0.25 < swing(sound("wind")) < 1.0
    assert swing(sound("room tone")) < 0.15


def test_thunder_claps_first_and_rolls_away():
    """A clap lasts 6 to 14 s, is loudest in its first half, and ends in silence."""
    stereo = sound("thunder")
    assert 6 * RATE <= stereo.shape[1] <= 14 * RATE
    energy = (stereo**2).sum(axis=0)
    assert energy[: energy.size // 2].sum() > 0.6 * energy.sum()
    assert np.abs(stereo[:, -100:]).max() < 1e-3


@pytest.mark.parametrize(("seed", "params"), [(1, ("near", "short")), (2, ("near",)), (3, ("rolling",))])
def test_no_clap_is_a_mere_click(seed, params):
    """However the channel happens to bend, no single wave is so high that the rest is lost under it."""
    stereo = sound("thunder", *params, seed=seed)
    assert loudness_lufs(stereo) == pytest.approx(REFERENCE_LUFS, abs=0.5)
    last_second = stereo[:, -2 * RATE : -RATE]
    assert last_second.std() > 1e-4


@pytest.mark.parametrize("name", FIGURES)
def test_every_word_does_something(name):
    """Each word of each table changes the sound's figures or its level, and all at once leave it safe."""
    words = MADE[name].words()
    for word, changes in words.items():
        assert said(FIGURES[name], words, (word,)) != FIGURES[name] or changes["level_lu"]
    everything = MADE[name].generator()(RATE, 3, tuple(words))
    assert np.isfinite(everything).all()
    assert everything.std() > 0


def test_words_mean_what_they_say():
    """Distance takes the treble, near keeps it, strong wind is brighter, wide is less alike on both sides."""
    assert centroid_hz(sound("thunder", "distant")) < centroid_hz(sound("thunder"))
    assert centroid_hz(sound("thunder")) < centroid_hz(sound("thunder", "near"))
    assert centroid_hz(sound("wind", "soft")) < centroid_hz(sound("wind", "strong"))
    assert centroid_hz(sound("river", "distant")) < centroid_hz(sound("river", "near"))
    for name in ("wind", "river", "room tone"):
        wide, narrow = (np.corrcoef(sound(name, word))[0, 1] for word in ("wide", "narrow"))
        assert wide < narrow - 0.1


def test_an_unknown_word_is_answered_with_the_known_ones():
    """A slip of the pen gets its correction, and every slip at once."""
    with pytest.raises(SoundError) as error:
        check("wind", MADE["wind"].words(), ("sofft", "wide", "purple"))
    first, second = error.value.problems
    assert "did you mean 'soft'" in first.what
    assert "gusty" in second.hint


def test_a_knock_keeps_under_full_scale():
    """A click too short to be loud is left below the reference rather than clipped; silence stays silence."""
    click = np.zeros((2, RATE), np.float32)
    click[:, 100:110] = 0.1
    assert np.abs(at_reference(click)).max() <= PEAK
    assert not at_reference(np.zeros((2, RATE), np.float32)).any()
