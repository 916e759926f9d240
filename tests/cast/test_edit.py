"""Edits of the voice map: the intended change, and not one other character."""

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drama.cast import edit
from drama.cast.edit import HEADER
from drama.cast.sheet import Like, RoleSheet, read_sheet
from drama.errors import CastError, DramaError, OutputError, Problem

SHEET = """\
# The River Gate, casting by A. Writer

narrator: {like: {gender: male, age: adult}, pace: 0.95}   # slow, please

roles:
  # -- the valley --
  MARA:      {like: {gender: female, age: young}, tone: flute, pan: -0.15}  # heart of the show
  OLD WOMAN: {like: {gender: female, age: old}, pitch: -2, space: cottage}
  BRAM:   # the ferryman
    like:
      gender: male   # surely
      age: old
    tone: "bassoon"

  # nobody below this line yet
aliases: {OTTILIE: OLD WOMAN}
"""


@pytest.fixture
def voices(tmp_path):
    path = tmp_path / "voices.yaml"
    path.write_bytes(SHEET.encode())
    return path


def set_role(path, role, changes):
    edit.write([edit.set_role(path, role, changes)])


def add_roles(path, roles):
    edit.write([edit.give_voices(path, roles)])


def swap(path, one, other):
    sheet = read_sheet(path)
    edit.write(edit.swap(sheet.find(one), sheet.find(other)))


def changed(path, before=SHEET):
    """Return the lines taken out (-) and put in (+) by an edit."""
    after = path.read_bytes().decode()
    return [
        row.rstrip("\n")
        for row in difflib.ndiff(before.splitlines(True), after.splitlines(True))
        if row[0] in "+-"
    ]


SHOWS = "narrator: {tone: cello}\nroles:\n  MARA: {tone: flute}\n"
OWN = "roles:\n  GUARD: {tone: horn}\n"


