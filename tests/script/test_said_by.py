"""Tags as novels write them: titles, voices, clauses between a name and its verb, marks that are missing."""

import pytest
from test_speakers import speakers

from drama.script.prose.kinds import kinds
from drama.story.model import Span

SAID_BY = {
    "a title before a small word of the surname": (
        "Mr. Henry van der Meer sat by the fire, and Mrs. van der Meer stood.\n\n"
        '"We are late," said Mrs. van der Meer.\n\n"We are not," said Mr. van der Meer.',
        ["Mrs. van der Meer", "Mr. van der Meer"],
    ),
    "a marquis is somebody, and there is one": (
        'The Marquis de Sorel bowed to Mara. Mara sat down.\n\n"You are early," said the Marquis.',
        ["Marquis de Sorel"],
    ),
    "the lady is no rank of Lady Grey": (
        'Lady Grey was in town. Lady Grey was rich. Miss Howard sat down.\n\n"Ask away," said the lady.',
        ["Miss Howard"],
    ),
    "that lady is who was named last": (
        'Tom looked at Mrs. Lynd. Tom was afraid of Mrs. Lynd.\n\n"A great risk," said that lady gloomily.',
        ["Mrs. Lynd"],
    ),
    "the voice of somebody": (
        "Mara and Tom hid in the barn. Kemp ran up the lane. Kemp stopped.\n\n"
        '"Get back!" cried the muffled voice of Kemp.',
        ["Kemp"],
    ),
    "somebody's voice before the verb": (
        "Kemp had gone in. Kemp was ill. Mara stood at the gate with Tom. "
        'Then Kemp\'s clear voice said, "It is over."',
        ["Kemp"],
    ),
    "a clause beside, between the name and its verb": (
        'Diana, going to the window where Anne was standing, said: "You are cold."',
        ["Diana"],
    ),
    "what somebody stops to say": (
        'While Anne washed the plates, Tom paused on his way to the barn to say: "Let her go."',
        ["Tom"],
    ),
    "a colon that was lost": (
        'Syme looked at Mara. Mara sat. Syme sprang to his feet and said in a small voice\n\n"I oppose it."',
        ["Syme"],
    ),
    "the poet Syme": (
        "Syme stood up. Syme laughed. Gregory hated him.\n\n"
        '"It is not so," replied the poet Syme.\n\n"It is," said Gregory.',
        ["Syme", "Gregory"],
    ),
    "who is given something, and reads, says nothing": (
        '"That," said Carver, "is a pity." He gave the card to Tom, who read it twice.\n\n"Tom," said Mara.',
        ["Carver", "Carver", "Mara"],
    ),
    "horses of an inn": (
        "Hall came out of the Coach and Horses. The Coach and Horses was dark. "
        'Mrs. Hall was there, and the guest.\n\n"Go," said her guest.',
        ["Guest"],
    ),
}


@pytest.mark.parametrize("case", SAID_BY)
def test_tag(case):
    """The tag names its speaker, and nobody else."""
    text, expected = SAID_BY[case]
    assert speakers(text) == expected


def test_a_colon_at_the_end_tells_of_the_next_quotation():
    """What a sentence behind a quotation announces is the next one, if the first was announced too."""
    text = 'Ada came back and asked: "Anything else?" Tom took courage and replied: "Yes, a rake."'
    assert speakers(text) == ["Ada", "Tom"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"I believe you" was Mara\'s emphatic comment.', "speech"),
        ('He asked again. "I cannot" was the short reply.', "speech"),
        ('The word "liberty" was the question of the day.', "not_speech"),
        ('He said the "old house" was his father\'s.', "not_speech"),
    ],
)
def test_words_that_were_an_answer_were_spoken(text, kind):
    """`was her reply` behind a quotation says that somebody spoke it."""
    first, last = text.index('"'), text.rindex('"')
    spans = [(Span(first + 1, last), Span(first, last + 1))]
    assert kinds(text, Span(0, len(text)), spans) == [kind]
