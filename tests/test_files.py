"""Writing a user's files: links are followed, what is read-only stays, and a full disk takes nothing away."""

import errno
import os
from threading import Thread

import pytest

from drama.errors import CastError, OutputError, ProjectError
from drama.files import set_aside, write_all, write_keeping, write_whole
from drama.script.screenplay import read
from drama.turns import in_turn

STORY = "It rained.\n\n“Hello,” said Mara.\n\n“Good evening,” said Tobin.\n"


@pytest.fixture
def linked(tmp_path):
    """A link, and the file it leads to."""
    there = tmp_path / "elsewhere" / "a.fountain"
    there.parent.mkdir()
    there.write_text("Old.\n", encoding="utf-8")
    link = tmp_path / "a.fountain"
    link.symlink_to(there)
    return link, there


def test_a_link_stays_a_link(linked):
    """The file it leads to is written, also where that is not there yet."""
    link, there = linked
    write_whole(link, "New.\n")
    assert link.is_symlink()
    assert there.read_text(encoding="utf-8") == "New.\n"
    kept = set_aside(link)
    assert kept == there.with_name("a.fountain.1.bak")
    write_whole(link, "Newer.\n")
    assert link.is_symlink()
    assert there.read_text(encoding="utf-8") == "Newer.\n"
    assert kept.read_text(encoding="utf-8") == "New.\n"


def test_two_commands_that_change_a_file_lose_no_change_of_each_other(tmp_path):
    """Each waits for its turn, in other threads and other programs; a turn may be within a turn."""
    file = tmp_path / "count.txt"
    file.write_text("0", encoding="utf-8")

    def count_up():
        for _ in range(20):
            with in_turn():
                before = file.read_text(encoding="utf-8")
                write_all({file: (before, str(int(before) + 1))}, CastError)

    threads = [Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_text(encoding="utf-8") == "80"


def test_who_waits_too_long_is_told(tmp_path, monkeypatch):
    """With what to do; where there is no place for a lock, nobody waits."""
    monkeypatch.setattr("drama.turns.LONGEST_WAIT_S", 0.1)
    told = []

    def wait():
        try:
            with in_turn():
                told.append("my turn")
        except ProjectError as error:
            told.append(str(error))

    with in_turn():
        thread = Thread(target=wait)
        thread.start()
        thread.join()
    assert "another command of yours is changing files\n  hint: wait for it" in told[0]
    file = tmp_path / "no folder"
    file.touch()
    monkeypatch.setattr("drama.turns.tempfile.gettempdir", lambda: str(file))
    wait()
    assert told[1:] == ["my turn"]


@pytest.fixture
def full(monkeypatch):
    """Return what fills the disk: no file is written to its end from then on."""

    def fsync(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return lambda: monkeypatch.setattr("drama.files.os.fsync", fsync)


def test_what_nothing_takes_the_place_of_is_put_back(linked, full):
    """A link stays one, too."""
    link, there = linked
    full()
    with pytest.raises(OutputError, match="No space left"):
        write_keeping(link, "New.\n")
    assert link.is_symlink()
    assert {one.name: one.read_text(encoding="utf-8") for one in there.parent.iterdir()} == {
        "a.fountain": "Old.\n"
    }


@pytest.mark.parametrize("edited", ["", "\nIt rained on.\n"])
def test_a_conversion_onto_a_full_disk_changes_nothing(show, drama, full, edited):
    """Neither the screenplay, be it the writer's or not, nor its account."""
    (show / "a.txt").write_text(STORY, encoding="utf-8")
    assert drama("convert", "a.txt").code == 0
    path = show / "a.fountain"
    path.write_text(path.read_text(encoding="utf-8") + edited, encoding="utf-8")
    (show / "a.txt").write_text(f"{STORY}\n“Good night,” said Mara.\n", encoding="utf-8")
    before = {one: one.read_bytes() for one in show.iterdir() if one.is_file()}
    full()
    ran = drama("convert", "a.txt", "--replace")
    assert (ran.code, "the disk is full" in ran.err) == (8, True)
    assert {one: one.read_bytes() for one in show.iterdir() if one.is_file()} == before


@pytest.mark.parametrize("change", [lambda path: write_whole(path, "New.\n"), set_aside])
def test_a_file_that_is_read_only_is_left_alone(tmp_path, change):
    """Also for one whose folder can be written to, and for root."""
    path = tmp_path / "a.fountain"
    path.write_text("Old.\n", encoding="utf-8")
    path.chmod(0o444)
    with pytest.raises(OutputError, match="read-only"):
        change(path)
    assert path.read_text(encoding="utf-8") == "Old.\n"
    assert [one.name for one in tmp_path.iterdir()] == ["a.fountain"]


def test_commands_change_no_screenplay_that_is_read_only(show, drama):
    """And name it."""
    (show / "a.txt").write_text(STORY, encoding="utf-8")
    assert drama("convert", "a.txt").code == 0
    path = show / "a.fountain"
    text = path.read_text(encoding="utf-8")
    row = str(next(read(text, "").lines()).at)
    path.chmod(0o444)
    for command in (("edit", path, row, "--words", "It snowed."), ("convert", "a.txt", "--replace")):
        ran = drama(*command)
        assert (ran.code, "a.fountain: this file is read-only" in ran.err) == (8, True)
        assert path.read_text(encoding="utf-8") == text
