"""What a writer types finds its sound, and what nobody could mean is answered with the nearest name."""

import pytest

from drama.errors import SoundError
from drama.sound.folder import open_library
from drama.sound.names import ALIASES, resolve
from drama.sound.source import MADE


@pytest.mark.parametrize(
    ("asked", "made", "words"),
    [
        ("rain", "rain", ()),
        ("downpour", "rain", ("pouring",)),
        ("heavy rain", "rain", ("heavy",)),
        ("rain on a roof", "rain", ("roof",)),
        ("soft wind", "wind", ("soft",)),
        ("waves", "sea", ()),
        ("calm sea", "sea", ("calm",)),
        ("distant thunder", "thunder", ("distant",)),
        ("the roaring campfire", "fire", ("roaring",)),
    ],
)
def test_a_name_is_found_among_its_words(asked, made, words):
    """Other names, and words before and after the name."""
    assert resolve(asked) == (made, words)
    found = open_library(None).find(asked)
    assert (found.made, found.params) == (made, words)


@pytest.mark.parametrize("alias", ALIASES)
def test_every_other_name_leads_to_a_sound(alias):
    """The sound is there and understands the words; no other name hides a real one."""
    name, words = ALIASES[alias]
    assert alias not in MADE
    assert set(words) <= set(MADE[name].words())


@pytest.mark.parametrize(
    ("asked", "nearest"), [("rian", "rain"), ("thundr", "thunder"), ("downpur", "downpour")]
)
def test_a_slip_of_the_pen_is_answered(asked, nearest):
    """Other names are suggested too."""
    with pytest.raises(SoundError, match=f"did you mean '{nearest}'"):
        open_library(None).find(asked)


@pytest.mark.parametrize("asked", ["purple rain", "the", "", "rain wind"])
def test_what_is_not_understood_is_not_guessed(asked):
    """A word that the sound does not know makes another name of it."""
    assert resolve(asked) is None


def test_a_users_file_answers_to_other_names_too(tmp_path):
    """`fire.wav` is the campfire as well, for it is the show's fire."""
    (tmp_path / "fire.wav").write_bytes(b"sound")
    assert open_library(tmp_path).find("campfire").file == tmp_path / "fire.wav"
