"""The table of contents that stands before a story: the word itself and the entries under it."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain

from drama.story.blocks import Block, Draft, Role
from drama.story.headings import is_part, read_heading, read_number, title_words
from drama.story.model import spoken
from drama.story.plain import contents_key

_CONTENTS = re.compile(r"\W*(?:table of )?contents\W*", re.IGNORECASE)
_PAGE = re.compile(r"[\s,]+\d{1,4}$")


def contents(draft: Draft) -> Draft:
    """Set aside a table of contents: the word itself and the entries that follow it."""
    called = [at for at, block in enumerate(draft.blocks) if _is_called_contents(draft, block)]
    if not called:
        return draft
    mentions = _mentions(draft)
    roles: dict[int, Role] = {}
    for at in called:
        entries = _entries(draft, at + 1, mentions)
        if draft.blocks[at].role == "heading":
            entries = _chapters_listed(draft, entries, mentions)
            if not entries:
                continue
        roles |= dict.fromkeys([at, *entries], "contents")
    return draft.marked(roles)


def _is_called_contents(draft: Draft, block: Block) -> bool:
    return block.role in ("prose", "heading") and _CONTENTS.fullmatch(draft.line(block)) is not None


@dataclass(frozen=True, slots=True)
class _Mentions:
    """How many blocks name each chapter: headings, and paragraphs too in a file that marks hardly any."""

    roles: frozenset[Role]
    counts: Counter[str]

    def known(self, block: Block, line: str) -> bool:
        """Tell whether what a line of a block names is named by another block."""
        own = 1 if block.role in self.roles else 0
        return any(self.counts[name] > own for name in _names(line))


def _mentions(draft: Draft) -> _Mentions:
    marked = [block for block in draft.blocks if block.role == "heading"]
    roles: frozenset[Role] = frozenset({"heading"} if len(marked) > 2 else {"heading", "prose"})
    counted = (block for block in draft.blocks if block.role in roles)
    named = ({name for line in _lines(draft, block) for name in _names(line)} for block in counted)
    return _Mentions(roles, Counter(chain.from_iterable(named)))


def _chapters_listed(draft: Draft, entries: list[int], mentions: _Mentions) -> list[int]:
    """Return the entries under a heading, up to the last that is sure: it names a chapter or a page.

    None are returned where too few are, or a paragraph follows: a chapter may be called Contents.
    """
    lines = {at: _lines(draft, draft.blocks[at]) for at in entries}
    sure = [
        at
        for at, rows in lines.items()
        for row in rows
        if draft.blocks[at].role == "contents"
        or contents_key(row) != spoken(row)
        or mentions.known(draft.blocks[at], row)
    ]
    few = len(sure) < 2 or 2 * len(sure) < sum(map(len, lines.values()))
    marked = any(draft.blocks[at].role == "contents" for at in entries)
    if not marked and (few or _goes_on(draft, entries)):
        return []
    return [at for at in entries if at <= sure[-1]]


def _goes_on(draft: Draft, entries: list[int]) -> bool:
    """Tell whether a paragraph follows that is neither a heading nor names an entry again."""
    if entries[-1] + 1 >= len(draft.blocks):
        return True
    behind = draft.blocks[entries[-1] + 1]
    keys = {_key(contents_key(line)) for at in entries for line in _lines(draft, draft.blocks[at])}
    return behind.role == "prose" and _key(contents_key(draft.line(behind))) not in keys


def _lines(draft: Draft, block: Block) -> list[str]:
    return draft.opening(block, 20_000).split("\n")


def _names(line: str) -> set[str]:
    """Return everything a heading, or an entry with or without its page, may be known by."""
    entry = contents_key(line)
    bare = _PAGE.sub("", entry)
    headings = [read_heading(line) or read_number(line) for line in (entry, bare)]
    titles = {heading.title.casefold() for heading in headings if heading and heading.title}
    return {_key(entry), _key(bare), title_words(entry).casefold(), *titles}


def _entries(draft: Draft, first: int, mentions: _Mentions) -> list[int]:
    """Return the blocks after the word Contents that are its entries, up to the first that comes again."""
    seen: set[str] = set()
    titles: set[str] = set()
    entries: list[int] = []
    for at in range(first, len(draft.blocks)):
        block = draft.blocks[at]
        keys = _keys(draft, block, mentions) if block.role in ("prose", "contents", "heading") else []
        if not keys:
            # What stands right over a paragraph is that chapter's heading, listed or not.
            return _listed_only(draft, entries[:-1] if block.role == "prose" else entries)
        named = {title_words(contents_key(line)).casefold() for line in _lines(draft, block)}
        uncounted = seen == {keys[0]} and not named & {keys[0], *titles}  # Markdown counts `1.`, `1.`, `1.`
        if keys[0] in seen and not uncounted:
            break
        seen.update(keys)
        titles |= named
        entries.append(at)
    return _listed_only(draft, entries)


def _listed_only(draft: Draft, entries: list[int]) -> list[int]:
    """Return entries without the headings of the story that stand behind them and that they do not list."""
    marked = [draft.blocks[at].role == "heading" for at in entries]
    first = marked.index(True) if True in marked else 0
    if first and all(marked[first:]):
        return entries[:first]
    # Without markup, one part behind a list of chapters opens the story; a list of parts has more of them.
    parts = [is_part(draft.text[draft.blocks[at].start : draft.blocks[at].end]) for at in entries]
    return entries[:-1] if len(parts) > 1 and parts[-1] and sum(parts) == 1 else entries


def _keys(draft: Draft, block: Block, mentions: _Mentions) -> list[str]:
    """Return what the lines of a block name, if each could be an entry; else nothing."""
    lines = _lines(draft, block)
    entries = [contents_key(line) for line in lines]
    fits = all(
        len(entry) < 100
        and not entry.endswith((".", "!", "?", '"', "”"))
        or _counts(entry)
        or ("prose" not in mentions.roles and mentions.known(block, entry))
        for entry in entries
    )
    return [_key(entry) for entry in entries] if fits else []


def _counts(line: str) -> bool:
    return bool(read_heading(line) or read_number(line))


def _key(line: str) -> str:
    """Return what makes two mentions of a chapter the same: its label and number, or its words."""
    heading = read_heading(line) or read_number(line)
    counted = heading is not None and heading.number >= 0
    return (heading.label if heading and counted else title_words(line)).casefold().strip(" .:")


def listed(draft: Draft) -> frozenset[str]:
    """Return the titles that the table of contents lists, to know them again when they come as headings."""
    entries = (block for block in draft.blocks if block.role == "contents")
    lines = (line for block in entries for line in draft.text[block.start : block.end].split("\n"))
    return frozenset(title_words(contents_key(line)).casefold() for line in lines if len(line) > 3)
