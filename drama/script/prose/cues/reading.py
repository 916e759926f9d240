"""What a small language model makes of a scene's narration: how likely each word tells of each sound."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from drama.learned.stored import stored
from drama.learned.tagger import Mark, Stretch, Tagger
from drama.script.prose.cues.model import Kind, Sentence
from drama.story.model import Span

_APART = 60
"""Characters within which two words tell of the same sound."""


@dataclass(frozen=True, slots=True)
class Spotting:
    """What was found in a scene: the marks of every sound, by its kind and name, in order."""

    marks: Mapping[tuple[Kind, str], Sequence[Mark]] = field(default_factory=dict)

    def told(self, kind: Kind, span: Span) -> Iterator[tuple[str, Mark]]:
        """Yield the sounds of one kind that a stretch may tell of, each at its likeliest words."""
        for sound in self.marks:
            if sound[0] == kind:
                yield from ((sound[1], mark) for mark in _likeliest(self._within(sound, span)))

    def _within(self, sound: tuple[Kind, str], span: Span) -> Sequence[Mark]:
        marks = self.marks.get(sound, ())
        first = bisect_left(marks, span.start, key=_start)
        return marks[first : bisect_left(marks, span.end, key=_start)]


def _start(mark: Mark) -> int:
    return mark.start


def _likeliest(marks: Sequence[Mark]) -> list[Mark]:
    """Return the likeliest marks, none of them too near to a likelier one."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (-one.chance, one.start)):
        if all(abs(mark.start - one.start) > _APART for one in kept):
            kept.append(mark)
    return [_at_its_word(mark, marks) for mark in kept]


def _at_its_word(mark: Mark, marks: Sequence[Mark]) -> Mark:
    """Return a mark, moved to the word behind it if that tells of the sound nearly as much.

    The model learned to mark the piece before a label as well, so that which of two is likelier is chance.
    """
    behind = (one for one in marks if 0 <= one.start - mark.end <= 1 and one.chance > mark.chance / 2)
    word = next(behind, mark)
    return mark._replace(start=word.start, end=word.end)


@cache
def _tagger() -> Tagger:
    return Tagger.of(stored("reader"))


def read(text: str, sentences: Sequence[Sentence]) -> Spotting:
    """Return what the model finds in the sentences of a scene."""
    stretches = [Stretch(one.span.start, one.span.end, one.line) for one in sentences]
    marks: dict[tuple[Kind, str], list[Mark]] = defaultdict(list)
    for mark in _tagger().read(text, stretches):
        kind, _, name = mark.kind.partition(" ")
        marks["SOUND" if kind == "SOUND" else "AMBIENCE", name].append(mark)
    return Spotting({sound: sorted(found, key=_start) for sound, found in marks.items()})
