"""The gold lists and their stories belong together."""

import html
import re
from pathlib import Path

import pytest

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
