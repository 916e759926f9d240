"""What a Fountain file says, element by element.

Conventions: texts keep their inline marks (emphasis, escapes, notes and boneyards inside a line) as
written; `inline.plain` gives the words. A text with several lines has `\\n` between them.
"""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "heading",  # INT. HOUSE - DAY, or .ANYWHERE
    "action",
    "character",  # who speaks; what is spoken are its parts
    "parenthetical",  # (whispering), with its brackets, in as many rows as it takes
    "dialogue",
    "lyrics",  # ~la la
    "transition",  # CUT TO:, or > FADE OUT.
    "centered",  # > THE END <
    "page break",  # ===
    "section",  # # ACT ONE
    "synopsis",  # = what happens
    "note",  # [[to myself]] standing alone
    "boneyard",  # /* cut */ standing alone
]


@dataclass(frozen=True, slots=True)
class Element:
    """One element: `text` without the marks that make it one.

    `number` is a heading's scene number ("12A"), `level` a section's depth from 1. A character has its
    `extensions` without brackets ("V.O."), `dual` where it speaks together with the one before, and as
    `parts` the parentheticals, dialogue and lyrics under the name. `at` is the line of the file, from 1;
    it does not count in comparisons.
    """

    kind: Kind
    text: str = ""
    number: str = ""
    level: int = 0
    extensions: tuple[str, ...] = ()
    dual: bool = False
    parts: tuple["Element", ...] = ()
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file: the title page's keys with the lines of their values, then the elements, in order."""

    title_page: tuple[tuple[str, tuple[str, ...]], ...] = ()
    elements: tuple[Element, ...] = ()
