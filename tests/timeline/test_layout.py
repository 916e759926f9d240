"""Where things land on the timeline, told in seconds for the reader's sake."""

import json
from dataclasses import replace

import pytest

from drama.cast.model import Cast, Part, Voice
from drama.errors import OutputError
from drama.script.model import Chapter, Cue, Line, Scene, Script, announcement
from drama.settings import Pacing, Settings
from drama.take import Mark, PlacedTake, SoundTake, Take
from drama.timeline import Clip, from_json, lay_out, read_record, to_json
from drama.timeline.borders import GRID
from drama.timeline.joins import CUT_FADE_S, CUT_S, TRAILING_S, pause_s
from drama.timeline.layout import EDGE_S, ROOM_TONE
from drama.units import to_frames

SECOND = to_frames(1.0)
ON_GRID = GRID / SECOND  # how much later a scene may begin, to begin on the grid
PACING = Pacing(
    within_sentence_s=0.1,
    after_sentence_s=0.3,
    between_speakers_s=0.2,
    after_interruption_s=0.0,
    after_trailing_off_s=0.7,
    between_paragraphs_s=0.5,
    between_scenes_s=3.0,
    after_chapter_title_s=2.0,
    between_chapters_s=4.0,
    head_s=1.0,
    tail_s=3.0,
    establish_s=2.0,
    bed_fade_s=2.0,
    effect_alone_s=1.0,
    music_alone_s=3.0,
    around_effect_s=0.5,
)
RIVER = Cue("AMBIENCE", "river")
WIND = Cue("AMBIENCE", "wind", ("soft",))
GALE = Cue("AMBIENCE", "strong wind")
THUNDER = Cue("SOUND", "thunder")
THEME = Cue("MUSIC", "theme")


def line(role, words, **more):
    return Line(role, words, id=more.pop("id", words), **more)


def show(*scenes, title="", takes=None):
    return Script("Show", "Us", (Chapter(title, tuple(Scene("", tuple(beats)) for beats in scenes)),))


def lay(script, takes=None, announce_chapters=True, **pacing):
    """Lay out with takes of one second each, unless given, thunder of eight and a theme of four."""
    cast = Cast(tuple(Part(role, Voice("tone", role)) for role in ("NARRATOR", "MARA", "TOM")))
    every = {one.id: Take(one.id, SECOND) for one in script.lines()}
    every |= {announcement(c).id: Take(c.title, SECOND) for c in script.chapters} | (takes or {})
    sounds = {cue.sound: SoundTake(Take(cue.name, 60 * SECOND), -18.0, loop=True) for cue in (RIVER, WIND)}
    sounds[GALE.sound] = SoundTake(Take("strong wind", 60 * SECOND), -18.0, loop=True, name="wind")
    sounds[THUNDER.sound] = SoundTake(Take("thunder", 8 * SECOND), -6.0)
    sounds[THEME.sound] = SoundTake(Take("theme", 4 * SECOND), -4.0)
    sounds[ROOM_TONE] = SoundTake(Take("room tone", 60 * SECOND), -40.0, loop=True)
    return lay_out(
        script,
        cast,
        every,
        sounds,
        Settings(announce_chapters=announce_chapters, pacing=replace(PACING, **pacing)),
    )


def seconds(timeline):
    """Return (name, start, end) in seconds for everything but the room tone."""
    return [
        (clip.name, clip.start / SECOND, (clip.start + clip.length) / SECOND)
        for clip in timeline.clips
        if clip.name != "room tone"
    ]


@pytest.mark.parametrize(
    ("before", "after", "wait_s"),
    [
        (("MARA", "Run,"), ("NARRATOR", "she said,"), 0.1),
        (("NARRATOR", "she said,"), ("MARA", "now!"), 0.1),
        (("MARA", "But I—"), ("TOM", "No."), 0.0),
        (("MARA", "But I—"), ("NARRATOR", "She stopped."), 0.1),
        (("MARA", "I thought…"), ("TOM", "Yes?"), 0.7),
        (("MARA", "I thought..."), ("TOM", "Yes?"), 0.7),
        (("MARA", "Who is it?"), ("TOM", "Me."), 0.2),
        (("MARA", "“Me.”"), ("TOM", "You."), 0.2),
        (("NARRATOR", "It rained."), ("NARRATOR", "It stopped."), 0.5),
        (("MARA", "It rained."), ("MARA", "It stopped."), 0.3),
    ],
)
def test_a_pause_follows_punctuation_and_speakers(before, after, wait_s):
    """An interruption comes at once, a sentence goes on, a new speaker takes a breath."""
    assert pause_s(line(*before), line(*after), PACING) == wait_s


