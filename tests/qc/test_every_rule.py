"""Every rule of quality control has a file, or an episode, that breaks it alone and is caught by its name."""

import json
import re
import shutil
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from test_rules import FILES

from drama.delivery.control import control_episode
from drama.delivery.podcast import deliver
from drama.pipeline import build
from drama.qc.rules import RuleName
from drama.show.production import open_production
from drama.show.project import open_project

SCREENPLAY = """Title: Two Gates

AMBIENCE: wind

MARA
Is anyone there on the other side of this gate tonight?

OLD WOMAN
Wouldn't you like to know that, before you open it.

SOUND: door knock

TOM
Somebody is knocking at the door of the house again.

MARA
Good night to you then, whoever you may be.

OLD WOMAN
Come in, and close the door behind you quietly.

MARA
I heard it closing long before you asked me to.

TOM
There was nobody out there, only rain and the river.
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """An episode that was rendered and published, and passes."""
    folder = tmp_path_factory.mktemp("episode")
    (folder / "voices").mkdir()
    (folder / "voices/gates.yaml").write_text(
        "narrator: {}\nroles: {MARA: {}, OLD WOMAN: {}, TOM: {}}\n", encoding="utf-8"
    )
    (folder / "show.yaml").write_text("title: Gates\nauthor: A. Writer\nengine: tone\n", encoding="utf-8")
    (folder / "gates.fountain").write_text(SCREENPLAY, encoding="utf-8")
    build(opened(folder))
    deliver(opened(folder))
    return folder


@pytest.fixture
def episode(whole, tmp_path):
    """A copy of it, to be spoilt."""
    return shutil.copytree(whole, tmp_path / "show")


def opened(folder):
    path = folder / "gates.fountain"
    return open_production(open_project(path, folder), path)


class Deaf:
    """Understands nothing."""

    name = "Deaf"

    def hear(self, sound, rate):
        return ""


def recorded(folder, change):
    """Change the episode's own record, as if it had been rendered so, and publish it anew."""
    record = opened(folder).record
    told = json.loads(record.read_text(encoding="utf-8"))
    change(told)
    record.write_text(json.dumps(told), encoding="utf-8")
    deliver(opened(folder))


def clips(told, **which):
    return [clip for clip in told["clips"] if all(clip[name] == value for name, value in which.items())]


def louder(gain_db, **which):
    def change(told):
        for clip in clips(told, **which):
            clip["gain_db"] += gain_db

    return lambda folder: recorded(folder, change)


def hurried(told):
    clips(told, role="MARA")[0]["words"] += " and then as many words again as nobody can ever say" * 3


def drowned(told):
    line, (effect,) = clips(told, role="TOM")[0], clips(told, track="sfx")
    effect["start"], effect["gain_db"] = line["start"], 30.0


def moved(told):
    told["chapters"][0]["start"] += 44_100


def silenced(folder):
    production = opened(folder)
    told = json.loads(production.record.read_text(encoding="utf-8"))
    clip = clips(told, role="MARA")[0]
    production.shelf.keep(clip["key"], np.zeros(clip["length"], np.float32))


def mistold(folder):
    path = folder / "output/gates/gates.srt"
    path.write_text(path.read_text(encoding="utf-8").replace("Good night", "Good day"), encoding="utf-8")


EPISODES = {
    "transcript": mistold,
    "speech to bed": louder(20.0, track="ambience"),
    "effect": lambda folder: recorded(folder, drowned),
    "level of roles": louder(9.0, role="TOM"),
    "pace": lambda folder: recorded(folder, hurried),
    "take": silenced,
    "chapters": lambda folder: recorded(folder, moved),
    "words": lambda folder: None,
}
"""What makes of a good episode one that breaks this rule; `words` needs only somebody who does not listen."""


def found(folder, rule=""):
    verdict = control_episode(opened(folder), "", Deaf() if rule == "words" else None)
    return {finding.rule for finding in verdict.findings}


def test_a_good_episode_breaks_no_rule(whole):
    """Not even one that only warns."""
    assert found(whole) == set()


@pytest.mark.parametrize("rule", EPISODES)
def test_an_episode_that_breaks_one_rule_is_caught_by_its_name(episode, rule):
    """And by no other."""
    EPISODES[rule](episode)
    assert found(episode, rule) == {rule}


def test_no_rule_is_without_its_file():
    """A new rule needs one, and a row in the docs."""
    page = Path(__file__).parents[2] / "docs/publishing.md"
    table = page.read_text(encoding="utf-8").split("| rule | fails where |")[1].split("\n\n")[0]
    told = [name for row in re.findall(r"^\| ([a-z ,]+) \|", table, re.MULTILINE) for name in row.split(", ")]
    assert sorted(FILES.keys() | EPISODES.keys()) == sorted(get_args(RuleName)) == sorted(told)
