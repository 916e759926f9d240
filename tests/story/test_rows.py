"""Line breaks inside a paragraph: what two people say on two rows is two paragraphs."""

import docx
import pytest
from story_files import spoken_paragraphs, story_of

from drama.story.reader import read
from drama.story.rows import turns

ROWS = ["“Is it?”", "“It is.”", "“Then go,” said Ann.", "“No,” said Bo."]
CALM = ["It rained.", "It rained on.", "Nobody came."]
MARKUP = {"a.html": ("<p>", "<br/>", "</p>"), "a.md": ("", "  \n", "\n"), "b.md": ("", "<br>\n", "\n")}


@pytest.mark.parametrize("name", MARKUP)
def test_rows_of_two_people(tmp_path, name):
    """Each is a paragraph, and its line is that of the file."""
    before, between, after = MARKUP[name]
    story = story_of(tmp_path, f"{before}{between.join(ROWS)}{after}", name)
    assert spoken_paragraphs(story) == ROWS
    assert [place.line for place in (paragraph.place for paragraph in story.paragraphs())] == (
        [1, 1, 1, 1] if name == "a.html" else [1, 2, 3, 4]
    )


def test_rows_say_nothing_of_gaps(tmp_path):
    """Where an empty paragraph stands between any two, as Word writes, many rows make none of them wide."""
    paragraph = f"<p>{'<br>'.join(ROWS * 3)}</p>"
    story = story_of(tmp_path, "<p>&nbsp;</p>".join([paragraph] * 3), "a.html")
    assert [len(chapter.scenes) for chapter in story.chapters] == [1]
    assert spoken_paragraphs(story) == ROWS * 9


def test_rows_of_a_table_say_nothing_of_gaps(tmp_path):
    """However many they are, the empty lines between the paragraphs around it are as wide as they were."""
    table = "\n".join(["| Skill | Rank |", "|---|---|", *["| Sword | 3 |"] * 60])
    story = story_of(tmp_path, "\n\n".join([*CALM, table, *CALM]), "a.md")
    assert [len(chapter.scenes) for chapter in story.chapters] == [1]
    assert len(spoken_paragraphs(story)) == 67


def test_rows_of_word(tmp_path):
    """A line break of Word is as good, wherever its runs begin."""
    document = docx.Document()
    run = document.add_paragraph().add_run(ROWS[0])
    for row in ROWS[1:]:
        run.add_break()
        run.add_text(row)
    document.save(tmp_path / "a.docx")
    assert spoken_paragraphs(read(tmp_path / "a.docx")) == ROWS


def test_rows_of_a_wrapped_paragraph(tmp_path):
    """Where a row of Markdown ends by itself, it ends no turn."""
    text = "“I went there,” said Ann. “It was wet.”\n“Very wet, and I was cold, and\nyou saw,” she said.\n"
    assert len(spoken_paragraphs(story_of(tmp_path, text, "a.md"))) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"Is it?"\n"It is."', 2),
        ("'Is it?'\n'It is,' said Bo.", 2),
        ("«Oui.»\n«Non.»", 2),
        ("„Ja.“\n„Nein.“", 2),
        ("»Ja.«\n»Nein.«", 2),
        ("*“Is it?”*\n_“It is.”_", 2),
        ("“Is it?”\nShe sat down.\n“It is.”", 2),
        ("She sat down.\n“It is.”", 1),
        ("“Is it?”\nAnd Bo said:\n“It is.”", 1),
        ("“He wrote:\n‘Dear Ann.’\n‘Come.’”", 1),
        ("“It began at the mill.\n“Then the rain came.”", 1),
        ("(A/N: “One.”\n“Two.”)", 1),
        ("Roses are red,\nviolets are blue.", 1),
    ],
)
def test_where_the_next_turn_begins(text, parts):
    """An opening mark behind a sentence that ended a speech, outside of all quotations and brackets."""
    breaks = [at for at, char in enumerate(text) if char == "\n"]
    assert 1 + len(list(turns(text, 0, breaks))) == parts
