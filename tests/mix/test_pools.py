"""Pools of beds: decoded once, held in 16 bits, and let go when others were played since."""

import threading
import tracemalloc

import numpy as np
import pytest

from drama.errors import DamagedError
from drama.mix.play import mix
from drama.mix.pools import Pools
from drama.store.shelf import Shelf, full_scale
from drama.timeline.model import Clip, Timeline
from drama.units import RATE

SECONDS, BEDS = 30, 4


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    shelf, rng = Shelf(tmp_path_factory.mktemp("shelf")), np.random.default_rng(1)
    for number in range(BEDS):
        shelf.keep(f"bed {number}", rng.uniform(-1.0, 1.0, (2, SECONDS * RATE)).astype(np.float32))
    return shelf


class Counting(Shelf):
    """Remembers which takes were decoded."""

    def __init__(self, folder):
        super().__init__(folder)
        self.decoded = []

    def stored(self, key):
        self.decoded.append(key)
        return super().stored(key)


def test_stored_sound_is_what_is_read(shelf):
    """To the bit, and in half the memory."""
    stored, read = shelf.stored("bed 0"), shelf.read("bed 0")
    assert full_scale(stored).tobytes() == read.tobytes()
    assert 2 * stored.nbytes == read.nbytes


def test_all_beds_of_a_scene_take_sixteen_bits_a_sample(shelf):
    """Four of half a minute that sound together hold 21 MB, decoding them included; in float32 it was 42."""
    clips = tuple(
        Clip(f"bed {number}", "ambience", 0, 10 * RATE, name="bed", loop=True) for number in range(BEDS)
    )
    tracemalloc.start()
    for _ in mix(Timeline("Demo", "", clips, (), 10 * RATE), shelf):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1.3 * BEDS * SECONDS * RATE * 2 * 2


def test_a_pool_is_decoded_once_for_all_who_play_it(shelf):
    """Two threads that ask at once, and whoever asks later, play the same one."""
    pools, counting, given = Pools(), Counting(shelf.folder), []
    threads = [threading.Thread(target=lambda: given.append(pools.get(counting, "bed 0"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert given[0] is given[1] is pools.get(counting, "bed 0")
    assert counting.decoded == ["bed 0"]


def test_what_was_played_longest_ago_is_let_go(shelf):
    """Room for two: the third takes the place of the first, unless somebody still plays that."""
    pools, counting = Pools(2 * SECONDS * RATE * 2 * 2), Counting(shelf.folder)
    for number in (0, 1, 2, 2, 1):
        pools.get(counting, f"bed {number}")
    assert counting.decoded == ["bed 0", "bed 1", "bed 2"]
    playing = pools.get(counting, "bed 0")
    for number in (1, 2):
        pools.get(counting, f"bed {number}")
    assert pools.get(counting, "bed 0") is playing


def test_a_damaged_pool_leaves_the_shelf(tmp_path):
    """It is told as the damage that it is, and the next render makes the take anew."""
    shelf = Shelf(tmp_path)
    shelf.keep("bed", np.random.default_rng(1).uniform(-1.0, 1.0, (2, RATE)).astype(np.float32))
    damaged = bytearray(shelf.path("bed").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    shelf.path("bed").write_bytes(damaged)
    assert shelf.find("bed")
    with pytest.raises(DamagedError):
        Pools().get(shelf, "bed")
    assert shelf.find("bed") is None
