"""Screenplays: what their elements mean to the show, and the show written back."""

from dataclasses import replace

import pytest
from screenplays import unnumbered

from drama.errors import ScriptError
from drama.script import screenplay
from drama.script.model import NARRATOR, Cue, Ids, Line

PAGE = """Title: The River Gate
Author: A. Writer

# One: The Ford

.THE FORD - DUSK

AMBIENCE: river, wide
AMBIENCE: wind, soft

The rain had stopped an hour before she came down to the water.

MARA
(whispering)
Is anyone there?

The old woman laughed.

OLD WOMAN
Wouldn't you like to know.

SOUND: thunder, distant
"""


def read(text):
    return screenplay.read(text, "show.fountain")


def beats(text):
    return [unnumbered(beat) for beat in read(text).beats()]


def said(text):
    return [(line.role, line.words) for line in read(text).lines()]


def problems(text):
    with pytest.raises(ScriptError) as caught:
        read(text)
    return [(one.place.line, one.what) for one in caught.value.problems]


# What elements mean.


def test_a_page_of_the_show():
    """The page of the design reads as its title, chapter, scene, lines and cues, each with its line."""
    script = read(PAGE)
    assert (script.title, script.author, script.source) == ("The River Gate", "A. Writer", "show.fountain")
    assert [(chapter.title, chapter.at) for chapter in script.chapters] == [("One: The Ford", 4)]
    (scene,) = script.chapters[0].scenes
    assert (scene.heading, scene.at) == ("THE FORD - DUSK", 6)
    assert tuple(beat if isinstance(beat, Cue) else replace(beat, id="") for beat in scene.beats) == (
        Cue("AMBIENCE", "river", ("wide",), at=8),
        Cue("AMBIENCE", "wind", ("soft",), at=9),
        Line(NARRATOR, "The rain had stopped an hour before she came down to the water.", at=11),
        Line("MARA", "Is anyone there?", ("whispering",), at=15),
        Line(NARRATOR, "The old woman laughed.", at=17),
        Line("OLD WOMAN", "Wouldn't you like to know.", at=20),
        Cue("SOUND", "thunder", ("distant",), at=22),
    )


def test_the_page_is_written_as_it_was():
    """The design's page is in the normal form already."""
    assert screenplay.write(read(PAGE)) == PAGE


def test_ids_count_repeated_words():
    """Lines get the ids that `Ids` hands out in order, whoever speaks."""
    ids = Ids()
    lines = list(read("MARA\nNo.\n\nTOM\nNo.\n").lines())
    assert [line.id for line in lines] == [ids.next("No."), ids.next("No.")]
    assert lines[0].id != lines[1].id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rain\nhad stopped.", [(NARRATOR, "The rain had stopped.")]),
        ("One.\n\nTwo.", [(NARRATOR, "One."), (NARRATOR, "Two.")]),
        ("MARA\nOne\ntwo.", [("MARA", "One two.")]),
        ("MARA\nOne.\n  \nTwo.", [("MARA", "One. Two.")]),
        ("MARA (V.O.)\nHello.", [("MARA", "Hello.")]),
        ("@Mara  of the *Ford*\nHello.", [("MARA OF THE FORD", "Hello.")]),
        ("MARA [[tired]]\nHello.", [("MARA", "Hello.")]),
        ("MARA\n~La la.", [("MARA", "La la.")]),
        ("MARA\nListen.\n\n~La la.\n~Lo lo.", [("MARA", "Listen."), ("MARA", "La la. Lo lo.")]),
        ("~La la.", [(NARRATOR, "La la.")]),
        ("MARA\nHm.\n\nRain.\n\n~La la.", [("MARA", "Hm."), (NARRATOR, "Rain."), ("MARA", "La la.")]),
        ("MARA\nHi.\n\nINT. HUT - DAY\n\n~La la.", [("MARA", "Hi."), (NARRATOR, "La la.")]),
        (
            "MARA\nA *very* _big_ \\* star [[sure?]] and /* no */ sky.",
            [("MARA", "A very big * star and sky.")],
        ),
        (
            "> THE END <\n\nHello.\n\nCUT TO:\n\n> FADE OUT.\n\nFADE OUT.\n\n= Idea\n\n===",
            [(NARRATOR, "Hello.")],
        ),
        ("[[A note]]\n\n/* Gone.\n\nMARA\nCut.\n*/\n\nHello.", [(NARRATOR, "Hello.")]),
        ("MARA\n...\n\nTOM\nWhat?", [("TOM", "What?")]),
        ("MARA\n(beat)\n\nHello.", [(NARRATOR, "Hello.")]),
        ("@MARA\n\nHello.", [(NARRATOR, "Hello.")]),
        ("\u200bHe\u00adllo.\u00a0There", [(NARRATOR, "Hello. There")]),
        ("CONTINUED:\n2.\n\nHello.\n\n(CONTINUED)", [(NARRATOR, "Hello.")]),
        ("CONTINUED: (2)\n\nCONTINUED:   3.\n\nHello.\nCONTINUED:\n4.", [(NARRATOR, "Hello.")]),
        (
            "CUT TO BLACK.\n\nSMASH CUT TO WHITE:\n\nINTERCUT WITH:\n\n(MORE)\n\nHello.",
            [(NARRATOR, "Hello.")],
        ),
        ("MARA\nHi.\n\nINTERCUT WITH:\nMara walks.", [("MARA", "Hi."), (NARRATOR, "Mara walks.")]),
        ("MARA\nWho is it?\n(CONTINUED)\n2.\nCONTINUED:", [("MARA", "Who is it?")]),
        ("MARA\nOne.\n(MORE)\n3.\nCONTINUED: (2)\nTwo.", [("MARA", "One."), ("MARA", "Two.")]),
        ("MARA\nOne.\n2.\nTwo.", [("MARA", "One. 2. Two.")]),
        ("MARA:\nOne.\n\n**MARA:**\nTwo.", [("MARA", "One."), ("MARA", "Two.")]),
        ("MARA\\:\nOne.", [("MARA:", "One.")]),
        ("O'MALLEY\nOne.\n\nO\u2019MALLEY:\nTwo.", [("O'MALLEY", "One."), ("O'MALLEY", "Two.")]),
        ("O\u2019MALLEY\nOne.\n\nO'MALLEY\nTwo.", [("O\u2019MALLEY", "One."), ("O\u2019MALLEY", "Two.")]),
        ("CONTINUED\\:\n\n(CONTINUED\\)", [(NARRATOR, "CONTINUED:"), (NARRATOR, "(CONTINUED)")]),
        (
            "SMASH CUT:\n\nNOTE: rain.\n\nROUND: 2",
            [(NARRATOR, t) for t in ("SMASH CUT:", "NOTE: rain.", "ROUND: 2")],
        ),
        ("SOUND\\: he said.\n\n!Sound: loud", [(NARRATOR, "SOUND: he said."), (NARRATOR, "Sound: loud")]),
    ],
)
def test_who_says_what(text, expected):
    """Actions are narrated, dialogue and lyrics are spoken by their role, and the rest is silent."""
    assert said(text) == expected


