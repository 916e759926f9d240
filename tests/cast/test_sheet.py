"""The voice map as it is read: what it says, and everything that can be wrong with it."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drama.cast.sheet import FIELDS, Like, parse_sheet, read_sheet
from drama.errors import CastError
from drama.script.model import fold
from drama.settings import ENGINES

SHEET = """\
narrator: {like: {gender: male, age: adult}, pace: 0.95}
roles:
  MARA:       {like: {gender: female, age: adult, accent: british}, tone: flute, pan: -0.15}
  Old  Woman: {like: {gender: female, age: old}, pitch: -2, level: 1.5, space: cottage}
  NO:
aliases: {The Girl: MARA, LASS: the girl, I: NARRATOR}
lexicon: pronunciations.yaml
"""


def problems(text):
    """Return the file's problems as (line, what)."""
    with pytest.raises(CastError) as caught:
        parse_sheet(text, "v.yaml")
    assert caught.value.exit_code == 5
    return [(p.place.line, p.what) for p in caught.value.problems]


def test_a_map_says_what_is_written():
    """Names are folded, numbers carry their unit inside, lines are kept."""
    sheet = parse_sheet(SHEET, "v.yaml")
    assert (sheet.narrator.like, sheet.narrator.pace) == (Like("male", "adult"), 0.95)
    assert [(role.role, role.line) for role in sheet.roles] == [("MARA", 3), ("OLD WOMAN", 4), ("NO", 5)]
    mara, old, no = sheet.roles
    assert (mara.like.accent, mara.voice_id("tone"), mara.voice_id("pyttsx3"), mara.pan) == (
        "british",
        "flute",
        None,
        -0.15,
    )
    assert (old.pitch_st, old.level_db, old.space) == (-2.0, 1.5, "cottage")
    assert no.like == Like()
    assert sheet.lexicon == "pronunciations.yaml"


def test_other_names_lead_to_the_role():
    """Aliases are followed to their end, also to the narrator, however they are spelled."""
    sheet = parse_sheet(SHEET, "v.yaml")
    assert sheet.find("lass").role == sheet.find("the  GIRL").role == "MARA"
    assert sheet.find("I") is sheet.narrator
    assert sheet.find("TOM") is None


def test_an_empty_file_is_an_empty_map(tmp_path):
    """A map may say nothing yet."""
    path = tmp_path / "v.yaml"
    path.write_text("# nothing yet\n")
    assert read_sheet(path).entries() == ()


def test_every_problem_is_told_at_once():
    """Names, kinds and ranges, each with its line, in the file's order."""
    text = (
        "narator: {}\nroles:\n  MARA: {like: {gender: femal, age: 12}, pace: 3, pich: 1}\n"
        "  TOM: 7\n  ANN: {pan: left, pyttsx3: }\n  BOB: [a]\n  NARRATOR: {}\n"
    )
    assert problems(text) == [
        (1, "'narator' is not known here (did you mean 'narrator'?)"),
        (3, "gender: 'femal' is not known (did you mean 'female'?)"),
        (3, "age: '12' is not known"),
        (3, "pace: '3' is not a number from 0.5 to 2 (1 is the voice's own speed)"),
        (3, "'pich' is not known here (did you mean 'pitch'?)"),
        (4, "TOM: expected settings, as in {like: {gender: female}}"),
        (5, "pan: 'left' is not a number from -1 to 1 (left to right)"),
        (5, "pyttsx3: the voice's name is missing"),
        (6, "BOB: expected settings, as in {like: {gender: female}}"),
        (7, "the narrator stands among the roles"),
    ]


@pytest.mark.parametrize(
    ("settings", "hint"),
    [
        ("space: cave, far", 'between braces a comma ends a value, but for quoted ones: space: "cave, far"'),
        ("pace: 0,9", "a number has a point: pace: 0.9"),
    ],
)
def test_a_comma_between_braces_is_explained(settings, hint):
    """It parts settings: what stands behind it is taken for the name of another."""
    with pytest.raises(CastError) as wrong:
        parse_sheet(f"roles:\n  MARA: {{{settings}}}\n", "v.yaml")
    assert wrong.value.problems[-1].hint == hint


