"""Borders: what lies between two of them is the same whatever is edited elsewhere."""

from dataclasses import replace

import numpy as np
import pytest

from drama.cast.model import Cast, Part, Voice
from drama.mix.bed import Windows
from drama.script.model import Chapter, Cue, Line, Scene, Script
from drama.settings import Settings
from drama.take import SoundTake, Take
from drama.timeline import chapters_apart, lay_out
from drama.timeline.borders import CROSSING_S, GRID, LEAD, LONGEST, SHORTEST, Border, in_one, renewed
from drama.timeline.layout import ROOM_TONE
from drama.timeline.model import Clip
from drama.units import to_frames

SECOND = to_frames(1.0)
RIVER = Cue("AMBIENCE", "river")
CAST = Cast((Part("NARRATOR", Voice("tone", "a")), Part("MARA", Voice("tone", "b"))))


def script(scenes=4, lines=40, edit=""):
    """Two chapters of scenes of some three minutes; `edit` is the id of a line that says more."""

    def spoken(name):
        return Line("MARA", f"{name} says something{' else' if name == edit else ''}.", id=name)

    def scene(chapter, number):
        return Scene("", (RIVER, *(spoken(f"C{chapter}S{number}L{at}") for at in range(lines))))

    return Script(
        "Show", "", tuple(Chapter(f"Part {c}", tuple(scene(c, s) for s in range(scenes))) for c in (1, 2))
    )


def laid(played):
    chance = np.random.default_rng(1)
    lengths = {line.id: int(chance.integers(2 * SECOND, 6 * SECOND)) for line in played.lines()}
    takes = {
        line.id: Take(line.id, lengths[line.id] + ("else" in line.words) * SECOND) for line in played.lines()
    }
    sounds = {
        name: SoundTake(Take(name[1], 60 * SECOND), -30.0, loop=True) for name in (RIVER.sound, ROOM_TONE)
    }
    return lay_out(played, CAST, takes, sounds, Settings(announce_chapters=False))


def between(timeline, start, end):
    """Return what is heard between two frames: clips that begin there, counted from the first."""
    return [
        (clip.key, clip.start - start, clip.length, clip.offset)
        for clip in timeline.clips
        if start <= clip.start < end
    ]


def test_borders_are_on_the_grid_and_neither_near_nor_far():
    """Every chapter and every scene has one, and so does a long scene inside."""
    timeline = laid(script())
    assert timeline.borders[0] == 0
    assert not any(border % GRID for border in timeline.borders)
    gaps = np.diff([*timeline.borders, timeline.length])
    assert gaps.max() < LONGEST + 8 * SECOND
    assert gaps[:-1].min() > SHORTEST / 4  # what a scene leaves over may be short
    assert timeline.chapters[1].start in timeline.borders


@pytest.mark.parametrize("edit", ["C1S0L3", "C1S2L20", "C2S3L39"])
def test_an_edit_moves_the_rest_as_a_whole(edit):
    """One longer line: all but the stretches around it are the same to the frame, beds and room tone too."""
    before, after = laid(script()), laid(script(edit=edit))
    assert after.length > before.length

    def stretches(timeline):
        ends = [*timeline.borders[1:], timeline.length]
        return [
            between(timeline, start - LEAD, end - LEAD)
            for start, end in zip(timeline.borders, ends, strict=True)
        ]

    changed = [one for one in stretches(after) if one not in stretches(before)]
    assert 1 <= len(changed) <= 2
    assert len(stretches(before)) > 15


def test_a_bed_that_goes_on_crosses_into_its_new_beginning():
    """Two clips share the crossing, which is over before the border; nothing is silent between."""
    bed = Clip("river", "ambience", 0, 60 * SECOND, -6.0, fade_in=SECOND, fade_out=SECOND, loop=True)
    border = Border(26_000 * GRID // 26, "Who is there?")
    first, second = renewed(bed, [Border(0, ""), border])
    fade = to_frames(CROSSING_S)
    assert second.start == border.frame - LEAD - fade
    assert first.start + first.length == second.start + fade == border.frame - LEAD
    assert (first.fade_in, first.fade_out, second.fade_in, second.fade_out) == (SECOND, fade, fade, SECOND)
    assert second.start + second.length == bed.length
    assert second.offset != second.start  # it begins elsewhere, wherever the border came to lie
    assert next(iter(Windows(30 * SECOND, 1).between(second.offset, second.offset + 1)))


def test_a_bed_that_begins_anew_is_one_again_for_who_reads_of_it():
    """However often it was cut; two beds at once, one after a pause, and the lines stay as they are."""
    river = Clip("river", "ambience", 0, 200 * SECOND, fade_in=SECOND, fade_out=2 * SECOND, loop=True)
    beds = (
        river,
        replace(river, key="wind", start=7 * SECOND),
        replace(river, start=220 * SECOND),
        Clip("x", "dialogue", 3 * SECOND, SECOND, line="x"),
    )
    borders = [Border(0, "")] + [Border(at * 52 * GRID, f"Line {at}.") for at in (57, 99, 230, 300)]
    cut = [piece for bed in beds for piece in renewed(bed, borders)]
    ducked = [replace(clip, points=((0, -6.0),)) if clip.loop else clip for clip in cut]
    joined = list(in_one(ducked))
    assert {clip for clip, _ in joined} == set(beds)
    assert sorted(len(pieces) for _, pieces in joined) == [1, 3, 3, 3]
    assert [clip.start for clip, _ in joined] == sorted(bed.start for bed in beds)
    assert sum(clip.name == ROOM_TONE[1] for clip, _ in in_one(laid(script()).clips)) == 1


def test_music_and_effects_and_what_is_short_are_left_whole():
    """Only an ambience that loops has no order that a listener would miss."""
    bed = Clip("river", "ambience", 0, 60 * SECOND, fade_in=SECOND, fade_out=SECOND, loop=True)
    borders = [Border(0, ""), Border(26 * GRID, "Early."), Border(2_280 * GRID, "Late.")]
    for clip in (
        replace(bed, track="music"),
        replace(bed, loop=False),
        bed,
    ):
        assert list(renewed(clip, borders)) == [clip]


def test_chapters_of_their_own_keep_their_borders():
    """Each file begins on the grid, so that its borders are there too."""
    for part in chapters_apart(laid(script())):
        assert len(part.borders) > 5
        assert not any(border % GRID for border in part.borders)
