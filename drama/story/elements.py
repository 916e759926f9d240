"""What elements of HTML are: which stand on lines of their own, which are headings, what they say."""

from lxml import etree

_BLOCK_TAGS = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr
ul
"""
BLOCKS = frozenset(_BLOCK_TAGS.split())
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def is_block(element: etree._Element) -> bool:
    """Tell whether an element stands on lines of its own."""
    return element.tag in BLOCKS


def words_of(element: etree._Element) -> str:
    """Return all words inside an element in one line."""
    return " ".join("".join(map(str, element.itertext())).split())
