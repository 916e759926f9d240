"""The mix: every clip where, as loud and on the side the timeline says, beds stepping back for speech."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drama.errors import OutputError
from drama.mix.play import fader, mix
from drama.script.model import Line
from drama.settings import Ducking
from drama.store.shelf import Shelf
from drama.timeline.ducking import ducked
from drama.timeline.joins import CUT_FADE_S, CUT_S, cut, trailing_off
from drama.timeline.model import Clip, Timeline
from drama.units import RATE, to_frames

DUCKING = Ducking(depth_db=-9.0, attack_s=0.3, hold_s=0.2, release_s=0.6, bridge_s=1.0)


class Deaf:
    """Hears nothing, so that beds go as far down as `DUCKING` says and no further."""

    def mean(self, clip, start, end):
        return 0.0

    loudest = mean


DEAF = Deaf()
TAKES = {
    "spoken": 0.5 * np.ones(RATE, np.float32),
    "stereo": np.stack([0.5 * np.ones(RATE), -0.25 * np.ones(RATE)]).astype(np.float32),
    "river": np.random.default_rng(1).uniform(-0.4, 0.4, (2, 2 * RATE)).astype(np.float32),
    "theme": 0.25 * np.ones((2, 6 * RATE), np.float32),
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    for key, sound in TAKES.items():
        shelf.keep(key, sound)
    return shelf


def line(start, **changes):
    return replace(
        Clip("spoken", "dialogue", start, RATE, role="MARA", line=f"L{start}", name="Hi."), **changes
    )


def bed(key="theme", start=0, length=6 * RATE, **changes):
    return Clip(key, "music", start, length, name="theme", **changes)


def timeline(*clips, length=6 * RATE):
    return Timeline("Demo", "", tuple(sorted(clips, key=lambda clip: clip.start)), (), length)


def played(planned, shelf, block=65_536, ducking=DUCKING):
    blocks = list(mix(ducked(planned, ducking, DEAF), shelf, block))
    return np.concatenate(blocks, axis=1) if blocks else np.zeros((2, 0), np.float32)


def test_a_clip_sounds_from_its_first_frame_to_its_last(shelf):
    """Placed to the frame: silence right before and right after, the whole timeline long."""
    sound = played(timeline(line(12_345), length=2 * RATE), shelf)
    heard = np.flatnonzero(np.abs(sound).max(axis=0) > 1e-4)
    assert (heard[0], heard[-1], heard.size) == (12_345, 12_345 + RATE - 1, RATE)
    assert sound.shape == (2, 2 * RATE)
    assert sound.dtype == np.float32


def test_a_clip_starts_where_its_offset_says_and_is_cut_where_the_timeline_ends(shelf):
    """An offset skips the take's beginning; what lies beyond the episode's end is not heard."""
    shelf.keep("ramp", np.linspace(0.0, 0.9, RATE, dtype=np.float32))
    clip = line(100, key="ramp", offset=20_000, length=10_000, pan=-1.0)
    sound = played(timeline(clip, length=5_000), shelf)
    assert sound.shape == (2, 5_000)
    assert np.allclose(sound[0, 100:], np.linspace(0.0, 0.9, RATE)[20_000:24_900], atol=1e-4)


def test_an_interrupted_voice_is_gone_in_a_moment_and_one_that_trails_off_sinks(shelf):
    """Cut: full until the fade, then nothing, without a step. Trailing off: lower and lower over a second."""
    cut_off = played(timeline(cut(line(0)), length=RATE), shelf)[0]
    end = RATE - to_frames(CUT_S)
    before, after = end - to_frames(CUT_FADE_S) - 10, end + 1
    assert cut_off[before] == pytest.approx(cut_off[1_000], abs=1e-4)
    assert not cut_off[after:].any()
    assert np.abs(np.diff(cut_off[before:])).max() < 0.001
    words = Line("MARA", "I only thought that perhaps…")
    sinking = played(timeline(trailing_off(replace(line(0), words=words.words), words)), shelf)[0]
    tenths = [sinking[at] for at in range(RATE - 17_000, RATE, 1_000)]
    assert tenths == sorted(tenths, reverse=True)
    assert sinking[RATE - 1] < 0.01 * sinking[1_000]
    assert sinking[RATE // 2] == pytest.approx(sinking[1_000], abs=1e-4)


@pytest.mark.parametrize("pan", [-1.0, -0.3, 0.0, 0.5, 1.0])
def test_a_voice_keeps_its_power_wherever_it_stands(shelf, pan):
    """A mono take pans at constant power: both channels together are as loud as the take."""
    left, right = played(timeline(line(0, pan=pan)), shelf)[:, 1000]
    assert left**2 + right**2 == pytest.approx(0.25, rel=1e-3)
    assert np.sign(np.round(right - left, 4)) == np.sign(pan)


def test_a_stereo_take_keeps_its_image_and_loses_the_far_side(shelf):
    """In the middle both channels are untouched; moved, only the other side falls."""
    clip = Clip("stereo", "sfx", 0, RATE, name="door")
    for pan, expected in ((0.0, (0.5, -0.25)), (1.0, (0.0, -0.25)), (-1.0, (0.5, 0.0))):
        assert played(timeline(replace(clip, pan=pan)), shelf)[:, 500] == pytest.approx(expected, abs=1e-4)


def test_gain_is_in_decibels(shelf):
    """6.02 dB down is half."""
    sound = played(timeline(line(0, pan=-1.0, gain_db=-6.0206)), shelf)
    assert sound[0, 1000] == pytest.approx(0.25, abs=1e-4)


@pytest.mark.parametrize(("track", "halfway"), [("dialogue", 0.5), ("sfx", 0.5), ("music", 0.5**0.5)])
def test_fades_are_linear_for_edits_and_of_equal_power_for_beds(shelf, track, halfway):
    """Both fades lie inside the clip; halfway an edit is at a half, a bed at half its power."""
    clip = Clip("theme", track, 0, 4 * RATE, fade_in=RATE, fade_out=2 * RATE, name="theme")
    level = played(timeline(clip), shelf, ducking=replace(DUCKING, depth_db=0.0))[0] / 0.25
    assert level[0] == pytest.approx(0.0, abs=1e-3)
    assert level[RATE // 2] == pytest.approx(halfway, abs=1e-3)
    assert level[RATE : 2 * RATE] == pytest.approx(1.0, abs=1e-3)
    assert level[3 * RATE] == pytest.approx(halfway, abs=1e-3)
    assert level[4 * RATE - 1] == pytest.approx(0.0, abs=1e-3)


def test_a_loop_lasts_as_long_as_it_is_asked_to(shelf):
    """Two seconds of river run for six, without a hole, and two clips of it are the same river."""
    clips = [bed("river", loop=True), bed("river", start=RATE, length=2 * RATE, offset=RATE, loop=True)]
    ducking = replace(DUCKING, depth_db=0.0)
    alone, twice = (played(timeline(*some), shelf, ducking=ducking) for some in (clips[:1], clips))
    tenths = np.sqrt(np.mean(alone[0].reshape(-1, RATE // 10) ** 2, axis=1))
    assert tenths.min() > 0.15
    assert np.allclose(twice[:, RATE : 3 * RATE], 2 * alone[:, RATE : 3 * RATE], atol=1e-6)


def test_beds_are_down_at_the_first_syllable_and_up_again_after_the_last(shelf):
    """9 dB down from the first frame until 0.2 s after the last; untouched 0.3 s before and 0.8 s after."""
    start, end = 2 * RATE, 3 * RATE
    sound = played(timeline(bed(), line(start, gain_db=-120.0)), shelf)
    level = 20 * np.log10(sound[0] / 0.25)
    assert level[: start - to_frames(0.31)] == pytest.approx(0.0, abs=0.05)
    assert level[start : end + to_frames(0.19)] == pytest.approx(-9.0, abs=0.05)
    assert level[end + to_frames(0.81) :] == pytest.approx(0.0, abs=0.05)
    assert np.all(np.diff(level[start - to_frames(0.3) : start]) < 1e-3)


def test_beds_do_not_pump_between_the_lines_of_a_conversation(shelf):
    """A pause shorter than the bridge stays down; a longer one comes up, and down again in time."""
    short, long = (
        played(timeline(bed(), line(RATE, gain_db=-120), line(at, gain_db=-120)), shelf)[0] / 0.25
        for at in (2 * RATE + to_frames(0.9), 2 * RATE + to_frames(1.6))
    )
    pause = slice(2 * RATE, 2 * RATE + to_frames(1.6))
    assert 20 * np.log10(short[pause]).max() < -8.9
    assert 20 * np.log10(long[pause]).max() > -0.1


def test_effects_are_not_ducked(shelf):
    """A door slams as loud under a line as without one."""
    clips = Clip("stereo", "sfx", RATE, RATE, name="door"), line(RATE, gain_db=-120.0)
    assert played(timeline(*clips), shelf)[0, RATE + 500] == pytest.approx(0.5, abs=1e-3)


clip_times = st.tuples(st.integers(0, 80_000), st.integers(1, RATE), st.integers(0, 30_000))


@settings(deadline=None, max_examples=15)
@given(st.lists(clip_times, max_size=5), st.lists(clip_times, max_size=3), st.integers(700, 70_000))
def test_the_block_length_is_not_heard(shelf, lines, beds, block):
    """However the timeline is cut into blocks, the same frames come out."""
    clips = [line(start, length=length, fade_in=fade, pan=0.2) for start, length, fade in lines]
    clips += [bed("river", start, length, fade_out=fade, loop=True) for start, length, fade in beds]
    planned = timeline(*clips, length=90_000)
    assert np.allclose(played(planned, shelf, block), played(planned, shelf), atol=1e-6)


@settings(deadline=None, max_examples=50)
@given(st.lists(clip_times, max_size=8))
@example([(0, 9_822, 0), (0, 1, 0), (48_511, 1, 0)])
def test_the_beds_never_jump(lines):
    """Whatever the dialogue does, the gain moves less than 0.05 dB from one frame to the next."""
    spoken = [line(start, length=length) for start, length, _ in lines]
    planned = ducked(timeline(bed(length=3 * RATE), *spoken), DUCKING, DEAF)
    (clip,) = (clip for clip in planned.clips if clip.track == "music")
    level = 20 * np.log10(fader(clip, 0, 3 * RATE))
    assert np.abs(np.diff(level)).max(initial=0.0) < 0.05
    assert level.min() >= -9.01
    assert level.max() <= 0.0


def test_every_missing_take_is_named_before_anything_plays(shelf):
    """The error tells the line, who speaks it and what to do, for all of them at once."""
    planned = timeline(line(0, key="lost"), line(RATE), line(2 * RATE, key="gone"))
    with pytest.raises(OutputError) as caught:
        mix(planned, shelf)
    named = [f"line L{start} (MARA: Hi.)" in str(caught.value) for start in (0, RATE, 2 * RATE)]
    assert named == [True, False, True]
    assert all(problem.hint for problem in caught.value.problems)


@pytest.mark.parametrize("damage", [lambda flac: flac[:40], lambda flac: bytes(len(flac))])
def test_a_damaged_take_stops_the_mix(shelf, damage):
    """A take that cannot be read, or is too short, is not played as silence, and is made anew next."""
    shelf.keep("damaged", TAKES["spoken"])
    path = shelf.path("damaged")
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(OutputError, match="line L0"):
        played(timeline(line(0, key="damaged")), shelf)
    assert shelf.find("damaged") is None


def test_an_episode_of_no_frames_has_no_blocks(shelf):
    """An empty timeline plays nothing."""
    assert list(mix(timeline(length=0), shelf)) == []
