"""Prose in, script out: narration, lines by speaker, directions, and where each line comes from."""

import json
import time
from dataclasses import replace

import pytest
from tales import story

from drama.script.check import account
from drama.script.model import Cue
from drama.script.prose.convert import convert, role
from drama.script.prose.model import Attribution, Person, Reading
from drama.script.prose.origins import doubt, origins_json, quotations_dict
from drama.script.prose.quotes import find
from drama.story.model import Aside, Chapter, Scene, Span, Story


def reading(tale, *speakers):
    """Return the story read with these speakers in turn; a pair is a speaker and a confidence."""
    quotations = find(tale)
    spoken_by = [one if isinstance(one, tuple) else (one, 0.9) for one in speakers]
    assert len(spoken_by) == len(quotations)
    attributions = tuple(Attribution(name, sure, "said X") for name, sure in spoken_by)
    return Reading(quotations, attributions, ())


def dump(converted):
    """Return the script as `ROLE (direction): words`, one beat a row."""
    rows = []
    for beat in converted.script.beats():
        if isinstance(beat, Cue):
            rows.append(f"{beat.kind}: {beat.name}")
        else:
            how = "".join(f" ({one})" for one in beat.direction)
            rows.append(f"{beat.role}{how}: {beat.words}")
    return rows


def told(text, *speakers):
    """Return the dump of a text converted with these speakers, after the verbatim check."""
    tale = story(text)
    converted = convert(tale, reading(tale, *speakers))
    account(tale, converted)
    return dump(converted)


def test_a_paragraph_is_line_narration_line():
    """The tag between the halves of a speech is narration, and the marks are spoken by nobody."""
    rows = ["MARA: Run,", "NARRATOR: she said,", "MARA: now!"]
    assert told('"Run," she said, "now!"', "Mara", "Mara") == rows


def test_paragraphs_are_never_joined():
    """Each paragraph of narration is a line of its own."""
    assert told("One\nlong day.\n\nTwo.") == ["NARRATOR: One long day.", "NARRATOR: Two."]


def test_one_speaker_without_narration_between_is_one_line():
    """Neighbouring quotations merge for one speaker, and only for one."""
    assert told('"Yes." "No."', "Mara", "Mara") == ["MARA: Yes. No."]
    assert told('"Yes." "No."', "Mara", "Tom") == ["MARA: Yes.", "TOM: No."]
    assert told('"Yes." "No."', None, None) == ["SOMEONE: Yes.", "SOMEONE: No."]


def test_scare_quotes_stay_in_the_narration():
    """What nobody says is narrated with its marks."""
    row = 'The so-called "chaperone" was asleep.'
    assert told(row, None) == [f"NARRATOR: {row}"]


def test_markup_is_not_spoken():
    """Underscores that mark italics leave no trace in the words, inside a word either."""
    assert told('"_Never_," she said, un_believ_able.', "Mara") == [
        "MARA: Never,",
        "NARRATOR: she said, un_believ_able.",
    ]
    assert told("It was _so very_ late.") == ["NARRATOR: It was so very late."]


def test_punctuation_alone_is_no_line():
    """A dash between two speeches, or a speech of dots, is listed as punctuation."""
    tale = story('"Run"--"now!"\n\n"..." She waited.')
    converted = convert(tale, reading(tale, "Mara", "Tom", "Mara"))
    assert dump(converted) == ["MARA: Run", "TOM: now!", "NARRATOR: She waited."]
    silent = [(tale.text[one.start : one.end], one.reason) for one in converted.silent]
    assert ("--", "punctuation") in silent
    assert ("...", "punctuation") in silent
    account(tale, converted)


THOUGHT = "_I should go,_ she thought."


def test_a_thought_goes_to_its_thinker():
    """With a thinker it is a line of the thinker's; in doubt it is narrated."""
    assert told(THOUGHT, "Mara") == ["MARA (thinking): I should go,", "NARRATOR: she thought."]
    assert told(THOUGHT, ("Mara", 0.4)) == ["NARRATOR: I should go, she thought."]


