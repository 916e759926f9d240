"""What spaces sound like, measured: bands, decays, slaps, levels, and the room under the next line."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.signal import butter, sosfilt, welch

from drama.measure.loudness import TENTH, LoudnessMeter
from drama.mix.ear import Ear
from drama.mix.play import mix
from drama.settings import Ducking
from drama.space.model import Space
from drama.space.place import heard_in, keys, placed
from drama.space.presets import read_spaces
from drama.space.room import BANDS_HZ, answer, impulse_of
from drama.space.through import through
from drama.store.shelf import Shelf
from drama.timeline import Clip, Timeline, ducked
from drama.timeline.ducking import TAIL_LU
from drama.units import RATE, to_frames


@pytest.fixture(scope="module")
def spaces(tmp_path_factory):
    return read_spaces(tmp_path_factory.mktemp("voices"))


def speech(seconds=3.0, seed=1):
    """Noise like a voice: falling highs, four syllables a second."""
    frames = round(seconds * RATE)
    noise = np.random.default_rng(seed).standard_normal(frames)
    low = sosfilt(butter(1, (150, 1_000), "bandpass", fs=RATE, output="sos"), noise)
    syllables = 0.55 + 0.45 * np.sin(2 * np.pi * 4 * np.arange(frames) / RATE)
    sound = low * syllables
    return (0.3 * sound / np.abs(sound).max()).astype(np.float32)


def lufs(sound):
    meter = LoudnessMeter()
    meter.feed(np.atleast_2d(sound))
    return meter.loudness_lufs


def t60_s(impulse, band):
    """Return the decay time by backward integration (Schroeder, 1965), from -5 to -25 dB."""
    sound = sosfilt(butter(2, band, "bandpass", fs=RATE, output="sos"), impulse, axis=1)
    left = np.cumsum(np.square(sound).sum(axis=0)[::-1])[::-1]
    level = 10 * np.log10(left / left[0] + 1e-12)
    begin, end = np.argmax(level < -5), np.argmax(level < -25)
    return 3.0 * (end - begin) / RATE


@pytest.mark.parametrize("name", ["room", "hall", "cathedral", "cave", "forest", "underworld", "memory"])
def test_a_room_decays_in_the_time_it_says(spaces, name):
    """Within 20 % at 500 to 2,500 Hz; highs die sooner."""
    space = spaces[name]
    impulse = impulse_of(replace(space, slap_s=0.0))
    assert t60_s(impulse, BANDS_HZ[1]) == pytest.approx(space.t60_s, rel=0.2)
    assert t60_s(impulse, BANDS_HZ[2]) < 0.95 * t60_s(impulse, BANDS_HZ[1])


@pytest.mark.parametrize("name", ["room", "hall", "cathedral", "forest"])
def test_a_room_is_as_loud_as_it_says_and_survives_mono(spaces, name):
    """The answer lies `wet_db` under the voice; folded to mono it loses less than 3 dB against both sides."""
    space, voice = spaces[name], speech()
    wet = answer(space, voice)
    power = np.square(wet).sum(axis=1).mean()
    assert 10 * np.log10(power / np.square(voice).sum()) == pytest.approx(space.wet_db, abs=3.0)
    mono = np.square(wet.mean(axis=0)).sum()
    assert 10 * np.log10(mono / power) > -3.0
    assert np.corrcoef(wet)[0, 1] > 0.2


def test_a_cave_slaps_back(spaces):
    """A click comes back 75 ms later, louder than anything around it."""
    impulse = np.abs(impulse_of(spaces["cave"])).max(axis=0)
    at = to_frames(0.075)
    assert impulse[at] > 1.5 * impulse[at - 200 : at].max()
    assert 0.06 <= spaces["cave"].slap_s <= 0.09


def test_a_telephone_ends_where_telephones_end(spaces):
    """300 to 3,400 Hz: beyond an octave outside nothing is left but 20 dB less; as loud as the voice was."""
    voice = np.random.default_rng(3).uniform(-0.3, 0.3, 3 * RATE).astype(np.float32)
    heard = through(spaces["telephone"], voice)
    at, power = welch(heard, RATE, nperseg=4096)
    inside = power[(at > 500) & (at < 2_500)].mean()
    for outside in ((at > 40) & (at < 150), (at > 6_800) & (at < 15_000)):
        assert 10 * np.log10(inside / power[outside].mean()) > 20.0
    edges = [10 * np.log10(inside / power[np.argmin(np.abs(at - edge))]) for edge in (300, 3_400)]
    assert max(edges) < 12.0
    assert lufs(heard) == pytest.approx(lufs(voice), abs=0.5)
    assert len(heard) == len(voice)


def test_a_telephone_squeezes_and_hums_softly(spaces):
    """Loud and soft syllables come nearer; in a pause a line noise is left, far below."""
    voice = speech()
    voice[RATE : RATE + RATE // 2] = 0.0
    heard = through(spaces["telephone"], voice)
    pause = heard[RATE + 4_000 : RATE + 18_000]
    assert -45.0 < lufs(pause) - lufs(heard) < -30.0

    def crest(sound):
        return np.abs(sound).max() / np.sqrt(np.mean(np.square(sound)))

    assert crest(heard) < crest(voice)


def test_a_thought_is_warm_and_a_wall_takes_the_highs(spaces):
    """+2 to 3 dB below the shelf in a thought; behind a wall 2.4 kHz is at least 20 dB down on 500 Hz."""
    flat = np.random.default_rng(3).uniform(-0.2, 0.2, 3 * RATE).astype(np.float32)

    def tilt(sound, low, high):
        at, power = welch(sound, RATE, nperseg=8192)
        return 10 * np.log10(power[(at > low / 1.2) & (at < low * 1.2)].mean()) - 10 * np.log10(
            power[(at > high / 1.2) & (at < high * 1.2)].mean()
        )

    assert tilt(through(spaces["thought"], flat), 80, 2_000) == pytest.approx(2.2, abs=0.8)
    assert tilt(through(spaces["next room"], flat), 500, 2_400) > 20.0


def test_distance_is_level_highs_and_room(spaces):
    """Twice as far: 6 dB less, an octave of highs gone, the room's answer louder against the voice."""
    hall = spaces["hall"]
    far, near = hall.at("far"), hall.at("near")
    assert far.level_db == pytest.approx(-6.0)
    assert far.high_cut_hz == pytest.approx(6_000.0)
    assert far.wet_db > hall.wet_db > near.wet_db
    assert near.level_db > 0.0
    assert far.name == "hall, far"


