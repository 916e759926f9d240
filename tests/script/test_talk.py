"""What the ranker sees of the talk around a turn."""

import pytest
from tales import story

from drama.script.prose import features as module
from drama.script.prose.candidates import candidates
from drama.script.prose.features import NAMES, Situation, features
from drama.script.prose.quotes import find
from drama.script.prose.study import study


def situation_of(text):
    """Return a story as it stands before the ranker, with what its rules found."""
    tale = story(text)
    found = study(tale, find(tale), {})
    options = candidates(found.turns, found.decisions, found.company.everyone)
    return found, Situation(found.scenery, found.company, found.turns, found.decisions, options)


def columns(text):
    """Return for every turn the features of each person who may speak it, by name and by column."""
    found, situation = situation_of(text)
    return [
        {found.names[who]: dict(zip(NAMES, row, strict=True)) for who, row in zip(people, rows, strict=True)}
        for people, rows in zip(situation.options, features(situation), strict=True)
    ]


@pytest.mark.parametrize(("tag", "vague"), [("said a voice", 1.0), ("said Mara", 0.0)])
def test_a_voice_is_somebody_yet_unknown(tag, vague):
    """A tag that only says "a voice" is marked as one that names nobody yet."""
    (turn,) = columns(f'Mara sat still.\n\n"Run," {tag}.')
    assert {row["vague tag"] for row in turn.values()} == {vague}


def test_whom_the_narration_shows_next_is_seen():
    """Who acts first in the paragraph after a line is told from who does not."""
    turn, _ = columns('Tom met Mara.\n\n"Run."\n\nMara closed the gate.\n\n"Why?"')
    assert (turn["Mara"]["below first"], turn["Mara"]["below role"]) == (1.0, 3.0)
    assert (turn["Tom"]["below first"], turn["Tom"]["below role"]) == (0.0, 0.0)


def test_a_talk_ends_where_much_is_told():
    """Turns beyond four paragraphs of narration belong to another talk."""
    told = "\n\n".join(["The rain went on."] * 4)
    text = f'"One," said Tom.\n\n"Two," said Mara.\n\n{told}\n\n"Three," said Mara.\n\n"Four," said Tom.'
    turns = columns(text)
    assert [turn["Tom"]["turns in talk"] for turn in turns] == [0.0, 1.0, 1.0, 0.0]


def test_the_pronoun_of_the_line_before_is_seen():
    """`she said` on the line before speaks for a woman having spoken it, and against a man."""
    text = 'Mr. Holt met Mrs. Lane.\n\n"Cold," she said.\n\n"Very."'
    last = columns(text)[1]
    assert (last["Mrs. Lane"]["gender last"], last["Mr. Holt"]["gender last"]) == (1.0, -1.0)


def test_every_other_turn_speaks_for_the_same_person():
    """What tags say two turns away counts for a person, what they say one turn away against them."""
    turns = columns('"One," said Tom.\n\n"Two," said Mara.\n\n"Three."\n\n"Four."')
    assert [(turns[2][name]["even tags"], turns[2][name]["odd tags"]) for name in ("Tom", "Mara")] == [
        (1.0, 0.0),
        (0.0, 1.0),
    ]
    assert [turns[3][name]["back parity"] for name in ("Mara", "Tom")] == [2.0, -1.0]
    assert [turns[2][name]["back parity"] for name in ("Mara", "Tom")] == [-2.0, 1.0]


def test_narration_parts_exchanges():
    """Where two paragraphs of narration come between, the count of turns begins anew."""
    text = '"One," said Tom.\n\n"Two," said Mara.\n\nIt rained.\n\nThe dog slept.\n\n"Three."\n\n"Four."'
    assert [turn["Tom"]["exchange before"] for turn in columns(text)] == [0.0, 1.0, 0.0, 1.0]
    assert columns(text)[2]["Tom"]["even tags"] == 0.0


def test_whose_something_moves_is_shown_acting():
    """`Pell's radio hissed.` beside a line shows Pell."""
    text = 'Tom met Pell. Pell nodded. Pell ran.\n\n"Run." Pell\'s radio hissed.'
    (turn,) = columns(text)
    assert (turn["Pell"]["near role"], turn["Pell"]["beat"]) == (2.0, 0.0)


def test_the_mentions_of_a_paragraph_are_counted_once():
    """Not for each of its turns: a book may be a single paragraph."""
    _, situation = situation_of('"Yes," said Tom. Mara sat down. "No," said Mara. Tom laughed. ' * 5)
    assert len([rows for rows in features(situation) if rows]) == 10
    assert situation.nearby.told.cache_info().misses == 2
    assert situation.nearby.lately.cache_info().misses == 1


def test_who_spoke_last_is_asked_once_a_turn(monkeypatch):
    """What is the same for everybody who may speak a turn is found once."""
    asked = []
    last_speakers = module._last_speakers
    monkeypatch.setattr(module, "_last_speakers", lambda *args: asked.append(args) or last_speakers(*args))
    turns = columns('"One," said Tom.\n\n"Two," said Mara.\n\n"Three."')
    assert min(map(len, turns)) > 1
    assert len(asked) == len(turns)
