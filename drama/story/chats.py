"""Chats and text messages in a story: `sol: who ate my yoghurt` over `luna: not me`, each line a message."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from drama.story.blocks import Block, Draft, part

_MESSAGE = re.compile(
    r"[ \t]*(?:[\[(]?\d[\d/.:, -]{1,20}(?:[ap]m)?[\])]?[ -]*)?"  # [10:04] sol: hi
    r"(?:(?P<name>[^\s:\"“”«»,;!?…][^\n:\"“”«»,;!?…]{0,30}):|<[^<>\s]{1,30}>)[ \t\xa0]+\S",
    re.IGNORECASE,
)
_NAME_WORDS = 4
_QUOTES = (("“", "”"), ("«", "»"))
_MARKS = frozenset('"“”«»')


def chats(draft: Draft) -> Draft:
    """Make every message of a chat a paragraph of its own; a line without a name goes on with the last."""
    return replace(
        draft, blocks=tuple(piece for block in draft.blocks for piece in _messages(draft.text, block))
    )


def _messages(text: str, block: Block) -> Iterator[Block]:
    starts = _starts(text, block) if block.role == "prose" else []
    if len(starts) < 2:
        yield block
        return
    for start, end in pairwise([*starts, block.end]):
        yield part(text, block, start, end)


def _starts(text: str, block: Block) -> list[int]:
    """Return where the messages of a block start, if its first line and half of all are messages.

    None starts within a note: what the author puts in stays with the message before.
    """
    lines = text[block.start : block.end].split("\n")
    noted = {at for note in block.notes for at in range(*note)}
    starts: list[int] = []
    at, said = block.start, Counter[str]()
    for line in lines:
        if _is_message(line) and not _is_open(said) and at not in noted:
            starts.append(at)
        at += len(line) + 1
        said.update(filter(_MARKS.__contains__, line))
    return starts if starts[:1] == [block.start] and len(starts) * 2 >= len(lines) else []


def _is_message(line: str) -> bool:
    found = _MESSAGE.match(line)
    return found is not None and len((found["name"] or "").split()) <= _NAME_WORDS


def _is_open(said: Counter[str]) -> bool:
    """Tell whether a quotation has begun and not ended: what it lists is not parted."""
    return said['"'] % 2 > 0 or any(said[opens] != said[closes] for opens, closes in _QUOTES)
