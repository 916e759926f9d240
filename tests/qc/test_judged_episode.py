"""Quality control of whole episodes: every line is judged, and what is wrong names line and time."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from drama.qc.container import Marker
from drama.qc.episode import Levels, check_chapters, check_lines
from drama.store.shelf import Shelf
from drama.timeline import Clip, Timeline
from drama.timeline.model import Mark
from drama.units import RATE, to_frames

WORDS = "Is anyone there on the other side?"


@pytest.fixture
def shelf(tmp_path):
    shelf = Shelf(tmp_path / "shelf")
    tone = 0.2 * np.sin(2 * np.pi * 300 * np.arange(2 * RATE) / RATE).astype(np.float32)
    tone[-2000:] *= np.linspace(1, 0, 2000, dtype=np.float32)
    shelf.keep("good", tone)
    shelf.keep("cut", 0.2 * np.sin(2 * np.pi * 300 * np.arange(2 * RATE) / RATE).astype(np.float32))
    shelf.keep("silent", np.zeros(2 * RATE, np.float32))
    return shelf


def line(number, role="MARA", key="good", words=WORDS, seconds=2.0):
    length = to_frames(seconds)
    return Clip(
        key, "dialogue", number * 3 * RATE, length, role=role, line=f"L{number}", name=words, words=words
    )


def episode(*clips):
    return Timeline("T", "", clips, (Mark("One", 0, 30 * RATE),), 30 * RATE)


def levels(voices=1e-2, beds=1e-5, effects=0.0):
    return Levels(np.full(300, voices), np.full(300, beds), np.full(300, effects))


def found(timeline, shelf, heard=None):
    return check_lines(timeline, heard or levels(), shelf)


def test_good_lines_pass(shelf):
    """Two roles, at an even pace, 30 LU over the beds."""
    assert found(episode(line(0), line(1, "TOM")), shelf) == ()


@pytest.mark.parametrize(
    ("clip", "rule", "what"),
    [
        (line(1, seconds=0.5), "pace", "14.0 words a second"),
        (line(1, seconds=20), "pace", "0.3 words a second"),
        (line(1, key="silent"), "take", "nothing is heard"),
        (line(1, key="cut"), "take", "cut off at the end"),
    ],
)
def test_a_line_that_is_wrong_is_named_with_its_time(shelf, clip, rule, what):
    """By its rule, and no other."""
    (finding,) = found(episode(line(0), clip), shelf)
    assert (finding.rule, finding.at_s) == (rule, 3.0)
    assert what in finding.what
    assert finding.line == f"MARA: {WORDS}"


def test_a_line_buried_under_its_bed(shelf):
    """Where the bed is near, for that line alone; an effect as loud as the line is only warned of."""
    heard = levels()
    heard.beds[30:50] = 2e-3
    (finding,) = found(episode(line(0), line(1)), shelf, heard)
    assert (finding.rule, finding.at_s) == ("speech to bed", 3.0)
    assert "7.0 LU" in finding.what
    (loud,) = found(episode(line(0)), shelf, levels(effects=2e-2))
    assert (loud.rule, loud.severity) == ("effect", "warn")


def test_a_role_louder_than_the_others(shelf):
    """Told at its first line, with the difference."""
    heard = levels()
    heard.voices[60:80] = 1e-1
    (finding,) = found(episode(line(0), line(1, "TOM"), line(2, "ANN")), shelf, heard)
    assert (finding.rule, finding.at_s) == ("level of roles", 6.0)
    assert "ANN is 10.0 LU louder" in finding.what


def test_chapters_that_are_not_the_episodes():
    """Another number of them, or one that begins elsewhere."""
    timeline = replace(episode(), chapters=(Mark("One", 0, 15 * RATE), Mark("Two", 15 * RATE, 30 * RATE)))
    right = [Marker("One", 0.0, 15.0), Marker("Two", 15.01, 30.0)]
    assert list(check_chapters(timeline, right)) == []
    (late,) = check_chapters(timeline, [right[0], Marker("Two", 15.5, 30.0)])
    assert "'Two' begins at 15.50 s" in late.what
    (fewer,) = check_chapters(timeline, right[:1])
    assert "1 chapters, the episode 2" in fewer.what


SCRIPT = """Title: Two Gates

