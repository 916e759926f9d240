"""Transcripts: what other readers find in them, and that they stay in step with the sound."""

import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import jsonschema
import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st
from strict import page_faults

from drama.errors import OutputError
from drama.publish.kinds import checked, kind_of
from drama.publish.transcript import DOCUMENTS, transcribe
from drama.publish.transcript.model import ROW, spelled
from drama.script.model import Chapter, announcement
from drama.timeline import Clip, Timeline
from drama.timeline.borders import Border, renewed
from drama.timeline.layout import ROOM_TONE
from drama.timeline.model import Mark
from drama.units import RATE, to_frames

TEN_HOURS = 36_000 * RATE
WORDS = (
    "The rain had stopped an hour before she came down to the water, and it had not gone far: Mara heard it "
    "grumbling behind the hills, waiting for her to put her hood down."
)
NAMES = {"OLD WOMAN": "the Old Woman"}

TRANSCRIPT_SCHEMA = {
    "type": "object",
    "required": ["version", "segments"],
    "properties": {
        "version": {"const": "1.0.0"},
        "segments": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["startTime", "endTime", "body"],
                "additionalProperties": False,
                "properties": {
                    "speaker": {"type": "string", "minLength": 1},
                    "startTime": {"type": "number", "minimum": 0},
                    "endTime": {"type": "number", "exclusiveMinimum": 0},
                    "body": {"type": "string", "minLength": 1},
                },
            },
        },
    },
}
CHAPTERS_SCHEMA = {
    "type": "object",
    "required": ["version", "chapters"],
    "properties": {
        "version": {"type": "string"},
        "title": {"type": "string"},
        "author": {"type": "string"},
        "chapters": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["startTime"],
                "additionalProperties": False,
                "properties": {
                    "startTime": {"type": "number"},
                    "endTime": {"type": "number"},
                    "title": {"type": "string"},
                },
            },
        },
    },
}


def timed(words, seconds, first=0):
    """A mark at every word, as an engine tells them, evenly."""
    starts = [found.start() for found in re.finditer(r"\S+", words)]
    return tuple((at, first + round(seconds * RATE * at / len(words))) for at in starts)


def clip(role, words, start_s, seconds, marks=True):
    return Clip(
        "key",
        "dialogue",
        to_frames(start_s),
        to_frames(seconds),
        role=role,
        line=words,
        name=words[:60],
        words=words,
        marks=timed(words, seconds) if marks else (),
    )


def announced(clip):
    return replace(clip, line=announcement(Chapter(clip.words, ())).id)


def sound(name, start_s, seconds, track="sfx"):
    return Clip("key", track, to_frames(start_s), to_frames(seconds), name=name)


CLIPS = (
    sound("room tone", 0, 60, "ambience"),
    sound("river, wide", 0.5, 50, "ambience"),
    announced(clip("NARRATOR", "One: The Ford", 1, 1.5)),
    clip("NARRATOR", WORDS, 3, 10),
    clip("MARA", 'Is <anyone> "there" & well --> alive?', 13.2, 2),
    sound("thunder", 15, 8),
    clip("OLD WOMAN", "No.", 15.5, 0.3),
    clip("CAPTAIN VOSS", "Halt!", 31, 0.5, marks=False),
)
TIMELINE = Timeline(
    "The River & Gate",
    "A. <Writer>",
    CLIPS,
    (Mark("One: The Ford", 0, 30 * RATE), Mark("Two", 30 * RATE, 60 * RATE)),
    60 * RATE,
)
TRANSCRIPT = transcribe(TIMELINE, NAMES)


def seconds(stamp):
    hours, minutes, rest = stamp.split(":")
    return 3600 * int(hours) + 60 * int(minutes) + float(rest)


def test_another_reader_finds_every_word_and_speaker_in_the_webvtt():
    """webvtt-py reads our file; its cues, joined, are the words of every speaker in order."""
    cues = list(webvtt.from_buffer(io.StringIO(DOCUMENTS["vtt"].write(TRANSCRIPT))))
    said = {}
    for cue in cues:
        said.setdefault(cue.voice, []).append(cue.text)
    assert " ".join(said["Narrator"]) == f"One: The Ford {WORDS}"
    assert said["Captain Voss"] == ["Halt!"]
    assert said["the Old Woman"] == ["No."]
    assert said[None] == ["[river, wide]", "[thunder]"]


