"""The ledger: which finished files are what would be made again, so that they need not be."""

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from drama.errors import OutputError
from drama.files import making_way, real, write_whole
from drama.publish.episode import Published
from drama.publish.tags import Tags
from drama.settings import Profile, Target
from drama.store.shelf import take_key
from drama.timeline import Timeline, to_json

RECIPE = 3
"""Goes up whenever mixing, mastering or encoding make another file of the same things."""


def file_key(timeline: Timeline, profile: Profile, kind: str, tags: Tags, pictures: Iterable[Path]) -> str:
    """Return the key of a finished file: a hash of all that is heard, shown or read in it.

    `pictures` count by what is in them, wherever they lie.
    """
    art = [(title, one.link, bool(one.image)) for title, one in tags.chapters.items()]
    return take_key(
        "file",
        recipe=RECIPE,
        timeline=hashlib.sha256(to_json(replace(timeline, scenes=())).encode()).hexdigest(),
        profile=asdict(profile),
        form=kind,
        tags="".join(map(repr, (replace(tags, chapters={}), *art))),
        pictures=[hashlib.sha256(path.read_bytes()).hexdigest() for path in pictures],
    )


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was written where, kept in a folder that may be deleted at any time."""

    folder: Path

    def find(self, path: Path, key: str) -> Published | None:
        """Return what was measured in the file at `path`, if it is still the one that `key` names."""
        entry = self._as_written(path)
        with suppress(KeyError, TypeError):
            if entry["key"] == key:
                measured = dict(entry["measured"])
                return Published(path, target=Target(**measured.pop("target")), **measured)
        return None

    def untouched(self, path: Path) -> bool:
        """Tell whether the file at `path` is as it was written, whatever it would be now."""
        return bool(self._as_written(path))

    def keep(self, key: str, published: Published) -> None:
        """Remember a file that was just written; raises `OutputError`."""
        measured = asdict(published)
        del measured["path"], measured["kept"]
        entry = {"key": key, "mark": mark_of(published.path), "measured": measured}
        write_whole(self._entry(published.path), json.dumps(entry))

    def note(self, path: Path) -> None:
        """Remember that a file is as it was written now; raises `OutputError`."""
        write_whole(self._entry(path), json.dumps({"mark": mark_of(path)}))

    def making_way(self, path: Path) -> AbstractContextManager[Path | None]:
        """Return `files.making_way` for a file that is not as it was written; any other is replaced."""
        return making_way(path, not self.untouched(path))

    def put(self, path: Path, text: str) -> Path | None:
        """Write a text file, and return where the file is kept that was there, if somebody else wrote it.

        One that has the text already stays as it is. Raises `OutputError`.
        """
        kept = None
        if not (path.is_file() and path.read_bytes() == text.encode()):
            with self.making_way(path) as kept:
                write_whole(path, text)
        with suppress(OutputError):  # a show that is read-only remembers nothing, of files elsewhere too
            self.note(path)
        return kept

    def forget(self, path: Path) -> None:
        """Forget a file that is about to change."""
        for entry in (self._entry(path), self._former_entry(path)):
            with suppress(OSError):
                entry.unlink()

    def _as_written(self, path: Path) -> dict[str, Any]:
        """Return the entry of a file that is as it was written, or an empty one."""
        for place in (self._entry(path), self._former_entry(path)):
            with suppress(OSError, ValueError, KeyError, TypeError):
                entry: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
                if entry["mark"] == mark_of(path):
                    return entry
        return {}

    def _entry(self, path: Path) -> Path:
        """Return the entry of a file, known by where it lies from here: a show may be moved or copied."""
        try:
            there = Path(os.path.relpath(real(path), real(self.folder))).as_posix()
        except ValueError:  # on another drive
            return self._former_entry(path)
        return self._named(there)

    def _former_entry(self, path: Path) -> Path:
        """Return where older versions have the entry of a file: they knew it by its whole path."""
        return self._named(str(real(path)))

    def _named(self, place: str) -> Path:
        return self.folder / f"{hashlib.sha256(place.encode()).hexdigest()[:24]}.json"


def mark_of(path: Path) -> list[int]:
    """Return what changes when anybody writes to a file: its size, and when it was last written."""
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]
