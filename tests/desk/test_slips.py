"""Slips of the pen that are valid Fountain: each told with its line and what was meant."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from drama.desk.slips import slips
from drama.show.production import open_production
from drama.show.project import open_project

ROOT = Path(__file__).parents[2]
SCREENPLAYS = [
    *(ROOT / "examples").glob("*.fountain"),
    *(ROOT / "benchmarks").rglob("*.fountain"),
    *(ROOT / "tests/script/fountain").glob("*.fountain"),
]

CAST = "THEO\nI am Theo.\n\nJUNO (V.O.)\nAnd I am Juno.\n\n"
BEGIN = CAST.count("\n")
ONE_ROW = " like it: name and words stand on one row"


@pytest.fixture
def told(show):
    """What is told of a few rows under a screenplay with THEO and JUNO: (row, what) of each slip."""

    def tell(rows):
        path = show / "a.fountain"
        path.write_text(CAST + rows, encoding="utf-8")
        found = slips(open_production(open_project(path, show), path))
        return [(one.place.line - BEGIN, one.what) for one in found]

    return tell


@pytest.mark.parametrize(
    ("rows", "slip"),
    [
        ("THEO\n(whispering\nCome.\n", (2, "THEO would say '(whispering' (did you mean '(whispering)'?)")),
        ("THEO\nCome.\n(beat\nNow.\n", (3, "THEO would say '(beat' (did you mean '(beat)'?)")),
        ("THEO\n(softly Come.\n", (2, "THEO would say '(softly Come.' (did you mean '(softly Come.)'?)")),
        ("THEO\nwhispering)\nCome.\n", (2, "THEO would say 'whispering)' (did you mean '(whispering)'?)")),
        ("JUNO\n\nCome.\n", (1, "the narrator would read out 'JUNO'")),
        ("JUNO (V.O.)\n\nCome.\n", (1, "the narrator would read out 'JUNO (V.O.)'")),
        ("SOUND: bell\nJUNO\nCome.\n", (2, "the narrator would read out 'JUNO'")),
        ("NARRATOR\n\nIt rained.\n", (1, "the narrator would read out 'NARRATOR'")),
        ("Theo\nI am here.\n", (1, "the narrator would read out 'Theo' (did you mean 'THEO'?)")),
        ("Theo:\n\nI am here.\n", (1, "the narrator would read out 'Theo:' (did you mean 'THEO'?)")),
        ("He turns.\nTheo\nHi.\n", (2, "the narrator would read out 'Theo' (did you mean 'THEO'?)")),
        ("THEO\nCome.\nJUNO\nNo.\n", (3, "THEO would say 'JUNO'")),
        ("JUNO\n(angrily)\n\nCome.\n", (1, "JUNO says nothing here")),
        ("@Juno\n\nCome.\n", (1, "Juno says nothing here")),
        ("JUNO\n(I never said\nany of that)\n", (1, "JUNO says nothing here")),
        (
            "THEO\n(SOUND:\nbell)\nCome.\n",
            (2, "'(SOUND: bell)' is not heard: it stands as a direction"),
        ),
        (
            "THEO\n(whispring)\nCome.\n",
            (2, "the direction 'whispring' is not known (did you mean 'whispering'?)"),
        ),
        (
            "THEO\n(sadly; Whispring, to Juno)\nCome.\n",
            (2, "the direction 'Whispring' is not known (did you mean 'whispering'?)"),
        ),
        (
            "THEO\n(over the telefone)\nCome.\n",
            (2, "the direction 'over the telefone' is not known (did you mean 'over the telephone'?)"),
        ),
        (
            "AMBIENCE: river\n\nHush.\n\nAMBIENCE: stop rivr\n",
            (5, "no ambience 'rivr' plays here (did you mean 'river'?)"),
        ),
        (
            "AMBIENCE: river\n\nMUSIC: calm\n\nHush.\n\nMUSIC: stop clam\n",
            (7, "no music 'clam' plays here (did you mean 'calm'?)"),
        ),
        (
            "THEO (WHISPRING)\nCome.\n\nTHEO (V.O.) (whispring)\nCome.\n",
            (1, "'WHISPRING' behind a name is not known (did you mean 'whispering'?)"),
        ),
        ("THEO (V.O., UNDERWATER)\nCome.\n", (1, "'UNDERWATER' behind a name is not known")),
        ("Hush. [[AMBIENCE: stop river]] Now.\n", (1, "no ambience 'river' plays here")),
        (
            ".SPRING\n\nAMBIENCE: river\n\n.SUMMER\n\nAMBIENCE: rain\n\nHush.\n",
            (3, "'AMBIENCE: river' ends as it begins: nothing in its scene takes time"),
        ),
        ("McGREGOR\nNo.\n", (1, "the narrator would read out 'McGREGOR' (did you mean '@McGREGOR'?)")),
        (
            "van HELSING (V.O.)\nNo.\n",
            (1, "the narrator would read out 'van HELSING (V.O.)' (did you mean '@van HELSING'?)"),
        ),
        (
            "Mrs. O'NEILL:\nNo.\n",
            (1, "the narrator would read out 'Mrs. O'NEILL:' (did you mean '@Mrs. O'NEILL'?)"),
        ),
        (
            "MARA's FATHER\nNo.\n",
            (1, "the narrator would read out 'MARA's FATHER' (did you mean '@MARA's FATHER'?)"),
        ),
        ("Nell\n(softly)\nNo.\n", (1, "the narrator would read out 'Nell' (did you mean '@Nell'?)")),
        ("Nell (CONT'D)\nNo.\n", (1, "the narrator would read out 'Nell (CONT'D)' (did you mean '@Nell'?)")),
        ("THEO\nCome.\nMcGREGOR\nNo.\n", (3, "THEO would say 'McGREGOR'")),
        ("2.\n", (1, "the narrator would read out '2.'")),
        ("MATCH CUT:\n", (1, "the narrator would read out 'MATCH CUT:'")),
        ("FADE OUT\n", (1, "the narrator would read out 'FADE OUT'")),
        ("INTERCUT - THE FORD\n", (1, "the narrator would read out 'INTERCUT - THE FORD'")),
        ("It rained.\n\nTHEO ^\nCome.\n", (3, "THEO would speak at once with the narrator, for the ^")),
        ("Sound: bell\n", (1, "the narrator would read out 'Sound: bell' (did you mean 'SOUND: bell'?)")),
        ("sfx 3: bell\n", (1, "the narrator would read out 'sfx 3: bell' (did you mean 'SOUND: bell'?)")),
        ("_Amb: rain_\n", (1, "the narrator would read out '_Amb: rain_' (did you mean 'AMBIENCE: rain'?)")),
        ("SFX - bell\n", (1, "the narrator would read out 'SFX - bell' (did you mean 'SOUND: bell'?)")),
        ("(pause: 2)\n", (1, "the narrator would read out '(pause: 2)' (did you mean 'PAUSE: 2'?)")),
        ("THEO\nCome.\nsfx: bell\n", (3, "THEO would say 'sfx: bell' (did you mean 'SOUND: bell'?)")),
        ("> SOUND: bell\n", (1, "'> SOUND: bell' is not heard: it stands as a transition")),
        (".SOUND: bell\n", (1, "'.SOUND: bell' is not heard: it stands as the heading of a scene")),
        ("> sfx: bell <\n", (1, "'> sfx: bell <' is not heard: it stands centred")),
        (
            "BEA: Hi, all.\n\nTOM: Hi.\n\nBEA: So.\n",
            (1, f"the narrator would read out 'BEA: Hi, all.', and 2 more{ONE_ROW}"),
        ),
        (
            "**Bea:** Hi.\n**Tom:** Hi.\n**Bea:** So.\n**Tom:** So.\n",
            (1, f"the narrator would read out '**Bea:** Hi.', and 3 more{ONE_ROW}"),
        ),
        (
            "BEA: OK.\nTOM: No.\n\n2.\tBEA:\t(CALLING) Tom?\n",
            (1, f"the narrator would read out 'BEA: OK.', and 2 more{ONE_ROW}"),
        ),
        ("DR NWOSU\nNo.\n\nDR. NWOSU\nYes.\n", (5, "DR. NWOSU and DR NWOSU are two roles")),
        (
            "MUSIC OUT\nTHEO\nCome.\n",
            (1, "'MUSIC OUT' is taken for the name of somebody (did you mean 'MUSIC: none'?)"),
        ),
        (
            "FOLEY: BELL\nRINGING\n",
            (1, "'FOLEY: BELL' is taken for the name of somebody (did you mean 'SOUND: BELL'?)"),
        ),
        (
            "INT. HALL - DAY\n\nJUNO ^\nNo.\n",
            (3, "JUNO would speak at once with what the scene before ends with, for the ^"),
        ),
        ("JUNO: No.\n", (1, "the narrator would read out 'JUNO: No.': name and words stand on one row")),
        (
            "THEO\nHe's not deaf, miss. (beat) He just...\n",
            (2, "THEO would say '(beat)' (did you mean '[[PAUSE: 1]]'?)"),
        ),
        (
            "It rained. [A long pause.] It stopped.\n",
            (1, "the narrator would read out '[A long pause.]' (did you mean '[[PAUSE: 1]]'?)"),
        ),
        ("THEO\n(whispering) Come.\n", (2, "THEO would say the direction 'whispering'")),
        ("THEO\n*(softly)*\nCome.\n", (2, "THEO would say the direction 'softly'")),
        ("THEO\n[softly]\nCome.\n", (2, "THEO would say the direction 'softly'")),
        ("THEO\nCome.\n**[over the phone]** Now.\n", (3, "THEO would say the direction 'over the phone'")),
        ("THEO\n(sighs) I know. (laughs)\n", (2, "THEO would say the direction 'sighs'")),
        ("THEO\n[[SOUND: bell]] {shouting} Who is it?\n", (2, "THEO would say the direction 'shouting'")),
        ("THEO\n(SFX: bell)\nCome.\n", (2, "'(SFX: bell)' is not heard: it stands as a direction")),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_was_meant(told, rows, slip):
    """It is the one thing that is told."""
    assert told(rows) == [slip]


@pytest.mark.parametrize(
    "rows",
    [
        "THEO\n(not\nyet)\nCome.\n",
        "THEO\nI know. (laughs)\n",
        "THEO\n\\(softly) I know.\n",
        "THEO\n[Softly now.] I know.\n",
        "THEO\n(or so it seems) I know.\n",
        "THEO\n[the one who sobbed all that long night] I know.\n",
        "THEO\n(I think,\nshe said so.\n",
        "THEO\n\\(whispering\nCome.\n",
        "THEO\nCome :)\n",
        "!JUNO\n\nCome.\n",
        "Juno.\n",
        "Juno ran.\nTheo fell.\nTheo\n",
        "~Theo\n~Juno\n",
        "THE END\n",
        "THEO\nI have come for\nJuno\nand her boat.\n",
        "THEO\n(She leaves.)\n",
        "THEO\n(warily; coolly, sardonically / gruffly)\nCome.\n",
        "THEO\n(to Whispra)\nCome.\n",
        "THEO\n(calm; closer; lightly; smiling)\nCome.\n",
        "AMBIENCE: river\n\nHush.\n\nAMBIENCE: stop river\n",
        "AMBIENCE: river\n\nHush.\n\n.LATER\n\nAMBIENCE: stop river\n\nHush.\n",
        "AMBIENCE: none\n",
        ".SPRING\n\nAMBIENCE: river\n\nPAUSE: 4\n\n.SUMMER\n\nHush.\n",
        ".SPRING\n\nAMBIENCE: river\n\n.LATER\n\nAMBIENCE: river\n\nHush.\n",
        "THEO\nCome.\n\nJUNO ^\nNo.\n",
        "NARRATOR\nIt rained.\n\nJUNO ^\nNo.\n",
        "CONTINUED:\n2.\n\nCUT TO BLACK.\n\n> MATCH CUT:\n",
        "@McGREGOR\nNo.\n",
        "!McGREGOR\nNo.\n",
        "The DEAD\nwalk.\n",
        "Rain\nfell.\n",
        "Nell ran\n(softly)\nand fell.\n",
        "!Sound: it was everywhere.\n",
        "Sound\\: it was everywhere.\n",
        "Music - soft, and far away.\n",
        "Pause: he looks at her.\n",
        "SOUND-PROOF it was.\n",
        "THEO\n(SPACE: cave)\nCome.\n",
        "AMBIENCE: River\n\nHush.\n\nAMBIENCE: Stop river\n",
        "MUSIC: calm\n\nHush.\n\nMUSIC: stop Calm\n",
        "MUSIC: none\n",
        "THEO (V.O.) (FILTERED) (CONT'D)\nCome.\n\nTHEO (whispering; O.S.)\nCome.",
        "THEO (into phone)\nCome.\n",
        "THEO\nCome. [[(beat)]] \\(beat) In.\n",
        "Background: rain, and a bell.\n",
        "MUSIC TEACHER WANTED: ask within.\n",
        "\tTHEO\n\t(whispering, as if\n\tto himself)\n\tCome.\n",
        "[[SOUND: bell]] The bell rang twice.\n",
        "THEO\n[[SOUND: bell]] Who is it?\n",
        "Silence.\n\nPause. Then the music stops.\n",
        "SILENCE FELL.\n",
        "Grams: a tin of eighty.\n",
        "Note: the door is open.\n\nNote: it is shut.\n",
        "NOTE: the door is open.\n\nNOTE: it is shut.\n",
        "BEA: Hi.\n\nTOM: Hi.\n",
        "!BEA: Hi.\n\n!BEA: So.\n",
        "sol: who ate it\n\nluna: not me\n\nsol: ok\n\nluna: ok\n",
        "THEO\n(sotto voce)\nCome.\n\nJUNO\n(Sotto voce, to Theo)\nCome.\n",
    ],
)
def test_what_may_well_be_meant_is_not_told(told, rows):
    """Brackets that close, words that are English, what is marked as words, stopping what has just ended."""
    assert told(rows) == []


@pytest.mark.parametrize(
    ("row", "cue"),
    [
        ("SFX bell", "SOUND: bell"),
        ("FX DOOR OPENS", "SOUND: door opens"),
        ("SPOT FX: door slam", "SOUND: door slam"),
        ("GRAMS: calm", "MUSIC: calm"),
        ("SFX (BELL): loud", "SOUND: BELL, loud"),
        ("SILENCE: 3", "PAUSE: 3"),
        ("MUSIC IN: calm", "MUSIC: calm"),
        ("MUSIC UP AND UNDER: calm", "MUSIC: calm"),
        ("MUSIC BED - calm", "MUSIC: calm"),
        ("MUSIC STING: tense", "MUSIC: tense"),
        ("MUSIC OUT: calm", "MUSIC: stop calm"),
        ("MUSIC FADES: calm", "MUSIC: stop calm"),
        ("MUSIC FADES IN: calm", "MUSIC: calm"),
        ("MUSIC OUT:", "MUSIC: none"),
        ("AMBIENCE OUT: rain", "AMBIENCE: stop rain"),
        ("SFX OUT: rain", "AMBIENCE: stop rain"),
        ("INTRO MUSIC: calm", "MUSIC: calm"),
        ("STING: tense", "MUSIC: tense"),
        ("FOLEY: footsteps", "SOUND: footsteps"),
        ("EFFECTS: bell", "SOUND: bell"),
        ("SOUND OF: bell", "SOUND: bell"),
        ("S.F.X.: bell", "SOUND: bell"),
        ("SFX CUE: bell", "SOUND: bell"),
        ("SFX CUE 4: bell", "SOUND: bell"),
        ("SFX DOOR: slams", "SOUND: DOOR, slams"),
        ("BG: rain", "AMBIENCE: rain"),
        ("B.G. - rain", "AMBIENCE: rain"),
        ("BACKGROUND: rain", "AMBIENCE: rain"),
        ("PAUSE", "PAUSE: 1"),
        ("PAUSE 2", "PAUSE: 2"),
        ("(pause)", "PAUSE: 1"),
        ("(beat)", "PAUSE: 1"),
        ("BEAT", "PAUSE: 1"),
        ("MUSIC UP AND UNDER", "MUSIC: calm"),
        ("MUSIC OUT", "MUSIC: none"),
        ("AMBIENCE STOPS", "AMBIENCE: none"),
        ("[INTRO MUSIC]", "MUSIC: intro"),
        ("[Music fades under]", "MUSIC: calm"),
        ("SOUND\uff1a bell", "SOUND: bell"),
    ],
)
def test_a_cue_in_the_words_of_other_scripts_is_told(told, row, cue):
    """Radio, podcasts and films write cues in other ways, which nobody means to be read out."""
    assert told(f"{row}\n") == [(1, f"the narrator would read out '{row}' (did you mean '{cue}'?)")]


def test_names_without_capitals_are_told_where_they_recur(told):
    """Not every script has capitals; a single row of such words may be anything."""
    assert told("\u674e\u96f7\n\u4f60\u597d\u3002\n") == []
    found = told("\u674e\u96f7\n\u4f60\u597d\u3002\n\nHush.\n\n\u674e\u96f7\n\u518d\u89c1\u3002\n")
    assert [row for row, _ in found] == [1, 6]
    assert "did you mean '@\u674e\u96f7'?" in found[0][1]


@pytest.mark.parametrize("soft", ["\u2028", "\x0b"])
def test_a_soft_break_under_a_name_is_told(told, soft):
    """Word and Google Docs end a row so that the paragraph goes on."""
    (slip,) = told(soft.join(("PRIYA", "(softly)", "Come.\n")))
    assert (slip[0], "'PRIYA' and the words under it" in slip[1]) == (1, True)


def test_a_short_row_that_recurs_over_words_is_a_name(told):
    """A whole screenplay may have its names in small letters."""
    found = told("Nell\nNo.\n\nTom\nYes.\n\nNell\nNever.\n")
    assert found == [(row, "the narrator would read out 'Nell' (did you mean '@Nell'?)") for row in (1, 7)]


def test_an_ambience_of_what_is_to_be_heard_once_is_told(told, show):
    """Once a sound, at its first cue: an ambience plays on, whatever its row says."""
    (show / "sfx").mkdir(exist_ok=True)
    (show / "sfx" / "hum.wav").write_bytes(b"RIFF")
    row = show / "sfx" / "catalogue.yaml"
    row.write_text("fridge: {file: hum.wav, loop: no}\n", encoding="utf-8")
    rows = "AMBIENCE: fridge\n\nHush.\n\nSOUND: fridge\n\nAMBIENCE: Fridge\n\nHush.\n"
    told_of = "'AMBIENCE: fridge' plays on and on, though its row in sfx/catalogue.yaml says loop: no"
    assert told(rows) == [(1, told_of)]
    row.write_text("fridge: {file: hum.wav, loop: yes}\n", encoding="utf-8")
    assert told(rows) == []


def test_a_recording_that_nothing_stops_is_told(told, show):
    """Once, with what it lasts; as ambience or music it ends with its scene."""
    (show / "sfx").mkdir(exist_ok=True)
    soundfile.write(show / "sfx" / "market, dawn.wav", np.zeros(75 * 1000), 1000, subtype="PCM_U8")
    soundfile.write(show / "sfx" / "cart.wav", np.zeros(20 * 1000), 1000, subtype="PCM_U8")
    rows = "SOUND: market, dawn\n\nHush.\n\nSOUND: cart\n\nSOUND: no such\n\nSOUND: market, dawn\n\nHush.\n"
    assert told(rows) == [(1, "'SOUND: market, dawn' lasts 1:15, and nothing stops a SOUND")]
    assert told(rows.replace("SOUND: market", "AMBIENCE: market")) == []


@pytest.mark.parametrize("path", SCREENPLAYS, ids=lambda path: path.name)
def test_real_screenplays_have_no_slips(path, show):
    """But for the golden one with a name before its words, nothing under one, and `(sighs) I know.`"""
    found = slips(open_production(open_project(path, show), path))
    assert [one.place.line for one in found] == ([15, 17, 22] if path.name == "bare.fountain" else [])


def test_what_the_story_says_is_no_slip(show, drama):
    """A part headed by whose view it is has the name on a line by itself; words may look like cues."""
    story = show / "views.txt"
    story.write_text(
        "“Come,” said Theo.\n\nIt rained.\n\nTheo\n\nHe went in.\n\nSound: all.\n", encoding="utf-8"
    )
    assert drama("convert", story).code == 0
    assert "\nTheo\n" in (show / "views.fountain").read_text(encoding="utf-8")
    ran = drama("cast", "views.fountain", "--propose"), drama("check", "views.fountain")
    assert [one.code for one in ran] == [0, 0]
    assert "warning" not in ran[1].err


def test_check_and_render_warn_of_all_slips_and_go_on(show, drama):
    """On stderr, so that a program still reads its answer; a season tells of them per episode."""
    (show / "a.fountain").write_text(CAST + "JUNO\n\nTHEO\n(whispring)\nCome.\n", encoding="utf-8")
    assert drama("cast", "a.fountain", "--propose").code == 0
    told = (f"a.fountain:{BEGIN + 1}: the narrator", f"a.fountain:{BEGIN + 4}: the direction")
    checked = drama("check", "a.fountain")
    assert (checked.code, "ready to render, with 2 warnings" in checked.out) == (0, True)
    ran = drama("render", "a.fountain", "--json"), drama("render", "--all")
    for one in (checked, *ran):
        assert one.code == 0
        assert (one.err.count("warning: "), all(where in one.err for where in told)) == (2, True)
    assert json.loads(ran[0].out)["lines"] == 4
    assert len(json.loads(drama("check", "a.fountain", "--json").out)["warnings"]) == 2
