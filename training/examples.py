"""Stories whose speakers are known, as the ranker sees them: features of every option, and the right one."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.labelled import gold, parse_labelled, read_labelled
from benchmarks.systems import read_story
from drama.learned.forest import Forest
from drama.script.prose.candidates import candidates
from drama.script.prose.exchange import begins
from drama.script.prose.features import NAMES, Row, Situation, features
from drama.script.prose.listed import listed
from drama.script.prose.model import Quotation
from drama.script.prose.quotes import find
from drama.script.prose.study import Study, lay_groundwork, study
from drama.script.prose.turns import Turn
from training.augment import SHARE, untagged

NOT_SPOKEN = ("not_speech", "optional")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARTICLES = ("the", "a", "an")
_TITLES = listed("mr mrs miss ms dr sir lady lord captain colonel major doctor professor aunt uncle")


@dataclass(frozen=True, slots=True)
class Example:
    """One story: `options` and `rows` hold a list a turn, `right` whether each option speaks it.

    `fresh` says which turns begin a new exchange, `plain` whose own tag names the right person outright,
    `scenes` which scene each turn is in.

    Turns whose speaker is not known, or is not among the options, have no right option.
    """

    name: str
    options: Sequence[Sequence[int]]
    rows: Sequence[Sequence[Row]]
    right: Sequence[Sequence[bool]]
    known: Sequence[bool]
    fresh: Sequence[bool]
    plain: Sequence[bool]
    scenes: Sequence[int]

    def matrix(self) -> NDArray[np.float32]:
        """Return all rows one below the other, (options, features)."""
        return np.array([row for group in self.rows for row in group], np.float32).reshape(-1, len(NAMES))


def labelled(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the labelled stories of a folder in the scorer's form."""
    return (gold(read_labelled(path)) for path in sorted(folder.glob("*.txt")))


def augmented(folder: Path, share: float = SHARE) -> Iterator[dict[str, Any]]:
    """Yield the labelled stories of a folder with a share of their short tags dropped."""
    for path in sorted(folder.glob("*.txt")):
        yield gold(parse_labelled(untagged(path.read_text(encoding="utf-8"), path.name, share)))


def corpus(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the works of a file in the scorer's form, one a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def example(work: Mapping[str, Any], forest: Forest | None = None) -> Example:
    """Return a work, in the scorer's form, as the ranker sees it; `forest` says who are one."""
    story = read_story(work["text"])
    quotations = find(story)
    found = study(story, quotations, {}, lay_groundwork(story, quotations, (), forest))
    options = candidates(found.turns, found.decisions, found.company.everyone)
    situation = Situation(found.scenery, found.company, found.turns, found.decisions, options)
    speakers = speakers_of(work, quotations, found.turns)
    people = _people(work, found)
    right = [
        [speaker is not None and speaker in people[person] for person in some]
        for speaker, some in zip(speakers, options, strict=True)
    ]
    known = [speaker is not None for speaker in speakers]
    plain = [
        one is not None and one in some and fits[some.index(one)]
        for one, some, fits in zip(situation.tagged, options, right, strict=True)
    ]
    scenes = [turn.scene for turn in found.turns]
    return Example(
        work["work"], options, features(situation), right, known, begins(found.turns), plain, scenes
    )


def speakers_of(
    work: Mapping[str, Any], quotations: Sequence[Quotation], turns: Sequence[Turn]
) -> list[str | None]:
    """Return the known speaker of every turn: whose quotations cover most of it, None where nobody's do."""
    spans = [
        (quote["start"], quote["end"], quote["speaker"])
        for quote in work["quotes"]
        if quote["type"] not in NOT_SPOKEN and not quote["speaker"].startswith("_")
    ]
    said = _overlaps(sorted(spans), quotations)
    speakers = []
    for turn in turns:
        votes = sum((said[number] for number in turn.quotations), Counter[str]())
        speakers.append(votes.most_common(1)[0][0] if votes else None)
    return speakers


def _overlaps(spans: Sequence[tuple[int, int, str]], quotations: Sequence[Quotation]) -> list[Counter[str]]:
    """Return for each quotation how many of its characters each speaker says, where that is most of it."""
    found: list[Counter[str]] = []
    first = 0
    for one in quotations:
        while first < len(spans) and spans[first][1] <= one.start:
            first += 1
        said: Counter[str] = Counter()
        for start, end, speaker in spans[first:]:
            if start >= one.end:
                break
            said[speaker] += min(end, one.end) - max(start, one.start)
        found.append(said if said.total() > 0.5 * (one.end - one.start) else Counter())
    return found


def _people(work: Mapping[str, Any], found: Study) -> list[set[str]]:
    """Return for each person of the study which characters of the work their name fits."""
    fits = fitting(work)
    people = [fits(name) for name in found.names]
    narrator = found.company.narrator
    if narrator is not None and not people[narrator]:
        people[narrator] = {one["name"] for one in work["characters"] if one.get("narrator")}
    return people


def fitting(work: Mapping[str, Any]) -> Callable[[str], set[str]]:
    """Return what tells which characters of a work a name fits, by all the names it has for them."""
    named: dict[str, set[str]] = {}
    for character in work["characters"]:
        for alias in (character["name"], *character["aliases"], *character.get("aliases_added", ())):
            named.setdefault(_plain(alias), set()).add(character["name"])
    return lambda name: named.get(_plain(name)) or named.get(_untitled(name)) or set()


def _plain(name: str) -> str:
    words = _WORDS.findall(name.lower().replace("’", "'"))
    return " ".join(words[1:] if words[:1] and words[0] in _ARTICLES else words)


def _untitled(name: str) -> str:
    return " ".join(word for word in _plain(name).split() if word not in _TITLES)
