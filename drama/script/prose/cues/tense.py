"""The lexicon in the present tense, for stories that are told in it.

In a story told in the past a door that slams is one that always does: the present has its own lexicon.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from drama.script.prose.cues.model import Row, Sentence

_IRREGULAR = {
    "was": "is",
    "were": "are",
    "had": "has",
    "rang": "rings?",
    "sang": "sings?",
    "blew": "blows?",
    "blown": "blows?",
    "shook": "shakes?",
    "drove": "drives?",
    "broke": "breaks?",
    "beat": "beats",
    "fell": "falls?",
    "ran": "runs?",
    "swept": "sweeps?",
    "tore": "tears?",
    "bent": "bends?",
    "caught": "catches",
    "rose": "rises?",
    "came": "comes?",
    "went": "goes|go",
    "struck": "strikes?",
    "met": "meet|meets",
    "drew": "draws?",
    "spat": "spits?",
    "burst": "bursts?",
    "flew": "fl(?:y|ies)",
    "sped": "speeds?",
    "shot": "shoots?",
    "slid": "slides?",
    "sank": "sinks?",
    "stuck": "sticks?",
    "swung": "swings?",
    "heard": "hears?",
    "shut": "shuts",
    "leapt": "leaps?",
    "began": "begins?",
    "got": "gets?",
    "crept": "creeps?",
    "lit": "lights",
    "led": "leads?",
    "rode": "rides?",
    "stung": "stings?",
    "gave": "gives?",
    "took": "takes?",
    "let": "lets?",
    "put": "puts?",
    "hit": "hits?",
    "found": "finds?",
    "threw": "throws?",
    "made": "makes?",
    "sent": "sends?",
    "dug": "digs?",
    "flung": "flings?",
    "ground": "grinds?",
    "held": "holds?",
    "brought": "brings?",
    "spoke": "speaks?",
    "woke": "wakes?",
    "bit": "bites?",
}
_PAST = re.compile(rf"(?:(?<=\\b)|(?<![A-Za-z\\]))(?:({'|'.join(_IRREGULAR)})|([a-z]{{2,}})ed)(?![A-Za-z])")
_IS = re.compile(r"\b(?:is|are|am|says|has|does|looks|goes|comes|stands|sits|turns)\b")
_WAS = re.compile(r"\b(?:was|were|said|had|did|looked|went|came|stood|sat|turned)\b")


def is_present(text: str, sentences: Sequence[Sentence]) -> bool:
    """Tell whether narration is told in the present tense."""
    now = then = 0
    for one in sentences:
        now += sum(1 for _ in _IS.finditer(text, *one.span))
        then += sum(1 for _ in _WAS.finditer(text, *one.span))
    return now > then


class Rows:
    """Rows of the lexicon by their sound, as they are and with the present tense beside the past."""

    def __init__(self, *rows: Row) -> None:
        self.rows = rows

    def told(self, *, present: bool) -> Mapping[str, Sequence[Row]]:
        """Return the rows for narration in the past, or in the present."""
        return self._present if present else self._past

    @cached_property
    def _past(self) -> Mapping[str, Sequence[Row]]:
        return _by_name(self.rows)

    @cached_property
    def _present(self) -> Mapping[str, Sequence[Row]]:
        return _by_name(replace(row, pattern=_present(row.pattern)) for row in self.rows)


def _by_name(rows: Iterable[Row]) -> Mapping[str, Sequence[Row]]:
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_name[row.name].append(row)
    return by_name


def _present(pattern: str) -> str:
    return _PAST.sub(_both, pattern)


def _both(match: re.Match[str]) -> str:
    irregular, stem = match[1], match[2]
    if irregular:
        return f"(?:{irregular}|{_IRREGULAR[irregular]})"
    stems = [stem, stem + "e"]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        stems.append(stem[:-1])
    return f"(?:{stem}ed|(?:{'|'.join(stems)})(?:s|es)?)"
