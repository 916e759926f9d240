"""Title pages of files that mark headings: a title of any rank over its byline, and chapters that stay."""

import pytest
from story_files import set_aside, spoken_paragraphs, story_of, titles, write_docx, write_epub

from drama.story.reader import read

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank."
CHAPTERS = f"# Chapter 1: The Ford\n\n{PROSE}\n\n# Chapter 2: The Mill\n\n{PROSE}\n"
METADATA = "<dc:title>The River Gate</dc:title><dc:creator>Ann Writer</dc:creator>"


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("by Zoë Trevanion", "Zoë Trevanion"),
        ("*By Zoë Trevanion*", "Zoë Trevanion"),
        ("by\n\nZoë Trevanion", "Zoë Trevanion"),
        ("# by Zoë Trevanion", "Zoë Trevanion"),
        ("by Ann de la Mare and Bo Other", "Ann de la Mare and Bo Other"),
        ("by moth", "moth"),
        ("a tale of the ford\n\nby moth_wings\n\nHeron Press", "moth_wings"),
        ("Author: Zoë Trevanion", "Zoë Trevanion"),
    ],
)
def test_a_heading_over_a_byline_is_the_title(tmp_path, byline, author):
    """Whatever its rank; nothing of its page is spoken."""
    story = story_of(tmp_path, f"# The River Gate\n\n{byline}\n\n{CHAPTERS}", "a.md")
    assert (story.title, story.author) == ("The River Gate", author)
    assert titles(story) == ["Chapter 1: The Ford", "Chapter 2: The Mill"]
    assert spoken_paragraphs(story) == [PROSE, PROSE]


@pytest.mark.parametrize(
    ("page", "title", "author"),
    [
        ("La Gare\n\npar Claire Duval", "La Gare", "Claire Duval"),
        ("La Gare\npar Claire Duval et Jean Petit", "La Gare", "Claire Duval et Jean Petit"),
        ("DAS TOR\n\nVON ANNA MÜLLER", "DAS TOR", "ANNA MÜLLER"),
        ("# El Molino\n\npor Ana", "El Molino", "Ana"),
        ("El viejo molino\npor Ana Ruiz", "El viejo molino", "Ana Ruiz"),
        ("Le vieux moulin\n\nPar Claire Duval", "Le vieux moulin", "Claire Duval"),
        ("The Salt Road, part one: Low Tide\n\nby Ann Lee", "The Salt Road, part one: Low Tide", "Ann Lee"),
        ("Salt Road 2nd Night\n\nby Ann Lee", "Salt Road 2nd Night", "Ann Lee"),
        ("Episode 3: Low Tide\n\nby Ann Lee", "Episode 3: Low Tide", "Ann Lee"),
        ("Episode 3: Low Tide\nby Ann Lee\n\n# Chapter 1: The Ford", "Episode 3: Low Tide", "Ann Lee"),
        ("# Episode 3: Low Tide\n\nby Ann Lee", "Episode 3: Low Tide", "Ann Lee"),
        ('THE MILL\n\nBy Silas Penn\n\nAuthor of\n"The Green Mill," etc.', "THE MILL", "Silas Penn"),
        ("Tall Ships\n\nby moth_wings\n142K reads   5.3K votes   612 comments", "Tall Ships", "moth_wings"),
        (
            "Mira Vance\n\n12 Harbour Lane\n\nCork\n\nmira@example.com\n\nAbout 90,000 words\n\n\n\n"
            "TALL SHIPS\n\nby Mira Vance\n\n\n\n# CHAPTER ONE",
            "TALL SHIPS",
            "Mira Vance",
        ),
        ("---\ntitle: Salt\nauthor: [Ann Lee, 'Bo Ray']\n---", "Salt", "Ann Lee, Bo Ray"),
        ("---\nauthors:\n  - Ann Lee\n  - name: Bo Ray\ntitle: Salt\n---", "Salt", "Ann Lee, Bo Ray"),
    ],
)
def test_title_and_author(tmp_path, page, title, author):
    """As pages of titles, covers, sites and front matter name them."""
    story = story_of(tmp_path, f"{page}\n\n{PROSE}\n\nVon Trapp\n\n{PROSE}", "a.md")
    assert (story.title, story.author) == (title, author)
    assert spoken_paragraphs(story) == [PROSE, "Von Trapp", PROSE]


