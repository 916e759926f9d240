"""Slips of the pen in a screenplay: what is valid Fountain, is played, and is hardly what was meant.

None of them stops a render. Lines that a story says word for word are never slips: they are the story's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from drama.desk import manuscript
from drama.desk.pronunciations import is_known
from drama.errors import DramaError, Place, Problem, nearest
from drama.script import fountain
from drama.script.fountain import Element, Row
from drama.script.model import NARRATOR, Line
from drama.script.screenplay.cues import cue_in
from drama.script.screenplay.read import Passage, read_closely, without_continued
from drama.show.production import Production
from drama.space.choose import parts_behind, spaces_in
from drama.speech.direction import Manner, manner
from drama.speech.text.voicing import ranks
from drama.story.model import spoken
from drama.timeline.stops import idle_stops

MOST_WORDS = 6
"""How long a direction is at most that has lost one of its brackets."""

ALIKE = 0.8
"""How like a word of English, by difflib, one must be that is none itself."""

_NAME = re.compile(r"(?P<name>.*?)\s*(?:\([^()]*\)\s*)*\^?\s*:?")
_SENTENCE_END = tuple(".,;:!?\u2026\"'\u201d\u2019-\u2013\u2014")
_TO_WHOM = re.compile(r"(in)?to ", re.IGNORECASE)
_LOST_OPENING = re.compile(r"[^()]*\w\)")
_UNDER_IT = "write right under the name, with no empty line between, what is said"


def slips(production: Production) -> tuple[Problem, ...]:
    """Return every slip of a screenplay, in the order of its lines."""
    text = production.path.read_text(encoding="utf-8-sig")
    page = _Page(text, str(production.path), _roles(production))
    found = [*page.misread(_kept(production)), *page.speeches(), *_stops(production)]
    return tuple(sorted(found, key=lambda one: one.place.line if one.place else 0))


def _roles(production: Production) -> dict[str, str]:
    """Return everybody who speaks, here or in the voice map, by the name in small letters."""
    names = [NARRATOR, *(line.role for line in production.script.lines())]
    with suppress(DramaError):  # what is wrong with the map is told where it is used
        names += [entry.role for entry in production.sheet.entries()]
    return {name.casefold(): name for name in names}


def _kept(production: Production) -> frozenset[str]:
    """Return the ids of the lines of the story, if there is one."""
    with suppress(DramaError):  # the account tells nothing where it is damaged
        return frozenset(one.line for one in manuscript.origins(production.path))
    return frozenset()


@dataclass(frozen=True, slots=True)
class _Page:
    """The text of a screenplay, its file, and its roles by their names in small letters."""

    text: str
    file: str
    roles: Mapping[str, str]

    def misread(self, kept: frozenset[str]) -> Iterator[Problem]:
        """Yield names that are read out, and directions that lost a bracket; not in lines that are `kept`."""
        lines = enumerate(self.text.split("\n"), 1)
        meant = {number for number, row in lines if row.startswith("!") or row.lstrip().startswith("~")}
        for passage in read_closely(self.text, self.file)[1]:
            heard = [beat for beat in passage.beats if isinstance(beat, Line)]
            if all(line.id in kept for line in heard):
                continue
            rows = list(fountain.rows(passage.markup, passage.at))
            if passage.name_at:
                yield from self._said(rows, heard[0].role)
            else:
                yield from self._narrated([row for row in rows if row.at not in meant], passage)

    def _narrated(self, rows: Sequence[Row], passage: Passage) -> Iterator[Problem]:
        """Yield the names that the narrator reads out: on top of a paragraph, or above words in it."""
        for nth, row in enumerate(rows):
            name = _named(row)
            role, above = self.roles.get(name.casefold()), nth < len(rows) - 1
            if role is None or (nth and not above):
                continue
            hint = _UNDER_IT if not above else "leave an empty line above the name"
            if not name.isupper():
                hint = f"write the name in capitals and {hint.removeprefix('write ')}"
            meant = "" if name.isupper() else f" (did you mean '{role}'?)"
            what = f"the narrator would read out '{row.raw.strip()}'{meant}"
            yield Problem(what, Place(self.file, row.at), f"{hint}; to have it read out, put ! before it")

    def _said(self, rows: Sequence[Row], speaker: str) -> Iterator[Problem]:
        """Yield the names and the directions that somebody says."""
        for nth, row in enumerate(rows):
            what, place = f"{speaker} would say '{row.raw.strip()}'", Place(self.file, row.at)
            if bracket := _bracketed(rows, nth):
                yield Problem(f"{what} (did you mean '{bracket}'?)", place, "a direction stands in brackets")
            elif 0 < nth < len(rows) - 1 and _named(row).isupper() and self._is_role(row):
                hint = "leave an empty line above the name; for words, end them with a full stop"
                yield Problem(what, place, hint)

    def _is_role(self, row: Row) -> bool:
        return _named(row).casefold() in self.roles

    def speeches(self) -> Iterator[Problem]:
        """Yield the misspelt directions, and the names with a direction and nothing to say."""
        told: set[str] = set()
        for element in fountain.parse(self.text).elements:
            if element.kind != "character" or cue_in(element.text, self.file, element.at):
                continue
            directions = [part for part in element.parts if part.kind == "parenthetical"]
            for part in directions:
                yield from self._misspelt(part)
            for words in _idle(element):
                if words.casefold() not in told:  # once: what is behind one name is often behind many
                    told.add(words.casefold())
                    yield self._without_effect(words, element)
            mute = len(directions) == len(element.parts)
            if mute and (not directions or any(_does(_inside(part)) for part in directions)):
                what = f"{spoken(fountain.plain(element.text))} says nothing here"
                yield Problem(what, Place(self.file, element.at), _UNDER_IT)

    def _misspelt(self, direction: Element) -> Iterator[Problem]:
        for part in re.split("[;,/]", _inside(direction)):
            if meant := _meant(part.strip()):
                what = f"the direction '{part.strip()}' is not known (did you mean '{meant}'?)"
                hint = "other words in brackets are a note to the reader: they change nothing"
                yield Problem(what, Place(self.file, direction.at), hint)

    def _without_effect(self, words: str, element: Element) -> Problem:
        meant = _meant(words.lower())
        what = f"'{words}' behind a name is not known" + (f" (did you mean '{meant}'?)" if meant else "")
        hint = "known are V.O., O.S. and O.C., over the telephone, directions; the rest changes nothing"
        return Problem(what, Place(self.file, element.at), hint)


def _idle(element: Element) -> Iterator[str]:
    """Yield what stands behind a name and changes nothing; to whom or into what is said is well known."""
    for extension in element.extensions:
        kept = without_continued(spoken(fountain.plain(extension)))
        for _, words in parts_behind(kept):
            if words and not _does(words) and not _TO_WHOM.match(words):
                yield words


def _named(row: Row) -> str:
    """Return a row as a name, without what may follow one over its lines."""
    found = _NAME.fullmatch(spoken(fountain.plain(row.raw))) if len(row.raw) <= 80 else None
    return found["name"] if found else ""


def _bracketed(rows: Sequence[Row], nth: int) -> str:
    """Return a row as the direction that it is but for one bracket, or nothing for other words."""
    shape = rows[nth].shape.strip()
    said = spoken(fountain.plain(rows[nth].raw)).strip("()")
    words = said.split()
    if not words or len(words) > MOST_WORDS:
        return ""
    alone = nth < len(rows) - 1 and not said.endswith(_SENTENCE_END)
    if shape.startswith("(") and not _closes("".join(row.shape for row in rows[nth:]).strip()):
        return f"({said.rstrip(']}')})" if alone or _does(words[0]) else ""
    lost = not nth and alone and _LOST_OPENING.fullmatch(shape)
    return f"({said})" if lost and _does(said) else ""


def _closes(shape: str) -> bool:
    """Return whether the bracket that a text begins with is ever closed."""
    depth = 0
    for bracket in re.finditer("[()]", shape):
        depth += 1 if bracket[0] == "(" else -1
        if not depth:
            return True
    return False


def _inside(direction: Element) -> str:
    return spoken(fountain.plain(direction.text))[1:-1]


def _heard(said: str) -> tuple[Manner, tuple[str, ...]]:
    return manner((said,)), tuple(spaces_in(said))


def _does(said: str) -> bool:
    return _heard(said) != _heard("")


@lru_cache(maxsize=1024)
def _meant(said: str) -> str:
    """Return a direction with a word that is no English put right, where that is heard; else nothing."""
    if said.lower().startswith(("to ", "space:")):
        return ""
    for written in re.findall(r"^[A-Z][a-z]{3,}\b|\b[a-z]{4,}\b", said):
        word = written.lower()
        if is_known(word):
            continue
        close = (one for one in ranks() if one[0] == word[0] and abs(len(one) - len(word)) <= 2)
        for right in get_close_matches(word, close, n=8, cutoff=ALIKE):
            put_right = said.replace(written, right, 1)
            if _heard(put_right) != _heard(said):
                return put_right
    return ""


def _stops(production: Production) -> Iterator[Problem]:
    for cue, playing in idle_stops(production.script):
        named = cue.name.partition(" ")[2]
        what = f"no {cue.kind.lower()} '{named}' plays here{nearest(named, playing)}"
        hint = f"what plays here: {', '.join(playing) or 'nothing'}; {cue.kind}: none ends all of it"
        yield Problem(what, Place(str(production.path), cue.at), hint)
