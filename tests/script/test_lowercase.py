"""Stories written without capital letters: their people are found all the same, under names with capitals."""

from pathlib import Path

import pytest
from tales import speakers, story

from drama.script.prose.attribute import attribute
from drama.script.prose.lowercase import with_capitals
from drama.script.prose.passages import passages
from drama.script.prose.quotes import find

EXAMPLE = Path(__file__).parents[2] / "examples/the-river-gate.txt"

MOTEL = """
the motel is called the blue heron and there are no herons. dean drops his bag on the bed nearest the door.

"you want the shower first?" he asks.

cas looks at the ceiling. "i do not require a shower."

"you've got grave dirt in your hair, buddy," dean says.

"so do you," says cas.

sam comes in with the food and kicks the door shut. "mrs. okafor says they were out of pie."

"what do you mean, out of pie?" says dean.

cas tilts his head. "i could acquire pie."

"it is four in the morning," sam adds. "sit down, cas."
"""


def test_a_story_in_small_letters_has_its_people():
    """Names are what acts, speaks and is called, though nothing sets them off."""
    assert speakers(MOTEL) == ["Dean", "Cas", "Dean", "Cas", "Sam", "Dean", "Cas", "Sam", "Sam"]


@pytest.mark.parametrize("word", ["heron", "door", "shower", "pie", "food"])
def test_things_of_a_story_in_small_letters_are_nobody(word):
    """What only ever stands behind an article, or is acted upon, gets no capital."""
    shown = {one.text for passage in with_capitals(passages(story(MOTEL), ())) for one in passage.words}
    assert word in shown
    assert word.capitalize() not in shown
    assert {"Dean", "Mrs", "Okafor", "I"} <= shown


def test_a_story_with_capitals_is_left_alone():
    """Nothing is guessed where the writer has set names off."""
    parts = passages(story("Mara saw dean. " * 8), ())
    assert with_capitals(parts) is parts


def test_a_story_loses_hardly_anybody_with_its_capitals():
    """The example without a capital letter is read as the example is, nine lines of ten."""
    text = EXAMPLE.read_text(encoding="utf-8")
    before, after = by_place(text), by_place(text.lower())
    assert len(after) >= 0.95 * len(before)
    assert sum(before[place] == name for place, name in after.items()) >= 0.9 * len(after)
    assert "Mara" in after.values()


def by_place(text):
    """Return who speaks each quotation of a text, by where it begins."""
    tale = story(text)
    quotations = find(tale)
    said = attribute(tale, quotations).attributions
    return {one.start: found.speaker for one, found in zip(quotations, said, strict=True)}
