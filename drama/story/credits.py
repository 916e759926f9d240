"""What an HTML document says about itself: its title and its authors, and the work a site's page is about."""

from collections.abc import Iterable

from lxml import etree

from drama.story.elements import names_of, words_of

WORK = "workskin"  # the id around the work on a page of the Archive's site, and of sites with its software


def work_of(root: etree._Element) -> etree._Element | None:
    """Return the work in a page of an archive as its site shows it, with the site around it."""
    return root.find(f".//*[@id='{WORK}']")


def _called(root: etree._Element, name: str) -> etree._Element | None:
    """Return the first element with a class."""
    return next((element for element in root.iter(etree.Element) if name in names_of(element)), None)


def page_title(root: etree._Element) -> str:
    """Return what a page calls itself in its head, "" where it does not."""
    return " ".join((root.findtext(".//head/title") or "").split())


def title_of(root: etree._Element) -> str:
    """Return the title over an archive's work, else the only first-rank heading that the page's title has."""
    work = work_of(root)
    titled = _called(work, "title") if work is not None else None
    if titled is not None:
        return words_of(titled)
    headings = [words_of(heading) for heading in root.iter("h1")]
    named = page_title(root)
    return headings[0] if len(headings) == 1 and headings[0] in named else named


def authors_of(root: etree._Element) -> str:
    """Return the authors linked side by side, in a byline if there is one, else those that the head names."""
    byline = _called(root, "byline")
    linking = (root if byline is None else byline).iter("a")
    links = [link for link in linking if "author" in (link.get("rel") or "").split()]
    linked = [words_of(link) for link in links if link.getparent() is links[0].getparent()]
    metas = (meta for meta in root.iter("meta") if (meta.get("name") or "").lower() == "author")
    return in_a_row(linked) or in_a_row(meta.get("content") or "" for meta in metas)


def in_a_row(names: Iterable[str]) -> str:
    """Return names as a byline has them, each once."""
    return ", ".join(dict.fromkeys(filter(None, (" ".join(name.split()) for name in names))))
