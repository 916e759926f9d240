"""Relatives: who is what to whom in a story, and the names that "her aunt" then stands for."""

import pytest
from tales import story

from drama.script.prose.attribute import attribute
from drama.script.prose.kin import RELATION, WORDS, Kin
from drama.script.prose.quotes import find
from drama.script.prose.study import lay_groundwork

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
    assert kin.of([owner], relation) == CARL
    assert kin.of([CARL], back) == owner


def test_nobody_is_a_relative_of_their_own_or_of_unknown_gender():
    """A person is not their own brother; whether somebody's child is a son is left open."""
    kin = Kin()
    kin.learn(BEN, "brother", BEN, GENDERS, 1)
    kin.learn(DEE, "father", BEN, GENDERS, 1)
    assert kin.of([BEN], "brother") is None
    assert kin.of([BEN], "son") is kin.of([BEN], "daughter") is None


def test_brothers_and_sisters_have_their_elders_in_common():
    """Whoever is one's mother is the other's, but nobody's wife is shared."""
    kin = Kin()
    kin.learn(ANN, "brother", BEN, GENDERS, 1)
    kin.learn(ANN, "mother", DEE, GENDERS, 1)
    kin.learn(ANN, "husband", CARL, GENDERS, 1)
    kin.share()
    assert kin.of([BEN], "mother") == DEE
    assert kin.of([BEN], "husband") is None


def test_a_relative_has_to_be_clear():
    """Of two who may be somebody's aunt neither is, unless twice as much speaks for one."""
    kin = Kin()
    kin.learn(BEN, "aunt", ANN, GENDERS, 1)
    kin.learn(BEN, "aunt", DEE, GENDERS, 1)
    assert kin.of([BEN], "aunt") is None
    kin.learn(BEN, "aunt", ANN, GENDERS, 1)
    assert kin.of([BEN], "aunt") == ANN


def test_an_aunt_of_ones_own_is_not_mixed_with_a_brothers():
    """Who has an aunt keeps her; only who has none gets the other's."""
    kin = Kin()
    kin.learn(BEN, "brother", CARL, GENDERS, 1)
    kin.learn(BEN, "aunt", ANN, GENDERS, 1)
    kin.learn(CARL, "aunt", DEE, GENDERS, 1)
    kin.share()
    assert (kin.of([BEN], "aunt"), kin.of([CARL], "aunt")) == (ANN, DEE)


def test_every_word_says_one_relation():
    """No word is in two lists."""
    assert sum(map(len, WORDS.values())) == len(RELATION)


