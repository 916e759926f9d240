"""Suggestions that the writer does not want, found again in a story that was edited since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drama.script.prose.origins import Suggestion

_SAME = 0.6
"""The share of words that two sentences have in common where one is the other, edited."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A suggestion that is not wanted: its id, its sound ("SOUND: thunder"), and its sentence."""

    id: str
    cue: str
    sentence: str


def sound(suggestion: Suggestion) -> str:
    """Return the sound of a suggestion without the words that say how it is heard."""
    return f"{suggestion.cue.kind}: {suggestion.cue.name}"


def wanted(suggestions: Sequence[Suggestion], rejected: Iterable[Rejected]) -> tuple[Suggestion, ...]:
    """Return the suggestions that were not rejected; the end of a bed goes with the bed."""
    refused = refusals(suggestions, rejected)
    return tuple(one for one in suggestions if one.id not in refused and one.of not in refused)


def refusals(suggestions: Sequence[Suggestion], rejected: Iterable[Rejected]) -> frozenset[str]:
    """Return the ids of the suggestions that were rejected, also where their sentence was edited a little."""
    known = {one.id for one in suggestions}
    found = set()
    for one in rejected:
        if one.id in known:
            found.add(one.id)
        else:
            found |= _likest(one, [each for each in suggestions if sound(each) == one.cue])
    return frozenset(found)


def _likest(rejected: Rejected, suggestions: Sequence[Suggestion]) -> set[str]:
    words = rejected.sentence.casefold().split()
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words)
    best, name = _SAME, ""
    for one in suggestions:
        matcher.set_seq1(one.sentence.casefold().split())
        if matcher.quick_ratio() >= best and matcher.ratio() >= best:
            best, name = matcher.ratio(), one.id
    return {name} if name else set()
