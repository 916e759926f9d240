"""What is let go goes back to the system, so that the next stage of a render finds it."""

import subprocess
import sys

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, and asks glibc")

HELD = """
import re, tempfile
from pathlib import Path

def held_mb():
    return int(re.search(r"VmRSS:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) / 1_000
"""

FREED = """
from drama.memory import give_back
blocks = [bytes([1]) * 100_000 for _ in range(1_000)]
full = held_mb()
del blocks[:-1]
give_back()
print(full - held_mb())
"""

MADE = """
from drama.script.model import Cue
from drama.shelf import Shelf
from drama.sound.collect import collect
from drama.sound.folder import open_library

def made(*names):
    cues = [Cue("AMBIENCE" if name == "rain" else "SOUND", name) for name in names]
    with tempfile.TemporaryDirectory() as folder:
        collect(cues, "", open_library(None), Shelf(Path(folder)))

made("door knock")
before = held_mb()
made("door knock", "rain")
print(held_mb() - before)
"""


def told(program):
    """Return the number that a program of its own prints."""
    done = subprocess.run([sys.executable, "-c", HELD + program], capture_output=True, text=True, check=True)
    return float(done.stdout)


@linux
def test_freed_memory_goes_back():
    """Of a hundred megabytes in small pieces, all but the last freed, nearly all is the system's again."""
    assert told(FREED) > 90


@linux
def test_a_sound_that_was_made_leaves_nothing_behind():
    """A bed of 75 s takes 130 MB to make; once it is on the shelf, next to nothing of that is held."""
    assert told(MADE) < 30
