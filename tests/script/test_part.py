"""Chapters chosen from a story are read with all that the whole story tells."""

from pathlib import Path

from drama.adaptation import adapt
from drama.script.prose.attribute import attribute
from drama.script.prose.part import attribute_part, part_of
from drama.script.prose.quotes import find
from drama.script.prose.recall import Recall
from drama.story.choose import choose
from drama.story.reader import read

EXAMPLE = Path(__file__).parents[2] / "examples/the-river-gate.txt"
BOOK = """The Key by Ada Wren

Chapter One

Josiah Harrow did not look up from his knots. “What about it?”

“The lamp is out,” said Nell. “It can’t be out!”

“It is,” said Josiah Harrow.

Chapter Two

“Stop there,” said Nell.

“Give it back,” said Josiah.

“Back, please,” said Constable Amos Thrale. “Back!”

Chapter Three

“On what charge?” said Thrale.

“Spoons,” said Josiah. “Silver ones.”
"""


def roles(path, chapters):
    """Return who speaks in the chapters of a story."""
    return {person.name for person in adapt(path, chapters).reading.people}


def test_somebody_has_one_name_in_every_chapter(tmp_path):
    """Half a name, in a chapter that knows no more, is still the same person's."""
    path = tmp_path / "key.txt"
    path.write_text(BOOK, encoding="utf-8")
    assert roles(path, "1") == {"Josiah Harrow", "Nell"}
    assert roles(path, "2") == {"Josiah Harrow", "Nell", "Constable Amos Thrale"}
    assert roles(path, "3") == {"Josiah Harrow", "Constable Amos Thrale"}
    assert roles(path, "1,3") == roles(path, "") == roles(path, "2")


def test_a_part_is_read_as_the_whole_reads_it():
    """A chapter's lines have the speakers, the confidence and the evidence that they have in the book."""
    whole = read(EXAMPLE)
    quotations = find(whole)
    every = attribute(whole, quotations).attributions
    told = []
    for number in "123":
        part = part_of(whole, quotations, choose(whole, number))
        reading = attribute_part(part, {}, Recall())
        assert reading.attributions == tuple(every[one] for one in part.own)
        starts = [paragraph.start for paragraph in part.story.paragraphs()]
        spans = [(one.start, starts[one.paragraph]) for one in reading.quotations]
        assert all(start <= at for at, start in spans)
        told += part.own
    assert told == list(range(len(quotations)))


def test_what_is_settled_in_a_part_is_so_there(tmp_path):
    """A writer's answer is about the line of the chapter, whichever number that has in the book."""
    path = tmp_path / "key.txt"
    path.write_text(BOOK, encoding="utf-8")
    whole = read(path)
    part = part_of(whole, find(whole), choose(whole, "3"))
    recall = Recall()
    attribute_part(part, {}, recall)
    reading = attribute_part(part, {0: "Josiah Harrow"}, recall)
    assert reading.attributions[0].speaker == "Josiah Harrow"
    assert reading == attribute_part(part, {0: "Josiah Harrow"}, Recall())
