"""A written pause is time in which whatever sounds goes on, and cues stand in written order."""

import json

import numpy as np
import pytest
import soundfile

from drama.cast.model import Cast, Part, Voice
from drama.publish.ledger import file_key
from drama.publish.tags import Tags
from drama.script.model import Cue, announcement
from drama.script.screenplay import read
from drama.settings import PROFILES, Pacing, Settings
from drama.take import SoundTake, Take
from drama.timeline import from_json, lay_out, to_json
from drama.timeline.borders import GRID, LEAD
from drama.timeline.layout import ROOM_TONE
from drama.units import RATE, to_frames

SECOND = to_frames(1.0)
ON_GRID = 4 * GRID / SECOND  # every border may move what follows it by a step of the grid
PACING = Pacing(
    between_scenes_s=2.5,
    after_chapter_title_s=1.0,
    between_chapters_s=4.0,
    head_s=1.0,
    tail_s=3.0,
    establish_s=2.0,
    bed_fade_s=2.0,
    effect_alone_s=1.0,
    music_alone_s=3.0,
    around_effect_s=0.5,
)


def laid(*rows, **pacing):
    """Lay out paragraphs of a screenplay: lines of a second, music of twenty, thunder of one."""
    script = read("\n\n".join(rows) + "\n", "a.fountain")
    takes = {line.id: Take(line.id, SECOND) for line in script.lines()}
    takes |= {announcement(chapter).id: Take(chapter.title, SECOND) for chapter in script.chapters}
    cues = [beat for beat in script.beats() if isinstance(beat, Cue)]
    lengths = {"SOUND": SECOND, "MUSIC": 20 * SECOND, "AMBIENCE": 60 * SECOND}
    sounds = {
        cue.sound: SoundTake(Take(cue.name, lengths[cue.kind]), -18.0, loop=cue.kind == "AMBIENCE")
        for cue in cues
        if cue.kind in lengths and cue.ends is None
    }
    sounds[ROOM_TONE] = SoundTake(Take("room tone", 60 * SECOND), -40.0, loop=True)
    cast = Cast(tuple(Part(role, Voice("tone", role)) for role in ("NARRATOR", "NELL")))
    return lay_out(script, cast, takes, sounds, Settings(pacing=PACING))


def heard(timeline):
    """Return when everything but the room tone begins and ends, in seconds."""
    return {
        clip.name: (clip.start / SECOND, (clip.start + clip.length) / SECOND)
        for clip in timeline.clips
        if clip.name != ROOM_TONE[1]
    }


def about(*seconds):
    return tuple(pytest.approx(one, abs=ON_GRID) for one in seconds)


def scenes(timeline):
    return [(mark.title, mark.start / SECOND, mark.end / SECOND) for mark in timeline.scenes]


@pytest.mark.parametrize("stop", ["MUSIC: stop theme", "MUSIC: none", "AMBIENCE: none"])
def test_music_plays_through_a_pause_and_fades_where_it_is_stopped(stop):
    """Three seconds of its own, eight of the pause, two to fade; the voice comes when the pause is over."""
    timeline = laid("INT. KITCHEN - DAY", "MUSIC: theme", "PAUSE: 8", stop, "NELL\nGoodbye.")
    assert heard(timeline) == {"theme": (1.0, 14.0), "Goodbye.": (12.5, 13.5)}


def test_a_bed_begins_and_ends_where_it_is_written_between_lines():
    """It sounds for the pause between the two cues, and fades under the line that follows."""
    timeline = laid("NELL\nNow.", "PAUSE: 1", "AMBIENCE: rain", "PAUSE: 6", "AMBIENCE: none", "NELL\nLater.")
    assert heard(timeline) == {"Now.": (1.0, 2.0), "rain": (3.0, 11.0), "Later.": (9.0, 10.0)}


@pytest.mark.parametrize("pause_s", [0.1, 0.2, 2.0])
def test_between_two_lines_a_pause_is_all_that_parts_them(pause_s):
    """It takes the place of the one that is made there, also where that is longer."""
    timeline = laid("NELL\nNow.", f"PAUSE: {pause_s}", "It rained.", "NELL\nLater.")
    made_s = PACING.between_speakers_s
    assert heard(timeline)["It rained."] == (2.0 + pause_s, 3.0 + pause_s)
    assert heard(timeline)["Later."][0] == pytest.approx(3.0 + pause_s + made_s)


def test_an_effect_waits_for_a_pause_and_for_nothing_more():
    """A pause takes the place of the moment that is left around an effect."""
    timeline = laid("NELL\nNow.", "PAUSE: 2", "SOUND: thunder", "PAUSE: 2", "NELL\nLater.")
    assert heard(timeline) == {"Now.": (1.0, 2.0), "thunder": (4.0, 5.0), "Later.": (7.5, 8.5)}


