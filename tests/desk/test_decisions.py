"""Who is who as the corrections file has it: names however written, and those that nobody has."""

import json

import pytest
from settled import corrections

from drama.desk.manuscript import corrections_path, undo_path
from drama.desk.revision import open_revision
from drama.errors import ScriptError
from drama.script.corrections.decide import somebody
from drama.script.corrections.model import Corrections
from drama.script.corrections.recast import idle, spelled
from drama.script.prose.model import Person
from drama.script.screenplay import read

STORY = """Anna and Bert and the old woman sat in the kitchen. Bert was cross with Anna.

"Nice day," said the old woman.

"Is it?" said Bert.

"I think so."

"You would," said Anna.

"Well, well," said the old woman.
"""
LINE = "  Q1: {speaker: SPEAKER, said: I think so., after: Is it said Bert, before: You would said Anna}"


@pytest.fixture
def kitchen(show, drama):
    """A screenplay of a story about an old woman, Bert and Anna."""
    path = show / "kitchen.fountain"
    path.with_suffix(".txt").write_text(STORY, encoding="utf-8")
    assert drama("convert", path.with_suffix(".txt")).code == 0
    return path


def decide(path, text):
    corrections_path(path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ["Old Woman", "the old woman", "The Old Woman", "OLD WOMAN", "old  woman"])
def test_a_name_is_somebodys_however_it_is_written(kitchen, drama, name):
    """In capitals as a screenplay has it, or with its article as the story has it."""
    decide(kitchen, "lines:\n" + LINE.replace("SPEAKER", "Old Woman"))
    drama("convert", kitchen.with_suffix(".txt"))
    wanted = kitchen.read_text(encoding="utf-8")
    assert "OLD WOMAN\nI think so." in wanted
    decide(kitchen, "lines:\n" + LINE.replace("SPEAKER", name))
    assert drama("convert", kitchen.with_suffix(".txt")).code == 0
    assert kitchen.read_text(encoding="utf-8") == wanted
    assert drama("doubts", kitchen, "--set", f"Q1={name}").code == 0
    assert kitchen.read_text(encoding="utf-8") == wanted


def test_people_are_not_taken_for_each_other_by_their_spelling():
    """The first of those who differ in nothing else is who was in the story."""
    people = [Person("Old Woman"), Person("Bert"), Person("OLD WOMAN"), Person("the old woman")]
    names = ("Old Woman", "OLD WOMAN", "the old woman", "Bert", "Nobody")
    assert spelled(people, names) == {"OLD WOMAN": "Old Woman", "the old woman": "Old Woman"}


def test_decisions_that_come_to_nothing_are_told_with_their_lines(kitchen, drama):
    """By a conversion, which counts them as lost, and by a check, with who may have been meant."""
    decide(
        kitchen,
        "merge:\n  Bret: Anna\nsplit:\n  Cook: Anna\nalias:\n  the hag: the old woman\nnarrator: Zed\n",
    )
    ran = drama("convert", kitchen.with_suffix(".txt"))
    assert "  1 correction of yours kept, 3 lost" in ran.out
    assert "    does nothing, kitchen.corrections.yaml:2: merge: Bret: Anna: no two who speak" in ran.out
    assert "    does nothing, kitchen.corrections.yaml:4: split: Cook: Anna: nobody who speaks" in ran.out
    assert "    does nothing, kitchen.corrections.yaml:7: narrator: Zed: nobody who speaks" in ran.out
    warned = drama("check", kitchen).err
    assert "kitchen.corrections.yaml:2: merge: nobody who speaks in the story is called 'Bret'" in warned
    assert "did you mean 'Bert'?" in warned


def test_what_came_about_is_no_idle_decision():
    """A merge leaves the name as an alias, a split makes it a person; "I" keeps no name."""
    people = [Person("Anna", ("Annie",)), Person("Cook")]
    done = Corrections(
        merge=(("Annie", "Anna"), ("I", "Anna")), alias=(("annie", "the anna"),), split=(("Cook", "Anna"),)
    )
    assert idle(people, done) == ()
    assert idle(people, Corrections(merge=(("Cook", "Anna"),))) == (("merge", "Cook", "Anna"),)
    assert idle(people, Corrections(split=(("Annie", "Anna"),))) == (("split", "Annie", "Anna"),)


