"""How deep a table of contents lists what a book's headings say, so that both have one scale of ranks."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from drama.story.elements import HEADINGS, HIDDEN, words_of
from drama.story.html import Page


def ranked(pages: list[Page]) -> list[Page]:
    """Return documents with the titles that the table of contents gives at the ranks their headings have.

    Chapters of one depth may have headings in some documents, and in others none but the title listed.
    """
    ranks = _ranks(pages)
    return [replace(page, titles=_at(ranks, page)) if page.titles else page for page in pages]


def _at(ranks: dict[int, int], page: Page) -> dict[str, tuple[int, str]]:
    return {at: (ranks[depth], title) for at, (depth, title) in (page.titles or {}).items()}


def _ranks(pages: list[Page]) -> dict[int, int]:
    """Return the rank of each depth: that of its lowest heading, if what is listed below has a lower one."""
    told: dict[int, int] = {}
    for depth, level in (pair for page in pages for pair in _headed(page)):
        told[depth] = max(told.get(depth, 0), level)
    ranks: dict[int, int] = {}
    for depth in range(1, 7):
        below = min((level for deeper, level in told.items() if deeper > depth), default=7)
        above = ranks.get(depth - 1, 0)
        fits = depth in told and above < told[depth] < below
        ranks[depth] = told[depth] if fits else min(6, max(depth, above + 1))
    return ranks


def _headed(page: Page) -> Iterator[tuple[int, int]]:
    """Yield depth and rank of each place that is listed and is a heading."""
    if page.role != "prose" or not page.titles:
        return
    elements = [*page.root.iter(etree.Element)]
    places = {"": 0} | {element.get("id"): at for at, element in enumerate(elements) if element.get("id")}
    for name, (depth, _) in page.titles.items():
        level = _level(elements, places[name]) if name in places else 0
        if level:
            yield depth, level


def _level(elements: list[etree._Element], first: int) -> int:
    """Return the rank of the heading that the words begin in from an element on, 0 where they are in none."""
    for at in range(first, len(elements)):
        element = elements[at]
        outwards = [element, *element.iterancestors(etree.Element)]
        heading = next((each for each in outwards if each.tag in HEADINGS), None)
        if heading is not None and words_of(heading):
            return int(heading.tag[1])
        if (element.text or "").strip() and not any(each.tag in HIDDEN for each in outwards):
            return 0
    return 0
