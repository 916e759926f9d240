"""Booths: an engine that hangs, crashes or raises costs a line, never the program."""

import multiprocessing
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from drama.cast.model import Voice
from drama.errors import EngineError
from drama.settings import ENGINES, Rig
from drama.speech.booth import Booth, Patience
from drama.speech.tone import Tone
from drama.speech.utterance import Utterance

VOICE = Voice("troubled", "oboe")
SHORT = Patience(opening_s=60.0, line_s=0.5, character_s=0.0, loading_s=0.0)


@pytest.fixture
def booth(troubled):
    with Booth(troubled, SHORT) as booth:
        yield booth


def speaks(booth):
    return (
        booth.speak(Utterance("All is well.", VOICE)).sound.tobytes()
        == Tone().speak(Utterance("All is well.", VOICE)).sound.tobytes()
    )


def test_a_booth_returns_what_its_engine_returns(booth, capfd):
    """Same sound as in this process, and what the engine prints is not heard of."""
    assert speaks(booth)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("words", "says"), [("hang on", "no answer"), ("crash now", "crashed")])
def test_after_a_hang_or_a_crash_the_next_line_is_spoken(booth, words, says):
    """The words are named in the problem, and a new process goes on."""
    with pytest.raises(EngineError, match=words) as trouble:
        booth.speak(Utterance(words, VOICE))
    assert says in str(trouble.value)
    assert speaks(booth)


def test_the_first_words_of_a_process_may_take_longer(troubled):
    """They load the model, which takes its time on a busy machine."""
    with Booth(troubled, replace(SHORT, loading_s=1.0)) as booth:
        with pytest.raises(EngineError, match="no answer for 2 seconds"):
            booth.speak(Utterance("hang on", VOICE))
        assert speaks(booth)


def test_a_crash_that_does_not_happen_again_is_not_noticed(booth, tmp_path):
    """The second try of a line counts."""
    words = f"once {tmp_path / 'seen'} and for all"
    assert len(booth.speak(Utterance(words, VOICE)).sound) == len(Tone().speak(Utterance(words, VOICE)).sound)


@pytest.mark.parametrize(("words", "says"), [("refuse", "does not say that"), ("bug", "a bug")])
def test_what_the_engine_raises_arrives_here(booth, words, says):
    """An engine's own refusal is passed on, and a fault inside it is told as one."""
    with pytest.raises(EngineError, match=says):
        booth.speak(Utterance(words, VOICE))
    assert speaks(booth)


def test_the_engine_in_a_booth_has_what_the_show_lends_it(troubled):
    """A show's folder of voices is known there too."""
    lent = Booth(troubled, SHORT, Rig(Path("show/voices")))
    with lent as booth, pytest.raises(EngineError, match="show/voices"):
        booth.speak(Utterance("where are your voices", VOICE))


def test_an_unknown_engine_is_refused_at_once():
    """No process is started for a name that is not in the table."""
    with pytest.raises(EngineError, match="did you mean 'tone'"):
        Booth("tome")


def say_in_a_daemon(pipe):
    ENGINES["troubled"] = "troubled"
    with Booth("troubled", SHORT) as booth:
        pipe.send(speaks(booth))


def test_a_daemon_has_booths_too():
    """Dask's workers are what Python calls daemons, and forbids children; a booth ends by itself."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    daemon = spawn.Process(target=say_in_a_daemon, args=(theirs,), daemon=True)
    daemon.start()
    assert ours.poll(60)
    assert ours.recv()
    daemon.join()


def alive(pid):
    """Return whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_parent_takes_its_booths_along(tmp_path):
    """However the program ends, nothing goes on speaking, not even an engine that hangs."""
    program = (
        "import os, sys, threading, time\n"
        "from drama.cast.model import Voice\n"
        "from drama.speech.booth import Booth\n"
        "from drama.speech.utterance import Utterance\n"
        "from drama.settings import ENGINES\n"
        "ENGINES['troubled'] = 'troubled'\n"
        "if __name__ == '__main__':\n"
        "    booth = Booth('troubled')\n"
        "    booth.speak(Utterance('ready', Voice('troubled', 'oboe')))\n"
        "    hang = (Utterance('hang', Voice('troubled', 'oboe')),)\n"
        "    threading.Thread(target=booth.speak, args=hang, daemon=True).start()\n"
        "    time.sleep(0.3)\n"
        "    print(booth._worker._process.pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    script = tmp_path / "program.py"
    script.write_text(program)
    folders = filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH")))
    path = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=path) as parent:
        worker = int(parent.stdout.readline())
        assert alive(worker)
        parent.kill()
    deadline = time.monotonic() + 10
    while alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(worker)
