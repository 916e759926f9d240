"""Front and back matter that only its heading tells from the story: praise, other books, thanks, the author.

A chapter of a novel may be called `Acknowledgments`, so nothing is set aside between two chapters: a page is
matter before the first chapter or after the last.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from drama.story.blocks import Block, Draft, Role
from drama.story.chapters import heading_line
from drama.story.headings import is_capitals, read_heading

_MOST = 400  # words; what is longer, and no document of its own, may be story without a heading
_THANKS = re.compile(
    r"(?:the )?(?:author[’']?s?[’']? )?acknowledge?ments?(?: and thanks)?"
    r"|about the (?:authors?|writers?|translators?|editors?|illustrators?|publishers?)"
    r"|a note (?:on|about) the type(?:face)?|(?:text )?permissions"
    r"|(?:reading|book) (?:group|club) (?:guide|questions)|(?:questions|topics) for discussion"
    r"|discussion questions"
    r"|(?:bonus:? |an? )?(?:exclusive )?sneak[- ]pe[ea]k(?:(?: of| at| from|:) .{1,120})?",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:also|(?:other |more )?(?:books|works|titles|novels|stories)) by (?P<whom>.{1,80})"
    r"|(?:advance )?(?:praise|acclaim) for (?P<what>.{1,120})|about (?P<who>.{1,80})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"copyright(?: page| notice| information)?|imprint|colophon", re.IGNORECASE)
_NEWS = re.compile(
    r"(?:(?:please )?(?:join|get|subscribe to|sign up (?:for|to)) )?"
    r"(?:(?:my|our|the) |(?P<whose>.{1,40})[’']s? )?"
    r"(?:(?:e-?mail )?newsletter|mailing list)(?: sign[- ]?up)?!?",
    re.IGNORECASE,
)
_SAME = re.compile(r"(?:the|this) (?:same )?author", re.IGNORECASE)
_INDEX = re.compile(r"(?:general )?index", re.IGNORECASE)
_ENTRY = re.compile(r".*(?:,? \d{1,4}(?:[-–,; \d]|ff?\.?)*|\bsee (?:also )?\w.*)")
_PARAGRAPH = 7  # the rank of a section without a heading, under all headings
_AROUND = frozenset({"foreword", "preface", "introduction", "afterword", "postscript"})


@dataclass(frozen=True, slots=True)
class _Section:
    """The blocks from one heading, or the beginning of a document, to the next, and what it is called.

    One that is `unmarked` opens with a line that is set off and called matter, but is no heading.
    """

    blocks: range
    title: str
    level: int
    document: bool
    unmarked: bool


def matter(draft: Draft) -> Draft:
    """Set aside what stands before the first chapter and after the last and is called like no chapter."""
    sections = [section for section in _sections(draft) if _has_words(draft, section)]
    marked_ones = takewhile(lambda section: not section.unmarked, sections)  # a story may begin under a line
    found = [*_at_edge(draft, marked_ones), *_at_edge(draft, sections[::-1])]
    if len(found) >= len(sections):
        return draft
    marked = ((at, role) for section, role in found for at in section.blocks)
    return draft.marked({at: role for at, role in marked if draft.blocks[at].role in ("prose", "heading")})


def _at_edge(draft: Draft, sections: Iterable[_Section]) -> Iterator[tuple[_Section, Role]]:
    """Yield the sections that are matter, with what they are, up to the first chapter."""
    for section in sections:
        role = _role(draft, section)
        if role:
            yield section, role
        elif not _is_around(section):
            return


def _sections(draft: Draft) -> list[_Section]:
    """Return the parts from heading to heading and document to document; lower headings go on with matter."""
    starts = [at for at in range(len(draft.blocks)) if at == 0 or _begins(draft, at)]
    made: list[_Section] = []
    for first, stop in pairwise([*starts, len(draft.blocks)]):
        level = _level(draft.blocks[first])
        opens = _opens_document(draft, first)
        if made and not opens and made[-1].level < level and _role(draft, made[-1]):
            made[-1] = replace(made[-1], blocks=range(made[-1].blocks.start, stop))
        else:
            title = heading_line(draft, draft.blocks[first])
            unmarked = not opens and _is_unmarked(draft, first)
            made.append(_Section(range(first, stop), title, level, opens, unmarked))
    return made


def _level(block: Block) -> int:
    """Return the rank of what opens a section: no matter goes on behind a rule, or under a paragraph."""
    if block.role == "heading":
        return block.level
    return _PARAGRAPH if block.role == "prose" else 0


def _begins(draft: Draft, at: int) -> bool:
    """Tell whether a section begins: without documents to part them, a rule may end matter as well."""
    role = draft.blocks[at].role
    if role == "heading" or _opens_document(draft, at) or _is_unmarked(draft, at):
        return True
    return role == "scene break" and not _is_book(draft)


def _is_unmarked(draft: Draft, at: int) -> bool:
    """Tell whether a paragraph is the heading of matter in a file that does not mark it as one."""
    block = draft.blocks[at]
    line = draft.line(block) if block.role == "prose" and at + 1 < len(draft.blocks) else ""
    title = heading_line(draft, block).strip(" .:") if line else ""
    called = title and (_is_matter(draft, title) or _is_rights(title))
    return bool(called) and (is_capitals(title) or _is_set_off(draft, at))


def _is_set_off(draft: Draft, at: int) -> bool:
    """Tell whether a line is emphasised as a whole, or further from what is over it than from the next."""
    block = draft.blocks[at]
    emphasised = {place for span in block.emphasis for place in range(*span)}
    plain = (place for place in range(block.start, block.end) if place not in emphasised)
    return block.gap > draft.blocks[at + 1].gap or not any(draft.text[place].isalnum() for place in plain)


def _opens_document(draft: Draft, at: int) -> bool:
    """Tell whether a block is the first in a document of an EPUB."""
    places = draft.blocks[at].place, draft.blocks[at - 1].place
    return _is_book(draft) and (at == 0 or places[0].file != places[1].file)


def _is_book(draft: Draft) -> bool:
    return draft.blocks[0].place.file != draft.file


def _has_words(draft: Draft, section: _Section) -> bool:
    return any(draft.blocks[at].role == "prose" for at in section.blocks)


# What a section is by its title -----------------------------------------------------------------------------


def _role(draft: Draft, section: _Section) -> Role | None:
    """Return what a section is set aside as, or None where it may be story."""
    title = section.title.strip(" .:")
    known = next((role for test, role in _KINDS if test(draft, section, title)), None)
    if known is None or section.document:
        return known
    return known if _words(draft, section) < _MOST else None


def _words(draft: Draft, section: _Section) -> int:
    return sum(draft.text[block.start : block.end].count(" ") for block in _prose(draft, section))


def _is_news(draft: Draft, section: _Section, title: str) -> bool:
    """Tell whether a section asks readers for their address: a short one, or it is a chapter."""
    found = _NEWS.fullmatch(title)
    if not found or (found["whose"] and not _names_book(draft, found["whose"])):
        return False
    return _words(draft, section) < _MOST


def _is_matter(draft: Draft, title: str) -> bool:
    found = _OTHERS.fullmatch(title)
    if _THANKS.fullmatch(title) or not found:
        return _THANKS.fullmatch(title) is not None
    if found["who"]:
        return found["who"].casefold() == draft.author.casefold()
    return _names_book(draft, found["whom"] or found["what"])


def _names_book(draft: Draft, words: str) -> bool:
    """Tell whether words name the book or whoever wrote it, by the surname at least."""
    writers = filter(None, map(str.split, re.split(r",|&| and ", draft.author)))
    names = [draft.title.casefold(), *(writer[-1].casefold() for writer in writers)]
    named = any(name and re.search(rf"\b{re.escape(name)}\b", words.casefold()) for name in names)
    return named or _SAME.fullmatch(words) is not None


def _is_rights(title: str) -> bool:
    return _RIGHTS.fullmatch(title) is not None


def _is_index(draft: Draft, section: _Section, title: str) -> bool:
    """Tell whether a section is called an index and lists pages."""
    if not _INDEX.fullmatch(title):
        return False
    entries = [draft.line(block) for block in _prose(draft, section)]
    return 2 * sum(_ENTRY.fullmatch(line) is not None for line in entries) > len(entries)


_KINDS: tuple[tuple[Callable[[Draft, _Section, str], bool], Role], ...] = (
    (lambda draft, section, title: _is_matter(draft, title), "front or back matter"),
    (lambda draft, section, title: _is_rights(title), "licence"),
    (_is_news, "front or back matter"),
    (_is_index, "contents"),
)


def _is_around(section: _Section) -> bool:
    """Tell whether a section is spoken but no chapter, so that matter may stand on both sides of it."""
    heading = read_heading(section.title)
    return heading is not None and heading.label.casefold().removeprefix("the ") in _AROUND


def _prose(draft: Draft, section: _Section) -> Iterator[Block]:
    return (
        block for block in draft.blocks[section.blocks.start : section.blocks.stop] if block.role == "prose"
    )
