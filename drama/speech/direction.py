"""What a parenthetical does to a voice: `(in a whisper)` is quieter, slower and has no tone.

A small table, read by stems; a direction it does not know changes nothing. The figures are ours, kept
within what listeners still take for the same speaker; the level of a whisper and of a shout follow the
brief of radio drama, where neither may leave the range a listener set the volume for.
"""

import re
from dataclasses import dataclass
from math import prod


@dataclass(frozen=True, slots=True)
class Manner:
    """How a line is spoken against the voice's own way.

    `level_db` is added, `pace` multiplies the speed, `pitch_st` shifts by semitones, `whisper` asks for
    breath instead of tone.
    """

    level_db: float = 0.0
    pace: float = 1.0
    pitch_st: float = 0.0
    whisper: bool = False


PLAIN = Manner()

MANNERS = {
    r"whisper(s|ed|ing)?": Manner(-7.5, 0.92, whisper=True),
    r"shout(s|ed|ing)?|yell(s|ed|ing)?|scream(s|ed|ing)?|bellow(s|ed|ing)?|roar(s|ed|ing)": Manner(
        3.5, 1.05, 2.0
    ),
    r"call(s|ed|ing)? out|at the top of (his|her|their) (voice|lungs)|loud(ly|er)?": Manner(2.5, 1.0, 1.0),
    r"murmur(s|ed|ing)?|mutter(s|ed|ing)?|mumbl(es|ed|ing)|under (his|her|their) breath": Manner(
        -4.0, 0.97, -0.5
    ),
    r"soft(ly|er)?|gent(le|ly)|quiet(ly|er)?|hushed|tender(ly)?|in a low voice": Manner(-3.0, 0.95),
    r"slow(ly|er)?|wear(y|ily)|tired(ly)?|drows(y|ily)|hesitant(ly)?|hesitating|haltingly": Manner(0.0, 0.85),
    r"urgent(ly)?|hurried(ly)?|quick(ly|er)?|fast(er)?|rushed|rushing|breathless(ly)?": Manner(0.5, 1.15),
    r"frantic(ally)?|panick(ed|ing)|in a panic|desperate(ly)?": Manner(1.5, 1.15, 1.5),
    r"sad(ly)?|sorrowful(ly)?|mournful(ly)?|griev(es|ing)|tearful(ly)?|(in|through) tears": Manner(
        -1.5, 0.88, -1.0
    ),
    r"sobbing|weeping|crying": Manner(-1.0, 0.88, 1.0),
    r"angr(y|ily)|furious(ly)?|enraged|snarl(s|ed|ing)?": Manner(2.0, 1.05, 0.5),
    r"excited(ly)?|delighted(ly)?|joyful(ly)?|happ(y|ily)|cheerful(ly)?|laugh(s|ing)": Manner(1.0, 1.08, 1.5),
    r"afraid|fearful(ly)?|scared|terrified|frightened|nervous(ly)?|trembling": Manner(-1.0, 1.06, 1.0),
    r"cold(ly)?|grim(ly)?|stern(ly)?|grave(ly)?|solemn(ly)?": Manner(0.0, 0.94, -1.0),
}
"""What the words of a direction mean; a direction may match several rows."""

_ROWS = tuple(
    (re.compile(rf"(?<!\bnot )(?<!\bno longer )(?<!\bstops )\b({words})\b", re.IGNORECASE), manner)
    for words, manner in MANNERS.items()
)


def manner(direction: tuple[str, ...]) -> Manner:
    """Return how a line is spoken: every row its direction matches, together; `PLAIN` where none does."""
    said = " / ".join(direction)
    rows = [row for pattern, row in _ROWS if pattern.search(said)]
    whispers = [row for row in rows if row.whisper]
    # A shouted whisper is still a whisper: breath cannot be raised.
    rows = [row for row in rows if row.level_db <= 0.0] if whispers else rows
    return Manner(
        level_db=min([row.level_db for row in rows], default=0.0)
        if whispers
        else _bounded(sum(row.level_db for row in rows), 6.0),
        pace=min(1.3, max(0.75, prod(row.pace for row in rows))),
        pitch_st=_bounded(sum(row.pitch_st for row in rows), 3.0),
        whisper=bool(whispers),
    )


def _bounded(value: float, most: float) -> float:
    return max(-most, min(most, value))
