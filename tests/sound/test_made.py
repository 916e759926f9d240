"""The generated sounds, measured: each does what its name says, the same way every time."""

from functools import cache

import numpy as np
import pytest

from benchmarks.descriptors import describe, loop_likeness
from benchmarks.sound_ranges import CENTROID_FACTOR, CREST_DB, RANGES, SLOPE_DB
from benchmarks.sounds import split
from drama.bed import Bed
from drama.errors import SoundError
from drama.loudness import loudness_lufs
from drama.sound.collect import POOL_S
from drama.sound.level import PEAK, REFERENCE_LUFS, at_reference
from drama.sound.made.hearing import SHARED
from drama.sound.made.words import check
from drama.sound.source import MADE
from drama.units import RATE

LENGTH = 8 * RATE
BEDS = [name for name, made in MADE.items() if made.kind == "bed"]
SHOTS = [name for name, made in MADE.items() if made.kind == "shot"]

USUAL = {"stone", "walk", "walking", "canter", "calm", "wonder", "rising"}  # what they are without a word
COMPANY = {"sword clash": ("fight",), "bell": ("twice",)}  # some words need others to be heard


@cache
def sound(name, *params, seed=1, frames=LENGTH):
    """Return a generated sound at the loudness of the shelf."""
    made = at_reference(MADE[name].generator()(frames, seed, params))
    made.flags.writeable = False
    return made


@cache
def measured(name, *params, seed=1):
    """Return the descriptors of a sound."""
    return describe(sound(name, *params, seed=seed))


@pytest.mark.parametrize("name", MADE)
def test_every_sound_is_safe_to_mix(name):
    """Stereo of the right length at the reference loudness, no clipping, no DC, no NaN."""
    stereo = sound(name)
    assert stereo.dtype == np.float32
    assert stereo.shape[0] == 2
    assert np.isfinite(stereo).all()
    assert np.abs(stereo).max() <= PEAK + 1e-3
    assert loudness_lufs(stereo) == pytest.approx(REFERENCE_LUFS, abs=0.5) or np.abs(stereo).max() > 0.95
    assert measured(name).dc < 1e-4


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_fills_its_time(name):
    """It is as long as it is asked to be, and no second of it is a hole."""
    stereo = sound(name)
    assert stereo.shape[1] == LENGTH
    assert (stereo.reshape(2, -1, RATE).std(axis=2) > 1e-4).all()


