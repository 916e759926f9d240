"""How alike the voices of an engine sound: measured once with a speaker encoder, kept as small tables.

`training/voices.py` writes a table an engine, `ENGINE.txt`: a row a voice with its id, the pitch it speaks at
in Hz, and its cosines in hundredths to the voices of the rows above, the last one to itself from line to
line. A row that begins with `pitched` says how alike a voice is to itself 1, 2, 3, 4 semitones away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

ALIKE = 0.75
"""The cosine above which two voices are easily mixed up; two lines of one voice are at 0.9 on average."""

PITCHED = (1.0, 0.95, 0.9, 0.85, 0.8)
"""How much of itself is left in a voice shifted by 0, 1 ... 4 semitones, where it was not measured."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is known of an engine's voices: cosines by pairs of ids, and pitches in Hz."""

    cosines: Mapping[frozenset[str], float] = field(default_factory=dict)
    heights_hz: Mapping[str, int] = field(default_factory=dict)
    pitched: tuple[float, ...] = PITCHED

    def between(self, one: str, other: str, shift_st: float = 0.0) -> float | None:
        """Return the cosine between two voices, from -1.0 to 1.0; None where it was not measured.

        `shift_st` is by how many semitones more one of them is shifted: it tells a voice from itself.
        """
        if one == other:
            return self.pitched[min(round(abs(shift_st)), len(self.pitched) - 1)]
        return self.cosines.get(frozenset((one, other)))


@cache
def likeness_of(engine: str) -> Likeness:
    """Return what was measured of an engine's voices: nothing for an engine whose voices nobody knows."""
    table = files("drama.cast.likeness") / f"{engine}.txt"
    return parsed(table.read_text(encoding="utf-8")) if table.is_file() else Likeness()


def parsed(text: str) -> Likeness:
    """Return the table that `text` is."""
    rows = [row.split() for row in text.splitlines() if row and not row.startswith("#")]
    pitched = next((row[1:] for row in rows if row[0] == "pitched"), None)
    voices = [row for row in rows if row[0] != "pitched"]
    cosines = {
        frozenset((row[0], other[0])): int(hundredths) / 100
        for number, row in enumerate(voices)
        for other, hundredths in zip(voices[:number], row[2:], strict=False)
    }
    left = (1.0, *(int(hundredths) / 100 for hundredths in pitched)) if pitched else PITCHED
    return Likeness(cosines, {row[0]: int(row[1]) for row in voices}, left)
