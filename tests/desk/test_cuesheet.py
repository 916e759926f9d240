"""Suggested sounds in a show: listed with their sentences, rejected for good, taken back."""

import json

import pytest

from drama.desk import cuesheet
from drama.desk.cuesheet import Listed, gather, listed, reject, rejected, without
from drama.desk.manuscript import account_path, cues_path, is_edited
from drama.script.prose.cues.sheet import read_rejected
from drama.script.screenplay import read

STORY = """The Storm House

It was late, and the fire crackled in the grate. There was a knock at the door.

“Who is it?” said Mara.

“Only me,” he said. It began to rain. He took off his coat, and in the village the church bell began to toll.

“Somebody is dead,” she said.

He had hardly sat down when a window shattered in the hall. Neither of them moved.

“It is only the cat,” said Tobin.

The rain stopped. They sat for a while, and nobody spoke.

Far off behind the hills thunder rolled.
"""


@pytest.fixture
def told(show, drama):
    """A small story full of sounds, converted with the rich budget."""
    story = show / "storm.txt"
    story.write_text(STORY, encoding="utf-8")
    assert drama("convert", story, "--cues", "rich").code == 0
    return show / "storm.fountain"


def sounds(path):
    return [one.sound for one in listed(path)]


ALL = [
    "AMBIENCE: fire",
    "AMBIENCE: rain",
    "AMBIENCE: stop rain",
    "SOUND: door knock",
    "SOUND: bell",
    "SOUND: glass",
    "SOUND: thunder",
]


def test_cues_are_listed_with_what_asked_for_them(told, drama):
    """A row each for people, with place and sentence; everything for programs."""
    assert sounds(told) == ALL
    ran = drama("cues", told)
    assert "SOUND: door knock" in ran.out
    assert "There was a knock at the door. (storm.txt:3)" in ran.out
    assert "7 cues suggested" in ran.out
    answer = json.loads(drama("cues", told, "--json").out)
    assert [one["number"] for one in answer["cues"]] == list(range(1, 8))
    assert answer["cues"][3]["evidence"] == "door"
    assert answer["cues"][2]["of"] == answer["cues"][1]["id"]


@pytest.mark.parametrize("number", range(1, 8))
def test_what_is_rejected_stays_away(told, drama, number):
    """It goes from the screenplay, which is then just what a conversion makes, and undo brings it back."""
    before = told.read_bytes(), account_path(told).read_bytes()
    ran = drama("cues", told, "--reject", number)
    assert ran.code == 0
    gone = {ALL[number - 1]} | ({"AMBIENCE: stop rain"} if number == 2 else set())
    left = [one for one in ALL if one not in gone]
    assert sounds(told) == left
    assert not is_edited(told)
    after = told.read_bytes(), account_path(told).read_bytes()
    assert drama("convert", told.with_suffix(".txt"), "--cues", "rich").code == 0
    assert (told.read_bytes(), account_path(told).read_bytes()) == after
    assert "taken back: cues: reject" in drama("undo", told).out
    assert (told.read_bytes(), account_path(told).read_bytes()) == before
    assert not cues_path(told).exists()


def test_a_rejection_that_cannot_be_written_changes_nothing(told, drama):
    """Where the screenplay is read-only, the sound is rejected nowhere, and there is nothing to undo."""
    before = told.read_bytes(), account_path(told).read_bytes()
    told.chmod(0o444)
    assert drama("cues", told, "--reject", "4").code == 8
    assert (told.read_bytes(), account_path(told).read_bytes()) == before
    assert not cues_path(told).exists()
    assert drama("undo", told).code == 4


def test_several_at_once_by_id_too(told, drama):
    """Ids are those of the list; the file names sound and sentence of each."""
    ids = [one.id for one in listed(told)]
    assert drama("cues", told, "--reject", ids[4], "--reject", "7").code == 0
    assert [one.cue for one in rejected(told)] == ["SOUND: bell", "SOUND: thunder"]
    assert rejected(told)[1].sentence == "Far off behind the hills thunder rolled."
    assert sounds(told) == [one for one in ALL if one not in ("SOUND: bell", "SOUND: thunder")]
    assert "5 cues suggested, 2 rejected" in drama("cues", told).out


