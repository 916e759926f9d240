"""Rules that rewrite words piece by piece, so that every character can be traced to where it was written.

A rule is a pattern and what stands for it. Characters written anew lead back to the first character of what
they stand for; the others lead to themselves.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, takewhile

from drama.speech.utterance import Pronounced

Rewrite = Callable[["re.Match[str]"], str | None]
"""What stands for a match or for a group of it; None where it stays as it is."""


@dataclass(frozen=True, slots=True)
class Held:
    """Characters `start` to `end` that no rule touches: in the end `words` stand there.

    `ipa` is how they sound, empty where the words say it all.
    """

    start: int
    end: int
    words: str
    ipa: str = ""


@dataclass(frozen=True, slots=True)
class Speakable:
    """Text for an engine; `origin` holds, for each of its characters, the offset in the words as written.

    `sounds` are the parts of it whose sound is known, for an engine that takes IPA.
    """

    text: str
    origin: tuple[int, ...]
    sounds: tuple[Pronounced, ...] = ()

    def written_at(self, offset: int) -> int:
        """Return the offset in the words as written of the character at `offset` of the text."""
        return self.origin[min(offset, len(self.origin) - 1)] if self.origin else 0

    def wholes(self) -> tuple[tuple[int, int], ...]:
        """Return in order the (start, end) of what a part of the written words became, and of each sound."""
        runs = groupby(range(len(self.text)), key=lambda at: self.origin[at])
        spans = [(span[0], span[-1] + 1) for _, run in runs if len(span := list(run)) > 1]
        return tuple(sorted({*spans, *((one.start, one.end) for one in self.sounds)}))


@dataclass(frozen=True, slots=True)
class Draft:
    """Words on their way to being speakable; `held` parts, in order and apart, stay until the end."""

    text: str
    origin: tuple[int, ...]
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What a pattern finds, and what stands for each of its groups; group 0 is all of it."""

    pattern: re.Pattern[str]
    said: Mapping[str | int, Rewrite]

    def edits(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, new words) in order; groups must not overlap."""
        for match in self.pattern.finditer(text):
            found = [
                (match.start(group), match.end(group), new)
                for group, rewrite in self.said.items()
                if match[group] is not None and (new := rewrite(match)) is not None and new != match[group]
            ]
            yield from sorted(found)


def rule(
    pattern: str,
    whole: Rewrite | str | None = None,
    flags: int = 0,
    **groups: Callable[[str], str | None] | str,
) -> Rule:
    """Return a rule for a pattern.

    `whole` stands for all of it: words, or a function of the match; `groups` are words, or functions of what
    the group of that name found.
    """
    said: dict[str | int, Rewrite] = {name: _reading(name, words) for name, words in groups.items()}
    if whole is not None:
        said[0] = _to(whole) if isinstance(whole, str) else whole
    return Rule(re.compile(pattern, flags), said)


def _reading(group: str, words: Callable[[str], str | None] | str) -> Rewrite:
    return _to(words) if isinstance(words, str) else lambda match: words(match[group])


def drafted(words: str) -> Draft:
    """Return words as they are written, each character its own origin."""
    return Draft(words, tuple(range(len(words))))


def applied(draft: Draft, one: Rule) -> Draft:
    """Return the words after a rule, which leaves alone what is held."""
    if not one.pattern.search(draft.text):  # most rules find nothing in most lines
        return draft
    edits = list(one.edits(draft.text))
    return edited(draft, _free(edits, draft.held) if draft.held else edits) if edits else draft


def finished(draft: Draft) -> Speakable:
    """Return the words with what was held in its place."""
    held = draft.held
    whole = edited(replace(draft, held=()), [(one.start, one.end, one.words) for one in held])
    sounds = []
    moved = 0
    for one in held:
        start = one.start + moved
        if one.ipa:
            sounds.append(Pronounced(start, start + len(one.words), one.ipa))
        moved += len(one.words) - (one.end - one.start)
    return Speakable(whole.text, whole.origin, tuple(sounds))


def edited(draft: Draft, edits: Sequence[tuple[int, int, str]]) -> Draft:
    """Return the words with edits made, which are in order and apart from each other and what is held."""
    text: list[str] = []
    origin: list[int] = []
    done = 0
    for start, end, new in edits:
        text += draft.text[done:start], new
        origin += draft.origin[done:start]
        origin += _traced(draft, start, end, new)
        done = end
    text.append(draft.text[done:])
    origin += draft.origin[done:]
    return Draft("".join(text), tuple(origin), tuple(_moved(draft.held, edits)))


def _traced(draft: Draft, start: int, end: int, new: str) -> Sequence[int]:
    """Return an origin for each new character: its own where only capitals changed, else the first one."""
    old = draft.text[start:end]
    if len(old) == len(new) and old.lower() == new.lower():
        return draft.origin[start:end]
    first = draft.origin[start] if start < len(draft.origin) else draft.origin[-1] if draft.origin else 0
    return (first,) * len(new)


def _moved(held: Sequence[Held], edits: Sequence[tuple[int, int, str]]) -> Iterator[Held]:
    waiting = iter(edits)
    edit = next(waiting, None)
    shift = 0
    for one in held:
        while edit and edit[1] <= one.start:
            shift += len(edit[2]) - (edit[1] - edit[0])
            edit = next(waiting, None)
        yield replace(one, start=one.start + shift, end=one.end + shift)


def _free(edits: Sequence[tuple[int, int, str]], held: Sequence[Held]) -> list[tuple[int, int, str]]:
    """Return the edits that touch nothing held."""
    free = []
    waiting = deque(held)
    for start, end, new in edits:
        while waiting and waiting[0].end <= start:
            waiting.popleft()
        touched = list(takewhile(partial(_begins_before, end), waiting))
        if not touched:
            free.append((start, end, new))
        elif end - start == len(new):  # capitals of several words: those between what is held still change
            edges = [start, *(edge for one in touched for edge in (one.start, one.end)), end]
            gaps = zip(edges[::2], edges[1::2], strict=True)
            free += [(one, other, new[one - start : other - start]) for one, other in gaps if one < other]
    return free


def _begins_before(end: int, one: Held) -> bool:
    return one.start < end


def _to(words: str) -> Rewrite:
    return lambda _: words
