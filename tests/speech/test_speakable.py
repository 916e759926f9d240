"""The words as an engine gets them: readable, and traceable to the words as written."""

import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drama.script.prose.listed import listed
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


PLAIN = st.sampled_from(["river", "lamp", "quietly", "stone", "Marlow", "over"])
ODD = st.sampled_from(
    sorted(
        listed(
            "1987 $25.50 7:45p.m. Dr. VIII \u2014 \u2026 STOP 3-1 10kg W-who Nooo 3/4/1921 me@example.com "
            "\U0001f600 \u201cNO!\u201d U.S. (aside) No.5 1/2 '90s \u0141\u00f3d\u017a & -5\u00b0C https://example.com/a"
        )
    )
)


SHORT = sorted(
    listed(
        "Chapter Act King Charles Louis Dr. Mr. No. St. John Main on I V X XL II VIPs like Last Cold "
        "Vera 5 3:16 1066 1987 May March 3rd $ $5 bill a the a.m. p.m. U.S. J. R. A etc. vs. km m % "
        "\u00b0 - \u2013 / & + = # @ AD BC '90s century"
    )
)


@given(st.lists(PLAIN | ODD, max_size=30))
def test_what_is_said_as_written_leads_back_to_itself(words):
    """Between numbers, signs and short forms, every plain word leads back to just where it was written."""
    written = " ".join(words)
    text = speakable(written)
    plain = {"river", "lamp", "quietly", "stone", "Marlow", "over"}
    said = [match for match in re.finditer(r"\w+", text.text) if match[0] in plain]
    wrote = [match for match in re.finditer(r"\S+", written) if match[0] in plain]
    assert [match[0] for match in said] == [match[0] for match in wrote]
    for one, other in zip(said, wrote, strict=True):
        assert text.origin[one.start() : one.end()] == tuple(range(other.start(), other.end()))


@given(
    st.text(
        alphabet=st.sampled_from("aZI .,!?\u2026\u2014-'\"\u201c\u00e9\U0001f600\t17$/:mp#()&@%\u00b0\u0142"),
        max_size=80,
    )
    | st.text(max_size=60)
    | st.lists(st.sampled_from(SHORT), max_size=12).map(" ".join)
)
def test_every_character_has_an_origin(written):
    """Origins rise and lie within the words, whatever they are."""
    text = speakable(written)
    assert len(text.origin) == len(text.text)
    assert list(text.origin) == sorted(text.origin)
    assert all(0 <= at < len(written) for at in text.origin)


@given(st.text(alphabet=st.sampled_from('bdeZ .,!?\u2026\u2014"\u201c\u00e9\U0001f600\t'), max_size=200))
def test_no_letter_is_lost(written):
    """Where there are only words, every letter is still there, in order."""
    assume(not re.search(r"(?i)(\w)\1|[bdzé]-|dr|\.\s?[a-z]|\b[bdzé]\b", written))
    letters = [char.lower() for char in written if char.isalnum()]
    assert [char.lower() for char in speakable(written).text if char.isalnum()] == letters


@pytest.mark.parametrize(
    "sign",
    [
        ".",
        "!",
        " ",
        "\u2014",
        "- ",
        "A",
        "A ",
        "\u2026 ",
        "' ",
        "1",
        "1 ",
        "1,",
        "a-",
        "A. ",
        "a.",
        "($",
        "IV",
    ],
)
def test_hostile_words_take_no_time(sign):
    """Twenty thousand of the same sign are read in a moment."""
    begun = time.process_time()
    speakable(sign * 20_000)
    assert time.process_time() - begun < 5.0


@pytest.mark.parametrize(
    "words", ["There was a single page inside.", "King Henry Clear", "A chapter in his life."]
)
def test_a_word_that_begins_like_a_numeral_is_none(words):
    """Letters of a numeral at the start of a word are no numeral of their own, and no empty one."""
    assert speakable(words).text == words
