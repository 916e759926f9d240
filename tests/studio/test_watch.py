"""What is seen of a folder in which other programs make and delete files all the time."""

import os

import pytest

from drama.studio import watch
from drama.studio.events import Bus
from drama.studio.watch import TEXTS, Watch, stamps


@pytest.fixture
def vanishing(tmp_path, monkeypatch):
    """A folder in which a file is deleted every time right after it was listed, as editors do."""
    (tmp_path / "story.txt").write_text("One.")
    scandir, brief = os.scandir, tmp_path / "4913"

    class Listed(list):
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

    def listed(folder):
        brief.touch()
        with scandir(folder) as found:
            entries = Listed(found)
        brief.unlink()
        return entries

    monkeypatch.setattr(watch.os, "scandir", listed)
    return tmp_path


def test_a_file_that_goes_while_it_is_looked_at_is_passed_over(vanishing):
    """It was an editor's own: the others are seen."""
    assert stamps(vanishing, TEXTS).keys() == {"story.txt"}


def test_the_watch_outlives_it(vanishing):
    """What changes later is told."""
    told = []
    bus = Bus()
    bus.publish = lambda name, data: told.append(data["files"])
    looking = Watch(vanishing, bus)
    looking.start()
    try:
        for number in range(200):
            (vanishing / "story.txt").write_text(f"Two, {number}.")
            looking.look()
            if told:
                break
            looking._thread.join(0.02)
    finally:
        looking.close()
    assert told[0] == ("story.txt",)


def test_a_link_that_leads_back_to_itself_hides_nothing(tmp_path):
    """The files beside it are seen."""
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "story.txt").write_text("One.")
    assert stamps(tmp_path, TEXTS).keys() == {"story.txt"}