@pytest.fixture
def maps(tmp_path):
    """The map of a show and that of an episode, with a role each."""
    paths = tmp_path / "cast.yaml", tmp_path / "one.yaml"
    for path, text in zip(paths, (SHOWS, OWN), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def exchanged(maps):
    show, own = maps
    edit.write(edit.swap(read_sheet(show).find("MARA"), read_sheet(own).find("GUARD"), read_sheet(show)))


def test_a_swap_between_two_maps_changes_both(maps):
    """Each of two roles in files of their own gets the other's voice."""
    exchanged(maps)
    assert [path.read_text() for path in maps] == [
        SHOWS.replace("flute", "horn"),
        OWN.replace("horn", "flute"),
    ]


@pytest.mark.parametrize("fault", ["damaged", "no place to write", "edited meanwhile"])
def test_a_swap_is_whole_or_not_at_all(maps, monkeypatch, fault):
    """Where the second map cannot be changed, the first stays as it was."""
    _, own = maps
    roles = read_sheet(maps[0]).find("MARA"), read_sheet(own).find("GUARD")

    def written(path, text):
        if path == own.resolve():
            raise OutputError(Problem("cannot be written"))
        if fault == "edited meanwhile":
            own.write_text(OWN + "# mine\n", encoding="utf-8")
        path.write_text(text, encoding="utf-8")

    if fault == "damaged":
        own.write_text(OWN + "  TOM: {pan: 7}\n", encoding="utf-8")
    else:
        monkeypatch.setattr("drama.files.write_whole", written)
    with pytest.raises(DramaError):
        edit.write(edit.swap(*roles, read_sheet(maps[0])))
    assert maps[0].read_text() == SHOWS
    assert "horn" in own.read_text()


def test_one_number_changes_and_nothing_else(voices):
    """A setting in braces is replaced where it stands."""
    set_role(voices, "mara", {"pan": 0.3})
    assert voices.read_text() == SHEET.replace("pan: -0.15", "pan: 0.3")


def test_a_new_setting_goes_to_the_end_of_its_role(voices):
    """In braces behind the last setting, in a block on a line of its own, comments kept."""
    set_role(voices, "OLD WOMAN", {"tone": "harp"})
    set_role(voices, "BRAM", {"pace": 0.9})
    expected = SHEET.replace("space: cottage}", "space: cottage, tone: harp}")
    assert voices.read_text() == expected.replace('"bassoon"\n', '"bassoon"\n    pace: 0.9\n')


def test_a_setting_taken_out_leaves_its_comment(voices):
    """None takes a setting out; what the writer noted beside it stays."""
    set_role(voices, "BRAM", {"like": {"gender": None}})
    assert changed(voices) == ["-       gender: male   # surely", "+       # surely"]


def test_an_alias_leads_to_its_role(voices):
    """Editing another name of a role edits the role; whole numbers are written short."""
    set_role(voices, "Ottilie", {"pitch": -3.0})
    assert voices.read_text() == SHEET.replace("pitch: -2", "pitch: -3")


def test_the_narrator_is_edited_like_a_role(voices):
    """NARRATOR means the `narrator:` entry."""
    set_role(voices, "NARRATOR", {"pace": None, "tone": "cello"})
    assert voices.read_text() == SHEET.replace("pace: 0.95", "tone: cello")


def test_new_roles_stand_behind_the_last_in_its_style(voices):
    """A role added after a block is a block, before the comments that end the list."""
    add_roles(voices, [RoleSheet("TOBIN", Like("male", "child"), (("tone", "recorder"),), pan=0.2)])
    assert changed(voices) == [
        "+   TOBIN:",
        "+     like: {gender: male, age: child}",
        "+     tone: recorder",
        "+     pan: 0.2",
    ]


def test_new_roles_line_up_with_braces_above(tmp_path):
    """Values that stand in a column get company in that column."""
    path = tmp_path / "v.yaml"
    path.write_text("roles:\n  MARA:      {}\n  OLD WOMAN: {tone: harp}\n")
    add_roles(path, [RoleSheet("TOM", voices=(("tone", "horn"),)), RoleSheet("A VERY LONG NAME")])
    assert path.read_text().splitlines()[3:] == ["  TOM:       {tone: horn}", "  A VERY LONG NAME: {}"]


def test_roles_that_are_there_stay_as_they_are(voices):
    """Adding a role twice, or one known as an alias, changes nothing."""
    add_roles(
        voices, [RoleSheet("MARA", pace=2.0), RoleSheet("OTTILIE", pace=2.0), RoleSheet("NARRATOR", pace=2.0)]
    )
    assert voices.read_text() == SHEET


def test_an_absent_file_is_made_with_a_word_of_explanation(tmp_path):
    """The first edit makes the folder and the file, narrator first."""
    path = tmp_path / "voices" / "new.yaml"
    add_roles(path, [RoleSheet("MARA", Like("female", "young")), RoleSheet("NARRATOR", pace=0.95)])
    add_roles(path, [RoleSheet("OLD TOM")])
    assert path.read_text() == HEADER + (
        "narrator:\n  pace: 0.95\nroles:\n  MARA: {like: {gender: female, age: young}}\n  OLD TOM: {}\n"
    )
    assert [entry.role for entry in read_sheet(path).entries()] == ["NARRATOR", "MARA", "OLD TOM"]


def test_two_roles_exchange_their_voices(voices):
    """Everything that makes the voice changes sides; the place in the mix and all comments stay."""
    swap(voices, "MARA", "BRAM")
    mara, bram = (read_sheet(voices).find(name) for name in ("MARA", "BRAM"))
    assert (mara.like, mara.voices, mara.pan) == (Like("male", "old"), (("tone", "bassoon"),), -0.15)
    assert (bram.like, bram.voices, bram.pan) == (Like("female", "young"), (("tone", "flute"),), 0.0)
    for comment in ("# heart of the show", "# the ferryman", "# surely", "# nobody below"):
        assert comment in voices.read_text()
    swap(voices, "BRAM", "MARA")
    assert read_sheet(voices).roles == read_sheet_of(SHEET, voices).roles


def read_sheet_of(text, path):
    path.write_text(text)
    return read_sheet(path)


def test_an_edit_that_would_be_wrong_leaves_the_file(voices):
    """A value out of range is refused with its place; the file keeps every byte."""
    with pytest.raises(CastError, match=r"voices.yaml:7: pan: '5' is not a number from -1 to 1"):
        set_role(voices, "MARA", {"pan": 5})
    with pytest.raises(CastError, match="'pitsch' is not known here"):
        set_role(voices, "MARA", {"pitsch": 1})
    assert voices.read_text() == SHEET


ADDED = "MARA: {like: {gender: female}, space: 'NO: {x} # y'}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "roles:\n  +\n"),
        ("# only a comment", "# only a comment\nroles:\n  +\n"),
        ("roles:", "roles:\n  +"),
        ("roles:   # later\n", "roles:   # later\n  +\n"),
        ("roles: {}  # later\naliases: {}\n", "roles:  # later\n  +\naliases: {}\n"),
        ("{}", "{roles: {+}}"),
        ('{"roles": {"ANN": {"pace": 1.5}}}', '{"roles": {"ANN": {"pace": 1.5}, +}}'),
        ("roles: {ANN, TOM: {}}\n", "roles: {ANN, TOM: {}, +}\n"),
        ("roles:\n  ANN:\n  TOM: {pan: 0.1, }\n", "roles:\n  ANN:\n  TOM: {pan: 0.1, }\n  +\n"),
        (
            "roles:\r\n ANN: {pace: 1.5}  # c\r\n\r\nlexicon: l.yaml\r\n",
            "roles:\r\n ANN: {pace: 1.5}  # c\r\n +\r\n\r\nlexicon: l.yaml\r\n",
        ),
        ("\ufeffroles:\n  ANN: {pace: 1.5}", "\ufeffroles:\n  ANN: {pace: 1.5}\n  +"),
        (
            "---\nroles:\n    ANN: {pan: 0.1,  # fast\n          pace: 1} # left\n...\n",
            "---\nroles:\n    ANN: {pan: 0.1,  # fast\n          pace: 1} # left\n    +\n...\n",
        ),
        (
            "roles:\n  ANN:\n    space: >\n      the great\n      hall\n\n# end\n",
            "roles:\n  ANN:\n    space: >\n      the great\n      hall\n  MARA:\n    like: {gender: female}\n"
            "    space: 'NO: {x} # y'\n\n# end\n",
        ),
    ],
)
def test_every_way_of_writing_it(tmp_path, before, after):
    """Files as people leave them: empty, JSON, Windows, folded, no last line end; + is the new role."""
    path = tmp_path / "v.yaml"
    path.write_bytes(before.encode())
    set_role(path, "MARA", {"like": {"gender": "female"}, "pan": 0.25})
    set_role(path, "MARA", {"pan": None, "space": "NO: {x} # y"})
    assert path.read_bytes().decode() == after.replace("+", ADDED)