def test_hundreds_of_sounds_are_taken_out_in_one_reading(monkeypatch):
    """Each from its own place, two that are alike on one row included; the rest of the text stays."""
    rows = [
        f"SOUND: bell\n\nMARA\nThis is row [[SOUND: thunder]] {n} [[SOUND: thunder]] here."
        for n in range(150)
    ]
    text = "Title: Bells\n\n" + "\n\n".join(rows) + "\n"
    lines = [line.id for line in read(text, "bells").lines()]
    asked = ("SOUND: thunder", "SOUND: bell", "SOUND: thunder")
    wanted = [Listed(f"{n}", line, cue, "", "", "") for n, line in enumerate(lines) for cue in asked]
    times = []
    monkeypatch.setattr(cuesheet, "read", lambda *of: times.append(of) or read(*of))
    bare = "\n\n".join(f"MARA\nThis is row {n} here." for n in range(150))
    assert without(text, "bells", wanted) == f"Title: Bells\n\n{bare}\n"
    assert len(times) == 1


def test_rejections_survive_an_edited_story(told, drama):
    """Though its sentence has another word now."""
    reject(told, ["5"])
    story = told.with_suffix(".txt")
    story.write_text(STORY.replace("in the village", "in the little village"), encoding="utf-8")
    assert drama("convert", story, "--cues", "rich").code == 0
    assert "SOUND: bell" not in sounds(told)
    assert "SOUND: glass" in sounds(told)


def test_a_sound_deleted_by_hand_is_rejected(told, drama):
    """Converting anew remembers it; a line that was cut rejects nothing, nor does a sound that was moved."""
    text = told.read_text(encoding="utf-8")
    assert "[[SOUND: bell, large, tolling]] " in text
    text = text.replace("[[SOUND: bell, large, tolling]] ", "")
    text = text.replace("at the [[SOUND: door knock]] door", "at the door")
    text = text.replace("MARA\nWho is it?", "SOUND: door knock\n\nMARA\nWho is it?")
    told.write_text(text, encoding="utf-8")
    assert [one.cue for one in gather(told).by_hand] == ["SOUND: bell"]
    assert "SOUND: bell" not in sounds(told)
    assert drama("convert", told.with_suffix(".txt"), "--cues", "rich", "--replace").code == 0
    assert sounds(told) == [one for one in ALL if one != "SOUND: bell"]
    assert [one.cue for one in read_rejected(cues_path(told))] == ["SOUND: bell"]
    assert drama("convert", told.with_suffix(".txt"), "--cues", "rich").code == 0
    assert "SOUND: bell" not in sounds(told)


def test_a_rejection_undone_leaves_what_was_deleted_since(told, drama):
    """A conversion wrote that down below it."""
    reject(told, ["7"])
    told.write_text(told.read_text("utf-8").replace("[[SOUND: bell, large, tolling]] ", ""), encoding="utf-8")
    drama("convert", told.with_suffix(".txt"), "--cues", "rich", "--replace")
    drama("undo", told)
    assert [one.cue for one in rejected(told)] == ["SOUND: bell"]


def test_rejecting_leaves_edits_by_hand_alone(told, drama):
    """Only the sound goes; undo after further edits takes the rejection back and keeps the edits."""
    text = told.read_text(encoding="utf-8").replace("Who is it?", "Who in the world is it?")
    told.write_text(text, encoding="utf-8")
    reject(told, ["7"])
    assert told.read_text(encoding="utf-8") == text.replace("[[SOUND: thunder, rolling, distant]] ", "")
    assert is_edited(told)
    later = told.read_text(encoding="utf-8").replace("nobody spoke", "nobody said a word")
    told.write_text(later, encoding="utf-8")
    assert "convert the story again to have it back" in drama("undo", told).out
    assert told.read_text(encoding="utf-8") == later
    assert rejected(told) == ()


