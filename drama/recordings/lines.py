"""The lines of a script as actors are asked for them, and how a recorded line is found again after edits.

A sheet that was handed out is a promise: the id printed on it keeps meaning those words by that role,
whatever happens to the script. So what was given out is kept (`Given`), and each line of today's script
(`Slot`) is found among it by its role and its words, never by its number.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from heapq import nlargest
from typing import TypeVar

from drama.script.model import Line, Script, announcement

CUE_CHARACTERS = 90
"""How much of the line before an actor sees: enough to answer it."""

ALIKE = 0.5
"""How much of its words an edited line has in common with what it was (difflib's ratio)."""

COMPARED = 32
"""So many lines of a role are compared with one that is lost."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A line of the script, spoken by `role`, with what its actor wants to know.

    `number` counts all lines from 1; `cue` is the end of the line before in the same scene, with its role.
    """

    line: Line
    role: str
    number: int
    chapter: str
    scene: str
    cue: str


@dataclass(frozen=True, slots=True)
class Given:
    """A line as it was given to an actor once: files are named by its `id`."""

    id: str
    role: str
    words: str
    cue: str = ""
    direction: tuple[str, ...] = ()


Side = TypeVar("Side", Slot, Given)


@dataclass(frozen=True, slots=True)
class Found:
    """Where given lines are in today's script: their id by the id of the line, and those that are nowhere."""

    ids: Mapping[str, str]
    lost: tuple[Given, ...]


def directed_anew(slot: Slot, given: Given) -> bool:
    """Tell whether a line has another direction than it was given out with."""
    return _how(slot) != _how(given)


def slots(script: Script, announced: bool, name_of: Callable[[str], str]) -> tuple[Slot, ...]:
    """Return every line in playing order, the titles of chapters where they are `announced`.

    `name_of` gives the role that plays a name. A title that two chapters share is one line.
    """
    found: dict[str, Slot] = {}
    for line, chapter, scene, cue in _lines(script, announced):
        slot = Slot(line, name_of(line.role), len(found) + 1, chapter, scene, cue)
        found.setdefault(line.id, slot)
    return tuple(found.values())


def _lines(script: Script, announced: bool) -> Iterator[tuple[Line, str, str, str]]:
    titled = script.announced() if announced else ()
    for chapter in script.heard():
        if chapter in titled:
            yield announcement(chapter), chapter.title, "", ""
        for scene in chapter.scenes:
            cue = ""
            for line in (beat for beat in scene.beats if isinstance(beat, Line)):
                yield line, chapter.title, scene.heading, cue
                cue = f"{line.role}: {_end_of(line.words)}"


def _end_of(words: str) -> str:
    flat = " ".join(words.split())
    if len(flat) <= CUE_CHARACTERS:
        return flat
    return "… " + flat[-CUE_CHARACTERS:].partition(" ")[2]


@lru_cache(100_000)
def plain(words: str) -> str:
    """Return words as they are compared: small letters and digits, no marks, single spaces.

    Words without a letter or a digit are compared as they are written.
    """
    joined = re.sub(r"['\u2018\u2019\u02bc]", "", unicodedata.normalize("NFKC", words).casefold())
    return " ".join(re.findall(r"[^\W_]+", joined)) or words.strip()


def find(today: Sequence[Slot], given: Iterable[Given], recorded: Iterable[str]) -> Found:
    """Return where the given lines are in today's script.

    Words said several times by a role are told apart by the direction and the line before, then by their
    order. Lines with the ids `recorded` choose first, so that a recording is used where its words are.
    """
    there = frozenset(recorded)
    waiting = sorted(given, key=lambda one: one.id not in there)
    first = sum(one.id in there for one in waiting)
    ids: dict[str, str] = {}
    for some in (waiting[:first], waiting[first:]):
        for knows in _LIKENESS:
            _pair(ids, today, some, knows)
    placed = set(ids.values())
    return Found(ids, tuple(one for one in waiting if one.id not in placed))


def _said(one: Slot | Given) -> tuple[str, str]:
    return one.role, plain(one.line.words if isinstance(one, Slot) else one.words)


def _how(one: Slot | Given) -> str:
    return plain(" ".join(one.line.direction if isinstance(one, Slot) else one.direction))


_Likeness = Callable[[Slot | Given], Hashable]


def _after(one: Slot | Given) -> Hashable:
    return _said(one), plain(one.cue)


_LIKENESS: tuple[_Likeness, ...] = (
    lambda one: (_after(one), _how(one)),
    lambda one: (_said(one), _how(one)),
    _after,
    _said,
)
"""By what a line is found again, the strongest first."""


def _pair(ids: dict[str, str], today: Sequence[Slot], given: Sequence[Given], knows: _Likeness) -> None:
    """Add to `ids` the lines that are alike, each once, in their order.

    Where there are more of one side than of the other, those are left that the line before will tell.
    """
    placed = set(ids.values())
    offers = [one for one in given if one.id not in placed]
    if not offers:
        return
    open_ = [slot for slot in today if slot.line.id not in ids]
    spared = set(map(_after, offers)) & set(map(_after, open_))

    def first(some: Sequence[Side], number: int) -> list[Side]:
        order = sorted(range(len(some)), key=lambda at: _after(some[at]) in spared)
        return [some[at] for at in sorted(order[:number])]

    asked = _alike(open_, knows)
    for like, offered in _alike(offers, knows).items():
        number = min(len(offered), len(asked.get(like, ())))
        pairs = zip(first(asked.get(like, []), number), first(offered, number), strict=True)
        ids.update((slot.line.id, one.id) for slot, one in pairs)


def _alike(some: Iterable[Side], knows: _Likeness) -> dict[Hashable, list[Side]]:
    found: dict[Hashable, list[Side]] = defaultdict(list)
    for one in some:
        found[knows(one)].append(one)
    return found


def give(today: Sequence[Slot], given: Iterable[Given], found: Found) -> tuple[Given, ...]:
    """Return today's lines as they are given out now, each with the id it keeps.

    A new line has its id of the script, unless that was given to another line before.
    """
    used = {one.id for one in given}
    lines = []
    for slot in today:
        name = found.ids.get(slot.line.id) or _free(slot.line.id, used)
        used.add(name)
        lines.append(Given(name, slot.role, slot.line.words, slot.cue, slot.line.direction))
    return tuple(lines)


def _free(name: str, used: Collection[str]) -> str:
    number = 0
    free = name
    while free in used:
        number += 1
        free = name[0] + hashlib.sha256(f"{name}:{number}".encode()).hexdigest()[:8]
    return free


def edited(lost: Given, today: Iterable[Slot]) -> Slot | None:
    """Return the line that a lost one probably became: other words of its role, or its words by another."""
    slots = tuple(today)
    own = {plain(slot.line.words): slot for slot in reversed(slots) if slot.role == lost.role}
    words = plain(lost.words)
    close = get_close_matches(words, _likely(words, own), n=1, cutoff=ALIKE)
    if close:
        return own[close[0]]
    same = (slot for slot in slots if plain(slot.line.words) == plain(lost.words))
    after = (slot for slot in slots if slot.role == lost.role and lost.cue and slot.cue == lost.cue)
    return next(same, None) or next(after, None)


def _likely(words: str, others: Iterable[str]) -> list[str]:
    """Return those that have most letters in common with some words: comparing whole takes far longer."""
    matcher = SequenceMatcher(b=words)

    def letters(other: str) -> float:
        matcher.set_seq1(other)
        return matcher.quick_ratio()

    return nlargest(COMPARED, others, key=letters)