def clip_of(timeline, words):
    return next(clip for clip in timeline.clips if clip.name == words)


def test_an_interruption_cuts_the_line_and_comes_at_once():
    """The end of the last sound is gone in a few milliseconds, and the other is there already."""
    script = show([line("MARA", "But I—"), line("TOM", "No.")])
    timeline = lay(script, after_interruption_s=-0.03)
    broken, next_one = clip_of(timeline, "But I—"), clip_of(timeline, "No.")
    assert broken.length == SECOND - to_frames(CUT_S)
    assert broken.fade_out == to_frames(CUT_FADE_S)
    assert 0.03 <= CUT_FADE_S <= 0.06
    assert broken.start + broken.length - next_one.start == to_frames(0.03)


@pytest.mark.parametrize(
    "after",
    [
        [line("NARRATOR", "She stopped.")],
        [line("MARA", "No.")],
        [Cue("PAUSE", "1"), line("TOM", "No.")],
        [THUNDER, line("TOM", "No.")],
        [line("TOM", "No.", dual=True)],
    ],
)
def test_a_line_that_nobody_cuts_is_whole(after):
    """The narrator, the same voice, a pause, a sound: nobody takes the word."""
    broken = clip_of(lay(show([line("MARA", "But I—"), *after])), "But I—")
    assert (broken.length, broken.fade_out) == (SECOND, 0)


def test_an_interruption_of_a_word_takes_half_of_it_at_most():
    """A take hardly longer than the cut is still heard, and the next line never starts before it."""
    script = show([line("MARA", "I—"), line("TOM", "No.")])
    timeline = lay(script, {"I—": Take("I—", to_frames(0.1))}, after_interruption_s=-1.0)
    broken, next_one = clip_of(timeline, "I—"), clip_of(timeline, "No.")
    assert broken.length == to_frames(0.1) // 2
    assert next_one.start == broken.start


def test_trailing_off_fades_over_the_last_word():
    """From where the last word begins, by the marks of the take or by its letters."""
    words = "I only thought that…"
    marked = Take(words, 2 * SECOND, (Mark(0, 0), Mark(2, 10_000), Mark(7, 20_000), Mark(15, 60_000)))
    script = show([line("MARA", words), line("TOM", "Yes?")])
    assert clip_of(lay(script, {words: marked}), words).fade_out == 2 * SECOND - 60_000
    guessed = clip_of(lay(script, {words: Take(words, 2 * SECOND)}), words)
    assert guessed.fade_out == pytest.approx(2 * SECOND * 5 / 20, abs=2)
    assert guessed.length == 2 * SECOND
    alone = clip_of(lay(show([line("MARA", "Well...")]), {"Well...": Take("Well...", 9 * SECOND)}), "Well...")
    assert alone.fade_out == to_frames(TRAILING_S[1])
    assert clip_of(lay(show([line("MARA", "Well.")])), "Well.").fade_out == 0


def test_lines_follow_each_other():
    """The first line waits for the head, the second for its pause, and the tail comes last."""
    timeline = lay(show([line("MARA", "Hello."), line("TOM", "Yes?")]))
    assert seconds(timeline) == [("Hello.", 1.0, 2.0), ("Yes?", 2.2, 3.2)]
    assert timeline.length == to_frames(6.2)


def test_dual_dialogue_sounds_together():
    """A dual line starts with the line before it, and the longer of the two decides what comes next."""
    script = show([line("MARA", "Run!"), line("TOM", "Run now!", dual=True), line("NARRATOR", "They ran.")])
    timeline = lay(script, {"Run!": Take("Run!", 3 * SECOND)})
    assert seconds(timeline) == [("Run!", 1.0, 4.0), ("Run now!", 1.0, 2.0), ("They ran.", 4.2, 5.2)]


