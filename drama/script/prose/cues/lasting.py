"""Beds of a scene: where each begins, changes and ends, as its narration tells."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from drama.script.prose.cues import moves
from drama.script.prose.cues.endings import ends
from drama.script.prose.cues.find import Finder
from drama.script.prose.cues.model import Hit, Sentence

_OPENING = 6
_OPENING_WORDS = 60
"""Sentences and words of a scene: what is said so early lies under the scene from its first word."""

_OUTLASTS = 4
"""How many times longer than what stands before it a bed must last to have been heard from the first word:
what is over soon after it is told of begins there."""

_HORIZON = 700
"""Words after which a bed that is not spoken of any more ends: nobody says that they have left the river."""


@dataclass(slots=True)
class Bed:
    """A bed as the narration has it, from one sentence to another.

    It begins with the sentence of its `hit`, or opens the scene (`opens`), or begins behind `after`, where it
    was heard before and is heard otherwise now. It lasts until behind `last`, None for the end of the scene;
    `why` is the sentence that ended it.
    """

    params: tuple[str, ...]
    hit: Hit
    heard_at: int
    opens: bool = False
    after: Sentence | None = None
    chance: float = 1.0
    last: Sentence | None = None
    why: Sentence | None = None

    @property
    def name(self) -> str:
        """The name of its sound."""
        return self.hit.name


@dataclass(slots=True)
class Listener:
    """Goes through a scene's narration once, opening and closing beds."""

    finder: Finder
    done: list[Bed] = field(default_factory=list)
    open: dict[str, Bed] = field(default_factory=dict)

    def hear(self, sentences: Sequence[Sentence]) -> list[Bed]:
        """Return every bed of the scene in the order they begin."""
        before: Sentence | None = None
        for nth, sentence in enumerate(sentences):
            words = self.finder.text[sentence.span.start : sentence.span.end]
            if before is not None:
                self._pass_time(words, before, sentence)
            over = self._end(sentence)
            for hit in self.finder.found("AMBIENCE", sentence):
                if hit.name not in over:
                    self._take(hit, nth)
            self._walk(words, sentence)
            before = sentence
        whole = [*self.done, *self.open.values()]
        return sorted(whole, key=lambda bed: (not bed.opens, bed.after.before if bed.after else bed.hit.at))

    def _take(self, hit: Hit, nth: int) -> None:
        name, sentence = hit.name, hit.sentence
        if bed := self.open.get(name):
            bed.heard_at = sentence.before
            bed.chance = max(bed.chance, hit.chance)
        elif not moves.COVERED_BY.get(name, frozenset()) & self.open.keys():
            self.open[name] = Bed(hit.params, hit, sentence.before, self._early(hit, nth), chance=hit.chance)

    def _end(self, sentence: Sentence) -> list[str]:
        """Close what a sentence says is over, and return it."""
        over = [name for name in self.open if ends(self.finder.text, sentence.span, name)]
        self._close(over, sentence, sentence)
        return over

    def _early(self, hit: Hit, nth: int) -> bool:
        sentence = hit.sentence
        early = sentence.before < _OPENING_WORDS and nth < _OPENING
        arrives = nth > 0 and moves.ARRIVES.search(self.finder.text[sentence.span.start : hit.words.end])
        return early and not arrives and all(bed.name != hit.name for bed in self.done)

    def _close(self, names: Sequence[str], last: Sentence, why: Sentence) -> None:
        for name in names:
            if bed := self.open.pop(name, None):
                bed.last, bed.why = last, why
                told = bed.hit.sentence.before
                bed.opens = bed.opens and _OUTLASTS * told <= last.before - told
                self.done.append(bed)

    def _pass_time(self, words: str, before: Sentence, sentence: Sentence) -> None:
        if moves.LATER.match(words):
            self._close(list(self.open), before, sentence)
        for name, bed in list(self.open.items()):
            if sentence.before - bed.heard_at > _HORIZON:
                self._close([name], before, bed.hit.sentence)

    def _walk(self, words: str, sentence: Sentence) -> None:
        """Follow people in and out of houses."""
        inside, outside = moves.GOES_IN.search(words), moves.GOES_OUT.search(words)
        if inside and not outside and not _DENIED.search(words[: inside.start()]):
            self._move(sentence, moves.OUTDOORS, lambda bed: ("muffled",))
        elif outside and not inside and not _DENIED.search(words[: outside.start()]):
            self._move(sentence, moves.ROOMS, lambda bed: bed.hit.params)

        for parts, left in moves.PARTINGS:
            parted = parts.search(words)
            if parted and not _DENIED.search(words[: parted.start()]):
                self._close([name for name in self.open if name in left], sentence, sentence)

    def _move(
        self, sentence: Sentence, left: frozenset[str], heard: Callable[[Bed], tuple[str, ...]]
    ) -> None:
        """Leave what is not heard at the new place; weather is heard there too, in another way."""
        weather = [
            bed for name, bed in self.open.items() if name in moves.THROUGH_WALLS and heard(bed) != bed.params
        ]
        changed = [bed.name for bed in weather]
        self._close([name for name in self.open if name in left or name in changed], sentence, sentence)
        for bed in weather:
            again = replace(bed, params=heard(bed), heard_at=sentence.before, opens=False, after=sentence)
            self.open[bed.name] = replace(again, last=None, why=None)


_DENIED = re.compile(r"\b(?:not|never|if|would|could|should|might|when|had)\b|n['\u2019]t\b", re.IGNORECASE)
