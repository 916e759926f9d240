"""Scripts to write and read again: any that a converter could make, with words that look like syntax."""

from dataclasses import replace

from hypothesis import strategies as st

from drama.script.model import NARRATOR, Chapter, Cue, Ids, Line, Scene, Script
from drama.story.model import spoken


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


# fmt: off
AWKWARD = [
    "MARA", "SOUND: bell", "SOUNDS: bell", "PAUSE:", "A CUT TO:", "TO:", "INT. HOUSE - DAY", "est. 1920",
    ".45 calibre", "...and", "@home", "#1", "# one", "~la", "> quoted", "> end <", "= equal", "=== x",
    "===x===", "!", "!x", "![[x", "[[note]]", "[[SOUND: x]]", "[[", "]]", "]x[", "/* cut */", "/*", "*/ x",
    "(aside)", "(a) b (c)", "((a)", "^", "MARA ^", "x ^", "Title: x", "Date: x", "*bold*", "**x", "_so_",
    "snake_case", "2*3*4", "\\", "\\*x", "C:\\x\\", "x\\", "[", "x]", "x[", "12", ":)", '"Hi"',
    "\u201cHi,\u201d", "\u4f60\u597d", "\xc9t\xc9", "\u0130x", "\xdf", "x\u0301", "\U0001f600 x", "-", "--",
    "#x#", "INT. A #1#", "SFX : x", "A: B", "FADE IN:", "FADE OUT.", "x; y", ";",
    "(SFX: x)", "[FX 3: x]", "**AMB: x**", "SOUND EFFECT: x", "CONTINUED:", "(CONTINUED)", "1 EXT. A 1",
    "Sound: x", "SFX - x",
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
