"""Words in pieces, as the model that reads was taught to see them."""

import time
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from drama.learned.stored import stored
from drama.learned.wordpiece import Pieces

SMALL = Pieces(["[UNK]", "the", "un", "##aff", "##able", "kn", "##ock", "cafe", ".", "k", "##n", "##o"])
WHOLE = Pieces(bytes(stored("reader")["vocabulary"]).decode().split("\n"))


def cut(text, pieces=SMALL):
    return [(piece.number, text[piece.start : piece.end]) for piece in pieces.of(text, 0, len(text))]


def test_a_word_falls_into_the_longest_pieces():
    """From its beginning: "unaffable" is un, aff, able, and "knock" begins with kn though k is there."""
    assert cut("Unaffable") == [(2, "Un"), (3, "aff"), (4, "able")]
    assert cut("knock.") == [(5, "kn"), (6, "ock"), (8, ".")]


def test_letters_are_small_and_without_accents():
    """As the model knows them; the places are those of the text."""
    assert cut("The Café") == [(1, "The"), (7, "Café")]


def test_what_has_no_pieces_is_one_unknown():
    """Wholly, not only what is left of it."""
    assert cut("theqq the") == [(0, "theqq"), (1, "the")]


def test_a_stretch_is_read_by_itself():
    """The places are those of the whole text."""
    assert SMALL.of("the knock the", 4, 9) == [(5, 4, 6), (6, 6, 9)]


@given(st.text())
@example("\U000e01000")
def test_pieces_cover_every_sign_in_order(text):
    """Whatever the text: no piece overlaps the one before, and only spaces and accents lie between them."""
    at = 0
    for piece in WHOLE.of(text, 0, len(text)):
        assert at <= piece.start <= piece.end <= len(text)
        assert all(one.isspace() or unicodedata.category(one) == "Mn" for one in text[at : piece.start])
        at = piece.end


def test_a_long_word_takes_time_by_its_length():
    """No piece is longer than the vocabulary's longest, so none is looked for."""
    pieces = Pieces(["[UNK]", "a", "##a"])
    begun = time.process_time()
    assert len(cut("a" * 4000, pieces)) == 4000
    assert time.process_time() - begun < 0.5
