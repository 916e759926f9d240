"""Notes that only a link tells from the story: a raised number or `*`, and the paragraph it points to.

EPUB 3 says `epub:type="noteref"` and `footnote`; older books only link. What is certain here is given these
names, and is then read as if the book said so itself.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from lxml import etree

from drama.story.elements import HEADINGS, is_block, words_of

_MARK = re.compile(r"[\[(]?(?P<label>\d{1,3}|[*†‡§¶]+)[\])]?")
_RAISED_MARK = re.compile(r"[\[(]?(?P<label>\d{1,3}|[*†‡§¶]+|[a-z])[\])]?")
_RAISED = re.compile(r"vertical-align:\s*super", re.IGNORECASE)
_TEN = re.compile(r"(?<![\w.,])10$")
_RAISED_TO = re.compile(r"(?<![\w’'])(?:[b-zB-HJ-Z]|[ckm]m|mc|\d+ ?(?:ft|in|mi|yd))$")
_CLOSING = frozenset(".,;:!?…)]}\"'”’»")
_SENDS_BACK = frozenset("↩↵↑⤴⏎^")
_PIECES = 40  # stretches of text; a mark stands this near to words, and a note begins with them
_REACH = 20  # blocks; an element with more of them is no note
_PAGES = frozenset({"html", "body"})

_Place = tuple[str, str]  # a document and an id in it


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a mark says, without the brackets around it and with them, and whether it is a superscript."""

    label: str
    words: str
    raised: bool


def name_notes(roots: Mapping[str, etree._Element]) -> None:
    """Give the marks of notes in a book's documents, and the notes they link to, the names of EPUB 3."""
    elements = [(name, element) for name, root in roots.items() for element in root.iter(etree.Element)]
    targets = {place: at for at, (name, element) in enumerate(elements) for place in _places(name, element)}
    for at, (name, link) in enumerate(elements):
        target = targets.get(_linked(name, link), -1) if link.tag == "a" else -1
        mark = _mark(link) if target > at else None
        note = _note(elements[target][1]) if mark else None
        if mark and note is not None and note not in link.iterancestors() and _is_note(note, mark):
            _name(link, "noteref")
            _name(note, "footnote")


def _places(name: str, element: etree._Element) -> Iterator[_Place]:
    called = [element.get("id"), element.get("name") if element.tag == "a" else None]
    return ((name, one) for one in called if one)


def _linked(name: str, link: etree._Element) -> _Place:
    document, _, fragment = (link.get("href") or "").partition("#")
    folder = posixpath.dirname(name)
    joined = posixpath.normpath(posixpath.join(folder, unquote(document))) if document else name
    return joined, unquote(fragment)


# Marks ------------------------------------------------------------------------------------------------------


def _mark(link: etree._Element) -> _Mark | None:
    """Return what a link says if it stands in running text as marks of notes do.

    A number as large as the words around it has to touch a word: `turn to 45` and `(45)` send readers on.
    """
    raised = _is_raised(link)
    words = words_of(link)
    found = (_RAISED_MARK if raised else _MARK).fullmatch(words)
    before = _before(link) if found else ""
    if not found or not any(map(str.isalpha, before)):
        return None
    touches = before[-1].isalnum() or before[-1] in _CLOSING
    sure = raised or touches or not words.isdigit()
    return _Mark(found["label"], words, raised) if sure else None


def _is_raised(link: etree._Element) -> bool:
    """Tell whether a link is set as a superscript, by an element around it or by one that holds its words."""
    if next(link.iterancestors("sup"), None) is not None or _RAISED.search(link.get("style") or ""):
        return True
    words = words_of(link)
    return any(
        (inner.tag == "sup" or _RAISED.search(inner.get("style") or "")) and words_of(inner) == words
        for inner in link.iterdescendants(etree.Element)
    )


def _before(link: etree._Element) -> str:
    """Return what stands before an element in its block, back to the last piece with a letter in it."""
    pieces: list[str] = []
    for piece in islice(_pieces_before(link), _PIECES):
        pieces.append(piece)
        if any(map(str.isalpha, piece)):
            break
    return "".join(reversed(pieces))


def _pieces_before(element: etree._Element) -> Iterator[str]:
    while not is_block(element) and (parent := element.getparent()) is not None:
        for sibling in element.itersiblings(preceding=True):
            yield sibling.tail or ""
            if is_block(sibling):
                return
            yield "" if callable(sibling.tag) else words_of(sibling)
        yield parent.text or ""
        element = parent


def is_power(raised: etree._Element) -> bool:
    """Tell whether a superscript number is a power, after a unit, a letter or a ten, and links to nothing."""
    linked = next(raised.iter("a"), next(raised.iterancestors("a"), None))
    if linked is not None:
        return False
    number, before = words_of(raised), _before(raised)
    if number in ("2", "3") and _RAISED_TO.search(before):
        return True
    return number.isdecimal() and number != "1" and _TEN.search(before) is not None


# Notes ------------------------------------------------------------------------------------------------------


def _note(target: etree._Element) -> etree._Element | None:
    """Return the block that an id belongs to: the one that has it, that opens with it, or that follows it."""
    block = target
    while not is_block(block):
        parent = block.getparent()
        if parent is None:
            return None
        block = parent
    if block is not target and any(map(is_block, block.iterchildren(etree.Element))):
        after = target.getnext()
        empty = not words_of(target) and not (target.tail or "").strip()
        return after if empty and after is not None and is_block(after) else None
    if any(map(str.isalpha, _before(target))):
        return None
    if block.tag in ("td", "th") and (row := block.getparent()) is not None:
        return row
    return block


def _is_note(note: etree._Element, mark: _Mark) -> bool:
    """Tell whether a block is the note of a mark: it begins with the mark, or is what only notes are.

    A superscript points to nothing but notes, which are a paragraph; other marks need a way back.
    """
    blocks = list(islice(filter(is_block, note.iter(etree.Element)), _REACH + 1))
    words = " ".join(" ".join(map(str, islice(note.itertext(), _PIECES))).split())
    titled = any(block.tag in HEADINGS for block in blocks)
    if note.tag in _PAGES or titled or len(blocks) > _REACH or not any(map(str.isalpha, words)):
        return False
    paragraphs = sum(not any(map(is_block, block.iterchildren(etree.Element))) for block in blocks)
    return _begins(words, mark) or _leads_back(note) or (mark.raised and paragraphs == 1)


def _begins(words: str, mark: _Mark) -> bool:
    """Tell whether words begin with a mark, and in its brackets if they alone make the number a mark."""
    bracketed = not mark.raised and mark.label.isdigit() and mark.words != mark.label
    opening = re.escape(mark.words) if bracketed else rf"[\[(^↑ ]*{re.escape(mark.label)}(?!\w)"
    return re.match(rf"(?:(?:foot|end)?note )?{opening}", words, re.IGNORECASE) is not None


def _leads_back(note: etree._Element) -> bool:
    return any(_SENDS_BACK & set(words_of(link)) for link in note.iter("a") if link.get("href"))


def _name(element: etree._Element, name: str) -> None:
    element.set("epub:type", f"{name} {element.get('epub:type') or ''}".strip())
