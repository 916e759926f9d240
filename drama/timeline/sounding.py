"""What sounds in many stretches of an episode, found in one walk through it."""

from collections.abc import Iterable, Iterator

from drama.timeline.model import Clip


def sounding(clips: Iterable[Clip], stretches: Iterable[tuple[int, int]]) -> Iterator[list[Clip]]:
    """Yield the clips that sound in each stretch, from one frame to another; both in the order they start."""
    waiting = list(clips)[::-1]
    heard: list[Clip] = []
    for start, end in stretches:
        while waiting and waiting[-1].start < end:
            heard.append(waiting.pop())
        heard = [clip for clip in heard if clip.start + clip.length > start]
        yield [clip for clip in heard if clip.start < end]
