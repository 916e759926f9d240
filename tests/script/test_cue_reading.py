"""What the model makes of the narration: marks at words, weighed with what speaks against them."""

import pytest
from tales import story

from drama.learned.tagger import Mark
from drama.script.prose.cues.find import Finder
from drama.script.prose.cues.judge import sure
from drama.script.prose.cues.reading import Spotting, read
from drama.script.prose.cues.sentences import sentences
from drama.script.prose.origins import Origin
from drama.story.model import Span

TEXT = "Storm opened the door. The old gate cr-cr-creaked, and far away a bell rang."


def told(text):
    """Return the sentences of a text, all of it narration."""
    whole = Span(0, len(text))
    return sentences(text, [Origin("L1", (whole,), story(text).chapters[0].place)])


def mark(word, chance, kind="SOUND bell"):
    at = TEXT.index(word)
    return Mark(kind, at, at + len(word), chance)


def found(marks, names=(), name="bell"):
    """Return what a finder makes of marks in `TEXT`."""
    spotting = Spotting({("SOUND", name): sorted(marks, key=lambda one: one.start)})
    finder = Finder(TEXT, frozenset(names), spotting, 0.0)
    return [hit for sentence in told(TEXT) for hit in finder.found("SOUND", sentence)]


def test_a_title_ends_no_sentence():
    """Capt. Ames is heard whole, as Mr. Ames is; five P.M. may end one."""
    text = "The bell of Capt. Ames rang. Mme. Roy and St. Ives ran at 5 P.M. Ms. Li, Prof. Poe... Yes."
    assert [text[slice(*one.span)] for one in told(text)] == [
        "The bell of Capt. Ames rang.", "Mme. Roy and St. Ives ran at 5 P.M.", "Ms. Li, Prof. Poe...", "Yes.",
    ]  # fmt: skip


def test_of_marks_close_together_the_likeliest_counts():
    """A word is cut into pieces, and its neighbours tell of the same sound: it is heard once."""
    hits = found([mark("bell", 0.6), mark("rang", 0.9), mark("Storm", 0.5)])
    assert [TEXT[slice(*hit.words)] for hit in hits] == ["Storm", "rang"]


def test_a_piece_stands_for_its_word():
    """Whatever piece of a word the model marks, the word is the evidence."""
    (hit,) = found([mark("reak", 0.9)], name="door creak")
    assert TEXT[slice(*hit.words)] == "creaked"


def test_a_name_makes_no_sound():
    """Where Storm is a person, the word tells of nothing."""
    assert len(found([mark("Storm", 0.9)])) == 1
    assert found([mark("Storm", 0.9)], names=["storm"]) == []


@pytest.mark.parametrize("kind", ["SOUND", "AMBIENCE"])
def test_the_likelier_the_surer(kind):
    """The more the model believes it the surer it is, and never quite."""
    chances = [sure(kind, chance) for chance in (0.0, 0.1, 0.5, 0.9, 1.0)]
    assert chances == sorted(set(chances))
    assert 0 < chances[0] < 0.2
    assert 0.6 < chances[-1] < 1


def test_a_text_is_read_window_by_window():
    """A word means the same wherever the windows of a long text happen to be cut."""
    quiet = "They talked about the price of corn and the road to the coast. " * 40
    text = f"{quiet}Then somebody knocked loudly at the door. {quiet}"
    (at,) = {
        mark.start for mark in read(text, told(text)).marks["SOUND", "door knock"] if mark.chance > 0.5
    } & set(range(text.index("knocked"), text.index("knocked") + 7))
    assert text[at:].startswith("knocked")


def test_nothing_is_read_in_nothing():
    """A scene without narration has no marks."""
    assert read("", []).marks == {}
