"""What parentheticals do: the ones a writer uses work, all others change nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drama.script.prose.manners import ADVERBS, BY_VERB
from drama.speech.direction import PLAIN, exclaimed, manner


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
    ("said", "holds"),
    [
        ("breathless", lambda how: how.gasps and how.breath > 0),
        ("sobbing", lambda how: how.tremor_st > 0 and how.pace < 1),
        ("frightened", lambda how: how.tremor_st > 0 and how.level_db < 0),
        ("drunk", lambda how: how.tremor_hz < 2 and how.pace < 0.9),
        ("through gritted teeth", lambda how: how.effort > 0 and how.lowpass_hz > 2_000),
        ("muffled, through the door", lambda how: how.lowpass_hz < 1_500),
        ("sarcastic", lambda how: how.pace < 1 and how.pitch_st < 0),
        ("laughing", lambda how: how.pitch_st > 0),
        ("tired", lambda how: how.pace < 0.9 and how.effort < 0),
        ("cold", lambda how: how.pitch_st < 0),
        ("excitedly", lambda how: how.exclaim and how.pace > 1),
        ("hissed", lambda how: how.breath > 0.5 and not how.whisper),
        ("screaming", lambda how: how.effort == 1.0 and how.exclaim),
        ("under her breath", lambda how: how.level_db == -4.0 and not how.whisper),
    ],
)
def test_a_direction_asks_for_what_it_names(said, holds):
    """Breath, effort, tremor and what is before the mouth are asked for where a direction says so."""
    assert holds(manner((said,)))


@pytest.mark.parametrize(("said", "share"), [("slightly annoyed, a little louder", 0.5), ("very loud", 1.3)])
def test_slightly_and_very_count(said, share):
    """Half of a direction, or more than all of it."""
    assert manner((said,)).level_db == pytest.approx(share * manner(("loud",)).level_db)


@pytest.mark.parametrize(
    "said",
    ["never shouting", "no longer whispering", "without shouting", "over the shouting", "to the weeping boy"],
)
def test_what_is_denied_or_said_of_others_is_not_done(said):
    """A direction says how it is not spoken, over what, or to whom: none of it is a manner."""
    assert manner((said,)) == PLAIN


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("Get out of here.", "Get out of here!"),
        ("Get out. Now. ", "Get out. Now! "),
        ("Why?", "Why?"),
        ("Wait...", "Wait..."),
        ("", ""),
        ('He said "go."', 'He said "go!"'),
    ],
)
def test_a_shout_ends_in_its_mark(words, spoken):
    """A full stop becomes an exclamation mark, one character for one; other endings stay."""
    assert exclaimed(words, manner(("shouting",))) == spoken
    assert exclaimed(words, PLAIN) == words


def test_a_manner_is_split_between_engine_and_effects():
    """What an engine does and what is left are the whole, and neither has any of the other."""
    how = manner(("shouting", "breathless", "muffled"))
    own = frozenset({"pace", "pitch_st"})
    asked, left = how.only(own), how.without(own)
    assert (asked.pace, asked.pitch_st, asked.level_db, asked.gasps) == (how.pace, how.pitch_st, 0.0, False)
    assert (left.pace, left.pitch_st, left.level_db, left.gasps) == (1.0, 0.0, how.level_db, True)


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


@pytest.mark.parametrize("said", sorted({*BY_VERB.values(), *ADVERBS} - {"singing"}))
def test_what_a_conversion_writes_is_heard(said):
    """Every direction that `drama convert` takes from a story's verbs and adverbs changes the voice."""
    assert manner((said,)) != PLAIN


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_direction_stays_within_bounds(said):
    """No combination of words makes a voice unusable."""
    how = manner(tuple(said))
    assert -9.0 <= how.level_db <= 6.0
    assert 0.75 <= how.pace <= 1.3
    assert -3.0 <= how.pitch_st <= 3.0
