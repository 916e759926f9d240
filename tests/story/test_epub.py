"""EPUB: chapters from headings and contents, front matter by its kind, and files nobody should trust."""

import contextlib
import zipfile

import pytest
from story_files import CONTAINER, set_aside, spoken_paragraphs, titles, write_epub

from drama.errors import StoryError
from drama.story import archive
from drama.story.reader import read

PROSE = "She came down to the water when the rain had stopped, and looked at the far bank."
METADATA = (
    "<dc:title>The River Gate</dc:title><dc:creator>A. Writer</dc:creator><dc:language>en-GB</dc:language>"
)


def test_chapters_and_front_matter(tmp_path):
    """Chapters come from headings, titles and imprint pages are set aside by what they say they are."""
    documents = [
        (
            "title.xhtml",
            '<section epub:type="titlepage"><h1>The River Gate</h1><p>By A. Writer.</p></section>',
        ),
        ("imprint.xhtml", '<section epub:type="imprint"><h2>Imprint</h2><p>Made with care.</p></section>'),
        ("part.xhtml", "<section><h2>Part One</h2></section>"),
        (
            "c1.xhtml",
            f'<section><hgroup><h3>I</h3><p epub:type="title">The Ford</p></hgroup><p>{PROSE}</p></section>',
        ),
        ("c2.xhtml", f"<section><h3>II</h3><p>{PROSE}</p><hr/><p>{PROSE}</p></section>"),
    ]
    story = read(write_epub(tmp_path / "book.epub", documents, metadata=METADATA))
    assert (story.title, story.author) == ("The River Gate", "A. Writer")
    assert titles(story) == ["Part One: I: The Ford", "II"]
    assert len(story.chapters[1].scenes) == 2
    assert len(set_aside(story, "title page")) == len(set_aside(story, "licence")) == 2
    assert str(story.chapters[1].place) == "book.epub:c2.xhtml:2"


@pytest.mark.parametrize(
    ("metadata", "authors"),
    [
        ("<dc:creator>moth</dc:creator><dc:creator>A. Writer</dc:creator>", "moth, A. Writer"),
        (
            '<dc:creator xmlns:opf="http://www.idpf.org/2007/opf" opf:role="ill">Pen</dc:creator>'
            '<dc:creator xmlns:opf="http://www.idpf.org/2007/opf" opf:role="aut">moth</dc:creator>',
            "moth",
        ),
        (
            '<dc:creator id="a">moth</dc:creator><dc:creator id="b">Pen</dc:creator>'
            '<meta refines="#b" property="role" scheme="marc:relators">ill</meta>',
            "moth",
        ),
        ('<dc:creator id="b">Pen</dc:creator><meta refines="#b" property="role">edt</meta>', "Pen"),
    ],
)
def test_several_authors(tmp_path, metadata, authors):
    """All who wrote a book are named, and who drew its pictures only where nobody wrote it."""
    documents = [("a.xhtml", f"<p>{PROSE}</p>")]
    assert read(write_epub(tmp_path / "book.epub", documents, metadata=metadata)).author == authors


def test_titles_from_the_contents(tmp_path):
    """Where documents have no headings, their titles come from the table of contents, at the right words."""
    documents = [
        ("one.xhtml", f"<p>{PROSE}</p>"),
        ("more.xhtml", f'<p>{PROSE}</p><p id="two">The Mill</p><p>{PROSE}</p>'),
        ("copyright.xhtml", "<p>All of this is hers.</p>"),
    ]
    toc = [("one.xhtml", "The Ford"), ("more.xhtml#two", "The Mill"), ("copyright.xhtml", "Copyright")]
    story = read(write_epub(tmp_path / "book.epub", documents, toc, METADATA))
    assert titles(story) == ["The Ford", "The Mill"]
    assert spoken_paragraphs(story) == [PROSE] * 3
    assert set_aside(story, "heading") == ["The Mill"]
    assert set_aside(story, "licence") == ["All of this is hers."]