def test_markup_in_the_words_is_escaped():
    """What a story says can end no cue, open no tag and start no time."""
    vtt = DOCUMENTS["vtt"].write(TRANSCRIPT)
    assert "&lt;anyone&gt;" in re.sub(r"<\d\d:[^>]*>", "", vtt)
    assert re.findall(r"-->", vtt) == ["-->"] * len(TRANSCRIPT.captions)
    srt = DOCUMENTS["srt"].write(TRANSCRIPT)
    assert srt.count("-->") == len(TRANSCRIPT.captions)
    page = ET.fromstring(
        DOCUMENTS["html"].write(TRANSCRIPT).split("\n", 1)[1].replace('<meta charset="utf-8">', "")
    )
    assert "".join(page.find("body/h1").itertext()) == "The River & Gate"
    assert 'Is <anyone> "there" & well --> alive?' in [paragraph.text for paragraph in page.iter("p")]


@pytest.mark.parametrize("arrow", ["-->", "--->", "---->", "<--->"])
def test_no_arrow_of_the_story_stands_in_captions(arrow):
    """However long: to a player it would be a span of time."""
    found = transcribe(
        replace(TIMELINE, clips=(clip("MARA", f"So {arrow} there {arrow}there.", 1, 2),)), NAMES
    )
    for kind in ("srt", "vtt"):
        assert DOCUMENTS[kind].write(found).count("-->") == len(found.captions)
    assert "So " in DOCUMENTS["srt"].write(found)


def test_the_page_of_words_is_html_by_the_letter():
    """A strict parser finds no fault in it, whatever the story says."""
    assert not page_faults(DOCUMENTS["html"].write(TRANSCRIPT))


def test_another_reader_finds_the_same_times_in_the_srt():
    """pysubs2 reads as many captions at the same milliseconds; none has more than two rows."""
    found = pysubs2.SSAFile.from_string(DOCUMENTS["srt"].write(TRANSCRIPT), "srt")
    wanted = [(caption.start * 1000 / RATE, caption.end * 1000 / RATE) for caption in TRANSCRIPT.captions]
    assert [(one.start, one.end) for one in found] == [
        (pytest.approx(start, abs=1), pytest.approx(end, abs=1)) for start, end in wanted
    ]
    rows = [row for one in found for row in one.plaintext.split("\n")]
    assert max(map(len, rows)) <= ROW
    assert max(one.plaintext.count("\n") for one in found) <= 1


def test_words_are_timed_where_the_engine_timed_them():
    """A time before a word is when it sounds; a line without marks has none."""
    vtt = DOCUMENTS["vtt"].write(TRANSCRIPT)
    (at,) = re.findall(r"<([\d:.]+)>grumbling", vtt)
    assert seconds(at) == pytest.approx(3 + 10 * WORDS.index("grumbling") / len(WORDS), abs=0.001)
    assert "<v Captain Voss>Halt!</v>" in vtt


def test_a_bed_that_goes_on_is_told_once():
    """A timeline begins it anew every minute or so, which nobody hears."""
    sea = replace(sound("sea", 1, 300, "ambience"), fade_in=RATE, fade_out=RATE, loop=True)
    pieces = tuple(renewed(sea, [Border(at * RATE, str(at)) for at in (60, 120, 200)]))
    assert len(pieces) == 4
    told = transcribe(Timeline("", "", pieces, (Mark("", 0, sea.length),), 302 * RATE), {})
    assert [one.text for one in told.captions] == ["[sea]"]
    (speech,) = told.speeches
    assert (speech.start, speech.end) == (sea.start, sea.start + sea.length)


def test_captions_can_be_read():
    """Shown at least 5/6 s where there is room, 17 characters a second, never past the end."""
    no, halt = (next(one for one in TRANSCRIPT.captions if one.text == text) for text in ("No.", "Halt!"))
    assert (no.end - no.start) / RATE == pytest.approx(5 / 6, abs=0.001)
    assert (halt.end - halt.start) / RATE == pytest.approx(5 / 6, abs=0.001)
    assert all(0 <= one.start < one.end <= TRANSCRIPT.length for one in TRANSCRIPT.captions)


def test_a_chapter_title_that_is_read_out_stands_once_on_the_page():
    """The heading takes the place of the narrator's announcement."""
    text = DOCUMENTS["txt"].write(TRANSCRIPT)
    assert text.count("One: The Ford") == 1
    assert text.startswith(
        "The River & Gate\nby A. <Writer>\n\nOne: The Ford\n\n[river, wide]\nNarrator: The rain"
    )


