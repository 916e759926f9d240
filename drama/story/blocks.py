"""What every format module hands on: the text of a story cut into blocks, each knowing its place.

A format module decides what the text is and where a block ends; the recognisers of this package, shared by
all formats, then decide what each block is. Each of them takes a `Draft` and returns one with more roles set.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Literal

from drama.errors import Place
from drama.story.model import Reason, Span, shown, spoken

Role = Literal["prose"] | Reason

LINE_LIMIT = 300
"""Characters. A block longer than this is prose, so no recogniser of short lines needs to look at it."""


NO_GAP = -1
"""Before a block that is the next row of the same paragraph, which says nothing of how gaps are set."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, rule or the like, as the file has it.

    `level` is the rank of a heading, 1 (highest) to 6, and 0 for anything else; `title` names a heading whose
    own words do not (an EPUB's table of contents may). `gap` counts the empty lines before the block, and
    `quoted` says that it is set in as a block quotation. A rule has no text: its `start` is its `end`.
    `emphasis`, `markup` and `notes` lie inside it, as in a `Paragraph`.
    `lines` are lines of the file by where their words begin, for a format whose text does not keep them.
    """

    start: int
    end: int
    place: Place
    role: Role = "prose"
    level: int = 0
    title: str = ""
    gap: int = 0
    quoted: bool = False
    emphasis: tuple[Span, ...] = ()
    markup: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A story on its way to being read; `file` is its name as places show it.

    `property_title` is what the file's properties call it: often another file's, so it counts last.
    """

    text: str
    blocks: tuple[Block, ...]
    file: str
    title: str = ""
    author: str = ""
    property_title: str = ""

    def words(self, block: Block) -> str:
        """Return the words of a block in one line, without the marks of emphasis."""
        return spoken(self.text[block.start : block.end].replace("_", "").replace("*", ""))

    def line(self, block: Block, limit: int = LINE_LIMIT) -> str:
        """Return the block in one line as it stands, or "" where it is longer than `limit` characters."""
        if block.end - block.start > limit:
            return ""
        return spoken(self.text[block.start : block.end])

    def shown(self, block: Block) -> str:
        """Return the text of a block without the marks of notes in it; those of emphasis stay."""
        marks = (span for span in block.markup if any(map(str.isalnum, self.text[slice(*span)])))
        return shown(self.text, block.start, block.end, marks)

    def opening(self, block: Block, length: int) -> str:
        """Return at most `length` characters of a block, from its beginning."""
        return self.text[block.start : min(block.end, block.start + length)]

    def prose(self) -> Iterator[tuple[int, Block]]:
        """Yield the blocks nothing has recognised yet, with their indices."""
        return ((at, block) for at, block in enumerate(self.blocks) if block.role == "prose")

    def marked(self, roles: Mapping[int, Role]) -> "Draft":
        """Return the draft with the role of some blocks, by index, changed."""
        blocks = tuple(
            replace(block, role=roles[at]) if at in roles else block for at, block in enumerate(self.blocks)
        )
        return replace(self, blocks=blocks)


_SENTENCE_END = re.compile(r"""[.!?…:—–-][\s"'”’»)\]*_]*$|["”»*_)\]]$""")


def ends_sentence(text: str) -> bool:
    """Tell whether text ends where a sentence, a speech or a bracket does."""
    return _SENTENCE_END.search(text[-12:]) is not None


def part(text: str, block: Block, start: int, end: int) -> Block:
    """Return what lies between two offsets of a block, without white space at its ends."""
    span = trimmed(text, start, end)
    inside = [
        tuple(mark for mark in marks if span.start <= mark.start and mark.end <= span.end)
        for marks in (block.emphasis, block.markup, block.notes)
    ]
    line = block.place.line + text.count("\n", block.start, span.start)
    if block.lines:
        line = block.lines[bisect_right(block.lines, span.start, key=itemgetter(0)) - 1][1]
    return replace(
        block,
        start=span.start,
        end=span.end,
        place=replace(block.place, line=line),
        gap=block.gap if span.start == block.start else 0,
        emphasis=inside[0],
        markup=inside[1],
        notes=inside[2],
    )


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the stretch without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
