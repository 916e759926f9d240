"""Words that belong together: which thing does what, and what makes a noise that stands alone."""

import pytest
from test_cues import converted

from drama.script.prose.cues.words import noun_forms, verb_forms, words
from drama.story.model import Span

FORMS = {
    "slam": "slam slams slamming slammed",
    "creak": "creak creaks creaking creaked",
    "rattle": "rattle rattles rattling rattled",
    "patter": "patter patters pattering pattered",
    "crash": "crash crashes crashing crashed",
    "cry": "cry cries crying cried",
    "ring": "ring rings ringing rang",
    "trot": "trot trots trotting trotted",
}


@pytest.mark.parametrize(("verb", "forms"), FORMS.items())
def test_the_forms_of_a_verb(verb, forms):
    """Regular ones by rule, with the last letter doubled where English does it; others by a table."""
    assert " ".join(form for form, _ in verb_forms(verb)) == forms


def test_the_forms_of_a_noun():
    """A noun and its plural."""
    assert [noun_forms(one)[1] for one in ("door", "latch", "pony", "bay")] == [
        "doors",
        "latches",
        "ponies",
        "bays",
    ]


def test_a_sentence_as_words():
    """Small letters, and what parts each from the word before: nothing, a comma, the end of a clause."""
    text = "The gate, Mara's; old-fashioned: it “sang”."
    told = words(text, Span(0, len(text)))
    assert [one.text for one in told] == ["the", "gate", "mara's", "old-fashioned", "it", "sang"]
    assert [one.parted for one in told] == ["", "", ",", ";", ";", ";"]


TOGETHER = {
    "The gate at the end of the long walk by the river groaned.": {"door creak", "river"},
    "The gate, which nobody had oiled, groaned.": {"door creak"},
    "He opened the gate and groaned.": set(),
    "The man at the gate groaned.": set(),
    "The gate would have groaned.": set(),
    "The gate stood open, and the dog groaned.": set(),
    "She let the gate groan.": {"door creak"},
    "She crossed the yard and hammered with her stick upon the door.": {"door knock"},
    "The rain hammered upon the door.": {"rain"},
    "The landlord tramped back across the hall.": {"footsteps"},
    "He tramped back across the hall.": {"footsteps"},
    "The mare stood at the rail. He clattered off down the road.": {"horse"},
    "The bell hung over the stair. It jangled.": {"bell"},
    "The bells hung over the stair. The hinge was loose. It creaked.": {"door creak"},
}


@pytest.mark.parametrize(("text", "heard"), TOGETHER.items(), ids=range(len(TOGETHER)))
def test_two_words_belong_together_or_not(text, heard):
    """A thing does what the verb says where nobody else may be meant and it is no mere place."""
    assert {one.cue.name for one in converted(text, "few").suggestions} == heard


ALONE = {
    "The pony went by, clop, clop, clop.": {"horse"},
    "He came on in his wooden shoes, clop, clop, clop.": {"footsteps"},
    "The door went eeeek.": {"door creak"},
    "She let go of the string. Thunk.": {"arrow", "arrow strike"},
    "Then, whoosh, it was gone.": {"whoosh"},
    "He heard the tap of a pen. Nothing more.": set(),
    "A crash of prices, the papers said, was coming.": set(),
}


@pytest.mark.parametrize(("text", "heard"), ALONE.items(), ids=range(len(ALONE)))
def test_a_noise_is_made_by_the_nearest_thing_that_makes_it(text, heard):
    """Where a word stands alone or is said twice it is a noise, and the things around tell whose."""
    assert {one.cue.name for one in converted(text, "rich").suggestions} == heard
