"""Pictures: ornaments between scenes, letters that open a chapter, illustrations, and words drawn in them."""

import pytest
from story_files import set_aside, spoken_paragraphs, story_of, titles, write_epub

from drama.story.reader import read

BEFORE = "Ines wrote it down and shut the book."
AFTER = "Rafe was already in Spain by then."


def scenes(tmp_path, between):
    """Return how many paragraphs each scene of a chapter has, with this between its two paragraphs."""
    documents = [("1.xhtml", f"<h1>One</h1><p>{BEFORE}</p>{between}<p>{AFTER}</p>")]
    story = read(write_epub(tmp_path / "book.epub", documents))
    assert spoken_paragraphs(story)[::2][:1] == [BEFORE]
    return [len(scene.paragraphs) for scene in story.chapters[0].scenes]


@pytest.mark.parametrize(
    "between",
    [
        '<p class="center"><img src="break.png" alt=""/></p>',
        '<p class="calibre5"><img src="images/00002.jpg" class="calibre6" alt="image"/></p>',
        '<div class="ornamental-break ornamental-break-as-image"><img src="i.png" alt=""/></div>',
        '<div class="scene-break"><img src="i.png" alt="* * *"/></div>',
        '<figure><img src="i.png" alt="Scene break"/></figure>',
        '<div class="scene-break"></div>',
        '<p class="scenebreak">&#160;</p>',
        '<p class="space-break"></p>',
        '<div class="break"><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg></div>',
        '<p><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg></p>',
        '<div role="separator"></div>',
        '<div class="section-break"><hr/></div>',
    ],
)
def test_ornaments_part_scenes(tmp_path, between):
    """A picture on a line of its own that shows nothing, and a block without words that is called a break."""
    assert scenes(tmp_path, between) == [1, 1]


@pytest.mark.parametrize(
    ("between", "paragraphs"),
    [
        ('<p><img src="boat.png" alt="A boat on the river"/></p>', 2),
        ('<figure><img src="boat.png" alt=""/><figcaption>The boat</figcaption></figure>', 2),
        ('<div><img src="boat.png" alt=""/></div><p class="caption">The boat.</p>', 3),
        ('<div class="illustration"><img src="boat.png" alt=""/></div>', 2),
        ('<div class="page-break"></div>', 2),
        ('<p>He drew <img src="boat.png" alt=""/></p>', 3),
        ('<p><img src="boat.png" alt=""/> he drew.</p>', 3),
        ("<div></div>", 2),
    ],
)
def test_other_pictures_do_not(tmp_path, between, paragraphs):
    """An illustration, with a caption or words for it, and a picture within a paragraph part nothing."""
    assert scenes(tmp_path, between) == [paragraphs]


def test_ornaments_around_headings(tmp_path):
    """A picture between a chapter's label, its title and its first paragraph keeps them together."""
    ornament = '<p><img src="i.png" alt=""/></p>'
    body = "".join(
        f"<p>Chapter {n}</p>{ornament}<p>The {name}</p>{ornament}<p>{BEFORE}</p>"
        for n, name in ((1, "Ford"), (2, "Mill"))
    )
    story = read(write_epub(tmp_path / "book.epub", [("1.xhtml", body)]))
    assert titles(story) == ["Chapter 1: The Ford", "Chapter 2: The Mill"]
    assert [len(chapter.scenes) for chapter in story.chapters] == [1, 1]


def test_breaks_in_markdown(tmp_path):
    """An empty element that is called a break parts scenes there as well."""
    text = f'{BEFORE}\n\n<div class="scene-break"></div>\n\n{AFTER}\n\n<div class="x"></div>\n\n{AFTER}\n'
    story = story_of(tmp_path, text, "story.md")
    assert [len(scene.paragraphs) for scene in story.chapters[0].scenes] == [1, 2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('<img class="dropcap" src="T.png" alt="T"/>he boat came in.', "The boat came in."),
        ('<img src="T.png" alt="T"/>he boat came in.', "The boat came in."),
        (
            '<img class="dropcap" src="T.png" alt="T"/><span class="sc">HE BOAT</span> came in.',
            "THE BOAT came in.",
        ),
        ('<span class="dropcap"><img src="T.png" alt="“T"/></span>he boat came in.”', "“The boat came in.”"),
        ('<img src="I.png" alt="I"/> saw it.', "I saw it."),
        ("<svg><text>T</text></svg>he boat came in.", "The boat came in."),
        ('<img src="x.png" alt="x"/> 12 boats.', "12 boats."),
        ('<img src="boat.png" alt="Boat"/>he boat.', "he boat."),
        ('<img src="T.png" alt="T"/>Tom came in.', "Tom came in."),
    ],
)
def test_letters_that_are_pictures(tmp_path, words, said):
    """The letter is part of the word it opens; other words for a picture are not spoken."""
    story = story_of(tmp_path, f"<html><body><p>{words}</p><p>{AFTER}</p></body></html>", "story.html")
    assert spoken_paragraphs(story) == [said, AFTER]


def test_words_drawn_in_a_picture(tmp_path):
    """Words inside a drawing are seen and not spoken, so they are listed."""
    drawing = "<svg><text>Here be <tspan>dragons</tspan></text><text>and salt</text></svg>"
    story = story_of(tmp_path, f"<html><body><p>{BEFORE}</p>{drawing}<p>{AFTER}</p></body></html>", "a.html")
    assert spoken_paragraphs(story) == [BEFORE, AFTER]
    assert set_aside(story, "image") == ["Here be dragons and salt"]