def test_rejecting_finds_its_row_behind_a_carriage_return(told, drama):
    """One that stands alone in a row ends it, here and where the file is read."""
    text = told.read_text(encoding="utf-8").replace("It was late, and", "It was late,\rand")
    told.write_text(text, encoding="utf-8", newline="")
    assert drama("cues", told, "--reject", str(ALL.index("SOUND: thunder") + 1)).code == 0
    left = text.replace("[[SOUND: thunder, rolling, distant]] ", "")
    assert told.read_bytes().decode() == left != text
    assert "SOUND: thunder" not in sounds(told)


def test_a_screenplay_that_is_not_there(show, drama):
    """It is said, rather than that it has no sounds."""
    ran = drama("cues", show / "nowhere.fountain")
    assert ran.code == 4
    assert "there is no such file" in ran.err


def test_a_name_that_is_none(told, drama):
    """Every unknown name is told at once, with the nearest that exists, and nothing is changed."""
    before = told.read_bytes()
    ran = drama("cues", told, "--reject", "77", "--reject", "S00000000")
    assert ran.code == 4
    assert "no sound is called '77'" in ran.err
    assert "no sound is called 'S00000000'" in ran.err
    assert told.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        "rejected: [1]",
        "rejected: {S1: 5}",
        "rejectd: {}",
        "rejected: {S1: {cue: [x]}}",
        "rejected: {S1: {}}",
        "a: b: c",
        "- x",
    ],
)
def test_a_damaged_file_is_told_with_its_line(told, drama, text):
    """No traceback, the file's name, and nothing is written."""
    cues_path(told).write_text(text, encoding="utf-8")
    before = told.read_bytes()
    ran = drama("cues", told, "--reject", "1")
    assert ran.code == 4
    assert "storm.cues.yaml" in ran.err
    assert told.read_bytes() == before


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        ("{cue: 'SOUND: bell'}", "no sentence"),
        ("{sentence: A bell tolled.}", "no cue"),
        ("{cue: }", "no cue"),
    ],
)
def test_a_row_that_finds_nothing_again_is_told(told, drama, row, missing):
    """Without its cue or its sentence a rejected sound would come back with the first edit of the story."""
    cues_path(told).write_text(f"rejected:\n  S1234abcd: {row}\n", encoding="utf-8")
    ran = drama("cues", told)
    assert ran.code == 4
    assert f"storm.cues.yaml:2: S1234abcd has {missing}" in ran.err
    assert "add it, or take the row out" in ran.err


def test_a_screenplay_written_by_hand_has_no_suggestions(show, drama):
    """Nothing was suggested, and that is no fault."""
    path = show / "own.fountain"
    path.write_text("MARA\nHello.\n\nSOUND: bell\n", encoding="utf-8")
    ran = drama("cues", path)
    assert (ran.code, "0 cues suggested" in ran.out) == (0, True)


def test_comments_in_the_file_stay(told):
    """The file belongs to the writer."""
    reject(told, ["7"])
    path = cues_path(told)
    path.write_text(path.read_text(encoding="utf-8") + "# I like silence\n", encoding="utf-8")
    reject(told, ["1"])
    assert "# I like silence" in path.read_text(encoding="utf-8")
    assert len(read_rejected(path)) == 2


@pytest.mark.parametrize(
    ("row", "lacks"),
    [("{}", "cue and no sentence"), ("{cue: 'SOUND: bell'}", "sentence"), ("{sentence: It rang.}", "cue")],
)
def test_a_rejection_that_says_too_little(told, drama, row, lacks):
    """It would reject nothing: the row is named."""
    cues_path(told).write_text(f"rejected:\n  S1234abcd: {row}\n", encoding="utf-8")
    ran = drama("convert", told.with_suffix(".txt"), "--cues", "rich")
    assert ran.code == 4
    assert f"storm.cues.yaml:2: S1234abcd has no {lacks}" in ran.err
