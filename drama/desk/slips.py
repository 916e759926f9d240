"""Slips of the pen in a screenplay: what is valid Fountain, is played, and is hardly what was meant.

None of them stops a render. Lines that a story says word for word are never slips: they are the story's.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache

from drama.desk import manuscript
from drama.desk.namelike import (
    SENTENCE_END,
    almost_capitals,
    as_name,
    is_name,
    recurring_heads,
    softly_ended,
    twins,
)
from drama.desk.overlong import overlong
from drama.desk.pronunciations import is_known
from drama.errors import DramaError, Place, Problem, nearest
from drama.script import fountain
from drama.script.fountain import Element, Row
from drama.script.model import NARRATOR, Cue, Line
from drama.script.screenplay.cues import cue_in, is_unspoken, written
from drama.script.screenplay.file import text_of
from drama.script.screenplay.form import name_before, speakers
from drama.script.screenplay.nearly import bracketed_first, nearly, waits_inside, without_colon
from drama.script.screenplay.read import Passage, read_closely, without_continued
from drama.show.production import Production
from drama.space.choose import parts_behind, spaces_in
from drama.speech.direction import Manner, manner
from drama.speech.text.voicing import ranks
from drama.story.model import spoken
from drama.timeline.fleeting import fleeting
from drama.timeline.stops import idle_stops

MOST_WORDS = 6
"""How long a direction is at most that has lost one of its brackets."""

ALIKE = 0.8
"""How like a word of English, by difflib, one must be that is none itself."""

_PAGE = re.compile(r"\s*[0-9]{1,3}\.\s*")
_OF_FILMS = re.compile(
    r"\s*(?:(?:SLOW )?FADE (?:IN|UP|OUT|TO BLACK|TO WHITE)|(?:(?:SMASH|HARD|QUICK) )?CUT TO (?:BLACK|WHITE)"
    r"|(?:SMASH|MATCH|JUMP|HARD|QUICK) CUT[.:]?|DISSOLVE[.:]?|INTERCUT\b[^a-z]*|CONTINUED)\s*"
)
_TO_WHOM = re.compile(r"(in)?to ", re.IGNORECASE)
_LOST_OPENING = re.compile(r"[^()]*\w\)")
_STANDS_AS = {"transition": "as a transition", "heading": "as the heading of a scene", "centered": "centred"}
_TO_BE_READ = "to have it read out, put ! before it"
_UNDER_IT = "write right under the name, with no empty line between, what is said"


def slips(production: Production) -> tuple[Problem, ...]:
    """Return every slip of a screenplay, in the order of its lines."""
    text = text_of(production.path)
    page = _Page(text, str(production.path), _roles(production))
    kept = _kept(production)
    found = [
        *page.misread(kept),
        *page.on_one_row(kept),
        *page.speeches(),
        *page.hidden_cues(),
        *page.over_narration(),
        *_stops(production),
        *_fleeting(production),
        *overlong(production),
        *twins(production.script, str(production.path)),
    ]
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


@dataclass(frozen=True)
class _Page:
    """The text of a screenplay, its file, and its roles by their names in small letters."""

    text: str
    file: str
    roles: Mapping[str, str]

    @cached_property
    def passages(self) -> Sequence[Passage]:
        """What is played, with its markup."""
        return read_closely(self.text, self.file)[1]

    @cached_property
    def elements(self) -> Sequence[Element]:
        """What the syntax of Fountain makes of the text."""
        return fountain.parse(self.text).elements

    def misread(self, kept: frozenset[str]) -> Iterator[Problem]:
        """Yield names that are read out, and directions that lost a bracket; not in lines that are `kept`."""
        recurring = recurring_heads(self.passages)
        for passage, rows in self._written(kept):
            if passage.name_at:
                heard = next(beat for beat in passage.beats if isinstance(beat, Line))
                yield from self._said(rows, heard.role)
            else:
                yield from self._narrated(rows, recurring)

    def on_one_row(self, kept: frozenset[str]) -> Iterator[Problem]:
        """Yield once for all the names that are read out with the words behind them: `BEA: Hello`."""
        over = [Row(one.text, one.text, one.at) for one in self.elements if one.kind == "character"]
        over = [row for row in over if name_before(row.raw)]  # BEA: HELLO! over another row
        heads = (0, *(row.at for row in over))
        rows = [row for passage, rows in self._written(kept) if passage.name_at in heads for row in rows]
        named = sorted((row.at, name, row.raw) for row in (*rows, *over) if (name := name_before(row.raw)))
        known = speakers((name for _, name, _ in named), self.roles)
        found = [(at, raw) for at, name, raw in named if name in known]
        if found:
            at, raw = found[0]
            more = f", and {len(found) - 1} more like it" if found[1:] else ""
            what = f"the narrator would read out '{raw.strip()}'{more}: name and words stand on one row"
            hint = f"write the name in capitals on a row of its own, its words right under it; {_TO_BE_READ}"
            yield Problem(what, Place(self.file, at), hint)

    def _written(self, kept: frozenset[str]) -> Iterator[tuple[Passage, list[Row]]]:
        """Yield what is spoken with its rows, but for lines that are `kept` and rows meant to be read out."""
        lines = enumerate(self.text.split("\n"), 1)
        meant = {number for number, row in lines if row.startswith("!") or row.lstrip().startswith("~")}
        for passage in self.passages:
            if all(beat.id in kept for beat in passage.beats if isinstance(beat, Line)):
                continue
            rows = fountain.rows(passage.markup, passage.at)
            yield passage, [row for row in rows if passage.name_at or row.at not in meant]

    def _narrated(self, rows: Sequence[Row], recurring: Container[str]) -> Iterator[Problem]:
        """Yield the names that the narrator reads out: on top of a paragraph, or above words in it."""
        for nth, row in enumerate(rows):
            if cue := nearly(row.raw) or without_colon(row.raw):
                what = f"the narrator would read out '{row.raw.strip()}' (did you mean '{cue}'?)"
                hint = f"a cue begins with its kind in capitals and a colon; {_TO_BE_READ}"
                yield Problem(what, Place(self.file, row.at), hint)
                continue
            if waits := waits_inside(row):
                yield self._waiting(f"the narrator would read out '{waits}'", row)
            if head := softly_ended(row):
                what = (
                    f"the narrator would read out '{head}' and the words under it: a soft break parts no rows"
                )
                yield Problem(what, Place(self.file, row.at), "end rows with Enter, not with Shift and Enter")
                continue
            if leftover := self._left_over(row, len(rows)):
                yield leftover
            name = as_name(row)
            role, above = self.roles.get(name.casefold()), nth < len(rows) - 1
            if role is None and not nth and is_name(rows, name, recurring):
                what = f"the narrator would read out '{row.raw.strip()}' (did you mean '@{name}'?)"
                hint = f"put @ before a name that is not all capitals, or write it in capitals; {_TO_BE_READ}"
                yield Problem(what, Place(self.file, row.at), hint)
            if role is None or (nth and not above):
                continue
            hint = _UNDER_IT if not above else "leave an empty line above the name"
            if not name.isupper():
                hint = f"write the name in capitals and {hint.removeprefix('write ')}"
            meant = "" if name.isupper() else f" (did you mean '{role}'?)"
            what = f"the narrator would read out '{row.raw.strip()}'{meant}"
            yield Problem(what, Place(self.file, row.at), f"{hint}; {_TO_BE_READ}")

    def _left_over(self, row: Row, rows: int) -> Problem | None:
        """Return the problem of what the narrator reads of a film's script: its cuts, its page numbers."""
        page = rows == 1 and _PAGE.fullmatch(row.raw)
        if not page and not _OF_FILMS.fullmatch(row.raw):
            return None
        hint = "take the number of a page out" if page else "put > before it and nobody reads it out"
        what = f"the narrator would read out '{row.raw.strip()}'"
        return Problem(what, Place(self.file, row.at), f"{hint}; {_TO_BE_READ}")

    def over_narration(self) -> Iterator[Problem]:
        """Yield the speeches marked to sound at once with the narrator, or with the scene before."""
        narrated, firsts = False, self._firsts()
        for passage in self.passages:
            lines = [beat for beat in passage.beats if isinstance(beat, Line)]
            is_first = bool(lines) and lines[0].id in firsts
            if (narrated or is_first) and lines and lines[0].dual:
                whom = "what the scene before ends with" if is_first else "the narrator"
                what = f"{lines[0].role} would speak at once with {whom}, for the ^"
                hint = "^ belongs to the second of two names right under each other; take it away here"
                yield Problem(what, Place(self.file, passage.name_at), hint)
            narrated = not passage.name_at if lines else narrated

    def _firsts(self) -> frozenset[str]:
        """Return the ids of the lines that scenes begin with, but for the first of all."""
        script = read_closely(self.text, self.file)[0]
        scenes = (scene for chapter in script.chapters for scene in chapter.scenes)
        said = ([beat.id for beat in scene.beats if isinstance(beat, Line)] for scene in scenes)
        return frozenset([ids[0] for ids in said if ids][1:])

    def _said(self, rows: Sequence[Row], speaker: str) -> Iterator[Problem]:
        """Yield the names and the directions that somebody says."""
        for nth, row in enumerate(rows):
            what, place = f"{speaker} would say '{row.raw.strip()}'", Place(self.file, row.at)
            if bracket := _bracketed(rows, nth):
                yield Problem(f"{what} (did you mean '{bracket}'?)", place, "a direction stands in brackets")
            elif cue := nearly(row.raw):
                hint = "leave an empty line above a cue, and begin it in capitals"
                yield Problem(f"{what} (did you mean '{cue}'?)", place, hint)
            elif direction := _direction_first(row):
                hint = "put it in a row of its own, in round brackets; for words, put \\ before the bracket"
                yield Problem(f"{speaker} would say the direction '{direction}'", place, hint)
            elif waits := waits_inside(row):
                yield self._waiting(f"{speaker} would say '{waits}'", row)
            elif 0 < nth < len(rows) - 1 and self._is_role(row):
                hint = "leave an empty line above the name; for words, end them with a full stop"
                yield Problem(what, place, hint)

    def _waiting(self, what: str, row: Row) -> Problem:
        hint = "a pause between words stands in double square brackets; for words, put \\ before the bracket"
        return Problem(f"{what} (did you mean '[[PAUSE: 1]]'?)", Place(self.file, row.at), hint)

    def _is_role(self, row: Row) -> bool:
        name = as_name(row)
        return almost_capitals(name) or (name.isupper() and name.casefold() in self.roles)

    def speeches(self) -> Iterator[Problem]:
        """Yield the misspelt directions, and the names with a direction and nothing to say."""
        told: set[str] = set()
        for element in self.elements:
            if element.kind != "character" or is_unspoken(element.text):
                continue
            if cue_in(element.text, self.file, element.at):
                continue
            cue = nearly(element.text) or without_colon(element.text)
            if cue and element.text not in told:
                told.add(element.text)
                what = f"'{element.text}' is taken for the name of somebody (did you mean '{cue}'?)"
                yield Problem(what, Place(self.file, element.at), f"write {cue}, with an empty line under it")
            directions = [part for part in element.parts if part.kind == "parenthetical"]
            for part in directions:
                yield from self._misspelt(part)
            for words in _idle(element):
                if words.casefold() not in told:  # once: what is behind one name is often behind many
                    told.add(words.casefold())
                    yield self._without_effect(words, element)
            mute = len(directions) == len(element.parts)
            heard = not directions or any(_does(_inside(part)) for part in directions)
            if mute and (heard or any("\n" in part.text for part in directions)):
                what = f"{spoken(fountain.plain(element.text))} says nothing here"
                yield Problem(what, Place(self.file, element.at), _UNDER_IT)

    def hidden_cues(self) -> Iterator[Problem]:
        """Yield the cues that are not heard for where they stand: in a heading, a transition, a direction."""
        rows = self.text.split("\n")
        for element in self.elements:
            if element.kind in _STANDS_AS and (cue := _cue(element.text)):
                what = f"'{rows[element.at - 1].strip()}' is not heard: it stands {_STANDS_AS[element.kind]}"
                hint = f"write {cue} with nothing before it"
                yield Problem(what, Place(self.file, element.at), hint)
            for part in element.parts:
                cue = _cue(part.text) if part.kind == "parenthetical" else ""
                if cue and not cue.startswith("SPACE:"):
                    hint = f"write [[{cue}]] between two words, or {cue} under an empty line"
                    what = f"'{' '.join(part.text.split())}' is not heard: it stands as a direction"
                    yield Problem(what, Place(self.file, part.at), hint)

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


