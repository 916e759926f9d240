"""Long words in pieces: nothing lost, nothing too long, cut where one breathes."""

from hypothesis import given
from hypothesis import strategies as st

from drama.speech.pieces import pieces


@given(st.text(alphabet=st.sampled_from("ab .,!?;\u2014\n\u6f22"), max_size=300), st.integers(1, 40))
def test_pieces_are_the_whole_text(text, longest):
    """Together they are the text, each at its offset and none longer than asked for."""
    found = list(pieces(text, longest))
    assert "".join(piece for _, piece in found) == text
    assert all(text[offset : offset + len(piece)] == piece for offset, piece in found)
    assert all(len(piece) <= longest for _, piece in found)


def test_cuts_are_after_sentences_then_clauses_then_words():
    """The latest sentence end that fits is taken; a clause or a word only where there is none."""
    cut = [piece for _, piece in pieces("One two. Three, four five six seven eight", 18)]
    assert cut == ["One two. ", "Three, ", "four five six ", "seven eight"]
