"""The pieces of an episode: everything a render makes and keeps, each with all it is made from by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["line", "space", "sound", "scene", "file"]
"""A line is spoken, then placed in its space; a scene is mixed from lines and sounds, a file from scenes."""

Named = Mapping[str, Any]
"""Values by name, as JSON has them; a value may be named values again."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a render makes.

    `heard` is everything that can be heard (or read) in it: what the keys of its takes are hashes of. `asked`
    is what of the writer's files that came from, for an explanation in the writer's words. `keys` are its
    takes on the shelf, `at` is its line of the screenplay (0: none), `chapter` and `scene` are where it is
    first heard, `id` outlives edits elsewhere, and `name` is what a writer would call it.
    """

    kind: Kind
    id: str
    name: str
    heard: Named
    asked: Named = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    chapter: str = ""
    scene: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs: the names that lead to it, and what it was and is (None: there is none)."""

    path: tuple[str, ...]
    was: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the next render does with a piece: whether it makes it `anew`, and what changed since the last.

    `changes` are those of what is heard, `asked` those of the writer's files, where the former are not empty.
    `before` is the piece as it was then, None where it is new. A piece that changed is not made anew where an
    earlier render left just this on the shelf; one that did not change is where the shelf has lost it.
    """

    piece: Piece
    anew: bool
    before: Piece | None
    changes: tuple[Change, ...]
    asked: tuple[Change, ...]
