"""The vault: what was made of parts of an episode, by content, so that only what changed is made again.

An entry is a file named by its key that begins with a hash of the rest: one that was cut short, or that
somebody wrote to, is as if it were not there. It can be deleted at any time and costs only time.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drama.files import arriving

LIMIT = 2 * 10**9
"""The bytes a vault may hold: what was longest unused goes first. An hour of MP3 at 128 kbit/s takes 0.06."""

_HASH = hashlib.blake2b(digest_size=32)
_SIZE = 4  # bytes that tell how long the head is


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept under a key: a head of plain values, and bytes."""

    head: Mapping[str, Any]
    body: bytes


@dataclass(frozen=True, slots=True)
class Vault:
    """Entries in a folder, made as it is needed. Several threads and processes may read and write."""

    folder: Path

    def find(self, key: str) -> Entry | None:
        """Return what is kept under a key, or None where nothing is or where it is damaged."""
        path = self._path(key)
        with suppress(OSError, ValueError):
            stored = path.read_bytes()
            digest, kept = stored[: _HASH.digest_size], memoryview(stored)[_HASH.digest_size :]
            if _digest(kept) == digest:
                with suppress(OSError):  # a vault that cannot be written to is read all the same
                    os.utime(path)
                end = _SIZE + int.from_bytes(kept[:_SIZE])
                return Entry(json.loads(bytes(kept[_SIZE:end])), bytes(kept[end:]))
        return None

    def keep(self, key: str, entry: Entry) -> None:
        """Keep an entry, whole or not at all; raises `OutputError`."""
        head = json.dumps(entry.head).encode()
        kept = len(head).to_bytes(_SIZE) + head + entry.body
        with arriving(self._path(key)) as part:
            part.write_bytes(_digest(kept) + kept)

    def trim(self, limit: int = LIMIT) -> None:
        """Delete what was longest unused until no more than `limit` bytes are left."""
        found = []
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime_ns, status.st_size, path))
        held = 0
        for _, size, path in sorted(found, reverse=True):
            held += size
            if held > limit:
                with suppress(OSError):
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.reel"


def _digest(kept: bytes | memoryview) -> bytes:
    found = _HASH.copy()
    found.update(kept)
    return found.digest()
