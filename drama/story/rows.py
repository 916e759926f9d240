"""Rows of a paragraph that a line break parts, as `<br>` does: where one is the next person's turn."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

_CLOSES = "\"'”’“»«›‹」』"
_SAID = re.compile(rf"[.,!?…—–-][*_]*[{_CLOSES}]")
_STOPS = re.compile(rf"[.!?…—–][{_CLOSES})\]*_\s]*$|[\"”“»«」』][*_\s]*$")
_OPENS = re.compile(r"\s*[*_]*[\"'“”„‘«»‹›「『]")
_ENDING = 12  # characters
_PAIRS = (("‘", "’"), ("「", "」"), ("『", "』"), ("(", ")"), ("[", "]"))
_MARKS = frozenset('"“”„«»‘’「」『』()[]')


def turns(text: str, start: int, breaks: Iterable[int]) -> Iterator[int]:
    """Yield the line breaks of a paragraph behind which somebody else speaks.

    A row begins with an opening mark there, and what stands above ends a sentence and has said something.
    """
    marks: Counter[str] = Counter()
    said = False
    for at in breaks:
        row = text[start:at]
        marks.update(filter(_MARKS.__contains__, row))
        said = said or _SAID.search(row) is not None
        if said and _STOPS.search(row[-_ENDING:]) and _OPENS.match(text, at) and not _is_open(marks):
            yield at
            marks.clear()
            said = False
        start = at


def _is_open(marks: Counter[str]) -> bool:
    """Tell whether a quotation or a bracket has begun and not ended."""
    low = marks["„"] or marks["“"]
    high = marks["“"] + marks["”"] if marks["„"] else marks["”"]
    uneven = marks['"'] % 2 > 0 or marks["«"] != marks["»"]
    return uneven or low > high or any(marks[opens] > marks[closes] for opens, closes in _PAIRS)