DIRECTIONS = {
    '"Hush," she whispered.': "whispering",
    '"Hush!" whispered the old woman.': "whispering",
    'She muttered, "Never again."': "muttering",
    '"Here!" the tall boy yelled.': "shouting",
    '"Hush," she said in a whisper.': "in a whisper",
    '"Hush," she said, and somebody shouted.': None,
    '"Hush," she said.': None,
    '"Hush." She whispered to the cat.': None,
    '"Hush," said Tom, who had shouted himself hoarse.': None,
    '"Hush," said the old woman softly.': "softly",
    '"Hush," said Mrs. Vane very coldly, and left.': "very coldly",
    '"Hush," said Capt. Vane very coldly, and left.': "very coldly",
    '"Hush." Prof. Vane sat down at 5 P.M. Her voice shook.': None,
    '"Hush," she said to Tom, sadly and slowly.': "sadly and slowly",
    '"Hush," she said, closing the door softly.': None,
    '"Hush," she softly said.': "softly",
    '"Hush," she hissed.': "hissing",
    '"Hush," slurred Tom.': "slurring",
    '"Hush," he said, slurring his words.': "slurring",
    '"Hush," he breathed.': "in a breath",
    '"Hush!" she snapped.': "sharply",
    '"Hush," she said, her voice barely a whisper.': "a whisper",
    '"Hush," she said, her voice shaking.': "voice shaking",
    '"Hush," said Mara through gritted teeth.': "through gritted teeth",
    '"Hush," she said in a low, tired voice.': "in a low, tired voice",
    '"Hush," she said, laughing.': "laughing",
    '"Hush," she asked, and laughed.': None,
    '"Hush," she did not shout.': None,
    '"Hush," she almost shouted.': None,
    '"Hush." Her voice was barely a whisper.': "a whisper",
    '"Hush." Her voice shook. She sat down.': "voice shook",
    '"Hush." Mara\u2019s voice was cold.': "voice cold",
    '"Hush." Tom\u2019s voice was cold.': None,
    '"Hush." His voice shook.': None,
    '"Hush." He sat down. Her voice shook.': None,
    'She lowered her voice. "Hush."': "lowering her voice",
    'He lowered his voice. "Hush."': None,
    '"Hush." She lowered her voice.': None,
    'She turned to the door and shouted: "Hush!"': "shouting",
    'She had shouted all day. "Hush!"': None,
    '"Hush." The gull thought back.': None,
}


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS.items(), ids=DIRECTIONS)
def test_directions_come_from_the_tag(text, direction):
    """A telling verb beside the speech becomes its direction; another clause's verb does not."""
    tale = story(text)
    mara = Person("Mara", gender="female")
    lines = list(convert(tale, replace(reading(tale, "Mara"), people=(mara,))).script.lines())
    (said,) = [line for line in lines if line.role == "MARA"]
    assert said.direction == ((direction,) if direction else ())


