"""What a picture in HTML stands for: the first letter of a word, or the ornament between two scenes."""

import re
from itertools import chain, islice

from lxml import etree

from drama.story.breaks import is_break
from drama.story.elements import names_of, words_of

_BREAK = re.compile(
    r"(?:scene|section|space|story|text|thought|time|ornament(?:al)?)[-_]?(?:break|divider|separator)s?(?:[-_].*)?"
    r"|breaks?|separator|divider|asterism|dinkus|fleuron|ornament",
)
_SAYS_BREAK = re.compile(
    r"\W*(?:an? )?(?:decorative |ornamental )?(?:(?:scene|section|space|text) )?"
    r"(?:break|divider|separator|ornament|flourish|fleuron|asterism|dinkus)\W*",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(r"\W*(?:image|img|picture|graphic|[\w-]+\.(?:png|jpe?g|gif|svg|webp))?\W*", re.I)
_ILLUSTRATION = re.compile(r"illus|figure|caption|photo|portrait|plate|(?:^|\W)map|cover|frontis|image-?page")
_DROP_CAP = re.compile(r"drop|initial|(?:first|big)-?letter")
_LETTER = re.compile(r"[\"'“‘«]?[^\W\d_]")
_WORD = re.compile(r"[AIO]", re.IGNORECASE)  # that is one letter long
_AROUND = 3  # elements; what a picture is for is said on it or closely around it


def says_break(element: etree._Element) -> bool:
    """Tell whether an element is called a break between scenes."""
    return any(map(_BREAK.fullmatch, names_of(element)))


def is_caption(element: etree._Element) -> bool:
    """Tell whether an element says what a picture above it shows."""
    return element.tag == "figcaption" or any("caption" in name for name in names_of(element))


def letter(picture: etree._Element) -> str:
    """Return the letter that a picture stands for, "" where it stands for none: a word goes on behind it."""
    words = _words(picture)
    if not _LETTER.fullmatch(words):
        return ""
    called = any(_DROP_CAP.search(name) for one in _with_parents(picture) for name in names_of(one))
    behind = _behind(picture)
    goes_on = behind[:1].isalpha() if called else behind[:1].islower()
    alone = _WORD.fullmatch(words[-1]) and behind[:1].isspace() and behind.lstrip()[:1].isalpha()
    return words if goes_on or (alone and (called or behind.lstrip()[:1].islower())) else ""


def is_ornament(picture: etree._Element) -> bool:
    """Tell whether a picture on a line of its own may part two scenes: it is said to, or it says nothing."""
    words = _words(picture)
    if is_break(words) or _SAYS_BREAK.fullmatch(words):
        return True
    around = list(_with_parents(picture))
    called = (name for one in around for name in names_of(one))
    pictured = any(one.tag == "figure" for one in around) or any(map(_ILLUSTRATION.search, called))
    return not pictured and _SAYS_NOTHING.fullmatch(words) is not None


def drawn_words(picture: etree._Element) -> str:
    """Return the words that a drawing has in it, which are seen and no text of the page."""
    return " ".join(filter(None, map(words_of, picture.iter("text"))))


def _words(picture: etree._Element) -> str:
    return (picture.get("alt") or picture.get("aria-label") or drawn_words(picture)).strip()


def _with_parents(picture: etree._Element) -> "chain[etree._Element]":
    return chain([picture], islice(picture.iterancestors(), _AROUND))


def _behind(picture: etree._Element) -> str:
    """Return what stands right behind a picture: white space counts."""
    following = islice(picture.itersiblings(), 2)
    texts = chain([picture.tail or ""], *([*map(str, one.itertext()), one.tail or ""] for one in following))
    inline = "".join(islice(texts, 8))
    parent = picture.getparent()
    return inline or ((parent.tail or "") if parent is not None and parent.tag in ("span", "b", "a") else "")
