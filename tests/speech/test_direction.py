"""What parentheticals do: the ones a writer uses work, all others change nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drama.speech.direction import PLAIN, manner


@pytest.mark.parametrize(
    "said", ["whispering", "in a whisper", "Whispers", "(half whispered)", "shouting in a whisper"]
)
def test_a_whisper_is_breath_and_quieter(said):
    """Whatever else the direction says, a whisper has no tone and is 6 to 9 dB down."""
    how = manner((said,))
    assert how.whisper
    assert -9.0 <= how.level_db <= -6.0


@pytest.mark.parametrize("said", ["shouting over the wind", "yells", "screaming", "bellowed"])
def test_a_shout_is_louder_higher_and_faster(said):
    """3 to 4 dB up, and it sounds like effort."""
    how = manner((said,))
    assert 3.0 <= how.level_db <= 4.0
    assert how.pitch_st > 0
    assert how.pace > 1
    assert not how.whisper


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("slowly", lambda how: how.pace < 0.9),
        ("urgent", lambda how: how.pace > 1.1),
        ("sadly, softly", lambda how: how.level_db < -3.0 and how.pace < 0.9),
        ("muttering", lambda how: how.level_db < -3.0),
        ("angrily", lambda how: how.level_db > 1.0),
    ],
)
def test_common_directions_are_heard(said, holds):
    """Pace and level follow the word; two words add up."""
    assert holds(manner((said,)))


@pytest.mark.parametrize(
    "said",
    [
        "to Mara",
        "beat",
        "fastening her coat",
        "saddling the horse",
        "over the roar",
        "not shouting",
        "",
        "cont'd",
    ],
)
def test_what_is_no_manner_of_speaking_changes_nothing(said):
    """Stage business, addressees and denials leave the voice alone."""
    assert manner((said,)) == PLAIN


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_direction_stays_within_bounds(said):
    """No combination of words makes a voice unusable."""
    how = manner(tuple(said))
    assert -9.0 <= how.level_db <= 6.0
    assert 0.75 <= how.pace <= 1.3
    assert -3.0 <= how.pitch_st <= 3.0
