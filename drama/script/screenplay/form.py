"""Scripts in another form than Fountain's: `NAME: words` on one row, and screenplays in the file of a story.

Nothing here changes what is played: it is told, and the writer decides.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from drama.script import fountain
from drama.script.screenplay.cues import cue_in
from drama.script.screenplay.nearly import nearly, without_colon
from drama.story.model import spoken

_BEFORE_COLON = re.compile(
    r"\s*(?:[0-9]{1,4}[.)]?\s+)?(?P<name>[^\W\d_][\w .'\u2019#&/-]{0,29}?)\s*"
    r"(?:\([^()]*\)\s*)?(?::(?=\s)|\uff1a)\s*\S"
)
_LABELS = {
    "A/N", "ACT", "BCC", "CAUTION", "CC", "CHAPTER", "DANGER", "DATE", "EPISODE", "FROM", "NB", "N.B.",
    "NOTE", "NOTES", "PART", "PS", "P.S.", "RE", "RULE", "SCENE", "SUBJECT", "TIME", "TITLE", "TO", "WARNING",
}  # fmt: skip
"""Words in capitals before a colon that name nobody."""

_NAME_WORDS = 3
_HEADING = re.compile(r"\s*(?:[0-9]+[A-Z]?\.?\s+)?(?:INT|EXT|INT\.?/EXT|I/E)[. ][^a-z]*")
_OVER_WORDS = re.compile(r"(?P<name>[^\W\d_][\w .'\u2019#&/-]{0,39}?)\s*(?:\([^()]*\)\s*)*(?:\^\s*)?")
_FEWEST = 4
"""How many speeches make a script; a story may quote fewer."""

_ROWS_EACH = {True: 12, False: 6}
"""How many rows there are at most for every speech, with headings of scenes and without."""


def name_before(row: str) -> str:
    """Return the name that a row of words begins with, as in `BEA (softly): Hello`, or "", also for a cue."""
    found = _BEFORE_COLON.match(fountain.unemphasised(row))
    return spoken(found["name"]) if found and not _is_cue(row) else ""


def _is_cue(row: str) -> bool:
    return bool(cue_in(row, "", 0) or nearly(row) or without_colon(row))


def speakers(names: Iterable[str], roles: Collection[str] = ()) -> frozenset[str]:
    """Return those of the names before colons that are meant as speakers'.

    A name in capitals is where one of them comes again, another where two do, and one of the `roles`, which
    are in small letters, always: `Note: the door is open` names nobody.
    """
    counts = Counter(names)
    capitals = {name for name in counts if name.isupper() and name not in _LABELS}
    others = {name for name in counts if counts[name] > 1 and _is_titled(name)}
    found = {name for name in counts if name.casefold() in roles and _is_titled(name)}
    if any(counts[name] > 1 for name in capitals):
        found |= capitals
    return frozenset(found | others if len(others) > 1 else found)


def _is_titled(name: str) -> bool:
    """Return whether a name may be somebody's: no word of it in small letters, where there are capitals."""
    words = name.split()
    return len(words) <= _NAME_WORDS and not any(word[0].islower() for word in words)


def is_script(text: str) -> bool:
    """Return whether a text is a screenplay, names over words, and no prose that quotes one."""
    rows = [row for row in text.split("\n") if row.strip()]
    names = Counter(filter(None, map(_name_over, pairwise([*rows, ""]))))
    speeches = sum(count for count in names.values() if count > 1)
    headed = any(map(_HEADING.fullmatch, rows))
    return speeches >= _FEWEST and speeches * _ROWS_EACH[headed] >= len(rows)


def _name_over(pair: Sequence[str]) -> str:
    """Return the name that the first of two rows is, over words in the second, or ""."""
    row, below = pair
    found = _OVER_WORDS.fullmatch(spoken(row))
    named = found and found["name"].isupper() and not _HEADING.fullmatch(row)
    return found["name"] if found and named and not below.isupper() and below.strip() else ""