def test_music_closes_an_episode_as_long_as_the_last_pause():
    """The take of the theme lasts twenty seconds: it is over a moment before the pause would let it fade."""
    timeline = laid("NELL\nGoodbye.", "MUSIC: theme", "PAUSE: 18")
    assert heard(timeline)["theme"] == (2.5, 22.5)
    assert timeline.length / SECOND == 2.5 + 3.0 + 18.0 + 3.0


@pytest.mark.parametrize(
    ("pause", "more_s"), [((), 0.0), (("PAUSE: 8",), 8.0), (("PAUSE: 3", "PAUSE: 5"), 8.0)]
)
def test_a_pause_at_the_end_of_a_scene_a_chapter_and_the_episode_is_waited_for(pause, more_s):
    """It comes on top of what is left there anyhow."""
    timeline = laid(
        *("# One", ".KITCHEN", "NELL\nAre you there?", *pause, ".HALL", "NELL\nNobody.", *pause),
        *("# Two", ".YARD", "NELL\nThe end.", *pause),
    )
    spoken = heard(timeline)
    assert spoken["Are you there?"] == (3.0, 4.0)
    assert spoken["Nobody."] == about(6.5 + more_s, 7.5 + more_s)
    assert timeline.chapters[1].start / SECOND == pytest.approx(11.5 + 2 * more_s, abs=ON_GRID)
    assert timeline.length - to_frames(spoken["The end."][1]) == to_frames(3.0 + more_s)


def test_music_at_the_end_of_a_chapter_plays_as_long_as_its_pause():
    """The next chapter ends it, two seconds after the pause."""
    timeline = laid("# One", "NELL\nOh.", "MUSIC: theme", "PAUSE: 5", "# Two", "NELL\nAh.")
    start, end = heard(timeline)["theme"]
    assert end - start == 3.0 + 5.0 + 2.0


MONTAGE = (
    *("INT. KITCHEN - DAY", "NELL\nAnd so the year went."),
    *("EXT. FIELD - SPRING", "AMBIENCE: birds", "PAUSE: 4"),
    *("EXT. FIELD - SUMMER", "AMBIENCE: insects", "PAUSE: 4"),
    *("EXT. FIELD - AUTUMN", "AMBIENCE: rain", "PAUSE: 4"),
    *("INT. KITCHEN - DAY", "NELL\nThat was the year."),
)


def test_scenes_of_beds_alone_follow_each_other():
    """Each is heard for its pause and cross-fades into the next."""
    found = heard(laid(*MONTAGE))
    beds = [found[name] for name in ("birds", "insects", "rain")]
    assert beds == [about(2.5, 8.0), about(6.5, 12.0), about(10.5, 16.0)]
    assert found["That was the year."] == about(16.5, 17.5)


def test_scenes_are_told_with_and_without_lines():
    """They follow each other without gaps, each from its bed on; one that takes no time is none."""
    timeline = laid(*MONTAGE[:2], ".NOTHING", *MONTAGE[2:-2], ".NOTHING", *MONTAGE[-2:])
    found = scenes(timeline)
    assert [name for name, *_ in found] == [row for row in MONTAGE if row.startswith(("INT.", "EXT."))]
    assert found[1][1] == heard(timeline)["birds"][0]
    assert [end for *_, end in found] == [*(start for _, start, _ in found[1:]), timeline.length / SECOND]
    assert from_json(to_json(timeline), "a.json") == timeline


def test_a_scene_begins_with_what_is_heard_first_and_lies_in_its_chapter():
    """With its bed or the slam of its door; a chapter's title is of the chapter before any scene."""
    timeline = laid(
        *("# One", ".HALL", "AMBIENCE: rain", "SOUND: slam", "NELL\nOh."),
        *(".YARD", "SOUND: bark", "NELL\nAh.", "# Two", ".ROOF", "AMBIENCE: wind", "NELL\nOoh."),
    )
    found, clips = scenes(timeline), heard(timeline)
    assert [start for _, start, _ in found] == [clips["rain"][0], clips["bark"][0], clips["wind"][0]]
    assert found[1][2] == timeline.chapters[0].end / SECOND < found[2][1]


def test_the_heading_of_a_scene_makes_no_finished_file_anew():
    """It is written in the record, and neither heard nor shown in the episode."""
    timeline = laid("INT. HALL - DAY", "NELL\nOh.")
    renamed = laid("INT. HALL - NIGHT", "NELL\nOh.")
    assert renamed != timeline
    keys = {file_key(one, PROFILES["podcast"], "mp3", Tags("T"), ()) for one in (timeline, renamed)}
    assert len(keys) == 1