@pytest.mark.parametrize(
    ("entry", "said", "title"),
    [
        ("The Ford", ["CHAPTER ONE", "The Ford"], "CHAPTER ONE: The Ford"),
        ("The Ford", ["CHAPTER ONE<br/>The Ford"], "CHAPTER ONE: The Ford"),
        ("The Ford by the Mill", ["1", "THE FORD BY", "THE MILL"], "1: The Ford by the Mill"),
        ("The Ford", ["The Ford", "Chapter I."], "Chapter I: The Ford"),
        ("The Ford", ["PART ONE", "CHAPTER 1", "The Ford"], "PART ONE: CHAPTER 1: The Ford"),
        ("The Ford", ["CHAPTER ONE"], "CHAPTER ONE: The Ford"),
        ("Chapter 1: The Ford", ["CHAPTER ONE", "THE FORD"], "Chapter 1: The Ford"),
        ("1. The Ford", ["Chapter One", "The Ford"], "1: The Ford"),
        ("Chapter 1", ["1"], "Chapter 1"),
        ("1", ["PART ONE", "1"], "PART ONE: 1"),
    ],
)
def test_paragraphs_that_say_a_title_of_the_contents(tmp_path, entry, said, title):
    """Label and title as paragraphs under a title from the table of contents are heard once, as the title."""
    body = "".join(f"<p>{line}</p>" for line in [*said, PROSE])
    documents = [("one.xhtml", body), ("two.xhtml", f"<p>{PROSE}</p>")]
    story = read(write_epub(tmp_path / "book.epub", documents, [("one.xhtml", entry), ("two.xhtml", "End")]))
    assert titles(story) == [title, "End"]
    assert spoken_paragraphs(story) == [PROSE, PROSE]
    assert set_aside(story, "heading") == ["\n\n".join(said).replace("<br/>", "\n")]


@pytest.mark.parametrize(
    ("entry", "line"),
    [("The Ford", "1"), ("Chapter One", "CHAPTER TWO"), ("The Ford", "Letter 1"), ("The Ford", "The Mill")],
)
def test_paragraphs_that_say_no_title(tmp_path, entry, line):
    """A paragraph that may be the story's own is spoken under a title from the table of contents."""
    documents = [("one.xhtml", f"<p>{line}</p><p>{PROSE}</p>")]
    story = read(write_epub(tmp_path / "book.epub", documents, [("one.xhtml", entry)]))
    assert titles(story) == [entry]
    assert spoken_paragraphs(story) == [line, PROSE]


def test_titles_with_emphasis(tmp_path):
    """A title of the table of contents is whole, words behind an emphasised one as well."""
    path = write_epub(
        tmp_path / "book.epub",
        [("one.xhtml", f"<p>{PROSE}</p>")],
        [("one.xhtml", "The <i>Ford</i> by Night")],
    )
    assert titles(read(path)) == ["The Ford by Night"]


def test_titles_from_the_contents_among_headings(tmp_path):
    """A document with headings of its own takes from the table of contents what its paragraphs say."""
    body = f'<h1>PART ONE</h1><p id="a">The Ford</p><p>{PROSE}</p><p id="b">At noon</p><p>{PROSE}</p>'
    toc = [("one.xhtml", "Part One"), ("one.xhtml#a", "The Ford"), ("one.xhtml#b", "The Mill")]
    story = read(write_epub(tmp_path / "book.epub", [("one.xhtml", body)], toc))
    assert titles(story) == ["PART ONE: The Ford"]
    assert spoken_paragraphs(story) == [PROSE, "At noon", PROSE]


def test_epub_2(tmp_path):
    """The table of contents of an EPUB 2 names chapters too, and an empty document does no harm."""
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>The Ford</text>'
        '</navLabel><content src="a%20b.xhtml"/></navPoint></navMap></ncx>'
    )
    path = write_epub(
        tmp_path / "book.epub",
        [("a%20b.xhtml", None), ("empty.xhtml", None)],
        manifest='<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        extra=[("OPS/toc.ncx", ncx), ("OPS/a b.xhtml", f"<p>{PROSE}</p>"), ("OPS/empty.xhtml", "")],
    )
    assert titles(read(path)) == ["The Ford"]


def test_titles_that_are_numbers(tmp_path):
    """A chapter may be called `Thirty-Nine` and count two."""
    documents = [
        ("1.xhtml", f"<p>Chapter One</p><p>The Ferry</p><p>{PROSE}</p>"),
        ("2.xhtml", f"<p>Chapter Two</p><p>Thirty-Nine</p><p>{PROSE}</p>"),
        ("3.xhtml", f"<p>Chapter Three</p><p>{PROSE}</p>"),
    ]
    toc = [("1.xhtml", "The Ferry"), ("2.xhtml", "Thirty-Nine"), ("3.xhtml", "3")]
    story = read(write_epub(tmp_path / "book.epub", documents, toc))
    assert titles(story) == ["Chapter One: The Ferry", "Chapter Two: Thirty-Nine", "3"]


