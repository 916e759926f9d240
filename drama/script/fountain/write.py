"""Elements to Fountain text in one normal form: an empty line between blocks, forced only where needed."""

import re
from collections.abc import Callable, Iterator

from drama.script.fountain.inline import rows
from drama.script.fountain.model import Document, Element
from drama.script.fountain.read import elements, title_page

# Other programs know fewer capitals and more title keys than the syntax has; where they might err, we force.
_PLAIN_NAME = re.compile(r"[A-Z][A-Z .-]+")
_LIKE_A_TITLE = re.compile(r"[\w -]+:\s*\S")


def write(document: Document) -> str:
    """Return the text of a document, such that `parse` gives the document back.

    That holds for every document that `parse` can return; in one made otherwise, texts are trimmed, have
    no empty lines, close what they open, and do not end in a mark of their own kind.
    """
    fields = "\n".join(_field(key, lines) for key, lines in document.title_page)
    blocks = [fields] if fields else []
    for element in document.elements:
        blocks.append(_block(element, first=not blocks))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _field(key: str, lines: tuple[str, ...]) -> str:
    if len(lines) < 2:
        return " ".join([f"{key}:", *lines])
    return "\n    ".join([f"{key}:", *lines])


def _block(element: Element, first: bool) -> str:
    """Return the plainest form of an element that is read back as this very element."""
    forms = list(_FORMS[element.kind](element))
    return next((form for form in forms[:-1] if _reads_back(form, element, first)), forms[-1])


def _reads_back(form: str, element: Element, first: bool) -> bool:
    lines = tuple(rows(form))
    titled = first and (title_page(lines)[0] or _LIKE_A_TITLE.match(form))
    return not titled and tuple(elements(lines)) == (element,)


# The forms of each kind, the plainest first, the one that always works last.


def _lines(text: str) -> list[str]:
    return [row.raw for row in rows(text)]


def _action(element: Element) -> Iterator[str]:
    yield element.text
    yield "!" + element.text
    yield "\n".join("!" + line for line in _lines(element.text))


def _heading(element: Element) -> Iterator[str]:
    numbered = f"{element.text} #{element.number}#" if element.number else element.text
    yield numbered
    yield "." + numbered


def _transition(element: Element) -> Iterator[str]:
    yield element.text
    yield f"> {element.text}".rstrip()


def _character(element: Element) -> Iterator[str]:
    name = " ".join([element.text, *(f"({extension})" for extension in element.extensions)])
    speech = "\n".join([name + " ^" * element.dual, *map(_part, element.parts)])
    if _PLAIN_NAME.fullmatch(element.text):
        yield speech
    yield "@" + speech


def _part(element: Element) -> str:
    if element.kind == "parenthetical":
        return element.text
    mark = "~" if element.kind == "lyrics" else ""
    return "\n".join(mark + line or "  " for line in _lines(element.text))


_FORMS: dict[str, Callable[[Element], Iterator[str]]] = {
    "heading": _heading,
    "action": _action,
    "character": _character,
    "lyrics": lambda element: iter([_part(element)]),
    "transition": _transition,
    "centered": lambda element: iter([f"> {element.text} <" if element.text else "> <"]),
    "page break": lambda element: iter(["==="]),
    "section": lambda element: iter([f"{'#' * element.level} {element.text}".rstrip()]),
    "synopsis": lambda element: iter([f"= {element.text}".rstrip()]),
    "note": lambda element: iter([f"[[{element.text}]]"]),
    "boneyard": lambda element: iter([f"/*{element.text}*/"]),
}
