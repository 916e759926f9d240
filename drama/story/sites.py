"""Pages of sites as a browser saves them: what of each is the story, and where it names title and author."""

import re
from dataclasses import dataclass
from typing import cast

from lxml import etree

from drama.story.blocks import Role
from drama.story.credits import in_a_row, page_title
from drama.story.elements import words_of


def _called(*names: str) -> str:
    """Return an XPath condition that an element has all of these classes."""
    return " and ".join(f"contains(concat(' ',normalize-space(@class),' '),' {name} ')" for name in names)


@dataclass(frozen=True, slots=True)
class Site:
    """How a site sets its pages, in XPath: its `sign`, and parts with what they are; all else is the site's.

    `named` is the title of a page where no element says that of the story.
    """

    sign: str
    parts: tuple[tuple[str, Role], ...]
    title: str
    author: str
    named: re.Pattern[str] = re.compile(r"(?P<title>.+)")


_CHAPTER = f"//*[{_called('chapter-inner', 'chapter-content')}]"
_HEADER = f"//*[{_called('fic-header')}]"
_SITES = (
    Site(  # FanFiction.net and FictionPress
        sign="//*[@id='profile_top'] and //*[@id='storytext']",
        parts=(("//*[@id='storytext']", "prose"),),
        title="//*[@id='profile_top']//b",
        author="//*[@id='profile_top']//a[contains(@href,'/u/')]",
    ),
    Site(  # Royal Road
        sign=f"boolean({_CHAPTER}) and ({_HEADER} or contains(//head/title,'| Royal Road'))",
        parts=(
            (_CHAPTER, "prose"),
            (f"{_HEADER}//h1", "prose"),
            (f"{_HEADER}//h2 | {_HEADER}//h3", "title page"),
            (f"//*[{_called('author-note-portlet')}]", "author's note"),
        ),
        title=f"{_HEADER}//h2",
        author=f"{_HEADER}//h3//a",
        named=re.compile(r"(?:.* - )?(?P<title>.+?) *\| Royal Road"),
    ),
)


def parts_of(root: etree._Element) -> dict[etree._Element, Role]:
    """Return the parts of a site's page that are not the site's, with what they are; none of other pages."""
    site = _site_of(root)
    parts = site.parts if site else ()
    return {element: role for path, role in parts for element in _found(root, path)}


def credits_of(root: etree._Element) -> tuple[str, str]:
    """Return title and author of the story on a site's page, "" where it does not say."""
    site = _site_of(root)
    if site is None:
        return "", ""
    titles, authors = (list(map(words_of, _found(root, path))) for path in (site.title, site.author))
    named = site.named.fullmatch(page_title(root))
    title = next(filter(None, titles), named["title"] if named else "")
    return title, in_a_row(authors[:1])


def _site_of(root: etree._Element) -> Site | None:
    return next((site for site in _SITES if root.xpath(f"boolean({site.sign})")), None)


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    return cast(list[etree._Element], root.xpath(path))
