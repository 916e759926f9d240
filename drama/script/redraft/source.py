"""A screenplay as it is written: the rows of its file, and where in them each line is, word by word."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from drama.errors import Place, Problem, ScriptError
from drama.script import fountain
from drama.script.model import Cue, Line, Script
from drama.script.screenplay.cues import cue_in
from drama.script.screenplay.read import Passage, read_closely
from drama.story.model import SILENT

Extent = tuple[int, int]
"""Where something is in the file's text: its first character, and the one behind its last."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cue stands: in a line, before the word at `offset` of its words, or else before the line."""

    line: str
    offset: int | None = None


class Source:
    """A screenplay read closely: `script` is what it plays as, `rows` its text, row by row.

    Raises `ScriptError` where it cannot be read.
    """

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.rows = fountain.file_rows(text)
        self._starts = list(accumulate(map(len, self.rows), initial=0))
        self.script: Script
        self.script, self._passages = read_closely(text, file)

    def joined(self, rows: Iterable[str]) -> str:
        """Return rows as a text in which each ends as those of the file do, and the last one as its last."""
        ending = next((one for one in ("\r\n", "\n", "\r") if one in self.text), "\n")
        text = "".join(row if _line_end(row) else row + ending for row in rows)
        return text if self.text.endswith(_LINE_ENDS) else text.removesuffix(_line_end(text))

    def row_of(self, at: int) -> int:
        """Return the number, from 0, of the row that the character at an offset of the text stands in."""
        return bisect_right(self._starts, at) - 1

    def start_of(self, row: int) -> int:
        """Return where in the text a row begins, counted from 0."""
        return self._starts[row]

    def line(self, name: str) -> Line:
        """Return the line with an id; raises `ScriptError` where there is none."""
        for line in self.script.lines():
            if line.id == name:
                return line
        hint = "its words were changed, or it was cut: look where it is now"
        raise ScriptError(Problem("there is no such line any more", Place(self.file), hint))

    def on_row(self, row: int) -> Line | None:
        """Return the line on a row of the file, its name and directions included; None for a row without."""
        for passage in self._passages:
            lines = [beat for beat in passage.beats if isinstance(beat, Line)]
            first = passage.name_at if passage.name_at and not passage.nth else passage.head_at
            if lines and first <= row <= self.last_row(passage):
                return next((line for line in reversed(lines) if line.at <= row), lines[0])
        return None

    def passages(self) -> tuple[Passage, ...]:
        """Return everything that is spoken, as it is written."""
        return self._passages

    def passage(self, name: str) -> Passage:
        """Return the passage a line stands in; raises `ScriptError` where there is no such line."""
        self.line(name)
        return next(one for one in self._passages if any(_is(beat, name) for beat in one.beats))

    def alone(self, name: str) -> Passage:
        """Return the passage that a line has for itself; raises `ScriptError` where others share it."""
        passage = self.passage(name)
        if len(passage.beats) > 1:
            raise self.unusual(passage.at)
        return passage

    def under(self, passage: Passage) -> int:
        """Return how many passages are spoken under the name over one."""
        return sum(one.name_at == passage.name_at for one in self._passages) if passage.name_at else 1

    def last_row(self, passage: Passage) -> int:
        """Return the row a passage ends on."""
        return passage.at + passage.markup.count("\n")

    def extents(self, name: str) -> list[Extent]:
        """Return where in the text each character of a line's words is.

        Raises `ScriptError` where the file has the words in another way than the line.
        """
        passage, line = self.passage(name), self.line(name)
        at = self._offsets(passage)
        nth = [beat for beat in passage.beats if isinstance(beat, Line)].index(line)
        said = [breath for breath in _breaths(passage.markup) if _spoken(breath)]
        breath = said[nth] if nth < len(said) else []
        if "".join(character for character, _, _ in breath) != line.words:
            raise self.unusual(line.at)
        return [(at[start], at[end - 1] + 1) for _, start, end in breath]

    def _offsets(self, passage: Passage) -> list[int]:
        """Return where in the text each character of a passage's markup is."""
        offsets: list[int] = []
        for number, written in enumerate(passage.markup.split("\n"), passage.at - 1):
            column = self.rows[number].find(written) if number < len(self.rows) else -1
            if column < 0:
                raise self.unusual(passage.at)
            first = self.start_of(number) + column
            offsets += range(first, first + len(written) + 1)
        return offsets

    def unusual(self, at: int) -> ScriptError:
        """Return the error that a place is written in a way that is left to the writer."""
        hint = "make the change in an editor"
        return ScriptError(
            Problem("this is written in a way that cannot be changed here", Place(self.file, at), hint)
        )


_LINE_ENDS = ("\r", "\n")


def _line_end(row: str) -> str:
    return row[len(row.rstrip("\r\n")) :]


def _is(beat: Line | Cue, name: str) -> bool:
    return isinstance(beat, Line) and beat.id == name


_Character = tuple[str, int, int]
"""A character that is spoken, and where in the markup it is written, its backslash included."""


def _breaths(markup: str) -> Iterator[list[_Character]]:
    """Yield the characters of the words between pauses, white space folded as it is where they are spoken."""
    escaped = {span.start for span in fountain.spans(markup) if span.kind == "escape"}
    breath: list[_Character] = []
    for kind, start, end in fountain.stretches(markup):
        if kind == "words":
            for at in range(start, end):
                _say(breath, markup[at], at - (at - 1 in escaped), at + 1)
            continue
        found = cue_in(markup[start:end], "", 0)
        if isinstance(found, Cue) and found.kind == "PAUSE":
            yield _ended(breath)
            breath = []
    yield _ended(breath)


def _say(breath: list[_Character], character: str, start: int, end: int) -> None:
    if character in SILENT:
        return
    if not character.isspace():
        breath.append((character, start, end))
    elif breath and breath[-1][0] != " ":
        breath.append((" ", start, end))


def _ended(breath: list[_Character]) -> list[_Character]:
    return breath[:-1] if breath and breath[-1][0] == " " else breath


def _spoken(breath: list[_Character]) -> bool:
    return any(character.isalnum() for character, _, _ in breath)
