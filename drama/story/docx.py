"""Word documents: paragraphs, headings by style, italics and bold; places count paragraphs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from drama.story.archive import Archive, open_archive
from drama.story.blocks import Draft, Role
from drama.story.breaks import is_break
from drama.story.fields import W, listing_paragraphs
from drama.story.flow import Flow, Passage
from drama.story.front import credited
from drama.story.symbols import sign_of

_DC = "{http://purl.org/dc/elements/1.1/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_TAKEN_OUT = (f"{W}moveFrom", f"{W}del")  # a tracked change keeps the words it moves or deletes
_INITIALS = frozenset({"drop", "margin"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_EMPHASIS = (f"{W}i", f"{W}b")
_OUTLINES = frozenset("012345")  # deeper ranks are body text
_OFF = frozenset({"0", "false", "off", "none"})
_ROLES: dict[str, Role] = {"title": "title page", "subtitle": "title page", "toc heading": "contents"}

Styles = dict[str, etree._Element]
Piece = tuple[int, etree._Element]  # a paragraph of the file, and its number


def read(path: Path) -> Draft:
    """Return a Word document as blocks, its foot- and endnotes set aside after the text.

    Raises `StoryError` for a file that is broken, protected or unsafe.
    """
    with open_archive(path) as archive:
        return _read(archive)


def _read(archive: Archive) -> Draft:
    styles = _styles(archive)
    flow = Flow(archive.file)
    body = archive.xml(_BODY)
    listed = listing_paragraphs(body)
    for pieces in _joined(body):
        _add(flow, pieces, styles, "contents" if pieces[-1][1] in listed else "prose")
    for part in _NOTES:
        if part in archive.names:
            _add_notes(flow, archive.xml(part), part.rpartition("/")[2])
    property_title, account = _properties(archive)
    draft = flow.draft()
    title, author = credited(draft)
    # The properties often name another file, and whom the computer belongs to.
    return replace(draft, title=title, author=author or account, property_title=property_title)


def _properties(archive: Archive) -> tuple[str, str]:
    """Return title and author from a document's properties, "" where they are not set."""
    if _PROPERTIES not in archive.names:
        return "", ""
    core = archive.xml(_PROPERTIES)
    return (core.findtext(f"{_DC}title") or "").strip(), (core.findtext(f"{_DC}creator") or "").strip()


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Yield every paragraph in order, the ones in tables and text boxes too, once each."""
    for paragraph in root.iter(f"{W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph


def _joined(root: etree._Element) -> Iterator[list[Piece]]:
    """Yield what is read as one paragraph: several where the marks between them were deleted and tracked.

    A letter in a frame of its own, set large, goes with the paragraph it begins.
    """
    pieces: list[Piece] = []
    for number, paragraph in enumerate(_paragraphs(root), start=1):
        if pieces and paragraph.getparent() is not pieces[-1][1].getparent():
            yield pieces
            pieces = []
        pieces.append((number, paragraph))
        if not _goes_on(paragraph):
            yield pieces
            pieces = []
    if pieces:
        yield pieces


def _goes_on(paragraph: etree._Element) -> bool:
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    initial = frame is not None and frame.get(f"{W}dropCap") in _INITIALS
    return initial or any(paragraph.find(f"{W}pPr/{W}rPr/{change}") is not None for change in _TAKEN_OUT)


def _add(flow: Flow, pieces: list[Piece], styles: Styles, known: Role) -> None:
    passage = _passage(pieces, styles)
    words = "".join(passage.words).strip()
    if not words:
        flow.widen()
        return
    names, level = _style(pieces[-1][1], styles)
    role = _role(names, known)
    flow.add(passage, role=role, level=0 if is_break(words) else level)


def _role(names: list[str], known: Role) -> Role:
    """Return what a paragraph is by its style; the captions of LibreOffice are based on one."""
    if "caption" in names:
        return "image"
    name = names[0] if names else ""
    return "contents" if name.startswith("toc ") else _ROLES.get(name, known)


def _add_notes(flow: Flow, root: etree._Element, part: str) -> None:
    for pieces in _joined(root):
        passage = _passage(pieces, {})
        if "".join(passage.words).strip():
            flow.add(passage, part, "footnote")


def _passage(pieces: list[Piece], styles: Styles) -> Passage:
    passage = Passage()
    for number, paragraph in pieces:
        for run in paragraph.iter(f"{W}r"):
            elsewhere = next(run.iterancestors(f"{W}p")) is not paragraph
            if elsewhere or next(run.iterancestors(_TAKEN_OUT), None) is not None:
                continue
            if _is_on(run, f"{W}vanish", styles):
                continue
            emphasised = any(_is_on(run, tag, styles) for tag in _EMPHASIS)
            for words in filter(None, _words(run)):
                if words == "\n":
                    passage.break_line(number, emphasised=emphasised)
                else:
                    passage.append(words, number, emphasised=emphasised)
    return passage


def _words(run: etree._Element) -> Iterator[str]:
    for element in run.iterchildren():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "t":
            yield element.text or ""
        elif name == "sym":
            yield sign_of(element.get(f"{W}font") or "", element.get(f"{W}char") or "")
        elif name in _SIGNS and element.get(f"{W}type") != "page":
            yield _SIGNS[name]


def _is_on(run: etree._Element, tag: str, styles: Styles) -> bool:
    """Tell whether a run has a property, set on itself or by its character style."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return False
    found = properties.find(tag)
    style = properties.find(f"{W}rStyle")
    if found is None and style is not None:
        found = next(
            (own for each in _chain(style, styles) if (own := each.find(f"{W}rPr/{tag}")) is not None), None
        )
    return found is not None and (found.get(f"{W}val") or "on").lower() not in _OFF


# Styles -----------------------------------------------------------------------------------------------------


def _styles(archive: Archive) -> Styles:
    name = "word/styles.xml"
    if name not in archive.names:
        return {}
    return {style.get(f"{W}styleId") or "": style for style in archive.xml(name).iter(f"{W}style")}


def _chain(reference: etree._Element | None, styles: Styles) -> Iterator[etree._Element]:
    """Yield a style and the styles it is based on, each once however they refer to each other."""
    seen: set[str] = set()
    while reference is not None:
        name = reference.get(f"{W}val") or ""
        if name in seen or name not in styles:
            return
        seen.add(name)
        yield styles[name]
        reference = styles[name].find(f"{W}basedOn")


def _style(paragraph: etree._Element, styles: Styles) -> tuple[list[str], int]:
    """Return the names of a paragraph's style and its bases, in lower case, and its rank as a heading."""
    chain = list(_chain(paragraph.find(f"{W}pPr/{W}pStyle"), styles))
    names = [style.find(f"{W}name") for style in chain]
    called = [(name.get(f"{W}val") or "").lower() for name in names if name is not None]
    levels = [
        paragraph.find(f"{W}pPr/{W}outlineLvl"),
        *(style.find(f"{W}pPr/{W}outlineLvl") for style in chain),
    ]
    outlines = (level.get(f"{W}val") or "" for level in levels if level is not None)
    outline = next((int(value) for value in outlines if value in _OUTLINES), 9)
    named = next(
        (int(name[-1]) for name in called if name.startswith("heading ") and name[-1].isdecimal()), 0
    )
    level = named or (outline + 1) % 10
    return called, min(level, 6)
