"""Word documents: what an editor left in them, captions, and characters of symbol fonts."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from story_files import set_aside, spoken_paragraphs

from drama.story.reader import read


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_word_with_a_deleted_paragraph_mark(tmp_path, change):
    """Two paragraphs are one, as Word shows them, in the style of the second; the end of a cell stays one."""
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    open_ones = [cell, document.add_paragraph(), document.add_paragraph()]
    for paragraph, words in zip(
        open_ones, ("A cell.", "", "“I am going,” said Ysolde, and she "), strict=True
    ):
        paragraph.add_run(words)
        marks = paragraph._p.get_or_add_pPr().makeelement(qn("w:rPr"), {})
        marks.append(OxmlElement(f"w:{change}"))
        paragraph._p.get_or_add_pPr().append(marks)
    document.add_paragraph("picked up the lamp.")
    document.add_paragraph("“Wait,” said Jago.")
    document.save(tmp_path / "a.docx")
    story = read(tmp_path / "a.docx")
    assert spoken_paragraphs(story) == [
        "A cell.",
        "“I am going,” said Ysolde, and she picked up the lamp.",
        "“Wait,” said Jago.",
    ]
    assert [paragraph.place.line for paragraph in story.paragraphs()] == [1, 3, 5]


def test_a_letter_set_large_begins_its_paragraph(tmp_path):
    """Word keeps it in a paragraph of its own, in a frame; another frame joins nothing."""
    document = docx.Document()
    kinds = {"“O": "drop", "n the third day,” he said.": "", "I": "margin", " knew.": "none", "So.": ""}
    for words, kind in kinds.items():
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        if kind:
            frame = OxmlElement("w:framePr")
            frame.set(qn("w:dropCap"), kind)
            properties.append(frame)
    document.save(tmp_path / "a.docx")
    story = read(tmp_path / "a.docx")
    assert spoken_paragraphs(story) == ["“On the third day,” he said.", "I knew.", "So."]


def test_captions_of_word(tmp_path):
    """What stands under a picture is set aside, and so is a caption of the kinds that LibreOffice makes."""
    document = docx.Document()
    figure = document.styles.add_style("Illustration", WD_STYLE_TYPE.PARAGRAPH)
    figure.base_style = document.styles["Caption"]
    document.add_paragraph("She came down to the water.")
    document.add_paragraph("Figure 1: the island", style="Caption")
    document.add_paragraph("Illustration 2: the strand", style=figure)
    squared = document.styles.add_style("heading ²", WD_STYLE_TYPE.PARAGRAPH)  # a style without a rank
    document.add_paragraph("It was wide.", style=squared)
    document.save(tmp_path / "a.docx")
    story = read(tmp_path / "a.docx")
    assert spoken_paragraphs(story) == ["She came down to the water.", "It was wide."]
    assert set_aside(story, "image") == ["Figure 1: the island", "Illustration 2: the strand"]


def with_symbols(document, pieces):
    """Add a paragraph of words, and of (font, place) of symbols."""
    paragraph = document.add_paragraph()
    for piece in pieces:
        if isinstance(piece, str):
            paragraph.add_run(piece)
            continue
        symbol = OxmlElement("w:sym")
        symbol.set(qn("w:font"), piece[0])
        symbol.set(qn("w:char"), piece[1])
        paragraph.add_run()._r.append(symbol)


def test_symbols_of_word(tmp_path):
    """A dash or a letter of a symbol font is that character, and an ornament alone parts scenes."""
    document = docx.Document()
    with_symbols(document, ["“Wait", ("Symbol", "F0BE"), ("Symbol", "BE"), "”"])
    with_symbols(document, [("Wingdings", "F096")] * 3)
    with_symbols(
        document, ["It was ", ("Symbol", "F061"), ("Times New Roman", "00E9"), ("Wingdings", "F04A")]
    )
    with_symbols(document, ["She", ("Symbol", "nothing"), ("Arial", "D800"), " went."])
    document.save(tmp_path / "a.docx")
    story = read(tmp_path / "a.docx")
    assert spoken_paragraphs(story) == ["“Wait——”", "It was αé☺", "She◆◆ went."]
    assert set_aside(story, "scene break") == ["◆◆◆"]