@pytest.mark.parametrize("nobody", ["null", "~", "''"])
def test_a_line_for_nobody_is_refused(kitchen, drama, nobody):
    """It made a role called NULL."""
    decide(kitchen, "lines:\n" + LINE.replace("SPEAKER", nobody))
    ran = drama("convert", kitchen.with_suffix(".txt"))
    assert ran.code == 4
    assert "kitchen.corrections.yaml:2: Q1 has no speaker" in ran.err
    assert "NULL" not in {line.role for line in read(kitchen.read_text(encoding="utf-8"), "").lines()}


def test_an_undo_leaves_what_was_decided_otherwise_in_the_file_since(kitchen, drama):
    """It says so and keeps the step; what else the step decided is taken back."""
    revision = open_revision(kitchen)
    ids = {one.said: one.id for one in revision.doubts(everything=True)}
    first, second = ids['"I think so."'], ids['"Is it?"']
    assert drama("doubts", kitchen, "--set", f"{first}=Anna").code == 0
    path = corrections_path(kitchen)
    decide(kitchen, path.read_text(encoding="utf-8").replace("speaker: Anna", "speaker: Bert"))
    drama("convert", kitchen.with_suffix(".txt"))
    ran = drama("undo", kitchen)
    assert ran.code == 4
    assert "cannot be taken back: it was decided otherwise since" in ran.err
    assert [one.speaker for one in corrections(kitchen).lines] == ["Bert"]
    undo_path(kitchen).unlink()
    assert drama("doubts", kitchen, "--set", f"{first}=Anna", "--set", f"{second}=Anna").code == 0
    text = path.read_text(encoding="utf-8").split("\n")
    decide(kitchen, "\n".join(row.replace("Anna,", "Old Woman,", 1) if first in row else row for row in text))
    assert drama("undo", kitchen).code == 0
    assert [one.speaker for one in corrections(kitchen).lines] == ["Old Woman"]
    assert drama("narrator", kitchen, "Zed", "--new").code == 0
    decide(kitchen, path.read_text(encoding="utf-8").replace("Zed", "Zoe"))
    assert drama("undo", kitchen).code == 4
    assert corrections(kitchen).narrator == "Zoe"


CHAPTERS = (
    "Chapter One\n\n"
    + STORY
    + """
Chapter Two

Anna went out. Bert followed her.

"Wait for me," said Bert.

"Why would I do that?" said Anna.
"""
)


def test_corrections_of_chapters_that_were_not_chosen_are_not_lost(show, drama):
    """They count apart, and are kept when their chapter is converted."""
    path = show / "two.fountain"
    path.with_suffix(".txt").write_text(CHAPTERS, encoding="utf-8")
    decide(
        path, "lines:\n" + LINE.replace("SPEAKER", "Anna") + "\n  Q2: {speaker: Bert, said: Gone for good.}\n"
    )
    ran = drama("convert", path.with_suffix(".txt"), "--chapters", "2")
    assert "  0 corrections of yours kept, 1 lost, 1 in other chapters" in ran.out
    assert "    not found any more: Bert: Gone for good. (line 3 of two.corrections.yaml)" in ran.out
    assert "I think so" not in ran.out
    ran = drama("convert", path.with_suffix(".txt"))
    assert "  1 correction of yours kept, 1 lost\n" in ran.out


DECISIONS = (
    ("merge", "Bert", "Old Woman"),
    ("alias", "Bert", "Grumbler"),
    ("narrator", "Anna"),
    ("split", "Bert", "Grumbler"),
)


def test_a_lost_correction_is_told_once(kitchen, drama):
    """By the conversion it is lost in; a change of the corrections tells only of what it loses itself."""
    decide(kitchen, "merge: {Bret: Anna}\nlines:\n  Q2: {speaker: Bert, said: Gone for good.}\n")
    ran = drama("convert", kitchen.with_suffix(".txt"))
    assert "not found any more: Bert: Gone for good." in ran.out
    assert "does nothing, kitchen.corrections.yaml:1: merge: Bret: Anna" in ran.out
    for decision, *names in DECISIONS:
        ran = drama(decision, kitchen, *names)
        assert ran.code == 0
        assert "not found any more" not in ran.out
        assert "does nothing" not in ran.out
    ran = drama("narrator", kitchen, "Zed", "--new")
    assert "does nothing, kitchen.corrections.yaml" in ran.out
    assert ran.out == drama("narrator", kitchen, "Zed", "--new").out