def test_whole_speeches_sound_together():
    """Each runs on in its own time from the first word of the first; what follows waits for all of them."""
    beats = [
        line("MARA", "One."),
        line("MARA", "Two.", goes_on=True),
        line("TOM", "Three.", dual=True),
        Cue("PAUSE", "1"),
        line("TOM", "Four.", goes_on=True),
        line("NARRATOR", "Five.", dual=True),
        Cue("PAUSE", "1"),
        line("MARA", "Six."),
    ]
    laid = seconds(lay(show(beats), {"Two.": Take("Two.", 3 * SECOND)}))
    assert laid == [
        ("One.", 1.0, 2.0),
        ("Three.", 1.0, 2.0),
        ("Five.", 1.0, 2.0),
        ("Two.", 2.3, 5.3),
        ("Four.", 3.0, 4.0),
        ("Six.", 6.3, 7.3),
    ]


def test_nobody_speaks_beside_another_scene():
    """A caret behind the first name of a scene or chapter has nobody to be beside."""
    first, second = line("MARA", "One."), line("TOM", "Two.", dual=True)
    assert seconds(lay(show([first], [second]))) == seconds(lay(show([first], [replace(second, dual=False)])))
    chapters = [Chapter("", (Scene("", (one,)),)) for one in (first, second)]
    timeline = lay(Script("Show", "Us", tuple(chapters)))
    (mark,) = timeline.chapters[1:]
    assert mark.start <= clip_of(timeline, "Two.").start < mark.end


def test_a_chapter_begins_no_later_than_its_first_word():
    """Also where its first scene takes no time, and the next comes sooner than a chapter would."""
    scenes = (Scene("AN EMPTY ROOM", ()), Scene("A ROOM", (line("TOM", "Two."),)))
    chapters = (Chapter("", (Scene("", (line("MARA", "One."),)),)), Chapter("", scenes))
    timeline = lay(Script("Show", "Us", chapters))
    assert timeline.chapters[1].start <= clip_of(timeline, "Two.").start


def test_a_speech_of_its_own_is_not_sounded_over():
    """Two speeches of one name are two: the other sounds with the second alone."""
    beats = [line("MARA", "One."), line("MARA", "Two."), line("TOM", "Three.", dual=True)]
    assert seconds(lay(show(beats))) == [("One.", 1.0, 2.0), ("Two.", 2.3, 3.3), ("Three.", 2.3, 3.3)]


def test_no_border_parts_speeches_that_sound_together():
    """What begins before a border ends there; a long speech alone has borders in it."""
    first = [line("MARA", f"One {n}.", goes_on=n > 0) for n in range(9)]
    takes = {one.id: Take(one.id, 30 * SECOND) for one in first}
    assert len(lay(show(first), takes).borders) > 1
    assert len(lay(show([*first, line("TOM", "No.", dual=True)]), takes).borders) == 1


def test_ambience_enters_before_the_first_word_and_leaves_after_the_last():
    """A scene's bed is heard alone first, and fades out after the last word."""
    timeline = lay(show([RIVER, line("MARA", "Hello.")]))
    assert seconds(timeline) == [("river", 0.0, 5.0), ("Hello.", 2.0, 3.0)]
    river = next(clip for clip in timeline.clips if clip.name == "river")
    assert (river.fade_in, river.fade_out, river.loop) == (2 * SECOND, 2 * SECOND, True)


def test_scenes_cross_fade_their_beds():
    """The old bed is still fading when the new one comes in; a bed of both scenes just goes on."""
    timeline = lay(show([RIVER, WIND, line("MARA", "One.")], [WIND, line("MARA", "Two.")]))
    beds = {name: (start, end) for name, start, end in seconds(timeline) if name in ("river", "wind, soft")}
    assert beds == {"river": (0.0, 5.0), "wind, soft": (0.0, pytest.approx(9.0, abs=ON_GRID))}
    timeline = lay(show([RIVER, line("MARA", "One.")], [WIND, line("MARA", "Two.")]))
    beds = {name: (start, end) for name, start, end in seconds(timeline) if name in ("river", "wind, soft")}
    assert beds["wind, soft"][0] < beds["river"][1]


