"""What elements of HTML are: which stand on lines of their own, which are headings, what they say."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

_BLOCK_TAGS = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr
ul
"""
BLOCKS = frozenset(_BLOCK_TAGS.split())
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_HIDDEN_TAGS = """
script style head nav template noscript svg iframe object audio video button select textarea input canvas
"""
HIDDEN = frozenset(_HIDDEN_TAGS.split())
EMPHASIS = frozenset({"i", "em", "b", "strong"})
_OTHER_TAGS = """
a abbr acronym area base basefont bdi bdo big blink br cite code col colgroup data datalist del dfn dialog
dir embed font frame frameset image img ins kbd label legend link map mark marquee menu meta meter nobr
noframes o:p optgroup option output param path picture progress q rb rp rt rtc ruby s samp search slot small
source span strike sub sup time title track tt u var wbr
"""
_TAGS = BLOCKS | HIDDEN | EMPHASIS | frozenset(_OTHER_TAGS.split())
_MARKUP = re.compile(
    r"""<(?:!doctype\b|\?xml\b|/?(?P<tag>[a-z][a-z0-9:]*+)
    (?:\s++(?:[\w:.-]++\s*+=\s*+(?:"[^"]*"|'[^']*'|[^\s"'<>]++)
        |(?:checked|compact|controls|disabled|hidden|noshade|nowrap|open|reversed)(?![\w:.-])))*+
    \s*+/?>)""",
    re.IGNORECASE | re.VERBOSE,
)


def is_block(element: etree._Element) -> bool:
    """Tell whether an element stands on lines of its own."""
    return element.tag in BLOCKS


def names_of(element: etree._Element) -> Iterator[str]:
    """Yield what an element is called by its `epub:type`, `role` and `class`."""
    for attribute in ("epub:type", "role", "class"):
        yield from (element.get(attribute) or "").lower().split()


def words_of(element: etree._Element) -> str:
    """Return all words inside an element in one line."""
    return " ".join("".join(map(str, element.itertext())).split())


@lru_cache(maxsize=1)
def _last_comment_end(text: str) -> int:
    """Return where the last `-->` is: thousands of comments may open, and none of them close."""
    return text.rfind("-->")


def opens_markup(text: str, at: int = 0) -> bool:
    """Tell whether a tag or comment opens at `at`: `<Help me>`, `<I am here>` and `<!-- so` are words."""
    if text.startswith("<!--", at):
        return _last_comment_end(text) >= at + 2
    found = _MARKUP.match(text, at)
    return found is not None and (found["tag"] is None or found["tag"].lower() in _TAGS)
