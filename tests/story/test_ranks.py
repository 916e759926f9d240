"""EPUBs whose chapters have headings in some documents, and in others a title in the contents only."""

import pytest
from story_files import set_aside, titles, write_epub

from drama.story.reader import read

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank."
LABEL = f"<p>{{0}}</p><p>{PROSE}</p>"
HEADED = f"<h2>{{0}}</h2><p>{PROSE}</p>"


def nested(entries):
    """Return the table of contents of an EPUB 2 with (title, document, entries below) in it."""
    points = (
        f"<navPoint><navLabel><text>{title}</text></navLabel>"
        f'<content src="{name}"/>{nested(below)}</navPoint>'
        for title, name, below in entries
    )
    return "".join(points)


def book(tmp_path, documents, entries):
    """Return the story of an EPUB 2 with these documents and this table of contents."""
    ncx = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{nested(entries)}</navMap></ncx>'
    item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    return read(write_epub(tmp_path / "a.epub", documents, manifest=item, extra=[("OPS/toc.ncx", ncx)]))


@pytest.mark.parametrize(
    ("heading", "listed"),
    [
        ("<h2>Epilogue</h2>", "Epilogue"),
        ("<h2>Chapter Three</h2>", "3. The Gate"),
        ('<div><a id="x"></a><h3>The <i>Gate</i></h3></div>', "The Gate"),
    ],
)
@pytest.mark.parametrize("at", ["", "#x"])
def test_one_depth_is_one_rank(tmp_path, heading, listed, at):
    """A chapter with a heading stands beside those that only the contents name, and not within them."""
    body = f"{heading}<p>{PROSE}</p>" if 'id="x"' in heading else f'<div id="x">{heading}</div><p>{PROSE}</p>'
    documents = [("1.html", LABEL.format("The Ford")), ("2.html", LABEL.format("2")), ("3.html", body)]
    entries = [("The Ford", "1.html", ()), ("2. The Mill", "2.html", ()), (listed, f"3.html{at}", ())]
    story = book(tmp_path, documents, entries)
    assert len(titles(story)) == 3
    assert set_aside(story, "heading left out") == []


def test_parts_stay_over_their_chapters(tmp_path):
    """Parts that only the contents name are above headings of chapters, whose rank a prologue has."""
    documents = [("0.html", HEADED.format("Prologue"))]
    documents += [("p.html", f"<p>{PROSE}</p>"), ("1.html", HEADED.format("The Mill"))]
    entries = [("Prologue", "0.html", ()), ("The Valley", "p.html", [("The Mill", "1.html", ())])]
    assert titles(book(tmp_path, documents, entries)) == ["Prologue", "The Valley", "The Mill"]


def test_chapters_stay_below_parts_with_headings(tmp_path):
    """Chapters that only the contents name are below the headings of parts."""
    documents = [("p.html", "<h2>The Valley</h2>"), ("1.html", LABEL.format("The Ford"))]
    documents += [("2.html", LABEL.format("The Mill")), ("q.html", "<h2>The Hill</h2>")]
    documents += [("3.html", LABEL.format("The Gate"))]
    below = [("The Ford", "1.html", ()), ("The Mill", "2.html", ())]
    entries = [("The Valley", "p.html", below), ("The Hill", "q.html", [("The Gate", "3.html", ())])]
    expected = ["The Valley: The Ford", "The Mill", "The Hill: The Gate"]
    assert titles(book(tmp_path, documents, entries)) == expected
