"""Pools: the takes of beds, decoded once and kept as the shelf has them, 16 bits a sample.

Whoever plays the same bed at the same time plays the same pool, and some that were played lately stay, for
scenes that follow each other have beds in common. Sixteen bits are half of what playing works in, and what is
played of a pool comes to the same: `drama.store.shelf.full_scale`.
"""

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from drama.store.shelf import Shelf, Stored

KEPT_BYTES = 80_000_000
"""What stays of pools that nobody plays at the moment: six generated ones of 75 s."""


class Pools:
    """Gives the pool of a take, decoding it where it is not at hand; several threads may ask."""

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self._kept_bytes = kept_bytes
        self._at_hand: WeakValueDictionary[tuple[Path, str], Stored] = WeakValueDictionary()
        self._lately: OrderedDict[tuple[Path, str], Stored] = OrderedDict()
        self._lock = Lock()

    def get(self, shelf: Shelf, key: str) -> Stored:
        """Return a take as it is stored, shape (channels, frames); raises `DamagedError` as the shelf does.

        It is shared: nobody writes to it.
        """
        name = shelf.folder, key
        with self._lock:  # two threads that want the same pool would decode it twice
            pool = self._at_hand.get(name)
            if pool is None:
                pool = self._at_hand[name] = shelf.stored(key)
            self._lately[name] = pool
            self._lately.move_to_end(name)
            while sum(one.nbytes for one in self._lately.values()) > self._kept_bytes:
                self._lately.popitem(last=False)
            return pool
