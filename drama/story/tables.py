"""Tables as Markdown draws them, with pipes between cells and a row of dashes under the first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drama.story.blocks import Block, Draft
from drama.story.model import Span

_UNDER = re.compile(r"[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)+(?:[ \t]*+:?-++:?[ \t]*+)?")
_PIPE = re.compile(r"(?<!\\)\|")
_PARTING = frozenset(".,;:!?…—–")


def is_under_head(line: str, above: str) -> bool:
    """Tell whether a line is the row of dashes under the head of a table: `|---|---:|`."""
    return _UNDER.fullmatch(line) is not None and _PIPE.search(above) is not None


def pieces(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the pieces of a paragraph, with first line and the one behind: rows of tables, and lines between.

    A row is its cells with commas between them.
    """
    start = at = 0
    while at < len(lines):
        if at + 1 == len(lines) or not is_under_head(lines[at + 1], lines[at]):
            at += 1
            continue
        if start < at:
            yield start, at, "\n".join(lines[start:at])
        yield at, at + 2, _row(lines[at])
        at += 2
        while at < len(lines) and _PIPE.search(lines[at]):
            yield at, at + 1, _row(lines[at])
            at += 1
        start = at
    if start < at:
        yield start, at, "\n".join(lines[start:at])


def _row(line: str) -> str:
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(line)]
    said = ""
    for cell in filter(None, cells):
        said += (" " if said[-1] in _PARTING else ", ") + cell if said else cell
    return said


def tables(draft: Draft) -> Draft:
    """Silence the pipes of tables in plain text, and the row of dashes, which parts no scenes."""
    blocks = [*draft.blocks]
    for at, (above, block) in enumerate(pairwise(draft.blocks), start=1):
        line = draft.line(block) if (above.role, block.role) == ("prose", "prose") else ""
        if line and is_under_head(line, draft.text[above.start : above.end].rpartition("\n")[2]):
            blocks[at] = replace(block, role="markup")
            blocks[at - 1] = _without_pipes(draft.text, blocks[at - 1])
            blocks[at + 1 : at + 2] = [_without_pipes(draft.text, below) for below in blocks[at + 1 : at + 2]]
    return replace(draft, blocks=tuple(blocks))


def _without_pipes(text: str, block: Block) -> Block:
    known = {at for span in block.markup for at in range(*span)}
    pipes = (found.start() for found in _PIPE.finditer(text, block.start, block.end))
    spans = (Span(at, at + 1) for at in pipes if at not in known)
    return replace(block, markup=tuple(sorted({*block.markup, *spans}))) if block.role == "prose" else block