@pytest.mark.parametrize(
    ("beats", "beds"),
    [
        ([WIND, "One.", GALE, "Two."], {"wind, soft": (0.0, 5.0), "strong wind": (3.0, 6.3)}),
        ([WIND, GALE, "One."], {"strong wind": (0.0, 5.0)}),  # the first is never heard
        ([RIVER, "One.", GALE, "Two."], {"river": (0.0, 6.3), "strong wind": (3.0, 6.3)}),
        ([WIND, "One.", WIND, "Two."], {"wind, soft": (0.0, 6.3)}),
        (
            [WIND, "One.", GALE, "Two.", Cue("AMBIENCE", "none")],
            {"wind, soft": (0.0, 5.0), "strong wind": (3.0, 6.3)},
        ),
    ],
)
def test_a_bed_takes_the_place_of_the_same_sound_with_other_words(beats, beds):
    """It grows louder or softer in a cross-fade; another sound is heard beside it."""
    timeline = lay(show([line("MARA", beat) if isinstance(beat, str) else beat for beat in beats]))
    found = {name: (start, pytest.approx(end)) for name, start, end in seconds(timeline) if "." not in name}
    assert found == beds
    fades = {clip.name: (clip.fade_in, clip.fade_out) for clip in timeline.clips if clip.name in beds}
    assert not [fade for both in fades.values() for fade in both if fade < 1.6 * SECOND]


def test_ambience_stops_where_the_script_says():
    """`AMBIENCE: stop river` ends one bed, `AMBIENCE: none` all of them; capitals are nothing to go by."""
    for stop in ("stop river", "none", "STOP River", "Stop-river", "None", "stop", "stop all", "off"):
        timeline = lay(show([RIVER, line("MARA", "One."), Cue("AMBIENCE", stop), line("MARA", "Two.")]))
        assert ("river", 0.0, 5.0) in seconds(timeline)


def test_music_stops_where_the_script_says():
    """`MUSIC: none` fades it out where it stands and leaves the ambience, which is no music."""
    for stop, end in (("none", 4.5), ("stop Theme", 4.5), ("stop", 4.5), ("stop river", 5.8)):
        beats = [RIVER, THEME, line("MARA", "One."), Cue("MUSIC", stop), line("MARA", "Two.")]
        laid = {name: last for name, _, last in seconds(lay(show(beats), music_alone_s=0.5, bed_fade_s=0.5))}
        assert (stop, laid["theme"], laid["river"] > laid["Two."]) == (stop, end, True)


def theme_of(timeline):
    return next(clip for clip in timeline.clips if clip.name == "theme")


def test_music_that_is_over_by_itself_is_not_faded():
    """A stinger, a theme that ends in a pause, and the last chord of an episode keep their ends."""
    for beats in (
        [line("MARA", "One."), THEME, Cue("PAUSE", "5"), line("MARA", "Two.")],
        [THEME, Cue("PAUSE", "5"), Cue("MUSIC", "none"), line("MARA", "One.")],
        [line("MARA", "One."), THEME],
    ):
        theme = theme_of(lay(show(beats)))
        assert (theme.length, theme.fade_out) == (4 * SECOND, 0)


def test_music_that_is_stopped_near_its_end_fades_over_what_is_left():
    """Whoever writes `MUSIC: none` hears it go from there on; a longer fade would begin too soon."""
    beats = [THEME, line("MARA", "One."), Cue("MUSIC", "none"), Cue("PAUSE", "5"), line("MARA", "Two.")]
    timeline = lay(show(beats), music_alone_s=1.5)
    theme, spoken = theme_of(timeline), clip_of(timeline, "One.")
    assert theme.start + theme.length - theme.fade_out == spoken.start + spoken.length
    assert theme.length == 4 * SECOND


