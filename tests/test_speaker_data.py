"""The labelled stories of data/speakers/: well formed, and training kept apart from measuring."""

import re
from pathlib import Path

import pytest
import yaml

DATA = Path(__file__).parent.parent / "data/speakers"
STORIES = sorted(DATA.glob("*/*.txt"))
LABEL = re.compile(r"\{([^{}\n]*)\}")


def parts(path):
    """Return the head of a labelled story, and its text with the labels in it."""
    head, _, text = path.read_text(encoding="utf-8").partition("\n---\n")
    return yaml.safe_load(head), text


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_label_is_somebody_of_the_cast(path):
    """A label names a member of the cast, and double closing marks carry one."""
    head, text = parts(path)
    labels = LABEL.findall(text)
    assert len(labels) >= 40
    assert set(labels) <= {*map(str, head["cast"]), "-", "*", "?"}
    assert head["person"] in (1, 3)
    assert "‘" in text or not re.search(r"”(?!\{)", text)  # inside single marks, double ones are nested
    for one in head["cast"].values():
        assert one["gender"] in ("female", "male", "unknown")
        assert one["age"] in ("child", "young", "adult", "old", "unknown")


def test_no_story_is_both_learned_from_and_measured():
    """The titles in train/ and dev/ differ, and dev/ holds at least 600 quotations."""
    titles = {
        folder: {parts(p)[0]["title"] for p in DATA.glob(f"{folder}/*.txt")} for folder in ("train", "dev")
    }
    assert not titles["train"] & titles["dev"]
    assert sum(len(LABEL.findall(parts(path)[1])) for path in DATA.glob("dev/*.txt")) >= 600
