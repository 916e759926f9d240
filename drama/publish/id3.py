"""ID3v2.3, the tag of an MP3: text, cover, and chapters with pictures and links.

Written by hand for want of a library with a free licence that writes chapters. Sources: the informal standard
of ID3v2.3.0 and the ID3v2 Chapter Frame Addendum 1.0 (id3.org); Apple's podcast frames as iTunes writes them.
"""

import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from drama.errors import OutputError, Problem
from drama.publish.picture import open_picture
from drama.publish.tags import Tags, shown
from drama.timeline.model import Mark
from drama.units import to_seconds

LARGEST = 2**28
"""The most bytes of a tag: its size has four bytes of seven bits."""

_UTF16 = b"\x01"
_NOTHING = 0xFFFFFFFF  # a chapter without byte offsets
_TOP_AND_ORDERED = 3
_COVER = 3


def id3(tags: Tags, chapters: tuple[Mark, ...], cover: Path | None) -> bytes:
    """Return the tag that goes before the first frame of an MP3, chapters in the order they are heard.

    Raises `OutputError` where it would be larger than a tag can be.
    """
    frames = b"".join([*_texts(tags), *_pictures(cover), *_chapters(tags, chapters)])
    if len(frames) >= LARGEST:
        what = f"{len(frames) / 1e6:.0f} MB of pictures do not fit into an MP3's tag"
        raise OutputError(Problem(what, hint="save the pictures of the chapters smaller"))
    return b"ID3\x03\x00\x00" + bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0)) + frames


def _texts(tags: Tags) -> Iterator[bytes]:
    plain = {
        "TIT2": tags.title,
        "TPE1": tags.artist,
        "TALB": tags.album,
        "TPE2": tags.album_artist,
        "TCON": tags.genre,
        "TRCK": str(tags.track or ""),
        "TPOS": str(tags.season or ""),
        "TLAN": tags.language,
        "TCOP": tags.copyright,
        "TDES": tags.description,
        "TGID": tags.guid,
    }
    yield from (_frame(name, _text(value)) for name, value in plain.items() if value)
    if tags.date:
        yield _frame("TYER", _text(tags.date[:4]))
        if len(tags.date) >= len("2000-01-01"):
            yield _frame("TDAT", _text(date.fromisoformat(tags.date[:10]).strftime("%d%m")))
    if tags.comment:
        yield _frame("COMM", _UTF16 + tags.language.encode() + _utf16("") + b"\0\0" + _utf16(tags.comment))
    if tags.link:
        yield _frame("WOAF", tags.link.encode("ascii"))
    if tags.explicit:
        yield _frame("TXXX", _UTF16 + _utf16("ITUNESADVISORY") + b"\0\0" + _utf16("1"))
    yield _frame("PCST", bytes(4))  # this is a podcast


def _pictures(cover: Path | None) -> Iterator[bytes]:
    if cover:
        yield _picture(cover, "Cover")


def _picture(path: Path, name: str) -> bytes:
    kind = bytes([_COVER])
    return _frame(
        "APIC",
        _UTF16
        + open_picture(path).media_type.encode()
        + b"\0"
        + kind
        + _utf16(name)
        + b"\0\0"
        + path.read_bytes(),
    )


def _chapters(tags: Tags, chapters: tuple[Mark, ...]) -> Iterator[bytes]:
    """Yield the table of contents and a frame for every chapter."""
    if not chapters:
        return
    names = [f"ch{number}".encode() + b"\0" for number in range(len(chapters))]
    head = b"toc\0" + bytes([_TOP_AND_ORDERED, len(chapters)]) + b"".join(names)
    yield _frame("CTOC", head + _frame("TIT2", _text(tags.title)))
    for name, mark in zip(names, chapters, strict=True):
        times = struct.pack(">IIII", _milliseconds(mark.start), _milliseconds(mark.end), _NOTHING, _NOTHING)
        yield _frame("CHAP", name + times + b"".join(_inside(tags, mark)))


def _inside(tags: Tags, mark: Mark) -> Iterator[bytes]:
    yield _frame("TIT2", _text(mark.title))
    art = tags.chapters.get(mark.title)
    if art and art.link:
        yield _frame("WXXX", _UTF16 + _utf16("chapter url") + b"\0\0" + art.link.encode("ascii"))
    if art and art.image:
        yield _picture(art.image, mark.title)


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">I", len(body)) + b"\0\0" + body


def _text(text: str) -> bytes:
    return _UTF16 + _utf16(text)


def _utf16(text: str) -> bytes:
    """Return the text on one line, without what no player can show."""
    return b"\xff\xfe" + shown(" ".join(text.split())).encode("utf-16-le")


def _milliseconds(frame: int) -> int:
    return round(1000 * to_seconds(frame))
