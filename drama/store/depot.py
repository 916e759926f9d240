"""A depot: takes in a store that several computers share, and the shelf that keeps copies of them here.

The store is whatever fsspec opens: a folder (`file:///mnt/shows`), an object store (`s3://bucket/shows`).
Its takes lie as those of a `Shelf` do. Not every store renames, so the card, written last, has a hash of the
sound: a take that is not whole is no take. docs/cluster.md tells which stores were tried.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from drama.errors import OutputError, Place, Problem
from drama.store.shelf import Shelf, Takes, as_card, as_flac, as_take
from drama.take import Mark, Take
from drama.waveform import Sound

AT_ONCE = 16
"""How many takes are fetched at once: what a store takes long for is the way, not the sound."""

INSTALL = 'in the folder of drama\'s source, pip install ".[cluster]"'
"""What brings a shared shelf, and the cluster that fills it."""


FOLDER = "file://"
"""How the address of a folder begins. Its name follows as it is: fsspec decodes no `%20`."""


def folder_address(folder: Path) -> str:
    """Return the address of a store in a folder, whatever it is called."""
    return FOLDER + folder.absolute().as_posix()


def open_shelf(place: str) -> Takes:
    """Return the shelf at a place as `Shelf.place` tells it, on whichever computer.

    Raises `OutputError` where it is in a store that cannot be opened.
    """
    return Depot(place) if "://" in place else Shelf(Path(place))


class Depot:
    """The takes in the store at an address; for several threads, processes and computers at once.

    Raises `OutputError` where the store cannot be opened, and in all it does where it does not answer.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            from fsspec import filesystem
            from fsspec.core import url_to_fs
        except ImportError:
            what = "a shared shelf needs fsspec, which is not installed"
            raise OutputError(Problem(what, Place(url), f"run: {INSTALL}")) from None
        with self._answering():
            if url.startswith(FOLDER):  # `url_to_fs` takes `::` in its name for two stores
                self._store = filesystem("file")
                root = self._store._strip_protocol(url)
            else:
                self._store, root = url_to_fs(url)
            self._root = root.rstrip("/")

    def find(self, key: str) -> Take | None:
        """Return the take, or None where it was never made."""
        with self._answering():
            found = self._found(key)
        return found[0] if found else None

    def keep(self, key: str, sound: Sound, marks: tuple[Mark, ...] = ()) -> Take:
        """Put `sound`, at `RATE`, into the store as 16-bit FLAC and return its take."""
        flac = bytes(as_flac(sound))
        take = Take(key, sound.shape[-1], marks)
        card = {**as_card(take, len(flac)), "sha256": hashlib.sha256(flac).hexdigest()}
        with self._answering():
            self._write(f"{key}.flac", flac)
            self._write(f"{key}.json", json.dumps(card).encode())
        return take

    def read(self, key: str) -> Sound:
        """Return all of a take as float32, shape (channels, frames)."""
        brought = self.bring(key)
        if brought is None:
            raise OutputError(Problem(f"the take {key} is missing or damaged", Place(self.url)))
        sound, _ = soundfile.read(io.BytesIO(brought[1]), dtype="float32", always_2d=True)
        return np.ascontiguousarray(sound.T)

    def bring(self, key: str) -> tuple[Take, bytes] | None:
        """Return the take and its file, or None where there is none.

        One that is damaged is made anew next time.
        """
        with self._answering():
            found = self._found(key)
            if found is None:
                return None
            take, sha256 = found
            try:
                flac: bytes = self._store.cat_file(self._path(f"{key}.flac"))
            except FileNotFoundError:
                flac = b""
            if hashlib.sha256(flac).hexdigest() == sha256:
                return take, flac
            self._store.rm_file(self._path(f"{key}.json"))
            return None

    def _found(self, key: str) -> tuple[Take, Any] | None:
        """Return the take that a card tells of, and what it says of the hash of its sound."""
        try:
            card = json.loads(self._store.cat_file(self._path(f"{key}.json")))
        except (FileNotFoundError, ValueError):
            return None
        take = as_take(key, card) if isinstance(card, dict) else None
        return (take, card.get("sha256")) if take else None

    def _write(self, name: str, content: bytes) -> None:
        path = self._path(name)
        try:
            self._store.pipe_file(path, content)
        except FileNotFoundError:
            # A store with folders wants the take's. The store itself is never made: its name may be mistyped,
            # and a folder of the network not be mounted.
            with suppress(FileExistsError):
                self._store.mkdir(path.rpartition("/")[0], create_parents=False)
            self._store.pipe_file(path, content)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name[:2]}/{name}"

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Turn whatever goes wrong with a store, and each has errors of its own, into one for users."""
        try:
            yield
        except Exception as fault:
            what = f"this shared shelf cannot be used: {type(fault).__name__}: {fault}"
            raise OutputError(
                Problem(what, Place(self.url), "check that it is there, and that you may write to it")
            ) from fault


class SharedShelf(Shelf):
    """A show's shelf in front of a store: takes of lines that are there are copied here, and read here.

    Whoever speaks keeps new ones in the store (`place`). Everything else a render makes stays here.
    """

    def __init__(self, folder: Path, url: str) -> None:
        super().__init__(folder)
        self._depot = Depot(url)

    @property
    def place(self) -> str:
        """Where whoever speaks keeps takes: the store."""
        return self._depot.url

    def find_all(self, keys: Iterable[str]) -> dict[str, Take]:
        """Return the takes there are of some, by their keys, fetching those that only the store has."""
        wanted = list(keys)
        here = super().find_all(wanted)
        return here | self._copied([key for key in wanted if key not in here])

    def fetch(self, keys: Iterable[str]) -> None:
        """Copy takes from the store to here; raises `OutputError` where some are missing or damaged there."""
        wanted = list(keys)
        if lost := len(wanted) - len(self._copied(wanted)):
            what = f"{lost} takes are missing or damaged"
            raise OutputError(Problem(what, Place(self.place), "render again; they will be made anew"))

    def _copied(self, keys: list[str]) -> dict[str, Take]:
        with ThreadPoolExecutor(AT_ONCE, "fetch") as threads:
            return {key: take for key, take in zip(keys, threads.map(self._copy, keys), strict=True) if take}

    def _copy(self, key: str) -> Take | None:
        brought = self._depot.bring(key)
        if brought is None:
            return None
        self.keep_file(*brought)
        return brought[0]
