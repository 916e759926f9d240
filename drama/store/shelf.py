"""The shelf: every take of a show, kept by content, so that nothing is made twice.

A take is a FLAC file named by its key, with its length and word times in a JSON file beside it. Both
arrive by rename, the JSON last: a take is either whole or absent, whatever kills the process.
"""

import hashlib
import io
import json
import os
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import soundfile
from numpy.typing import NDArray

from drama.errors import DamagedError, OutputError, Place, Problem
from drama.files import arriving
from drama.take import Mark, Take
from drama.units import RATE
from drama.waveform import Sound

Stored = NDArray[np.int16]
"""Sound as the shelf has it, 16 bits a sample, shape (channels, frames)."""

SEEN_WITHIN_S = 90.0
"""How long what one computer wrote may stay unseen by another: NFS remembers absent files for a minute."""


_AT_ONCE = 65_536  # frames
_STEP = np.float32(2.0**-15)  # between two values of 16 bits, exact in float32: the one that libsndfile takes


def take_key(kind: str, **heard: object) -> str:
    """Return the key of a take: a hash of everything that can be heard in it, such as its source and seed."""
    return hashlib.sha256(json.dumps({"kind": kind, **heard}, sort_keys=True).encode()).hexdigest()[:40]


def full_scale(sound: Stored | Sound) -> Sound:
    """Return a copy of stored sound as `Shelf.read` gives it, to the bit; float32 stays as it is."""
    step = _STEP if sound.dtype == np.int16 else np.float32(1.0)
    return np.asarray(np.multiply(sound, step, dtype=np.float32))


def as_flac(sound: Sound | Stored, comment: str = "") -> memoryview:
    """Return the sound as 16-bit FLAC, with a comment in it where one is given.

    libsndfile calls Python back for every write. A Ctrl-C in there would be swallowed and leave a hole in the
    file; it only ever arrives in the main thread, so another one does the work.
    """
    flac = io.BytesIO()
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_write_flac, flac, sound, comment).result()
    return flac.getbuffer()


def _write_flac(flac: io.BytesIO, sound: Sound | Stored, comment: str) -> None:
    """Write the sound a stretch at a time: libsndfile wants it in columns, which is a copy."""
    channels = sound.shape[0] if sound.ndim > 1 else 1
    with soundfile.SoundFile(flac, "w", RATE, channels, "PCM_16", format="FLAC") as file:
        if comment:
            file.comment = comment
        for start in range(0, sound.shape[-1], _AT_ONCE):
            file.write(sound.T[start : start + _AT_ONCE])


class Takes(Protocol):
    """Where whoever speaks finds and keeps takes: the shelf of a show, or one that computers share."""

    def find(self, key: str) -> Take | None:
        """Return the take, or None where there is none, or none that is whole."""

    def keep(self, key: str, sound: Sound, marks: tuple[Mark, ...] = ()) -> Take:
        """Keep `sound`, at `RATE`, and return its take; raises `OutputError`."""

    def read(self, key: str) -> Sound:
        """Return all of a take that was found, as float32, shape (channels, frames)."""


def as_card(take: Take, size_bytes: int) -> dict[str, Any]:
    """Return what is kept beside the sound of a take, to be written as JSON."""
    marks = [[mark.offset, mark.frame] for mark in take.marks]
    told = {"length": take.length, "bytes": size_bytes, "marks": marks}
    return {**told, "sum": _sum(told)}


def as_take(key: str, card: Mapping[str, Any]) -> Take | None:
    """Return the take that a card tells of, or None where it is no card, or not as it was written."""
    try:
        if card["sum"] != _sum({name: card[name] for name in ("length", "bytes", "marks")}):
            return None
        return Take(key, int(card["length"]), tuple(Mark(*mark) for mark in card["marks"]))
    except (ValueError, KeyError, TypeError):
        return None


def _sum(told: Mapping[str, object]) -> int:
    """Return what changes with any bit of what is told: disks forget, and a wrong length would be heard."""
    return zlib.crc32(json.dumps(told, sort_keys=True).encode())


