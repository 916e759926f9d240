"""Who is in a story, under which name, and what the text shows of them."""

import pytest
from tales import read, story

from drama.script.prose.census import Census
from drama.script.prose.company import Company, telling
from drama.script.prose.figures import name_figures
from drama.script.prose.nicknames import shortens
from drama.script.prose.nouns import age_of
from drama.script.prose.passages import passages
from drama.script.prose.people import gather


def named(text):
    """Return the sets of names that belong together, as sets of forms."""
    return [
        {" ".join(form) for form in figure.forms}
        for figure in name_figures(Census(passages(story(text), ())))
    ]


def people(text):
    """Return the people of a text by name, its quotations in straight marks."""
    return {person.name: person for person in read(text).people}


def figures(*names):
    """Return how names are grouped, each a form with its count."""
    forms = [(tuple(name.split()), count) for name, count in names]
    return sorted(
        sorted(" ".join(form) for form in figure.forms)
        for figure in gather(forms, lambda _one, _other: False)
    )


def test_a_title_a_full_name_and_a_surname_are_one_person():
    """Mr. Darcy, Fitzwilliam Darcy and Darcy are one man."""
    names = figures(("mr darcy", 20), ("fitzwilliam darcy", 2), ("darcy", 9))
    assert names == [["darcy", "fitzwilliam darcy", "mr darcy"]]


COLONELS = "The Colonel bowed, and Colonel Ducroix bowed again.\n\nThe Colonel sat down."


def test_a_rank_alone_is_whoever_bears_it():
    """The Colonel of a story with one Colonel Ducroix is he, and a sheriff has his surname."""
    assert named(COLONELS) == [{"colonel", "colonel ducroix"}]
    assert figures(("sheriff hatch", 5), ("hatch", 9)) == [["hatch", "sheriff hatch"]]


def test_a_rank_written_in_two_ways_has_one_bearer():
    """The doctor is whoever is called both Dr. Ames and Doctor Ames."""
    forms = [(("dr", "ames"), 4), (("doctor", "ames"), 2), (("ida",), 3)]
    company = Company(gather(forms, lambda _one, _other: False))
    assert company.known(("doctor",)) == company.number(("dr", "ames"))


def test_who_was_made_one_with_somebody_stays_them():
    """The captain who turns out to be Ida, and who was only "he", are not somebody else afterwards."""
    company = Company(gather([(("captain", "reed"), 4), (("ida",), 3)], lambda _one, _other: False))
    ida, he = company.number(("ida",)), company.unnamed("male")
    company.join(ida, company.number(("captain", "reed")))
    company.join(ida, he)
    assert company.known(("captain",)) == company.unnamed("male") == ida


CABIN = """
I stood on my ship and looked at the sea. My men were below.

"Captain Reed," said Tom, "the anchor is up."

"Good," I said.

"The wind too, Captain Reed," said Mara.

"Then we sail," I said. I was tired.

"You are late," the captain said.
"""


def test_the_narrator_is_the_captain_of_the_ship():
    """The rank of the name that others call the teller by is the teller's."""
    reading = read(CABIN)
    assert reading.attributions[-1].speaker == "Captain Reed"
    assert "Nobody" not in [person.name for person in reading.people]


def test_of_two_colonels_neither_is_the_colonel():
    """A rank that two bear by name is nobody's alone."""
    assert {"colonel"} in named(COLONELS + "\n\nColonel Ames laughed.")


def test_husband_and_wife_stay_apart():
    """Mr. and Mrs. Lane are two people, and the bare surname is the husband's."""
    assert figures(("mr lane", 9), ("mrs lane", 12), ("lane", 3)) == [["lane", "mr lane"], ["mrs lane"]]


def test_a_daughter_is_not_her_mother():
    """Mrs. Lane is not the unmarried Anna Lane when there are several women of the name."""
    names = figures(("mrs lane", 9), ("miss anna lane", 3), ("ruth lane", 3), ("anna", 20))
    assert ["mrs lane"] in names


def test_a_short_form_joins_the_only_full_name_it_fits():
    """Lizzy is Elizabeth while there is one Elizabeth."""
    assert figures(("elizabeth lane", 9), ("lizzy", 4)) == [["elizabeth lane", "lizzy"]]


def test_names_side_by_side_are_two_people():
    """A short form that stands beside the full name in the narration is somebody else."""
    text = "\n\n".join(
        ["Tom walked beside Thomas Reed, and Tom laughed at him while Thomas Reed looked away."] * 4
    )
    assert {"tom"} in named(text) or {"tom", "thomas"} in named(text)


@pytest.mark.parametrize(
    "word", ["London", "Monday", "March", "Then", "Suddenly", "English", "Christmas", "Park Street"]
)
def test_places_days_and_openings_are_nobody(word):
    """Places, days, months and the first words of sentences are never people."""
    text = f"{word} came. Mara waited in {word} for a while.\n\n{word} was gone, and Mara said so."
    assert named(text) == [{"mara"}]


