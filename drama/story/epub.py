"""EPUB 2 and 3: the documents of the spine in order, with the titles the table of contents gives them."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from drama.errors import Place, Problem, StoryError
from drama.story import html
from drama.story.archive import Archive, open_archive
from drama.story.blocks import Draft, Role
from drama.story.credits import in_a_row
from drama.story.elements import words_of
from drama.story.flow import Flow
from drama.story.links import name_notes
from drama.story.ranks import ranked
from drama.story.titles import join_titles
from drama.story.tree import parse

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_RIGHTS = ("META-INF/rights.xml", "META-INF/sinf.xml")
_NAMES = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
    "enc": "http://www.w3.org/2001/04/xmlenc#",
}
_FONT_SCRAMBLING = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_DOCUMENTS = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"}
)

_PAGES: dict[str, Role] = {
    **dict.fromkeys(("title page", "titlepage", "title", "cover", "half title", "halftitle"), "title page"),
    **dict.fromkeys(
        ("copyright", "copyright page", "imprint", "colophon", "uncopyright", "license"), "licence"
    ),
    **dict.fromkeys(("contents", "table of contents", "toc", "nav"), "contents"),
}
"""What a document is by its name in the guide, in the table of contents, or as a file."""

_STARTS = frozenset({"start", "begin", "start reading", "begin reading", "main text", "text", "body"})
"""What a table of contents calls the place to begin at, which is no title of a chapter."""

_PAGE_LIMIT = 20_000  # bytes; a document called "title" that is longer holds more than a title

Titles = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Book:
    """The package of an EPUB: its documents in reading order and what is known about them, by path."""

    archive: Archive
    package: etree._Element
    folder: str
    items: dict[str, etree._Element]
    roles: dict[str, Role] = field(default_factory=dict)
    titles: dict[str, Titles] = field(default_factory=dict)


def read(path: Path) -> Draft:
    """Return an EPUB as blocks.

    Raises `StoryError` for a file that is broken, protected, or unsafe, and for documents of the spine that
    are missing, all of them at once.
    """
    with open_archive(path) as archive:
        return _read(_open(archive))


def _read(book: Book) -> Draft:
    spine = dict(_spine(book))
    shared = Counter(map(posixpath.basename, spine))
    shorts = {name: short if shared[short := posixpath.basename(name)] == 1 else name for name in spine}
    pages = {name: _page(book, name, shorts[name], outside) for name, outside in spine.items()}
    pages = dict(zip(pages, ranked([*pages.values()]), strict=True))
    name_notes({name: page.root for name, page in pages.items()})
    flow = Flow(book.archive.file)
    for page in pages.values():
        html.pour(page, flow)
    return join_titles(flow.draft(_metadata(book, "title"), _authors(book)))


def _open(archive: Archive) -> Book:
    _refuse_protected(archive)
    rootfile = archive.xml(_CONTAINER).find(".//c:rootfile", _NAMES)
    name = unquote(rootfile.get("full-path") or "") if rootfile is not None else ""
    package = archive.xml(name)
    items = {item.get("id") or "": item for item in package.iterfind(".//opf:manifest/opf:item", _NAMES)}
    book = Book(archive, package, posixpath.dirname(name), items)
    book.roles.update(_guide(book))
    book.titles.update(_contents(book))
    return book


def _refuse_protected(archive: Archive) -> None:
    methods = set()
    if _ENCRYPTION in archive.names:
        found = archive.xml(_ENCRYPTION).iterfind(".//enc:EncryptionMethod", _NAMES)
        methods = {method.get("Algorithm") for method in found} - _FONT_SCRAMBLING
    if methods or not archive.names.isdisjoint(_RIGHTS):
        hint = "buy or download it without copy protection (DRM), or ask the author for the text"
        raise StoryError(Problem("this book is copy-protected and cannot be read", Place(archive.file), hint))


def _spine(book: Book) -> Iterator[tuple[str, bool]]:
    """Yield the paths of the documents to read, in order, after making sure that all of them are there.

    With each goes whether it is opened by links alone, outside the reading order.
    """
    names: dict[str, bool] = {}
    problems = []
    for reference in book.package.iterfind(".//opf:spine/opf:itemref", _NAMES):
        item = book.items.get(reference.get("idref") or "")
        name = _path(book, item.get("href") or "") if item is not None else f"#{reference.get('idref')}"
        if item is not None and (item.get("media-type") or "").lower() not in _DOCUMENTS:
            continue
        if name not in book.archive.names:
            hint = "export or download the book again"
            problems.append(
                Problem("this part of the book is missing", Place(f"{book.archive.file}:{name}"), hint)
            )
        names[name] = reference.get("linear") == "no" and names.get(name, True)
    if problems:
        raise StoryError(*problems)
    if not names:
        raise StoryError(Problem("this book lists no text to read", Place(book.archive.file)))
    yield from names.items()


def _page(book: Book, name: str, short: str, outside: bool) -> html.Page:
    data = book.archive.read(name)
    root = parse(data if data.strip() else b"<html></html>", f"{book.archive.file}:{short}")
    titles = book.titles.get(name, {})
    role = book.roles.get(name) or (_role(name, titles) if len(data) < _PAGE_LIMIT else "prose")
    if role == "prose" and outside:
        role = "outside the reading order"
    return html.Page(root, short, role, html.is_of_archive(root), titles)


def _role(name: str, titles: Titles) -> Role:
    """Return what the document is by its title in the table of contents or its file name."""
    stem = re.sub(r"[-_\d\s]+", " ", posixpath.splitext(posixpath.basename(name))[0]).strip().lower()
    called = [stem, titles.get("", (0, ""))[1].lower()]
    return next((_PAGES[words] for words in called if words in _PAGES), "prose")


def _guide(book: Book) -> Iterator[tuple[str, Role]]:
    """Yield what the guide of an EPUB 2 says its documents are."""
    for reference in book.package.iterfind(".//opf:guide/opf:reference", _NAMES):
        role = html.ROLES.get((reference.get("type") or "").replace("title-page", "titlepage").lower())
        if role:
            yield _path(book, reference.get("href") or ""), role


def _contents(book: Book) -> dict[str, Titles]:
    """Return the chapter titles of the table of contents by document, each at the id it points to."""
    titles: dict[str, Titles] = {}
    for base, href, level, title in [*_navigation(book), *_ncx(book)]:
        target, _, fragment = href.partition("#")
        name = _joined(base, target)
        words = " ".join(title.split())
        if words and words.lower() not in _STARTS:
            titles.setdefault(name, {}).setdefault(fragment, (min(level, 6), words))
    return titles


def _navigation(book: Book) -> Iterator[tuple[str, str, int, str]]:
    """Yield folder, link, rank and title of every entry of an EPUB 3's navigation document."""
    found = (item for item in book.items.values() if "nav" in (item.get("properties") or "").split())
    for name in (_path(book, item.get("href") or "") for item in found):
        if name not in book.archive.names:
            continue
        root = parse(book.archive.read(name), f"{book.archive.file}:{name}")
        for nav in (nav for nav in root.iter("nav") if "toc" in (nav.get("epub:type") or "toc")):
            for link in nav.iter("a"):
                level = sum(1 for _ in link.iterancestors("ol"))
                yield posixpath.dirname(name), link.get("href") or "", max(1, level), words_of(link)


