"""Notes of older books, told by their links: a raised number or a sign in the text, and where it points."""

import pytest
from story_files import set_aside, spoken_paragraphs, titles, write_epub

from drama.story.reader import read

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank."


def book(tmp_path, text, note):
    """Return a book with a text in its first document and a note, with story around it, in its second."""
    documents = [
        ("0.xhtml", f"<h2>One</h2><p>{text}</p>"),
        ("1.xhtml", f"<p>{PROSE}</p>{note}<p>{PROSE}</p>"),
    ]
    return read(write_epub(tmp_path / "book.epub", documents))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('A foot<a href="1.xhtml#n"><sup>1</sup></a> of rain.', '<p id="n"><sup>1</sup> Twelve inches.</p>'),
        ('A foot<sup><a href="1.xhtml#n">a</a></sup> of rain.', '<p><a id="n">a</a> Twelve inches.</p>'),
        ('A foot<sup><a href="1.xhtml#n">1</a></sup> of rain.', '<p id="n">Twelve inches.</p>'),
        ('A foot<sup><a href="1.xhtml#n">1</a></sup> of rain.', '<a id="n"></a><p>Twelve inches.</p>'),
        (
            'A foot<sup><a href="1.xhtml#n">1</a></sup> of rain.',
            '<ol><li id="n"><p>Twelve inches.</p></li></ol>',
        ),
        (
            'A foot<a id="r" href="1.xhtml#n">1</a> of rain.',
            '<p id="n"><a href="0.xhtml#r">1</a> Twelve inches.</p>',
        ),
        (
            'A foot <a name="r" href="1.xhtml#n">[1]</a> of rain.',
            '<p><a name="n" href="0.xhtml#r">[1]</a> Twelve inches.</p>',
        ),
        (
            'A foot<a href="1.xhtml#n">1</a> of rain.',
            '<p id="n">Twelve inches. <a href="0.xhtml#r">↩</a></p>',
        ),
        (
            'A foot<a style="vertical-align: super" href="1.xhtml#n">12</a> of rain.',
            '<p id="n">12 Twelve inches.</p>',
        ),
    ],
)
def test_linked_notes(tmp_path, text, note):
    """A mark that links to its note is not spoken, and the note is a footnote."""
    story = book(tmp_path, text, note)
    assert [" ".join(words.split()) for words in spoken_paragraphs(story)][1:] == [PROSE, PROSE]
    assert spoken_paragraphs(story)[0].replace("foot  of", "foot of") == "A foot of rain."
    assert [words for words in set_aside(story, "footnote") if "Twelve inches." in words]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('If so, turn to <a href="1.xhtml#n">45</a>.', '<p id="n">45 You enter.</p>'),
        ('If so, run (<a href="1.xhtml#n">45</a>).', '<p id="n">45 You enter.</p>'),
        ('If so, turn to <a href="1.xhtml#n">[45]</a>.', '<p id="n">45 You enter.</p>'),
        ('<a href="1.xhtml#n">45</a> <a href="1.xhtml#n">46</a>', '<p id="n">45 You enter.</p>'),
        ('If so, <a href="1.xhtml#n">run</a>.', '<p id="n">run: you enter.</p>'),
        ('If so, run.<sup><a href="1.xhtml#n">1</a></sup>', '<p>You <a id="n"></a>enter.</p>'),
    ],
)
def test_links_within_a_story(tmp_path, text, target):
    """What a link sends readers on to is story, and so is what a note sends them back to."""
    story = book(tmp_path, text, target)
    assert not set_aside(story, "footnote")
    assert [words for words in spoken_paragraphs(story) if "nter." in words]


def test_notes_lose_no_story(tmp_path):
    """A link back from a note, a link to a heading and one into its own paragraph set nothing aside."""
    back = '<p id="r">1 Nell ran.</p><p>Stop!<sup><a href="#r">1</a></sup></p>'
    within = f'<p>{PROSE}<sup><a href="#w">2</a></sup> <span id="w">2 It rained.</span></p>'
    heading = '<p>See there.<sup><a href="#h">3</a></sup></p><h2 id="h">3 The Mill</h2>'
    documents = [("0.xhtml", f"<h2>One</h2>{back}{within}{heading}<p>{PROSE}</p>")]
    story = read(write_epub(tmp_path / "book.epub", documents))
    assert titles(story) == ["One", "3 The Mill"]
    assert len(spoken_paragraphs(story)) == 5
    assert not set_aside(story, "footnote")


def test_linked_notes_of_a_page(tmp_path):
    """A page on its own has its notes told by their links as well."""
    path = tmp_path / "page.html"
    path.write_text(f'<p>{PROSE}<a href="#f">*</a></p><p id="f">* So.</p><p>{PROSE}</p>')
    assert spoken_paragraphs(read(path)) == [PROSE, PROSE]


def test_powers_are_no_marks_of_notes(tmp_path):
    """After a unit, a letter or a ten, a raised number is said; after words and years it points to a note."""
    said = "E=mc{2}, 10{23} of x{2}, 4 in{2} and 9 km{3}."
    noted = "She believed in{2} 1914,{3} it’s{2} not I{2} but <a href='#n'>m{3}</a>, m{4} 10{*} 10{1}."
    path = tmp_path / "page.html"
    path.write_text(f"<p>{said} {noted}</p>".replace("{", "<sup>").replace("}", "</sup>"), encoding="utf-8")
    bare = "She believed in 1914, it’s not I but m, m 10 10."
    assert spoken_paragraphs(read(path)) == [f"E=mc², 10²³ of x², 4 in² and 9 km³. {bare}"]


def test_outside_the_reading_order(tmp_path):
    """A page that a book opens by links alone says so, and its notes are footnotes."""
    note = '<aside epub:type="footnote"><p>So.</p></aside>'
    documents = [("a.xhtml", f"<p>{PROSE}</p>"), ("b.xhtml", f"<p>A map.</p>{note}")]
    path = write_epub(tmp_path / "book.epub", documents, linear=("a.xhtml",))
    story = read(path)
    assert spoken_paragraphs(story) == [PROSE]
    assert set_aside(story, "outside the reading order") == ["A map."]
    assert set_aside(story, "footnote") == ["So."]