def test_a_name_given_by_hand_to_a_line_that_is_gone_is_told(kitchen, drama):
    """What a decision first writes into the corrections file was lost before, and is told by nobody else."""
    story = kitchen.with_suffix(".txt")
    row = kitchen.read_text(encoding="utf-8").split("\n").index("I think so.") + 1
    assert drama("edit", kitchen, row, "--speaker", "Bert").code == 0
    story.write_text(STORY.replace('"I think so."\n\n', ""), encoding="utf-8")
    assert "not found any more: Bert: I think so." in drama("alias", kitchen, "Anna", "Annie").out
    assert "not found any more" not in drama("alias", kitchen, "Anna", "Nan").out


def test_two_corrections_of_one_line_are_told_as_that(kitchen, drama):
    """The line is there; the second of them does nothing."""
    line = LINE.replace("SPEAKER", "Anna")
    decide(kitchen, f"lines:\n{line}\n{line.replace('Q1', 'Q2')}\n")
    ran = drama("convert", kitchen.with_suffix(".txt"))
    assert "  1 correction of yours kept, 1 lost\n" in ran.out
    told = "does nothing, kitchen.corrections.yaml:3: another of your corrections settles this line"
    assert f"{told}: Anna: I think so." in ran.out
    assert "not found" not in ran.out


def test_a_name_that_is_nowhere_in_the_story_any_more_is_told(kitchen, drama):
    """Once, where somebody was renamed all through the story and corrections still name them."""
    story = kitchen.with_suffix(".txt")
    decide(kitchen, "lines:\n" + LINE.replace("SPEAKER", "Anna"))
    drama("convert", story)
    story.write_text(story.read_text(encoding="utf-8").replace("Anna", "Josefine"), encoding="utf-8")
    ran = drama("convert", story)
    assert "    Anna is nowhere in the story any more; if they have another name now:" in ran.out
    assert "drama merge kitchen.fountain NAME Anna" in ran.out
    assert drama("merge", kitchen, "Josefine", "Anna").code == 0
    assert "nowhere in the story" not in drama("convert", story).out


def test_a_screenplay_that_was_renamed_is_told_what_belongs_to_it(kitchen, drama):
    """Its corrections are in files with its old name, which a new conversion would not read."""
    assert drama("doubts", kitchen, "--set", f"{open_revision(kitchen).ids[2]}=Anna").code == 0
    renamed = kitchen.rename(kitchen.with_stem("inn"))
    for command in (("doubts", renamed, "--list"), ("convert", kitchen.with_suffix(".txt"), "--to", renamed)):
        told = drama(*command).err
        assert "if it was called kitchen.fountain, rename what belongs to it, too: " in told
        assert "kitchen.corrections.yaml, kitchen.origins.json, kitchen.undo.json" in told
    for ending in (".corrections.yaml", ".origins.json", ".undo.json"):
        (kitchen.parent / f"kitchen{ending}").rename(kitchen.parent / f"inn{ending}")
    assert drama("doubts", renamed, "--list").code == 0


def test_a_line_is_given_to_the_narrator_by_that_name(kitchen, drama):
    """Nobody new is made for it; who is who knows no narrator."""
    revision = open_revision(kitchen)
    name = next(one.id for one in revision.doubts(everything=True) if one.said == '"I think so."')
    assert drama("doubts", kitchen, "--set", f"{name}=narrator").code == 0
    assert {line.words: line.role for line in read(kitchen.read_text(encoding="utf-8"), "").lines()}[
        "I think so."
    ] == "NARRATOR"
    assert drama("merge", kitchen, "Anna", "Nobody").code == 4


def test_a_list_of_names_has_each_once(kitchen, drama):
    """However it is written."""
    people = [Person("Old Woman", ("old woman", "gran")), Person("Gran", ("Someone", "someone"))]
    with pytest.raises(ScriptError) as fault:
        somebody(people, "xyzzy")
    assert "there are: Old Woman, gran, Someone" in str(fault.value)


def test_a_check_warns_of_two_who_meet_with_one_voice(kitchen, drama):
    """As `drama cast` does; two who are told apart are passed over."""
    assert drama("cast", kitchen, "--propose", "--engine", "tone").code == 0
    assert "one voice" not in drama("check", kitchen, "--engine", "tone").err
    rows = json.loads(drama("cast", kitchen, "--engine", "tone", "--json").out)
    voice = next(row["voice"]["id"] for row in rows if row["role"] == "ANNA")
    assert drama("cast", kitchen, "--engine", "tone", "--set", f"BERT.tone={voice}").code == 0
    ran = drama("check", kitchen, "--engine", "tone")
    assert ran.code == 0
    assert "ANNA and BERT meet and have one voice" in ran.err