def test_what_is_stopped_never_ends_in_a_click():
    """With `bed_fade_s: 0` too there are a few milliseconds."""
    beats = [RIVER, THEME, line("MARA", "One."), Cue("MUSIC", "none"), line("MARA", "Two.")]
    clips = lay(show(beats), bed_fade_s=0.0, music_alone_s=0.5).clips
    fades = {clip.name: (clip.fade_in, clip.fade_out) for clip in clips}
    assert fades["theme"] == (0, to_frames(EDGE_S))
    assert fades["river"] == (to_frames(EDGE_S), to_frames(EDGE_S))


def test_an_ambience_stopped_before_it_is_heard_leaves_nothing():
    """No clip of the record has a length below one frame, whatever the pauses are set to."""
    script = show([line("MARA", "One.")], [RIVER, Cue("AMBIENCE", "stop river"), line("MARA", "Two.")])
    timeline = lay(script, between_scenes_s=20.0)
    assert all(clip.length > 0 for clip in timeline.clips)


def test_an_effect_between_lines_gets_a_moment_and_rings_on():
    """Thunder sounds alone for a moment; the next line does not wait for its last rumble."""
    timeline = lay(show([line("MARA", "Hark."), THUNDER, line("TOM", "Rain.")]))
    assert seconds(timeline) == [("Hark.", 1.0, 2.0), ("thunder", 2.5, 10.5), ("Rain.", 4.0, 5.0)]


def test_music_that_has_ended_begins_again():
    """A theme asked for twice in a scene plays twice, but not over itself."""
    one, two, three = (line("MARA", words) for words in ("One.", "Two.", "Three."))
    again = seconds(lay(show([one, THEME, two, THEME, three])))
    assert [row for row in again if row[0] == "theme"] == [("theme", 2.5, 6.5), ("theme", 7.5, 11.5)]
    at_once = seconds(lay(show([one, THEME, THEME, two])))
    assert [row for row in at_once if row[0] == "theme"] == [("theme", 2.5, 6.5)]


def test_an_effect_between_words_lands_at_its_word():
    """The engine's word times place an inline cue; without them its place in the text does."""
    cued = line("NARRATOR", "The sky split.", cues=((8, THUNDER),))
    timed = lay(show([cued]), {cued.id: Take("k", SECOND, (Mark(0, 0), Mark(4, 9_000), Mark(8, 20_000)))})
    assert [clip.start for clip in timed.clips if clip.name == "thunder"] == [SECOND + 20_000]
    guessed = lay(show([cued]))
    assert [clip.start for clip in guessed.clips if clip.name == "thunder"] == [
        SECOND + round(SECOND * 8 / 14)
    ]


def test_a_pause_adds_silence():
    """`PAUSE: 2` leaves two seconds."""
    timeline = lay(show([line("MARA", "One."), Cue("PAUSE", "2"), line("MARA", "Two.")]))
    assert seconds(timeline)[1] == ("Two.", 4.0, 5.0)


def test_chapters_start_at_zero_touch_and_end_with_the_show():
    """Chapters leave no gap; an empty one makes no mark and shifts none."""
    script = Script(
        "Show",
        "Us",
        (
            Chapter("One", (Scene("", (line("MARA", "A."),)),)),
            Chapter("Empty", (Scene("", ()),)),
            Chapter("Two", (Scene("", (line("MARA", "B."),)),)),
        ),
    )
    timeline = lay(script)
    starts = [(mark.title, mark.start / SECOND) for mark in timeline.chapters]
    assert starts == [("One", 0.0), ("Two", pytest.approx(9.0, abs=ON_GRID))]
    assert timeline.chapters[0].end == timeline.chapters[1].start
    assert timeline.chapters[-1].end == timeline.length
    assert [name for name, *_ in seconds(timeline)] == ["One", "A.", "Two", "B."]


def test_a_chapter_without_a_title_is_named_all_the_same():
    """Players show the episode's title, or the screenplay's name where it has no title page."""
    script = show([line("MARA", "One!")])
    assert lay(script).chapters[0].title == "Show"
    assert lay(replace(script, title="", source="a/two-gates.fountain")).chapters[0].title == "two-gates"