def test_pages_of_parts(tmp_path):
    """The title on the page of a part is said, although the chapters under it have no numbers."""
    documents = [
        ("1.xhtml", "<h1>Part One</h1><h2>Brine</h2>"),
        ("2.xhtml", f"<h2>The Ferry</h2><p>{PROSE}</p>"),
    ]
    assert titles(read(write_epub(tmp_path / "book.epub", documents))) == ["Part One: Brine: The Ferry"]


def test_contents_with_nothing_but_a_start(tmp_path):
    """An entry such as `Start` names no chapter, and the headings of the text are found without it."""
    page = "<p><b>The Lamp</b></p><p>Ann Writer</p>" + "".join(
        f"<p><b>{heading}</b></p><p>{words}</p>"
        for heading, words in (
            ("Prologue", PROSE),
            ("Part One: Brine", ""),
            ("Chapter One", PROSE),
            ("Chapter Two", PROSE),
        )
    )
    metadata = "<dc:title>The Lamp</dc:title><dc:creator>Ann Writer</dc:creator>"
    path = write_epub(tmp_path / "book.epub", [("a.xhtml", page)], [("a.xhtml", "Start")], metadata)
    story = read(path)
    assert titles(story) == ["Prologue", "Part One: Brine: Chapter One", "Chapter Two"]
    assert set_aside(story, "title page") == ["The Lamp", "Ann Writer"]


def test_interludes_in_paragraphs(tmp_path):
    """The word over a title that the table of contents gives is a part of it."""
    documents = [
        ("1.xhtml", f"<p>Interlude</p><p>The Panel</p><p>{PROSE}</p>"),
        ("2.xhtml", f"<p>Prologue</p><p>{PROSE}</p>"),
    ]
    story = read(
        write_epub(tmp_path / "book.epub", documents, [("1.xhtml", "The Panel"), ("2.xhtml", "Prologue")])
    )
    assert (titles(story), len(spoken_paragraphs(story))) == (["Interlude: The Panel", "Prologue"], 2)


def test_parts_in_paragraphs_over_marked_titles(tmp_path):
    """Vellum marks the title of a part and not its number, as with chapters."""
    page = '<div class="element-number">{}</div><h1>{}</h1>{}'
    prose = f"<p>{PROSE}</p>"
    documents = [
        ("p.xhtml", f"<h1>Prologue</h1>{prose}"),
        ("p1.xhtml", page.format("Part One", "Brine", "")),
        ("c1.xhtml", page.format("Chapter One", "The Ford", prose)),
        ("c2.xhtml", page.format("Chapter Two", "The Mill", prose)),
        ("p2.xhtml", page.format("Part Two", "Dry Land", "")),
        ("c3.xhtml", page.format("Chapter Three", "The Gate", prose)),
    ]
    story = read(write_epub(tmp_path / "book.epub", documents))
    assert titles(story) == [
        "Prologue",
        "Part One: Brine: Chapter One: The Ford",
        "Chapter Two: The Mill",
        "Part Two: Dry Land: Chapter Three: The Gate",
    ]
    assert spoken_paragraphs(story) == [PROSE] * 4


def test_note_markers_and_notes(tmp_path):
    """Markers of notes are not spoken, the notes are footnotes."""
    note = '<aside epub:type="footnote"><p>So.</p></aside>'
    documents = [("a.xhtml", f'<p>{PROSE}<a epub:type="noteref" href="#n">1</a></p>{note}')]
    story = read(write_epub(tmp_path / "book.epub", documents))
    assert spoken_paragraphs(story) == [PROSE]
    assert set_aside(story, "footnote") == ["So."]


def test_all_missing_documents_at_once(tmp_path):
    """Every document of the spine that is missing is named in one message."""
    documents = [("a.xhtml", f"<p>{PROSE}</p>"), ("b.xhtml", None), ("c.xhtml", None)]
    with pytest.raises(StoryError) as wrong:
        read(write_epub(tmp_path / "book.epub", documents))
    assert [str(problem.place) for problem in wrong.value.problems] == [
        "book.epub:OPS/b.xhtml",
        "book.epub:OPS/c.xhtml",
    ]


