"""What a writer changed in a screenplay besides its speakers, and a new conversion does not bring along.

The screenplay is held against its account, so that what only the story changed counts as nobody's edit here.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from drama.desk import manuscript
from drama.desk.handmade import Traced, trace
from drama.desk.manuscript import Kept
from drama.script import fountain
from drama.script.model import Cue, Line, Script
from drama.script.prose.origins import DOUBT_NOTE
from drama.script.screenplay import read
from drama.script.screenplay.cues import cue_in
from drama.script.screenplay.file import text_of

EditKind = Literal[
    "words", "added", "cut", "direction", "pause", "cue", "silence", "heading", "title page", "note"
]

SHOWN = 60
"""How many characters of a line tell what it was."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Something a writer changed: its kind, its row in the screenplay, 0 for none, and what it says there."""

    kind: EditKind
    at: int
    told: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a cue is heard: at a line of the story, "" behind the last, and before its word at `offset`."""

    sound: str
    line: str
    offset: int | None


def left_behind(screenplay: Path, script: Script) -> tuple[Edit, ...]:
    """Return the edits of a screenplay that the `script` does not have which is to replace it, in order.

    Who speaks is not among them: that is kept, or told of, as a correction. Nothing is known of a screenplay
    that was not made from a story.
    """
    kept = manuscript.origins(screenplay)
    if not (kept and screenplay.is_file() and manuscript.is_edited(screenplay)):
        return ()
    text = text_of(screenplay)
    old = read(text, str(screenplay))
    lines = tuple(old.lines())
    traced = trace(kept, lines, lambda: (line.words for line in script.lines()))
    suggested = manuscript.cues(screenplay, _suggested)
    versions = _Versions(text, old, lines, script, kept, traced, suggested)
    found = (*versions.words(), *versions.cut(), *versions.directions(), *versions.cues(), *versions.rest())
    return tuple(sorted(found, key=lambda one: one.at))


def _suggested(row: Mapping[str, Any]) -> _Spot:
    return _Spot(str(row["cue"]), str(row["line"]), row.get("offset"))


@dataclass(frozen=True)
class _Versions:
    """A screenplay as its writer left it, and the script that is to replace it.

    `suggested` are the cues of the account, at the words where the old conversion put them.
    """

    text: str
    old: Script
    lines: tuple[Line, ...]
    new: Script
    kept: tuple[Kept, ...]
    traced: Traced
    suggested: tuple[_Spot, ...]

    @cached_property
    def home(self) -> dict[str, Kept]:
        """What the account tells of lines, by their ids in the screenplay."""
        return {self.lines[at].id: one for one, at in self.traced.pairs}

    @cached_property
    def fresh(self) -> dict[str, Line]:
        """The lines of the new script by their ids."""
        return {line.id: line for line in self.new.lines()}

    def _is_as_told(self, line: Line) -> bool:
        one = self.home.get(line.id)
        return one is not None and self.traced.said.get(one.line) == line.words

    def words(self) -> Iterator[Edit]:
        """Yield the lines with other words, and those that are the writer's own."""
        spare = Counter(line.words for line in self.new.lines())
        spare.subtract(line.words for line in self.lines if self._is_as_told(line))
        for line in self.lines:
            if self._is_as_told(line):
                continue
            spare[line.words] -= 1
            if spare[line.words] < 0:
                kind: EditKind = "words" if line.id in self.home else "added"
                yield Edit(kind, line.at, f"{line.role}: {line.excerpt(SHOWN)}")

    def cut(self) -> Iterator[Edit]:
        """Yield the lines that were cut and are there again."""
        there = {one.line for one in self.home.values()}
        for one in self.kept:
            if one.line not in there and (line := self.fresh.get(one.line)):
                yield Edit("cut", 0, f"{line.role}: {line.excerpt(SHOWN)}")

    def directions(self) -> Iterator[Edit]:
        """Yield what the writer says of how the story's lines are spoken."""
        for line in self.lines:
            if not (one := self.home.get(line.id)):
                continue
            now, fresh = _manner(line), self.fresh.get(one.line)
            gone = any(now) if fresh is None else now != _manner(fresh)
            if now != (one.directions, "", False) and gone:
                words = (*line.direction, line.extension, "at once" * line.dual)
                how = "; ".join(filter(None, words)) or "no direction"
                yield Edit("direction", line.at, f"({how}) {line.role}: {line.excerpt(SHOWN)}")

    def cues(self) -> Iterator[Edit]:
        """Yield the pauses and sounds that the writer added, changed or moved, or that are there again."""
        own = {name: one.line for name, one in self.home.items()}
        there = Counter(spot for spot, _ in _spots(self.new, {name: name for name in self.fresh}))
        elsewhere = Counter((spot.sound, spot.line) for spot in there.elements())
        suggested = Counter((spot.sound, spot.line) for spot in self.suggested)
        cut = {one.line for one in self.kept} - {*own.values()}
        moved: Counter[str] = Counter()
        changed = {one.line for name, one in self.home.items() if one.line != name}
        put = frozenset(self.suggested)  # at another word now, they were moved by the new conversion
        for spot, cue in _spots(self.old, own):
            place = spot.sound, spot.line
            of_story = [one for one in (place, *((spot.sound, line) for line in cut)) if suggested[one] > 0]
            if of_story:
                suggested[of_story[0]] -= 1
            if there[spot] > 0:
                there[spot] -= 1
                continue
            stayed = spot.line in changed or spot in put
            if not of_story or (of_story[0] == place and elsewhere[place] and not stayed):
                moved[spot.sound] += 1
                yield Edit("pause" if cue.kind == "PAUSE" else "cue", cue.at, spot.sound)
        for sound, line in suggested.elements():
            moved[sound] -= 1
            if moved[sound] < 0 and line not in cut and elsewhere[sound, line]:
                yield Edit("silence", 0, sound)

    def rest(self) -> Iterator[Edit]:
        """Yield the headings, the fields of the title page and the notes that the new script lacks."""
        if (self.old.title, self.old.author) != (self.new.title, self.new.author):
            yield Edit("title page", 1, f"{self.old.title}, {self.old.author}".strip(", "))
        known = {key.casefold() for key, _ in self.new.meta}
        yield from (
            Edit("title page", 1, f"{key}: {value}")
            for key, value in self.old.meta
            if key.casefold() not in known
        )
        headings = Counter(words for words, _ in _headings(self.new))
        for words, at in _headings(self.old):
            headings[words] -= 1
            if headings[words] < 0:
                yield Edit("heading", at, words)
        for span in fountain.spans(self.text):
            note = " ".join(self.text[span.start + 2 : span.end - 2].split())
            if span.kind == "note" and not note.startswith(DOUBT_NOTE) and not cue_in(note, "", 0):
                yield Edit("note", self.text.count("\n", 0, span.start) + 1, note)


