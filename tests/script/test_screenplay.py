"""Screenplays: what their elements mean to the show, and the show written back."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jouvence import document as jouvence
from jouvence.parser import JouvenceParser

from drama.errors import ScriptError
from drama.script import screenplay
from drama.script.model import NARRATOR, Chapter, Cue, Ids, Line, Scene, Script
from drama.story.model import spoken

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


def unnumbered(beat):
    """A beat without what depends on the place in the file."""
    if isinstance(beat, Cue):
        return replace(beat, at=0)
    return replace(beat, at=0, id="", cues=tuple((offset, replace(cue, at=0)) for offset, cue in beat.cues))


def anywhere(script):
    """A script without the lines of the file it came from; the ids of its lines stay."""

    def beat_of(beat):
        return unnumbered(beat) if isinstance(beat, Cue) else replace(unnumbered(beat), id=beat.id)

    def scene_of(scene):
        return replace(scene, at=0, beats=tuple(map(beat_of, scene.beats)))

    def chapter_of(chapter):
        return replace(chapter, at=0, scenes=tuple(map(scene_of, chapter.scenes)))

    return replace(script, chapters=tuple(map(chapter_of, script.chapters)))


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


def test_chapters_and_scenes():
    """First-level sections are chapters, headings and centred stars are scenes, deeper sections nothing."""
    text = "Zero.\n\n# A\n\n## Aa\n\nINT. X #3#\n\nOne.\n\n> * * * <\n\nTwo.\n\n# B\n# C\n\n> *** <\n\nThree."
    assert [(c.title, [(s.heading, len(s.beats)) for s in c.scenes]) for c in read(text).chapters] == [
        ("", [("", 1)]),
        ("A", [("INT. X", 1), ("", 1)]),
        ("B", []),
        ("C", [("", 1)]),
    ]


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
    ],
)
def test_cue_lines(text, cue):
    """A keyword in capitals and a colon make a cue of an action line or of a note that stands alone."""
    assert beats(f"{text}\n\nHello.") == [cue, Line(NARRATOR, "Hello.")]


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


# Written and read again.

# fmt: off
AWKWARD = [
    "MARA", "SOUND: bell", "SOUNDS: bell", "PAUSE:", "A CUT TO:", "TO:", "INT. HOUSE - DAY", "est. 1920",
    ".45 calibre", "...and", "@home", "#1", "# one", "~la", "> quoted", "> end <", "= equal", "=== x",
    "===x===", "!", "!x", "![[x", "[[note]]", "[[SOUND: x]]", "[[", "]]", "]x[", "/* cut */", "/*", "*/ x",
    "(aside)", "(a) b (c)", "((a)", "^", "MARA ^", "x ^", "Title: x", "Date: x", "*bold*", "**x", "_so_",
    "snake_case", "2*3*4", "\\", "\\*x", "C:\\x\\", "x\\", "[", "x]", "x[", "12", ":)", '"Hi"',
    "\u201cHi,\u201d", "\u4f60\u597d", "\xc9t\xc9", "\u0130x", "\xdf", "x\u0301", "\U0001f600 x", "-", "--",
    "#x#", "INT. A #1#", "SFX : x", "A: B", "FADE IN:", "FADE OUT.", "x; y", ";",
    "x" + "y" * 500,
]
# fmt: on
tokens = st.sampled_from([*AWKWARD, "she", "Ran", "and.", "(V.O.)", "CONT'D"])
words = st.lists(tokens | st.text(max_size=6), min_size=1, max_size=6).map(" ".join).map(spoken)
voiced = words.filter(lambda text: any(map(str.isalnum, text)))
labels = words.filter(bool)
roles = labels.map(lambda text: spoken(text.upper())).filter(bool) | st.sampled_from([NARRATOR, "MARA", "23"])
extensions = st.sampled_from(["", "V.O.", "on the (old) radio", "a, b"])
sounds = st.builds(
    Cue, st.sampled_from(["AMBIENCE", "SOUND", "MUSIC"]), labels, st.lists(labels, max_size=2).map(tuple)
)
pauses = st.builds(Cue, st.just("PAUSE"), st.sampled_from(["1", "0.25", "60"]))


@st.composite
def lines(draw):
    text = draw(voiced)
    offsets = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    cues = tuple((offset, draw(sounds)) for offset in offsets)
    direction = tuple(draw(st.lists(labels, max_size=2)))
    role = draw(roles | st.just(NARRATOR))
    return (
        Line(role, text, direction, draw(extensions), draw(st.booleans()), cues)
        if draw(st.booleans())
        else Line(role, text, cues=cues)
    )


beat_lists = st.lists(lines() | sounds | pauses, min_size=1, max_size=4).map(tuple)


@st.composite
def scripts(draw):
    scenes = st.lists(st.builds(Scene, st.just("") | labels, beat_lists), max_size=3).map(tuple)
    chapters = draw(st.lists(st.builds(Chapter, st.just("") | labels, scenes), max_size=3))
    chapters.append(Chapter("End", (Scene("", (draw(lines()),)),)))
    meta = draw(st.lists(st.tuples(st.sampled_from(["Credit", "Draft date"]), voiced), max_size=2))
    script = Script(
        draw(st.just("") | labels), draw(st.just("") | labels), tuple(chapters), tuple(meta), "x.fountain"
    )
    return identified(script)


def identified(script):
    """A script whose lines have their ids, as the converter hands them out."""
    ids = Ids()

    def scene_of(scene):
        beats = (
            beat if isinstance(beat, Cue) else replace(beat, id=ids.next(beat.words)) for beat in scene.beats
        )
        return replace(scene, beats=tuple(beats))

    chapters = (replace(one, scenes=tuple(map(scene_of, one.scenes))) for one in script.chapters)
    return replace(script, chapters=tuple(chapters))


def alone(line):
    return identified(Script("", "", (Chapter("", (Scene("", (line,)),)),), source="x.fountain"))


@settings(deadline=None, max_examples=80)
@given(scripts())
def test_written_scripts_read_as_they_were(script):
    """Whatever the words are, reading what was written gives the script back."""
    assert anywhere(screenplay.read(screenplay.write(script), "x.fountain")) == script


@pytest.mark.parametrize("text", [word for word in AWKWARD if any(map(str.isalnum, word))])
@pytest.mark.parametrize(
    "line", [Line(NARRATOR, ""), Line("MARA", ""), Line("MARA", "", ("x",), "V.O.", True)]
)
def test_awkward_words_stay_words(text, line):
    """No words are taken for syntax, whether narrated or said."""
    script = alone(replace(line, words=text))
    assert anywhere(screenplay.read(screenplay.write(script), "x.fountain")) == script


@settings(deadline=None, max_examples=50)
@given(scripts(), st.lists(labels, min_size=1, max_size=3))
def test_margin_notes_are_not_heard(script, margin):
    """Notes in the margin, whatever they say, change nothing that is played."""
    notes = {line.id: margin[nth % len(margin)] for nth, line in enumerate(script.lines())}
    assert anywhere(screenplay.read(screenplay.write(script, notes), "x.fountain")) == script


def test_a_margin_note_as_the_writer_sees_it():
    """A doubt stands in the margin of its line."""
    script = alone(Line("OLD WOMAN", "Who knows."))
    (line,) = script.lines()
    note = "speaker? OLD WOMAN 0.45, or MARA 0.30"
    assert screenplay.write(script, {line.id: note}) == f"OLD WOMAN\nWho knows. [[{note}]]\n"


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from([*AWKWARD, "\n", "\n\n", "MARA\n", " "]) | st.text(max_size=5), max_size=12).map(
        "".join
    )
)
@example("@\u200b\nx")
def test_any_text_is_read_or_refused(text):
    """Any text gives a script, which is then written and read alike, or a `ScriptError`."""
    try:
        script = screenplay.read(text, "x.fountain")
    except ScriptError:
        return
    again = screenplay.read(screenplay.write(script), "x.fountain")
    assert anywhere(again) == anywhere(script)


# What an independent reader makes of the files we write.

KEPT = {
    jouvence.TYPE_ACTION: "narration",
    jouvence.TYPE_CHARACTER: "speaker",
    jouvence.TYPE_PARENTHETICAL: "direction",
    jouvence.TYPE_DIALOG: "words",
    jouvence.TYPE_SECTION: "chapter",
}


def folded(text):
    """Text as jouvence gives it, without what it does not know: notes, and escaped stars and underscores."""
    return spoken(re.sub(r"\\([*_])", r"\1", re.sub(r"\[\[.*?\]\]", "", text)))


def as_jouvence_reads(text):
    """The kind and the text of everything that jouvence finds; it joins neighbouring actions to one."""
    found = []
    for scene in JouvenceParser().parseString(text).scenes:
        if scene.header:
            found.append(("scene", folded(scene.header)))
        for paragraph in scene.paragraphs:
            if paragraph.type in KEPT and folded(paragraph.text):
                found.append((KEPT[paragraph.type], folded(paragraph.text)))
    return joined(found)


def joined(found):
    out = []
    for kind, text in found:
        if kind == "narration" and out and out[-1][0] == "narration":
            out[-1] = (kind, f"{out[-1][1]} {text}")
        else:
            out.append((kind, text))
    return out


def as_we_mean(script):
    """The same of a script, as a reader that knows nothing of cues should find it."""
    found = []
    for chapter in script.chapters:
        found += [("chapter", chapter.title)] if chapter.title else []
        for scene in chapter.scenes:
            found += [("scene", scene.heading)] if scene.heading else []
            found += [row for beat in scene.beats for row in as_rows(beat)]
    return joined(found)


def as_rows(beat):
    if isinstance(beat, Cue):
        return [("narration", f"{beat.kind}: {', '.join((beat.name, *beat.params))}")]
    if beat.role == NARRATOR:
        return [("narration", beat.words)]
    speaker = f"{beat.role} ({beat.extension})" if beat.extension else beat.role
    direction = [("direction", f"({'; '.join(beat.direction)})")] if beat.direction else []
    return [("speaker", speaker), *direction, ("words", beat.words)]


def narrated(*texts):
    return [Line(NARRATOR, text) for text in texts]


def episode(title):
    """An episode with everything the converter makes, and words that look like something else."""
    ford = (
        Cue("AMBIENCE", "river", ("wide",)),
        Cue("AMBIENCE", "wind", ("soft",)),
        *narrated(
            "The rain had stopped.", "INT. was all that the sign said.", "MARA", "CUT TO:", "...and on."
        ),
        Line("MARA", "Is anyone there?", ("whispering", "to herself")),
        *narrated(
            "The old woman laughed\u2014once.",
            ".45 calibre, she thought.",
            "@home",
            "# one",
            "= two",
            "> three <",
        ),
        Line("OLD WOMAN", "Wouldn\u2019t you *like* to know.", extension="V.O."),
        Cue("SOUND", "thunder", ("distant",)),
        Line("MRS. O'NEILL", "> What is that?"),
        Line("2ND GUARD", ".45 calibre. And # one, = two, @ three."),
        Line("\u00c9MILE", "INT. HOUSE."),
        Line("JEAN-LUC", "12"),
    )
    gate = (
        Line("SOMEONE", "The sky split. She ran.", cues=((15, Cue("SOUND", "thunder")),)),
        Cue("PAUSE", "2"),
        *narrated("SHE SAW THE GATE.", "snake_case stays.", "~ wave"),
        Line("NARRATOR OF OLD", "I saw it too."),
        Cue("SOUND", "bell"),
    )
    chapters = (
        Chapter("One: The Ford", (Scene("SCENE 1", ford), Scene("SCENE 2", gate))),
        Chapter("1984", (Scene("", tuple(narrated("The end."))),)),
    )
    return identified(Script(title, "A. Writer" if title else "", chapters, source="x.fountain"))


@pytest.mark.parametrize("title", ["The River Gate", ""])
def test_an_independent_reader_finds_the_same(title):
    """jouvence finds the same chapters, scenes, speakers, directions, words and narration, in order.

    It differs where it stops short of the published syntax: notes and escapes stay in the text.
    """
    script = episode(title)
    notes = {line.id: "speaker? MARA 0.45" for line in script.lines() if line.role == "OLD WOMAN"}
    text = screenplay.write(script, notes)
    assert as_jouvence_reads(text) == as_we_mean(script)
    assert anywhere(screenplay.read(text, "x.fountain")) == script


def test_an_independent_reader_knows_a_script_without_chapters():
    """A file that begins with a cue line is not taken for a title page by a reader that knows any key."""
    script = alone(Line("MARA", "Hello."))
    beats = (Cue("AMBIENCE", "river"), *script.chapters[0].scenes[0].beats)
    script = replace(script, chapters=(Chapter("", (Scene("", beats),)),))
    text = screenplay.write(script)
    assert as_jouvence_reads(text) == as_we_mean(script)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (Line("MARA", "(all of it)"), ("words", "\\(all of it)")),
        (Line("MARA", "~ la"), ("words", "\\~ la")),
        (Line("MARA", "[[x]]"), ("words", "[\\[x]]")),
        (Line(NARRATOR, "SOUND: he said."), ("narration", "SOUND\\: he said.")),
        (Line(NARRATOR, "!x"), ("narration", "x")),
        (Line("TOM", "Now!", dual=True), ("narration", "TOM ^ Now!")),
    ],
)
def test_where_an_independent_reader_differs(line, found):
    """Fountain cannot say these plainly; and jouvence knows no dual dialogue and drops every `!`."""
    assert found in as_jouvence_reads(screenplay.write(alone(line)))