STORIES = {
    "named beside it": (
        "Nora came in with her sister Fran. Ada was by the stove.\n\n“It is late,” said Nora.\n\n"
        "“Ada will see to it,” said her sister.",
        "Fran",
    ),
    "named before it": (
        "Ada looked up, and Nora came in. Fran, her sister, shut the door behind them.\n\n"
        "“It is late,” said Nora.\n\n“Ada will see to it,” said her sister.",
        "Fran",
    ),
    "called so": (
        "Barnaby looked under the table. Mrs. Odd and Philippa were at their tea.\n\n"
        "“You have them on, Aunt Philippa,” said Barnaby. Mrs. Odd poured.\n\n"
        "“I clean my own,” said his aunt.",
        "Aunt Philippa",
    ),
    "the only one with the title": (
        "I put the fish down, and Wilf and my uncle looked at it. Uncle Alphonse had caught more.\n\n"
        "“That is a fish,” said Wilf.\n\nI looked at him, and at Uncle Alphonse.\n\n"
        "“Eat it,” said my uncle.",
        "Uncle Alphonse",
    ),
    "the last one with the title": (
        "Uncle Per shut the door, and Uncle Oskar sat down. My brother Wilf looked at me, and I at him.\n\n"
        "“Cold,” said Wilf.\n\nI gave Uncle Per my coat, and Wilf took my hat.\n\n“It is,” said my uncle.",
        "Uncle Per",
    ),
    "by way of a sister": (
        "Nora came in with her sister Fran and her aunt Philippa. Mrs. Odd was by the stove.\n\n"
        "“Is it late?” said Fran.\n\nMrs. Odd nodded.\n\n“Very,” said her aunt.",
        "Philippa",
    ),
    "a comma that joins no name": (
        "Nora came in with her aunt Philippa. When she had thanked her aunt, Ada sat down.\n\n"
        "“Tea?” said Nora.\n\n“Yes, please,” said her aunt.",
        "Philippa",
    ),
    "of the wrong gender": (
        "Nora came in with her sister, Tom, and the dog. Ada was by the stove.\n\n"
        "“It is late,” said Nora.\n\n“Ada will see to it,” said her sister.",
        "Ada",
    ),
    "of whom it calls": (
        "Mr. Tull and Colonel Ware were at cards. Mrs. Tull knitted, and Mrs. Ware read.\n\n"
        "“Mine,” said Colonel Ware.\n\n“Play, Mr. Tull,” said his wife.",
        "Mrs. Tull",
    ),
    "the wife of a name in four words": (
        "Mr. van der Dorn sat down. Mrs. van der Dorn and Ada were by the stove, and Ada laughed.\n\n"
        "“I am cold,” said Mr. van der Dorn.\n\n“Then come here,” said his wife.",
        "Mrs. van der Dorn",
    ),
    "a grandmother in Swedish": (
        "I sat down by Hattie. Mormor cut the cake, and I gave Mormor my plate, and Hattie hers.\n\n"
        "“It smells good,” said Hattie.\n\nI looked at Mormor.\n\n“Eat it,” said my grandmother.",
        "Mormor",
    ),
    "not one who is something else": (
        "Nora came in with her uncle Karl. Tom was by the stove, and Karl sat down by Tom.\n\n"
        "“I am late,” said Nora. Karl laughed.\n\n“You did not call,” said her brother.",
        "Tom",
    ),
    "a friend": (
        "I knocked, and Ruck put on his hat. Ruck was my friend. I told Ruck what I knew, and he nodded.\n\n"
        "“Who is it?” said Jupp, when we came to my door, and I let Jupp have my card.\n\n"
        "“Nobody,” said my friend.",
        "Ruck",
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_relative_in_a_tag_is_whoever_the_story_says(name):
    """The tag's aunt is not whoever was named last."""
    text, speaker = STORIES[name]
    assert speakers(text)[-1] == speaker


MUM = (
    "Bernadette put the potatoes on. Jonna came in, and Davy, and Lucille from the farm.\n\n"
    "“What is for supper, Mum?” said Jonna.\n\n“Potatoes,” said Bernadette. Lucille laughed.\n\n"
    "“Again, Mum?” said Davy.\n\n“Again,” said Bernadette.\n\n"
)


def test_mum_is_whoever_answers_to_it():
    """Her children call her so and the narration does not, and she is one person."""
    reading = people(MUM)
    assert "Mum" in reading["Bernadette"].aliases
    assert "Mum" not in reading


def test_two_mums_are_two_women():
    """Whom each family calls so answers in turn; neither is the other's."""
    other = (
        "Edith came out of the barn with Wilf.\n\n“Is it cold, Mum?” said Wilf.\n\n“It is,” said Edith.\n\n"
        "“Very, Mum?” said Wilf.\n\n“Very,” said Edith."
    )
    again = "“Is there butter, Mum?” said Jonna.\n\n“There is,” said Bernadette.\n\n"
    assert {"Mum", "Bernadette", "Edith"} <= people(MUM + 4 * again + other).keys()


def test_whoever_calls_a_priest_father_is_not_his_child():
    """A title that orders use as well says nothing of relatives."""
    tale = story(
        "Rolf saw Father Brown, and Wilf.\n\n“Good day, Father Brown,” said Rolf.\n\n“Day,” said Wilf."
    )
    company = lay_groundwork(tale, find(tale), ()).company
    rolf = company.number(("rolf",))
    assert company.kin.of([rolf], "father") is None


def people(text):
    """Return the people of a text by name."""
    tale = story(text)
    return {person.name: person for person in attribute(tale, find(tale)).people}


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


def test_what_a_story_says_goes_before_what_follows_from_it():
    """Ben's sister Ann has a brother; yet of two who may be meant, her sister is the one told of so."""
    kin = Kin()
    kin.learn(ANN, "sister", DEE, ["female", "male", "male", "female"], 3)
    assert kin.of([DEE, ANN], "sister") == DEE
    assert kin.of([DEE], "sister") == ANN


SHOP = """
Nora unlocked the shop at eight. Her {0}, {1}, was already there, on the step, with two coffees.

"You're late," said her {0}.

"I'm not," Nora said. "You're early."

"Coffee?"

"Please." Nora took one from her {0} and sat down.

Petra Lind came up the road with her dog, and Gil waved at them all.

"Morning," Petra said.

"Morning," said Nora's {0}.

"Is that Nora's {0}?" Gil called.
"""


@pytest.mark.parametrize(
    ("relation", "name"),
    [
        ("brother", "Sam"), ("sister", "Jo"), ("mother", "Grace"), ("wife", "Ines"), ("girlfriend", "Bea"),
        ("boss", "Irene"), ("roommate", "Kit"), ("best friend", "Lou"),
    ],
)  # fmt: skip
def test_one_who_is_told_of_by_a_relative_speaks(relation, name):
    """Whether the relative has a name in the tag, and also where both may be called "her sister"."""
    said = speakers(SHOP.format(relation, name))
    assert [who.split()[0] for who in said] == [name, "Nora", "Nora", name, "Nora", "Petra", name, "Gil"]


def test_a_relative_who_has_no_name_is_not_who_they_belong_to():
    """It is Finn's father who shouts, and not Finn."""
    text = """
Finn climbed the gate, and Dana held it for him.

"Get down!" shouted Finn's father.

"I'm only looking," said Finn.

"Look from the ground," said Finn's father.
"""
    assert speakers(text) == ["Finn's Father", "Finn", "Finn's Father"]
