"""Choosing chapters of a story; the others are set aside, not lost."""

from dataclasses import replace

from drama.errors import Place, Problem, StoryError
from drama.story.model import Aside, Chapter, Story, listed_chapters

_MANY = 10_000
"""More chapters than any story has: the end of "2-" where the story is not read."""


def choose(story: Story, wanted: str) -> Story:
    """Return the story with only the chapters `wanted`, such as "3", "1-3" or "2,5-", counted from 1.

    Raises `StoryError` for a chapter the story does not have.
    """
    numbers = _numbers(wanted, len(story.chapters))
    if not numbers:
        has = f"the story has chapters 1 to {len(story.chapters)} ({listed_chapters(story.chapters)})"
        what = f"there is no chapter '{wanted}'"
        raise StoryError(Problem(what, Place(story.source), f"{has}; write 3, 1-3 or 2,5-"))
    asides = [
        aside for chapter in story.chapters if chapter.number not in numbers for aside in _aside(chapter)
    ]
    return replace(
        story,
        chapters=tuple(chapter for chapter in story.chapters if chapter.number in numbers),
        asides=tuple(sorted([*story.asides, *asides], key=lambda aside: aside.start)),
    )


def covers(wanted: str, other: str) -> bool:
    """Return whether a choice has every chapter of another, where "" is all of them.

    What is no choice has them too: `choose` tells of it.
    """
    numbers = _numbers(wanted, _MANY)
    return not numbers or (other != "" and _numbers(other, _MANY) <= numbers)


def first(wanted: str) -> int:
    """Return the first chapter of a choice, where "" is all of them."""
    return min(_numbers(wanted, _MANY), default=1)


def _numbers(wanted: str, last: int) -> set[int]:
    """Return the chapters meant, or nothing where one of them does not exist."""
    numbers: set[int] = set()
    try:
        for part in wanted.split(","):
            first, dash, end = part.strip().partition("-")
            begin, stop = int(first or 1), int(end or last) if dash else int(first)
            if not 1 <= begin <= stop <= last:
                return set()
            numbers |= set(range(begin, stop + 1))
    except ValueError:
        return set()
    return numbers


def _aside(chapter: Chapter) -> list[Aside]:
    return [
        Aside(paragraph.start, paragraph.end, "not chosen", paragraph.place)
        for scene in chapter.scenes
        for paragraph in scene.paragraphs
    ]
