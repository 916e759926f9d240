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
    "a voice that is only heard": (
        'Mara sat at the table. Tom stood. Mara waited. Mara, hearing Tom\'s voice, cried: "Who is there?"',
        ["Mara"],
    ),
    "a nurse whom somebody hired": (
        "Mara sat at the table. Tom stood. Mara waited. A nurse came in. "
        '\n\n"Come in," said the nurse Mara had hired.',
        ["Nurse"],
    ),
    "a clause beside whose subject speaks": (
        'Mara sat down. Tom stood. Mara waited. Tom paused where Mara, smiling, said, "Sit here."',
        ["Mara"],
    ),
    "what somebody is asked to explain": (
        'Mara sat at the table. Tom stood. Mara waited. Tom asked Mara to explain: "Why did you go?"',
        ["Tom"],
    ),
    "a heading is no tag": (
        "Mara sat at the table. Tom stood. Mara waited.\n\nWhat Mara Said to Tom\n\n"
        '"I will go," said Tom.\n\n"Go, then, Tom," said Mara.',
        ["Tom", "Mara"],
    ),
    "the only lady there is": (
        'Lady Ashby rang. Lady Ashby sat. Tom came in. Tom bowed.\n\n"Tea," said the lady.',
        ["Lady Ashby"],
    ),
    "a newcomer is nobody who was there": (
        'Mr. Ashby sat by the fire. Mara sewed. Mara sighed.\n\n"It is cold," said Mr. Ashby.\n\n"It is,"'
        " said Mara. The door opened, and an old man came in. Mr. Ashby rose.\n\n"
        '"Good evening," said the old man.\n\n"Good evening," said Mr. Ashby.',
        ["Mr. Ashby", "Mara", "Old Man", "Mr. Ashby"],
    ),
    "a fresh young woman": (
        'Mara sat. Mara waited. The door opened, and a young woman came in. Mara rose.\n\n"Good evening,"'
        " said the young woman.",
        ["Young Woman"],
    ),
    "a surname that is a word": (
        "Mr. de Winter came in. Mr. de Winter sat. Mrs. de Winter sighed. Frith bowed. Frith waited.\n\n"
        '"Tea," said Mr. de Winter.\n\n"Yes," said Mrs. de Winter.',
        ["Mr. de Winter", "Mrs. de Winter"],
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


TWO_TAGS = {
    "and": ('Tom said, "Go," and Ann said, "No."', ["Tom", "Ann"]),
    "and the other way": ('Ann said, "Why?" and Tom said, "Because."', ["Ann", "Tom"]),
    "two sentences": ('Tom said, "Go." Ann said, "No."', ["Tom", "Ann"]),
    "says nothing": ('Tom said, "Then I shall go," and Ann said nothing.', ["Tom"]),
    "pronouns": ('Tom said, "Go," but she said, "No," and he said, "Yes."', ["Tom", "Ann", "Tom"]),
    "he added": ('Tom said, "Go," he added, "and stay there."', ["Tom", "Tom"]),
    "broken by its tag": ('"Wait," said Tom, "for me," and Ann cried, "Never."', ["Tom", "Tom", "Ann"]),
}


@pytest.mark.parametrize(("sentence", "expected"), TWO_TAGS.values(), ids=TWO_TAGS)
def test_a_tag_behind_a_quotation_may_be_of_the_next(sentence, expected):
    """A quotation with a tag before it leaves the one behind it to the quotation after it."""
    met = 'Ann met Tom at the quay. Tom was late. Ann waited.\n\n"Here you are," said Ann.\n\n'
    assert speakers(met + sentence) == ["Ann", *expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"I believe you" was Mara\'s emphatic comment.', "speech"),
        ('He asked again. "I cannot" was the short reply.', "speech"),
        ('The word "liberty" was the question of the day.', "not_speech"),
        ('He said the "old house" was his father\'s.', "not_speech"),
        ('The "Titanic" struck an iceberg.', "not_speech"),
        ('The "gift" was her answer to his letter.', "not_speech"),
        ('"Hamlet" was his first contribution to the stage.', "not_speech"),
    ],
)
def test_words_that_were_an_answer_were_spoken(text, kind):
    """`was her reply` behind a quotation says that somebody spoke it."""
    first, last = text.index('"'), text.rindex('"')
    spans = [(Span(first + 1, last), Span(first, last + 1))]
    assert kinds(text, Span(0, len(text)), spans) == [kind]