def _cue(markup: str) -> str:
    """Return the cue that a text is or nearly is, or nothing."""
    cue = cue_in(markup, "", 0)
    return written(cue) if isinstance(cue, Cue) else nearly(markup)


def _bracketed(rows: Sequence[Row], nth: int) -> str:
    """Return a row as the direction that it is but for one bracket, or nothing for other words."""
    shape = rows[nth].shape.strip()
    said = spoken(fountain.plain(rows[nth].raw)).strip("()")
    words = said.split()
    if not words or len(words) > MOST_WORDS:
        return ""
    alone = nth < len(rows) - 1 and not said.endswith(SENTENCE_END)
    if shape.startswith("(") and not _closes("".join(row.shape for row in rows[nth:]).strip()):
        return f"({said.rstrip(']}')})" if alone or _does(words[0]) else ""
    lost = not nth and alone and _LOST_OPENING.fullmatch(shape)
    return f"({said})" if lost and _does(said) else ""


def _direction_first(row: Row) -> str:
    """Return the direction in brackets that a row of words opens with, or nothing for other words."""
    said = bracketed_first(row.raw)
    is_short = len(said.split()) <= MOST_WORDS and not said.endswith(SENTENCE_END)
    return said if is_short and said and _does(said) else ""


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
    for said_so in re.findall(r"^[A-Z][a-z]{3,}\b|\b[a-z]{4,}\b", said):
        word = said_so.lower()
        if is_known(word) or _heard(said.replace(said_so, "", 1)) != _heard(said):  # (sotto voce) is heard
            continue
        close = (one for one in ranks() if one[0] == word[0] and abs(len(one) - len(word)) <= 2)
        for right in get_close_matches(word, close, n=8, cutoff=ALIKE):
            put_right = said.replace(said_so, right, 1)
            if _does(put_right) and _heard(put_right) != _heard(said):
                return put_right
    return ""


def _stops(production: Production) -> Iterator[Problem]:
    for cue, playing in idle_stops(production.script):
        named = cue.name.partition(" ")[2]
        what = f"no {cue.kind.lower()} '{named}' plays here{nearest(named, playing)}"
        hint = f"what plays here: {', '.join(playing) or 'nothing'}; {cue.kind}: none ends all of it"
        yield Problem(what, Place(str(production.path), cue.at), hint)


def _fleeting(production: Production) -> Iterator[Problem]:
    for cue in fleeting(production.script):
        what = f"'{written(cue)}' ends as it begins: nothing in its scene takes time"
        hint = "put PAUSE: 4 under it, or the cue under the heading of the scene it belongs to"
        yield Problem(what, Place(str(production.path), cue.at), hint)
