"""A screenplay a chapter: what is decided about names in one is missed in the others, and told."""

import shlex

import pytest

from drama.desk.manuscript import corrections_path

LAMP = """# One

I lit the lamp. “Hello,” I said.

“Who is there?” Tom asked.

“Only me,” said Captain Voss.

“Go home,” said Captain Ibbs. “Now,” said Ibbs.

# Two

I put the lamp out. “Good night,” I said.

“Good night,” said Tom.

“Sleep well,” said Captain Voss.

“Sleep,” said Captain Ibbs. “Long,” said Ibbs.
"""


@pytest.fixture
def chapters(show, drama):
    """Two screenplays of one story, and a way to type a command."""
    story = show / "lamp.txt"
    story.write_text(LAMP, encoding="utf-8")
    one, two = show / "one.fountain", show / "two.fountain"
    for nth, path in enumerate((one, two), 1):
        drama("convert", story, "--chapters", nth, "--to", path)
    return one, two


DECISIONS = [
    (("narrator", "Zoë", "--new"), "the narrator is Zoë"),
    (("narrator", "Tom"), "the narrator is Tom"),
    (("merge", "Captain Voss", "Captain Ibbs"), "Captain Ibbs is Captain Voss"),
    (("alias", "Tom", "Captain Ibbs"), "Tom is called Captain Ibbs, too"),
    (("alias", "Tom", "the boy"), "Tom is called the boy, too"),
    (("split", "Captain Ibbs", "Ibbs"), "Ibbs is not Captain Ibbs"),
]


@pytest.mark.parametrize(("decision", "told"), DECISIONS, ids=[" ".join(one) for one, _ in DECISIONS])
def test_a_decision_of_another_chapter_is_told_with_its_command(chapters, drama, decision, told):
    """By convert, cast and check, until it is taken over."""
    one, two = chapters
    assert drama(decision[0], one, *decision[1:]).code == 0
    warned = f"one.fountain, made from the same story, settles that {told}; this one does not"
    for command in (
        ("convert", two.with_name("lamp.txt"), "--chapters", "2", "--to", two),
        ("cast", two, "--propose"),
    ):
        assert warned in drama(*command).err
        assert "made from the same story" not in drama("check", one).err
    out = drama("check", two).err
    assert warned in out
    typed = shlex.split(out.partition("if it is so here: drama ")[2].split("\n")[0])
    assert drama(typed[0], two, *typed[2:]).code == 0
    assert "made from the same story" not in drama("check", two).err


def test_what_was_decided_otherwise_here_is_not_asked(chapters, drama):
    """Nor about people who are not here, nor by a file that is damaged or another story's."""
    one, two = chapters
    drama("narrator", one, "Tom")
    drama("narrator", two, "Zoë", "--new")
    assert "same story" not in drama("check", two).err
    corrections_path(two).unlink()
    corrections_path(one).write_text("merge: {Nemo: Tom}\nnarrator: [\n", encoding="utf-8")
    assert "same story" not in drama("check", two).err
    corrections_path(one).write_text("merge: {Nemo: Tom}\nsplit: {Tommy: Tom}\n", encoding="utf-8")
    assert "same story" not in drama("check", two).err


def test_a_name_nobody_has_here_is_written_in_the_file(chapters, drama):
    """No command knows it."""
    one, two = chapters
    corrections_path(one).write_text("merge: {Captain Ibbs: Old Nick}\n", encoding="utf-8")
    written = (
        "write under merge: in two.corrections.yaml, a new file if there is none: Captain Ibbs: Old Nick"
    )
    assert written in drama("check", two).err
    corrections_path(two).write_text("merge:\n  Captain Ibbs: Old Nick\n", encoding="utf-8")
    drama("convert", two.with_name("lamp.txt"), "--chapters", "2", "--to", two)
    assert "OLD NICK" in two.read_text(encoding="utf-8")
    assert "same story" not in drama("check", two).err
