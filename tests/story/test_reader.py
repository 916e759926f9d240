"""Any story file: refusals in words, every character accounted for, and time that grows with length only."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from story_files import story_of, titles

from drama.errors import StoryError
from drama.story.model import spoken
from drama.story.reader import read
from drama.story.structure import unaccounted


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\u200b\n***\n", "no words"),
        ("a.html", "<p></p>", "no words"),
        ("a.pdf", "text", r"\.txt, \.md, \.html"),
        ("a.fountain", "INT. HOUSE", "drama render"),
        ("a.txt", "Chapter 1\n\nChapter 2\n", "no story"),
    ],
)
def test_refusals(tmp_path, name, text, says):
    """What cannot be told is refused with the reason and what to do."""
    with pytest.raises(StoryError, match=says):
        story_of(tmp_path, text, name)


def test_missing_file(tmp_path):
    """A missing file is named, and so is the one that was probably meant."""
    (tmp_path / "story.txt").write_text("Once.", encoding="utf-8")
    with pytest.raises(StoryError, match=r"no such file\n.*did you mean 'story\.txt'"):
        read(tmp_path / "stroy.txt")
    with pytest.raises(StoryError, match="no such file"):
        read(Path("nowhere") / "story.txt")


KINDS_OF_LINE = """


Chapter 1
CHAPTER II.
I
II
2.
***
oOo
#
---
===
A/N: hi
(A/N: open
Notes:
[Illustration: x
]
[1] note
Contents
by A. Writer
The River Gate
THE MILL
Part One
Rating: T
She _went
home_ again.
*So* she said.
“Yes,” he said.
    Indented here.
*** START OF THE PROJECT GUTENBERG EBOOK X ***
*** END OF THE PROJECT GUTENBERG EBOOK X ***
<hr>
She was (A/N: ha) there.
sol: who (A/N: ha) ate it
luna: not me
<p>One<br>two</p>
<!-- x
> quoted
"""
LINES = st.sampled_from(KINDS_OF_LINE.split("\n") + ["\u200b", "\f", "\x85", "a\u2028b", "\xa0", "\x1a"])


def accounted(story):
    """Check that paragraphs and asides are in order, do not overlap, and hold every character."""
    assert unaccounted(story) == []
    parts = sorted(
        [(paragraph.start, paragraph.end) for paragraph in story.paragraphs()]
        + [(aside.start, aside.end) for aside in story.asides]
    )
    assert all(start < end for start, end in parts)
    assert all(end <= start for (_, end), (start, _) in zip(parts, parts[1:], strict=False))
    starts = [paragraph.start for paragraph in story.paragraphs()]
    assert starts == sorted(starts)
    for paragraph in story.paragraphs():
        assert paragraph.place.line > 0
        assert spoken(story.text[paragraph.start : paragraph.end])
        for span in paragraph.markup + paragraph.emphasis + paragraph.notes:
            assert paragraph.start <= span.start < span.end <= paragraph.end


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(LINES | st.text(max_size=40), min_size=1, max_size=25),
    st.sampled_from(["a.txt", "a.md", "a.html"]),
)
def test_every_character_is_accounted_for(tmp_path, lines, name):
    """Whatever a file holds, it is read with every character in one paragraph or aside, or refused."""
    text = "\n".join(lines)
    try:
        story = story_of(tmp_path, text.encode("utf-8", "replace"), name)
    except StoryError:
        return
    accounted(story)


MARKDOWN = r"""
* ** _ ` [ ] ](x) < > <b> </b> <br> <hr> <center> </center> <!--x--> <!-- --> <Help <I </ <! <? \ & # - > |
~~~ ``` 1. ^ A/N: *** ---
"""
HTML = """
<p> </p> <div> </div> <font> <br> <br><br> <hr> <i> </b> </i> <blockquote> <h2> </h1> <pre> <li> <td> <table>
<sup> <a> </a> <!--x--> & > " &nbsp; <p/> A/N: *** <span> <center> <hgroup> <dd>
"""
SPACES = [" ", "\n", "\n\n", "\n\n    "]
MARKUP = {"a.md": MARKDOWN.split() + SPACES, "a.html": HTML.split() + SPACES}


@pytest.mark.parametrize("name", MARKUP)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_word_of_a_file_is_in_its_story(tmp_path, name, data):
    """Between whatever markup it stands, spoken or, as in a comment, set aside."""
    between = data.draw(
        st.lists(st.lists(st.sampled_from(MARKUP[name]), max_size=4), min_size=2, max_size=25)
    )
    words = [f"she{number}so" for number in range(len(between))]
    text = "".join(word + "".join(marks) for word, marks in zip(words, between, strict=True))
    story = story_of(tmp_path, f"Once upon a time there was a mill.\n\n{text}\n\nThe end came soon.\n", name)
    assert [word for word in words if word not in story.text] == []


def test_a_paragraph_that_cannot_be_seen_is_none(tmp_path):
    """A line of zero-width characters is neither read aloud nor called lost."""
    unseen = "\u200b\u2060" * 30
    story = story_of(tmp_path, f"\u200b\n\nShe came.\n\n{unseen}\n\n{unseen}She went.".encode(), "a.txt")
    accounted(story)
    assert [story.text[p.start : p.end] for p in story.paragraphs()] == ["She came.", f"{unseen}She went."]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=400), st.sampled_from([".txt", ".md", ".html", ".epub", ".docx"]))
def test_any_bytes_are_read_or_refused(tmp_path, data, suffix):
    """No file, however broken, ends in anything but a story or a refusal."""
    try:
        accounted(story_of(tmp_path, data, f"a{suffix}"))
    except StoryError:
        return


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "*a ",
        "_",
        "[",
        "(A/N: ",
        "“",
        "- ",
        "a.\t",
        "<b>",
        "*" * 50 + " ",
        "\u200b",
        "I ",
        "<i>a</i><br><br>",
        "<!-- ",
        " ",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_one_long_paragraph(tmp_path, unit, name):
    """A paragraph without end takes time in proportion: four times as long, far less than sixteen times."""
    took = []
    for length in (10_000, 40_000):
        text = f"Once. {unit * (length // len(unit))}."
        started = time.process_time()
        with suppress(StoryError):
            story_of(tmp_path, text, name)
        took.append(time.process_time() - started)
    assert took[1] < 9 * took[0] + 0.3


def test_a_novel_is_read_in_seconds(tmp_path):
    """Two hundred thousand words take about a second of one core; the limit allows for slow machines."""
    paragraph = (
        "She came down to the water when the rain had stopped,\n"
        "and “Is anyone there?” she _called_ to the far bank.\n\n"
    )
    text = "".join(f"CHAPTER {number}\n\n{paragraph * 250}\n\n" for number in range(1, 41))
    started = time.process_time()
    story = story_of(tmp_path, text)
    assert time.process_time() - started < 6
    assert len(titles(story)) == 40


@pytest.mark.parametrize(
    ("name", "kind"), [("a.doc", "a .doc"), ("a.ODT", "an .odt"), ("a.rtf", "a .rtf"), ("a.pdf", "a .pdf")]
)
def test_what_a_word_processor_opens(tmp_path, name, kind):
    """A file that can be saved as one that is read is told so."""
    (tmp_path / name).write_bytes(b"words")
    with pytest.raises(StoryError) as caught:
        read(tmp_path / name)
    problem = caught.value.problems[0]
    assert problem.what == f"a story cannot be read from {kind} file"
    assert problem.hint.startswith("open it in your word processor and save it as .docx; stories can be")
