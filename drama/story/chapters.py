"""Which blocks are headings of chapters, where the file's own markup does not say."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from math import inf

from drama.story.blocks import Block, Draft, ends_sentence
from drama.story.contents import listed
from drama.story.headings import (
    Heading,
    Kind,
    is_bare,
    is_capitals,
    is_counted,
    is_label,
    is_name,
    is_part,
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
    """Mark the headings that a file does not mark itself, and the titles that stand on a line under them."""
    if any(block.level for block in draft.blocks if block.role == "heading"):
        parted = _as_headings(draft, _parts_over_titles(draft))
        return _as_headings(parted, _among_marked(parted))
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


def _parts_over_titles(draft: Draft) -> Levels:
    """Return the paragraphs `PART ONE` right over a marked heading of their document, with its rank."""
    pairs = enumerate(pairwise(draft.blocks))
    over = [
        (at, title)
        for at, (label, title) in pairs
        if (label.role, title.role) == ("prose", "heading") and label.place.file == title.place.file
    ]
    lines = ((at, title.level, heading_line(draft, draft.blocks[at])) for at, title in over)
    return {at: level for at, level, line in lines if is_label(line) and is_part(line)}


def _among_marked(draft: Draft) -> Levels:
    """Return the paragraphs `CHAPTER TWO` and so on, counting up, of a file that marks only other headings.

    At least two chapters have to count up together: one such paragraph may be somebody's words.
    """
    chapters = _counted(draft)
    unmarked = [at for at in chapters if draft.blocks[at].role == "prose"]
    if not unmarked or len(chapters) < 2:
        return {}
    siblings = [block.level for at in chapters if (block := draft.blocks[at]).role == "heading"]
    level = min(siblings, default=_level_below_parts(draft))
    names = [at for at, block in draft.prose() if is_name(heading_line(draft, block))]
    found = dict.fromkeys(unmarked if siblings else [*unmarked, *names], level)
    return found | dict.fromkeys(_titles_below(draft, found), level)


def _counted(draft: Draft) -> list[int]:
    """Return the blocks that name chapters, marked or not, and count up: from 1, and anew in every part."""
    chain: list[int] = []
    last = 0
    in_part = False
    for at, heading, following in _counting(draft):
        if heading.kind == "part":
            in_part = True
            continue
        goes_on = heading.number == last + 1 or (in_part and heading.number == 1)
        goes_on = goes_on and chain[-1:] != [at - 1]
        if draft.blocks[at].role == "heading" or (goes_on and heading.number < following):
            chain.append(at)
            last, in_part = heading.number, False
    return chain


def _counting(draft: Draft) -> list[tuple[int, Heading, float]]:
    """Return what could count parts and chapters, each with the number of the next marked chapter."""
    rows: list[tuple[int, Heading, float]] = []
    following = inf
    for at, block in reversed([*enumerate(draft.blocks)]):
        line = heading_line(draft, block) if block.role in ("heading", "prose") else ""
        heading = read_heading(line) if line else None
        if not heading or not is_counted(heading) or (heading.kind == "part" and block.role == "prose"):
            continue
        rows.append((at, heading, following))
        if block.role == "heading":
            following = inf if heading.kind == "part" else heading.number
    return rows[::-1]


def _level_below_parts(draft: Draft) -> int:
    """Return the rank under a file's headings of parts, or without any under its highest."""
    marked = [block for block in draft.blocks if block.role == "heading"]
    lines = [(block.level, read_heading(heading_line(draft, block))) for block in marked]
    parts = [level for level, heading in lines if heading and heading.kind == "part"]
    return min(6, 1 + max(parts, default=min(level for level, _ in lines)))


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
