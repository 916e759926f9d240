"""What was heard against what was to be said: only what a listener would miss counts."""

import pytest

from drama.hearing.words import matched, plain


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("The bridge was 120 metres long.", "the bridge was 120 meters long"),
        ("I paid $25.50 for it, in 1987!", "i paid twenty five dollars and fifty cents for it in 1987"),
        ("Mrs. Okafor held on to it.", "Missus Ocafor held onto it."),
        ("It’s BRAM's boat…", "Its Bram's boat"),
    ],
)
def test_another_spelling_is_no_error(said, heard):
    """Figures, compounds, names, apostrophes and British spelling."""
    (match,) = matched([said], heard)
    assert (match.missing, match.heard) == ((), ())


def test_words_that_are_missing_and_words_in_their_stead():
    """Both are told; the rate counts whichever are more."""
    (match,) = matched(
        ["Nine chains are moving, so do not let go."], "Nine trains are so do not let me go home"
    )
    assert match.missing == ("chains", "moving")
    assert match.heard == ("trains", "me", "home")
    assert (match.total, match.error_rate) == (9, pytest.approx(3 / 9))


def test_lines_heard_together_are_told_apart():
    """What is missing belongs to its own line, what is heard in addition to the one before."""
    lines = ["Who goes there?", "Nobody at all.", "Then come in."]
    one, two, three = matched(lines, "Who goes there in the night? Then come in.")
    assert (one.missing, one.heard) == ((), ())
    assert two.missing == ("nobody", "at", "all")
    assert two.heard == ("in", "the", "night")
    assert three.error_rate == 0.0


def test_nothing_heard_and_nothing_to_say():
    """A line that is not heard has all its words missing; one without words lacks none."""
    silent, wordless = matched(["Hello there.", "…!"], "")
    assert (silent.missing, silent.error_rate) == (("hello", "there"), 1.0)
    assert (wordless.total, wordless.error_rate) == (0, 0.0)
    assert matched(["…"], "what is this")[0].error_rate == 0.0
    assert plain("…") == ()
