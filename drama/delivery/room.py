"""Room on the disk for what goes out of the house: looked for before, and told where it runs out."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import soundfile

from drama.errors import OutputError, Place, Problem
from drama.files import real


def check_room(folder: Path, needed_bytes: int, what: str, hint: str) -> None:
    """Raise `OutputError` where the disk of a folder, which may not be there yet, has no room for `what`."""
    there = next(place for place in (folder, *real(folder).parents) if place.is_dir())
    free_bytes = shutil.disk_usage(there).free
    if free_bytes < needed_bytes:
        told = f"{what} need up to {needed_bytes / 1e6:,.0f} MB, and {free_bytes / 1e6:,.0f} MB are free"
        raise OutputError(Problem(told, Place(str(folder)), hint))


@contextmanager
def writing_sounds(folder: Path, what: str, hint: str) -> Iterator[None]:
    """Raise `OutputError` where libsndfile cannot write what goes into a folder; it does not say why."""
    try:
        yield
    except (soundfile.LibsndfileError, AssertionError) as fault:  # the latter where a disk is full
        raise OutputError(Problem(what, Place(str(folder)), hint)) from fault
