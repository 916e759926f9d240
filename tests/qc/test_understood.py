"""Listening to an episode: each line is heard where it sounds, and those that are not understood are told."""

import json

import numpy as np
import pytest

from drama.hearing import recogniser
from drama.hearing.words import Match
from drama.qc.words import Line, check_words, stretches, together
from drama.store.shelf import Shelf
from drama.timeline import Clip
from drama.units import RATE

SCRIPT = """Title: Two Gates

MARA
Is anyone there on the other side of this gate tonight?

OLD WOMAN
Wouldn't you like to know that, before you open it.

MARA
Good night to you then, whoever you may be.
"""


class Scripted:
    """Hears what the test says, one answer after another, and keeps how long it listened."""

    name = "Scripted"

    def __init__(self, *answers):
        self.answers, self.heard_s = list(answers), []

    def hear(self, sound, rate):
        self.heard_s.append(len(sound) / rate)
        return self.answers.pop(0)


def clip(start_s, seconds=2.0, words="Is anyone there tonight?", key="take"):
    frames = (round(start_s * RATE), round(seconds * RATE))
    return Clip(key, "dialogue", *frames, role="MARA", line=f"L{start_s}", name=words, words=words)


def test_lines_that_follow_each_other_are_heard_together():
    """Up to a window; what is far off, or too long for it, is heard by itself."""
    lines = [clip(0), clip(3), clip(5.5, 10), clip(16, 11), clip(28), clip(90, 40), clip(131)]
    found = [[one.start // RATE for one in group] for group in together(lines)]
    assert found == [[0, 3, 5, 16], [28], [90], [131]]
    assert list(together([])) == []


def test_stretches_of_a_long_file_may_overlap_and_touch():
    """Each is exact to the frame, whatever the blocks; beyond the end there is nothing."""
    whole = np.arange(1000, dtype=np.float32)
    blocks = iter([whole[None, at : at + 70] for at in range(0, 1000, 70)])
    spans = [(0, 10), (5, 200), (150, 151), (600, 800), (990, 1200), (1100, 1200)]
    assert [(one.tolist()) for one in stretches(blocks, spans)] == [
        whole[first:last].tolist() for first, last in spans
    ]


@pytest.mark.parametrize(
    ("alone", "told"),
    [("Is anyone there tonight", "something plays over it"), ("mumble", "speak it again")],
)
def test_a_lost_line_is_heard_once_more_by_itself(tmp_path, alone, told):
    """So that the writer knows whether the mix is to blame or the voice."""
    shelf = Shelf(tmp_path)
    shelf.keep("take", np.full(RATE, 0.1, np.float32))
    lost = Line(clip(3), Match(4, ("anyone", "there", "tonight")))
    fine = Line(clip(0), Match(4, ("there", "tonight")))
    short = Line(clip(8), Match(3, ("a", "b", "c")))
    ear = Scripted(alone)
    (finding,) = check_words([fine, lost, short], shelf, ear)
    assert (finding.rule, finding.severity, finding.at_s) == ("words", "warn", 3.0)
    assert "3 of 4 words are not understood by Scripted" in finding.what
    assert told in finding.what
    assert ear.heard_s == [1.0]


@pytest.fixture
def rendered(show, drama):
    (show / "voices").mkdir()
    (show / "voices/gates.yaml").write_text("narrator: {}\nroles: {MARA: {}, OLD WOMAN: {}}\n")
    (show / "gates.fountain").write_text(SCRIPT)
    assert drama("render", "gates.fountain").code == 0
    return show


def test_the_command_tells_what_was_heard(rendered, drama, monkeypatch):
    """Of every line, with the words that are missing; warnings alone fail nothing."""
    one, two, three = (part.split("\n")[1] for part in SCRIPT.split("\n\n")[1:])
    ear = Scripted(f"{one} {three}", "mumble")
    monkeypatch.setattr(recogniser, "open_recogniser", lambda: ear)
    ran = drama("qc", "gates.fountain", "--listen", "--json")
    verdict = json.loads(ran.out)
    assert [line["error_rate"] for line in verdict["heard"]] == [0.0, 1.0, 0.0]
    assert verdict["heard"][1]["missing"][:3] == ["wouldn't", "you", "like"]
    (finding,) = [one for one in verdict["findings"] if one["rule"] == "words"]
    assert finding["line"].startswith("OLD WOMAN: ")
    assert ear.heard_s[0] > ear.heard_s[1] > 1.0
    ear.answers = [f"{one} {two} {three}"]
    ran = drama("qc", "gates.fountain", "--listen")
    assert "0.0 % not understood by the recogniser, of 30" in ran.out


def test_a_file_alone_does_not_say_what_is_said_in_it(rendered, drama):
    """So the screenplay is asked for; without --listen nothing listens."""
    ran = drama("qc", "output/gates/gates.mp3", "--listen")
    assert ran.code == 2
    assert "name its screenplay" in ran.err
    assert json.loads(drama("qc", "gates.fountain", "--json").out)["heard"] == []
