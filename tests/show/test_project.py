"""Finding a show: its folder, its settings, its voice map."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from drama.errors import ProjectError
from drama.files import STALE_S, arriving, whole
from drama.settings import Pacing
from drama.show.project import open_project
from drama.units import RATE


@pytest.fixture
def shows(tmp_path):
    """A show inside the folder of another."""
    inner = tmp_path / "pilot"
    inner.mkdir()
    (tmp_path / "show.yaml").write_text("title: Outer\n", encoding="utf-8")
    (inner / "show.yaml").write_text("title: Inner\nvoices: season-1/team.yaml\n", encoding="utf-8")
    return inner


def test_the_nearest_show_counts(shows):
    """A file and the folder itself belong to the inner show, what lies beside it to the outer one."""
    here = Path("/")
    assert open_project(shows / "a.fountain", here).title == "Inner"
    assert open_project(shows, here).title == "Inner"
    assert open_project(shows.parent / "a.fountain", here).title == "Outer"


def test_a_section_with_nothing_in_it(shows):
    """A section whose lines are all comments leaves everything as it is without it."""
    (shows / "show.yaml").write_text("pacing:  # silences\n#  head_s: 2\n", encoding="utf-8")
    assert open_project(shows, shows).settings.pacing == Pacing()


def test_a_voice_map_in_a_folder_of_voices(shows):
    """The map that show.yaml names is looked for where it says, folders of `voices/` included."""
    show = open_project(shows, shows)
    assert show.cast == shows / "voices/season-1/team.yaml"
    assert show.voices(Path("a.fountain")) == shows / "voices/a.yaml"


def test_the_example_of_a_new_shows_catalogue_works(tmp_path, monkeypatch, drama):
    """Without its #, the row describes the file it names, and the sound is heard as it says."""
    drama("new", tmp_path / "my-show")
    monkeypatch.chdir(tmp_path / "my-show")
    sfx = tmp_path / "my-show/sfx"
    *_, example = (sfx / "catalogue.yaml").read_text(encoding="utf-8").split("#\n")
    (sfx / "catalogue.yaml").write_text(example.replace("# ", ""), encoding="utf-8")
    soundfile.write(sfx / "river.wav", 0.1 * np.random.default_rng(1).standard_normal(RATE), RATE)
    (row,) = json.loads(drama("sounds", "--find", "river", "--json").out)
    assert (row["kind"], row["licence"], row["credit"]) == ("bed", "CC0-1.0", "recorded by me")
    (sfx.parent / "a.fountain").write_text("AMBIENCE: river\n\nThe wind blew.\n", encoding="utf-8")
    assert drama("check", "a.fountain", "--engine", "tone").code == 0


KILLED = """
import os, sys
from pathlib import Path
from drama.files import arriving, whole
with arriving(Path(sys.argv[1])) as take, whole(Path(sys.argv[2])) as page:
    take.write_bytes(b"half")
    os._exit(9)
"""


def test_a_render_clears_away_what_a_killed_one_left_and_nothing_else(shows):
    """Half-written files of who is alive are finished, whoever starts a render meanwhile."""
    show = open_project(shows, shows)
    take, page = show.shelf / "ab/abcd.flac", show.output_folder / "one/one.html"
    subprocess.run([sys.executable, "-c", KILLED, take, page], check=False)
    assert len(list(shows.rglob("*.part"))) == 2
    with arriving(take) as new, whole(page) as other:
        new.write_bytes(b"take")
        other.write_bytes(b"page")
        with show.rendering():
            assert sorted(shows.rglob("*.part")) == sorted([new, other])
    assert (take.read_bytes(), page.read_bytes()) == (b"take", b"page")


def test_what_another_computer_left_half_written_goes_after_a_day(shows):
    """Whether its process is alive cannot be asked."""
    show = open_project(shows, shows)
    left = show.shelf / "ab/abcd.0123456789abcdef.part"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    with show.rendering():
        assert left.is_file()
    os.utime(left, (time.time() - STALE_S - 60,) * 2)
    with show.rendering():
        assert not left.is_file()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("depth_db: 9", "'9' is not a number from -60 to 0"),
        ("attack_s: -5", "'-5' is not a number from 0 to 60"),
        ("attack_s: 1000", "'1000' is not a number from 0 to 60"),
        ("release_s: soon", "'soon' is not a number from 0 to 60"),
    ],
)
def test_ducking_goes_down_and_takes_time(tmp_path, said, told):
    """Each setting has its own range, and a sign forgotten switches nothing off."""
    (tmp_path / "show.yaml").write_text(f"title: T\nducking:\n  {said}\n")
    with pytest.raises(ProjectError, match=f"show.yaml:3: {said.partition(':')[0]}: {told}"):
        open_project(tmp_path, tmp_path)


def test_a_list_where_one_of_several_is_wanted(tmp_path):
    """It is no name that is not known."""
    (tmp_path / "show.yaml").write_text("title: T\nprofile: [podcast, acx]\n")
    with pytest.raises(ProjectError, match="show.yaml:2: profile: expected a single value"):
        open_project(tmp_path, tmp_path)
