"""The cast as a table: who plays whom, how much they have to say, and who could be mixed up with whom."""

from collections import Counter
from dataclasses import dataclass

from drama.cast.likeness import Likeness
from drama.cast.model import Cast, Voice
from drama.cast.nearness import Near, nearest_voice
from drama.cast.propose import meetings
from drama.cast.sheet import Sheet
from drama.script.model import Script


@dataclass(frozen=True, slots=True)
class Row:
    """A role: its lines and words, its share of all words (0.0 to 1.0), its voice, its place, and why.

    `near` is the most alike voice among those it meets, None where nobody measured them; `actor` is who
    records the role.
    """

    role: str
    lines: int
    words: int
    share: float
    voice: Voice
    pan: float
    why: str
    near: Near | None = None
    actor: str = ""


def describe(script: Script, cast: Cast, likeness: Likeness, sheet: Sheet) -> tuple[Row, ...]:
    """Return a row for every part of the cast, the one with most words first."""
    lines: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for line in script.lines():
        role = cast.part(line.role).role
        lines[role] += 1
        words[role] += len(line.words.split())
    total = max(1, words.total())
    voices = {part.role: part.voice for part in cast.parts}
    together = meetings(script, sheet)
    rows = (
        Row(
            part.role,
            lines[part.role],
            words[part.role],
            words[part.role] / total,
            part.voice,
            part.pan,
            part.why,
            nearest_voice(part.role, voices, together, likeness),
            part.actor,
        )
        for part in cast.parts
    )
    return tuple(sorted(rows, key=lambda row: (-row.words, row.role)))
