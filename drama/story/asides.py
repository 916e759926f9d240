"""What stands in a story's file without being the story: licences, pictures, footnotes, empty paragraphs."""

import re
from collections.abc import Mapping
from dataclasses import replace

from drama.story.blocks import Draft, Role, ends_sentence
from drama.story.headings import read_heading

_LICENCE_STARTS = re.compile(
    r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG|\*END ?\*? ?THE SMALL PRINT", re.I
)
_LICENCE_ENDS = re.compile(
    r"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the |this )?Project Gutenberg", re.I
)
_LICENCE_LINE = re.compile(
    r"(?:the )?project gutenberg(?:'s|’s)? (?:ebook|etext)"
    r"|\[?transcriber[’']?s?[’']? notes?\b|(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:by |\d{4})"
    r"|all rights reserved"
    r"|this (?:e-?book|etext) (?:is|was) (?:produced|prepared|created|for the use)",
    re.IGNORECASE,
)
_TRANSCRIBERS = re.compile(r"[\W_]*transcriber[’']?s?[’']? notes?[\W_]*", re.IGNORECASE)
_PRODUCED = re.compile(r"(?:produced|(?:e-?text )?prepared|scanned(?: and proofread)?) by\b", re.IGNORECASE)
_HEADER_LINE = re.compile(
    r"^The Project Gutenberg E(?:Book|Text) of (?P<Title>.{1,120}?), by (?P<Author>.{1,80})$", re.M | re.I
)
_FIELD = re.compile(r"^(Title|Author): *(\S.*)$", re.MULTILINE)

_BRACKETED: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"\[(?:illustration|image|picture|frontispiece|decoration|drop ?cap|map)\b", re.I), "image"),
    (re.compile(r"\[(?:footnote|endnote)\b", re.I), "footnote"),
    (re.compile(r"\[transcriber[’']?s?[’']? notes?\b", re.I), "licence"),
    (re.compile(r"[\[(]\W{0,4}(?:a\W?/\W?n\b|author[’']?s?[’']? notes?\b|AN:)", re.I), "author's note"),
)
_BRACKET_REACH = 8  # blocks; a bracket still open after so many was never meant to close
_CLOSING = {"[": "]", "(": ")"}
_FOOTNOTE = re.compile(  # `[Tom]: hi` is somebody's words
    r"\[(?:\^[^\]\s]{1,30}|(?:[a-z]{1,2})?\d{1,4}[a-z]?|(?-i:[a-z]|[ivxl]{1,5})|\*)\]:?[^\S\n]+\S"
    r"|(?:footnotes?|endnotes):?$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"[\[({]\s?(?:pg?\.?|page)\s?\d{1,4}\s?[\])}]|\[\d{1,4}\]", re.IGNORECASE)
_FRONT = 40  # blocks; copyright lines further in are somebody's words
_CREDITS = 3  # blocks; who produced the file is said right under the marker
_HEADER = 400  # blocks; where no START marker comes sooner, none of them is one


def licences(draft: Draft) -> Draft:
    """Set aside Project Gutenberg's header and footer; the header names title and author."""
    lines = [draft.opening(block, 200) for block in draft.blocks]
    start = next((at for at, line in enumerate(lines[:_HEADER]) if _LICENCE_STARTS.search(line)), -1)
    ends = (at for at, line in enumerate(lines) if at > start and _LICENCE_ENDS.match(line))
    end = next(ends, len(lines))
    roles: dict[int, Role] = dict.fromkeys([*range(start + 1), *range(end, len(lines))], "licence")
    front = range(start + 1, min(end, start + 1 + _FRONT))
    roles |= {at: "licence" for at in front if _LICENCE_LINE.match(lines[at])}
    roles |= {at: "licence" for at in front[:_CREDITS] if start >= 0 and _PRODUCED.match(lines[at])}
    noted = (at for at in range(start + 1, end) if _TRANSCRIBERS.fullmatch(lines[at]))
    roles |= {at: "licence" for first in noted for at in _note_under(draft, first, start + 1, end)}
    header = draft.text[: max((draft.blocks[at].end for at in roles if at <= front.start), default=0)]
    named = _HEADER_LINE.search(header)
    return _with_fields(
        draft.marked(roles), (named.groupdict() if named else {}) | dict(_FIELD.findall(header))
    )


def _note_under(draft: Draft, title: int, start: int, end: int) -> range:
    """Return a transcriber's note from its title on: all to the end, or one paragraph before the story.

    Only behind the greater part of a text is it at the end: a story may have no heading but its title.
    """
    blocks = draft.blocks
    longer_above = blocks[title].start - blocks[start].start > blocks[end - 1].end - blocks[title].end
    if longer_above and not any(_is_headed(draft, at) for at in range(title + 1, end)):
        return range(title, end)
    under = title + 1 < end and ends_sentence(draft.words(blocks[title + 1]))
    return range(title, title + 2 if under else title + 1)


def _is_headed(draft: Draft, at: int) -> bool:
    return draft.blocks[at].role == "heading" or read_heading(draft.line(draft.blocks[at])) is not None


def _with_fields(draft: Draft, fields: Mapping[str, str]) -> Draft:
    return replace(
        draft,
        title=draft.title or fields.get("Title", "").strip(),
        author=draft.author or fields.get("Author", "").strip(),
    )


def brackets(draft: Draft) -> Draft:
    """Set aside `[Illustration: ...]`, `[Footnote: ...]`, `(A/N: ...)` and so on, over several blocks too."""
    roles: dict[int, Role] = {}
    for at, block in draft.prose():
        opening = draft.opening(block, 40)
        role = next((role for pattern, role in _BRACKETED if pattern.match(opening)), None)
        if role and at not in roles:
            roles |= dict.fromkeys(_bracketed(draft, at, opening[0]), role)
    return draft.marked(roles)


def _bracketed(draft: Draft, first: int, bracket: str) -> range:
    """Return the blocks from an opening bracket to the one that closes it at a block's end, or none."""
    depth = 0
    for at in range(first, min(first + _BRACKET_REACH, len(draft.blocks))):
        block = draft.blocks[at]
        words = draft.text[block.start : block.end].rstrip("_*. ")
        depth += words.count(bracket) - words.count(_CLOSING[bracket])
        if depth <= 0:
            return range(first, at + 1) if words.endswith(_CLOSING[bracket]) else range(0)
    return range(0)


def footnotes(draft: Draft) -> Draft:
    """Set aside notes at the foot of a page or chapter (`[1] See above.`) and numbers of pages."""
    roles: dict[int, Role] = {}
    for at, block in draft.prose():
        opening = draft.opening(block, 40)
        if _FOOTNOTE.match(opening):
            roles[at] = "footnote"
        elif _PAGE_NUMBER.fullmatch(draft.line(block)):
            roles[at] = "markup"
    return draft.marked(roles)


def silences(draft: Draft) -> Draft:
    """Set aside blocks with nothing to see or say: zero-width characters standing alone."""
    return draft.marked(
        {at: "markup" for at, block in draft.prose() if not _sounds(draft, block.start, block.end)}
    )


def _sounds(draft: Draft, start: int, end: int) -> bool:
    return any(map(str.isprintable, draft.text[start:end].strip()))
