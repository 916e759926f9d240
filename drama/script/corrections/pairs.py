"""Two versions of a list laid side by side."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from drama.script.corrections.stream import Words, words_in

ALIKE = 0.4
"""The share of words that a line and what a writer made of it have in common at least."""

_DRIFT = 40
"""By how many lines one that was changed may have moved against those that were changed around it."""


def paired(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of what is the same in both lists, in order; of repeated words, the right ones."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for block in matcher.get_matching_blocks():
        yield from ((block.a + at, block.b + at) for at in range(block.size))


def reworded(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of what is the same in both lists, and of what was only changed, in order.

    That is what has words in common, and one that stands alone in the place of one. What was parted in two is
    neither. Lines of the first list whose words nobody knows any more are "".
    """
    same = [(-1, -1), *paired(one, other), (len(one), len(other))]
    for before, after in pairwise(same):
        gap = _Gap.between(before, after, one, other)
        found = sorted(gap.alike()) if gap.old and gap.new else []
        yield from _with_lone(before, found, after)
        if after[0] < len(one):
            yield after


def _with_lone(
    before: tuple[int, int], found: Sequence[tuple[int, int]], after: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield what was found in a gap, and what is left alone for one on either side of it."""
    for (a, b), (a_end, b_end) in pairwise((before, *found, after)):
        if a_end - a == b_end - b == 2:
            yield a + 1, b + 1
        if (a_end, b_end) != after:
            yield a_end, b_end


def alike(one: Words, other: Words) -> float:
    """Return the share of words that two lines have in common, 0.0 to 1.0."""
    if not (one and other):
        return float(one == other)
    return 2 * sum((Counter(one) & Counter(other)).values()) / (len(one) + len(other))


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands in either list between two things that are the same, with the numbers of the first."""

    first: tuple[int, int]
    old: tuple[Words, ...]
    new: tuple[Words, ...]

    @classmethod
    def between(
        cls, before: tuple[int, int], after: tuple[int, int], one: Sequence[str], other: Sequence[str]
    ) -> "_Gap":
        """Return what stands between two places of both lists."""
        old, new = one[before[0] + 1 : after[0]], other[before[1] + 1 : after[1]]
        return cls((before[0] + 1, before[1] + 1), tuple(map(words_in, old)), tuple(map(words_in, new)))

    def alike(self) -> list[tuple[int, int]]:
        """Return what has words in common, the likest first, and nothing that crosses it."""
        likeness = {(i, j): alike(self.old[i], self.new[j]) for i, j in self._near()}
        likely = [pair for pair, share in likeness.items() if share >= ALIKE and all(self._words(*pair))]
        likely.sort(key=lambda pair: (-likeness[pair], abs(self._drift(*pair)), pair))
        chosen: list[tuple[int, int]] = []
        for i, j in likely:
            at = bisect_left(chosen, (i, j))
            above, below = chosen[:at][-1:], chosen[at : at + 1]
            if all(a < i and b < j for a, b in above) and all(a > i and b > j for a, b in below):
                chosen.insert(at, (i, j))
        whole = (pair for pair in chosen if not self._parted(*pair, likeness[pair]))
        return [(self.first[0] + i, self.first[1] + j) for i, j in whole]

    def _near(self) -> Iterator[tuple[int, int]]:
        for i in range(len(self.old)):
            middle = round(i * len(self.new) / len(self.old))
            yield from (
                (i, j) for j in range(max(0, middle - _DRIFT), min(len(self.new), middle + _DRIFT + 1))
            )

    def _words(self, i: int, j: int) -> tuple[Words, Words]:
        return self.old[i], self.new[j]

    def _drift(self, i: int, j: int) -> float:
        return i * len(self.new) / len(self.old) - j

    def _parted(self, i: int, j: int, share: float) -> bool:
        """Tell whether a line was made into two, of which this is one: together they are more like it."""
        beside = (k for k in (j - 1, j + 1) if 0 <= k < len(self.new) and self._is_likest(i, k))
        return any(alike(self.old[i], (*self.new[j], *self.new[k])) > share for k in beside)

    def _is_likest(self, i: int, j: int) -> bool:
        """Tell whether of the old lines around one none is liker to a new one than that."""
        around = self.old[max(0, i - _DRIFT) : i + _DRIFT + 1]
        return alike(self.old[i], self.new[j]) == max(alike(one, self.new[j]) for one in around)
