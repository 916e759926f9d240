"""Who may be one person under two names."""

import pytest

from drama.cast.namesakes import namesakes

KNOWN = ("JOSIAH HARROW", "MR. HALE", "MRS. HALE", "OLD WOMAN", "CAPTAIN VOSS", "NELL")


@pytest.mark.parametrize(
    ("role", "other"),
    [
        ("JOSIAH", "JOSIAH HARROW"),
        ("Harrow", "JOSIAH HARROW"),
        ("MR. JOSIAH HARROW", "JOSIAH HARROW"),
        ("SERGEANT NELL GREY", "NELL"),
        ("VOSS", "CAPTAIN VOSS"),
    ],
)
def test_half_a_name_may_be_the_whole(role, other):
    """A first name, a surname, or either with more to it."""
    assert list(namesakes([role], KNOWN)) == [(role, other)]


@pytest.mark.parametrize("role", ["HALE", "WOMAN", "OLD WOMAN AT THE GATE", "JOSIAH GREY", "TOM", "CAPTAIN"])
def test_nobody_is_guessed_at(role):
    """Two may be meant, a description is no name, and another surname is another person."""
    assert list(namesakes([role], KNOWN)) == []
