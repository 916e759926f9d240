"""Finding in the narration what the lexicon has: its rows, its pairs of words, and noises by themselves."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drama.script.prose.cues.guards import against
from drama.script.prose.cues.lexicon import (
    BED_PAIRS,
    BED_PHRASES,
    BED_ROWS,
    SHOT_PAIRS,
    SHOT_PHRASES,
    SHOT_ROWS,
)
from drama.script.prose.cues.model import Effect, Hit, Row, Sentence, Sound, compiled
from drama.script.prose.cues.noises import noises
from drama.script.prose.cues.pairs import Pairs, found
from drama.script.prose.cues.params import params
from drama.script.prose.cues.stems import LOOSE, STEMS
from drama.script.prose.cues.tense import Rows, is_present
from drama.script.prose.cues.words import Word, words
from drama.story.model import Span

_AT = ("at", "at2", "at3")
"""Groups of a pattern that hold the word at which a sound is heard."""

_MEMORY = 160
"""Characters within which "it" may still be what was spoken of."""

_APART = 40
"""Characters within which two finds mean the same sound."""

_LASTS = frozenset(["begins", "is", "stops"])


def shots(text: str, sentences: Sequence[Sentence], names: frozenset[str], *, phrases: bool) -> Iterator[Hit]:
    """Yield what is heard once, in order; of finds that mean the same sound, one.

    With `phrases` turns of phrase are looked for as well.
    """
    present = is_present(text, sentences)
    for sentence in sentences:
        search = _Search(text, sentence, names, present)
        told = words(text, sentence.span)
        every = [*search.by_row(SHOT_ROWS), *search.by_pair(told, SHOT_PAIRS), *search.by_noise(told)]
        every += search.by_row(SHOT_PHRASES) if phrases else ()
        yield from _once(_without_rivals(every))


def beds(text: str, sentence: Sentence, names: frozenset[str], *, present: bool, phrases: bool) -> list[Hit]:
    """Return what a sentence says of sounds that last, in order; `present` is the tense of the narration.

    With `phrases` turns of phrase are looked for as well.
    """
    search = _Search(text, sentence, names, present)
    told = words(text, sentence.span)
    every = [*search.by_row(BED_ROWS), *search.by_pair(told, BED_PAIRS)]
    every += search.by_row(BED_PHRASES) if phrases else ()
    return _once(every)


@dataclass(frozen=True, slots=True)
class _Search:
    """A search of one sentence; what it yields has nothing that speaks against it."""

    text: str
    sentence: Sentence
    names: frozenset[str]
    present: bool

    def by_row(self, rows: Rows) -> Iterator[Hit]:
        """Yield what the patterns of the lexicon find."""
        told = rows.told(present=self.present)
        lowered = self.text[self.sentence.span.start : self.sentence.span.end].casefold()
        spoken: dict[str, bool] = {}
        for name in STEMS.keys() & told.keys():
            plain = any(stem in lowered for stem in STEMS[name])
            if not plain and not any(stem in lowered for stem in LOOSE[name]):
                continue
            for row in told[name]:
                asked = row.needs or row.near
                if (plain or asked) and all(self._spoken(one, spoken) for one in (row.about, asked) if one):
                    yield from self._matches(row)

    def _spoken(self, of: str, known: dict[str, bool]) -> bool:
        """Tell whether something is spoken of here or shortly before: a look that spares longer ones."""
        if of not in known:
            start, end = self.sentence.span
            known[of] = bool(compiled(of).search(self.text, max(0, start - _MEMORY), end))
        return known[of]

    def by_pair(self, told: Sequence[Word], pairs: Pairs) -> Iterator[Hit]:
        """Yield what two words tell that belong together."""
        for one in found(self.text, told, pairs, self.names, present=self.present):
            if not self._is_name(one.words) and not self._against(one.pair, one.words):
                yield self._hit(one.pair, one.words, one.at)

    def by_noise(self, told: Sequence[Word]) -> Iterator[Hit]:
        """Yield what is told by its own noise, which is neither denied nor usual: it is there."""
        for sound, noise in noises(self.text, told):
            if self._against(sound, noise) in ("", "denied", "usual"):
                yield self._hit(sound, noise, noise.start)

    def _matches(self, row: Row) -> Iterator[Hit]:
        for match in compiled(row.pattern).finditer(self.text, *self.sentence.span):
            matched = Span(match.start(), match.end())
            at = next((match.start(g) for g in _AT if match.re.groupindex.get(g) and match[g]), matched.start)
            fits = not self._is_name(matched) and self._fits(row, matched.start)
            if fits and not self._against(row, matched):
                yield self._hit(row, matched, at)

    def _fits(self, row: Row, at: int) -> bool:
        """Tell whether what a row asks of the words around it is so."""
        low, (start, end) = max(0, at - _MEMORY), self.sentence.span
        if row.needs and not compiled(row.needs).search(self.text, low, at):
            return False
        if row.near and not compiled(row.near).search(self.text, low, end):
            return False
        if row.subject and _IN_PASSING.search(self.text, max(start, at - _PASSING), at):
            return False
        return not row.unless or not compiled(row.unless).search(self.text, start, at)

    def _is_name(self, words: Span) -> bool:
        """Tell whether words begin with somebody's name: "Storm broke the lock" where Storm is a person."""
        first = self.text[words.start : words.end].split(maxsplit=1)[0].strip("\"“‘_,.'’")
        if not first[:1].isupper() or first in _SMALL:
            return False
        return first.casefold() in self.names or words.start > self.sentence.span.start + 2

    def _against(self, sound: Sound, words: Span) -> str:
        return against(self.text, self.sentence.span, words, perfect=sound.effect in _LASTS)

    def _hit(self, sound: Sound, words: Span, at: int) -> Hit:
        asked = params(self.text, sound.name, self.sentence.span, words, sound.params)
        return Hit(sound, self.sentence, words, at, asked)


_PASSING = 40
_IN_PASSING = re.compile(
    r"\b(?:in|on|at|by|to|through|behind|from|into|near|beside|over|under|against|past|along|across|towards?|"
    r"outside|inside) (?:the|a|an|his|her|my|their|its|our|this|that) (?:[\w'\u2019-]+ ){0,2}$",
    re.IGNORECASE,
)
"""What makes a thing a place where something happens: the man at the gate complained."""

_SMALL = frozenset(["The", "A", "An", "It", "I", "St", "Saint", "Big"])
"""Words that are written large and are nobody's name, also where somebody tells of himself."""

_RATHER = {
    "footsteps": ("horse",),
    "door knock": ("arrow strike",),
    "door slam": ("sword clash", "glass", "thunder"),
    "thunder": ("horse",),
}
"""What another sound at the same word explains better: who clatters may be on horseback."""


def _without_rivals(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits without those that another one at the same word explains better."""
    at = {(hit.sound.name, hit.at) for hit in hits}
    return [hit for hit in hits if not any((name, hit.at) in at for name in _RATHER.get(hit.sound.name, ()))]


def _once(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits in order, and of those that mean the same sound the plainest."""
    kept: dict[tuple[str, Effect], list[Hit]] = {}
    for hit in sorted(hits, key=lambda one: (one.at, -one.sound.weight)):
        same = kept.setdefault((hit.sound.name, hit.sound.effect), [])
        if not same or hit.at - same[-1].at >= _APART:
            same.append(hit)
        elif hit.sound.weight > same[-1].sound.weight:
            same[-1] = hit
    return sorted((hit for same in kept.values() for hit in same), key=lambda one: one.at)
