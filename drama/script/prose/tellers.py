"""Who says "I" in which part of a story that several people tell in turn, as its headings say."""

import re
from collections.abc import Iterator, Mapping, Sequence

from drama.script.prose.company import Company
from drama.script.prose.passages import Passage
from drama.story.model import Story

_SEVERAL = 2
_WORDS = 6
"""Words of a scene's first paragraph that may be no more than whose it is: `Tom's point of view`."""

_BESIDE = re.compile(r"\([^)]*\)|['’]?s?\s+(?:pov|p\.o\.v\.|point of view)(?!\w)|[*_~#]", re.IGNORECASE)
_PARTS = re.compile(r"\s*[:|]\s*|\s+[-–—]+\s+|[–—]")


def tellers(story: Story, company: Company) -> Mapping[int, int]:
    """Return who tells each scene, by its number among all, where several tell a story in the first person.

    A chapter's heading or a scene's first line says so: `Chapter Two: Tom`, `Mara's POV`. Where that is less
    than half of the scenes, or one person's, headings speak of something else, and nobody is returned.
    """
    if company.narrator is None:
        return {}
    told = dict(_told(story, company))
    several = len(set(told.values())) >= _SEVERAL
    scenes = sum(len(chapter.scenes) for chapter in story.chapters)
    return told if several and 2 * len(told) >= scenes else {}


def other_tellers(parts: Sequence[Passage], told: Mapping[int, int]) -> dict[int, int]:
    """Return the other of two tellers for every passage that one of them tells, whose mind they are in."""
    pair = set(told.values())
    if len(pair) != _SEVERAL:
        return {}
    others = {one: (pair - {one}).pop() for one in pair}
    return {
        number: others[told[part.scene]]
        for number, part in enumerate(parts)
        if part.quotation is None and part.scene in told
    }


def _told(story: Story, company: Company) -> Iterator[tuple[int, int]]:
    scene = 0
    for chapter in story.chapters:
        teller = _named(chapter.title, company)
        for one in chapter.scenes:
            first = story.text[one.paragraphs[0].start : one.paragraphs[0].end] if one.paragraphs else ""
            opening = _named(first, company) if len(first.split()) <= _WORDS else None
            teller = teller if opening is None else opening
            if teller is not None:
                yield scene, teller
            scene += 1


def _named(heading: str, company: Company) -> int | None:
    """Return the person whose name is all that a heading, or the part behind its number, says."""
    parts = _PARTS.split(_BESIDE.sub("", heading))
    forms = (tuple(part.lower().replace(".", "").split()) for part in (*parts[::-1], " ".join(parts)))
    found = (company.names.get(form) for form in forms if form)
    return next((company.now(one) for one in found if one is not None), None)
