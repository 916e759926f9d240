"""What a sound file says of itself: title, maker and licence, as its tags have them."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import soundfile

from drama.audio import ffmpeg
from drama.files import real

_FIELDS = ("title", "artist", "copyright", "license", "comment")
_LONGEST = 300
"""Characters of a tag that are kept: files come from strangers."""

_CREATIVE = re.compile(
    r"creativecommons\.org/(?P<what>licenses/(?P<kind>by(?:-(?:nc|nd|sa))*)|publicdomain/zero)/(?P<number>\d\.\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?<![A-Za-z0-9])CC[\s_\u2010-\u2015-]?"
    r"(?P<kind>0|BY(?:[\s_/,+(\u2010-\u2015-]{0,3}(?:NC|ND|SA)(?![A-Za-z0-9]))*)(?![A-Za-z0-9])"
    r"(?:[\s_\u2010-\u2015-]?v?(?P<number>\d\.\d))?",
    re.IGNORECASE,
)
_FOR = "(?:personal|private|educational?|editorial|research|academic|internal|evaluation)"
_NEAR = r"(?:(?!\. )[^;]){0,60}"  # in the same sentence
_RESERVED = re.compile(
    r"all rights reserved|\bpersonal use\b|\bpermission\b"
    r"|\bno (?:re-?)?(?:distribution|sale|sell\w*|use|commercial|deriv\w*|unauthori[sz]ed)\b"
    rf"|\b{_FOR}\b{_NEAR}\bonly\b|\bonly\b{_NEAR}\b{_FOR}\b|(?<!\bnon[- ])\bproprietary\b",
    re.IGNORECASE,
)
"""What takes back whatever licence stands beside it."""

_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|no longer)|n['\u2019]t)\b"
    r"(?!\s+(?:\w+\s+){0,2}(?:required|needed|necessary|obligatory))",
    re.IGNORECASE,
)
"""What does so, too, in a text about rights; "attribution is not required" takes nothing back."""

_OF_RIGHTS = re.compile(
    r"\b(?:re-?)?(?:us(?:e|ed|age)|cop(?:y|ies|ied)|shar(?:e|ed|ing)|sold|sell|sale|post(?:ed)?|upload(?:ed)?)\b"
    r"|\b(?:free|allow\w*|permi\w*|rights?)\b|distribut|licen[cs]|commercial|publi[cs]|broadcast|remix|\bCC",
    re.IGNORECASE,
)
"""What a comment has in it that is about rights: a "not" in another may be about a take, or a microphone."""

_KINDS: Mapping[str, str] = {
    "NC": r"non[-_\s\u2010-\u2015]?commercial|(?<![A-Za-z0-9])NC(?![A-Za-z0-9])",
    "ND": r"\bno[-_\s\u2010-\u2015]?deriv|(?<![A-Za-z0-9])ND(?![A-Za-z0-9])",
}
"""How a text says, in words or by Creative Commons' letters, that a licence is not for every use.

ND is not for an episode: that is an adaptation of what is mixed into it.
"""

_STATE = re.compile(r"\b(?!(?:Attribution|Alike|Commons|By)\b)[A-Z][a-z]+,\s+N[CD]\b")
"""A place in North Carolina or North Dakota."""

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
    comment = said.get("comment", "")
    if not _OF_RIGHTS.search(comment):
        comment = _DENIED.sub("", comment)
    told = (said.get("license", ""), said.get("copyright", ""), comment)
    text = next((text for text in told if licence_in(text) or is_reserved(text)), "")
    reserved = text if is_reserved(text) else ""
    return Tags(said.get("title", ""), said.get("artist", ""), licence_in(text), reserved)


def licence_in(text: str) -> str:
    """Return the licence that a text names, as SPDX writes it ("CC-BY-4.0"), or "" where it names none.

    A text that reserves more than the licence it names is nothing to go by.
    """
    licence = _named(text)
    own = set(licence.split("-"))
    return "" if _takes_back(text) or not _kinds(text) <= own else licence


def _named(text: str) -> str:
    if found := _CREATIVE.search(text):
        kind = found["kind"]
        return f"CC-{kind.upper()}-{found['number']}" if kind else f"CC0-{found['number']}"
    if found := _SHORT.search(text):
        kind, number = "-".join(re.findall("0|BY|NC|ND|SA", found["kind"].upper())), found["number"]
        if kind == "0":
            return "CC0-1.0"
        return f"CC-{kind}-{number}" if number else f"CC-{kind}"
    return "Public domain" if _PUBLIC.search(text) else ""


def is_reserved(text: str) -> bool:
    """Tell whether a text keeps somebody from passing something on, in its own words or as NC and ND do."""
    return _takes_back(text) or bool(_kinds(text))


def _takes_back(text: str) -> bool:
    return bool(_RESERVED.search(text) or _DENIED.search(text))


def _kinds(text: str) -> set[str]:
    text = _STATE.sub("", text)
    return {kind for kind, said in _KINDS.items() if re.search(said, text, re.IGNORECASE)}


def _of_soundfile(file: Path) -> dict[str, str]:
    try:
        with soundfile.SoundFile(file) as sound:
            return {name: said for name in _FIELDS if (said := _clean(getattr(sound, name)))}
    except (OSError, soundfile.LibsndfileError, UnicodeError):
        return {}


def _of_ffmpeg(file: Path) -> dict[str, str]:
    """Return the tags as ffmpeg lists them, for MP3, M4A and whatever else soundfile has no tags of."""
    command = [ffmpeg(), "-v", "quiet", "-i", str(real(file)), "-f", "ffmetadata", "-"]
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
