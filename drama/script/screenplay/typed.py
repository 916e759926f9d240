"""The name of a speaker as somebody types it, with what they would write behind it: `Tom (V.O.)`."""

import re

_EXTENSION = re.compile(
    r"\(\s*((?:V[./]? ?O|O[./]? ?[SC]|VOICE[ -]?OVER|OFF[ -]?(?:SCREEN|CAMERA)"
    r"|CONT(?:['\u2019.]?D|INUED))\b[^()]*)\)\s*\Z",
    re.IGNORECASE,
)
_IN_FULL = {r"^VOICE[ -]?OVER": "V.O.", r"^OFF[ -]?SCREEN": "O.S.", r"^OFF[ -]?CAMERA": "O.C."}


def parted(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name as somebody types it without the extensions behind it, and these, without brackets.

    Other words in brackets are of the name: `Guard (older)` is not `Guard (younger)`.
    """
    behind: list[str] = []
    while (found := _EXTENSION.search(name)) and name[: found.start()].strip():
        extension = " ".join(found[1].upper().split())
        for words, short in _IN_FULL.items():
            extension = re.sub(words, short, extension)
        behind.insert(0, extension)
        name = name[: found.start()].rstrip()
    return name, tuple(behind)
