"""After a crash of any kind the next run finishes, and the episode is the undisturbed one, byte for byte.

`python -m benchmarks.crash` tries it a hundred times and more; these are a few of its trials.
"""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from drama.errors import DamagedError
from drama.store.shelf import Shelf
from drama.take import Mark
from drama.units import RATE

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed as Unix does it")
def test_killed_full_and_damaged():
    """Killed at a random moment, the disk full, every kind of file in the cache with bits turned."""
    trials = ["--kills", "2", "--full", "1", "--damages", "1", "--ways", "bits turned", "--seed", "7"]
    command = [sys.executable, "-m", "benchmarks.crash", *trials]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr + done.stdout


@pytest.fixture
def shelf(tmp_path):
    """A shelf with one take of a second, and a note."""
    shelf = Shelf(tmp_path)
    noise = np.random.default_rng(0).normal(0.0, 0.1, (1, RATE)).astype(np.float32)
    shelf.keep("k1", noise, (Mark(0, 7), Mark(5, 400)))
    shelf.keep_note("n1", {"powers": [0.25, 0.5]})
    return shelf


def turned(content, at):
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_every_bit_of_a_card_counts(shelf):
    """A card with any byte changed tells of no take: a wrong length or mark would be heard."""
    card = shelf.path("k1").with_suffix(".json")
    whole = card.read_bytes()
    for at in range(len(whole)):
        card.write_bytes(turned(whole, at))
        assert shelf.find("k1") is None, at
    card.write_bytes(whole)
    assert shelf.find("k1").marks == (Mark(0, 7), Mark(5, 400))


def test_every_bit_of_a_note_counts(shelf):
    """A note with any byte changed is as if it were not there."""
    [note] = shelf.folder.glob("*/n1.note.json")
    whole = note.read_bytes()
    for at in range(len(whole)):
        note.write_bytes(turned(whole, at))
        assert shelf.note("n1") is None, at
    note.write_bytes(whole)
    assert shelf.note("n1") == {"powers": [0.25, 0.5]}


def test_a_damaged_take_leaves_the_shelf(shelf):
    """Wherever in its file a bit is turned, the take is not read as something else: it is made anew."""
    path = shelf.path("k1")
    whole, card = path.read_bytes(), path.with_suffix(".json").read_bytes()
    for at in range(0, len(whole), len(whole) // 40):
        path.write_bytes(turned(whole, at))
        path.with_suffix(".json").write_bytes(card)
        take = shelf.find("k1")
        with pytest.raises(DamagedError, match="damaged"):
            shelf.read("k1", 0, take.length)
        assert shelf.find("k1") is None
    path.write_bytes(whole)
    path.with_suffix(".json").write_bytes(card)
    shelf.forget_damaged(["k1", "never made"])
    assert shelf.find("k1") is not None