# One

MARA
Is anyone there on the other side of this gate tonight?

OLD WOMAN
Wouldn't you like to know that, before you open it.

# Two

MARA
Good night to you then, whoever you may be.
"""


@pytest.fixture
def rendered(show, drama):
    (show / "voices").mkdir()
    (show / "voices/gates.yaml").write_text("narrator: {}\nroles: {MARA: {}, OLD WOMAN: {}}\n")
    (show / "gates.fountain").write_text(SCRIPT)
    assert drama("render", "gates.fountain").code == 0
    return show


def test_an_episode_is_judged_with_all_that_is_known_of_it(rendered, drama):
    """Figures, the distance of its lines from the beds, and an exit code that tells programs."""
    ran = drama("qc", "gates.fountain", "--json")
    verdict = json.loads(ran.out)
    assert (ran.code == 0) == verdict["passed"]
    assert verdict["loudness_lufs"] == pytest.approx(-16.0, abs=0.3)
    assert verdict["nearest_lu"] > 10.0
    assert verdict["dialogue_lufs"] == pytest.approx(verdict["loudness_lufs"], abs=0.3)
    assert {finding["rule"] for finding in verdict["findings"]} == {"tags"}  # the show has no author


def test_a_transcript_of_another_version_is_found(rendered, drama):
    """By its name; publishing again mends it."""
    drama("publish", "gates.fountain")
    path = rendered / "output/gates/gates.srt"
    path.write_text(path.read_text().replace("Good night", "Good day"))
    ran = drama("qc", "gates.fountain")
    assert ran.code == 12
    assert (
        "transcript: gates.srt is of another version of the episode: publish it again: drama publish"
        in ran.out
    )
    drama("publish", "gates.fountain")
    ran = drama("qc", "gates.fountain")
    assert "transcript" not in ran.out
    assert "changed since" not in ran.err


def test_an_episode_that_was_changed_since_it_was_rendered_is_told_so(rendered, drama):
    """What is judged is the file there is, and its writer may mean another one."""
    script = rendered / "gates.fountain"
    script.write_text(script.read_text() + "\nAnd that was all.\n")
    ran = drama("qc", "gates.fountain", "--json")
    assert "warning:" in ran.err
    assert "the episode 'gates' was changed since it was rendered" in ran.err
    assert "judge it again" in ran.err
    assert json.loads(ran.out)["passed"]


@pytest.mark.parametrize("published", [True, False])
def test_what_is_said_to_mend_a_transcript_mends_it(rendered, drama, published):
    """Publishing writes those that a feed points to, an export the others, and all that is not published."""
    if published:
        drama("publish", "gates.fountain")
    for kind in ("txt", "vtt", "srt", "json", "html", "chapters"):
        path = Path(drama("export", "gates.fountain", "--format", kind).out.strip())
        path.write_text(path.read_text() + " ")
        ran = drama("qc", "gates.fountain")
        assert ran.code == 12
        (told,) = (row for row in ran.out.splitlines() if f"{path.name} is of another version" in row)
        assert ("drama publish" in told) == (published and kind != "txt")
        assert drama(*told.partition("again: drama ")[2].split()).code == 0
        assert "transcript" not in drama("qc", "gates.fountain").out


def test_an_unknown_profile_is_told_the_known_ones(rendered, drama):
    """Before anything is measured."""
    ran = drama("qc", "gates.fountain", "--profile", "radio")
    assert ran.code == 2
    assert "podcast, spotify, acx, ebu, audiobook" in ran.err
