"""Proposed voices: fitting, apart from each other where roles meet, and always the same."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drama.cast.fit import Voices
from drama.cast.model import VoiceInfo
from drama.cast.profile import like_of
from drama.cast.propose import propose
from drama.cast.sheet import Like, RoleSheet, Sheet, parse_sheet
from drama.script.model import Chapter, Line, Scene, Script
from drama.script.prose.model import Person
from drama.speech.tone import open_engine

VOICES = open_engine().voices()
KIND = {voice.id: voice for voice in VOICES}


def script(*scenes):
    """Return a script of scenes, each a string of roles in the order they speak."""
    rows = [[Line(role.strip(), "Words.") for role in scene.split(",")] for scene in scenes]
    return Script("T", "A", (Chapter("", tuple(Scene("", tuple(row)) for row in rows)),), source="t.fountain")


def proposals(show, people=(), voices=VOICES, sheet=Sheet()):  # noqa: B008 - frozen
    return {entry.role: entry for entry in propose(show, people, Voices(voices), sheet, "tone")}


@pytest.mark.parametrize(
    ("role", "gender", "age"),
    [
        ("OLD WOMAN", "female", "old"),
        ("MR. DARCY", "male", "adult"),
        ("MRS. O'HARA", "female", "adult"),
        ("BOY", "male", "child"),
        ("GIRL 2", "female", "child"),
        ("KING", "male", "adult"),
        ("GRANDMOTHER", "female", "old"),
        ("YOUNG THOMAS", "male", "young"),
        ("ANNA", "female", "unknown"),
        ("MARA'S FATHER", "male", "adult"),
        ("CAPTAIN", "unknown", "adult"),
        ("LITTLE OLD LADY", "female", "old"),
        ("LITTLE GREY-HAIRED WOMAN", "female", "old"),
        ("LITTLE MAN", "male", "adult"),
        ("LITTLE TOM", "male", "child"),
        ("XQZ", "unknown", "unknown"),
    ],
)
def test_a_name_shows_who_somebody_is(role, gender, age):
    """Kin, titles, ages and first names tell gender and age."""
    assert like_of(role) == Like(gender, age)


def test_the_story_knows_better_than_the_name():
    """What was read in the story goes first, by any of the person's names; the name fills the gaps."""
    people = [Person("Captain Voss", ("the Captain",), "female"), Person("Sam", (), "unknown", "child")]
    assert like_of("THE CAPTAIN", people) == Like("female", "adult")
    assert like_of("CAPTAIN VOSS", people) == Like("female", "adult")
    assert like_of("SAM", people) == Like("male", "child")


def test_voices_fit_and_the_lead_has_the_best():
    """Gender and age fit; of two women the one with more to say gets the better voice."""
    made = proposals(script("ANNA, MARY, ANNA, OLD WOMAN, BOY, GIRL, ANNA, GRANDFATHER"))
    assert made["ANNA"].voice_id("tone") == "oboe"
    assert made["MARY"].voice_id("tone") == "viola"
    for role in ("OLD WOMAN", "BOY", "GIRL", "GRANDFATHER"):
        voice = KIND[made[role].voice_id("tone")]
        assert (voice.gender, voice.age) == (made[role].like.gender, made[role].like.age)
        assert (made[role].pace, made[role].pitch_st) == (1.0, 0.0)


def test_the_narrator_stands_apart():
    """In the middle, of the other gender than the lead, with a voice of its own."""
    made = proposals(script("ANNA, MARY, NARRATOR, TOM, JOHN"))
    narrator = made.pop("NARRATOR")
    assert (narrator.like, narrator.pan) == (Like("male", "adult"), 0.0)
    assert narrator.voices not in [entry.voices for entry in made.values()]


def test_main_roles_stand_side_by_side():
    """The six with most lines have places of their own within 0.3 of the middle; the rest stand in it."""
    roles = [f"R{n}" for n in range(9)]
    made = proposals(script(", ".join(role for n, role in enumerate(roles) for _ in range(9 - n))))
    pans = [made[role].pan for role in roles]
    assert len(set(pans[:6])) == 6
    assert max(map(abs, pans)) == 0.3
    assert pans[6:] == [0.0, 0.0, 0.0]


def test_those_who_meet_do_not_share():
    """With two voices for four women, the two of each scene get one each."""
    voices = [VoiceInfo("low", "female", "adult", "", 0), VoiceInfo("high", "female", "adult", "", 1)]
    voices.append(VoiceInfo("man", "male", "adult", "", 2))
    made = proposals(script("ANNA, MARY, ANNA, MARY, ANNA", "JANE, ANNA", "JANE, SARAH, SARAH"), (), voices)
    for one, other in (("ANNA", "MARY"), ("ANNA", "JANE"), ("JANE", "SARAH")):
        assert made[one].voice_id("tone") != made[other].voice_id("tone")


def test_a_shared_voice_sounds_different_each_time():
    """When voices run out, pitch and pace tell the users of one voice apart."""
    voices = [VoiceInfo("solo", "unknown", "adult", "")]
    made = proposals(script("A, B, C, D, E, F, G, H"), (), voices)
    heard = {(entry.pace, entry.pitch_st) for entry in made.values()}
    assert len(heard) == 9


def test_a_voice_of_another_age_is_bent():
    """A child played by a woman is higher and quicker, an old man lower and slower."""
    voices = [VoiceInfo("w", "female", "adult", ""), VoiceInfo("m", "male", "adult", "", 1)]
    made = proposals(
        script("BOY, OLD MAN"), (), voices, Sheet(RoleSheet("NARRATOR", voices=(("tone", "x"),)))
    )
    assert (made["BOY"].voice_id("tone"), made["BOY"].pitch_st, made["BOY"].pace) == ("w", 3.0, 1.05)
    assert (made["OLD MAN"].voice_id("tone"), made["OLD MAN"].pitch_st, made["OLD MAN"].pace) == (
        "m",
        -1.0,
        0.92,
    )


def test_what_the_map_says_is_not_proposed_again():
    """Roles in the map, under any name, are left alone, and their voices and places are theirs."""
    sheet = parse_sheet(
        "narrator: {tone: cello}\nroles: {ANNA: {tone: viola, pan: 0.15}}\naliases: {NAN: ANNA}\n", "v.yaml"
    )
    made = proposals(script("NAN, MARY, NARRATOR"), sheet=sheet)
    assert list(made) == ["MARY"]
    assert made["MARY"].voice_id("tone") == "oboe"
    assert made["MARY"].pan == -0.15


roles = st.sampled_from(
    ["ANNA", "TOM", "OLD WOMAN", "BOY", "CAPTAIN", "MRS. HALE", "GIRL", "XQZ", "NARRATOR"]
)
shows = st.lists(st.lists(roles, min_size=1, max_size=8).map(", ".join), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(shows)
def test_any_show_is_cast_well(scenes):
    """Proposals never change, never miss the gender, and nobody sounds like anybody else."""
    made = proposals(script(*scenes))
    assert made == proposals(script(*scenes))
    for entry in made.values():
        voice = KIND[entry.voice_id("tone")]
        assert entry.like.gender in ("unknown", voice.gender) or entry.like.age == "child"
        assert 0.5 <= entry.pace <= 2.0
        assert -12 <= entry.pitch_st <= 12
    for one, other in combinations(made.values(), 2):
        assert (one.voices, one.pitch_st, one.pace) != (other.voices, other.pitch_st, other.pace)
