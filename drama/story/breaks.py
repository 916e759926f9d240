"""Lines that part one scene from the next."""

import re

from drama.story.model import SILENT

_QUOTES = frozenset("\"'“”‘’«»„?!")
_WORDS = re.compile(r"[\W_]*(?:line|page|scene|time)[ -]?(?:break|skip)[\W_]*", re.IGNORECASE)
_CANDIDATE = re.compile(rf"(?:[xo0]|[\W_])+|{_WORDS.pattern}", re.IGNORECASE)
_LETTERS = re.compile(r"[xo0]{1,24}", re.IGNORECASE)
_DRAWN = {"<3": "♥", "ﾟ": "°"}
"""What draws something with a letter or a digit, and a symbol in its stead."""

BREAK_LIMIT = 120
"""Characters; a longer line of symbols is a drawing."""


def is_break(line: str) -> bool:
    """Tell whether a line is a scene break: symbols only (`* * *`, `---`, `⁂`), `oOo`, or `[line break]`.

    A line with quotation, question or exclamation marks is somebody's silence, not a break.
    """
    for drawn, symbol in _DRAWN.items():
        line = line.replace(drawn, symbol)
    if not line or len(line) > BREAK_LIMIT or not _CANDIDATE.fullmatch(line):
        return False
    solid = "".join(line.split()).strip(SILENT)
    letters = "".join(filter(str.isalnum, solid))
    if not letters:
        return bool(solid) and not _QUOTES.intersection(solid)
    if not _LETTERS.fullmatch(letters):
        return _WORDS.fullmatch(line) is not None
    framed = not solid[0].isalnum() and not solid[-1].isalnum()
    return solid in {"x", "o"} or len(letters) > 2 or framed
