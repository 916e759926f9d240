"""Front and back matter that only its heading tells: set aside at the edges of a book, spoken within it."""

import pytest
from story_files import set_aside, spoken_paragraphs, story_of, titles, write_epub

from drama.story.reader import read

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank."
METADATA = "<dc:title>The River Gate</dc:title><dc:creator>Ann Writer</dc:creator>"
MATTER = "front or back matter"


def book(tmp_path, *pages):
    """Return an EPUB with a document for every (heading, words)."""
    bodies = (f"<h1>{heading}</h1><p>{words}</p>" for heading, words in pages)
    documents = [(f"{number}.xhtml", body) for number, body in enumerate(bodies)]
    return read(write_epub(tmp_path / "book.epub", documents, metadata=METADATA))


CHAPTERS = (("The Ford", PROSE), ("The Mill", PROSE))


@pytest.mark.parametrize(
    "heading",
    [
        "Praise for Ann Writer",
        "Praise for The River Gate",
        "Also by Ann Writer",
        "Other Books by the Same Author",
        "Acknowledgments",
        "ACKNOWLEDGEMENTS",
        "About the Author",
        "About Ann Writer",
        "A Note on the Type",
        "Sneak Peek",
        "A Sneak Peek of The Mill Race",
        "Newsletter",
        "Join My Newsletter!",
        "Ann Writer’s Mailing List",
    ],
)
def test_matter_at_the_edges(tmp_path, heading):
    """What is called like no chapter is set aside before the first chapter and after the last."""
    story = book(tmp_path, (heading, "So much."), *CHAPTERS, (heading, "So much."))
    assert titles(story) == ["The Ford", "The Mill"]
    assert set_aside(story, MATTER) == [heading, "So much."] * 2


@pytest.mark.parametrize(
    "heading",
    [
        *("Praise for Brutus", "Also by Night", "About the House", "About Writers"),
        *("Thanks", "Index", "A Peek", "Tom's Newsletter"),
    ],
)
def test_chapters_at_the_edges(tmp_path, heading):
    """A chapter that is called nearly so is spoken."""
    story = book(tmp_path, (heading, PROSE), *CHAPTERS, (heading, PROSE))
    assert titles(story) == [heading, "The Ford", "The Mill", heading]


def test_a_long_newsletter_is_a_chapter(tmp_path):
    """What is called so is matter only where it is short."""
    story = book(tmp_path, *CHAPTERS, ("Newsletter", f"{PROSE} " * 30))
    assert titles(story) == ["The Ford", "The Mill", "Newsletter"]


def test_matter_between_chapters(tmp_path):
    """Between two chapters nothing is set aside for its heading, nor where nothing else would be left."""
    story = book(tmp_path, CHAPTERS[0], ("Acknowledgments", PROSE), CHAPTERS[1])
    assert titles(story) == ["The Ford", "Acknowledgments", "The Mill"]
    assert len(spoken_paragraphs(book(tmp_path, ("About the Author", PROSE), ("Copyright", PROSE)))) > 0


def test_all_kinds_of_matter(tmp_path):
    """Matter stands behind matter and around a preface, each part with its own reason."""
    story = book(
        tmp_path,
        ("Copyright", "All hers."),
        ("Preface", PROSE),
        ("Acknowledgments", "Thanks."),
        *CHAPTERS,
        ("About the Author", "She writes."),
        ("Index", "Ford, 3, 12–14"),
    )
    assert titles(story) == ["Preface", "The Ford", "The Mill"]
    assert set_aside(story, "licence") == ["Copyright", "All hers."]
    assert set_aside(story, "contents") == ["Index", "Ford, 3, 12–14"]
    assert set_aside(story, MATTER) == ["Acknowledgments", "Thanks.", "About the Author", "She writes."]


