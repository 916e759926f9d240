"""Titles that only a table of contents gives, joined with the paragraphs of the text that say them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from drama.story.blocks import Block, Draft
from drama.story.chapters import heading_line
from drama.story.headings import Heading, is_bare, is_label, is_name, read_heading, read_number, title_words

_DEPTH = 4  # blocks; no chapter says its label and title in more
_OTHER = re.compile(r"[\W_]+")


def join_titles(draft: Draft) -> Draft:
    """Make one heading of each title from the table of contents and the paragraphs under it that say it.

    Such a paragraph repeats the title, in one piece or in several, or is nothing but `CHAPTER ONE`.
    """
    return replace(draft, blocks=tuple(_joined(draft)))


def _joined(draft: Draft) -> Iterator[Block]:
    passed = 0
    for at, block in enumerate(draft.blocks):
        if at < passed:
            continue
        listed = block.role == "heading" and block.title and block.start == block.end
        said = _said(draft, at) if listed else []
        if said:
            passed = at + 1 + len(said)
            yield replace(
                block,
                start=draft.blocks[at + 1].start,
                end=draft.blocks[passed - 1].end,
                place=draft.blocks[at + 1].place,
                title=_title(block.title, said),
            )
        else:
            yield block


def _said(draft: Draft, at: int) -> list[str]:
    """Return the lines right under a title from the table of contents that say it."""
    title = draft.blocks[at].title
    lines = _lines(draft, at + 1)
    labels = _labels(lines, title)
    slices = ((start, end) for end in range(len(lines), 0, -1) for start in range(min(labels + 1, end)))
    repeated = next((end for start, end in slices if _repeats(lines[start:end], title)), labels)
    return lines[: repeated + _labels(lines[repeated:], title)]


def _lines(draft: Draft, first: int) -> list[str]:
    """Return the short paragraphs that open a chapter, each in one line."""
    lines: list[str] = []
    for block in draft.blocks[first : first + _DEPTH]:
        line = heading_line(draft, block) if block.role == "prose" else ""
        if not any(map(str.isalnum, line)):
            break
        lines.append(line)
    return lines


def _labels(lines: list[str], title: str) -> int:
    """Return how many lines, from the first, are `CHAPTER ONE` and the like; the title counts no other."""
    labels = (_is_label(line) and (_agree(line, title) or _kind(line) != _kind(title)) for line in lines)
    return next((n for n, label in enumerate(labels) if not label), len(lines))


def _is_label(line: str) -> bool:
    return is_label(line) or is_name(line)


def _repeats(lines: list[str], title: str) -> bool:
    """Tell whether lines together say a title: its words, its label, or both."""
    if is_bare(lines[0]) and len(lines) > 1:
        return _agree(lines[0], title) and _same(_words(title), " ".join(lines[1:]))
    line = " ".join(lines)
    return _same(line, title) or (_agree(line, title) and _same(_words(line), _words(title)))


def _agree(line: str, title: str) -> bool:
    """Tell whether two headings count the same, or one of them does not count."""
    first, second = _read(line), _read(title)
    if first is None or second is None:
        return True
    return first.number == second.number and (first.kind == "part") == (second.kind == "part")


def _words(line: str) -> str:
    """Return a heading's words without its label and number."""
    heading = _read(line)
    return heading.title if heading else line


def _same(first: str, second: str) -> bool:
    return _OTHER.sub("", first).casefold() == _OTHER.sub("", second).casefold()


def _read(line: str) -> Heading | None:
    """Return what a line counts, if it does."""
    heading = read_heading(line) or read_number(line)
    return heading if heading and heading.kind != "named" else None


def _title(title: str, said: list[str]) -> str:
    """Return the title after the labels that only the text has: `CHAPTER ONE: The Lamp`."""
    headings = [heading for line in said if (heading := _read(line))]
    named = _read(title)
    labels = [one.label for one in headings if not named or _counts_else(one, named)]
    names = [title_words(line) for line in said if is_name(line) and not read_heading(title)]
    return ": ".join([*labels, *names, title_words(title)])


def _counts_else(label: Heading, named: Heading) -> bool:
    """Tell whether a label says what a title does not: the part, or the chapter called `Thirty-Nine`."""
    if label.kind == "part":
        return named.kind != "part"
    is_word = named.kind == "number" and not named.title
    return is_word and label.kind == "chapter" and label.number != named.number


def _kind(line: str) -> str:
    heading = _read(line)
    return heading.kind if heading else ""
