"""Names that are hardly any: a letter, a number, an ordinary word."""

import pytest
from tales import read, speakers

from drama.script.prose.listed import listed
from drama.script.prose.verbs import SPEECH

OFFICE = """
M looked at him over the file. Q had not stopped typing.

"You lost the car," M said.

"I misplaced it," said Bond.

"In the Thames," said Q.

"Partly in the Thames."

M shut the file. "Get out, both of you."
"""

HULL = """
Tanaka put her hand on the bulkhead. Unit 7 stood beside her.

"Then we seal section nine," Tanaka said.

"There are people in section nine," Unit 7 said.

"How many?" Tanaka asked.

"Three," Unit 7 said.
"""

DOOR = """
Will came in with the mail. "There's a letter for you," he told Klaus.

"What does it say?" asked Klaus.

"It says hope," said Will. "Just that."

"I'm Hope," said the girl at the door.

"Who let you in?" Klaus asked her.

"Will did," Hope said.
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OFFICE, ["M", "Bond", "Q", "Bond", "M"]),
        (HULL, ["Tanaka", "Unit 7", "Tanaka", "Unit 7"]),
        (DOOR, ["Will", "Klaus", "Will", "Will", "Hope", "Klaus", "Hope"]),
    ],
)
def test_what_a_tag_names_is_somebody(text, found):
    """Whoever says something under a letter, a number or a common word is a person called so."""
    assert speakers(text) == found


NO_VERBS = listed("not pip pips li lis rav mus teas declar argus haile signe ende sooth stat curs breath")


def test_present_forms_are_verbs():
    """`noted` makes `notes`, and neither `not` nor anybody's name."""
    assert SPEECH.isdisjoint(NO_VERBS)
    assert {"notes", "pipe", "lies", "breathes", "agrees", "clarify", "admonishes", "tuts"} <= SPEECH


@pytest.mark.parametrize("name", ["Pip", "Li", "Rav", "Argus", "Signe"])
def test_a_name_that_a_verb_begins_with_is_tagged(name):
    found = read(f'Mara sat by the wall. {name} stood.\n\n"Run," {name} said.').attributions[0]
    assert (found.speaker, found.method) == (name, "said X")


def test_not_reports_no_speech():
    found = read('Mara sat by the wall. Tom stood.\n\n"We should go." Not Mara, of course, but Tom had to.')
    assert found.attributions[0].method != "said X"


def test_initials_and_dates_name_nobody():
    """A letter with a full stop belongs to a name, and a number to a day."""
    text = '"Go," said J. Smith on May 7.\n\n"Where?" asked Ann.\n\n"Home," said J. Smith.'
    assert speakers(text) == ["J. Smith", "Ann", "J. Smith"]


WARD = """
Nora put the kettle on. Dr {0} put his feet up on the trolley and sighed.

"It is a quiet night," said Nora. "You never say that, of course."

"Somebody has to," said Dr {0}.

It rained on the roof of the ward. Gil came in with the post, and went out again.

"Where did he go?" Nora asked.

"Kitchen," said Gil from the corridor.

She found {0} in the kitchen. He had the fridge open and was staring into it.

"I have seen his charts," he said.

{0} shut the fridge. "We wait," he said.
"""

TAPE = """
Nora shut the door of the car. Captain {0} was already at the tape.

"You took your time," he said.

"I walked," said Nora. "Is it him?"

{0} nodded. "Since midnight."

She looked at {0}, who had not slept. "Go home," she said.

"Later."

Gil came out of the house with a bag. "It's the key," he said, and gave it to {0}.

Captain {0} turned it over. "Well, now," he said.
"""


@pytest.mark.parametrize("surname", ["Park", "Bell", "Hill", "March", "King", "Young", "Bishop", "Kowalczyk"])
def test_a_surname_by_itself_is_whose_title_it_had(surname):
    """Also one that is an ordinary word, a place or a title, and that no tag names without its title."""
    ward, tape = ([who.split()[-1] for who in speakers(text.format(surname))] for text in (WARD, TAPE))
    assert ward == ["Nora", "Nora", surname, "Nora", "Gil", surname, surname]
    assert tape == [surname, "Nora", "Nora", surname, "Nora", surname, "Gil", surname]


def test_streets_and_seasons_are_nobody():
    """A place that is called after a title, and an ordinary word where it is one."""
    text = """
Mr. March walked up King Street in March with Nora, and over Queen Bridge. "It is cold," he said.

Mother Nature had her way with the park. "It is spring," said Nora. King Street was empty.

"It is March," said Mr. March.
"""
    assert speakers(text) == ["Mr. March", "Nora", "Mr. March"]


@pytest.mark.parametrize("name", ["River", "Lane"])
def test_a_place_word_that_is_called_and_acts_is_somebody(name):
    """Though no tag has it, and it stands for a place elsewhere."""
    text = f"""
Nora was at the sink when {name} came in.

"Is it still raining?" she asked.

"It never stopped." {name} put the bucket down.

"You're soaked, {name}."

"I know I am."

{name} sat. "Where's Gil?"
"""
    assert speakers(text) == ["Nora", name, "Nora", name, name]
