"""The lexicon file: what it says, for whom, and what is wrong with it."""

import pytest

from drama.cast.lexicon import parse_lexicon, read_lexicon
from drama.errors import CastError

TEXT = """\
# names
Kakashi: kah KAH shee
Niamh: /nˈiːv/
St. Mary Mead: saint mary MEED
old  woman:
  Niamh: nee AV
en: {schedule: SKED jool}
en-GB: {lieutenant: lef TEN unt}
"""


def said(lexicon, role="BRAM", language="en-US"):
    return {one.word: one.said for one in lexicon.heard_by(role, language)}


def test_entries_hold_for_all_for_a_role_or_for_a_language():
    """A role's own entry comes before the language's, and that before the show's."""
    lexicon = parse_lexicon(TEXT, "p.yaml")
    assert said(lexicon) == {
        "Kakashi": "kah KAH shee",
        "Niamh": "/nˈiːv/",
        "St. Mary Mead": "saint mary MEED",
        "schedule": "SKED jool",
    }
    assert said(lexicon, "Old Woman")["Niamh"] == "nee AV"
    assert said(lexicon, language="en-GB")["lieutenant"] == "lef TEN unt"
    assert next(one for one in lexicon.entries if one.word == "lieutenant").line == 8


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("Kakashi: 5", 1, "'5' is no pronunciation"),
        ("\nKakashi: kah! KAH", 2, "'!' has no sound"),
        ("Kakashi: /kah", 1, "two slashes"),
        ("Kakashi: /k4/", 1, "'4' has no sound"),
        ("Kakashi: /KAkaʃi/", 1, "'K' is no letter of IPA"),
        ("Kakashi: /каkaʃi/", 1, "is no letter of IPA"),
        ("Kakashi:", 1, "no pronunciation"),
        ("Kakashi: [a, b]", 1, "expected one pronunciation"),
        ("MARA:\n  Kakashi: {a: b}", 2, "expected one pronunciation"),
        ("...: dots", 1, "the word is missing"),
        ("Mara: a\nmara: b", 2, "a second time (first in line 1)"),
        ("a: &x b\nc: *x", 2, "repeats another value"),
        ("a: !!python/name:os.system b", 1, "is not allowed here"),
        ("- a", 1, "expected 'name: value' lines"),
        (f"a: {'b' * 300}", 1, "no pronunciation"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, line, what):
    """A pronunciation that cannot be said, a double entry and hostile YAML are refused where they stand."""
    with pytest.raises(CastError) as problem:
        parse_lexicon(text, "p.yaml")
    assert f"p.yaml:{line}: " in str(problem.value)
    assert what in str(problem.value)


def test_all_problems_are_told_at_once():
    """Three faulty entries are three problems."""
    with pytest.raises(CastError) as problem:
        parse_lexicon("a: 1\nb: 2\nc: see\nMARA: {d: 3}", "p.yaml")
    assert len(problem.value.problems) == 3


def test_a_file_that_is_not_there(tmp_path):
    """The error names the file."""
    with pytest.raises(CastError, match=r"none\.yaml"):
        read_lexicon(tmp_path / "none.yaml")