@pytest.mark.parametrize("role", ["MARA", "NARRATOR"])
def test_a_line_that_is_its_chapters_title_is_no_announcement(role):
    """Nobody read the title out: whoever says the same words first is heard in every form."""
    said = replace(TIMELINE, chapters=(Mark("Halt!", 0, 60 * RATE),), clips=(clip(role, "Halt!", 1, 1),))
    told = replace(transcribe(said, NAMES), language="de")
    assert f"{spelled(role, NAMES)}: Halt!" in DOCUMENTS["txt"].write(told)
    assert "<p>Halt!</p>" in DOCUMENTS["html"].write(told)
    assert '<html lang="de">' in DOCUMENTS["html"].write(told)


def test_the_json_is_what_the_podcast_namespace_asks_for():
    """Both files fit their published rules, and begin and end with the episode."""
    segments = json.loads(DOCUMENTS["json"].write(TRANSCRIPT))
    jsonschema.validate(segments, TRANSCRIPT_SCHEMA)
    chapters = json.loads(DOCUMENTS["chapters"].write(TRANSCRIPT))
    jsonschema.validate(chapters, CHAPTERS_SCHEMA)
    assert [(one["startTime"], one["endTime"]) for one in chapters["chapters"]] == [(0, 30), (30, 60)]


def test_ten_hours_stay_in_step():
    """A line at the very end of ten hours begins within a millisecond of its sound, in every form."""
    late = Clip("key", "dialogue", TEN_HOURS - 5 * RATE - 7, RATE, role="MARA", line="x", words="At last.")
    transcript = transcribe(Timeline("", "", (late,), (Mark("", 0, TEN_HOURS),), TEN_HOURS), {})
    wanted = late.start / RATE
    (cue,) = webvtt.from_buffer(io.StringIO(DOCUMENTS["vtt"].write(transcript)))
    assert seconds(cue.start) == pytest.approx(wanted, abs=0.001)
    (segment,) = json.loads(DOCUMENTS["json"].write(transcript))["segments"]
    assert segment["startTime"] == pytest.approx(wanted, abs=0.001)


@given(
    st.lists(
        st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=50),
        min_size=1,
        max_size=40,
    ),
    st.booleans(),
)
def test_captions_lose_no_character_and_keep_their_order(words, marks):
    """Whatever is said, its captions in order are the line, and each is shown for a while."""
    line = " ".join(words)
    spoken = transcribe(
        Timeline("", "", (clip("MARA", line, 1, 3, marks),), (Mark("", 0, 9 * RATE),), 9 * RATE), {}
    ).captions
    assert "".join(caption.text for caption in spoken).replace(" ", "") == line.replace(" ", "")
    assert all(one.start <= other.start for one, other in zip(spoken, spoken[1:], strict=False))
    assert all(one.start < one.end for one in spoken)
    for caption in spoken:
        assert all(0 <= offset < len(caption.text) for offset, _ in caption.words)


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("NARRATOR", "Narrator"),
        ("CAPTAIN VOSS", "Captain Voss"),
        ("MARA'S MOTHER", "Mara's Mother"),
        ("O'HARA", "O'Hara"),
        ("MCGREGOR'S SON", "McGregor's Son"),
        ("MC VOSS", "Mc Voss"),
        ("JEAN-LUC", "Jean-Luc"),
        ("OLD WOMAN", "the Old Woman"),
    ],
)
def test_roles_are_spelled_as_people_write_names(role, shown):
    """As the story spells them where there is one, else by capitals."""
    assert spelled(role, NAMES) == shown


def test_a_kind_is_told_by_the_ending(tmp_path):
    """The longest ending that fits wins; one that fits nothing is refused with all there are."""
    assert kind_of(tmp_path / "a.transcript.JSON") == "json"
    assert kind_of(tmp_path / "a.chapters.json") == "chapters"
    assert kind_of(tmp_path / "a.vtt") == "vtt"
    with pytest.raises(OutputError, match=r"\.flac, .*\.vtt"):
        kind_of(tmp_path / "a.doc")
    with pytest.raises(OutputError, match="did you mean 'vtt'"):
        checked("vt")


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_an_episode_without_a_word_has_a_transcript(kind):
    """Nothing is told in it, and each form of it is one that its readers take."""
    for clips in ((), (Clip("room", "ambience", 0, RATE, name=ROOM_TONE[1]),)):
        silence = transcribe(Timeline("T", "", clips, (Mark("One", 0, RATE),), RATE), {})
        assert (silence.speeches, silence.captions) == ((), ())
        assert ROOM_TONE[1] not in DOCUMENTS[kind].write(silence)
