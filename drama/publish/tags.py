"""What a finished file says about itself: its tags and chapters, as ffmpeg reads them, and its cover."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from drama.errors import OutputError, Place, Problem
from drama.timeline.model import Mark
from drama.units import RATE


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of an episode; empty ones are left out.

    `date` is `YYYY` or `YYYY-MM-DD`, `track` the number of the episode (0: none), `language` an ISO 639-2
    code of three letters.
    """

    title: str
    artist: str = ""
    album: str = ""
    album_artist: str = ""
    genre: str = "Podcast"
    date: str = ""
    comment: str = ""
    track: int = 0
    language: str = "eng"

    def crediting(self, actors: Sequence[str]) -> "Tags":
        """Return the tags with the actors named in the comment: "With Anna Bell as MARA"."""
        told = [self.comment, f"With {'; '.join(actors)}" if actors else ""]
        return replace(self, comment=". ".join(filter(None, told)))


def metadata(tags: Tags, chapters: tuple[Mark, ...]) -> str:
    """Return tags and chapters in ffmpeg's FFMETADATA format, times in frames."""
    rows = [f"{name}={_escaped(str(value))}" for name, value in asdict(tags).items() if value]
    for chapter in chapters:
        rows += [
            "[CHAPTER]",
            f"TIMEBASE=1/{RATE}",
            f"START={chapter.start}",
            f"END={chapter.end}",
            f"title={_escaped(chapter.title)}",
        ]
    return "\n".join([";FFMETADATA1", *rows, ""])


def _escaped(text: str) -> str:
    """Return the text on one line, without what no player can show, special characters escaped."""
    shown = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return re.sub(r"([=;#\\])", r"\\\1", shown)


_LARGEST_COVER = 10_000_000  # bytes; far above any podcast artwork, far below what players choke on

_PICTURES = {b"\xff\xd8\xff": "jpeg_pipe", b"\x89PNG\r\n\x1a\n": "png_pipe"}


def picture_format(cover: Path) -> str:
    """Return ffmpeg's name for the format of a cover, told by its first bytes.

    Raises `OutputError` for a file that is missing, too large, or neither JPEG nor PNG.
    """
    try:
        with cover.open("rb") as file:
            start = file.read(8)
        size = cover.stat().st_size
    except OSError as fault:
        raise _unfit(cover, f"the cover cannot be read: {fault.strerror}", "check its name") from fault
    if size > _LARGEST_COVER:
        raise _unfit(cover, f"the cover has {size / 1e6:.0f} MB", "save it with less than 10 MB")
    for magic, name in _PICTURES.items():
        if start.startswith(magic):
            return name
    raise _unfit(
        cover, "the cover is neither a JPEG nor a PNG picture", "save it as JPEG, 3000 x 3000 pixels"
    )


def _unfit(cover: Path, what: str, hint: str) -> OutputError:
    return OutputError(Problem(what, Place(str(cover)), hint))
