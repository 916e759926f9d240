"""What messages have people type: pasted into a shell, it says what was meant."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from signal import SIGINT

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drama.__main__ import main
from drama.files import typed

NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


@given(NAMES)
def test_a_name_is_one_word_to_a_shell(name):
    """Whatever is in it: quotation marks, dollars, brackets, spaces."""
    assert shlex.split(typed(name)) == [name]


def test_a_shell_expands_nothing():
    """It is asked itself."""
    for name in ("$HOME", "`date`", "a[1]*", "#one", "~", "it's", 'my story\'s "best" (2)', "a\\b", "{a,b}"):
        said = subprocess.run(
            ["sh", "-c", f"printf %s {typed(name)}"], capture_output=True, text=True, check=True
        )
        assert said.stdout == name


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("the-café.fountain", "the-café.fountain"),
        ("my story.txt", '"my story.txt"'),
        ("-dash.txt", "./-dash.txt"),
    ],
)
def test_as_plainly_as_it_can_be(name, meant):
    """Marks stand where they are needed; a dash in front is no option."""
    assert typed(Path(name)) == meant


def test_no_picture_in_a_name(show, drama):
    """`:cat:` is no cat."""
    (show / "my :cat: story.txt").write_text("It was late.\n", encoding="utf-8")
    assert 'drama convert "my :cat: story.txt"' in drama("check", "my :cat: story.txt").err
    assert "my :cat: story.fountain" in drama("convert", "my :cat: story.txt").out


@pytest.mark.parametrize(("command", "kept"), [("render", True), ("make", True), ("qc", False)])
def test_ctrl_c_is_answered(monkeypatch, capfd, command, kept):
    """Also where typer has taken it; what is kept is told by the commands that keep it."""
    monkeypatch.setattr(sys, "argv", ["drama", command, "a.fountain"])

    def stop():
        raise SystemExit(130)

    monkeypatch.setattr("drama.cli.run", stop)
    with pytest.raises(SystemExit):
        main()
    err = capfd.readouterr().err
    assert err.startswith("stopped")
    assert ("everything spoken so far is kept" in err) == kept


IN_A_HURRY = """
import threading, time
from drama import __main__, cli

def run():
    threading.Thread(target=time.sleep, args=(20.0,)).start()
    raise KeyboardInterrupt

cli.run = run
__main__.main()
"""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal there")
def test_ctrl_c_twice(show):
    """Who cannot wait until all that is at work has ended need not, and is spared a traceback."""
    ran = subprocess.Popen([sys.executable, "-c", IN_A_HURRY], stderr=subprocess.PIPE, text=True)
    told = ran.stderr.readline()
    time.sleep(0.2)
    ran.send_signal(SIGINT)
    _, err = ran.communicate(timeout=10)
    assert (told, err, ran.returncode) == ("stopped\n", "", -SIGINT)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal there")
def test_ctrl_c_while_it_works(show):
    """The whole way, in a program of its own."""
    script = show / "a.fountain"
    script.write_text("# One\n\n" + "MARA\nA line of a long night.\n\n" * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "drama", "cast", str(script), "--propose"]
    subprocess.run(command, check=True, capture_output=True)
    ran = subprocess.Popen(
        [sys.executable, "-m", "drama", "render", str(script)], stderr=subprocess.PIPE, text=True
    )
    while "speech" not in (line := ran.stderr.readline()):
        assert line
    time.sleep(0.2)
    ran.send_signal(SIGINT)
    _, err = ran.communicate(timeout=60)
    assert (ran.returncode, err.splitlines()[-1].startswith("stopped; everything spoken")) == (130, True)
