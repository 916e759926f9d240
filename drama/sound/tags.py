"""What a sound file says of itself: title, maker and licence, as its tags have them."""

import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import soundfile

from drama.audio import ffmpeg

_FIELDS = ("title", "artist", "copyright", "license", "comment")
_LONGEST = 300
"""Characters of a tag that are kept: files come from strangers."""

_CREATIVE = re.compile(
    r"creativecommons\.org/(?P<what>licenses/(?P<kind>by(?:-(?:nc|nd|sa))*)|publicdomain/zero)/(?P<number>\d\.\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\bCC[ -]?(?P<kind>0|BY(?:[ -](?:NC|ND|SA))*)\b(?:[ -]?v?(?P<number>\d\.\d))?", re.IGNORECASE
)
_RESERVED = re.compile(
    r"all rights reserved|\bpersonal use\b|\bpermission\b"
    r"|(?:\b(?:not|never|cannot|no longer)|n['\u2019]t)\b"
    r"(?!\s+(?:\w+\s+){0,2}(?:required|needed|necessary|obligatory))"
    r"|\bno (?:re-?)?(?:distribution|sale|sell\w*|use|commercial|deriv\w*|unauthori[sz]ed)\b",
    re.IGNORECASE,
)
"""What takes back whatever licence stands beside it; "attribution is not required" takes nothing back."""

_PUBLIC = re.compile(r"\bpublic domain\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tags:
    """A file's own words, each empty where it says nothing; `reserved` are those that take rights back."""

    title: str = ""
    credit: str = ""
    licence: str = ""
    reserved: str = ""


def tags(file: Path) -> Tags:
    """Return the tags of a sound file of any format; nothing where they cannot be read."""
    try:
        state = file.stat()
    except OSError:
        return Tags()
    return _tags(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4096)
def _tags(file: Path, _changed: int, _size: int) -> Tags:
    said = _of_soundfile(file) or _of_ffmpeg(file)
    told = (said.get(name, "") for name in ("license", "copyright", "comment"))
    text = next((text for text in told if licence_in(text) or is_reserved(text)), "")
    reserved = text if is_reserved(text) else ""
    return Tags(said.get("title", ""), said.get("artist", ""), licence_in(text), reserved)


def licence_in(text: str) -> str:
    """Return the licence that a text names, as SPDX writes it ("CC-BY-4.0"), or "" where it names none.

    A text that reserves anything is nothing to go by, whatever it names.
    """
    if is_reserved(text):
        return ""
    if found := _CREATIVE.search(text):
        kind = found["kind"]
        return f"CC-{kind.upper()}-{found['number']}" if kind else f"CC0-{found['number']}"
    if found := _SHORT.search(text):
        kind, number = found["kind"].upper().replace(" ", "-"), found["number"]
        if kind == "0":
            return "CC0-1.0"
        return f"CC-{kind}-{number}" if number else f"CC-{kind}"
    return "Public domain" if _PUBLIC.search(text) else ""


def is_reserved(text: str) -> bool:
    """Tell whether a text keeps others from passing something on, in words of its own."""
    return bool(_RESERVED.search(text))


def _of_soundfile(file: Path) -> dict[str, str]:
    try:
        with soundfile.SoundFile(file) as sound:
            return {name: said for name in _FIELDS if (said := _clean(getattr(sound, name)))}
    except (OSError, soundfile.LibsndfileError, UnicodeError):
        return {}


def _of_ffmpeg(file: Path) -> dict[str, str]:
    """Return the tags as ffmpeg lists them, for MP3, M4A and whatever else soundfile has no tags of."""
    command = [ffmpeg(), "-v", "quiet", "-i", str(file.resolve()), "-f", "ffmetadata", "-"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return {}
    said: dict[str, str] = {}
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        name, equals, value = line.partition("=")
        name = "license" if name.casefold() == "licence" else name.casefold()
        if equals and name in _FIELDS and name not in said:
            said[name] = _clean(re.sub(r"\\(.)", r"\1", value))
    return said


def _clean(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:_LONGEST]