def test_parentheticals_direct_what_follows():
    """A parenthetical in mid-speech begins another line of the same role; one at the end directs nothing."""
    text = "MARA\n(low; near)\n(to TOM)\nOne.\n(aloud)\nTwo.\n(beat)\n"
    assert beats(text) == [Line("MARA", "One.", ("low", "near", "to TOM")), Line("MARA", "Two.", ("aloud",))]


@pytest.mark.parametrize(
    ("rows", "direction", "at"),
    [
        ("(whispering, as if\nto herself)", ("whispering, as if to herself",), 4),
        ("\t(over the\n\ttelephone; to\n\tTom)", ("over the telephone", "to Tom"), 5),
        ("(over the\nCONTINUED:\n12.\ntelephone)", ("over the telephone",), 6),
    ],
)
def test_a_parenthetical_of_several_rows_is_not_said(rows, direction, at):
    """The rows are one direction, without what the break of a page leaves among them."""
    (line,) = read(f"MARA\n{rows}\nIt is still warm.").lines()
    assert (line.words, line.direction, line.at) == ("It is still warm.", direction, at)


@pytest.mark.parametrize(
    ("cue", "extension"),
    [
        ("MARA", ""),
        ("MARA (V.O.)", "V.O."),
        ("MARA (CONT'D)", ""),
        ("MARA (cont\u2019d)", ""),
        ("MARA (V.O.) (CONT'D)", "V.O."),
        ("MARA (O.S. CONT'D)", "O.S."),
        ("MARA (V.O.) (filtered)", "V.O., filtered"),
        ("MARA (contact)", "contact"),
    ],
)
def test_extensions(cue, extension):
    """Extensions are kept, except the one that only says that a speech goes on."""
    assert beats(f"{cue}\nHello.") == [Line("MARA", "Hello.", extension=extension)]


def test_dual_dialogue():
    """The second of two speeches sounds with the first, from its first line on."""
    text = "MARA\nNow!\n\nTOM ^\nNow!\n(after her)\nWait."
    assert beats(text) == [
        Line("MARA", "Now!"),
        Line("TOM", "Now!", dual=True),
        Line("TOM", "Wait.", ("after her",)),
    ]


