"""Stories on disk for the tests: written from text, from HTML documents, or from Word paragraphs."""

import zipfile

import docx

from drama.story.reader import read

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""


def story_of(tmp_path, text, name="story.txt"):
    """Return the story read from a file with this text."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read(path)


def titles(story):
    """Return the titles of a story's chapters."""
    return [chapter.title for chapter in story.chapters]


def spoken_paragraphs(story):
    """Return the words of every paragraph, without the characters that only mark emphasis."""
    return [words(story, paragraph) for paragraph in story.paragraphs()]


def words(story, paragraph):
    """Return a paragraph's characters but for its markup."""
    silent = {at for span in paragraph.markup for at in range(*span)}
    return "".join(story.text[at] for at in range(paragraph.start, paragraph.end) if at not in silent)


def set_aside(story, reason):
    """Return the stretches that are set aside for a reason."""
    return [story.text[aside.start : aside.end] for aside in story.asides if aside.reason == reason]


def emphasised(story):
    """Return the stretches set in italics or bold."""
    return [story.text[slice(*span)] for paragraph in story.paragraphs() for span in paragraph.emphasis]


def dump(story):
    """Return a story as a page to read: chapters, scenes, and the line every paragraph starts on."""
    rows = []
    for chapter in story.chapters:
        rows.append(f"== {chapter.title}")
        for number, scene in enumerate(chapter.scenes):
            rows += ["--"] if number else []
            rows += [
                f"{paragraph.place.line}: {' '.join(words(story, paragraph).split())}"
                for paragraph in scene.paragraphs
            ]
    return "\n".join(rows)


def write_epub(path, documents, toc=(), metadata="", manifest="", extra=(), linear=()):
    """Write an EPUB of (file name, body) documents, with a table of contents of (link, title) entries.

    Where `linear` names documents, the others are outside the reading order.
    """
    item = '<item id="d{}" href="{}" media-type="application/xhtml+xml"/>'
    items = "".join(item.format(n, name) for n, (name, _) in enumerate(documents))
    outside = (' linear="no"' if linear and name not in linear else "" for name, _ in documents)
    spine = "".join(f'<itemref idref="d{n}"{mark}/>' for n, mark in enumerate(outside))
    links = "".join(f'<li><a href="{link}">{title}</a></li>' for link, title in toc)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}{manifest}"
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        f"<spine>{spine}</spine></package>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("OPS/book.opf", package)
        book.writestr("OPS/nav.xhtml", page(f'<nav epub:type="toc"><ol>{links}</ol></nav>'))
        for name, body in (
            *((f"OPS/{name}", page(body)) for name, body in documents if body is not None),
            *extra,
        ):
            book.writestr(name, body)
    return path


def page(body):
    """Return an XHTML document around a body."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Document</title></head><body>{body}</body></html>'
    )


def write_docx(path, paragraphs):
    """Write a Word document of (style, words) paragraphs; words may be (text, italic) runs."""
    document = docx.Document()
    for style, runs in paragraphs:
        paragraph = document.add_paragraph(style=style)
        for text, italic in [(runs, False)] if isinstance(runs, str) else runs:
            paragraph.add_run(text).italic = italic or None
    document.save(path)
    return path
