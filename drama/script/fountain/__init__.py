"""Fountain, the plain-text screenplay: text to a `Document` and back; it knows nothing of the show.

`parse` takes any text, `write` gives the normal form, and `parse(write(parse(text))) == parse(text)`.
The syntax is the one published at fountain.io/syntax. `plain` and `escape` go between markup and words.
"""

from drama.script.fountain.inline import (
    Row,
    clean,
    escape,
    file_rows,
    pieces,
    plain,
    rows,
    spans,
    split,
    stretches,
    unclosed,
    unemphasised,
)
from drama.script.fountain.model import Document, Element, Kind
from drama.script.fountain.read import parse
from drama.script.fountain.write import write

__all__ = [
    "Document",
    "Element",
    "Kind",
    "Row",
    "clean",
    "escape",
    "file_rows",
    "parse",
    "pieces",
    "plain",
    "rows",
    "spans",
    "split",
    "stretches",
    "unclosed",
    "unemphasised",
    "write",
]