def test_a_speech_goes_on_behind_what_parts_it():
    """Directions and pauses part a speech into lines; another name, or none, begins another speech."""
    text = "MARA\nA.\n(low)\nB. [[PAUSE: 1]] C.\n\nMARA\nD.\n\nTOM ^\n...\n(low)\nE.\n(low)\nF.\n\nG.\n"
    lines = list(read(text).lines())
    assert [line.words for line in lines if line.goes_on] == ["B.", "C.", "F."]
    assert [line.words for line in lines if line.dual] == ["E."]


def test_chapters_and_scenes():
    """First-level sections are chapters, headings and centred stars are scenes, deeper sections nothing."""
    text = "Zero.\n\n# A\n\n## Aa\n\nINT. X #3#\n\nOne.\n\n> * * * <\n\nTwo.\n\n# B\n# C\n\n> *** <\n\nThree."
    assert [(c.title, [(s.heading, len(s.beats)) for s in c.scenes]) for c in read(text).chapters] == [
        ("", [("", 1)]),
        ("A", [("INT. X", 1), ("", 1)]),
        ("B", []),
        ("C", [("", 1)]),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "1    EXT. SALT FLATS - DAY    1",
        "1. EXT. SALT FLATS - DAY",
        "A12A EXT. SALT FLATS - DAY A12A",
        "3 EXT. SALT FLATS - DAY #3#",
    ],
)
def test_the_headings_of_a_shooting_script_are_numbered_on_both_sides(heading):
    """The numbers are not part of what a scene is called."""
    (chapter,) = read(f"Hello.\n\n{heading}\n\nHello.").chapters
    assert [scene.heading for scene in chapter.scenes] == ["", "EXT. SALT FLATS - DAY"]


@pytest.mark.parametrize("words", ["12 INT. was her name.", "10 EXTRAS WALK BY", "3 INT"])
def test_a_number_before_other_words_makes_no_heading(words):
    """What has small letters, or no place of a scene, is narrated."""
    assert said(words) == [(NARRATOR, words)]


def test_title_page():
    """Title and author come from their keys, the rest is kept in order as it stands."""
    text = (
        "Title:\n    _**THE RIVER**_\n    GATE\nCredit: by\nAuthors:\n    A. Writer\n    B. Writer\n"
        "Draft date: 1 May\nContact:\n    12 Ford Lane\n    Riverton\n\nHello."
    )
    script = read(text)
    assert (script.title, script.author) == ("THE RIVER GATE", "A. Writer, B. Writer")
    assert script.meta == (("Credit", "by"), ("Draft date", "1 May"), ("Contact", "12 Ford Lane\nRiverton"))


# Cues.


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("SOUND: thunder", Cue("SOUND", "thunder")),
        ("SFX: thunder, near,  very loud", Cue("SOUND", "thunder", ("near", "very loud"))),
        ("AMBIENCE: none", Cue("AMBIENCE", "none")),
        ("AMBIENCE: stop river [[or, later?]]", Cue("AMBIENCE", "stop river")),
        ("MUSIC: theme\\, slow, soft", Cue("MUSIC", "theme, slow", ("soft",))),
        ("PAUSE: 2", Cue("PAUSE", "2")),
        ("PAUSE: 0.5 s", Cue("PAUSE", "0.5")),
        ("PAUSE: 60 seconds", Cue("PAUSE", "60")),
        ("[[SOUND: bell]]", Cue("SOUND", "bell")),
        ("[[SOUND: bell]] [[a note]]", Cue("SOUND", "bell")),
        ("FX: bell", Cue("SOUND", "bell")),
        ("F/X: bell", Cue("SOUND", "bell")),
        ("SOUND EFFECT: bell", Cue("SOUND", "bell")),
        ("AMB: room tone", Cue("AMBIENCE", "room tone")),
        ("ATMOS: rain", Cue("AMBIENCE", "rain")),
        ("MUSIC CUE: calm", Cue("MUSIC", "calm")),
        ("SFX 3: bell, near", Cue("SOUND", "bell", ("near",))),
        ("MUSIC #2A: calm", Cue("MUSIC", "calm")),
        ("**SFX: THUNDER**", Cue("SOUND", "THUNDER")),
        ("**SFX:** thunder, *near*", Cue("SOUND", "thunder", ("near",))),
        ("_SOUND: bell_", Cue("SOUND", "bell")),
        ("(SFX: bell)", Cue("SOUND", "bell")),
        ("**[FX 3: bell, near]**", Cue("SOUND", "bell", ("near",))),
        ("(PAUSE: 2)", Cue("PAUSE", "2")),
        ("SFX: DOOR SLAM.", Cue("SOUND", "DOOR SLAM")),
        ("SFX: bell, LOUD.", Cue("SOUND", "bell", ("LOUD",))),
        ("SFX: bell\\.", Cue("SOUND", "bell.")),
    ],
)
def test_cue_lines(text, cue):
    """A keyword in capitals and a colon make a cue of an action line or of a note that stands alone."""
    assert beats(f"{text}\n\nHello.") == [cue, Line(NARRATOR, "Hello.")]


