"""Plain text, however its paragraphs are laid out: blocks whose offsets are those of the text itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, takewhile
from operator import attrgetter
from pathlib import Path

from drama.errors import Place
from drama.story.blocks import Block, Draft, ends_sentence
from drama.story.breaks import is_break
from drama.story.emphasis import marks
from drama.story.encoding import decode, refuse_garbled, refuse_page
from drama.story.headings import is_capitals, is_counted, is_title, read_heading, read_number
from drama.story.margin import comments
from drama.story.model import Span, shown, spoken, within
from drama.story.notes import is_field, is_filled

_UNDERLINE = re.compile(r"(=+|-+|~+|\^+)")
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:")  # as in Markdown
_HEADING_LINES = 4
_NARROWEST = 60  # characters; nobody wraps a story at less, so shorter lines end where they were meant to


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: where its words start and end, its number, and how far it is set in."""

    start: int
    end: int
    number: int
    indent: int
    text: str


Run = tuple[Line, ...]
"""Lines with no empty line between them."""


def read(path: Path) -> Draft:
    """Return a text file as blocks; raises `StoryError` where its bytes are not text."""
    text = decode(path.read_bytes(), path.name)
    refuse_page(text, path.name)
    refuse_garbled(text, path.name)
    end, points = comments(text)
    told = (_with_marks(block, points) for block in blocks(text[:end], path.name, points))
    return Draft(text, (*told, *_comment_blocks(text, end, path.name)), path.name)


def _with_marks(block: Block, points: Sequence[Span]) -> Block:
    inside = within(points, Span(block.start, block.end))
    return replace(block, markup=tuple(sorted({*block.markup, *inside})))


def _comment_blocks(text: str, start: int, file: str) -> Iterator[Block]:
    first = text.count("\n", 0, start)
    for line in filter(attrgetter("text"), _lines(text[start:])):
        place = Place(file, first + line.number)
        yield Block(start + line.start, start + line.end, place, "footnote")


def blocks(text: str, file: str, points: Sequence[Span] = ()) -> Iterator[Block]:
    """Yield the blocks of a plain text in order; the points in it where a comment is marked are no words."""
    runs = list(_runs(text, points))
    split = layout([run for _, run in runs])
    for gap, run in runs:
        for nth, part in enumerate(_parts(run, split)):
            yield _block(text, file, part, gap if nth == 0 else 0)


def _block(text: str, file: str, lines: Run, gap: int) -> Block:
    start, end = lines[0].start, lines[-1].end
    block = Block(start, end, Place(file, lines[0].number), gap=gap)
    if is_contents(lines):
        return replace(block, role="contents")
    if _is_underlined(lines):
        return replace(block, role="heading", level=1 if lines[1].text[0] == "=" else 2, title=lines[0].text)
    emphasis, markup = marks(text, start, end)
    return replace(block, emphasis=emphasis, markup=markup)


def _runs(text: str, points: Sequence[Span]) -> Iterator[tuple[int, Run]]:
    """Yield every run of lines with the number of empty lines before it."""
    run: list[Line] = []
    gap = 0
    for line in _lines(text, points):
        if line.text:
            run.append(line)
            continue
        if run:
            yield gap, tuple(run)
            run, gap = [], 0
        gap += 1
    if run:
        yield gap, tuple(run)


def _lines(text: str, points: Sequence[Span] = ()) -> Iterator[Line]:
    start = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        words = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        line = Line(start + indent, start + indent + len(words), number, indent, words)
        inside = within(points, Span(line.start, line.end))
        yield replace(line, text=shown(text, line.start, line.end, inside).strip() or words)
        start += len(raw) + 1


# How a document sets its paragraphs apart, decided once for all of it -----------------------------------


@dataclass(frozen=True, slots=True)
class Layout:
    """Which line ends inside a run are ends of paragraphs: all, those before an indent, or the short ones.

    `indent` is how far a paragraph's first line is set in, 0 where indents begin none.
    """

    each_line: bool = False
    indent: int = 0
    short_lines: bool = False
    width: int = 0

    def parts(self, line: Line, after: Line) -> bool:
        """Tell whether a paragraph ends between two lines of a run."""
        if self.each_line or _NOTE.match(after.text) or self._is_filled(line, after):
            return True
        if self.indent and (after.indent > line.indent or self._is_whole(line, after)):
            return True
        return self.short_lines and _ends_early(line, after, self.width)

    def _is_filled(self, line: Line, after: Line) -> bool:
        """Tell whether a line is a field of an archive's header, and the next begins the story."""
        return is_filled(line.text) and _fits(line, after, self.width) and not is_field(after.text)

    def _is_whole(self, line: Line, after: Line) -> bool:
        """Tell whether two lines set in alike are paragraphs, of which the first has no other line."""
        return line.indent == after.indent == self.indent and _ends(line)


def layout(runs: list[Run]) -> Layout:
    """Return how the paragraphs of a document are set apart beyond empty lines.

    A wrapped line breaks off because the next word did not fit; a line that is a paragraph ends a sentence
    with room to spare. Which of the two the document's lines do is told by their share, not line by line.
    """
    several = [part for run in runs if len(run) > 1 and not is_contents(run) for part in _under_fields(run)]
    total = sum(map(_size, runs))
    prose = [_under_header(part[_heading_lines(part) :], total) for part in several]
    pairs = [pair for run in prose for pair in pairwise(run) if _is_prose(*pair)]
    width = max([_NARROWEST, *(len(line.text) for run in runs for line in run)])
    if not pairs:
        return Layout(width=width)
    indent = _first_indent(pairs)
    wrapped = [pair for pair in pairs if pair[1].indent < indent] or pairs
    early = sum(_ends_early(line, after, width) for line, after in wrapped)
    return Layout(
        each_line=early > 0.6 * len(wrapped),
        indent=indent,
        short_lines=len(runs) * 20 < len(pairs),
        width=width,
    )


