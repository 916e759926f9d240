"""Relatives: who is what to whom in a story, and the names that "her aunt" then stands for."""

import pytest
from tales import story

from drama.script.prose.attribute import attribute
from drama.script.prose.kin import RELATION, Kin
from drama.script.prose.quotes import find

GENDERS = ["female", "male", "male", "unknown"]
ANN, BEN, CARL, DEE = range(4)


def speakers(text):
    """Return who speaks each quotation of a text."""
    tale = story(text)
    return [found.speaker for found in attribute(tale, find(tale)).attributions]


@pytest.mark.parametrize(
    ("relation", "owner", "back"),
    [("mother", BEN, "son"), ("brother", ANN, "sister"), ("husband", ANN, "wife"), ("niece", BEN, "uncle")],
)
def test_what_one_is_to_another_says_what_the_other_is_to_the_one(relation, owner, back):
    """Ben's mother has a son, and a woman whose husband he is, is his wife."""
    kin = Kin()
    kin.learn(owner, relation, CARL, GENDERS, 1)
    assert kin.of(owner, relation) == CARL
    assert kin.of(CARL, back) == owner


def test_nobody_is_a_relative_of_their_own_or_of_unknown_gender():
    """A person is not their own brother; whether somebody's child is a son is left open."""
    kin = Kin()
    kin.learn(BEN, "brother", BEN, GENDERS, 1)
    kin.learn(DEE, "father", BEN, GENDERS, 1)
    assert kin.of(BEN, "brother") is None
    assert kin.of(BEN, "son") is kin.of(BEN, "daughter") is None


def test_brothers_and_sisters_have_their_elders_in_common():
    """Whoever is one's mother is the other's, but nobody's wife is shared."""
    kin = Kin()
    kin.learn(ANN, "brother", BEN, GENDERS, 1)
    kin.learn(ANN, "mother", DEE, GENDERS, 1)
    kin.learn(ANN, "husband", CARL, GENDERS, 1)
    kin.share()
    assert kin.of(BEN, "mother") == DEE
    assert kin.of(BEN, "husband") is None


def test_a_relative_has_to_be_clear():
    """Of two who may be somebody's aunt neither is, unless twice as much speaks for one."""
    kin = Kin()
    kin.learn(BEN, "aunt", ANN, GENDERS, 1)
    kin.learn(BEN, "aunt", DEE, GENDERS, 1)
    assert kin.of(BEN, "aunt") is kin.only("aunt", None) is None
    kin.learn(BEN, "aunt", ANN, GENDERS, 1)
    assert kin.of(BEN, "aunt") == ANN
    assert kin.only("aunt", ANN) == DEE


def test_every_word_says_one_relation():
    """No word is in two lists, and each relation's own word is in its."""
    assert all(RELATION[relation] == relation for relation in set(RELATION.values()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Nora came in with her sister Fran. Ada was by the stove.\n\n“It is late,” said Nora.\n\n"
            "“Ada will see to it,” said her sister.",
            ["Nora", "Fran"],
        ),
        (
            "Ada looked up, and Nora came in. Fran, her sister, shut the door behind them.\n\n"
            "“It is late,” said Nora.\n\n“Ada will see to it,” said her sister.",
            ["Nora", "Fran"],
        ),
        (
            "Barnaby looked under the table. Mrs. Odd and Philippa were at their tea.\n\n"
            "“You have them on, Aunt Philippa,” said Barnaby. Mrs. Odd poured.\n\n"
            "“I clean my own,” said his aunt.",
            ["Barnaby", "Aunt Philippa"],
        ),
        (
            "I put the fish down, and Wilf and my uncle looked at it. Uncle Alphonse had caught more.\n\n"
            "“That is a fish,” said Wilf.\n\nI looked at him, and at Uncle Alphonse.\n\n"
            "“Eat it,” said my uncle.",
            ["Wilf", "Uncle Alphonse"],
        ),
    ],
    ids=["named beside it", "named before it", "called so", "titled"],
)
def test_a_relative_in_a_tag_is_whoever_the_story_says(text, said):
    """The tag's aunt is not whoever was named last."""
    assert speakers(text) == said


def test_a_narrator_is_not_the_mama_whom_somebody_calls():
    """Whoever is called Mama beside the teller's lines is somebody else, who answers."""
    text = (
        "I held the door, and my uncle came in out of the snow. My grandmother sat in her chair.\n\n"
        "“Bonjour, Mama,” he said.\n\n“You are thin,” said my grandmother.\n\n“He walked,” I said.\n\n"
        "“It was nothing, Mama. I like to walk, Mama.”\n\n“He walked from the station,” I said.\n\n"
        "“Mama, sit. I am well.”\n\n“I will get the tea,” I said, and got my cup and my coat."
    )
    said = speakers(text)
    assert said[2] == said[4] == said[6]
    assert "Mama" not in said[2]
