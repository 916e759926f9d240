"""Files and folders that the system gives nobody: told by name and with an exit code, and nothing changed."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile
from typer.main import get_command

from drama.cli import app
from drama.desk.manuscript import undo_path
from drama.errors import ProjectError
from drama.files import refused, write_whole

SCRIPT = "# One\n\nMARA\nHello?\n\nThe wind blew.\n"


@pytest.fixture
def script(show, drama):
    """A small screenplay with a cast in the shared voice map."""
    path = show / "a.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    (show / "show.yaml").write_text("engine: tone\nvoices: cast.yaml\n", encoding="utf-8")
    assert drama("cast", path, "--propose").code == 0
    return path


def deny(monkeypatch, method, path):
    """Have the system refuse a call for a path and what is below it, whoever runs the tests."""
    real = getattr(Path, method)

    def call(self, *arguments, **options):
        if self == path or path in self.parents:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return real(self, *arguments, **options)

    monkeypatch.setattr(Path, method, call)


@pytest.mark.parametrize("folder", ["sfx", "voices", "recordings/a"])
@pytest.mark.parametrize("command", ["check", "render", "recordings"])
def test_a_folder_that_nobody_may_look_into(show, drama, script, monkeypatch, folder, command):
    """Where it matters the file is named that could not be asked for."""
    (show / folder).mkdir(parents=True, exist_ok=True)
    for method in ("is_file", "exists", "read_bytes"):
        deny(monkeypatch, method, show / folder)
    ran = drama(command, script)
    if ran.code:
        assert ran.code == 10
        assert f"{show / folder}/" in ran.err
        assert "cannot be reached: Permission denied" in ran.err
    else:
        assert (folder, command) in {("sfx", "recordings"), ("recordings/a", "check")}


@pytest.mark.parametrize(("command", "name", "code"), [("check", "a.fountain", 4), ("convert", "b.txt", 3)])
def test_a_file_that_nobody_may_read(show, drama, script, monkeypatch, command, name, code):
    """A screenplay and a story have the exit codes of theirs, not that of wrong usage."""
    (show / "b.txt").write_text("It was late.\n", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    deny(monkeypatch, "read_bytes", show / name)
    ran = drama(command, show / name)
    assert (ran.code, "Permission denied" in ran.err) == (code, True)


def test_no_command_leaves_the_asking_to_typer():
    """Its answer would be wrong usage, exit code 2, whatever is wrong with which file."""
    commands = list(get_command(app).commands.values())
    for command in commands:
        commands += getattr(command, "commands", {}).values()  # of `drama sounds` and its kin
        for one in command.params:
            kind = getattr(one, "type_descriptor", None)
            if kind and "Path" in str(kind.annotation):
                assert not kind.parameter_info.readable, (command.name, one.name)


def test_undo_in_a_folder_that_cannot_be_changed(show, drama, script, monkeypatch):
    """A step whose record would stay is not taken back."""
    voices = show / "voices/cast.yaml"
    before, steps = voices.read_bytes(), undo_path(script).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda path, mode: Path(path) != show)
        ran = drama("undo", script)
    assert (ran.code, undo_path(script).name in ran.err) == (8, True)
    assert (voices.read_bytes(), undo_path(script).read_bytes()) == (before, steps)


def test_a_voice_map_that_cannot_be_deleted(show, drama, script, monkeypatch):
    """The step that made it stays, to be taken back later."""
    steps = undo_path(script).read_bytes()
    deny(monkeypatch, "unlink", show / "voices/cast.yaml")
    ran = drama("undo", script)
    assert (ran.code, "cast.yaml: cannot be written" in ran.err) == (8, True)
    assert undo_path(script).read_bytes() == steps


@pytest.mark.parametrize("name", ["a.yaml", "cast.yaml"])
def test_a_folder_named_like_a_voice_map(show, drama, script, name):
    """Whoever casts or renders is told."""
    (show / "voices/cast.yaml").unlink()
    (show / "voices" / name).mkdir()
    for command in (("cast", "--propose"), ("cast", "--set", "MARA.pitch=2"), ("render",), ("check",)):
        ran = drama(command[0], script, *command[1:])
        assert ran.code == 5
        assert f"{name}: cannot be read: Is a directory\n  hint: a folder has this name: rename it" in ran.err


def test_a_fault_that_is_no_refusal():
    """It is a bug of ours, and keeps its traceback."""
    assert refused(OSError(errno.EBADF, "Bad file descriptor", "a")) is None
    assert refused(OSError(errno.EACCES, "Permission denied")) is None
    assert isinstance(refused(OSError(errno.ELOOP, "Too many levels", "a")), ProjectError)


@pytest.mark.parametrize("length", [200, 238, 240, 251])
def test_a_very_long_name(show, drama, length):
    """Either everything is written that belongs to a screenplay, or nothing is."""
    name = "a" * length
    (show / f"{name}.txt").write_text("It was late.\n", encoding="utf-8")
    before = sorted(path.name for path in show.iterdir())
    ran = drama("convert", f"{name}.txt")
    if ran.code:
        assert (ran.code, "File name too long\n  hint: choose a shorter name" in ran.err) == (10, True)
        assert sorted(path.name for path in show.iterdir()) == before
    else:
        assert length <= 238
        assert (show / f"{name}.origins.json").is_file()


def test_a_file_of_a_very_long_name(tmp_path):
    """What is written beside it meanwhile has a shorter one."""
    path = tmp_path / ("a" * 251 + ".txt")
    write_whole(path, "whole")
    assert path.read_text(encoding="utf-8") == "whole"


@pytest.mark.parametrize(
    ("name", "command", "code"), [(b"caf\xe9.txt", "make", 3), (b"b\xe9.fountain", "check", 4)]
)
def test_a_name_that_is_not_utf_8(show, drama, name, command, code):
    """It could be written down nowhere, so nothing is begun with it."""
    path = misnamed(show, name)
    path.write_text(SCRIPT, encoding="utf-8")
    before = sorted(path.name for path in show.iterdir())
    ran = drama(command, path)
    assert (ran.code, "has a name that is not UTF-8\n  hint: give it another name" in ran.err) == (code, True)
    assert sorted(path.name for path in show.iterdir()) == before


def test_a_sound_and_a_recording_with_a_name_that_is_not_utf_8(show, drama, script):
    """Told of among the others, which are used."""
    (show / "sfx").mkdir()
    (show / "recordings/a").mkdir(parents=True)
    for name in (b"sfx/d\xe9.wav", b"sfx/bell-own.wav", b"recordings/a/Mar\xe9 L3f9a1c2b.wav"):
        with misnamed(show, name).open("wb") as file:
            soundfile.write(file, np.full(24_000, 0.01 * len(name)), 24_000, format="WAV")
    ran = drama("sounds")
    assert (ran.code, "bell own" in ran.out, "has a name that is not UTF-8" in ran.out) == (0, True, True)
    assert drama("recordings", script).code == 0


def misnamed(folder, name):
    """Return a path with bytes in its name, where there can be one."""
    path = folder / os.fsdecode(name)
    try:
        path.write_bytes(b"")
    except OSError:
        pytest.skip("this system has no such names")
    return path
