"""Writing a user's files: whole or not at all, and never without a way back."""

import errno
import os
from pathlib import Path

from drama.errors import OutputError, Place, Problem


def write_whole(path: Path, text: str) -> None:
    """Write a text file so that a crash leaves the old one or the new one; raises `OutputError`."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as fault:
        raise cannot_write(path, fault) from fault
    finally:
        part.unlink(missing_ok=True)


def set_aside(path: Path) -> Path:
    """Rename a file to the first free `name.1.bak`, `name.2.bak` ... and return where it is now."""
    number = 1
    while (kept := path.with_name(f"{path.name}.{number}.bak")).exists():
        number += 1
    path.rename(kept)
    return kept


HINTS = {
    errno.ENOSPC: "the disk is full: free some space and run the command again, nothing is lost",
    errno.EDQUOT: "your disk quota is used up: free some space and run the command again, nothing is lost",
    errno.EACCES: "close the file in other programs, and check that you may write there",
    errno.EPERM: "close the file in other programs, and check that you may write there",
    errno.EROFS: "the folder is read-only: choose another one",
    errno.EISDIR: "a folder has this name: rename it",
}


def cannot_write(path: Path, fault: OSError) -> OutputError:
    """Return the error that tells a user why a file could not be written and what to do."""
    reason = fault.strerror or str(fault)
    return OutputError(
        Problem(f"cannot be written: {reason}", Place(str(path)), HINTS.get(fault.errno or 0, ""))
    )
