"""An HTML document as a tree of elements, mended as browsers mend it."""

import re

from lxml import etree

from drama.errors import Place, Problem, StoryError
from drama.story.encoding import decode

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_CLOSE = "close every <div>, <font> and the like, or copy the words from a browser into a .txt file"
# What a document type declares in brackets, which the parser takes for words from its first `>` on.
_DECLARED = re.compile(
    r"""\A(?P<before>(?:\s|<\?[^>]*>|<!--(?:(?!-->).)*+-->)*+<!DOCTYPE\b(?:[^\[\]<>"']|"[^"]*"|'[^']*')*+)
    \[(?:[^\]"'<]|<(?!!--)|<!--(?:(?!-->).)*+-->|"[^"]*"|'[^']*')*+\](?=\s*>)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def parse(data: bytes, file: str, first_line: int = 1) -> etree._Element:
    """Return the root of an HTML document; nothing is fetched or expanded.

    Raises `StoryError` where the parser gives up before the end, which it does without a word.
    """
    found = _CHARSET.search(data[:2000])
    text = _DECLARED.sub(_undeclared, decode(data, file, found[1].decode("ascii") if found else ""))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        raise StoryError(
            Problem("this HTML cannot be read", Place(file), "save it again from a browser")
        ) from wrong
    if root is None:
        raise StoryError(Problem("there are no words in this file", Place(file)))
    stopped = next(iter(parser.error_log.filter_from_fatals()), None)
    if stopped is not None:
        what = "so many elements are left open here that the rest of this HTML cannot be read"
        raise StoryError(Problem(what, Place(file, first_line + stopped.line - 1), _CLOSE))
    return root


def _undeclared(found: re.Match[str]) -> str:
    """Return a document type without its declarations, every line of the file kept."""
    return found["before"] + "\n" * found[0].count("\n", len(found["before"]))