def _manner(line: Line) -> tuple[tuple[str, ...], str, bool]:
    return line.direction, line.extension, line.dual


def _spots(script: Script, own: Mapping[str, str]) -> Iterator[tuple[_Spot, Cue]]:
    """Yield every cue with its spot; `own` are the ids in the story of lines, by theirs in the script.

    A cue between two lines is at the next one that is the story's, for others come and go.
    """
    waiting: list[Cue] = []
    for beat in script.beats():
        if isinstance(beat, Cue):
            waiting.append(beat)
            continue
        if name := own.get(beat.id, ""):
            yield from ((_Spot(_sound(cue), name, None), cue) for cue in waiting)
            waiting = []
        yield from ((_Spot(_sound(cue), name, offset), cue) for offset, cue in beat.cues)
    yield from ((_Spot(_sound(cue), "", None), cue) for cue in waiting)


def _sound(cue: Cue) -> str:
    """Return a cue as the account writes it."""
    return f"{cue.kind}: " + ", ".join((cue.name, *cue.params))


def _headings(script: Script) -> Iterator[tuple[str, int]]:
    for chapter in script.chapters:
        if chapter.title:
            yield chapter.title, chapter.at
        yield from ((scene.heading, scene.at) for scene in chapter.scenes if scene.heading)
