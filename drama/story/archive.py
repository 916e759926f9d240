"""Members of a ZIP file (EPUB, Word), read without trusting what the file says about itself."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lxml import etree

from drama.errors import Place, Problem, StoryError
from drama.story.encoding import SIGNED_BYTES, ZIP, signed

MAX_MEMBERS = 10_000
MAX_MEMBER_BYTES = 100_000_000
MAX_TOTAL_BYTES = 400_000_000
MAX_RATIO = 200
"""Compressed text is 3 to 20 times smaller; a bomb is a thousand times."""

_SMALL_BYTES = 1_000_000  # below this a high ratio is a page of spaces, not a bomb
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(slots=True)
class Archive:
    """An open ZIP file whose members can be read by name, within limits kept while reading."""

    file: str
    names: frozenset[str]
    _zip: zipfile.ZipFile
    _budget: int = field(default=MAX_TOTAL_BYTES)

    def read(self, name: str) -> bytes:
        """Return a member's bytes; raises `StoryError` if it is missing, broken or larger than allowed."""
        place = Place(f"{self.file}:{name}")
        if name not in self.names:
            raise StoryError(Problem("this part of the file is missing", place, _AGAIN))
        limit = min(MAX_MEMBER_BYTES, self._budget)
        try:
            with self._zip.open(name) as member:
                data = member.read(limit + 1)
        except _BROKEN as wrong:
            raise StoryError(Problem("this part of the file is broken", place, _AGAIN)) from wrong
        if len(data) > limit:
            raise StoryError(Problem("this part is larger than any story", place, _BOMB))
        self._budget -= len(data)
        return data

    def xml(self, name: str) -> etree._Element:
        """Return a member as XML; raises `StoryError` unless it is well-formed, without entities."""
        return parse_xml(self.read(name), f"{self.file}:{name}")


_KINDS = {
    ".epub": ("META-INF/container.xml", "an EPUB"),
    ".docx": ("word/document.xml", "a Word document"),
    ".odt": ("content.xml", "an OpenDocument file"),
}
"""The part that each kind of ZIP file has and no other, by its ending, and what such a file is called."""

_AGAIN = "export or download the file again"
_BOMB = "this looks like a ZIP bomb; do not open it"


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Hold the ZIP file at `path` open; raises `StoryError` where it is broken, locked, or unsafe to read."""
    try:
        opened = zipfile.ZipFile(path)
    except _BROKEN as wrong:
        raise StoryError(_no_archive(path)) from wrong
    with opened:
        members = opened.infolist()
        problems = _unsafe(members, path.name)
        if problems:
            raise StoryError(*problems)
        names = frozenset(member.filename for member in members)
        if misnamed := _misnamed(path, names):
            raise StoryError(misnamed)
        yield Archive(path.name, names, opened)


def _no_archive(path: Path) -> Problem:
    """Return what a file is that cannot be opened as the ZIP file its ending makes it."""
    with path.open("rb") as file:
        begins = file.read(SIGNED_BYTES)
    kind, hint = signed(begins)
    if kind and not begins.startswith(ZIP):
        return Problem(f"this is no {path.suffix} file but {kind}", Place(path.name), hint)
    return Problem(f"this is not a whole {path.suffix} file", Place(path.name), _AGAIN)


def _misnamed(path: Path, names: frozenset[str]) -> Problem | None:
    """Return that a ZIP file of another kind has the wrong ending; None where its kind does not show."""
    own = path.suffix.lower()
    if _KINDS[own][0] in names:
        return None
    kinds = ((ending, called) for ending, (part, called) in _KINDS.items() if part in names)
    ending, called = next(kinds, ("", ""))
    if not ending:
        return None
    hint = f"rename it to {path.stem}{ending}"
    if ending == ".odt":
        hint += ", open it in your word processor and save it as .docx"
    return Problem(f"this is {called}, not {_KINDS[own][1]}", Place(path.name), hint)


def _unsafe(members: list[zipfile.ZipInfo], file: str) -> list[Problem]:
    """Return everything the directory of a ZIP file already gives away."""
    if len(members) > MAX_MEMBERS:
        return [Problem(f"the file has {len(members)} parts", Place(file), _BOMB)]
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        return [Problem("unpacked, the file would be larger than any story", Place(file), _BOMB)]
    return [
        Problem(what, Place(f"{file}:{member.filename[:80]}"), hint)
        for member in members
        for wrong, what, hint in _CHECKS
        if wrong(member)
    ]


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    ratio = member.file_size / max(1, member.compress_size)
    return member.file_size > MAX_MEMBER_BYTES or (member.file_size > _SMALL_BYTES and ratio > MAX_RATIO)


def _leaves_folder(member: zipfile.ZipInfo) -> bool:
    name = member.filename.replace("\\", "/")
    return name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name.split("/")[0]


def _is_locked(member: zipfile.ZipInfo) -> bool:
    return bool(member.flag_bits & _ENCRYPTED)


_CHECKS = (
    (_is_bomb, "this part would unpack to far more than its size", _BOMB),
    (_leaves_folder, "this part's name points outside the file", "do not trust this file"),
    (_is_locked, "this part is locked with a password", "save the file without a password"),
)


def parse_xml(data: bytes, file: str) -> etree._Element:
    """Return the root of an XML file; nothing outside the file is fetched and no entity is expanded."""
    if b"<!ENTITY" in data:
        raise StoryError(Problem("this file defines XML entities, which stories do not", Place(file), _AGAIN))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        line = getattr(wrong, "lineno", 0) or 0
        raise StoryError(Problem("this is not well-formed XML", Place(file, line), _AGAIN)) from wrong
