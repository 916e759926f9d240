"""The tables of contents that Word makes itself: fields called TOC, and the frame it puts around them."""

from collections.abc import Iterator
from itertools import accumulate

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""What the names of Word's own elements begin with."""

_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
_TABLE = "table of contents"


def listing_paragraphs(body: etree._Element) -> frozenset[etree._Element]:
    """Return the paragraphs of tables of contents: framed as such, or with no words outside a TOC field."""
    framed = (paragraph for frame in _frames(body) for paragraph in frame.iter(f"{W}p"))
    runs = [*body.iter(f"{W}r")]
    listed: dict[bool, set[etree._Element]] = {True: set(), False: set()}
    for run, inside in zip(runs, _in_fields(runs), strict=True):
        if any((words.text or "").strip() for words in run.iterfind(f"{W}t")):
            listed[inside].add(next(run.iterancestors(f"{W}p")))
    return frozenset(framed) | (listed[True] - listed[False])


def _frames(body: etree._Element) -> Iterator[etree._Element]:
    for frame in body.iter(f"{W}sdt"):
        gallery = frame.find(_GALLERY)
        if gallery is not None and (gallery.get(f"{W}val") or "").lower() == _TABLE:
            yield frame


def _in_fields(runs: list[etree._Element]) -> Iterator[bool]:
    """Yield of each run whether it is inside a TOC field; one that never ends is none."""
    change = [0] * (len(runs) + 1)
    opened: list[tuple[int, list[str]]] = []
    for at, run in enumerate(runs):
        for element in run.iterchildren(f"{W}fldChar", f"{W}instrText"):
            kind = element.get(f"{W}fldCharType")
            if kind == "begin":
                opened.append((at, []))
            elif kind == "end" and opened:
                first, words = opened.pop()
                is_table = "".join(words).split()[:1] == ["TOC"]
                change[first] += is_table
                change[at] -= is_table
            elif kind is None and opened:
                opened[-1][1].append(element.text or "")
    return (depth > 0 for depth in accumulate(change[:-1]))
