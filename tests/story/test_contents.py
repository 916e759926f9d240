"""Tables of contents in files that mark headings: under one called Contents, or made by Word."""

import docx
import pytest
from docx.oxml import parse_xml
from story_files import set_aside, spoken_paragraphs, story_of, titles

from drama.story.reader import read

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank."
NAMED = ["The Ford", "Who Is There?", "The Gate"]
COUNTED = ["Chapter One: The Ford", "Chapter Two: The Mill", "Chapter Three: The Gate"]


def chapters(names):
    """Return Markdown chapters with these headings."""
    return "".join(f"\n\n## {name}\n\n{PROSE}" for name in names)


@pytest.mark.parametrize("called", ["## Contents", "# Table of Contents", "Contents"])
@pytest.mark.parametrize("entry", ["{}", "- {}", "1. {}", "{}\t3", "{} 3", "[{}](#x)"])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("names", [NAMED, COUNTED])
def test_contents_under_a_heading(tmp_path, called, entry, between, names):
    """All of it is set aside, with and without pages, each entry a paragraph or a line."""
    listed = between.join(map(entry.format, names))
    story = story_of(tmp_path, f"# The River\n\n{called}\n\n{listed}{chapters(names)}", "a.md")
    assert titles(story) == names
    assert spoken_paragraphs(story) == [PROSE] * 3
    assert set_aside(story, "contents")[0] == called.lstrip("# ")


def test_contents_of_a_page(tmp_path):
    """In HTML as well, and where entries count and headings say more."""
    listed = "".join(f"<p>{n}. {name.partition(': ')[2]}</p>" for n, name in enumerate(COUNTED, start=1))
    told = "".join(f"<h2>{name}</h2><p>{PROSE}</p>" for name in COUNTED)
    story = story_of(tmp_path, f"<h1>The River</h1><h2>Contents</h2>{listed}{told}", "a.html")
    assert titles(story) == COUNTED
    assert len(set_aside(story, "contents")) == 4


@pytest.mark.parametrize(
    "words",
    [
        "One broken watch\n\nTwo keys\n\nA letter",
        "The Ford\n\nThe Gate\n\nThose were the words in it.",
        "One broken watch\n\nTwo keys\n\nShe opened it.",
        "She opened it. “The Ford,” it said.",
        "The Ford",
    ],
)
def test_a_chapter_called_contents(tmp_path, words):
    """What is in a drawer is no table of contents, however short its lines."""
    story = story_of(tmp_path, f"# The River\n\n## Contents\n\n{words}{chapters(NAMED)}", "a.md")
    assert titles(story) == ["Contents", *NAMED]
    assert set_aside(story, "contents") == []


def test_a_line_behind_the_entries_is_spoken(tmp_path):
    """What neither names a chapter nor a page may be the story's."""
    listed = "\n\n".join(NAMED)
    text = f"# The River\n\n## Contents\n\n{listed}\n\nFor Ann, who waited{chapters(NAMED)}"
    story = story_of(tmp_path, text, "a.md")
    assert set_aside(story, "contents") == ["Contents", *NAMED]
    assert spoken_paragraphs(story)[0] == "For Ann, who waited"


LISTED = ["Chapter 1: The Ford", "Chapter 2: The Mill", "Chapter 3: The Gate"]
PARTED = f"""{{0}}Part One: Ebb

{{1}}{LISTED[0]}

{PROSE}

{{1}}{LISTED[1]}

{PROSE}

{{0}}Part Two: Flood

{{1}}{LISTED[2]}

{PROSE}
"""
AS_LIST = "\n".join(f"- {entry}" for entry in LISTED)
AS_HEADINGS = "\n\n".join(f"## {entry}" for entry in LISTED)


@pytest.mark.parametrize("marks", [("# ", "## "), ("## ", "## ")])
@pytest.mark.parametrize("listed", [f"## Contents\n\n{AS_LIST}", AS_LIST, AS_HEADINGS])
def test_the_first_part_is_not_of_the_list_above_it(tmp_path, marks, listed):
    """A list of chapters in Markdown ends before the part that its first chapter stands in."""
    story = story_of(tmp_path, f"# The River\n\n{listed}\n\n{PARTED.format(*marks)}", "a.md")
    assert titles(story) == [f"Part One: Ebb: {LISTED[0]}", LISTED[1], f"Part Two: Flood: {LISTED[2]}"]


def test_the_first_part_behind_a_list_without_markup(tmp_path):
    """In plain text as well, where nothing says that it is a list."""
    listed = "\n\n".join(LISTED)
    story = story_of(tmp_path, f"{listed}\n\n{PARTED.format('', '')}")
    assert titles(story)[0] == f"Part One: Ebb: {LISTED[0]}"
    assert set_aside(story, "contents") == LISTED


def test_a_title_over_contents(tmp_path):
    """A first heading with nothing but contents under it is the title, though parts have its rank."""
    listed = f"## Contents\n\n{AS_LIST}"
    story = story_of(tmp_path, f"# The River\n\n{listed}\n\n{PARTED.format('# ', '## ')}", "a.md")
    assert story.title == "The River"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(words):
    """Return the XML of a run: of words, or of a mark of a field."""
    if words in ("begin", "separate", "end"):
        return f'<w:r><w:fldChar w:fldCharType="{words}"/></w:r>'
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def field(names, close="end", instruction='TOC \\o "1-3" \\h'):
    """Return the XML of the paragraphs of a table of contents as Word and Google Docs write it."""
    opening = f"{run('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{run('separate')}"
    page = f"{run('begin')}<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>{run('separate')}{run('12')}"
    entries = (f"{run(name)}<w:r><w:tab/></w:r>{page}{run('end')}" for name in names)
    paragraphs = "".join(f"<w:p {W}>{entry}</w:p>" for entry in entries)
    return paragraphs.replace(f"<w:p {W}>", f"<w:p {W}>{opening}", 1) + f"<w:p {W}>{run(close)}</w:p>"


def framed(inner):
    """Return the XML of the frame that Word puts around a table of contents."""
    return (
        f'<w:sdt {W}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def word(path, listed, heading=""):
    """Return the story of a Word file with some XML before its chapters."""
    document = docx.Document()
    document.add_paragraph("The River", style="Title")
    if heading:
        document.add_heading(heading, 1)
    for element in parse_xml(f"<w:body {W}>{listed}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    for name in NAMED:
        document.add_heading(name, 1)
        document.add_paragraph(PROSE)
    document.save(path)
    return read(path)


@pytest.mark.parametrize("heading", ["", "Contents"])
@pytest.mark.parametrize("around", [str, framed])
def test_contents_that_word_made(tmp_path, heading, around):
    """A field, or the frame around it, says what it is whatever the style of its entries."""
    story = word(tmp_path / "a.docx", around(field(NAMED)), heading)
    assert (story.title, titles(story)) == ("The River", NAMED)
    assert set_aside(story, "contents") == [*filter(None, [heading]), *(f"{name}\t12" for name in NAMED)]


def test_a_field_that_is_no_contents(tmp_path):
    """One that never ends swallows no story, nor does one of another kind; words behind one are spoken."""
    for listed in (field(["Once."], close=""), field(["Once."], instruction="REF _x")):
        story = word(tmp_path / "a.docx", listed + f"<w:p {W}>{run('Then.')}</w:p>")
        assert spoken_paragraphs(story)[-4:] == ["Then.", *[PROSE] * 3]
        assert set_aside(story, "contents") == []
    shared = field(NAMED).removesuffix("</w:p>") + f"{run('Then.')}</w:p>"
    assert spoken_paragraphs(word(tmp_path / "b.docx", shared))[0] == "Then."