def _under_header(run: Run, total: int) -> Run:
    """Return the lines of a run from where an archive's header ends in it: a summary may have several rows.

    What stands under a last field that may go on is its value, unless that is most of the text, which has
    `total` characters.
    """
    fields = [is_field(line.text) for line in run] if run and is_field(run[0].text) else []
    if not fields:
        return run
    last_field = len(fields) - 1 - fields[::-1].index(True)
    ended = (at for at, (is_one, more) in enumerate(pairwise(fields)) if is_one and not more)
    last = next((at for at in ended if is_filled(run[at].text)), last_field)
    goes_on = not is_filled(run[last].text) and 2 * _size(run[last:]) < total
    return () if goes_on else run[last:]


def _size(run: Run) -> int:
    return sum(len(line.text) for line in run)


def _is_prose(line: Line, after: Line) -> bool:
    """Tell whether neither of two lines is a rule, a heading or a field, which end where they like."""
    if is_break(line.text) or is_field(line.text):
        return False
    return not (read_heading(line.text) or read_heading(after.text))


def _first_indent(pairs: Sequence[tuple[Line, Line]]) -> int:
    """Return how far most paragraphs' first lines are set in, 0 where lines set in begin none."""
    inner = [(line, after) for line, after in pairs if after.indent > line.indent]
    if len(inner) < 2 or sum(_ends(line) for line, _ in inner) <= 0.7 * len(inner):
        return 0
    return Counter(after.indent for _, after in inner).most_common(1)[0][0]


def _ends(line: Line) -> bool:
    return ends_sentence(line.text)


def _ends_early(line: Line, after: Line, width: int) -> bool:
    """Tell whether a line ends a sentence although the next word would still have fitted."""
    return _ends(line) and _fits(line, after, width)


def _fits(line: Line, after: Line, width: int) -> bool:
    return len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]) <= width


# The parts of a run ---------------------------------------------------------------------------------------


def _parts(run: Run, split: Layout) -> Iterator[Run]:
    """Yield the paragraphs, headings and scene breaks that a run of lines is made of."""
    if is_contents(run) or _is_underlined(run):
        yield run
        return
    for stretch in chain.from_iterable(map(_under_fields, _between_breaks(run))):
        heading = _heading_lines(stretch)
        if heading:
            yield stretch[:heading]
        yield from _paragraphs(stretch[heading:], split)


def _between_breaks(run: Run) -> Iterator[Run]:
    start = 0
    for at, line in enumerate(run):
        if len(line.text) > 2 and is_break(line.text):
            yield from filter(None, (run[start:at], run[at : at + 1]))
            start = at + 1
    if run[start:]:
        yield run[start:]


def _under_fields(run: Run) -> Iterator[Run]:
    """Yield the lines of an archive's header, and those from the heading on that stands right under it."""
    counted = (at for at, line in enumerate(run) if (found := read_heading(line.text)) and is_counted(found))
    start = next(counted, 0) if is_field(run[0].text) else 0
    yield from filter(None, (run[:start], run[start:]))


def _heading_lines(run: Run) -> int:
    """Return how many lines at the start of a run are a labelled heading and its title."""
    whole = " ".join(line.text for line in run[:_HEADING_LINES])
    if len(run) <= _HEADING_LINES and len(whole) < 300 and _is_heading(run):
        return len(run)
    if not read_heading(run[0].text):
        return 0
    titles = (at for at, line in enumerate(run[1:_HEADING_LINES], 1) if not is_capitals(line.text))
    return next(titles, min(len(run), _HEADING_LINES))


def _is_heading(run: Run) -> bool:
    """Tell whether all lines of a run are one heading: `CHAPTER I.` over `Down the Rabbit-Hole`."""
    first, rest = run[0].text, " ".join(line.text for line in run[1:])
    if len(run) == 2 and read_heading(f"{first} {rest}") and not read_heading(first):
        return True
    return read_heading(first) is not None and (is_title(rest) or is_capitals(rest) or _runs_on(first, rest))


def _runs_on(first: str, rest: str) -> bool:
    """Tell whether a heading's title is simply wrapped into the next line."""
    return len(first) > 50 and first[-1] not in ".!?" and is_title(rest)


def _paragraphs(run: Run, split: Layout) -> Iterator[Run]:
    start = 0
    for at, (line, after) in enumerate(pairwise(run), start=1):
        if split.parts(line, after):
            yield run[start:at]
            start = at
    if run[start:]:
        yield run[start:]


def _is_underlined(run: Run) -> bool:
    if len(run) != 2 or len(run[1].text) < 3 or _ends(run[0]):
        return False
    return _UNDERLINE.fullmatch(run[1].text) is not None


def is_contents(run: Run) -> bool:
    """Tell whether a run of lines is a table of contents: nothing but headings of different chapters."""
    if len(run) < 3:
        return False
    entries = list(takewhile(bool, (_entry(line.text) for line in run)))
    return len(set(entries)) == len(run)


def _entry(line: str) -> str:
    """Return the heading a line of a table of contents names, or ""."""
    words = contents_key(line)
    return words if read_heading(words) or read_number(words) else ""


_LEADERS = re.compile(r"(?:[\s.·_…]{3,}|\t|\s-\s)\s*(?:\d+|[ivxl]+)$")


def contents_key(line: str) -> str:
    """Return an entry of a table of contents without its leader dots and page number."""
    return _LEADERS.sub("", spoken(line)).strip()
