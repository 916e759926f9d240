"""Finding a show: its folder, its settings, its voice map."""

from pathlib import Path

import pytest

from drama.project import open_project


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


def test_a_voice_map_in_a_folder_of_voices(shows):
    """The map that show.yaml names is looked for where it says, folders of `voices/` included."""
    assert open_project(shows, shows).voices(Path("a.fountain")) == shows / "voices/season-1/team.yaml"
