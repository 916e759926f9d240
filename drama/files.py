"""A user's files: changed as UTF-8 alone, written whole or not at all, and never without a way back."""

import errno
import hashlib
import os
import platform
import re
import shlex
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from secrets import token_hex

from drama.errors import DramaError, OutputError, Place, Problem, ProjectError
from drama.turns import in_turn


def contents(path: Path, error: type[DramaError]) -> bytes:
    """Return the bytes of a user's file; raises `error` where nobody gets them."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise cannot_read(path, fault, error) from None


def content_hash(path: Path) -> str:
    """Return the SHA-256 of a file's content, read again only where its size or time changed: `OSError`."""
    state = path.stat()
    return _content_hash(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=4096)
def _content_hash(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def exact_text(path: Path, error: type[DramaError]) -> str:
    """Return the text of a user's file, byte-order mark and line ends included.

    Raises `error`, also for another encoding than UTF-8, which nothing here would be written back in.
    """
    raw = contents(path, error)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        hint = "save it as UTF-8: no other text is changed here"
        raise error(Problem("this is not UTF-8 text", Place(str(path), line), hint)) from None


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a name to write to: the file moves to `path` when all went well, and is gone when it did not.

    Whatever goes wrong, a file that was at `path` before stays as it was. A link stays a link: the file it
    leads to is written. Raises `OutputError`, before anything is written where nothing can be, and for a file
    that is read-only.
    """
    path = _followed(path)
    _check_writable(path)
    part = path.parent / f".{path.name[:40]}.{_writer()}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        part.write_bytes(b"")
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as fault:
        raise cannot_write(path, fault) from fault
    finally:
        with suppress(OSError):
            part.unlink()


def real(path: Path) -> Path:
    """Return where a path leads, links followed; `Path.resolve` fails at those that lead to themselves."""
    return Path(os.path.realpath(path))


def _followed(path: Path) -> Path:
    """Return where a link leads, a file that is not there yet included; any other path as it is."""
    return real(path) if path.is_symlink() else path


def _check_writable(path: Path) -> None:
    # A file is replaced by renaming another, for which its permissions do not count; nor do they for root.
    try:
        mode = path.stat().st_mode
    except OSError:  # it is not there; or the folder cannot be read, which whoever writes is told
        return
    if path.is_file() and not (mode & 0o222 and os.access(path, os.W_OK)):
        hint = "allow writing to it if you mean to change it"
        raise OutputError(Problem("this file is read-only, and is left as it is", Place(str(path)), hint))


@contextmanager
def arriving(path: Path) -> Iterator[Path]:
    """Give a name to write to, as `whole` does, for a file of a cache that several may write at once.

    It can be made again, so nobody waits for the disk. Raises `OutputError`.
    """
    part = path.with_suffix(f".{_writer()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as fault:
        raise cannot_write(path, fault) from fault
    finally:
        with suppress(OSError):
            part.unlink()


def _writer() -> str:
    """Return what names this computer, this process, and this one file: threads write one at once too."""
    return f"{_COMPUTER}-{os.getpid()}-{token_hex(8)}"


_COMPUTER = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
_WRITTEN_BY = re.compile(rf"\.{_COMPUTER}-(\d{{1,9}})-[0-9a-f]+\.part$")

STALE_S = 24 * 3600.0
"""Who has not gone on with a half-written file for so long is gone, on whatever computer it was."""


def is_abandoned(part: Path) -> bool:
    """Tell whether nobody writes a half-written file any more: its process is gone, or it is a day old."""
    written_by = _WRITTEN_BY.search(part.name)
    try:
        old = time.time() - part.stat().st_mtime > STALE_S
    except OSError:  # it has just been finished
        return False
    return old or (written_by is not None and not _runs(int(written_by[1])))


def _runs(process: int) -> bool:
    if os.name != "posix":  # elsewhere asking is killing
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is another user's
        return True
    return True


def write_whole(path: Path, text: str) -> None:
    """Write a text file so that a crash leaves the old one or the new one; raises `OutputError`."""
    with whole(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")


def check_still(path: Path, text: str | None, error: type[DramaError]) -> None:
    """Check that a file still has a text, or is not there for None; raises `error` where it was changed."""
    there = path.read_bytes() if path.exists() else None
    if there != (None if text is None else text.encode()):
        raise error(Problem("the file was changed meanwhile", Place(str(path)), "run the command again"))


Texts = Mapping[Path, tuple[str | None, str]]
"""What files had when a change was worked out, None where there was none, and what they are to have."""


@in_turn()
def write_all(texts: Texts, error: type[DramaError]) -> None:
    """Give files their texts, all of them or none.

    Raises `error` or `OutputError`, and leaves every file as it was, where one is not as it was when its
    change was worked out, or cannot be written.
    """
    done: list[Path] = []
    try:
        for path, (before, after) in texts.items():
            check_still(path, before, error)
            if after != before:
                write_whole(path, after)
            done.append(path)
    except DramaError:
        for path in reversed(done):
            with suppress(DramaError):  # of a file that was changed at once, what is there now stays
                _unwrite(path, *texts[path], error)
        raise


def _unwrite(path: Path, before: str | None, after: str, error: type[DramaError]) -> None:
    """Give a file the text again that it had before it was just written."""
    check_still(path, after, error)
    if before is None:
        remove(path)
    elif after != before:
        write_whole(path, before)


def write_keeping(path: Path, text: str) -> Path | None:
    """Write a text file that people may have edited: another one that is there is set aside.

    Returns where that one is now, None where there was none or it was the same. Raises `OutputError`.
    """
    if path.is_file() and path.read_bytes() == text.encode("utf-8"):
        return None
    with making_way(path) as kept:
        write_whole(path, text)
    return kept


@contextmanager
def making_way(path: Path, precious: bool = True) -> Iterator[Path | None]:
    """Set a file aside while another is written, and give where it is then, None where there is none.

    One that is not `precious` is left to be replaced; any other is put back where nothing takes its place.
    Raises `OutputError` as `set_aside` does.
    """
    path = _followed(path)
    kept = set_aside(path) if precious and path.is_file() else None
    try:
        yield kept
    finally:
        if kept and not path.exists():
            with suppress(OSError):  # why nothing was written is what the user must know
                kept.rename(path)


def remove(path: Path) -> None:
    """Delete a file, if it is there; raises `OutputError`."""
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise cannot_write(path, fault) from fault


def set_aside(path: Path) -> Path:
    """Rename a file to the first free `name.1.bak`, `name.2.bak` ... and return where it is now.

    Of a link, the file it leads to is renamed. Raises `OutputError` where that cannot be, or is read-only.
    """
    path = _followed(path)
    _check_writable(path)
    number = 1
    while (kept := path.with_name(f"{path.name}.{number}.bak")).exists():
        number += 1
    try:
        path.rename(kept)
    except OSError as fault:
        raise cannot_write(path, fault) from fault
    return kept


DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9\u00b9\u00b2\u00b3]")
"""What Windows takes for a device, whatever ending follows it."""


def in_a_file_name(text: str) -> str:
    """Return text as part of a file's name: what no system forbids in one, and never nothing."""
    name = re.sub(r"\W+", "-", text.lower()).strip("-")[:60].rstrip("-") or "untitled"
    return f"{name}-" if DEVICES.fullmatch(name) else name


def file_names(titles: Iterable[str]) -> list[str]:
    """Return a name for each title that no system forbids in a file's name, each another."""
    names: list[str] = []
    for title in titles:
        first = in_a_file_name(title)
        name, number = first, 1
        while name in names:
            number += 1
            name = f"{first}-{number}"
        names.append(name)
    return names


MISNAMED = "has a name that is not UTF-8"


def is_misnamed(path: Path) -> bool:
    """Tell whether the name of a file has bytes that are no UTF-8: it could be written down nowhere."""
    return any("\ud800" <= letter <= "\udfff" for letter in str(path))


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether `path` is a file that lies in the folder, wherever links lead."""
    return path.is_file() and real(path).is_relative_to(real(folder))


def typed(path: str | Path) -> str:
    """Return a path or word as it is typed on a command line, between quotation marks where it needs them.

    A path that begins with a dash would be taken for an option.
    """
    text = f"./{path}" if isinstance(path, Path) and str(path).startswith("-") else str(path)
    if text and not _QUOTED.search(text):
        return text
    return shlex.quote(text) if _EXPANDED.search(text) else f'"{text}"'


_QUOTED = re.compile(rf"[^\w@%+=:,./{re.escape(os.sep)}-]")
"""What a shell does not take as it stands."""

_EXPANDED = re.compile(r'["$`!]' if os.sep == "\\" else r'["$`!\\]')
"""What keeps a meaning of its own between double quotation marks."""


HOME = "~"
"""What a shell takes for the folder of the user, where it is not quoted."""

ALIKE = 0.75
"""How much of a name two files have in common where one may be meant by the other (difflib's ratio)."""


def missing(path: Path, endings: Collection[str]) -> Problem:
    """Return what is told of a file that is not there: which was probably meant, or where it was sought.

    That one lies there, with one of some `endings`, any if there are none; these make no two names alike.
    """
    hint = f"check the name{_meant(path, endings) or f'; it was looked for in {_folder(path)}'}"
    if path.parts[:1] == (HOME,):
        at_home = typed(Path.home().joinpath(*path.parts[1:]))
        hint = f"between quotation marks {HOME} is not your home folder; write {at_home}"
    elif path.is_symlink():
        return Problem("this is a link that leads to no file", Place(str(path)), "give the file itself")
    return Problem("there is no such file", Place(str(path)), hint)


def _meant(path: Path, endings: Collection[str]) -> str:
    there = {file.stem.casefold(): file.name for file in path.parent.glob("*") if _ends(file, endings)}
    whole, stem = path.name.casefold(), path.stem.casefold()  # whole: what follows a dot may be no ending
    close = [whole] if whole in there else get_close_matches(stem, there, n=1, cutoff=ALIKE)
    return f" (did you mean '{there[close[0]]}'?)" if close else ""


def _folder(path: Path) -> str:
    """Return the folder a file is in, or that there is no such folder."""
    folder = Path(os.path.abspath(path)).parent
    return str(folder) if folder.is_dir() else f"{folder}, which is no folder"


def check_file(path: Path, error: type[DramaError]) -> None:
    """Check that a path is that of a file, of whatever kind; raises `error`."""
    if path.is_dir():
        raise error(Problem("this is a folder", Place(str(path)), "name a file in it"))
    if not path.is_file():
        raise error(missing(path, {path.suffix.lower()} - {""}))


def _ends(file: Path, endings: Collection[str]) -> bool:
    return (not endings or file.suffix.lower() in endings) and file.is_file()


HINTS = {
    errno.ENOSPC: "the disk is full: free some space and run the command again, nothing is lost",
    errno.EDQUOT: "your disk quota is used up: free some space and run the command again, nothing is lost",
    errno.EACCES: "close the file in other programs, and check that you may write there",
    errno.EPERM: "close the file in other programs, and check that you may write there",
    errno.EROFS: "the folder is read-only: choose another one",
    errno.EISDIR: "a folder has this name: rename it, or name a file in it",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EEXIST: "a file stands where a folder should be: rename it, or choose another name",
    errno.ENOTDIR: "a file stands where a folder should be: rename it, or choose another name",
}


def cannot_write(path: Path, fault: OSError) -> OutputError:
    """Return the error that tells a user why a file could not be written and what to do."""
    reason = fault.strerror or str(fault)
    return OutputError(
        Problem(f"cannot be written: {reason}", Place(str(path)), HINTS.get(fault.errno or 0, ""))
    )


REFUSALS = {
    errno.EACCES: "see that you may read the file and every folder it lies in",
    errno.EPERM: "see that you may read the file and every folder it lies in",
    errno.EISDIR: "a folder has this name: rename it",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ELOOP: "a link leads back to itself: put the file in its place",
}
"""What to do where the system gives nobody the file."""


def cannot_read(path: Path, fault: OSError, error: type[DramaError]) -> DramaError:
    """Return the error of some type that tells a user why a file could not be read and what to do."""
    hint = REFUSALS.get(fault.errno or 0, "")
    return error(Problem(f"cannot be read: {fault.strerror}", Place(str(path)), hint))


def refused(fault: OSError) -> ProjectError | None:
    """Return what a user is told where the system refused a file outright; None of any other fault."""
    hint = REFUSALS.get(fault.errno or 0)
    if hint is None or not isinstance(fault.filename, str):
        return None
    return ProjectError(Problem(f"cannot be reached: {fault.strerror}", Place(fault.filename), hint))
