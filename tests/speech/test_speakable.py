"""The words as an engine gets them: readable, and traceable to the words as written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drama.speech.text import speakable


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("\u201cIt\u2019s late,\u201d he said.", " It's late,  he said."),
        ("I\u2026 I don't know...", "I, I don't know. "),
        ("Wait\u2014no!", "Wait, no!"),
        ("But I never\u2014", "But I never, "),
        ("one -- two", "one, two"),
        ("a well-known half-truth", "a well-known half-truth"),
        ("What?! No!!!", "What? No!"),
        ("STOP RIGHT THERE, Tom.", "stop right there, Tom."),
        ("I said NO.", "I said no."),
        ("The FBI and the BBC want a TV.", "The FBI and the BBC want a TV."),
        ("IT IS A TRAP!", "it is a trap!"),
        ("A PhD in HTML", "A PhD in HTML"),
    ],
)
def test_what_is_written_becomes_what_can_be_read(written, spoken):
    """Pauses are marks of punctuation, quotes are silent, and capitals are words, not letters."""
    assert speakable(written).text == spoken


def test_marks_can_be_traced_back():
    """The offset of a word in the text given to the engine leads to the same word as written."""
    written = "Wait\u2026 \u201cGO AWAY\u201d \u2014 she said."
    text = speakable(written)
    for said, wrote in (("go", "GO"), ("away", "AWAY"), ("she", "she"), ("said", "said")):
        assert text.written_at(text.text.index(said)) == written.index(wrote)


@given(st.text(alphabet=st.sampled_from("aZ .,!?\u2026\u2014-'\"\u201c\u00e9\U0001f600\t"), max_size=200))
def test_every_character_has_an_origin_and_no_letter_is_lost(written):
    """Origins rise, lie within the words, and every letter and digit is still there in order."""
    text = speakable(written)
    assert len(text.origin) == len(text.text)
    assert list(text.origin) == sorted(text.origin)
    assert all(0 <= at < len(written) for at in text.origin)
    letters = [char.lower() for char in written if char.isalnum()]
    assert [char.lower() for char in text.text if char.isalnum()] == letters


@pytest.mark.parametrize("sign", [".", "!", " ", "\u2014", "- ", "A", "A ", "\u2026 ", "' "])
def test_hostile_words_take_no_time(sign):
    """A hundred thousand of the same sign are read in a moment."""
    begun = time.process_time()
    speakable(sign * 100_000)
    assert time.process_time() - begun < 5.0
