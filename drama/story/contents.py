"""The table of contents that stands before a story: the word itself and the entries under it."""

import re

from drama.story.blocks import Block, Draft, Role
from drama.story.headings import is_part, read_heading, read_number, title_words
from drama.story.plain import contents_key

_CONTENTS = re.compile(r"\W*(?:table of )?contents\W*", re.IGNORECASE)


def contents(draft: Draft) -> Draft:
    """Set aside a table of contents: the word itself and the entries that follow it."""
    roles: dict[int, Role] = {}
    for at, block in draft.prose():
        if _CONTENTS.fullmatch(draft.line(block)):
            roles |= dict.fromkeys([at, *_entries(draft, at + 1)], "contents")
    return draft.marked(roles)


def _entries(draft: Draft, first: int) -> list[int]:
    """Return the blocks after the word Contents that are its entries, up to the first that comes again."""
    seen: set[str] = set()
    entries: list[int] = []
    for at in range(first, len(draft.blocks)):
        block = draft.blocks[at]
        keys = _keys(draft, block) if block.role in ("prose", "contents", "heading") else []
        if not keys:
            # What stands right over a paragraph is that chapter's heading, listed or not.
            return _listed_only(draft, entries[:-1] if block.role == "prose" else entries)
        if keys[0] in seen:
            break
        seen.update(keys)
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


def _keys(draft: Draft, block: Block) -> list[str]:
    """Return what the lines of a block name, if each could be an entry; else nothing."""
    lines = draft.opening(block, 20_000).split("\n")
    entries = [contents_key(line) for line in lines]
    fits = all(
        len(entry) < 100 and not entry.endswith((".", "!", "?", '"', "”")) or _counts(entry)
        for entry in entries
    )
    return [_key(entry) for entry in entries] if fits else []


def _counts(line: str) -> bool:
    return bool(read_heading(line) or read_number(line))


def _key(line: str) -> str:
    """Return what makes two mentions of a chapter the same: its label and number, or its words."""
    heading = read_heading(line) or read_number(line)
    return (heading.label if heading and heading.number >= 0 else line).casefold().strip(" .:")


def listed(draft: Draft) -> frozenset[str]:
    """Return the titles that the table of contents lists, to know them again when they come as headings."""
    entries = (block for block in draft.blocks if block.role == "contents")
    lines = (line for block in entries for line in draft.text[block.start : block.end].split("\n"))
    return frozenset(title_words(contents_key(line)).casefold() for line in lines if len(line) > 3)
