"""How far beds and effects step back, planned before anything is mixed, and heard in the mix as planned."""

from dataclasses import replace
from time import process_time

import numpy as np
import pytest

from drama.measure.loudness import TENTH, LoudnessMeter
from drama.mix.ear import Ear
from drama.mix.play import fader, mix
from drama.mix.reels import reels
from drama.settings import Ducking
from drama.store.shelf import Shelf
from drama.timeline import Clip, Timeline, chapters_apart, ducked, from_json, to_json
from drama.timeline.borders import GRID
from drama.timeline.ducking import APART_LU, EFFECT_LU, STEP_DB
from drama.timeline.model import Mark
from drama.units import RATE, to_frames

SECOND = RATE


def noise(seed, seconds, level, channels=2):
    return (level * np.random.default_rng(seed).standard_normal((channels, round(seconds * RATE)))).astype(
        np.float32
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    shelf.keep("voice", noise(1, 4, 0.1, 1))
    swelling = noise(2, 30, 0.02) * (1.5 + np.sin(np.arange(30 * RATE) / RATE)).astype(np.float32)
    shelf.keep("river", swelling)
    shelf.keep("short river", swelling[:, : 6 * RATE])
    shelf.keep("clap", noise(3, 6, 0.15))
    return shelf


def line(at_s, seconds=4.0, **changes):
    clip = Clip("voice", "dialogue", to_frames(at_s), to_frames(seconds), line=f"L{at_s}", role="MARA")
    return replace(clip, **changes)


def bed(key="river", seconds=24.0, **changes):
    return replace(Clip(key, "ambience", 0, to_frames(seconds), loop=True, name="river"), **changes)


def planned(shelf, *clips, ducking=None, length_s=24.0):
    ordered = tuple(sorted(clips, key=lambda clip: clip.start))
    end = to_frames(length_s)
    timeline = Timeline("T", "", ordered, (Mark("One", 0, end // 2), Mark("Two", end // 2, end)), end)
    return ducked(timeline, ducking or Ducking(), Ear(shelf))


def power(timeline, shelf, tracks):
    meter = LoudnessMeter()
    heard = replace(timeline, clips=tuple(clip for clip in timeline.clips if clip.track in tracks))
    for block in mix(heard, shelf):
        meter.feed(block)
    return meter.energies


def apart_lu(timeline, shelf, clip, track):
    here = slice(clip.start // TENTH, (clip.start + clip.length) // TENTH)
    voice, other = (power(timeline, shelf, (one,))[here].mean() for one in ("dialogue", track))
    return 10 * np.log10(voice / other)


def depth_db(clip, at_s):
    return 20 * np.log10(fader(clip, to_frames(at_s) - clip.start, 1)[0])


@pytest.mark.parametrize("track", APART_LU)
@pytest.mark.parametrize("key", ["river", "short river"])
def test_every_line_keeps_its_distance_over_a_bed(shelf, track, key):
    """Loud bed, plain, soft and shouted line: each as far over the bed as asked, measured in the mix."""
    lines = [line(2, gain_db=-3.0), line(9, gain_db=-10.0), line(16)]
    timeline = planned(shelf, bed(key, track=track, gain_db=-4.0), *lines)
    apart = [apart_lu(timeline, shelf, clip, track) for clip in lines]
    assert min(apart) > APART_LU[track] - 0.8
    assert apart[1] < APART_LU[track] + STEP_DB + 0.8


def test_a_bed_that_is_far_below_is_ducked_no_further_than_the_show_says(shelf):
    """-9 dB, whatever the line."""
    (bed_clip,) = (c for c in planned(shelf, bed(gain_db=-40.0), line(5)).clips if c.track == "ambience")
    assert depth_db(bed_clip, 7.0) == pytest.approx(-9.0, abs=0.01)
    assert depth_db(bed_clip, 3.0) == 0.0


def test_beds_that_play_together_are_measured_together(shelf):
    """Two rivers are 3 LU louder than one: both go down until their sum is far enough away."""
    clips = bed(gain_db=-4.0), bed("short river", gain_db=-4.0), line(15)
    timeline = planned(shelf, *clips)
    assert apart_lu(timeline, shelf, clips[2], "ambience") > APART_LU["ambience"] - 0.8


def test_between_two_lines_of_a_talk_the_bed_moves_once_and_never_at_a_word(shelf):
    """A soft line after a loud one: one way down before its first syllable; inside each it is still."""
    loud, soft = line(10), line(14.4, gain_db=-12.0)
    (river,) = (c for c in planned(shelf, bed(gain_db=-6.0), loud, soft).clips if c.track == "ambience")
    steps = np.diff(20 * np.log10(fader(river, to_frames(9.0), to_frames(10.0))))
    assert depth_db(river, 18.0) < depth_db(river, 12.0) - 4.0
    down = np.flatnonzero(steps < -1e-5) / RATE + 9.0
    assert {round(at, 1) for at in down} <= {9.7, 9.8, 9.9, 10.0, 14.1, 14.2, 14.3, 14.4}
    assert np.abs(steps).max() < 0.05


def test_an_effect_is_loud_between_lines_and_under_them_on_words(shelf):
    """The same clap: untouched alone, on a line its loudest moment lies under the words; then it rings on."""
    alone = planned(shelf, Clip("clap", "sfx", to_frames(12), 6 * SECOND, name="clap"), line(5))
    assert [c.points for c in alone.clips if c.track == "sfx"] == [()]
    on = planned(shelf, Clip("clap", "sfx", to_frames(8), 6 * SECOND, name="clap"), line(5))
    (clap,) = (c for c in on.clips if c.track == "sfx")
    heard, voice = power(on, shelf, ("sfx",)), power(on, shelf, ("dialogue",))
    assert 10 * np.log10(voice[50:90].mean() / heard[80:90].max()) > EFFECT_LU - 0.5
    assert depth_db(clap, 13.0) == 0.0


def test_the_ear_hears_what_the_mix_plays(shelf):
    """The power of loops, offsets and gains, foreseen from the takes, is that of the mix within 1 dB."""
    clips = bed(gain_db=-3.0, offset=to_frames(7.3), seconds=24.0), bed("short river", seconds=21.0)
    for clip in clips:
        heard = power(planned(shelf, clip), shelf, ("ambience",))
        for start in range(0, 20, 3):
            foreseen = Ear(shelf).mean(clip, start * RATE, (start + 3) * RATE)
            assert 10 * np.log10(foreseen / heard[start * 10 : start * 10 + 30].mean()) == pytest.approx(
                0.0, abs=1.0
            )


def test_the_record_and_a_chapter_keep_the_faders(shelf):
    """Written and read again they are the same; cut apart, every chapter sounds as it does in the whole."""
    timeline = planned(shelf, bed(), line(2), line(13), line(18, gain_db=-9.0))
    assert from_json(to_json(timeline), "x") == timeline
    whole = np.concatenate(list(mix(timeline, shelf)), axis=1)
    first, second = chapters_apart(timeline)
    sound = np.concatenate(list(mix(second, shelf)), axis=1)
    place = slice(RATE, 10 * RATE)
    assert np.allclose(sound[:, place], whole[:, first.length :][:, place], atol=1e-5)


def test_the_same_timeline_is_planned_twice(shelf):
    """Planning is a function of the takes: same clips, same points."""
    clips = bed(gain_db=-4.0), line(5), line(15, gain_db=-7.0)
    assert planned(shelf, *clips) == planned(shelf, *clips)


def test_a_take_is_heard_once_in_its_life(shelf, monkeypatch):
    """What was noted of it plans the next render; a note that is damaged is made anew."""
    clips = (line(2.0), bed(), bed("short river", 20.0, start=0))
    first = planned(shelf, *clips)
    with monkeypatch.context() as deaf:
        deaf.setattr("drama.mix.ear.stored", None)
        assert planned(shelf, *clips) == first
    for note in shelf.folder.glob("*/*.note.json"):
        note.write_text('{"powers": "lou')
    assert planned(shelf, *clips) == first


class EvenEar:
    """Hears everything equally loud."""

    def mean(self, clip, start, end):
        return 1.0

    def loudest(self, clip, start, end):
        return 1.0


def test_a_long_episode_takes_time_in_proportion(shelf):
    """A night of lines, each with an effect over it: squared, planning and cutting it would take minutes."""
    count = 12_000
    clips = tuple(
        clip
        for number in range(count)
        for clip in (
            line(7 * number),
            Clip("clap", "sfx", to_frames(7 * number + 1), to_frames(2.0), name="clap"),
        )
    )
    end = to_frames(7 * count)
    timeline = Timeline("T", "", clips, (Mark("One", 0, end),), end, tuple(range(0, end, 300 * GRID)))
    start = process_time()
    laid = ducked(timeline, Ducking(), EvenEar())
    cut = len(reels(laid, shelf))
    assert process_time() - start < 15.0
    assert cut > count / 2
    assert all(clip.points for clip in laid.clips if clip.track == "sfx")


def sting(at_s, seconds=3.0):
    return Clip("clap", "music", to_frames(at_s), to_frames(seconds), name="sting")


def music_of(timeline):
    return [clip for clip in timeline.clips if clip.track == "music"]


@pytest.mark.parametrize("after_s", [0.0, 0.2, 0.5])
def test_music_that_begins_after_a_line_begins_at_its_full_level(shelf, after_s):
    """Its attack is heard; under a line in its middle it steps back, and beds stay down in between."""
    lines = line(2), line(7.05)
    (music,) = music_of(planned(shelf, bed(), sting(6 + after_s), *lines))
    assert [depth_db(music, 6 + after_s + late_s) for late_s in (0.0, 0.1, 0.2)] == [0.0, 0.0, 0.0]
    assert depth_db(music, 7.05) < -8.9
    (alone,) = music_of(planned(shelf, sting(6 + after_s), lines[0]))
    assert alone.points == ()
    assert depth_db(next(c for c in planned(shelf, bed(), *lines).clips if c.loop), 6.5) < -8.9


def test_music_that_begins_under_a_line_begins_stepped_back(shelf):
    """So does music under the longer of two lines that are spoken at once; the first music stays down too."""
    lines = line(2), line(2, 2.0, line="L2 too")
    before, under = music_of(planned(shelf, sting(1, 8.0), sting(5, 5.0), *lines))
    assert depth_db(under, 5.0) < -8.9
    assert depth_db(before, 6.1) < -8.9
    assert depth_db(under, 7.0) == depth_db(before, 7.0) == 0.0