def test_a_file_changed_by_somebody_else_is_not_overwritten(voices):
    """What a writer saved while the program was thinking is kept."""

    def late(role):
        voices.write_text("roles: {SAVED MEANWHILE: {}}\n")
        yield role

    with pytest.raises(CastError, match="changed meanwhile"):
        add_roles(voices, late(RoleSheet("TOM")))
    assert voices.read_text() == "roles: {SAVED MEANWHILE: {}}\n"


NAMES = ("MARA", "OLD WOMAN", "NO", "MRS. O'HARA", "ÉLOÏSE", "TOM", "X: Y")
values = st.fixed_dictionaries(
    {},
    optional={
        "pace": st.sampled_from([0.5, 1.25, 2]),
        "pitch": st.sampled_from([-12, -1.5, 3]),
        "pan": st.sampled_from([-0.3, 0, 1]),
        "space": st.sampled_from(
            ["cottage", "a: b", "#hall", "'", "null", 'it\'s "big"', "x, y", "\\n", "café"]
        ),
        "tone": st.sampled_from(["harp", "horn"]),
        "like": st.fixed_dictionaries(
            {"gender": st.sampled_from(["male", "female"])}, optional={"age": st.just("old")}
        ),
    },
)
patches = values.flatmap(
    lambda patch: st.lists(st.sampled_from(["pace", "pitch", "space", "like"]), max_size=2).map(
        lambda gone: patch | dict.fromkeys(gone)
    )
)
comments = st.sampled_from(["", "", "  # a comment: {with} 'marks'"])


def quoted(word, mark):
    if mark == "'":
        return "'" + word.replace("'", "''") + "'"
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def scalar(draw, value):
    return quoted(value, draw(st.sampled_from("'\""))) if isinstance(value, str) else str(value)


