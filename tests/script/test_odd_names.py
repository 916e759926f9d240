"""Names that are hardly any: a letter, a number, an ordinary word."""

import pytest
from tales import speakers

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


def test_initials_and_dates_name_nobody():
    """A letter with a full stop belongs to a name, and a number to a day."""
    text = '"Go," said J. Smith on May 7.\n\n"Where?" asked Ann.\n\n"Home," said J. Smith.'
    assert speakers(text) == ["J. Smith", "Ann", "J. Smith"]