def test_a_record_of_before_has_no_scenes_and_is_read():
    """What was rendered by an older version can still be handed over."""
    record = json.loads(to_json(laid("NELL\nOh.")))
    assert record.pop("scenes")
    assert from_json(json.dumps(record), "a.json").scenes == ()


def test_before_a_first_line_beds_follow_each_other_as_they_are_written():
    """The first opens the scene; what stands under a pause waits for it."""
    timeline = laid(
        ".KITCHEN", "AMBIENCE: rain", "PAUSE: 5", "AMBIENCE: none", "AMBIENCE: wind", "PAUSE: 3", "NELL\nOh."
    )
    assert heard(timeline) == {"rain": (0.0, 7.0), "wind": (5.0, 13.0), "Oh.": (10.0, 11.0)}


def test_a_bed_under_a_pause_is_no_opening():
    """The door slams, four seconds pass, and then it rains."""
    timeline = laid(".HALL", "SOUND: slam", "PAUSE: 4", "AMBIENCE: rain", "PAUSE: 2", "NELL\nOh.")
    assert heard(timeline) == {"slam": (1.0, 2.0), "rain": (6.0, 11.5), "Oh.": (8.5, 9.5)}


def test_a_bed_is_not_stopped_by_what_stands_above_it():
    """`AMBIENCE: none` at the head of a scene says what the heading did; the scene's own bed opens it."""
    timeline = laid(".HALL", "AMBIENCE: none", "AMBIENCE: rain", "NELL\nOh.")
    assert heard(timeline) == {"rain": (0.0, 5.0), "Oh.": (2.0, 3.0)}


def test_an_effect_above_a_bed_is_heard_in_the_place_it_opens():
    """Without a pause between, ambience above the first line is the scene's, whatever stands over it."""
    timeline = laid(".HALL", "SOUND: slam", "AMBIENCE: rain", "NELL\nOh.")
    assert heard(timeline) == {"rain": (0.0, 6.5), "slam": (2.0, 3.0), "Oh.": (3.5, 4.5)}


@pytest.mark.parametrize("longer", range(1, 10, 3))
def test_a_longer_pause_moves_what_follows_as_a_whole(longer):
    """Behind the next border everything is the same to the frame, so that it is not mixed again."""
    scene = ("NELL\nOh.", "AMBIENCE: rain", "PAUSE: 4", "AMBIENCE: none", "NELL\nAh.", "PAUSE: 2")

    def last_scene(pause_s):
        rows = (
            ".HALL",
            *scene,
            f"PAUSE: {pause_s}",
            ".FIELD",
            "AMBIENCE: birds",
            "PAUSE: 4",
            ".HALL",
            *scene,
        )
        timeline = laid(*rows)
        border = timeline.borders[-1]
        return [
            (clip.key, clip.start - border, clip.length, clip.offset)
            for clip in timeline.clips
            if clip.start >= border - LEAD and clip.name != ROOM_TONE[1]
        ]

    assert len(last_scene(1)) == 3
    assert last_scene(1 + longer / 7) == last_scene(1)


def test_what_is_rendered_sounds_through_a_pause_and_is_quiet_after_it(show, drama):
    """The theme can be heard in every second until its stop, and nothing of it two seconds later."""
    (show / "sfx").mkdir()
    wave = 0.3 * np.sin(2 * np.pi * 330 * np.arange(15 * RATE) / RATE)
    soundfile.write(show / "sfx/theme.wav", wave, RATE)
    rows = (".KITCHEN", "MUSIC: theme", "PAUSE: 6", "MUSIC: none", "PAUSE: 4", "NELL\nGoodbye.")
    (show / "a.fountain").write_text("\n\n".join(rows) + "\n", encoding="utf-8")
    assert drama("cast", "a.fountain", "--propose").code == 0
    ran = drama("render", "a.fountain")
    assert ran.code == 0, ran.err
    sound, rate = soundfile.read(next((show / "output").rglob("*.mp3")))
    assert rate == RATE
    seconds = sound[: 13 * RATE].reshape(13, RATE, -1)
    loud_db = 10 * np.log10(np.mean(seconds**2, axis=(1, 2)) + 1e-12)
    playing, over = loud_db[1:9], loud_db[12]  # from 0.8 s for 3 s and the pause of 6 s, two more to fade
    assert np.ptp(playing) < 1.0
    assert over < playing.min() - 20.0
