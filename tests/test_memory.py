"""What is let go goes back to the system, so that the next stage of a render finds it."""

import subprocess
import sys

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, and asks glibc")

HELD = """
import re
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


def told(program):
    """Return the number that a program of its own prints."""
    done = subprocess.run([sys.executable, "-c", HELD + program], capture_output=True, text=True, check=True)
    return float(done.stdout)


@linux
def test_freed_memory_goes_back():
    """Of a hundred megabytes in small pieces, all but the last freed, nearly all is the system's again."""
    assert told(FREED) > 90