@pytest.mark.parametrize("name", SHOTS)
def test_a_shot_begins_at_once_and_ends_in_silence(name):
    """It is heard within a quarter of a second, and its end is no cut."""
    stereo = sound(name)
    level = np.abs(stereo).max(axis=0)
    assert level[: RATE // 4].max() > 0.02 * level.max()
    assert level[-100:].max() < 0.003 * level.max()
    assert stereo.shape[1] <= 20 * RATE


@pytest.mark.parametrize("name", MADE)
def test_the_same_seed_gives_the_same_bytes(name):
    """Same input, same output; and another seed is another sound."""
    generate = MADE[name].generator()
    first, again, other = (generate(3 * RATE, seed, ()) for seed in (7, 7, 8))
    assert first.tobytes() == again.tobytes()
    common = min(first.shape[1], other.shape[1])
    assert abs(np.corrcoef(first[0, :common], other[0, :common])[0, 1]) < 0.5


@pytest.mark.parametrize("name", MADE)
def test_the_sides_differ_and_survive_mono(name):
    """Left and right are neither one sound nor two: in mono nothing is lost."""
    assert 0.2 < measured(name).together < 0.75
    assert measured(name).mono_loss_db < 2.3


@pytest.mark.parametrize("title", RANGES)
def test_each_sounds_like_its_name(title):
    """Its spectrum and crest lie where those of recordings lie."""
    wanted, (name, words) = RANGES[title], (title.split(",")[0], split(title)[1])
    found = measured(name, *words)
    assert wanted.centroid_hz[0] / CENTROID_FACTOR < found.centroid_hz
    assert found.centroid_hz < wanted.centroid_hz[1] * CENTROID_FACTOR
    for value, span, by in (
        (found.slope_db, wanted.slope_db, SLOPE_DB),
        (found.crest_db, wanted.crest_db, CREST_DB),
    ):
        assert not span or span[0] - by < value < span[1] + by


def test_every_sound_has_a_range():
    """Whoever adds a sound says what it must measure."""
    assert {title.split(",")[0] for title in RANGES} == set(MADE)


def test_wind_gusts_and_a_room_rests():
    """The level of wind swings as recorded wind does; room tone does not move."""
    assert measured("wind").swing_percent > 30
    assert measured("room tone").swing_percent < 25


def test_ten_minutes_of_wind_are_no_loop():
    """A bed is a minute of sound, and ten minutes of it are not heard to come round."""
    pool = at_reference(MADE["wind"].generator()(round(POOL_S * RATE), 1, ()))
    assert loop_likeness(Bed(pool, 1).read) < 0.35


def test_thunder_claps_first_and_rolls_away():
    """A clap lasts 6 to 14 s, is loudest in its first half, and ends in silence."""
    stereo = sound("thunder")
    assert 6 * RATE <= stereo.shape[1] <= 14 * RATE
    energy = (stereo**2).sum(axis=0)
    assert energy[: energy.size // 2].sum() > 0.6 * energy.sum()


@pytest.mark.parametrize(("seed", "params"), [(1, ("near", "short")), (2, ("near",)), (3, ("rolling",))])
def test_no_clap_is_a_mere_click(seed, params):
    """However the channel happens to bend, no single wave is so high that the rest is lost under it."""
    stereo = sound("thunder", *params, seed=seed)
    assert loudness_lufs(stereo) == pytest.approx(REFERENCE_LUFS, abs=0.5)
    last_second = stereo[:, -2 * RATE : -RATE]
    assert last_second.std() > 1e-4


@pytest.mark.parametrize("name", MADE)
def test_every_word_does_something(name):
    """Each word of each sound changes it or its level, but for the usual ones; all at once leave it safe."""
    made, company = MADE[name], COMPANY.get(name, ())
    length = LENGTH if name == "music" else RATE  # a few notes in all
    plain = sound(name, *company, seed=2, frames=length)
    for word, changes in made.own_words().items():
        heard = sound(name, *company, word, seed=2, frames=length)
        alike = heard.shape == plain.shape and np.array_equal(heard, plain)
        assert not alike or changes.get("level_lu") or word in USUAL, word
    everything = made.generator()(RATE, 3, tuple(made.words()))
    assert np.isfinite(everything).all()
    assert everything.std() > 0


@pytest.mark.parametrize("name", ["rain", "thunder", "room tone"])
def test_the_shared_words_mean_what_they_say(name):
    """Dark is darker, bright brighter, wide wider and narrow narrower; far is duller than near."""
    plain = measured(name)
    assert measured(name, "dark").centroid_hz < plain.centroid_hz < measured(name, "bright").centroid_hz
    assert measured(name, "wide").together < plain.together < measured(name, "narrow").together
    assert measured(name, "distant").centroid_hz < measured(name, "near").centroid_hz


@pytest.mark.parametrize("name", MADE)
def test_soft_and_far_are_quieter_than_strong_and_near(name):
    """Every sound understands the shared words, and those it has its own way with go the same way."""
    words = MADE[name].words()
    assert set(SHARED) <= set(words)
    for quieter, louder in (("soft", "strong"), ("distant", "near"), ("quiet", "loud")):
        assert words[quieter].get("level_lu", 0.0) < words[louder].get("level_lu", 0.0)


def test_a_far_shot_rings_on_and_a_far_bed_keeps_its_length():
    """The place answers; a bed is cut as it is anyway."""
    assert sound("thunder", "muffled").shape[1] > sound("thunder").shape[1]
    assert sound("fire", "distant").shape[1] == LENGTH


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