@pytest.mark.parametrize("piece", ['"Run," she said, ', '"_So,_" she said, ', "_so_ it was "])
def test_time_is_linear(piece):
    """A paragraph ten times as long takes about ten times as long, however many quotes and marks it has."""
    took = []
    for size in (10_000, 100_000):
        tale = story(piece * (size // len(piece)))
        read = reading(tale, *("Mara" for _ in find(tale)))
        begun = time.process_time()
        convert(tale, read, "none")
        took.append(time.process_time() - begun)
    assert took[1] < 30 * took[0] + 0.1


def test_two_ways_of_telling_are_two_directions():
    """A verb and an adverb both count, and the verb is not told twice."""
    assert told('"Hush," she whispered urgently.', "Mara")[0] == "MARA (whispering) (urgently): Hush,"
    assert told('"Hush," she whispered in a whisper.', "Mara")[0] == "MARA (whispering): Hush,"


def test_a_speech_goes_on_as_it_began():
    """After nothing but its tag it is said the same way; what is over in a moment is not repeated."""
    rows = told('"Hush," she whispered. "They hear us."', "Mara", "Mara")
    assert rows[0] == "MARA (whispering): Hush,"
    assert rows[2] == "MARA (whispering): They hear us."
    assert told('"Hush," she sighed. "They hear us."', "Mara", "Mara")[2] == "MARA: They hear us."
    assert told('"Hush," she whispered. She stood up. "Run!"', "Mara", "Mara")[2] == "MARA: Run!"
    assert told('"Hush," she whispered. "Run!"', "Mara", "Tom")[2] == "TOM: Run!"
    rows = told('"Hush," whispered Capt. Vane. "They hear us."', "Vane", "Vane")
    assert rows[2] == "VANE (whispering): They hear us."


def test_the_account_says_which_words_gave_a_direction():
    """Beside the speaker stand the directions and the words of the story they rest on."""
    tale = story('"Hush," said Mara softly.\n\n"Why?"')
    converted = convert(tale, reading(tale, "Mara", "Tom"))
    first, _, other = json.loads(origins_json(converted, tale, (), ""))["lines"]
    assert (first["directions"], first["told_by"]) == (["softly"], "said Mara softly")
    assert "directions" not in other


ROLES = {
    "Mara": "MARA",
    "the old woman": "THE OLD WOMAN",
    "Dr. O'Neil": "DR. O'NEIL",
    "Tom (the cook)": "TOM THE COOK",
    "Two\nlines": "TWO LINES",
    "@^~!": "SOMEONE",
    "...": "SOMEONE",
    "": "SOMEONE",
    None: "SOMEONE",
    "Åsa": "ÅSA",
}


@pytest.mark.parametrize(("name", "cue"), ROLES.items(), ids=map(repr, ROLES))
def test_every_name_makes_a_cue(name, cue):
    """Whatever a person is called, the role fits on a character cue."""
    assert role(name) == cue


def test_scenes_are_numbered_where_there_are_several():
    """Chapter titles are kept; a chapter of one scene needs no heading."""
    whole = story("One.\n\nTwo.\n\nThree.")
    one, two, three = whole.paragraphs()
    chapters = (
        Chapter("The Ford", (Scene((one,)),), one.place),
        Chapter("", (Scene((two,)), Scene((three,))), two.place),
    )
    tale = Story("A Test", "A. Writer", whole.text, chapters, (), "story.txt")
    script = convert(tale, reading(tale)).script
    assert [chapter.title for chapter in script.chapters] == ["The Ford", ""]
    assert [[scene.heading for scene in chapter.scenes] for chapter in script.chapters] == [
        [""],
        ["SCENE 1", "SCENE 2"],
    ]
    assert (script.title, script.author, script.source) == ("A Test", "A. Writer", "story.txt")


def test_speech_after_several_chapters_keeps_its_speaker():
    """Quotations are matched to paragraphs across chapters and scenes."""
    whole = story('Before.\n\n"One."\n\nBetween.\n\n"Two."')
    parts = [Chapter("", (Scene((paragraph,)),), paragraph.place) for paragraph in whole.paragraphs()]
    tale = Story("", "", whole.text, tuple(parts), (), "story.txt")
    assert dump(convert(tale, reading(tale, "Mara", "Tom")))[1::2] == ["MARA: One.", "TOM: Two."]


def test_an_origin_for_every_line():
    """Each line can be traced to its characters, its place, and the reason for its speaker."""
    tale = story('Late.\n\n"Run," she said.')
    converted = convert(tale, reading(tale, ("Mara", 0.8)))
    assert [one.line for one in converted.origins] == [line.id for line in converted.script.lines()]
    late, run, _ = converted.origins
    assert late.quoted is None
    assert (run.place.line, run.quoted.speaker, run.quoted.method) == (3, "Mara", "said X")
    assert tale.text[run.quoted.start : run.quoted.end] == "Run,"


def test_doubts_name_the_candidates():
    """A line under 0.6 says who else it may be; a sure one and narration say nothing."""
    tale = story('"One," somebody said.\n\n"Two."\n\n"Three."')
    quotations = find(tale)
    attributions = (
        Attribution("Mara", 0.45, "turns", others=(("Old Woman", 0.3), ("Tom", 0.1))),
        Attribution(None, 0.0, "none"),
        Attribution("Tom", 0.6, "turns"),
    )
    converted = convert(tale, Reading(quotations, attributions, ()))
    assert [doubt(one) for one in converted.origins] == [
        "speaker? MARA 0.45, or OLD WOMAN 0.30, or TOM 0.10",
        "",
        "speaker? nobody is named",
        "",
    ]


def test_the_record_beside_the_screenplay():
    """The JSON has every line and every silent stretch, asides of the story included."""
    whole = story('Chapter One\n\n"Run," she said.')
    heading, body = whole.paragraphs()
    aside = Aside(heading.start, heading.end, "heading", heading.place)
    chapter = Chapter("Chapter One", (Scene((body,)),), heading.place)
    tale = Story("A Test", "", whole.text, (chapter,), (aside,), "story.txt")
    record = json.loads(origins_json(convert(tale, reading(tale, ("Mara", 0.8))), tale, (), "0" * 64))
    assert record["schema"] == "drama.origins/1"
    assert record["story"] == "story.txt"
    assert [line.get("speaker") for line in record["lines"]] == ["Mara", None]
    assert [one["reason"] for one in record["not_spoken"]] == ["heading", "quotation mark", "quotation mark"]
    assert record["lines"][0]["place"] == "story.txt:3"


def test_quotations_as_a_plain_record():
    """The scorer's form: one work, every quotation with offsets, speaker, confidence and kind."""
    tale = story('The "lamp" was out. "Run," she said.')
    record = quotations_dict("tale", reading(tale, (None, 0.0), ("Mara", 0.8)))
    assert record["work"] == "tale"
    assert [(one["speaker"], one["kind"]) for one in record["quotes"]] == [
        (None, "not_speech"),
        ("Mara", "speech"),
    ]
    start, end = record["quotes"][1]["start"], record["quotes"][1]["end"]
    assert tale.text[start:end] == "Run,"


def test_evidence_is_quoted():
    """The words an attribution rests on are kept with their offsets."""
    tale = story('"Run," said Mara.')
    evidence = Span(7, 16)
    (quotation,) = find(tale)
    found = Reading((quotation,), (Attribution("Mara", 0.9, "said X", evidence),), ())
    first = convert(tale, found).origins[0]
    assert (first.quoted.evidence, first.quoted.evidence_text) == (evidence, "said Mara")
