"""Which blocks are headings of chapters, where the file's own markup does not say."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from drama.story.blocks import Block, Draft, ends_sentence
from drama.story.front import listed
from drama.story.headings import (
    Heading,
    Kind,
    is_bare,
    is_capitals,
    is_title,
    read_heading,
    read_number,
    title_words,
)

LEVELS: dict[Kind, int] = {"part": 1, "chapter": 2, "named": 2, "number": 3}
_CAPITALS_LEVEL = 4
_TITLE_LEVEL = 5
_THE_END = re.compile(r"\W*(?:the end|fin|finis|end|to be continued|tbc)\W*", re.IGNORECASE)
_SECTION_WORDS = 40  # one word in capitals this soon after another is a bang, not a chapter

Levels = dict[int, int]


def headings(draft: Draft) -> Draft:
    """Mark the headings of a file that marks none itself, and the titles that stand on a line under them."""
    if any(block.level for block in draft.blocks if block.role == "heading"):
        return draft
    labelled = _labelled(draft)
    kinds = set(labelled.values())
    found = {at: LEVELS[kind] for at, kind in labelled.items()}
    if "chapter" not in kinds:
        found |= _numbered(draft)
    known = listed(draft)
    found |= {at: _TITLE_LEVEL for at, block in draft.prose() if known and _named_in(draft, block, known)}
    if kinds <= {"named"} and len(found) == len(labelled):
        found |= _in_capitals(draft)
    found |= _titles_below(draft, found)
    return _as_headings(draft, found)


def _as_headings(draft: Draft, levels: Levels) -> Draft:
    blocks = [
        replace(block, role="heading", level=levels[at]) if at in levels else block
        for at, block in enumerate(draft.blocks)
    ]
    return replace(draft, blocks=tuple(blocks))


def _named_in(draft: Draft, block: Block, known: frozenset[str]) -> bool:
    line = heading_line(draft, block)
    return bool(line) and title_words(line).casefold() in known


def heading_line(draft: Draft, block: Block) -> str:
    """Return a heading in one line, a colon between its label and a title set on the next line."""
    if block.title:
        return block.title
    if not draft.line(block):
        return ""
    lines = [line.strip(" _*=~|\t") for line in draft.shown(block).split("\n")]
    first, rest = lines[0], " ".join(filter(None, lines[1:]))
    if not rest:
        return first
    return f"{first.rstrip('.:')}: {rest}" if is_bare(first) else f"{first} {rest}"


def _labelled(draft: Draft) -> dict[int, Kind]:
    """Return the blocks that say what they are: `Chapter 3`, `Part Two`, `Epilogue`."""
    lines = ((at, heading_line(draft, block)) for at, block in draft.prose())
    return {at: heading.kind for at, line in lines if line and (heading := read_heading(line))}


def _numbered(draft: Draft) -> Levels:
    """Return the blocks that are numbers counting up from 1, unless they number pages or a list."""
    chain: list[int] = []
    last = 0
    form: Callable[[str], bool] | None = None
    for at, heading in _numbers(draft):
        form = form or _form(heading)
        restarts = heading.number == 1 and last > 1
        if form(heading.label) and (restarts or last < heading.number <= last + (2 if last else 1)):
            chain.append(at)
            last = heading.number
    opens = next((at for at, _ in draft.prose()), -1)
    if (
        (len(chain) < 2 and chain != [opens])
        or _interrupting(draft, chain) * 2 > len(chain)
        or _listing(chain) * 2 > len(chain)
    ):
        return {}
    return dict.fromkeys(chain, LEVELS["number"])


def _numbers(draft: Draft) -> list[tuple[int, Heading]]:
    lines = ((at, heading_line(draft, block)) for at, block in draft.prose())
    numbers = ((at, read_number(line)) for at, line in lines if line)
    return [(at, heading) for at, heading in numbers if heading]


def _form(heading: Heading) -> Callable[[str], bool]:
    """Return the test for numbers written the same way, so that no roman `I` counts among `1`, `2`, `3`."""
    if heading.label.isdigit():
        return str.isdigit
    if set(heading.label.lower()) <= set("ivxlc"):
        return lambda label: set(label.lower()) <= set("ivxlc")
    return str.isascii


def _interrupting(draft: Draft, chain: list[int]) -> int:
    """Return how many blocks of a chain break into a sentence, as numbers of pages do."""
    before = (draft.blocks[at - 1] for at in chain if at and draft.blocks[at - 1].role == "prose")
    return sum(not ends_sentence(draft.text[block.start : block.end]) for block in before)


def _listing(chain: list[int]) -> int:
    """Return how many blocks of a chain have nothing between them and the next, as items of a list have."""
    return sum(after == at + 1 for at, after in pairwise(chain))


def _in_capitals(draft: Draft) -> Levels:
    """Return the short lines in capitals, if at least two differ and each has some story under it."""
    front_ends = next((at for at, block in draft.prose() if not _is_capital_line(draft, block)), 0)
    lines = [
        at
        for at, block in draft.prose()
        if at >= front_ends - 1 and _is_capital_line(draft, block) and _opens(draft, at)
    ]
    words = {draft.words(draft.blocks[at]) for at in lines}
    if (
        len(lines) < 2
        or len(words) < len(lines)
        or not all(_far_enough(draft, pair) for pair in pairwise(lines))
    ):
        return {}
    return dict.fromkeys(lines, _CAPITALS_LEVEL)


def _is_capital_line(draft: Draft, block: Block) -> bool:
    line = draft.line(block)
    if not 3 <= len(line) <= 60 or line[-1] in '!?,;:—-"”…' or line[0] in "\"“‘'([":
        return False
    return is_capitals(line) and not _THE_END.fullmatch(line)


def _opens(draft: Draft, at: int) -> bool:
    """Tell whether a paragraph follows that is not itself in capitals."""
    after = draft.blocks[at + 1] if at + 1 < len(draft.blocks) else None
    return after is not None and after.role == "prose" and not is_capitals(draft.line(after))


def _far_enough(draft: Draft, pair: tuple[int, int]) -> bool:
    first, second = (draft.blocks[at] for at in pair)
    several = " " in draft.words(first) and " " in draft.words(second)
    return several or len(draft.text[first.end : second.start].split()) >= _SECTION_WORDS


def _titles_below(draft: Draft, found: Levels) -> Levels:
    """Return the titles that stand in a block of their own under `CHAPTER VI.`"""
    bare = [at for at in found if is_bare(heading_line(draft, draft.blocks[at]))]
    below = [at + 1 for at in bare if at + 1 not in found and _is_title_block(draft, at + 1)]
    capitals = [at for at in below if is_capitals(draft.line(draft.blocks[at]))]
    return dict.fromkeys(below if len(below) * 2 > len(bare) else capitals, _TITLE_LEVEL)


def _is_title_block(draft: Draft, at: int) -> bool:
    if (
        at + 1 >= len(draft.blocks)
        or draft.blocks[at].role != "prose"
        or draft.blocks[at + 1].role != "prose"
    ):
        return False
    line = draft.words(draft.blocks[at])
    return is_title(line) and (line[0] not in "\"“‘'" or line[-1] in "\"”’'")
