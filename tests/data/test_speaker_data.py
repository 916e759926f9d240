"""The labelled stories of data/speakers/: well formed, and training kept apart from measuring."""

import re
from pathlib import Path

import pytest
import yaml

from benchmarks.labelled import gold, read_labelled
from benchmarks.scoring import Scores, Verdict
from training.augment import untagged
from training.folds import held_out, thirds
from training.folds import parts as folds

DATA = Path(__file__).parents[2] / "data/speakers"
STORIES = sorted(DATA.glob("*/*.txt"))
LEARNED, MEASURED = (
    ("train", "ordinary"),
    ("dev", "ordinary-dev", "long-dev", "genres-dev", "posted-dev", "crowded-dev"),
)
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
    """The titles learned from and measured differ, and what is measured has 600 quotations and more each."""
    learned, measured = (
        {parts(path)[0]["title"] for folder in folders for path in DATA.glob(f"{folder}/*.txt")}
        for folders in (LEARNED, MEASURED)
    )
    assert not learned & measured
    for folder in MEASURED:
        assert sum(len(LABEL.findall(parts(path)[1])) for path in DATA.glob(f"{folder}/*.txt")) >= 600


def test_every_work_is_held_out_once():
    """The thirds part the works, and the first is the one that is held out."""
    names = [f"story {number}" for number in range(20)]
    first, *others = thirds(names)
    assert first == held_out(names)
    assert sorted([*first, *others[0], *others[1]]) == sorted(names)


def test_what_stored_nets_have_not_learned_from_is_a_part_of_its_own():
    """Works that come later do not mix with those that the stored nets were kept from."""
    names = [f"story {number}" for number in range(20)]
    held = held_out(names)
    first, *others = folds([*names, "a new one"], held)
    assert first == held
    assert len(held) == 7
    assert set().union(*others) == {*names, "a new one"} - held
    assert not set.intersection(*others)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("“Last stop,”{Ann} she said. “Off, ‘please’.”{Ann}", ["Last stop,", "Off, ‘please’."]),
        ("‘It’s “here”,’{Ann} said Ann.", ["It’s “here”,"]),
        ('It said "NO."{-} *"Ha!"*{Ann}', ["NO.", "Ha!"]),
        ("— Not here,{Ann} she says, — not now.{Ann}", ["Not here,", "not now."]),
        ("— Not here,{Ann} she says. Not now.{Ann}", ["Not here,", "Not now."]),
        ("“One.{Ann}\n\n“Two.”{Ann}", ["One.", "Two."]),
        ("“One,{Ann}\n\ntwo,{Ann}\n\nthree.”{Ann}", ["One,", "two,", "three."]),
    ],
)
def test_a_label_tells_where_its_quotation_begins(tmp_path, body, said):
    """Offsets lie inside the marks, in every style, and point into the text without labels."""
    story = labelled(tmp_path, body)
    assert [story.text[one.start : one.end] for one in story.quotations] == said
    assert "{" not in story.text


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("“Last stop,”{Ann} said the driver. “Off.”{Ann}", ["explicit", "explicit"]),
        ("“Last stop,”{Ann} she said.\n\n“Why?”{Ann}", ["anaphoric", "implicit"]),
        ("Then Ann turned and said, “Last stop.”{Ann}", ["explicit"]),
        ("“Why?”{Ann} I asked. A sign said “Off”.{-}", ["explicit", "not_speech"]),
    ],
)
def test_how_the_text_names_the_speaker(tmp_path, body, kinds):
    """A name, a description or "I" is explicit, a pronoun anaphoric, anything else implicit."""
    assert [quote["type"] for quote in gold(labelled(tmp_path, body))["quotes"]] == kinds


def test_what_a_tag_parts_is_one_quotation(tmp_path):
    """A tag, and a paragraph's end that leaves the marks open, part a quotation; narration ends it."""
    body = "“Off,”{Ann} she said, “now.{Ann}\n\n“Please.”{Ann} It rained. It snowed. It blew. “Off.”{Ann}"
    numbers = [quote["qid"] for quote in gold(labelled(tmp_path, body))["quotes"]]
    assert numbers[0] == numbers[1] == numbers[2] != numbers[3]


def test_dropping_tags_keeps_every_label():
    """The stories to learn from twice lose most short tags, and no quotation or label."""
    for path in DATA.glob("train/*.txt"):
        written = path.read_text(encoding="utf-8")
        fewer = untagged(written, path.name)
        assert LABEL.findall(fewer) == LABEL.findall(written)
        assert fewer == untagged(written, path.name)
    bare = untagged("title: x\n---\n" + "“Go,”{Ann} said Ann.\n\n" * 200, "seed")
    assert 100 < bare.count("“Go.”{Ann}\n") < 180
    assert "“Go”{Ann} she ran." in untagged("title: x\n---\n“Go”{Ann} she ran.", "seed")


def test_what_correcting_brings():
    """The least certain are corrected first, a missed one never; confidence is held against the truth."""
    missed, doubtful = Verdict("A", False, True, 0.0), Verdict("A", False, False, 0.3)
    scores = Scores({}, (missed, doubtful, *[Verdict("B", True, False, 0.9)] * 8))
    assert [scores.corrected(share) for share in (0.0, 0.1, 0.2)] == [0.8, 0.9, 0.9]
    assert [(one.count, one.right) for one in scores.bins()] == [(1, 0.0), (8, 1.0)]
    assert scores.calibration_error() == pytest.approx((0.3 + 8 * 0.1) / 9)


def labelled(tmp_path, body):
    """Return a story of that text whose one speaker is Ann."""
    path = tmp_path / "story.txt"
    head = "title: T\nperson: 3\ncast:\n  Ann: {gender: female, age: adult, aliases: [the driver]}\n---\n"
    path.write_text(head + body, encoding="utf-8")
    return read_labelled(path)
