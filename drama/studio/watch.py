"""Which of the show's files changed on disk, whoever changed them: seen by looking at them now and then."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from drama.studio.events import Bus

LOOK_S = 0.5
"""Seconds between two looks; a look costs a call of the system for each file."""

REST = 10
"""How many times as long as a look takes is waited at least, for shows of very many folders."""

Stamps = Mapping[str, tuple[int, int, int]]
"""For each file, as seen from the show: its inode, size and time; saving changes one of them at least."""

TEXTS, SOUNDS, FINISHED = "texts", "sounds", "finished"
_SKIPPED = (".drama", "__pycache__", "node_modules")


def stamps(root: Path, area: str = TEXTS) -> Stamps:
    """Return the stamps of an area of the show.

    `TEXTS` is everything a writer writes (stories, screenplays, what is kept beside them, voice maps),
    `SOUNDS` are recordings and own sounds, `FINISHED` what is in output/.
    """
    found = {}
    for folder in _folders(root, area):
        for entry in _entries(folder):
            if _is_file(entry) and not entry.name.endswith(".part"):
                with suppress(OSError):  # it went between being listed and being looked at
                    stat = entry.stat()
                    name = Path(entry.path).relative_to(root).as_posix()
                    found[name] = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
    return found


def _folders(root: Path, area: str) -> Iterator[Path]:
    if area == FINISHED:
        yield from (root / "output", *_below(root / "output"))
    elif area == SOUNDS:
        yield from (root / "sfx", root / "recordings", *_below(root / "recordings"))
    else:
        yield root
        yield from _texts(root, ("output", "recordings", *_SKIPPED))


def _texts(folder: Path, apart: tuple[str, ...]) -> Iterator[Path]:
    """Yield the folders at any depth that a writer's files may lie in."""
    for one in _below(folder):
        if one.name not in apart:
            yield one
            yield from _texts(one, _SKIPPED)


def _below(folder: Path) -> list[Path]:
    return [Path(entry.path) for entry in _entries(folder) if entry.is_dir() and entry.name[0] != "."]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return [entry for entry in found if not entry.is_symlink() or _is_file(entry)]
    except OSError:
        return []


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a file; a link that leads back to itself is none."""
    try:
        return entry.is_file()
    except OSError:
        return False


def changed(before: Stamps, after: Stamps) -> tuple[str, ...]:
    """Return the files that came, went or changed between two looks."""
    return tuple(sorted(name for name in {*before, *after} if before.get(name) != after.get(name)))


class Watch:
    """Looks at the show's files in a thread, and tells the bus of those that changed."""

    def __init__(self, root: Path, bus: Bus) -> None:
        self._root, self._bus, self._end, self._now = root, bus, Event(), Event()
        self._thread = Thread(target=self._look, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def look(self) -> None:
        """Look now: something was changed."""
        self._now.set()

    def close(self) -> None:
        """Look no more."""
        self._end.set()
        self._now.set()
        self._thread.join()

    def _look(self) -> None:
        areas = (TEXTS, SOUNDS, FINISHED)
        seen = {area: stamps(self._root, area) for area in areas}
        took_s = 0.0
        while True:
            self._now.wait(max(LOOK_S, REST * took_s))
            self._now.clear()
            if self._end.is_set():
                return
            began = time.monotonic()
            now = {area: stamps(self._root, area) for area in areas}
            for area in areas:
                if files := changed(seen[area], now[area]):
                    self._bus.publish("files", {"area": area, "files": files})
            seen, took_s = now, time.monotonic() - began
