"""What a writer did by hand in a screenplay that is replaced: kept, or told of by kind and row."""

import json
from itertools import product

import pytest
from settled import corrections

from drama.desk.manuscript import account_path
from drama.script.corrections.pairs import reworded
from drama.script.screenplay import read

CHAT = """My phone buzzes.

sol: who ate my yoghurt

mina: not me

“It was you,” Sol says.

Someone hammers on the door. Rain falls on the roof.
"""

KNOCK = "[[SOUND: door knock, urgent]]"


@pytest.fixture
def chat(show, drama):
    """A screenplay of a story in which people also write to each other."""
    story, path = show / "chat.txt", show / "chat.fountain"
    story.write_text(CHAT, encoding="utf-8")
    drama("convert", story, "--cues", "rich")
    return path


def rewrite(path, *changes):
    """Change a screenplay as a writer does in an editor."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def again(path, drama, old="", new=""):
    """Convert the story again, with some of its words changed and an end, and return what is said."""
    story = path.with_suffix(".txt")
    story.write_text(CHAT.replace(old, new) + "\nThe end.\n", encoding="utf-8")
    return drama("convert", story, "--cues", "rich", "--replace").out


def roles(path):
    """Return who speaks what."""
    return {line.words: line.role for line in read(path.read_text(encoding="utf-8"), "").lines()}


def row(path, words):
    """Return the row of a line that begins so."""
    lines = read(path.read_text(encoding="utf-8"), "").lines()
    return next(line.at for line in lines if line.words.startswith(words))


def at_once(path, drama):
    drama("edit", path, row(path, "sol:"), "--speaker", "Sol", "--new", "--words", "Who ate my yoghurt?")


def one_by_one(path, drama):
    drama("edit", path, row(path, "sol:"), "--speaker", "Sol", "--new")
    drama("edit", path, row(path, "sol:"), "--words", "Who took it away from me?")
    drama("edit", path, row(path, "Who took"), "--words", "Ha!")


def in_an_editor(path, _):
    rewrite(path, ("sol: who ate my yoghurt\n", "SOL\nWho ate my yoghurt?\n"))


def with_their_neighbours(path, drama):
    in_an_editor(path, drama)
    rewrite(path, ("My phone", "A phone"), ("mina: not me", "MINA\nNot me!"), ("Sol says.", "Says Sol."))


AROUND, WITHIN = ("My phone", "My own phone"), ("my yoghurt", "my last yoghurt")


@pytest.mark.parametrize(
    ("way", "told"),
    [
        *product((at_once, one_by_one, in_an_editor, with_their_neighbours), (("", ""), AROUND)),
        *product((at_once, in_an_editor), (WITHIN,)),
    ],
)
def test_a_line_of_other_words_keeps_its_speaker(chat, drama, way, told):
    """Also where the story was edited around it, or in it; that the words are not kept is told."""
    way(chat, drama)
    out = again(chat, drama, *told)
    assert roles(chat)["sol: who ate my yoghurt".replace(*told)] == "SOL"
    assert "Sol" in [one.speaker for one in corrections(chat).lines]
    assert "edits of yours that are only in" in out
    assert "in other words: SOL: " in out


def test_a_quotation_of_other_words_keeps_its_speaker(chat, drama):
    """Whoever has it, and however few of its words are left."""
    drama("edit", chat, row(chat, "It was"), "--speaker", "Mina", "--new", "--words", "Nonsense.")
    assert "in other words: MINA: Nonsense." in again(chat, drama)
    assert roles(chat)["It was you,"] == "MINA"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "sol: who ate my yoghurt\n",
            "sol: who ate\n\nSOL\nmy yoghurt\n",
            "2 lines of your own, 1 line cut, which is there again",
        ),
        ("My phone buzzes.\n", "TOM\nYes, of course.\n", "1 line in other words"),
        ("SOL\nIt was you,\n", "The sun set slowly.\n", "1 line in other words"),
    ],
    ids=["a message parted in two", "narration made dialogue", "dialogue made narration"],
)
def test_what_is_no_changed_line_settles_nothing(chat, drama, old, new, told):
    """The story's words stay whose they are, and the writer's are told of."""
    before = roles(chat)
    rewrite(chat, (old, new))
    assert f"chat.fountain.1.bak: {told}\n" in again(chat, drama)
    assert corrections(chat).lines == ()
    assert before.items() <= roles(chat).items()


def test_every_kind_of_edit_that_is_not_kept_is_told(chat, drama):
    """How many there are of a kind, and where each stands in the file that has it."""
    rewrite(
        chat,
        ("Title: ", "Credit: read by Ann\nTitle: "),
        ("My phone", "# The Phone\n\n[[slowly?]]\n\nPAUSE: 2\n\nMUSIC: calm\n\nMy phone"),
        ("mina: not me\n\n", ""),
        ("It was you,", "(quietly)\nIt was you,\n\nMINA\nWas it?"),
        ("Sol says.", "Sol said."),
    )
    out = again(chat, drama)
    kinds = (
        "1 line in other words, 1 line of your own, 1 line cut, which is there again, 1 direction, 1 pause, "
        "1 cue, 1 heading, 1 row of the title page, 1 note"
    )
    assert f"  edits of yours that are only in {chat}.1.bak: {kinds}\n" in out
    kept = chat.with_name("chat.fountain.1.bak").read_text(encoding="utf-8").split("\n")
    for at, told in (
        (row_of(kept, "PAUSE: 2"), "pause: PAUSE: 2"),
        (row_of(kept, "Was it?"), "line of your own: MINA: Was it?"),
    ):
        assert f"    line {at}, {told}\n" in out
    assert "    line cut, which is there again: NARRATOR: mina: not me\n" in out


def row_of(rows, words):
    """Return the number of a row."""
    return rows.index(words) + 1


def test_what_the_new_screenplay_has_is_not_missed(chat, drama):
    """A mistake that was mended in both, a line cut from both, and a sound taken out, which stays out."""
    rewrite(chat, ("My phone", "My own phone"), (f"{KNOCK} ", ""))
    assert "only in" not in again(chat, drama, "My phone", "My own phone")
    assert KNOCK not in chat.read_text(encoding="utf-8")


def test_a_sound_that_was_moved_or_changed_is_told(chat, drama):
    """The new screenplay has it where, and as, it was suggested."""
    rewrite(chat, (f"{KNOCK} ", ""), ("falls", f"{KNOCK} falls"))
    assert f"cue: {KNOCK.strip('[]')}\n" in again(chat, drama)
    assert f"{KNOCK} falls" not in chat.read_text(encoding="utf-8")
    rewrite(chat, (KNOCK, KNOCK.replace("]]", ", far]]")))
    assert f"cue: {KNOCK.strip('[]')}, far\n" in again(chat, drama)


def test_a_sound_that_only_drama_moved_is_not_told(chat, drama):
    """It is suggested at another word of its line now, which is no edit of the writer."""
    rewrite(chat, ("My phone", "My own phone"))
    account, before = account_path(chat), KNOCK.strip("[]")
    text = chat.read_text(encoding="utf-8")
    moved = text.replace(f"{KNOCK} ", "").replace("on the roof", f"on {KNOCK} the roof")
    assert moved != text
    old = json.loads(account.read_text(encoding="utf-8"))
    (knock,) = (one for one in old["cues"] if one["cue"] == before)
    line = next(one for one in read(moved, "").lines() if one.id == knock["line"])
    knock["offset"] = next(at for at, cue in line.cues if cue.name == "door knock")
    account.write_text(json.dumps(old), encoding="utf-8")
    chat.write_text(moved, encoding="utf-8")
    out = again(chat, drama)
    assert "1 line in other words\n" in out
    assert f"cue: {before}" not in out
    assert f"on {KNOCK} the roof" not in chat.read_text(encoding="utf-8")


def test_a_sound_taken_out_of_a_line_of_other_words_is_told_where_it_comes_back(chat, drama):
    """Nothing shows any more that it is not wanted there."""
    rewrite(chat, (f"{KNOCK} ", ""), ("Someone [[", "Somebody [["))
    assert f"    cue taken out, which is there again: {KNOCK.strip('[]')}\n" in again(chat, drama)


def test_a_changed_line_follows_those_whose_name_it_has(chat, drama):
    """A merge gives it the new name, too, and a conversion knows it then."""
    in_an_editor(chat, drama)
    rewrite(chat, ("mina: not me\n", "MINA\nNot me.\n"))
    drama("merge", chat, "Mina", "Sol")
    assert roles(chat)["Who ate my yoghurt?"] == roles(chat)["It was you,"] == "MINA"
    again(chat, drama)
    assert roles(chat)["sol: who ate my yoghurt"] == "MINA"


def test_of_lines_in_a_gap_those_with_words_in_common_are_together():
    """However many were cut and added beside them; unknown ones only where they are alone for one."""
    old = ["a b c", "d e f", "g h i", "j"]
    assert list(reworded(old, ["d e x", "y", "g h i", "k"])) == [(1, 0), (2, 2), (3, 3)]
    assert list(reworded(["a", "", "b"], ["a", "c", "b"])) == [(0, 0), (1, 1), (2, 2)]
    assert list(reworded(["a", "", "b"], ["a", "c", "d", "b"])) == [(0, 0), (2, 3)]
