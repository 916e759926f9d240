"""What the narration tells of a role in passing: age, gender and temper."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from drama.cast import portrait
from drama.cast.portrait import Portraits
from drama.cast.profile import is_passing, like_of
from drama.cast.sheet import Like
from drama.script.screenplay import read

CASTS = Path(__file__).parents[2] / "benchmarks/casts"


def told(narration, role, *others):
    """Return what is told of a role by the action lines of a screenplay."""
    lines = "".join(f"\n{name}\nOh, I see.\n" for name in (role, *others))
    return Portraits(read(f"{narration}\n{lines}", "a.fountain")).of(role)


@pytest.mark.parametrize(
    ("narration", "like"),
    [
        ("SAM, 9, runs in.", Like(age="child")),
        ("SAM (70s) sits by the fire.", Like(age="old")),
        ("SAM (mid 30s) waits.", Like(age="adult")),
        ("Sam was twelve years old that spring.", Like(age="child")),
        ("Nine-year-old Sam looked up.", Like(age="child")),
        ("They asked eighty-one-year-old Sam.", Like(age="old")),
        ("Sam, a boy of ten, sat down.", Like("male", "child")),
        ("Sam, a tall man of sixty, sat down.", Like("male", "old")),
        ("Sam is nineteen and hums. She smiles.", Like("female", "young")),
        ("Old Sam opened the door with his foot.", Like("male", "old")),
        ("Then SAM, the old caretaker, came in.", Like(age="old")),
        ("Sam, a gruff man, said nothing.", Like("male", temper="gruff")),
        ('Sam growled. Nobody moved. "No," Sam growled.', Like(temper="gruff")),
        ("Sam growled.", Like()),  # once is a moment, not a temper
        ("Sam saw that the house was old. The road was nine miles long.", Like()),
        ("Sam looked up. Nobody was there.", Like()),
        ("Samantha, 9, ran to the old woman.", Like()),
    ],
)
def test_what_is_told_of_somebody(narration, like):
    """A number behind the name, a pronoun, a word in apposition; nothing of what is about something else."""
    assert told(narration, "SAM") == like


@pytest.mark.parametrize(
    ("role", "narration", "like"),
    [
        ("HOPE", "There was hope. He rose.", Like()),
        ("ROSE", "He rose, an old man.", Like()),
        ("WILL", "He will, the old man said.", Like()),
        ("MR. WILL", "He will, the old man said.", Like()),
        ("WILL", "Will, an old man, said that he will.", Like("male", "old")),
        ("STONE", "Then Stone sat. Nobody moved. The stone was old.", Like()),
        ("GUARD 2", "The guard 2, an old man, sat down.", Like("male", "old")),
        ("THE FERRYWOMAN", "The ferrywoman is sixty. She sits.", Like("female", "old")),
        ("FERRYWOMAN", "The ferrywoman is sixty. She sits.", Like("female", "old")),
    ],
)
def test_a_name_that_is_a_word_as_well_is_told_by_its_capital(role, narration, like):
    """What is told beside hope is not told of Hope; roles without a name are called by a common word."""
    assert told(narration, role) == like


def test_somebody_else_is_named_with_a_capital():
    """What is told of Sam goes on behind the word that is another's name."""
    assert told("Sam will, he is old, go.", "SAM", "WILL").gender == "male"


def test_roles_are_looked_for_together(monkeypatch):
    """A line is gone through once, however many roles there are."""
    lines = []
    finditer = portrait._PART.finditer
    monkeypatch.setattr(portrait, "_PART", SimpleNamespace(match=portrait._PART.match,
        finditer=lambda text: lines.append(text) or finditer(text)))  # fmt: skip
    script = read("".join(f"Mara{n} sat down.\n\nMARA{n}\nOh.\n\n" for n in range(9)), "a.fountain")
    portraits = Portraits(script)
    assert [portraits.of(f"MARA{n}") for n in range(9)] == [Like()] * 9
    assert len(lines) == 18


def test_what_is_said_of_another_is_not_of_them():
    """What stands behind the next name is about that one."""
    narration = "Kim met Sam by the well, and he was seventy. Sam, 70, laughed."
    assert told(narration, "KIM", "SAM") == Like()
    assert told(narration, "SAM", "KIM") == Like("male", "old")


def test_a_title_in_speech_tells_the_gender():
    """Somebody calls the detective Mr. Marlin."""
    script = read(
        "DELA\nThey say that you find things, Mr. Marlin.\n\nMARLIN\nShips are large.\n", "a.fountain"
    )
    assert Portraits(script).of("MARLIN") == Like("male")


def test_a_direction_hints_at_a_temper():
    """Lines that are to be spoken softly, time and again, are a gentle person's."""
    line = "\nSAM\n(softly)\nOh.\n"
    assert Portraits(read(line * 2, "a.fountain")).of("SAM").temper == "gentle"
    assert Portraits(read(line, "a.fountain")).of("SAM").temper == ""


def test_an_age_that_was_told_goes_before_that_of_a_title():
    """Everybody with a title is grown up, unless something else is said."""
    assert like_of("MR. CROWE", (), Like(age="old")) == Like("male", "old")
    assert like_of("MR. CROWE") == Like("male", "adult")


@pytest.mark.parametrize(("role", "passing"), [("GUARD 2", True), ("OLD WOMAN", True), ("THE BARMAN", True),
    ("MARA", False), ("CAPTAIN VOSS", False), ("MRS. HALE", False)])  # fmt: skip
def test_who_has_no_name(role, passing):
    """Somebody called by what they are may be somebody else in the next episode."""
    assert is_passing(role) == passing


TRUTH = {
    "the-lock": {
        "PETER": ("male", "old"), "CAPTAIN REID": ("male", "adult"), "JACK": ("male", "young"),
        "DOCTOR HALE": ("male", "adult"), "MR. FENN": ("male", "adult"), "SAMUEL": ("male", "unknown"),
    },
    "the-bell": {
        "LOTTIE": ("female", "child"), "BEN": ("male", "child"), "PRIYA": ("female", "child"),
        "MISS ARDEN": ("female", "young"), "HEADMISTRESS": ("female", "adult"), "MR. CROWE": ("male", "old"),
    },
    "low-water": {
        "DELA": ("female", "unknown"), "MARLIN": ("male", "unknown"), "KOVAC": ("male", "unknown"),
        "MRS. ODELL": ("female", "old"), "THE BARMAN": ("male", "adult"),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", TRUTH)
def test_three_screenplays_are_read_right(name):
    """A play with six men, a school with children, a detective who tells his story: who everybody is."""
    path = CASTS / f"{name}.fountain"
    portraits = Portraits(read(path.read_text(encoding="utf-8"), str(path)))
    found = {role: like_of(role, (), portraits.of(role)) for role in TRUTH[name]}
    assert {role: (like.gender, like.age) for role, like in found.items()} == TRUTH[name]