def test_copy_protection(tmp_path):
    """A protected book says so; scrambled fonts are no protection."""
    encryption = '<e xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/></e>'
    documents = [("a.xhtml", f"<p>{PROSE}</p>")]
    for algorithm in ("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.idpf.org/2008/embedding"):
        extra = [("META-INF/encryption.xml", encryption.format(algorithm))]
        path = write_epub(tmp_path / "book.epub", documents, extra=extra)
        if "aes" in algorithm:
            with pytest.raises(StoryError, match="copy-protected"):
                read(path)
        else:
            assert read(path).chapters


@pytest.mark.parametrize("name", ["../../evil.xhtml", "/etc/evil", "..\\evil", "C:/evil"])
def test_names_that_leave_the_file(tmp_path, name):
    """A member whose name points outside is refused."""
    path = write_epub(tmp_path / "book.epub", [("a.xhtml", f"<p>{PROSE}</p>")], extra=[(name, "x")])
    with pytest.raises(StoryError, match="outside"):
        read(path)


def test_bombs(tmp_path):
    """What unpacks to far more than its size is refused before it is unpacked."""
    path = write_epub(tmp_path / "book.epub", [("a.xhtml", "<p>" + "a" * 5_000_000 + "</p>")])
    with pytest.raises(StoryError, match="far more than its size"):
        read(path)


def test_too_many_members(tmp_path):
    """A file of very many parts is refused."""
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as book:
        for number in range(archive.MAX_MEMBERS + 1):
            book.writestr(str(number), "")
    with pytest.raises(StoryError, match="parts"):
        read(path)


def test_sizes_are_kept_while_reading(tmp_path):
    """A member that lies about its size is stopped by what it holds, whatever is left of the allowance."""
    path = write_epub(tmp_path / "book.epub", [("a.xhtml", f"<p>{PROSE}</p>")])
    with archive.open_archive(path) as opened:
        opened._budget = 50
        with pytest.raises(StoryError, match="larger than any story"):
            opened.read("OPS/a.xhtml")


def test_entities(tmp_path):
    """XML that defines entities is refused; nothing is expanded or fetched."""
    evil = '<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + CONTAINER.partition("?>")[2]
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("META-INF/container.xml", evil)
    with pytest.raises(StoryError, match="entities"):
        read(path)


@pytest.mark.parametrize("keep", [10, 200, 700])
def test_cut_short(tmp_path, keep):
    """A file cut off in the middle is refused in words."""
    path = write_epub(tmp_path / "book.epub", [("a.xhtml", f"<p>{PROSE}</p>")])
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(StoryError, match=r"not a whole \.epub"):
        read(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damaged_inside(tmp_path, method):
    """A part whose bytes are not what they were is refused in words, however it is packed."""
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w", method) as book:
        book.writestr("META-INF/container.xml", CONTAINER)
    whole = path.read_bytes()
    first = whole.index(b"container.xml") + len("container.xml")
    for at in range(first, whole.index(b"PK\x01\x02")):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with pytest.raises(StoryError):
            read(path)


def test_utf_16(tmp_path):
    """A page in UTF-16 may end in an empty line, the second half of which looks like a space."""
    text = f"\ufeff<html><body><p>{PROSE}</p></body></html>\n".encode("utf-16-be")
    path = write_epub(tmp_path / "book.epub", [("a.xhtml", None)], extra=[("OPS/a.xhtml", text)])
    assert spoken_paragraphs(read(path)) == [PROSE]


@pytest.mark.parametrize("name", ["a.xhtml", "../evil.xhtml"])
def test_files_are_closed(tmp_path, monkeypatch, name):
    """Read or refused, nobody holds a book that was read."""
    opened = []

    class Recorded(zipfile.ZipFile):
        def __init__(self, path):
            super().__init__(path)
            opened.append(self)

    path = write_epub(tmp_path / "book.epub", [("a.xhtml", None)], extra=[(name, "x"), ("OPS/a.xhtml", "x")])
    monkeypatch.setattr(zipfile, "ZipFile", Recorded)
    with contextlib.suppress(StoryError):
        read(path)
    assert [book.fp for book in opened] == [None]


def test_no_package(tmp_path):
    """A ZIP file that is no EPUB names the part it lacks."""
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("hello.txt", "Hello.")
    with pytest.raises(StoryError, match="container.xml: .*missing"):
        read(path)