def test_takes_in_a_space_are_made_once_and_twice_the_same(spaces, tmp_path):
    """The shelf keeps them by what is heard; made anew somewhere else they are the same bytes."""
    files = []
    for folder in ("one", "two"):
        shelf = Shelf(tmp_path / folder)
        take = shelf.keep("dry", speech(1.0))
        first = placed({"L": take}, {"L": spaces["underworld"]}, shelf)["L"]
        before = {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.flac")}
        assert placed({"L": take}, {"L": spaces["underworld"]}, shelf)["L"] == first
        assert {path: path.stat().st_mtime_ns for path in shelf.folder.rglob("*.flac")} == before
        files.append([shelf.path(first.voice.key).read_bytes(), shelf.path(first.tail.key).read_bytes()])
        assert first.voice.length == take.length
        assert first.tail.length > take.length + to_frames(3.0)
    assert files[0] == files[1]


@pytest.mark.parametrize("version", ["drama.space.place.VERSION", "drama.space.room.VERSION"])
@pytest.mark.parametrize("name", ["telephone", "cave", "memory"])
def test_whatever_makes_a_take_anew_is_told(spaces, monkeypatch, name, version):
    """A version that is in the key of a take is in what is heard of it too, and none that is not."""
    space = spaces[name]
    before, heard = keys("dry", space), heard_in("dry", space)
    monkeypatch.setattr(version, 99)
    assert (keys("dry", space) == before) == (heard_in("dry", space) == heard)


@pytest.mark.parametrize(
    ("name", "where"), [("next room", ""), ("next room", "distant"), ("memory", "distant"), ("outdoors", "")]
)
def test_no_room_is_cut_off_on_the_shelf(spaces, tmp_path, name, where):
    """A live room answers a loud voice without a sample at full scale; heard, it is as loud as it says."""
    space = spaces[name].at(where) if where else spaces[name]
    shelf, loud = Shelf(tmp_path), 3.0 * speech(1.0)
    found = placed({"L": shelf.keep("dry", loud)}, {"L": space}, shelf)["L"]
    wet, voice = shelf.read(found.tail.key), shelf.read(found.voice.key)
    assert 0.05 < np.abs(wet).max() < 0.999
    level = 10 * np.log10(np.square(wet).sum(axis=1).mean() / np.square(voice).sum())
    assert level + found.tail_db == pytest.approx(space.wet_db, abs=4.5)


def test_a_space_that_only_answers_keeps_the_dry_take(spaces, tmp_path):
    """A room does nothing to the voice itself; a telephone has no room."""
    shelf = Shelf(tmp_path)
    take = shelf.keep("dry", speech(1.0))
    found = placed({"a": take, "b": take}, {"a": spaces["room"], "b": spaces["telephone"]}, shelf)
    assert found["a"].voice == take
    assert found["b"].tail is None


def test_a_tail_rings_over_the_next_line_and_never_masks_it(spaces, tmp_path):
    """A very live cathedral: its answer lies 15 LU under a soft next line, and is heard before and after."""
    shelf = Shelf(tmp_path)
    loud, soft = shelf.keep("loud", speech(2.0)), shelf.keep("soft", 0.2 * speech(2.0, seed=4))
    live = replace(spaces["cathedral"], wet_db=-3.0)
    one = placed({"A": loud}, {"A": live}, shelf)["A"]
    first = Clip("loud", "dialogue", 0, loud.length, line="A", role="MARA")
    tail = Clip(one.tail.key, "dialogue", 0, one.tail.length, one.tail_db, role="MARA", tail_of="A")
    second = Clip("soft", "dialogue", to_frames(2.4), soft.length, line="B", role="TOM")
    plan = Timeline("T", "", (first, tail, second), (), to_frames(7.0))
    plan = ducked(plan, Ducking(), Ear(shelf))

    def power(*keys):
        meter = LoudnessMeter()
        for block in mix(replace(plan, clips=tuple(c for c in plan.clips if c.key in keys)), shelf):
            meter.feed(block)
        return meter.energies

    room, voice = power(one.tail.key), power("soft")
    under = slice(to_frames(2.4) // TENTH + 1, to_frames(4.4) // TENTH)
    assert 10 * np.log10(voice[under].mean() / room[under].max()) > TAIL_LU - 1.5
    assert 10 * np.log10(voice[under].mean() / room[under].mean()) < 40.0
    assert room[21:23].mean() > room[26:28].mean() * 4


def test_a_take_of_silence_stays_silent(spaces):
    """Nothing goes in, nothing comes out, in any space, and no warning."""
    for space in spaces.values():
        assert not through(space, np.zeros(RATE, np.float32)).any()


def test_the_presets_are_what_is_promised(spaces):
    """Twelve spaces, by name."""
    assert set(spaces) == {
        "room", "hall", "cathedral", "cave", "forest", "outdoors", "underworld",
        "telephone", "radio", "next room", "thought", "memory",
    }  # fmt: skip
    assert all(isinstance(space, Space) and space.name == name for name, space in spaces.items())
    assert spaces["thought"].centred
    assert -6.0 <= spaces["thought"].dip_db <= -3.0
