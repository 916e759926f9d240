"""Long words in pieces: nothing lost, nothing too long, cut where one breathes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drama.cast.lexicon import parse_lexicon
from drama.speech.pieces import LEAST, pieces
from drama.speech.text import speakable

LEXICON = parse_lexicon("Kakashi: /kɑkˈɑʃi hˈɑtɑke/", "p.yaml").heard_by("", "en-US")
TALK = st.lists(
    st.sampled_from(
        [
            "river,",
            "over",
            "Dr. Ames",
            "$1,234.50",
            "on 3 March 1921",
            "the end.",
            "Kakashi",
            "J. R. R. Tolkien",
            "7:45 p.m.",
        ]
    ),
    max_size=40,
).map(" ".join)


@given(st.text(alphabet=st.sampled_from("ab .,!?;\u2014\n\u6f22"), max_size=300), st.integers(1, 40))
def test_pieces_are_the_whole_text(text, longest):
    """Together they are the text, each at its offset and none longer than asked for."""
    found = list(pieces(text, longest))
    assert "".join(piece for _, piece in found) == text
    assert all(text[offset : offset + len(piece)] == piece for offset, piece in found)
    assert all(len(piece) <= longest for _, piece in found)


@given(TALK, st.integers(75, 120))
def test_no_cut_goes_through_a_number_or_a_sound(written, longest):
    """What one number, date, short form or entry of the lexicon became stays in one piece."""
    text = speakable(written, LEXICON)
    found = list(pieces(text.text, longest, text.wholes()))
    assert "".join(piece for _, piece in found) == text.text
    assert all(len(piece) <= longest for _, piece in found)
    cuts = [offset for offset, _ in found[1:]]
    for start, end in text.wholes():
        assert not [cut for cut in cuts if start < cut < end], text.text[start:end]


@given(
    st.lists(st.sampled_from(["one", "three", "seven", "more,", "end."]), min_size=60, max_size=120).map(
        " ".join
    )
)
def test_pieces_are_about_as_long_as_each_other(text):
    """None is a tiny rest, even of a text that is hardly longer than one piece."""
    assert min(len(piece) for _, piece in pieces(text, 100)) >= LEAST * 100 / 2 - 1


@pytest.mark.parametrize(
    ("text", "longest", "cut"),
    [
        (
            "One two. Three, four five six seven eight",
            18,
            ["One two. ", "Three, ", "four five six ", "seven eight"],
        ),
        ("First it is said. Then it is done.", 20, ["First it is said. ", "Then it is done."]),
        ("Because of this, and because of that too", 25, ["Because of this, ", "and because of that too"]),
        ("I met J. Edgar on the quay. He left.", 28, ["I met J. Edgar on the quay. ", "He left."]),
    ],
)
def test_cuts_are_after_sentences_then_clauses_then_words(text, longest, cut):
    """A sentence ends a piece where one does; a clause or a word only where none fits."""
    assert [piece for _, piece in pieces(text, longest)] == cut
