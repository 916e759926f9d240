"""What a writer has settled: who speaks a quotation, and who is who.

It is kept beside the screenplay, apart from the story, so that it outlives edits of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Names = tuple[tuple[str, str], ...]
"""Pairs of names; what a pair says is told where it is used."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quotation as it is found again: the words `said`, and those it comes `after` and `before`.

    `among` counts the quotations of the story that say just the same: words that are said once can be found
    without their neighbours.
    """

    said: str
    after: str = ""
    before: str = ""
    among: int = 1


@dataclass(frozen=True, slots=True)
class Correction:
    """The speaker of one quotation, as the writer has it; `at` is its line in the corrections file.

    `apart` is somebody who is called like the speaker, too, and whom the writer did not mean. A line that is
    `told` is no quotation but narration, which the writer gave to somebody. One that is `alone` leaves the
    other pieces of its speech whose they are.
    """

    id: str
    speaker: str
    anchor: Anchor
    at: int = 0
    apart: str = ""
    told: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that is settled: single lines, and who is who in the whole story.

    `merge` are pairs (name, the person it really is), `alias` (another name, its person), `split` (a name
    that is a person of its own, the person it was taken for). `narrator` is who says "I" in the narration.
    `rows` are the lines of the file that say who is who, by section and first name.
    """

    lines: tuple[Correction, ...] = ()
    merge: Names = ()
    alias: Names = ()
    split: Names = ()
    narrator: str = ""
    rows: Mapping[tuple[str, str], int] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """The corrections laid over a story: (number of the quotation, correction) in order, and those `lost`.

    Of those that are not kept, `doubled` are about a quotation that has another, and `elsewhere` about one in
    chapters that were not chosen.
    """

    kept: tuple[tuple[int, Correction], ...] = ()
    lost: tuple[Correction, ...] = ()
    doubled: tuple[Correction, ...] = ()
    elsewhere: tuple[Correction, ...] = ()

    @property
    def settled(self) -> dict[int, str | None]:
        """The speakers by number of the quotation, as `attribute` takes them."""
        return {number: correction.speaker for number, correction in self.kept}

    @property
    def alone(self) -> frozenset[int]:
        """The quotations that say nothing of the other pieces of their speech."""
        return frozenset(number for number, correction in self.kept if correction.alone)

    @property
    def apart(self) -> dict[int, Correction]:
        """The corrections whose speaker is not whoever else is called so, by number of the quotation."""
        return {number: correction for number, correction in self.kept if correction.apart}
