"""What a page's own styles hide: sites plant words in it that only thieves and machines see."""

import re
from collections.abc import Iterator

from lxml import etree

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_MARK = re.compile(r"([{};])")
_CLASS = re.compile(r"\.([\w-]+)")
UNSEEN = re.compile(r"(?<![\w-])(?:display:\s*none|visibility:\s*hidden)", re.IGNORECASE)
SEEN = re.compile(r"(?<![\w-])(?:display:\s*(?!none\b)\w|visibility:\s*visible)", re.IGNORECASE)
_UNSPOKEN = re.compile(r"(?<![\w-])speak:\s*(?:never|none)\b", re.IGNORECASE)
_SKINS = frozenset({"hide"})  # what a work skin of the Archive shows in downloads: who says a line of a chat


def hidden_classes(root: etree._Element) -> frozenset[str]:
    """Return the classes that a page hides in its `<style>` elements, whatever else an element is.

    One that another rule shows, such as `.tab.open`, is not among them, unless it is never to be spoken.
    """
    hidden: set[str] = set()
    shown: set[str] = set(_SKINS)
    unspoken: set[str] = set()
    for selectors, declared in (rule for style in root.iter("style") for rule in _rules(style.text or "")):
        names = {found[1] for one in selectors.split(",") if (found := _CLASS.fullmatch(one.strip()))}
        if SEEN.search(declared):
            shown.update(_CLASS.findall(selectors))
        elif UNSEEN.search(declared):
            (unspoken if _UNSPOKEN.search(declared) else hidden).update(names)
    return frozenset(unspoken | (hidden - shown))


def _rules(styles: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of every rule; one that holds in some cases only shows, and hides not.

    `@media print { .no-print { display: none } }` is about paper.
    """
    opened: list[str] = []
    declared = ""
    pieces = _MARK.split(_COMMENT.sub("", styles))
    for words, mark in zip(pieces[::2], pieces[1::2], strict=False):
        if mark == "{":
            opened.append(words)
            declared = ""
        elif mark == ";":
            declared += words + mark
        elif opened:
            selectors = opened.pop()
            if not opened or SEEN.search(declared + words):
                yield selectors, declared + words
            declared = ""
