"""The spaces there are: the package's own, and those of the show in `voices/spaces.yaml`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drama import yamlfile
from drama.errors import CastError, Place, Problem
from drama.space.model import DISTANCES, Space
from drama.yamlfile import Entry, Kind

FILE = "spaces.yaml"
NONE = "none"
"""What is written where no space is wanted."""

_OWN = Path(__file__).with_name("presets.yaml")


def _milliseconds(low: float, high: float) -> Kind:
    number = yamlfile.number(low, high, "ms")

    def kind(entry: Entry) -> float:
        value = number(entry)
        assert isinstance(value, float)
        return value / 1000.0

    return kind


_FIELDS: Mapping[str, tuple[str, Kind]] = {
    "t60_s": ("t60_s", yamlfile.number(0.1, 10.0, "seconds")),
    "wet_db": ("wet_db", yamlfile.number(-60.0, 6.0, "dB")),
    "pre_delay_ms": ("pre_delay_s", _milliseconds(0.0, 300.0)),
    "slap_ms": ("slap_s", _milliseconds(20.0, 1_000.0)),
    "slap_db": ("slap_db", yamlfile.number(-60.0, 0.0, "dB")),
    "damping": ("damping", yamlfile.number(0.0, 1.0)),
    "octave_db": ("octave_db", yamlfile.number(-60.0, -1.0, "dB")),
    "low_cut_hz": ("low_cut_hz", yamlfile.number(20.0, 2_000.0, "Hz")),
    "high_cut_hz": ("high_cut_hz", yamlfile.number(500.0, 18_000.0, "Hz")),
    "squeeze": ("squeezed", yamlfile.yes_no),
    "drive": ("drive", yamlfile.number(0.0, 1.0)),
    "shelf_db": ("shelf_db", yamlfile.number(-12.0, 12.0, "dB")),
    "noise_db": ("noise_db", yamlfile.number(-80.0, -10.0, "dB")),
    "level_db": ("level_db", yamlfile.number(-24.0, 6.0, "dB")),
    "dip_db": ("dip_db", yamlfile.number(-12.0, 0.0, "dB")),
    "centred": ("centred", yamlfile.yes_no),
}
"""What a space's settings are called in the file, and in a `Space`."""

_PART_OF = {
    **dict.fromkeys(("wet_db", "pre_delay_ms", "slap_ms", "damping", "octave_db"), "t60_s"),
    "slap_db": "slap_ms",
}
"""Settings that change nothing without another one."""


def read_spaces(folder: Path) -> dict[str, Space]:
    """Return every space by its name in small letters, those in `folder` over the package's own.

    Raises `CastError` with every problem of the show's file.
    """
    theirs = folder / FILE
    return _read(_OWN) | (_read(theirs) if theirs.is_file() else {})


def _read(path: Path) -> dict[str, Space]:
    problems: list[Problem] = []
    spaces: dict[str, Space] = {}
    for written, entry in (yamlfile.load(path, CastError).fields or {}).items():
        name, place = " ".join(written.lower().split()), Place(str(path), entry.line)
        if entry.fields is None:
            problems.append(
                Problem(f"'{written}' says nothing", place, "write for example {t60_s: 1.5, wet_db: -13}")
            )
        elif name in (NONE, *DISTANCES) or "," in name:
            problems.append(Problem(f"a space cannot be called '{written}'", place, "choose another name"))
        else:
            spaces[name] = _space(name, entry, str(path), problems)
    if problems:
        raise CastError(*problems)
    return spaces


def _space(name: str, entry: Entry, file: str, problems: list[Problem]) -> Space:
    table = {written: kind for written, (_, kind) in _FIELDS.items()}
    found: dict[str, Any] = yamlfile.check(entry, table, file, problems)
    for written, field in (entry.fields or {}).items():
        whole = _PART_OF.get(written, written)
        if whole not in (entry.fields or {}):
            what = f"'{name}' has {written} without {whole}, and so it changes nothing"
            problems.append(Problem(what, Place(file, field.line), f"add {whole}, or remove {written}"))
    return Space(name, **{_FIELDS[written][0]: value for written, value in found.items()})