def test_chapter_titles_can_stay_unspoken():
    """Without announcements the marks are all that is left of the titles."""
    script = Script(
        "S", "", tuple(Chapter(t, (Scene("", (line("MARA", t + "!"),)),)) for t in ("One", "Two"))
    )
    assert [name for name, *_ in seconds(lay(script, announce_chapters=False))] == ["One!", "Two!"]


def test_room_tone_lies_under_everything():
    """No moment of an episode is digital silence."""
    timeline = lay(show([line("MARA", "Hello.")]))
    room = next(clip for clip in timeline.clips if clip.name == "room tone")
    assert (room.start, room.length) == (0, timeline.length)


def test_the_record_is_lossless():
    """A timeline written as JSON and read back is the same timeline."""
    timeline = lay(show([RIVER, line("MARA", "“Hello”, ça va?", direction=("softly",)), THUNDER]))
    assert from_json(to_json(timeline), "x.json") == timeline
    assert isinstance(timeline.clips[0], Clip)


DAMAGED = [b"\xff\xfe", b"", b"{}", b"[1]", b"[" * 100_000]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_record_is_told(tmp_path, content):
    """Whatever stands in the file, and where it is gone: its name, and what to do."""
    path = tmp_path / "a.timeline.json"
    with pytest.raises(OutputError, match=r"a\.timeline\.json"):
        read_record(path)
    path.write_bytes(content)
    with pytest.raises(OutputError, match="render the episode again"):
        read_record(path)


def test_a_clip_that_is_none_is_damage():
    """Only part of a record may be wrong."""
    record = json.loads(to_json(lay(show([line("MARA", "Hello.")]))))
    with pytest.raises(OutputError, match="not a timeline"):
        from_json(json.dumps(record | {"clips": ["x"]}), "x.json")


def test_a_line_in_a_space_stands_where_it_would_stand_and_its_room_rings_on():
    """The placed voice takes the line's place, words and all; the room begins with it, taking no time."""
    script = show([line("MARA", "Oh."), line("TOM", "Ah.")])
    dry = lay(script)
    room = PlacedTake(
        Take("Oh. filtered", SECOND), Take("room", 4 * SECOND), -12.0, "cave", -4.0, -3.0, False
    )
    takes = {one.id: Take(one.id, SECOND) for one in script.lines()}
    cast = Cast((Part("MARA", Voice("tone", "a"), 2.0, -0.4), Part("TOM", Voice("tone", "b"))))
    sounds = {ROOM_TONE: SoundTake(Take("room tone", 60 * SECOND), -40.0, loop=True)}
    placed = lay_out(script, cast, takes, sounds, Settings(pacing=PACING), {"Oh.": room})
    clips = {clip.key: clip for clip in placed.clips}
    spoken, tail = clips["Oh. filtered"], clips["room"]
    assert [clip.start for clip in placed.clips if clip.line] == [c.start for c in dry.clips if c.line]
    assert (spoken.line, spoken.words, spoken.space, spoken.gain_db, spoken.pan, spoken.dip_db) == (
        "Oh.", "Oh.", "cave", -2.0, -0.4, -3.0,
    )  # fmt: skip
    assert (tail.start, tail.length, tail.gain_db, tail.pan) == (spoken.start, 4 * SECOND, -14.0, -0.2)
    assert (tail.line, tail.tail_of, tail.role, tail.track) == ("", "Oh.", "MARA", "dialogue")
    assert from_json(to_json(placed), "x") == placed


def test_an_effect_at_a_word_moves_with_a_slower_voice():
    """The word's time is asked of the placed take, so a new voice moves the cue, cave or not."""
    words = "Far off thunder rolled."
    spoken = line("MARA", words, cues=((8, THUNDER),))
    for slower in (1, 2):
        marked = (Mark(0, 0), Mark(8, slower * SECOND // 2))
        timeline = lay(show([spoken]), takes={words: Take(words, slower * SECOND, marked)})
        voice, clap = (next(c for c in timeline.clips if c.name.startswith(n)) for n in ("Far", "thunder"))
        assert clap.start - voice.start == slower * SECOND // 2