@pytest.mark.parametrize(
    "text",
    [
        f"# Water\n\nby the river\n\n{CHAPTERS}",
        f"# Water\n\nA house by the river\n\n{CHAPTERS}",
        f"# Water\n\nBy Land and Sea\n\n{PROSE}\n\n{CHAPTERS}",
        f"# Water\n\nby moonlight\n\n{PROSE}\n\n{CHAPTERS}",
        f"# Water\n\nVon Trapp\n\n{PROSE}\n\n{CHAPTERS}",
        f"# Water\n\nby Ann Writer\n\n{PROSE}\n\n# Salt\n\nby Bo Other\n\n{PROSE}",
        f"# Episode 1: Salt\n\nby Ann Writer\n\n{PROSE}\n\n# Episode 2: Low Tide\n\n{PROSE}",
        f"# Episode 1: Salt\n\nby the river\n\n{PROSE}",
        f"# Chapter 1: Salt\n\nby Ann Writer\n\n{PROSE}",
        f"# Chapter 1\n\nby Ann Writer\n\n{PROSE}\n\n# Chapter 2\n\n{PROSE}",
        f"# Water\n\n{CHAPTERS.replace('Chapter 1: The Ford', 'By Night')}",
    ],
)
def test_a_chapter_over_a_like_line_stays(tmp_path, text):
    """Words of a story may begin with `by`, and each story of a collection may have a byline of its own."""
    story = story_of(tmp_path, text, "a.md")
    assert set_aside(story, "title page") == []
    assert len(titles(story)) == text.count("# ") - text.count("# Water\n\n#")


def test_a_title_over_a_byline_in_word(tmp_path):
    """The byline counts before the properties of the file, which name whoever set the computer up."""
    rows = [("Heading 1", "The River Gate"), ("Normal", "by Zoë Trevanion")]
    for chapter in ("Chapter 1: The Ford", "Chapter 2: The Mill"):
        rows += [("Heading 1", chapter), ("Normal", PROSE)]
    story = read(write_docx(tmp_path / "a.docx", rows))
    assert (story.title, story.author) == ("The River Gate", "Zoë Trevanion")
    assert titles(story) == ["Chapter 1: The Ford", "Chapter 2: The Mill"]


@pytest.mark.parametrize("byline", ["by Ann Writer", "Ann Writer", "A Novel</p><p>Ann Writer"])
def test_the_title_page_of_an_epub(tmp_path, byline):
    """Its heading has the rank of the chapters, and nothing says what the page is."""
    documents = [("0.xhtml", f"<h1>The River Gate</h1><p>{byline}</p>")]
    documents += [("copyright.xhtml", "<p>Copyright Ann Writer.</p>")]
    documents += [(f"{n}.xhtml", f"<h1>Chapter {n}</h1><p>{PROSE}</p>") for n in (1, 2)]
    story = read(write_epub(tmp_path / "a.epub", documents, metadata=METADATA))
    assert titles(story) == ["Chapter 1", "Chapter 2"]
    assert spoken_paragraphs(story) == [PROSE, PROSE]


DEDICATED = "For Ann, who counted twice."
DEDICATION = [("Dedication", DEDICATED), ("Chapter 1", PROSE), ("Chapter 2", PROSE)]


@pytest.mark.parametrize("kind", ["md", "html", "docx", "epub"])
def test_a_dedication_is_spoken(tmp_path, kind):
    """In every format, also where an EPUB says what the page is."""
    path = tmp_path / f"a.{kind}"
    if kind == "docx":
        rows = [row for title, words in DEDICATION for row in (("Heading 1", title), ("Normal", words))]
        write_docx(path, rows)
    elif kind == "epub":
        body = '<section epub:type="{0}"><h1>{0}</h1><p>{1}</p></section>'
        pages = [(f"{title}.xhtml", body.format(title, words)) for title, words in DEDICATION]
        write_epub(path, pages, [(name, name.removesuffix(".xhtml")) for name, _ in pages])
    else:
        mark = "# {}\n\n{}\n\n" if kind == "md" else "<h1>{}</h1><p>{}</p>"
        path.write_text("".join(mark.format(*page) for page in DEDICATION), encoding="utf-8")
    story = read(path)
    assert titles(story) == ["Dedication", "Chapter 1", "Chapter 2"]
    assert spoken_paragraphs(story)[0] == DEDICATED
