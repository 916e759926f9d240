"""The files that actors sent back: which line each is of, which take, and what the writer chose."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from drama import yamlfile
from drama.errors import Place, Problem, SoundError
from drama.files import is_inside
from drama.script.model import LINE_ID
from drama.sound.folder import SUFFIXES
from drama.yamlfile import Entry, Kind

CHOICES = "takes.yaml"
"""The file in which a writer chooses takes: `L3f9a1c2b: 2`, or `none` for the voice instead."""

ENDINGS = SUFFIXES | {".amr", ".3gp", ".mov", ".wv", ".ape", ".au", ".mp2"}
"""What counts as a recording: sound files, and what telephones and cameras make of sound."""

ALIKE = 0.75
"""How much of its characters a misspelled id has in common with the right one (difflib's ratio)."""

_ID = re.compile(rf"(?<![0-9A-Za-z])(?P<id>{LINE_ID.pattern})(?![0-9A-Za-z])", re.IGNORECASE)
_OF_IDS, _ID_LENGTH = "LTC0123456789abcdef", 9
_SAID_TAKE = re.compile(r"(?<![0-9A-Za-z])(?:take|tk)[\s_.(-]*(?P<take>\d{1,4})(?!\d)", re.IGNORECASE)
_NUMBER = re.compile(
    r"[\s_.(-]*(?:t[\s_.(-]*)?"
    r"(?!\d+[-_.]\d{1,2}[-_.]\d|\d{4}[-_.]\d\d(?!\d)|\d+\.\d)"  # a date, a month, 44.1 of a rate
    r"(?P<take>\d{1,3}|0\d{3})(?:st|nd|rd|th)?(?![0-9A-Za-z])(?![\s_-]*(?:k?hz|bits?|k|db)(?![0-9A-Za-z]))",
    re.IGNORECASE,
)
"""A number right behind an id is a take too, unless it is a date, a year, a rate or a depth."""


@dataclass(frozen=True, slots=True)
class File:
    """A recording in the folder: the id of its line and its take, the first where its name has no number."""

    path: Path
    id: str
    take: int


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in a folder of recordings: files by the id of their line, and sounds that name no line."""

    files: Mapping[str, tuple[File, ...]]
    nameless: tuple[Path, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The lines that there are files of."""
        return frozenset(self.files)


def look(folder: Path) -> Folder:
    """Return the recordings in a folder and the folders in it, the highest take of each line first.

    Hidden files, and links that lead out of the folder, are not looked at.
    """
    files: dict[str, list[File]] = defaultdict(list)
    nameless = []
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.suffix.lower() in ENDINGS and not _is_hidden(path, folder) and is_inside(path, folder):
            file = named(path)
            if file:
                files[file.id].append(file)
            else:
                nameless.append(path)
    ordered = {name: tuple(sorted(some, key=lambda one: -one.take)) for name, some in files.items()}
    return Folder(ordered, tuple(nameless))


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def named(path: Path) -> File | None:
    """Return what a file's name says: `12 Mara L3f9a1c2b take 2.wav` is the second take of L3f9a1c2b.

    None where it names no line, or names two.
    """
    found = list(_ID.finditer(path.stem))
    if len({match["id"].lower() for match in found}) != 1:
        return None
    name, rest = found[-1]["id"], path.stem[found[-1].end() :]
    take = _SAID_TAKE.search(rest) or _NUMBER.match(rest)
    return File(path, name[0].upper() + name[1:].lower(), int(take["take"]) if take else 1)


def nearest_id(path: Path, ids: Collection[str]) -> str:
    """Return the id that a file's name comes close to, or nothing."""
    words = (word[:1].upper() + word[1:].lower() for word in re.findall(r"[0-9A-Za-z]{6,12}", path.stem))
    close = (get_close_matches(word, ids, n=1, cutoff=ALIKE) for word in words if _may_be_near(word))
    return next((one[0] for one in close if one), "")


def _may_be_near(word: str) -> bool:
    """Tell whether a word has enough characters of ids to be like any: thousands take long to compare."""
    of_ids = sum(letter in _OF_IDS for letter in word)
    return 2.0 * of_ids / (len(word) + _ID_LENGTH) >= ALIKE


def read_choices(folder: Path) -> Mapping[str, int | None]:
    """Return the take chosen of each line, None for none; raises `SoundError` with every problem."""
    path = folder / CHOICES
    if not path.is_file():
        return {}
    entry = yamlfile.load(path, SoundError)
    table: dict[str, Kind] = dict.fromkeys(entry.fields or {}, _choice)
    problems: list[Problem] = []
    found = yamlfile.check(entry, table, str(path), problems)
    problems += [
        Problem(f"'{name}' is not the id of a line", Place(str(path), field.line), "ids are like L3f9a1c2b")
        for name, field in (entry.fields or {}).items()
        if not LINE_ID.fullmatch(name)
    ]
    if problems:
        raise SoundError(*problems)
    return {name: take if isinstance(take, int) else None for name, take in found.items()}


def _choice(entry: Entry) -> int | None:
    if entry.text == "none":
        return None
    if isinstance(entry.value, bool) or not isinstance(entry.value, int) or entry.value < 0:
        raise ValueError(f"'{entry.text}' is no take", "write its number, or none to use the voice")
    return entry.value
