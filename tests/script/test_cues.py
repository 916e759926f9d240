"""First sound suggestions: plain statements in narration, and nothing else."""

import pytest
from tales import story

from drama.script.check import account
from drama.script.model import Cue
from drama.script.prose.convert import convert
from drama.script.prose.model import Attribution, Reading
from drama.script.prose.quotes import find


def converted(text, budget="few"):
    """Return the text converted, every quotation Mara's."""
    tale = story(text)
    quotations = find(tale)
    attributions = tuple(Attribution("Mara", 0.9, "said X") for _ in quotations)
    made = convert(tale, Reading(quotations, attributions, ()), budget)
    account(tale, made)
    return made


def cues(text):
    """Return the kinds and names of what is suggested."""
    return [f"{one.cue.kind}: {one.cue.name}" for one in converted(text).suggestions]


PADDING = "".join(f"\n\nNothing much happened on day {n}." for n in range(6))
SAID = {
    "The wind howled around the house.": ["AMBIENCE: wind"],
    "A bitter wind came down the valley.": ["AMBIENCE: wind"],
    "She heard the wind in the willows all night.": ["AMBIENCE: wind"],
    "They came at dusk to the river.": ["AMBIENCE: river"],
    f"{PADDING}\n\nThe river was high. They slept beside the river.{PADDING * 6}": ["AMBIENCE: river"],
    f"{PADDING}\n\nThey crossed the river.{PADDING * 6}": [],
    f"{PADDING}\n\nAt last they came to the river, and the wind blew by the river.": [],
    "Thunder rolled over the hills.": ["SOUND: thunder"],
    "There was a clap of thunder, and the lamp went out.": ["SOUND: thunder"],
    "The wind blew and the river rose. Thunder cracked.": [
        "AMBIENCE: wind",
        "AMBIENCE: river",
        "SOUND: thunder",
    ],
}
UNSAID = [
    "There was thunderous applause.",
    "Hooves came like a clap of thunder.",
    "A roll of thunder of applause met her.",
    "There was no wind.",
    "Hardly a breath of wind stirred.",
    "The wind never blew there.",
    "If the wind blew they would stay.",
    "It did not matter which way the wind blew.",
    "He got wind of the plan and caught his second wind.",
    "A river of tears ran down his face.",
    "She dreamed of a howling wind.",
    '"The wind howled by the river," said Mara, "and thunder rolled."',
]


@pytest.mark.parametrize(("text", "suggested"), SAID.items(), ids=range(len(SAID)))
def test_what_the_narration_says_is_heard(text, suggested):
    """Wind that blows, a river that is the place, thunder that rolls; a bed has to be asked for early."""
    assert cues(text) == suggested


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_not_there_is_not_heard(text):
    """Comparisons, negations, idioms and dialogue suggest nothing."""
    assert cues(text) == []


def test_a_title_is_no_wind():
    """Only narration counts; what a story is called does not blow."""
    made = converted("The Mole had been working very hard.\n\nHe reached the river at noon.")
    assert [one.cue.name for one in made.suggestions] == ["river"]


def test_a_sound_stands_at_its_word():
    """Thunder is heard where the narration says so, counted in the words of the line."""
    made = converted("The  night\nwas still, and then _thunder_ was far off. Thunder rolled twice.")
    (line,) = made.script.lines()
    ((offset, cue),) = line.cues
    assert cue == Cue("SOUND", "thunder")
    assert line.words[offset:] == "Thunder rolled twice."


def test_a_bed_opens_its_scene_and_keeps_its_evidence():
    """A bed is the scene's first beat, and the words that asked for it are kept."""
    made = converted("The rain was over.\n\nThe wind howled.")
    assert made.script.chapters[0].scenes[0].beats[0] == Cue("AMBIENCE", "wind")
    (one,) = made.suggestions
    assert one.evidence_text == "wind howled"
    assert one.line == next(made.script.lines()).id


def test_few_means_few():
    """However stormy the scene, it gets two sounds at most; and none when none are wanted."""
    storm = "Thunder rolled. The wind howled by the river. " * 8
    assert len(converted(storm).suggestions) == 4
    assert converted(storm, "none").suggestions == ()