@pytest.mark.parametrize(
    "text",
    [
        "Sound: it was everywhere.",
        "SFX - bell",
        "SPACE 1999: the show",
        "(SFX: bell) He turns.",
        "(SOUND: one) and (two)",
        "\\(SFX\\: bell)",
        "10 AM: rain",
    ],
)
def test_what_only_resembles_a_cue_line_is_narrated(text):
    """Other spellings may be words: they are read out."""
    assert [line.role for line in read(text).lines()] == [NARRATOR]


def test_cue_lines_between_words():
    """Cue lines part the paragraph they stand in; capitals above another line are not taken for a name."""
    text = "Rain.\nSOUND: thunder\nMore rain,\nand wind.\n\nPAUSE: 2\nMUSIC: THEME\nSOUND: bell"
    assert beats(text) == [
        Line(NARRATOR, "Rain."),
        Cue("SOUND", "thunder"),
        Line(NARRATOR, "More rain, and wind."),
        Cue("PAUSE", "2"),
        Cue("MUSIC", "THEME"),
        Cue("SOUND", "bell"),
    ]
    assert [beat.at for beat in read(text).beats()] == [1, 2, 3, 6, 7, 8]


def test_rows_that_are_set_aside_within_words_count():
    """What comes behind a boneyard or a note over several rows has the row it stands on."""
    text = "BEA\nHello /* cut\nthis */ you [[PAUSE: 1]] there [[of\nold]] [[PAUSE:\n2]] and on.\n"
    assert [beat.at for beat in read(text).beats()] == [2, 3, 3, 4, 5]


def test_cues_between_words():
    """A cue in a note is heard at the character that follows it, and the words close up around it."""
    (line,) = beats("The sky split. [[SOUND: thunder, near]] She *ran[[MUSIC: run]].* [[SOUND: end]]")
    assert line.words == "The sky split. She ran."
    assert [(line.words[offset:], cue.name) for offset, cue in line.cues] == [
        ("She ran.", "thunder"),
        (".", "run"),
        ("", "end"),
    ]


def test_a_pause_between_words_parts_the_line():
    """A pause in the middle of a speech is silence between two lines of the same role."""
    assert beats("MARA (V.O.)\n(low)\nWait. [[PAUSE: 1]] Did you hear?") == [
        Line("MARA", "Wait.", ("low",), "V.O."),
        Cue("PAUSE", "1"),
        Line("MARA", "Did you hear?", extension="V.O."),
    ]


def test_every_problem_at_once_with_its_line():
    """A screenplay with many mistakes lists them all, in order, with what was meant."""
    text = (
        "SOUNDS: bell\n\nAMBIANCE: river\n\nPAUSE: 0\nPAUSE: soon\nPAUSE: 61\nPAUSE: 1, 2\n\nMUSIC:\n\n"
        "MARA\nHello. [[AMBIENT: river]]\nSOUND: bell\n\nSONUD: BELL\nHello.\n\n[[never\n\n/* ends\n"
    )
    assert problems(text) == [
        (1, "there is no cue called 'SOUNDS' (did you mean 'SOUND'?)"),
        (3, "there is no cue called 'AMBIANCE' (did you mean 'AMBIENCE'?)"),
        (5, "cannot pause for '0'"),
        (6, "cannot pause for 'soon'"),
        (7, "cannot pause for '61'"),
        (8, "cannot pause for '1, 2'"),
        (10, "MUSIC: says nothing after the colon"),
        (13, "there is no cue called 'AMBIENT' (did you mean 'AMBIENCE'?)"),
        (14, "MARA would say 'SOUND: bell'"),
        (16, "there is no cue called 'SONUD' (did you mean 'SOUND'?)"),
        (19, "the note that begins with [[ never ends"),
        (21, "the cut that begins with /* never ends"),
    ]


def test_problems_say_what_to_do():
    """Each problem has a hint."""
    with pytest.raises(ScriptError) as caught:
        read("PAUSE: 99\n\n/* SOUNDS: x\n")
    assert str(caught.value) == (
        "show.fountain:1: cannot pause for '99'\n"
        "  hint: write PAUSE: 2 for two seconds; more than 0, and 60 at most\n"
        "show.fountain:3: the cut that begins with /* never ends\n"
        "  hint: end the cut with */"
    )


@pytest.mark.parametrize("text", ["", "SOUND: bell", "MARA\n(beat)", "# One\n\nINT. HOUSE", "[[note]]"])
def test_somebody_must_speak(text):
    """A screenplay in which nobody speaks is refused."""
    assert problems(text) == [(0, "nobody says anything in this screenplay")]
