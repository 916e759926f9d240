"""Whoever changes files of a user waits for their turn, and so reads what another has just written."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from drama.errors import Problem, ProjectError

LONGEST_WAIT_S = 60.0
"""A change takes hundredths of a second, casting everybody in a long story some seconds."""


@contextmanager
def in_turn() -> Iterator[None]:
    """Read, change and write files of a user while nobody else does; a turn may be within a turn.

    It counts for the programs of one user on one computer. Raises `ProjectError` where another is too slow.
    """
    user = os.getuid() if hasattr(os, "getuid") else ""
    # in the folder for such files, not in the show: a folder of voices is no place for what nobody reads
    path = Path(tempfile.gettempdir()) / f"drama-{user}.lock"
    lock = FileLock(path, timeout=LONGEST_WAIT_S, is_singleton=True)
    with suppress(OSError):  # who cannot wait finds by comparing texts what was changed meanwhile
        try:
            lock.acquire(poll_interval=0.01)
        except Timeout:
            hint = "wait for it, or stop it, and run the command again"
            raise ProjectError(Problem("another command of yours is changing files", hint=hint)) from None
    try:
        yield
    finally:
        lock.release()
