"""Pictures: covers and chapter art, told by their bytes, whatever their names say."""

import struct
from dataclasses import dataclass
from pathlib import Path

from drama.errors import OutputError, Place, Problem

LARGEST_BYTES = 10_000_000
"""Far above any podcast artwork, far below what players choke on."""

SMALLEST_PX, LARGEST_PX = 1400, 3000
"""The sides of square podcast artwork (Apple Podcasts)."""

_FORMATS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}
_FRONT = 3
_BITS = 24
_PNG_SIZE_AT = 16
_JPEG_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's `format`, "jpeg" or "png", and its size in pixels, 0 where the file does not tell."""

    path: Path
    format: str
    width: int
    height: int

    @property
    def media_type(self) -> str:
        """Its media type, for tags and pages."""
        return f"image/{self.format}"


def open_picture(path: Path) -> Picture:
    """Return what a picture is; raises `OutputError` for one missing, too large, or neither JPEG nor PNG."""
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise _unfit(path, f"the picture has {size / 1e6:.0f} MB", "save it with less than 10 MB")
        content = path.read_bytes()
    except OSError as fault:
        raise _unfit(path, f"the picture cannot be read: {fault.strerror}", "check its name") from fault
    for magic, kind in _FORMATS.items():
        if content.startswith(magic):
            return Picture(path, kind, *(_png_size(content) if kind == "png" else _jpeg_size(content)))
    hint = f"save it as JPEG, {LARGEST_PX} x {LARGEST_PX} pixels"
    raise _unfit(path, "the picture is neither a JPEG nor a PNG", hint)


def check_artwork(path: Path) -> Picture:
    """Return a picture that podcast apps take as artwork; raises `OutputError` for another."""
    picture = open_picture(path)
    if problems := amiss(picture):
        raise OutputError(*problems)
    return picture


def amiss(picture: Picture) -> tuple[Problem, ...]:
    """Return why podcast apps would not take a picture as artwork, nothing where they would."""
    sides = picture.width, picture.height
    if picture.width == picture.height and SMALLEST_PX <= picture.width <= LARGEST_PX:
        return ()
    what = f"the artwork has {sides[0]} x {sides[1]} pixels" if all(sides) else "the artwork is damaged"
    hint = f"podcast apps want a square of {SMALLEST_PX} to {LARGEST_PX} pixels"
    return (Problem(what, Place(str(picture.path)), hint),)


def picture_block(path: Path) -> bytes:
    """Return a front cover as the picture block of FLAC and Ogg (RFC 9639, 8.8); raises `OutputError`."""
    picture, content = open_picture(path), path.read_bytes()
    kind, name = picture.media_type.encode(), b"Cover"
    head = struct.pack(">II", _FRONT, len(kind)) + kind + struct.pack(">I", len(name)) + name
    return head + struct.pack(">5I", picture.width, picture.height, _BITS, 0, len(content)) + content


def _png_size(content: bytes) -> tuple[int, int]:
    """Return the size that the first chunk, IHDR, tells (PNG specification, 11.2.2)."""
    if len(content) < _PNG_SIZE_AT + 8:
        return 0, 0
    width, height = struct.unpack_from(">II", content, _PNG_SIZE_AT)
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return the size that the frame header tells, the segments before it skipped (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 2 + max(2, length)
    return 0, 0


def _unfit(path: Path, what: str, hint: str) -> OutputError:
    return OutputError(Problem(what, Place(str(path)), hint))
