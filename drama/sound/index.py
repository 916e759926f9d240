"""The sounds of a show as a list to look through: how long, how loud, what about, under which licence."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from drama.audio import decode, faded, length_s
from drama.errors import SoundError
from drama.files import write_whole
from drama.measure.loudness import loudness_lufs
from drama.report import Report, Step, silent
from drama.script.model import plain
from drama.sound.collect import gain_db_of, heard, is_silent, silent_file
from drama.sound.folder import GENERATED_LICENCE, Library, Source
from drama.sound.names import ALIASES
from drama.sound.source import MADE
from drama.units import RATE, to_gain
from drama.waveform import Stereo

PREVIEW_S = 20.0
"""How much of a bed is played."""

_MEASURED_S = 600.0
"""Only so much of a file is measured; how long it is its header tells."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sound of the list.

    `seconds` and `lufs` are None for generated sounds, which last as long as they are asked to, and for a
    file that cannot be read: `trouble` says why. `replaces` names the generated sound whose place a file
    takes, its words passed over.
    """

    name: str
    kind: str
    tags: tuple[str, ...] = ()
    licence: str = ""
    credit: str = ""
    file: str = ""
    seconds: float | None = None
    lufs: float | None = None
    trouble: str = ""
    replaces: str = ""


def index(
    library: Library, words: Sequence[str] = (), kept: Path | None = None, report: Report = silent
) -> list[Entry]:
    """Return every sound whose name or tags have all of the `words`, the show's own first.

    Figures of files are kept in the JSON file `kept`, by what is in them, and not measured again.
    """
    asked = [plain(word) for word in words]
    own = [name for name in library.own() if _matches(asked, name, library.tags_of(name))]
    figures = _Figures(kept)
    entries = []
    for number, name in enumerate(own, 1):
        entries.append(_entry(library, name, figures))
        report(Step("sound", number, len(own), name))
    figures.keep()
    there = {entry.name for entry in entries}
    made = [
        Entry(name, row.kind, (), GENERATED_LICENCE)
        for name, row in sorted(MADE.items())
        if name not in there and _matches(asked, name, _other_names(name))
    ]
    return [*entries, *made]


def _matches(asked: Sequence[str], name: str, tags: Sequence[str]) -> bool:
    text = " ".join((name, *map(plain, tags)))
    return all(word in text for word in asked)


def _other_names(name: str) -> list[str]:
    return [other for other, (made, _) in ALIASES.items() if made == name]


def _entry(library: Library, name: str, figures: "_Figures") -> Entry:
    try:
        source = library.find(name)
    except SoundError as error:
        return Entry(name, "", library.tags_of(name), trouble=error.problems[0].what)
    seconds, lufs, trouble = figures.of(source)
    return Entry(
        name,
        source.kind,
        library.tags_of(name),
        source.licence,
        source.credit,
        str(source.file) if source.file else "",
        seconds,
        lufs,
        trouble,
        library.replaced(name) if source.file else "",
    )


class _Figures:
    """Length and loudness of files, measured once."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known = _read(path) if path else {}
        self._new = False

    def of(self, source: Source) -> tuple[float | None, float | None, str]:
        """Return seconds, LUFS and what is wrong with the file of a source."""
        if not source.file:
            return None, None, ""
        if source.key not in self._known:
            try:
                sound = decode(source.file, _MEASURED_S)
            except SoundError as error:
                return None, None, error.problems[0].what
            if is_silent(sound):
                return None, None, silent_file(source.file, sound, _MEASURED_S).what
            self._known[source.key] = [round(sound.shape[1] / RATE, 2), round(loudness_lufs(sound), 1)]
            self._new = True
        seconds, lufs = self._known[source.key]
        if seconds >= _MEASURED_S:
            seconds = round(length_s(source.file) or seconds, 2)
        return seconds, lufs, ""

    def keep(self) -> None:
        if self._path and self._new:
            write_whole(self._path, json.dumps(self._known, indent=1, sort_keys=True) + "\n")


def _read(path: Path) -> dict[str, list[float]]:
    """Return the figures that are kept; none where there is no file, or it says anything else."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: row for key, row in known.items() if _is_row(row)} if isinstance(known, dict) else {}


def _is_row(row: object) -> bool:
    return isinstance(row, list) and len(row) == 2 and all(isinstance(one, int | float) for one in row)


def preview(library: Library, name: str, params: Sequence[str] = ()) -> tuple[Source, Stereo]:
    """Return a sound as an episode has it, 20 seconds of a bed, at the level it has beside a voice.

    Raises `SoundError` where there is no such sound, or it cannot be read.
    """
    source = library.find(name, tuple(params))
    sound = heard(source, PREVIEW_S)
    if source.kind == "bed":
        sound = faded(sound, PREVIEW_S, fade_in_s=0.3, fade_out_s=1.0)
    return source, sound * np.float32(to_gain(gain_db_of(source)))
