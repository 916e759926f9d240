"""Stories whose people have no names, or get them late: only she and he, a "you", a name at the end."""

import pytest
from tales import person, read, speakers

TEA = """
"You came," she said.

"I said I would." He shook out the umbrella and hung it on the rail.

"You say a lot of things."

"Not to you," he said.

She turned the cup round in her hands. "There's tea."

"Is it any good?"

"It's hot," she said, and he laughed.
"""

DINER = """
You push the door of the diner open with your shoulder. Dean is already in the booth.

"You're late," Dean says.

"You're early," you say, and slide in across from him.

He pushes the coffee towards you. "How was the drive?"

"Long." You wrap your hands around the cup. "There was snow past Lincoln."

"You should've called."

"My phone died."

"Eat something," he says, and your mother's voice is in your head. You never listen to her either.

"Your phone is on the table," your mother told you that night.

"Is it?" you asked her.
"""


def test_she_and_he_are_people_though_nobody_is_named():
    """A story that has no names has two voices all the same, a woman's and a man's."""
    assert speakers(TEA) == ["She", "He", "She", "He", "She", "He", "She"]
    reading = read(TEA)
    assert (person(reading, "She").gender, person(reading, "He").gender) == ("female", "male")


def test_you_of_a_story_that_speaks_to_you_is_somebody():
    """Told in the second person, "you say" names a speaker, and "your mother" is theirs."""
    found = speakers(DINER)
    assert found[:8] == ["Dean", "You", "Dean", "You", "You", "Dean", "You", "Dean"]
    assert found[8:] == ["Your Mother", "You"]


def test_i_and_you_of_a_story_are_two():
    """A story told to somebody has both the one who tells it and the one it speaks to."""
    text = """
I found you on the roof, which is where I always found you.

"Go away," you said.

"No." I sat down beside you on the cold slates. "You missed dinner."

You laughed. "I wasn't hungry."

"You're never hungry."

"I'm never hungry here," you told me, and you looked out at the lights.

"Come inside," I said.
"""
    assert speakers(text) == ["You", "I", "I", "You", "I", "You", "I"]


ROBIN = """
Robin leaned on the counter and pushed their hair out of their eyes. Steve was sorting the returns.

"You put that one upside down," Robin said.

"It's fine," Steve said.

"It's upside down, Steve." They reached over and turned it round.

"You're the worst," he said, and Robin only shook their head.

"I'm the best," they said, and grinned.

Steve threw a cushion. "Go home."

"Make me," they said.
"""


def test_they_may_be_one_person():
    """Who shakes their head is "they" from then on, and no crowd says what they said."""
    assert speakers(ROBIN) == ["Robin", "Steve", "Robin", "Steve", "Robin", "Steve", "Robin"]
    assert person(read(ROBIN), "Robin").gender == "unknown"


SNOW = """
It had been snowing in Oksana's kitchen since Sunday. Linden sat on the flour bin. Linden had a book.

"It's only a bit of weather," they said.

"Linden," said Oksana, "there is a drift in my oven." She kicked it.

"A bit of weather that stayed." Linden turned a page.

"Can you stop it?" she asked.

"By noon," they said. "If the book is right."

"And if it is not?" Oksana pulled her scarf up.

Linden closed the book. "Then we have a sledge," they said.
"""


def test_they_say_things_again_and_again_and_one_is_free():
    """Where tags keep saying "they said", it is the only one whom nothing calls "he" or "she"."""
    they, she = "Linden", "Oksana"
    assert speakers(SNOW) == [they, she, she, they, she, they, they, she, they]


@pytest.mark.parametrize("crowd", ["The guards", "Anna and Tom"])
def test_they_are_several_where_several_act(crowd):
    """A crowd that was told of just before is who "they" are, whoever else is called so."""
    text = f'{ROBIN}\n\n{crowd} came down the stairs and stopped at the door.\n\n"Good night!" they said.'
    assert speakers(text)[-1] != "Robin"


@pytest.mark.parametrize("told", ["You see, reader, how it was. ", "It does you good. "])
def test_a_story_that_only_chats_to_its_reader_has_no_you(told):
    """A narrator who turns to the reader now and then is not telling of them."""
    mill = "Mara shut the door of the mill and set the lamp down on the flour bin, where it hissed. "
    text = f'{told}{mill * 5}\n\n"Who is there?" said Mara.\n\n"Only the cat," said Tom, and Mara laughed.'
    assert speakers(text) == ["Mara", "Tom"]


def test_who_is_only_he_at_first_is_the_one_named_later():
    """A story that begins in the middle of things tells in the end who its "he" was."""
    text = """
"A little more," he called from the stage, holding his thumb and finger apart.

Anna turned it up by the width of a hair. She had done so since six.

"Thank you," he said.

The bow went into its case. Tomas shut the lid on it. "Goodnight," Tomas said.

"Goodnight," said Anna.
"""
    assert speakers(text) == ["Tomas", "Tomas", "Tomas", "Anna"]


def test_she_is_never_everyone():
    """What they all cried does not make "she" after it all of them."""
    text = (
        '"Hurrah!" they all cried, and the hats went up.\n\n"Quiet," she said.\n\n"Hurrah!" they all cried.'
    )
    assert speakers(text) == ["Everyone", "She", "Everyone"]
