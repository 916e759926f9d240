"""Finding a show: its folder, its settings, its voice map."""

from pathlib import Path

import pytest

from drama.project import open_project
from drama.settings import Pacing


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