def _ncx(book: Book) -> Iterator[tuple[str, str, int, str]]:
    """Yield folder, link, rank and title of every entry of an EPUB 2's table of contents."""
    found = (item for item in book.items.values() if item.get("media-type") == "application/x-dtbncx+xml")
    for name in (_path(book, item.get("href") or "") for item in found):
        if name not in book.archive.names:
            continue
        for point in book.archive.xml(name).iter(f"{{{_NAMES['ncx']}}}navPoint"):
            content = point.find("ncx:content", _NAMES)
            title = point.findtext("ncx:navLabel/ncx:text", "", _NAMES)
            level = 1 + sum(1 for _ in point.iterancestors(point.tag))
            yield (
                posixpath.dirname(name),
                content.get("src") or "" if content is not None else "",
                level,
                title,
            )


def _path(book: Book, href: str) -> str:
    return _joined(book.folder, href.partition("#")[0])


def _joined(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href)))


def _metadata(book: Book, name: str) -> str:
    return " ".join((book.package.findtext(f".//dc:{name}", "", _NAMES) or "").split())


def _authors(book: Book) -> str:
    """Return the creators who wrote the book, or all where none is said to have written it."""
    creators = [
        (_part_in(book, creator), creator.text or "")
        for creator in book.package.iterfind(".//dc:creator", _NAMES)
    ]
    return in_a_row(name for part, name in creators if part in ("", "aut")) or in_a_row(
        name for _, name in creators
    )


def _part_in(book: Book, creator: etree._Element) -> str:
    """Return what a creator did, as a MARC relator code: said on the element (EPUB 2) or of it (EPUB 3)."""
    refined = (
        meta.text or ""
        for meta in book.package.iterfind(".//opf:meta[@property='role']", _NAMES)
        if (meta.get("refines") or "#") == f"#{creator.get('id')}"
    )
    return (creator.get(f"{{{_NAMES['opf']}}}role") or next(refined, "")).strip().lower()