class Shelf:
    """Takes in a folder, made as it is needed. Reads are safe from several processes, writes too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def place(self) -> str:
        """Where whoever speaks is to keep the takes of this shelf, for `drama.store.depot.open_shelf`."""
        return str(self.folder.absolute())

    def find(self, key: str) -> Take | None:
        """Return the take, or None where it was never made or its files are not whole."""
        try:
            card = json.loads(self._card(key).read_text(encoding="utf-8"))
            if self.path(key).stat().st_size != card["bytes"]:
                return None
            return as_take(key, card)
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def find_all(self, keys: Iterable[str]) -> dict[str, Take]:
        """Return the takes there are of some, by their keys."""
        return {key: take for key in keys if (take := self.find(key))}

    def fetch(self, keys: Iterable[str]) -> None:
        """Wait until takes that others kept in `place` are seen here; raises `OutputError` for the others.

        A folder of the network may show what another computer wrote some seconds later.
        """
        missing, deadline = list(keys), time.monotonic() + SEEN_WITHIN_S
        while missing := [key for key in missing if not self.find(key)]:
            if time.monotonic() > deadline:
                what = f"{len(missing)} takes that were spoken elsewhere are not here"
                hint = "let every computer see this folder under this name, or give --shelf"
                raise OutputError(Problem(what, Place(str(self.folder)), hint))
            time.sleep(0.5)

    def keep(self, key: str, sound: Sound, marks: tuple[Mark, ...] = ()) -> Take:
        """Put `sound`, at `RATE`, on the shelf as 16-bit FLAC and return its take; raises `OutputError`."""
        take = Take(key, sound.shape[-1], marks)
        self.keep_file(take, as_flac(sound))  # libsndfile does not say why it cannot write; Python does
        return take

    def keep_file(self, take: Take, flac: bytes | memoryview) -> None:
        """Put a take on the shelf whose file is made already; raises `OutputError`."""
        with arriving(self.path(take.key)) as part:
            part.write_bytes(flac)
        with arriving(self._card(take.key)) as part:
            part.write_text(json.dumps(as_card(take, len(flac))), encoding="utf-8")

    def read(self, key: str, start: int = 0, frames: int = -1) -> Sound:
        """Return the take's frames from `start` on as float32, shape (channels, frames).

        Raises `DamagedError` where that cannot be; the take has then left the shelf, to be made anew. FLAC
        has check sums of its own: no damage goes unnoticed.
        """
        with self._whole(key) as path:
            sound, _ = soundfile.read(path, frames=frames, start=start, dtype="float32", always_2d=True)
            if len(sound) < frames:
                raise EOFError
            return np.ascontiguousarray(sound.T)

    def stored(self, key: str) -> Stored:
        """Return all of a take as it is stored, in half the memory; raises `DamagedError` as `read` does."""
        with self._whole(key) as path, soundfile.SoundFile(path) as file:
            sound = np.empty((file.channels, file.frames), np.int16)
            for start in range(0, file.frames, _AT_ONCE):
                part = file.read(min(_AT_ONCE, file.frames - start), np.int16, always_2d=True)
                if len(part) < min(_AT_ONCE, file.frames - start):
                    raise EOFError
                sound[:, start : start + len(part)] = part.T
            return sound

    @contextmanager
    def _whole(self, key: str) -> Iterator[Path]:
        """Give the path of a take to be read; what cannot be read leaves the shelf: raises `DamagedError`."""
        path = self.path(key)
        try:
            yield path
        except (OSError, EOFError, soundfile.LibsndfileError) as fault:
            self.forget(key)
            raise DamagedError(_damaged(path)) from fault

    def forget_damaged(self, keys: Iterable[str]) -> None:
        """Read every take that is there of some, and take those off the shelf that are damaged."""
        for key in keys:
            if take := self.find(key):
                with suppress(DamagedError):
                    self.read(key, 0, take.length)

    def channels(self, key: str) -> int:
        """Return in how many channels the take is kept."""
        return int(soundfile.info(self.path(key)).channels)

    def used(self, keys: Iterable[str]) -> None:
        """Note that takes were used just now, for those who clear away what nobody used for long."""
        for key in keys:
            with suppress(OSError):  # a shelf that cannot be written to is read all the same
                os.utime(self._card(key))

    def forget(self, key: str) -> None:
        """Take a damaged take off the shelf, so that it is made anew."""
        with suppress(OSError):
            self._card(key).unlink()

    def note(self, key: str) -> dict[str, Any] | None:
        """Return what was noted under a key, or None where nothing was."""
        try:
            kept = json.loads(self._note(key).read_text(encoding="utf-8"))
            note = kept["note"]
            return note if isinstance(note, dict) and kept["sum"] == _sum(note) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep_note(self, key: str, note: Mapping[str, object]) -> None:
        """Note what was found out about something, under a key of its content; raises `OutputError`."""
        with arriving(self._note(key)) as part:
            part.write_text(json.dumps({"note": note, "sum": _sum(note)}), encoding="utf-8")

    def path(self, key: str) -> Path:
        """Return where the take's sound is or would be."""
        return self.folder / key[:2] / f"{key}.flac"

    def _card(self, key: str) -> Path:
        return self.path(key).with_suffix(".json")

    def _note(self, key: str) -> Path:
        return self.path(key).with_suffix(".note.json")


def _damaged(path: Path) -> Problem:
    return Problem("this take is damaged", Place(str(path)), "run the command again; it will be made anew")
