"""Who goes by a description or a second name is one person with one voice, and who does not stays two."""

import pytest
from tales import speakers, story

from drama.script.prose.attribute import attribute
from drama.script.prose.quotes import find
from drama.script.prose.sightings import Sightings
from drama.script.prose.study import first_look
from drama.script.prose.ties import NAMES, pairs

WARD = """
Marisol put down the chart. She telephoned to Dr. Adeyemi, who came up the stairs at once.

“Where does it hurt?” Dr. Adeyemi asked.

“Where it hurt before,” said Walter. “Only more.”

“I am going to operate,” said Dr. Adeyemi. Dr. Adeyemi washed her hands.

“Shall I be awake?” Walter asked.

“You will sleep,” said the surgeon. She smiled.

“And dream?” said Walter.

“Whatever you like,” said the surgeon.

“Then I like it,” said Walter.

“Good,” Dr. Adeyemi said. “Marisol, the door.”

“It is open, Doctor,” Marisol said.

Walter slept until five. Marisol sat by him.

“Is she still here?” Walter asked. “Dr. Adeyemi?”

“Here I am,” said the surgeon. She looked at the chart.

“Thank you, Dr. Adeyemi,” Walter said.

“Thank Marisol,” said Dr. Adeyemi. “She did not like your color.”
"""

BESIDE = WARD.replace(
    "“You will sleep,” said the surgeon. She smiled.",
    "Behind Dr. Adeyemi stood the surgeon. Dr. Adeyemi turned to the surgeon. “Hello,” said Dr. Adeyemi.\n\n"
    "“You will sleep,” said the surgeon. The surgeon looked past Dr. Adeyemi.\n\n"
    "“He will,” said Dr. Adeyemi.",
)


def read(text):
    """Return the reading of a story."""
    tale = story(text.strip())
    return attribute(tale, find(tale))


def speaker(reading, text, words):
    """Return who says a quotation that begins with some words."""
    at = text.strip().index(words)
    return next(
        found.speaker
        for quotation, found in zip(reading.quotations, reading.attributions, strict=True)
        if quotation.start == at
    )


def test_a_description_is_whoever_goes_by_it():
    """The surgeon who keeps to the doctor's places, and is never seen beside her, has her name and voice."""
    reading = read(WARD)
    assert speaker(reading, WARD, "Whatever you like") == "Dr. Adeyemi"
    doctor = next(one for one in reading.people if one.name == "Dr. Adeyemi")
    assert "Surgeon" in doctor.aliases


def test_who_stands_beside_somebody_is_not_them():
    """A surgeon who is told of in one sentence with the doctor, and answers her, is somebody else."""
    reading = read(BESIDE)
    assert speaker(reading, BESIDE, "You will sleep") == "Surgeon"
    assert {"Dr. Adeyemi", "Surgeon"} <= {one.name for one in reading.people}


def rows_of(text):
    """Return the features of every pair of a story, by the display forms of the two."""
    tale = story(text.strip())
    look = first_look(tale, find(tale))
    forms = [{" ".join(form) for form in forms} for forms in look.company.forms]
    return {
        (one, other): dict(zip(NAMES, pair.row, strict=True))
        for pair in pairs(look.sightings(), look.company)
        for one in forms[pair.person]
        for other in forms[pair.bearer]
    }


@pytest.mark.parametrize(
    ("feature", "apart", "beside"), [("together", 0.0, 0.5), ("replies", 0.0, 0.5), ("office", 1.0, 1.0)]
)
def test_what_speaks_against_two_being_one_is_counted(feature, apart, beside):
    """Sentences that tell of both, and answers, count against them; a doctor may be a surgeon either way."""
    pair = ("surgeon", "dr adeyemi")
    assert rows_of(WARD)[pair][feature] == apart
    assert rows_of(BESIDE)[pair][feature] >= beside


def test_every_pair_has_every_feature():
    """Rows are as long as the list of what they hold."""
    tale = story(WARD.strip())
    look = first_look(tale, find(tale))
    assert {len(pair.row) for pair in pairs(look.sightings(), look.company)} == {len(NAMES)}


LIBRARY = """
Draco was already in the library when Harry came in, shaking the rain from his hair.

"You're dripping on the books," the blond said without looking up.

"Sorry." Harry sat down across from him. "I couldn't sleep."

"That's hardly news," said the blond, and turned a page.

"Are you going to be like this all night?" the brunet asked.

"Like what?"

"Like you," Harry muttered.

The taller boy closed the book. "You came to me," he pointed out.

"I know," Harry said softly.

"Then sit," said the blond, "and be quiet."
"""


def test_of_two_the_blond_and_the_taller_one_are_they():
    """Looks tell two apart who are there, and bring nobody new into the scene."""
    draco, harry = "Draco", "Harry"
    found = [draco, harry, harry, draco, harry, draco, harry, draco, harry, draco, draco]
    assert speakers(LIBRARY) == found


def test_among_three_looks_do_not_say_who_it_is():
    """Where a third named person is in the scene, the blond stays somebody of their own."""
    third = LIBRARY.replace("Harry came in,", "Harry and Ron came in, both")
    assert "Blond" in speakers(third)


def test_neighbours_are_counted_once_a_person(monkeypatch):
    """However many people somebody may be, who speaks two turns away is the same."""
    look = first_look(tale := story(WARD.strip()), find(tale))
    asked = []
    beside = Sightings.beside
    monkeypatch.setattr(Sightings, "beside", lambda *args: asked.append(args[1:]) or beside(*args))
    people = {pair.person for pair in pairs(look.sightings(), look.company)}
    assert len(asked) == 2 * len(people) > 0
