"""Finding the quotations that corrections are about, also in a story that was edited since.

Candidates come from an index of three words in a row, so that the time grows with the story and with the
corrections, not with their product. Each candidate is then compared word by word, with what stands around it.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drama.script.corrections.model import Correction, Placed
from drama.script.corrections.stream import LONGEST, WINDOW, Stream, Words, ids, words_in

_GRAM = 3
_COMMON = 40
"""Three words that stand in more places than this tell nothing."""

_DRIFT = 6
"""Words by which an edit may have moved a quotation against the words next to it."""

_MOST_COMPARED = 6
_MARGIN = 0.06
"""The lead over any other place that makes a place the right one."""

_SAME = 0.999

_SURROUNDINGS = {1: 0.9, 2: 0.7, 3: 0.3}
"""How much must still stand around words that are said once and unchanged, by how many they are."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a quotation is what a correction is about: 0.0 to 1.0 for its words and for either side."""

    nth: int
    number: int
    said: float
    after: float
    before: float
    length: int

    @property
    def score(self) -> float:
        """The fit as a whole: the longer the quotation, the more its own words count."""
        weight = min(2.0, 0.5 + self.length / 4)
        return (weight * self.said + self.after + self.before) / (weight + 2.0)

    def holds(self, among: int) -> bool:
        """Tell whether the evidence is enough.

        Words said more than once need both sides, for the right ones may be gone. Words said once are known
        by themselves, the longer the better: a paragraph that was moved has lost its neighbours.
        """
        low, high = sorted((self.after, self.before))
        if among > 1:
            return self.said >= 0.75 and low + high >= 1.6
        if self.said == 1.0:
            return low + high >= _SURROUNDINGS.get(self.length, 0.0)
        # Half of two or three words is one, which the next line may have too.
        near = low + high >= (1.8 if self.length < 4 and self.said < 0.6 else 1.3) and low >= 0.3
        return (
            (self.said >= 0.5 and near)
            or (self.said >= 0.6 and high >= 0.9 and self.length >= 3)
            or (self.said >= 0.8 and self.length >= 5 and (low + high >= 0.5 or self.length >= 8))
        )


def place(corrections: Sequence[Correction], story: Stream) -> Placed:
    """Return the quotations that corrections are about; where that is not clear, a correction is lost.

    A correction finds its quotation though a few words of it or around it are others, or its paragraph was
    moved. No quotation gets two.
    """
    fits: list[_Fit] = []
    candidates = _candidates(corrections, story)
    for nth, correction in enumerate(corrections):
        compared = (
            _fit(nth, correction, number, story)
            for number in candidates[nth]
            if (story.quotations[number].kind == "told") == correction.told
        )
        fits += [fit for fit in compared if fit.holds(correction.anchor.among)]
    chosen = _choose(fits, corrections, ids(story))
    kept = sorted((fit.number, corrections[nth]) for nth, fit in chosen.items())
    taken = {fit.number for fit in chosen.values()}
    twice = {fit.nth for fit in fits if fit.score >= _SAME and fit.number in taken and fit.nth not in chosen}
    lost = (one for nth, one in enumerate(corrections) if nth not in chosen and nth not in twice)
    return Placed(tuple(kept), tuple(lost), tuple(corrections[nth] for nth in sorted(twice)))


def placed_elsewhere(placed: Placed, whole: Stream) -> Placed:
    """Return the corrections laid over a part of a story, those that only the `whole` has no longer lost."""
    found = {one for _, one in place([one for one in placed.lost if not one.told], whole).kept}
    told = {one: words_in(one.anchor.said) for one in placed.lost if one.told}
    standing = _standing(told.values(), whole.words)
    found |= {one for one, said in told.items() if said in standing}
    return replace(
        placed,
        lost=tuple(one for one in placed.lost if one not in found),
        elsewhere=tuple(one for one in placed.lost if one in found),
    )


def _standing(sayings: Iterable[Words], words: Words) -> set[Words]:
    """Return which of some sayings stand among the words, looked up by the words each begins with."""
    heads: dict[Words, set[Words]] = defaultdict(set)
    for said in sayings:
        heads[said[:_GRAM]].add(said)
    return {
        said
        for length in set(map(len, heads))
        for at in range(len(words) - length + 1)
        for said in heads.get(words[at : at + length], ())
        if words[at : at + len(said)] == said
    }


