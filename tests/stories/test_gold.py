"""The gold lists and their stories belong together, and the converter finds most of what they hold."""

import html
import re
from collections import defaultdict
from pathlib import Path

import pytest

from drama.adaptation import adapt
from drama.script.prose.convert import role

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
GOLD = sorted(HERE.glob("*.speakers.txt"))


def story_of(gold):
    name = gold.name.removesuffix(".speakers.txt")
    return next(
        path
        for folder in (HERE, EXAMPLES)
        for path in folder.glob(f"{name}.*")
        if path.suffix in (".txt", ".html") and path != gold
    )


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_every_line_of_a_gold_list_is_in_its_story(gold):
    """The first words stand in the story, in the list's order, each behind a mark or a sentence."""
    text = " ".join(html.unescape(re.sub(r"<.*?>", "", story_of(gold).read_text(encoding="utf-8"))).split())
    at = 0
    for row in gold.read_text(encoding="utf-8").splitlines():
        speaker, words = row.split(" | ")
        found = re.compile(r"(?:[\"“‘«—]|[.!?]) ?" + re.escape(words)).search(text, at)
        assert found, row
        assert speaker == speaker.upper()
        at = found.end()


def found_in(story):
    """Return who says what: the speakers of the quotations that begin with the same five words, in order."""
    adaptation = adapt(story)
    found = defaultdict(list)
    for quotation, attribution in zip(
        adaptation.reading.quotations, adaptation.reading.attributions, strict=True
    ):
        if quotation.kind == "thought":
            continue
        words = " ".join(adaptation.story.text[quotation.start : quotation.end].split()[:5])
        found[words].append("-" if quotation.kind == "not_speech" else role(attribution.speaker))
    return found


def test_most_speakers_are_found():
    """Over all the stories at least 97 % of the quotations are found, and 80 % have the right speaker.

    The rules find 204 of 206 and get 174 right; the floor leaves room for changes that help elsewhere.
    """
    lines = right = heard = 0
    for gold in GOLD:
        found = found_in(story_of(gold))
        for row in gold.read_text(encoding="utf-8").splitlines():
            speaker, words = row.split(" | ")
            answer = found[words].pop(0) if found[words] else None
            lines += 1
            heard += answer is not None
            right += answer is not None and answer.replace(".", "") == speaker.replace(".", "")
    assert heard / lines >= 0.97
    assert right / lines >= 0.80
