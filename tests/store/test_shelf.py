"""The shelf: what stands on it is whole."""

import _thread
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from drama.files import file_names, in_a_file_name, write_whole
from drama.store.shelf import Shelf
from drama.units import RATE


def test_ctrl_c_while_a_take_is_kept(tmp_path):
    """It stops the program, and the take that was being written is absent, never damaged."""
    noise = np.random.default_rng(0).normal(0, 0.1, (2, 120 * RATE)).astype(np.float32)
    stop = threading.Timer(0.1, _thread.interrupt_main)
    stop.start()
    with pytest.raises(KeyboardInterrupt):
        Shelf(tmp_path).keep("k1", noise)
    stop.join()
    assert Shelf(tmp_path).find("k1") is None


def test_a_take_comes_back_as_it_was_kept(tmp_path):
    """Frames and channels are the same, to 16 bits."""
    noise = np.random.default_rng(0).normal(0, 0.1, (2, RATE)).astype(np.float32)
    assert Shelf(tmp_path).keep("k1", noise).length == RATE
    assert Shelf(tmp_path).find("k1") is not None
    np.testing.assert_allclose(Shelf(tmp_path).read("k1"), noise, atol=2**-15)


@pytest.mark.parametrize("kind", ["file", "note"])
def test_threads_that_write_one_file(tmp_path, kind):
    """Each writes a part of its own: none fails, and what is there in the end is whole."""
    texts = [f"{n}" * 100_000 for n in range(8)]
    ready = threading.Barrier(len(texts))

    def written(text):
        ready.wait()
        if kind == "file":
            write_whole(tmp_path / "a.txt", text)
        else:
            Shelf(tmp_path).keep_note("k1", {"text": text})

    for _ in range(5):
        with ThreadPoolExecutor(len(texts)) as threads:
            list(threads.map(written, texts))
        if kind == "file":
            assert (tmp_path / "a.txt").read_text(encoding="utf-8") in texts
        else:
            assert Shelf(tmp_path).note("k1")["text"] in texts
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("name", ["NUL", "con", "Aux.", "prn", "COM1", "lpt9", "COM\u00b9"])
def test_no_name_of_a_file_is_a_device_of_windows(name):
    """A chapter called NUL is a file there too."""
    assert in_a_file_name(name) == name.strip(".").lower() + "-"
    assert file_names([name, name])[0] == name.strip(".").lower() + "-"


def test_other_names_stay_as_they_are():
    """What only begins like a device is none."""
    assert [in_a_file_name(name) for name in ("Console", "NULL", "COM10", "The end")] == [
        "console", "null", "com10", "the-end",
    ]  # fmt: skip
