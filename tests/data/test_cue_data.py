"""The labelled sounds of data/cues/: well formed, and learning kept apart from measuring."""

import re

import pytest

from benchmarks.spotted import DATA, JUDGED, LEARNED, NEW, passages
from drama.sound.source import MADE

EVERY = sorted({*NEW, *JUDGED, *LEARNED})


@pytest.mark.parametrize("name", EVERY)
def test_every_label_is_a_sound_that_is_made(name):
    """A label names sounds of its kind, and every passage of a list has its words just once."""
    kinds = {"SOUND": "shot", "AMBIENCE": "bed"}
    every = list(passages(name))
    assert every
    for passage in every:
        for label in passage.labels:
            made = {MADE[one].kind for one in label.names}
            assert kinds[label.kind] in made, f"{passage.name}: {label}"


def test_nothing_is_learned_from_what_is_measured():
    """No set, and no story of a list, is in two of: learned from, judged by, measured only."""
    parts = LEARNED, JUDGED, NEW
    names = [name for part in parts for name in part]
    assert len(names) == len(set(names))
    stories = [
        {one.name for name in part if name.startswith("stories/") for one in passages(name)} for part in parts
    ]
    assert all(stories)
    assert len(set.union(*stories)) == sum(map(len, stories))


def test_no_text_that_is_measured_was_learned_from():
    """No twenty words in a row stand in a set that was learned from and in another."""
    learned = {run for name in LEARNED for one in passages(name) for run in runs(one.text)}
    for name in (*JUDGED, *NEW):
        for one in passages(name):
            assert learned.isdisjoint(runs(one.text)), f"{name}: {one.name}"


def runs(text):
    """Yield the hash of every twenty words in a row, marks and capitals aside."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return (hash(tuple(words[at : at + 20])) for at in range(len(words) - 19))


def test_every_folder_and_list_belongs_to_a_set():
    """What lies in data/cues is used."""
    assert {path.name for path in DATA.iterdir() if path.is_file()} == {"README.md", "cuttings.tsv"}
    folders = {path.name for path in DATA.iterdir() if path.is_dir()} - {"stories"}
    assert folders | {f"stories/{path.stem}" for path in (DATA / "stories").iterdir()} == set(EVERY)
