"""The generated sounds, measured: each does what its name says, the same way every time."""

import hashlib
from functools import cache

import numpy as np
import pytest

from benchmarks.descriptors import describe, loop_likeness
from benchmarks.sound_ranges import CENTROID_FACTOR, CREST_DB, RANGES, SLOPE_DB
from benchmarks.sounds import split
from drama.errors import SoundError
from drama.measure.loudness import loudness_lufs
from drama.mix.bed import Bed
from drama.sound.collect import POOL_S
from drama.sound.level import PEAK, REFERENCE_LUFS, at_reference
from drama.sound.made.door_creak import Hinge, _pulls
from drama.sound.made.hearing import SHARED
from drama.sound.made.words import check
from drama.sound.recorded.takes import HERE, STEPS, steps_on
from drama.sound.source import MADE
from drama.units import RATE
from training.recorded_steps import SHA256

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


@pytest.mark.parametrize("level", [0.0, 0.1, 0.7])
def test_dc_alone_is_silence(level):
    """Nothing of it is left, nor is a rounding error of it made as loud as a sound."""
    assert not at_reference(np.full((2, 10_003), level, np.float32)).any()


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
    length = LENGTH if name == "music" else RATE // 2  # a few notes in all
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


def _bands(*words, seed=1):
    """Return how much of some steps lies in each octave from 44 Hz on, in dB."""
    mono = sound("footsteps", *words, seed=seed).mean(axis=0)
    energy = np.abs(np.fft.rfft(mono)) ** 2
    octaves = np.searchsorted(np.fft.rfftfreq(mono.size, 1 / RATE), 44.0 * 2.0 ** np.arange(9))
    shares = np.add.reduceat(energy, octaves)[:8]
    return 10 * np.log10(shares / shares.sum())


@pytest.mark.parametrize("ground", STEPS)
def test_recorded_steps_are_what_is_heard(ground):
    """Walked, they have the spectrum of the recordings, and no step is heard twice running."""
    alone = sum(np.abs(np.fft.rfft(step, RATE)) ** 2 for step in steps_on(ground))
    octaves = np.searchsorted(np.fft.rfftfreq(RATE, 1 / RATE), 44.0 * 2.0 ** np.arange(9))
    shares = np.add.reduceat(alone, octaves)[:8]
    recorded = 10 * np.log10(shares / shares.sum())
    heard = _bands(ground)
    loud = recorded > -15
    assert np.abs(heard - recorded)[loud].max() < 4
    assert not np.abs(_bands("stone") - recorded)[loud].max() < 4


def _onsets(stereo):
    """Return the seconds at which steps begin: where it is loud after a rest of a quarter of a second."""
    level = np.abs(stereo).max(axis=0)[: stereo.shape[1] // 480 * 480].reshape(-1, 480).max(axis=1)
    begins = []
    for tenth in np.flatnonzero(level > 0.25 * level.max()):
        if not begins or tenth / 100 - begins[-1] > 0.22:
            begins.append(tenth / 100)
    return begins


def test_the_words_of_a_walk_move_recorded_steps_too():
    """Run and slow set when they fall, few how many there are."""
    walk, run, slow = (
        np.diff(_onsets(sound("footsteps", "metal", word))) for word in ("walk", "run", "slow")
    )
    assert np.median(walk) == pytest.approx(0.54, abs=0.06)
    assert np.median(run) == pytest.approx(0.34, abs=0.05)
    assert np.median(slow) == pytest.approx(0.84, abs=0.08)
    assert len(_onsets(sound("footsteps", "metal", "few"))) < len(walk) + 1


def test_the_recordings_are_those_of_the_package():
    """Every file is the one whose licence the package states, and nothing else lies beside them."""
    there = {file.stem: hashlib.sha256(file.read_bytes()).hexdigest() for file in HERE.glob("*.ogg")}
    assert there == SHA256
    assert sum(file.stat().st_size for file in HERE.glob("*.ogg")) < 200_000


def test_a_creak_clicks_and_then_squeals():
    """Its first slips stand alone; the squeal after them holds a pitch and leaps to another."""
    rate_hz, force = _pulls(np.random.default_rng(1), Hinge(), 2 * RATE)
    assert rate_hz[: RATE // 8].max() < 40
    squeal = rate_hz[rate_hz > 100]
    assert squeal.size > RATE
    leaps = np.abs(np.diff(np.log2(squeal))) > 0.05
    assert 1 <= leaps.sum() <= 6
    assert (force > 0).all()


def test_steps_in_water_swell():
    """The loudest of a step comes a quarter of a second after it begins; on stone it comes first."""
    for ground, earliest, latest in (("water", 0.15, 0.5), ("stone", 0.0, 0.06)):
        step = sound("footsteps", ground, "few", "slow")[:, : RATE * 7 // 10]
        assert earliest < np.abs(step).max(axis=0).argmax() / RATE < latest, ground


def test_a_galloping_horse_hangs_in_the_air_and_still_rustles():
    """After the last of four beats comes by far the longest rest of every stride, and no rest is silence."""
    mono = sound("horse", "gallop").mean(axis=0)
    level = np.sqrt((mono[: mono.size // 441 * 441].reshape(-1, 441) ** 2).mean(axis=1))[20:400]
    quiet, loud = np.percentile(level, (10, 97))
    assert 10 < 20 * np.log10(loud / quiet) < 26
    rests = np.diff(np.flatnonzero(level > 0.35 * loud))
    strides = level.size // 50
    assert 12 <= np.median(np.sort(rests)[-strides:]) <= 28
    assert np.sort(rests)[-2 * strides] < 12