def _choose(fits: Sequence[_Fit], corrections: Sequence[Correction], names: Sequence[str]) -> dict[int, _Fit]:
    """Return the fit of each correction, the best first; one with an equal elsewhere is left out."""

    def own(fit: _Fit) -> bool:
        return fit.score >= _SAME and names[fit.number] == corrections[fit.nth].id

    chosen: dict[int, _Fit] = {}
    taken: set[int] = set()
    rivals: dict[int, list[_Fit]] = defaultdict(list)
    for fit in sorted(fits, key=lambda one: (not own(one), -one.score, one.nth, one.number)):
        rivals[fit.nth].append(fit)
        if fit.nth not in chosen and fit.number not in taken:
            chosen[fit.nth] = fit
            taken.add(fit.number)
    return {
        nth: fit
        for nth, fit in chosen.items()
        if own(fit) or not any(_as_good(one, fit) and one.number not in taken for one in rivals[nth])
    }


def _as_good(one: _Fit, fit: _Fit) -> bool:
    if one.number == fit.number or one.score <= fit.score - _MARGIN:
        return False
    return one.score >= _SAME or fit.score < _SAME


def _grams(words: Words) -> Iterator[tuple[int, Words]]:
    return ((at, words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1))


def _candidates(corrections: Sequence[Correction], story: Stream) -> list[list[int]]:
    """Return for each correction the quotations it may be about, the likeliest first."""
    wanted: list[list[tuple[int, Words]]] = []
    for correction in corrections:
        after = words_in(correction.anchor.after)
        whole = after + words_in(correction.anchor.said) + words_in(correction.anchor.before)
        wanted.append([(at - len(after), gram) for at, gram in _grams(whole)])
    places: dict[Words, list[int]] = {gram: [] for grams in wanted for _, gram in grams}
    for at, gram in _grams(story.words):
        if (found := places.get(gram)) is not None and len(found) <= _COMMON:
            found.append(at)
    spoken = [
        (first, number)
        for number, (first, end) in enumerate(story.stretches)
        if end > first and story.quotations[number].kind != "not_speech"
    ]
    likely = [_votes(grams, places, spoken).most_common(_MOST_COMPARED) for grams in wanted]
    same: dict[Words, list[int]] = defaultdict(list)
    for _, number in spoken:
        same[story.said(number)].append(number)
    return [
        list(
            dict.fromkeys([number for number, _ in found] + same[words_in(one.anchor.said)][:_MOST_COMPARED])
        )
        for found, one in zip(likely, corrections, strict=True)
    ]


def _votes(
    grams: Sequence[tuple[int, Words]],
    places: dict[Words, list[int]],
    spoken: Sequence[tuple[int, int]],
) -> Counter[int]:
    """Count for quotations the rows of words that stand where they should; rare ones count more."""
    votes: Counter[int] = Counter()
    for offset, gram in grams:
        found = places[gram]
        if len(found) > _COMMON:
            continue
        for at in found:
            low = bisect_left(spoken, (at - offset - _DRIFT, 0))
            high = bisect_left(spoken, (at - offset + _DRIFT + 1, 0))
            for _, number in spoken[low:high]:
                votes[number] += 60 // len(found)
    return votes


def _fit(nth: int, correction: Correction, number: int, story: Stream) -> _Fit:
    anchor = correction.anchor
    said, here = words_in(anchor.said), story.said(number)
    length = len(said)
    if length >= LONGEST:
        own = 1.0 - _distance(said, here[: LONGEST + _DRIFT]) / length
    else:
        own = 1.0 - _distance(said, here[: 2 * LONGEST], whole=True) / max(1, length, len(here))
    after, before = words_in(anchor.after)[::-1], words_in(anchor.before)
    return _Fit(
        nth,
        number,
        own,
        _likeness(after, story.before(number, WINDOW + _DRIFT)[::-1]),
        _likeness(before, story.after(number, WINDOW + _DRIFT)),
        length,
    )


def _likeness(stored: Words, here: Words) -> float:
    """Return how much of a side still stands, counted from the quotation outwards."""
    if not stored:
        return 1.0 if not here else 0.5
    return 1.0 - _distance(stored, here) / len(stored)


def _distance(one: Words, other: Words, whole: bool = False) -> int:
    """Return in how many words two texts differ; what follows in `other` counts only where it is `whole`."""
    if one == other[: len(one)] and (not whole or len(one) == len(other)):
        return 0
    row = list(range(len(other) + 1))
    for at, word in enumerate(one, 1):
        diagonal, row[0] = row[0], at
        for column, against in enumerate(other, 1):
            best = min(diagonal + (word != against), row[column] + 1, row[column - 1] + 1)
            diagonal, row[column] = row[column], best
    return row[-1] if whole else min(row)