@pytest.mark.parametrize("name", ["Ashrael", "Tsuru", "Qel", "Ng", "Zafirah"])
def test_names_no_dictionary_knows_are_people(name):
    """A capitalised word that acts is somebody, whatever language it comes from."""
    assert named(f"The door opened and {name} looked in. Later {name} laughed. {name} had seen it.") == [
        {name.lower()}
    ]


def test_families_are_not_people():
    """The Lanes are not somebody called Lanes."""
    text = "Mr. Lane nodded. The Lanes walked home. The Lanes laughed. Mrs. Lane sang."
    assert {"lanes"} not in named(text)


def test_animals_with_capitals_are_people():
    """The Rat of a story is somebody who speaks."""
    assert set(people('The Rat rowed.\n\n"Hold tight," said the Rat.')) == {"Rat"}


def test_gender_comes_from_titles_names_and_pronouns():
    """Titles and first names show gender, and so do the pronouns that follow a name."""
    found = people(
        'Zafira lifted her lamp. Zafira looked at her map, and she sighed.\n\n"Go," said Zafira.\n\n'
        '"No," said Mr. Holt.\n\n"Yes," said Peter.'
    )
    assert {name: person.gender for name, person in found.items()} == {
        "Zafira": "female",
        "Mr. Holt": "male",
        "Peter": "male",
    }


def test_what_somebody_is_told_to_be_outweighs_the_name():
    """George was a girl; what the girl's brother is called says nothing of her."""
    found = people(
        'George was a girl of eleven. Max was a girl\'s best friend. Tom was there.\n\n"Go," said George.\n\n'
        '"No," said Max.\n\n"Yes," said Tom.'
    )
    assert {name: found[name].gender for name in ("George", "Max", "Tom")} == {
        "George": "female",
        "Max": "male",
        "Tom": "male",
    }


def test_him_after_a_verb_is_somebody_else():
    """In `Quill looks at him`, him is not Quill."""
    found = people('Quill looked at him. Quill watched him go, and she smiled.\n\n"Go," said Quill.')
    assert found["Quill"].gender != "male"


def test_age_comes_from_nouns_and_adjectives():
    """A boy is a child, an old woman is old, and so is somebody the text describes as such."""
    found = people(
        '"Go," said the boy.\n\n"Stay," said the old woman.\n\nPim was a little girl. "Why?" said Pim.\n\n'
        '"Because," said Grandmother. The boy looked at Pim. Pim looked at the boy. '
        "Grandmother looked at the old woman. The old woman looked at Grandmother."
    )
    assert {name: person.age for name, person in found.items()} == {
        "Boy": "child",
        "Old Woman": "old",
        "Pim": "child",
        "Grandmother": "old",
    }


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("little old woman", "old"),
        ("small grey-haired woman", "old"),
        ("little man", "adult"),
        ("small man", "adult"),
        ("little girl", "child"),
        ("small boy", "child"),
        ("little sister", "child"),
        ("young lady", "young"),
        ("little fox", "child"),
    ],
)
def test_little_makes_nobody_a_child_who_is_grown(words, age):
    """Old outdoes little, and a grown man may be little."""
    assert age_of(words.split()) == age
    (found,) = people(f'The {words} sat down.\n\n"Go," said the {words}.').values()
    assert found.age == age


def test_people_list_their_other_names():
    """A person's aliases are the other forms of the name in the text."""
    found = people('Mr. Holt came in. Mr. Holt sat down.\n\n"Tea?" said Holt.')
    assert found["Mr. Holt"].aliases == ("Holt",)


def test_names_keep_their_spelling():
    """Capitals inside a name stay as the author wrote them."""
    assert set(people('McBride came in.\n\n"Tea?" said McBride.\n\n"Please," said O\'Hara.')) == {
        "McBride",
        "O'Hara",
    }


def test_words_before_a_name_make_no_new_person():
    """`the good-natured Rat` is the Rat, however he is described that day."""
    text = (
        '"Come in," said the Rat. "Sit down." The Rat poured tea.\n\n'
        '"Never mind," said the good-natured Rat.\n\n'
        '"All right," said the patient Rat. The Rat sat down.'
    )
    assert [name for name in people(text) if "Rat" in name] == ["Rat"]


@pytest.mark.parametrize(
    ("short", "full"), [("teo", "teodor"), ("goz", "ngozi"), ("selm", "anselm"), ("doyler", "doyle")]
)
def test_a_name_may_be_cut_short(short, full):
    """What is left of a name's beginning, middle or end is short for it, and so is one with an ending."""
    assert shortens(short, full)


@pytest.mark.parametrize(
    ("short", "full"), [("ella", "stella"), ("teodor", "teo"), ("ann", "ann"), ("mary", "mark")]
)
def test_a_name_of_its_own_is_short_for_nothing(short, full):
    """Ella is a name, and no piece of Stella; nothing is short for itself."""
    assert not shortens(short, full)