@pytest.mark.parametrize("name", ["{}.xhtml", "{}/index.xhtml"])
def test_matter_ends_with_its_document(tmp_path, name):
    """A document without a heading goes on with the story, whatever is before it or its name."""
    documents = [
        (name.format(0), "<h1>Acknowledgments</h1><p>Thanks.</p><h2>And</h2><p>To you.</p>"),
        (name.format(1), f"<p>{PROSE}</p>"),
        (name.format(2), f"<h1>Two</h1><p>{PROSE}</p>"),
        (name.format(3), "<p>About the Author</p><p>She writes.</p>"),
    ]
    story = read(write_epub(tmp_path / "book.epub", documents, metadata=METADATA))
    assert spoken_paragraphs(story) == [PROSE, PROSE]
    assert len(set_aside(story, MATTER)) == 6


def test_matter_of_a_single_file(tmp_path):
    """In one file matter ends at a rule, and what is long may hold a chapter without a heading."""
    chapters = f"# One\n\n{PROSE}\n\n# Two\n\n{PROSE}\n\n"
    short = story_of(
        tmp_path, f"# About the Author\n\nShe writes.\n\n***\n\n{PROSE}\n\n{chapters}", "story.md"
    )
    long = story_of(tmp_path, f"# Acknowledgments\n\n{(PROSE + ' ') * 30}\n\n{chapters}", "story.md")
    assert spoken_paragraphs(short) == [PROSE] * 3
    assert set_aside(short, MATTER) == ["About the Author", "She writes."]
    assert titles(long) == ["Acknowledgments", "One", "Two"]


def test_marked_matter(tmp_path):
    """A part that an EPUB calls acknowledgments is set aside wherever it stands."""
    thanks = '<section epub:type="acknowledgments"><h2>Thanks</h2><p>So much.</p></section>'
    documents = [
        ("0.xhtml", f"<h2>One</h2><p>{PROSE}</p>{thanks}"),
        ("1.xhtml", f"<h2>Two</h2><p>{PROSE}</p>"),
    ]
    story = read(write_epub(tmp_path / "book.epub", documents))
    assert titles(story) == ["One", "Two"]
    assert set_aside(story, MATTER) == ["Thanks", "So much."]


BACK = ("Acknowledgments", "Thank you, Morag.", "About the Author", "She lives with two goats.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CHAPTER ONE\n\n{0}\n\nCHAPTER TWO\n\n{0}\n\n\n{1}\n\n{2}\n\n\n{3}\n\n{4}\n", "a.txt"),
        ("# One\n\n{0}\n\n# Two\n\n{0}\n\n**{1}**\n\n{2}\n\n**{3}**\n\n{4}\n", "a.md"),
        (
            "<h1>One</h1><p>{0}</p><h1>Two</h1><p>{0}</p><p><b>{1}</b></p><p>{2}</p><p><b>{3}</b></p><p>{4}</p>",
            "a.html",
        ),
    ],
)
def test_back_matter_without_marked_headings(tmp_path, text, name):
    """A line that is set off and called matter is the heading of it, behind the last chapter."""
    story = story_of(tmp_path, text.format(PROSE, *BACK), name)
    assert spoken_paragraphs(story) == [PROSE, PROSE]
    assert set_aside(story, MATTER) == list(BACK)
    capitals = text.format(PROSE, BACK[0].upper(), BACK[1], BACK[2].upper(), BACK[3])
    assert spoken_paragraphs(story_of(tmp_path, capitals, name)) == [PROSE, PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "{0}\n\n**Acknowledgments**\n\nThank you.\n\n{0}\n\n# One\n\n{0}\n\n# Two\n\n{0}",
        "# One\n\n{0}\n\n**About the Author**\n\nShe writes.\n\n# Two\n\n{0}",
        "# One\n\n{0}\n\n# Two\n\nHe opened the book.\n\nAbout the Author\n\nIt was him.\n\n{0}",
        "# One\n\n{0}\n\n**The Acknowledgments Were Late**\n\n{0}",
    ],
)
def test_lines_that_open_no_matter(tmp_path, text):
    """Such a line before the end, one that is like any paragraph, and one that says more are spoken."""
    story = story_of(tmp_path, text.format(PROSE), "story.md")
    assert len(spoken_paragraphs(story)) == text.count("\n\n") + 1 - text.count("# ")
    assert set_aside(story, MATTER) == []
