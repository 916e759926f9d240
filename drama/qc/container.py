"""What a sound file says about itself: its kind, its channels, its tags and its chapters, by ffmpeg."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from drama.audio import ffmpeg
from drama.errors import OutputError, Place, Problem
from drama.files import check_file

_STREAM = re.compile(
    r"Stream #0:\d+.*?: Audio: (?P<codec>\w+).*?, (?P<rate>\d+) Hz, (?P<layout>[^,]+)(?:, \w+)?"
    r"(?:, (?P<kbps>\d+) kb/s)?"
)
_DURATION = re.compile(r"Duration: (\d+):(\d\d):(\d\d\.\d+)")
_CHAPTER = re.compile(r"Chapter #0:\d+: start (?P<start>[\d.]+), end (?P<end>[\d.]+)")
_END = re.compile(r"(?<!\\)((?:\\\\)*)\\\n")
"""The end of a row that goes on in the next, in FFMETADATA: an escaped backslash before it is text."""

_ROW = re.compile(r"((?:\\.|[^\\=])*)=(.*)")
_CHANNELS = {"mono": 1, "1 channels": 1}
_LONGEST_S = 60


@dataclass(frozen=True, slots=True)
class Marker:
    """A chapter as the file has it, in seconds."""

    title: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Container:
    """A sound file as other programs see it: `seconds` is what its header tells, `kbps` 0 where it does not.

    `channels` is 1 or 2: more than two are listened to as two.
    """

    codec: str
    rate: int
    channels: int
    kbps: int
    seconds: float
    tags: dict[str, str]
    chapters: tuple[Marker, ...]


def read_container(path: Path) -> Container:
    """Return what a file says about itself; raises `OutputError` for one that holds no sound."""
    check_file(path, OutputError)
    said, notes = _asked(path)
    stream = _STREAM.search(said)
    if not stream:
        hint = "MP3, M4A, M4B, Opus, FLAC and WAV work everywhere"
        raise OutputError(Problem("this is not a sound file that can be read", Place(str(path)), hint))
    length = _DURATION.search(said)
    tags, titles = _notes(notes)
    of_stream, _ = _notes(_asked(path, "-map_metadata:g", "0:s:a:0", "-map_chapters", "-1")[1])
    times = [(float(one["start"]), float(one["end"])) for one in _CHAPTER.finditer(said)]
    return Container(
        stream["codec"],
        int(stream["rate"]),
        _CHANNELS.get(stream["layout"].strip(), 2),
        int(stream["kbps"] or 0),
        _seconds(*length.groups()) if length else 0.0,
        of_stream | tags,
        tuple(Marker(title, *span) for title, span in zip(titles, times, strict=False)),
    )


def _asked(path: Path, *arguments: str) -> tuple[str, str]:
    """Return what ffmpeg says of a file, and its FFMETADATA: of the whole file, where nothing else is asked.

    Ogg has its tags in the stream of its sound.
    """
    command = [ffmpeg(), "-hide_banner", "-nostdin", "-i", f"file:{path}", *arguments]
    try:
        done = subprocess.run(
            [*command, "-f", "ffmetadata", "pipe:1"], capture_output=True, timeout=_LONGEST_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise OutputError(
            Problem("the file takes too long to open", Place(str(path)), "save it again")
        ) from None
    return done.stderr.decode("utf-8", "replace"), done.stdout.decode("utf-8", "replace")


def _seconds(hours: str, minutes: str, seconds: str) -> float:
    return 3600 * int(hours) + 60 * int(minutes) + float(seconds)


def _notes(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the tags and the titles of the chapters from ffmpeg's FFMETADATA.

    The times in there are moved by the encoder's delay; those that ffmpeg prints are the file's own.
    """
    head, *sections = re.split(r"^\[CHAPTER\]\n", _END.sub(r"\1 ", text), flags=re.MULTILINE)
    tags = {name.lower(): value for name, value in _rows(head).items()}
    return tags, [_rows(section).get("title", "") for section in sections]


def _rows(text: str) -> dict[str, str]:
    rows = (_ROW.fullmatch(row) for row in text.split("\n") if row and row[0] not in ";#[")
    return {row[1]: re.sub(r"\\(.)", r"\1", row[2]) for row in rows if row}
