"""Stories that several people tell in turn: the "I" of each part is whom its heading names."""

from dataclasses import replace

import pytest
from tales import quotations_of, story

from drama.script.prose.attribute import attribute

MARA = """
I heard the boat before I saw it. Tom was on the quay already, and he did not look at me.

"You're late," he said.

"You're early," I said. "You're never early."

Tom threw me the end of the rope. "Make that fast, Mara."

"What did they say?" I asked him.
"""
TOM = """
I had not told her everything. Mara was coiling the rope, and I watched her do it.

"Say it, Tom," she said.

"It's my name on the paper," I said. I could not look at her.

"I know that, Tom." Mara put the rope down.
"""
SAID = ["Tom", "Mara", "Mara", "Tom", "Mara", "Mara", "Tom", "Mara"]


def told_in_turn(first, second, opening=("", "")):
    """Return who speaks, and everybody, in a story of two chapters with these headings and first lines."""
    parts = (f"{opening[0]}\n\n{MARA.strip()}", f"{opening[1]}\n\n{TOM.strip()}")
    tale = story("\n\n".join(parts))
    (chapter,) = tale.chapters
    (scene,) = chapter.scenes
    border = tale.text.index("I had not told")
    begins = tale.text.rfind(opening[1], 0, border) if opening[1] else border
    halves = (
        tuple(one for one in scene.paragraphs if (one.start < begins) == before) for before in (True, False)
    )
    chapters = tuple(
        replace(chapter, title=title, scenes=(replace(scene, paragraphs=half),))
        for title, half in zip((first, second), halves, strict=True)
    )
    reading = attribute(replace(tale, chapters=chapters), quotations_of(tale))
    return [found.speaker for found in reading.attributions], {person.name for person in reading.people}


@pytest.mark.parametrize(
    "titles",
    [
        ("Mara", "Tom"),
        ("Chapter One: Mara", "Chapter Two: Tom"),
        ("MARA’S POV", "TOM’S POV"),
        ("1 – Mara (six months ago)", "2 – Tom (now)"),
    ],
)
def test_headings_say_who_tells(titles):
    """Two who say "I" by turns are two people, and nobody is called I."""
    speakers, people = told_in_turn(*titles)
    assert speakers == SAID
    assert people == {"Mara", "Tom"}


def test_a_first_line_says_who_tells():
    """So does a line of its own at the head of a scene."""
    speakers, _ = told_in_turn("Part 1", "Part 2", ("**Mara**", "**Tom**"))
    assert speakers == SAID


def test_she_is_the_other_teller_where_nobody_is_nearer(monkeypatch):
    """In the part of one of two, a pronoun is the other, whom he hardly names."""
    unnamed = TOM.replace("Mara was coiling the rope", "She was coiling the rope").replace(
        "Mara put", "She put"
    )
    monkeypatch.setattr("test_tellers.TOM", unnamed)
    speakers, _ = told_in_turn("Mara", "Tom")
    assert speakers == SAID


@pytest.mark.parametrize("titles", [("The Boat", "The Paper"), ("The Boat", "Tom"), ("Tom", "Tom")])
def test_other_headings_say_nothing(titles):
    """A chapter called after somebody is not told by them where no other is."""
    speakers, _ = told_in_turn(*titles)
    assert speakers[1] == speakers[6] != "Tom"
