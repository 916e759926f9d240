"""A story read again with other settled speakers: quick, and the same as read for the first time."""

import random
from pathlib import Path

import pytest
from tales import story

from drama.adaptation import Memory, adapt
from drama.desk.manuscript import draft
from drama.script.corrections.model import Correction, Corrections
from drama.script.corrections.stream import anchors, ids
from drama.script.prose import recall
from drama.script.prose.attribute import attribute
from drama.script.prose.quotes import find
from drama.script.prose.recall import Recall
from drama.story.reader import read

STORY = Path(__file__).parent.parent.parent / "examples/the-river-gate.txt"
TALK = ("It was the cold.", "Then go.", "There was soup.", "Not with that hat.", "Who says so?", "I do, Ann.")


@pytest.fixture(scope="module")
def river():
    """The example story, and then a scene of many turns that hardly anybody is named in."""
    story = read(STORY)
    talk = "".join(f"\n\n“{said}”" + " said Joe." * (nth % 17 == 3) for nth, said in enumerate(TALK * 12))
    return f"{story.text}\n\nJoe, Ann and Tom sat down.{talk}\n"


@pytest.fixture
def tale(tmp_path, river):
    path = tmp_path / "tale.txt"
    path.write_text(river, encoding="utf-8")
    return path


def settlings(count, names, seed):
    """Yield what a writer may have settled, answer by answer, taking one back now and then."""
    chance = random.Random(seed)
    settled = {}
    for _ in range(count):
        if settled and chance.random() < 0.2:
            settled.pop(chance.choice(sorted(settled)))
        settled[chance.randrange(names[0])] = chance.choice(names[1])
        yield dict(settled)


@pytest.mark.parametrize("seed", range(2))
def test_what_is_read_again_is_what_a_first_reading_gives(tale, seed):
    """Whatever is settled, for whom, and in which order: also people the story does not know."""
    story = read(tale)
    quotations = find(story)
    people = [person.name for person in attribute(story, quotations).people]
    kept = Recall()
    names = len(quotations), [*people, *people, None, "Somebody New", "A Second Stranger"]
    for settled in settlings(3, names, seed):
        assert attribute(story, quotations, settled, kept) == attribute(story, quotations, settled)


def test_what_they_all_said_may_be_settled():
    """The writer may give it to one of them, also to somebody whom the story does not know."""
    tale, kept = story('"Come here," said Mara.\n\n"Hello," they all said.'), Recall()
    for name in (None, "Mara", "Somebody New"):
        found = attribute(tale, find(tale), {1: name} if name else {}, kept)
        assert found.attributions[1].speaker == (name or "Everyone")


def test_only_what_an_answer_touches_is_weighed_anew(tale, monkeypatch):
    """The rows that the ranker sees after an answer are few, and none where nothing was answered."""
    rows = []
    rank = recall.rank

    def counted(situation, settled):
        rows.append(sum(map(len, situation.options)))
        return rank(situation, settled)

    monkeypatch.setattr(recall, "rank", counted)
    story, kept = read(tale), Recall()
    quotations = find(story)
    attribute(story, quotations, {}, kept)
    attribute(story, quotations, {5: attribute(story, quotations, {}, kept).people[0].name}, kept)
    assert rows[1] == 0
    assert 0 < rows[2] < 0.7 * rows[0]


def test_a_memory_changes_no_screenplay(tale):
    """Screenplay, account and sounds are those of a first reading, also after the story was edited."""
    memory, path = Memory(), tale.with_suffix(".fountain")
    first = adapt(tale, memory=memory)
    names, known = ids(first.words), anchors(first.words)
    lines = tuple(Correction(names[at], "Somebody New", known[at]) for at in (3, 11))
    for corrections in (Corrections(lines=lines), Corrections(lines=lines[:1])):
        assert draft(adapt(tale, corrections=corrections, memory=memory), path) == draft(
            adapt(tale, corrections=corrections), path
        )
    tale.write_text(tale.read_text(encoding="utf-8").replace("said Joe", "said Ann"), encoding="utf-8")
    again = adapt(tale, memory=memory)
    assert draft(again, path) == draft(adapt(tale), path)
    assert "said Ann" in again.story.text
