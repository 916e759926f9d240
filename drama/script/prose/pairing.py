"""Which marks of a paragraph open and which close: the cheapest reading of them all.

A shortest path over the marks with three states (outside, inside, inside a quotation within), so the time
is linear in the number of marks. Forgotten and stray marks are allowed at a price, which is what keeps one
typing error from turning the rest of the paragraph inside out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drama.script.prose.marks import MISSING, Mark

_OUT, _IN, _NESTED = 0, 1, 2
_NEST = 2.5
_GOES_ON = 0.5
_NEVER = 1e9


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation between two marks; a forgotten mark is None."""

    opening: Mark | None
    closing: Mark | None


_OPENING, _CLOSING, _STRAY, _NESTING, _UNNESTING = range(5)

# Each step: state before, state after, what it does with the mark, which of the mark's costs, what on top.
_STEPS = (
    (_OUT, _IN, "open", _OPENING, 0.0),
    (_IN, _OUT, "close", _CLOSING, 0.0),
    (_OUT, _OUT, "stray", _STRAY, 0.0),
    (_IN, _IN, "stray", _STRAY, 0.0),
    (_NESTED, _NESTED, "stray", _STRAY, 0.0),
    (_IN, _IN, "reopen", _OPENING, MISSING),
    (_OUT, _OUT, "unopened", _CLOSING, MISSING),
    (_IN, _NESTED, "nest", _NESTING, _NEST),
    (_NESTED, _IN, "unnest", _UNNESTING, 0.0),
)


def _costs(mark: Mark) -> tuple[float, ...]:
    nests = (mark.opening, mark.closing) if mark.nests else (_NEVER, _NEVER)
    return (mark.opening, mark.closing, mark.stray, *nests)


def _flawless(marks: Sequence[Mark]) -> bool:
    """Tell whether the marks simply open and close in turn, as they do in most paragraphs."""
    turns = zip(marks[::2], marks[1::2], strict=False)
    return len(marks) % 2 == 0 and all(one.opening == other.closing == 0.0 for one, other in turns)


def _deeds(marks: Sequence[Mark], goes_on: bool) -> list[str]:
    """Return what the cheapest reading does with each mark."""
    if _flawless(marks):
        return ["open", "close"] * (len(marks) // 2)
    best = [0.0, _NEVER, _NEVER]
    came: list[list[tuple[int, str]]] = []
    for mark in marks:
        costs = _costs(mark)
        reached = [2 * _NEVER] * 3
        via = [(_OUT, "stray")] * 3
        for before, after, deed, which, extra in _STEPS:
            total = best[before] + costs[which] + extra
            if total < reached[after]:
                reached[after], via[after] = total, (before, deed)
        best = reached
        came.append(via)
    ends = (best[_OUT], best[_IN] + (_GOES_ON if goes_on else MISSING), best[_NESTED] + 2 * MISSING)
    state = ends.index(min(ends))
    deeds = []
    for via in reversed(came):
        state, deed = via[state]
        deeds.append(deed)
    return deeds[::-1]


def pair(marks: Sequence[Mark], *, goes_on: bool = False) -> list[Pair]:
    """Return the quotations of one paragraph in order; `goes_on`: the next one opens with a mark."""
    pairs: list[Pair] = []
    opened: Mark | None = None
    for mark, deed in zip(marks, _deeds(marks, goes_on), strict=True):
        if deed == "open":
            opened = mark
        elif deed == "reopen":
            pairs.append(Pair(opened, None))
            opened = mark
        elif deed in ("close", "unopened"):
            pairs.append(Pair(opened, mark))
            opened = None
    return [*pairs, Pair(opened, None)] if opened else pairs
