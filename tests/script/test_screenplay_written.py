"""Scripts written as screenplays: read again they are the same, by us and by an independent reader."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jouvence import document as jouvence
from jouvence.parser import JouvenceParser
from screenplays import AWKWARD, alone, anywhere, identified, labels, scripts

from drama.errors import ScriptError
from drama.script import screenplay
from drama.script.model import NARRATOR, Chapter, Cue, Line, Scene, Script
from drama.story.model import spoken


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
