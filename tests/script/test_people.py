"""Who is in a story, under which name, and what the text shows of them."""

import re

import pytest
from tales import story

from drama.script.prose.attribute import attribute
from drama.script.prose.model import Quotation
from drama.script.prose.passages import passages
from drama.script.prose.people import gather, name_figures
from drama.script.prose.runs import Census
from drama.story.model import Span


def named(text):
    """Return the sets of names that belong together, as sets of forms."""
    return [
        {" ".join(form) for form in figure.forms}
        for figure in name_figures(Census(passages(story(text), ())))
    ]


def people(text):
    """Return the people of a text by name, its quotations in straight marks."""
    tale = story(text)
    quotations = tuple(
        Quotation(
            paragraph.start + found.start(1),
            paragraph.start + found.end(1),
            Span(paragraph.start + found.start(), paragraph.start + found.end()),
            number,
        )
        for number, paragraph in enumerate(tale.paragraphs())
        for found in re.finditer(r'"([^"]*)"', tale.text[paragraph.start : paragraph.end])
    )
    return {person.name: person for person in attribute(tale, quotations).people}


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


def test_him_after_a_verb_is_somebody_else():
    """In `Quill looks at him`, him is not Quill."""
    found = people('Quill looked at him. Quill watched him go, and she smiled.\n\n"Go," said Quill.')
    assert found["Quill"].gender != "male"


def test_age_comes_from_nouns_and_adjectives():
    """A boy is a child, an old woman is old, and so is somebody the text describes as such."""
    found = people(
        '"Go," said the boy.\n\n"Stay," said the old woman.\n\nPim was a little girl. "Why?" said Pim.\n\n'
        '"Because," said Grandmother.'
    )
    assert {name: person.age for name, person in found.items()} == {
        "Boy": "child",
        "Old Woman": "old",
        "Pim": "child",
        "Grandmother": "old",
    }


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
