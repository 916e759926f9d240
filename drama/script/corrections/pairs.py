"""Two versions of a list laid side by side."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


def paired(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of what is the same in both lists, in order; of repeated words, the right ones."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for block in matcher.get_matching_blocks():
        yield from ((block.a + at, block.b + at) for at in range(block.size))