def test_a_role_stands_once():
    """The same name twice is refused, also where only its spelling differs."""
    assert problems("roles:\n  TOM: {}\n  TOM: {}\n") == [
        (3, "'TOM' stands here a second time (first in line 2)")
    ]
    assert problems("roles:\n  OLD TOM: {}\n  Old  Tom: {}\n") == [
        (3, "OLD TOM stands here a second time (first in line 2)")
    ]


def test_aliases_lead_somewhere():
    """An alias must end at a role that is there, and must not be a role itself."""
    text = "roles: {MARA: {}, TOM: {}}\naliases:\n  A: B\n  B: A\n  C: MARRA\n  TOM: MARA\n  D:\n  E: E\n"
    assert problems(text) == [
        (3, "the alias A leads back to itself"),
        (4, "the alias B leads back to itself"),
        (5, "the alias C names MARRA, and there is no such role (did you mean 'MARA'?)"),
        (6, "TOM is a role and an alias"),
        (7, "the alias D names no role"),
        (8, "the alias E leads back to itself"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("roles:\n\tTOM: {}\n", "v.yaml:2: a tab stands where YAML wants spaces"),
        ("roles:\n  TOM: !!python/object/apply:os.system [ls]\n", "v.yaml:2: the tag"),
        ("roles:\n  TOM: !mine {}\n", "v.yaml:2: the tag '!mine' is not allowed"),
        ("roles:\n  TOM: &t {}\n  ANN: *t\n", "v.yaml:3: '\\*t' repeats another value"),
        ("roles:\n  <<: {}\n  TOM: {pan: .nan}\n", "v.yaml:3: pan: '.nan' is not a number"),
        ("- TOM\n", "v.yaml:1: expected 'name: value' lines"),
        ("roles: [TOM]\n", "v.yaml:1: roles: expected roles as"),
        ("roles: {TOM: {}\n", "v.yaml:2: this is not YAML"),
        ("a: 1\n---\nb: 2\n", "this is not YAML"),
        ("roles: \x00\n", "this is not YAML"),
        ("roles: \ud800\n", "this is not YAML"),
        ("roles: " + "[" * 5000, "v.yaml:1: this is nested too deep"),
        ("roles: {? [a] : {}}\n", "a name is missing"),
        ("roles: {'  ': {}}\n", "a name is empty"),
    ],
)
def test_hostile_and_broken_files(text, said):
    """Tabs, tags, aliases, half-written and nested files end in words a writer can use."""
    with pytest.raises(CastError, match=said):
        parse_sheet(text, "v.yaml")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("roles: {ÉLOÏSE: {}}".encode("latin-1"), "v.yaml:1: this is not UTF-8 text"),
        ("roles: {}".encode("utf-16"), "this is not UTF-8 text"),
        (b"#" * 1_000_001, "too many for this kind of file"),
    ],
)
def test_files_that_are_no_text(tmp_path, raw, said):
    """What is not UTF-8, or far too large, is refused by name."""
    path = tmp_path / "v.yaml"
    path.write_bytes(raw)
    with pytest.raises(CastError, match=said):
        read_sheet(path)


def test_a_file_that_is_not_there(tmp_path):
    """A missing map is told as such, not as an empty one."""
    with pytest.raises(CastError, match="cannot be read"):
        read_sheet(tmp_path / "none.yaml")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab:{}[],'\"\n #&*!|>-?%@\t\u2028é", max_size=40).map(lambda text: "roles:" + text))
def test_any_text_is_read_or_refused(text):
    """Whatever stands in the file, nothing but a `CastError` comes out."""
    try:
        sheet = parse_sheet(text, "v.yaml")
    except CastError:
        return
    assert all(role.role == fold(role.role) for role in sheet.roles)


def test_the_writers_guide_is_right():
    """Every example of voices/README.md is a voice map, and every setting there is has its row."""
    guide = (Path(__file__).parents[2] / "voices" / "README.md").read_text(encoding="utf-8")
    for example in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL):
        assert parse_sheet(example, "README.md").roles
    rows = set(re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE))
    assert rows == {"like", *FIELDS, *ENGINES}
    for setting, limit in (
        ("pace", "0.5 to 2"),
        ("pitch", "-12 to 12"),
        ("level", "-24 to 12"),
        ("pan", "-1 to 1"),
    ):
        assert re.search(rf"\| `{setting}` \|.*\| {limit} \|", guide)