CALLED_TEO = "\n\n".join(
    ['"Teo, come here!" said Ngozi. Teodor walked over.', '"Now, Teo," said Ngozi. Teodor laughed.'] * 2
)


def test_who_is_called_by_a_short_form_is_one_person():
    """Teo, as others call him, is the Teodor of the narration."""
    assert {"Teo", "Teodor"} not in [set(people(CALLED_TEO))]
    assert len({"Teo", "Teodor"} & set(people(CALLED_TEO))) == 1


def test_what_has_an_article_is_short_for_nothing():
    """The Cat, whom all call Cat, is no Caterpillar."""
    text = """
    The Caterpillar smoked. The Caterpillar sighed. "Who are you?" said the Caterpillar.

    "I am Alice," said Alice. "Good day, Caterpillar."

    The Cat grinned. The Cat sat in a tree. "This way," said the Cat.

    "Thank you, Cat," said Alice. "Do you like it here, Cat?"
    """
    assert {"Cat", "Caterpillar"} <= set(people(text))


def test_two_who_stand_together_are_two_people():
    """Haru and Haruka who keep meeting are not one."""
    text = "\n\n".join(["Haru looked at Haruka, and Haruka nodded.", "Haruka waited. Haru walked on."] * 4)
    assert named(text) == [{"haru"}, {"haruka"}] or named(text) == [{"haruka"}, {"haru"}]


def test_the_tellers_mother_goes_by_what_they_call_her():
    """ "my mother" is My Mother in the cast: in a story there may be other people's."""
    text = 'I sat down. I waited.\n\n"Eat," said my mother.\n\nI ate. My mother smiled.'
    assert "My Mother" in people(text)


def test_mum_is_my_mother():
    """Who tells of Mum and of my mother tells of one woman."""
    text = 'I sat down. Mum looked at me.\n\n"Eat," said my mother.\n\n"I did," I told Mum.\n\nMum laughed.'
    assert {"Mum", "Mother", "My Mother"} & set(people(text)) == {"Mum"}


def test_a_woman_is_told_by_what_she_wears():
    """A woman whom the story once calls the woman in the gray coat is no mere Woman in the cast."""
    text = 'The woman sat. The woman stood.\n\n"Smile," said the woman in the gray coat.\n\nA woman ran.'
    assert "Woman in the Gray Coat" in people(text)


def test_a_title_that_ends_a_sentence_is_no_part_of_the_next_name():
    """ "Good day, Professor. Zaynab here." names no Professor Zaynab."""
    text = 'Zaynab took the call.\n\n"Good day, Professor. Zaynab here," said Zaynab.\n\nZaynab listened.'
    assert set(people(text)) & {"Professor Zaynab", "Zaynab"} == {"Zaynab"}


def told_by_me(calls):
    """Return a story told in the first person in which Silver calls somebody by one name after another."""
    lines = [f'"Come here, {name}," said Silver. I looked at him. I held my breath.' for name in calls]
    return "\n\n".join(["I saw Silver. Silver saw me.", *lines, '"No," I said. Silver laughed at me.'])


def test_whom_the_teller_never_names_but_all_call_is_the_teller():
    """A name that is called again and again, and never told of, is the first-person narrator's."""
    assert "Hawkins" in people(told_by_me(["Hawkins"] * 6))
    assert "I" not in people(told_by_me(["Hawkins"] * 6))


def test_a_narrator_may_have_two_names():
    """Bertie to his friends and Mr. Wooster to his man is one narrator."""
    found = people(told_by_me(["Bertie", "Mr. Wooster"] * 5))
    assert len({"Bertie", "Mr. Wooster", "I"} & set(found)) == 1


def test_my_and_me_tell_of_a_narrator():
    """A teller who hardly says "I" outside of talk but often "me" and "my" takes part."""
    told = "He took my hand and led me to my chair. " * 3
    assert telling(passages(story(told), ())) == {"i"}
    assert not telling(passages(story("He took her hand and led her to his chair. " * 3), ()))


def called_by(name, answers):
    """Return a story of Halloran and Beck in which she is called by another name, and somebody answers."""
    return f"""
Halloran put the file on the desk. She took off her coat.

Halloran had not slept. She was cold. Beck looked up from his desk.

"You look tired, {name}," Beck said.

"I am tired," {answers} said. She sat down.

"Go home," said Beck. "Go home, {name}."

"When we have him," {answers} said. Halloran reached for the file.
"""


def test_a_first_name_that_is_only_called_is_whose_who_answers():
    """Halloran of the narration, called Ruth by her colleague, is one person in the cast."""
    cast = people(called_by("Ruth", "Halloran"))
    assert cast["Halloran"].aliases == ("Ruth",)
    assert "Ruth" not in cast


@pytest.mark.parametrize("name", ["Tom", "Mrs. Dale", "Silver"])
def test_a_name_that_cannot_be_hers_stays_apart(name):
    """A man's name, another surname and a word that is no first name are not Halloran's."""
    assert people(called_by(name, "Halloran"))["Halloran"].aliases == ()