def pairs(draw, mapping, indent, flow):
    """Write a mapping by hand, as people do: braces or lines, comments and gaps where YAML lets them be."""
    if flow:
        items = []
        for key, value in mapping.items():
            items.append(
                f"{key}: " + (pairs(draw, value, 0, True) if isinstance(value, dict) else scalar(draw, value))
            )
        return (
            "{" + draw(st.sampled_from([", ", ",", " ,  "])).join(items) + draw(st.sampled_from(["}", " }"]))
        )
    rows = ""
    for key, value in mapping.items():
        rows += draw(st.sampled_from(["", "", "\n", " " * indent + "# note\n"]))
        if isinstance(value, dict) and value and not draw(st.booleans()):
            rows += " " * indent + f"{key}:{draw(comments)}\n" + pairs(draw, value, indent + 2, False)
        else:
            inline = pairs(draw, value, 0, True) if isinstance(value, dict) else scalar(draw, value)
            rows += " " * indent + f"{key}: {inline}{draw(comments)}\n"
    return rows


@st.composite
def sheets(draw):
    roles = draw(st.dictionaries(st.sampled_from(NAMES), values, min_size=1))
    written = {quoted(name, '"'): role for name, role in roles.items()}
    sheet = {"roles": written} | ({"lexicon": "l.yaml"} if draw(st.booleans()) else {})
    return roles, pairs(draw, sheet, 0, False) + draw(st.sampled_from(["", "# the end\n", "\n# the end"]))


def patched(settings_, patch):
    result = dict(settings_)
    for key, value in patch.items():
        result[key] = {**result.get(key, {}), **value} if isinstance(value, dict) else value
    return {key: value for key, value in result.items() if value is not None}


def heard(entry):
    like = {"gender": entry.like.gender, "age": entry.like.age}
    return dict(entry.voices), like, entry.pace, entry.pitch_st, entry.pan, entry.space


def of(settings_):
    like = {"gender": "unknown", "age": "unknown"} | settings_.get("like", {})
    voices = {"tone": settings_["tone"]} if "tone" in settings_ else {}
    get = settings_.get
    return voices, like, get("pace", 1), get("pitch", 0), get("pan", 0), get("space", "")


@settings(max_examples=70, deadline=None)
@given(sheets(), st.sampled_from(NAMES), patches)
def test_any_edit_of_any_sheet(tmp_path_factory, sheet, role, patch):
    """The patched role says the patched thing, every other role and every comment is as it was."""
    roles, text = sheet
    path = tmp_path_factory.mktemp("edit") / "v.yaml"
    path.write_bytes(text.encode())
    set_role(path, role, patch)
    expected = roles | {role: patched(roles.get(role, {}), patch)}
    found = {entry.role: heard(entry) for entry in read_sheet(path).roles}
    assert found == {name: of(settings_) for name, settings_ in expected.items()}
    after = path.read_bytes().decode()
    assert notes(after) == notes(text)
    if "roles: {" not in text:
        assert lines_elsewhere(after, role) == lines_elsewhere(text, role)


def notes(text):
    return text.count("# a comment: {with} 'marks'"), text.count("# note"), text.count("# the end")


def lines_elsewhere(text, role):
    """Return the lines of all the other roles, comments and gaps between roles left out."""
    kept, inside = [], False
    for row in text.split("\n"):
        if row[:3].strip() and not row.strip().startswith("#"):
            inside = row.strip().startswith((f"{role}:", f'"{role}":', f"'{role}':"))
        if row.strip() and not row.strip().startswith("#") and not inside:
            kept.append(row)
    return kept


@settings(max_examples=30, deadline=None)
@given(sheets(), st.data())
def test_swapping_twice_changes_nothing_heard(tmp_path_factory, sheet, data):
    """Two swaps bring every voice back."""
    roles, text = sheet
    one, two = (data.draw(st.sampled_from(sorted(roles))) for _ in "ab")
    path = tmp_path_factory.mktemp("swap") / "v.yaml"
    path.write_bytes(text.encode())
    before = {entry.role: heard(entry) for entry in read_sheet(path).roles}
    swap(path, one, two)
    if one != two:
        now = {entry.role: heard(entry) for entry in read_sheet(path).roles}
        assert now[one][:4] == before[two][:4]
        assert now[one][4:] == before[one][4:]
    swap(path, one, two)
    assert {entry.role: heard(entry) for entry in read_sheet(path).roles} == before


def test_a_link_stays_a_link(voices, tmp_path):
    """A voice map shared by a symbolic link is edited where it really is."""
    link = tmp_path / "linked.yaml"
    link.symlink_to(voices)
    set_role(link, "MARA", {"pan": 0})
    assert link.is_symlink()
    assert "pan: 0}" in voices.read_text()
