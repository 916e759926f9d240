"""The shelf: what stands on it is whole."""

import _thread
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from drama.files import write_whole
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
