"""Beds at any length: no seam, no loop, the same bytes however they are read."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.descriptors import loop_likeness
from drama.mix.bed import SHORTEST_POOL, Bed, Windows
from drama.units import RATE


def noise(seconds, seed=0):
    """Return stereo noise of an even level."""
    rng = np.random.default_rng(seed)
    return (0.1 * rng.standard_normal((2, round(seconds * RATE)))).astype(np.float32)


def hum(seconds, *partials, hiss=0.0):
    """Return a steady hum of partials (Hz, level), with some noise in it."""
    time = np.arange(round(seconds * RATE)) / RATE
    tone = sum(level * np.sin(2 * np.pi * hz * time + hz) for hz, level in partials)
    return (tone + hiss * np.random.default_rng(2).standard_normal((2, time.size))).astype(np.float32)


LONG, SHORT = noise(75), noise(5)
FRIDGE = (50, 0.3), (150, 0.2), (250, 0.1)
POOLS = {"long": LONG, "short": SHORT, "hum": hum(6.1, *FRIDGE), "long hum": hum(21, *FRIDGE, hiss=0.1)}
WHOLE = {kind: Bed(pool, 1).read(0, 40 * RATE) for kind, pool in POOLS.items()}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(list(POOLS)), st.integers(0, 39 * RATE), st.integers(1, RATE))
def test_any_stretch_is_what_lies_there(kind, start, frames):
    """Reading from the middle gives the bytes that reading from the start gives there."""
    bed = Bed(POOLS[kind], 1)
    assert bed.read(start, frames).tobytes() == WHOLE[kind][:, start : start + frames].tobytes()


@pytest.mark.parametrize("kind", ["long", "short"])
def test_the_level_never_dips_or_jumps(kind):
    """Cross-fades keep the power: every half second is as loud as the rest."""
    level_db = 20 * np.log10(WHOLE[kind].reshape(2, -1, RATE // 2).std(axis=2) / 0.1)
    assert np.abs(level_db).max() < 0.3


STEADY = {
    "fridge": {"partials": FRIDGE},
    "mains": {"partials": [(60, 0.5)]},
    "engine": {"partials": [(33, 0.3), (66, 0.3), (1200, 0.05)]},
    "two motors": {"partials": [(100, 0.3), (131.7, 0.1)]},
    "fridge in a draught": {"partials": FRIDGE, "hiss": 0.2},
}


@pytest.mark.parametrize(
    ("name", "seconds"),
    [("fridge", seconds) for seconds in (0.3, 1, 2.4, 6, 8.0, 15, 19.9, 20, 75)]
    + [(name, seconds) for name in STEADY for seconds in (2.4, 8.01334, 30)],
)
def test_a_steady_hum_stays_as_loud_as_it_is(name, seconds):
    """Windows of a hum meet in step: whatever its length, no seam swells, and none drops out."""
    sound = STEADY[name]
    pool = hum(seconds, *sound["partials"], hiss=sound.get("hiss", 0.0))
    for at in (0, 1_700):
        tenths = Bed(pool, 3).read(at * RATE, 40 * RATE).reshape(2, -1, RATE // 10)
        level_db = 10 * np.log10((tenths**2).mean(axis=(0, 2)))
        assert np.abs(level_db - np.median(level_db)).max() < 0.8


@pytest.mark.parametrize("kind", ["long", "short"])
def test_what_is_nowhere_like_itself_keeps_its_places(kind):
    """Noise has no step to fall into: its windows begin where chance puts them, and cross at equal power."""
    pool = POOLS[kind]
    windows = Windows(pool.shape[1], 1)
    seams = windows.seams()
    for index, _, _, place in windows.between(0, 120 * RATE):
        assert seams.at(index, pool) == (place, 0.0)


def test_a_bed_begins_at_once():
    """The first frame is the pool's, not the start of a fade."""
    assert np.abs(WHOLE["long"][:, :100]).mean() > 0.05
    np.testing.assert_array_equal(WHOLE["short"][:, : 2 * RATE], SHORT[:, : 2 * RATE])


def test_no_loop_is_heard_in_ten_minutes():
    """Ten minutes from a pool with slow swells repeat themselves no more than new sound would."""
    tenths, rng = np.arange(750), np.random.default_rng(3)
    swells = sum(
        np.sin(2 * np.pi * (tenths * hz / 10 + rng.random())) / hz**0.5 for hz in (0.03, 0.07, 0.2, 0.5)
    )
    pool = (LONG * np.repeat(np.exp(0.25 * swells), RATE // 10)).astype(np.float32)
    assert max(loop_likeness(Bed(pool, seed).read) for seed in (1, 2)) < 0.35
    assert loop_likeness(lambda at, frames: np.take(pool, range(at, at + frames), axis=1, mode="wrap")) > 0.9


def test_two_seeds_are_two_beds():
    """Two scenes with the same ambience need not begin alike."""
    first, second = (Bed(LONG, seed).read(0, 5 * RATE) for seed in (1, 2))
    assert abs(np.corrcoef(first[0], second[0])[0, 1]) < 0.1


@pytest.mark.parametrize("seconds", [0.01, 1, 19.9, 20.0, 21, 75, 300])
def test_every_pool_makes_any_length(seconds):
    """From a click to five minutes, an hour in is as loud as the beginning."""
    pool = noise(seconds)
    heard = Bed(pool, 5).read(3600 * RATE, 3 * RATE)
    assert heard.shape == (2, 3 * RATE)
    assert heard.std() == pytest.approx(0.1, rel=0.1)


def test_the_shortest_shuffled_pool_has_room_for_its_windows():
    """No window reaches over the end of the pool, wherever chance puts it."""
    bed = Bed(np.ones((2, SHORTEST_POOL), np.float32), 9)
    for minute in range(0, 60, 5):
        assert bed.read(minute * 60 * RATE, 60 * RATE).min() >= 0.99
