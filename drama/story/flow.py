"""Text put together from a file's markup: words into passages, passages into blocks."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import itemgetter

from drama.errors import Place
from drama.story.blocks import NO_GAP, Block, Draft, Role, trimmed
from drama.story.model import Span, within
from drama.story.rows import turns

_EMPTY_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_HEADING_LIMIT = 300  # characters; longer "headings" are paragraphs in large type


@dataclass(slots=True)
class Passage:
    """The words of one paragraph as they come in, with what is emphasised and what is only a mark."""

    words: list[str] = field(default_factory=list)
    length: int = 0
    emphasis: list[Span] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def append(self, words: str, line: int, *, emphasised: bool = False, mark: bool = False) -> None:
        """Add words that stand on a line of the file."""
        span = Span(self.length, self.length + len(words))
        self.words.append(words)
        self.length = span.end
        self.lines.append((span.start, line))
        for wanted, spans in ((emphasised, self.emphasis), (mark, self.markup)):
            if wanted and words:
                _extend(spans, span)

    def break_line(self, line: int, *, emphasised: bool = False) -> None:
        """End a row where the file says so, as `<br>` does; another paragraph may begin with the next."""
        self.breaks.append(self.length)
        self.append("\n", line, emphasised=emphasised)

    def append_lines(self, words: str, line: int, *, emphasised: bool = False, mark: bool = False) -> None:
        """Add words that keep the lines they have in the file, the first of which is given."""
        for number, each in enumerate(re.findall(r"[^\n]*\n|[^\n]+", words), start=line):
            self.append(each, number, emphasised=emphasised, mark=mark)

    def ends_open(self) -> bool:
        """Tell whether a space may follow: the last character is none."""
        return bool(self.words) and not self.words[-1][-1:].isspace()


def _extend(spans: list[Span], span: Span) -> None:
    if spans and spans[-1].end == span.start:
        span = Span(spans.pop().start, span.end)
    spans.append(span)


class Flow:
    """A text that grows block by block, an empty line between any two."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._text: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._gap = 0

    def add(
        self, passage: Passage, part: str = "", role: Role = "prose", level: int = 0, quoted: bool = False
    ) -> None:
        """Add a passage, in blocks where empty lines or turns part it; one without words widens the gap."""
        text = "".join(passage.words)
        block = Block(0, 0, self.place(part), role, level, quoted=quoted)
        breaks = passage.breaks if role == "prose" and not level else []
        start = 0
        for found in [*_EMPTY_LINES.finditer(text), None]:
            end = found.start() if found else len(text)
            rows = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
            for begin, stop in pairwise([start, *turns(text, start, rows), end]):
                if begin > start:
                    self.go_on()
                self._add_piece(passage, text, trimmed(text, begin, stop), block)
            if found:
                self._gap += found[0].count("\n") - 2
                start = found.end()

    def set_aside(self, words: str, role: Role, line: int, part: str = "") -> None:
        """Add words that are listed and not spoken, as they stand from a line of the file on, if any."""
        passage = Passage()
        passage.append_lines(words, line)
        if words.strip():
            self.add(passage, part, role)

    def _add_piece(self, passage: Passage, text: str, span: Span, block: Block) -> None:
        if span.start >= span.end:
            self._gap += 1
            return
        if self._blocks:
            self._append("\n\n")
        shift = self._length - span.start
        first = bisect_right(passage.lines, span.start, key=itemgetter(0)) - 1
        last = bisect_left(passage.lines, span.end, key=itemgetter(0))
        lines = passage.lines[first:last]
        self._append(text[span.start : span.end])
        heading = block.level > 0 and len(text) <= _HEADING_LIMIT and block.role == "prose"
        self._blocks.append(
            replace(
                block,
                start=span.start + shift,
                end=span.end + shift,
                place=replace(block.place, line=lines[0][1]),
                role="heading" if heading else block.role,
                gap=self._gap,
                emphasis=_shifted(passage.emphasis, span, shift),
                markup=_shifted(passage.markup, span, shift),
                lines=tuple((start + shift, line) for start, line in lines) if "\n" in text else (),
            )
        )
        self._gap = 0

    def rule(self, part: str, line: int) -> None:
        """Add a scene break that has no text."""
        self._blocks.append(Block(self._length, self._length, self.place(part, line), "scene break"))

    def heading(self, title: str, part: str, line: int, level: int) -> None:
        """Add a heading that stands in the file's table of contents but not in its text."""
        block = Block(self._length, self._length, self.place(part, line), "heading", level, title)
        self._blocks.append(block)

    def last_words(self, part: str) -> str:
        """Return the last paragraph of a part of the file, "" where anything but a paragraph stands last."""
        last = self._blocks[-1] if self._blocks else None
        in_prose = last is not None and last.role == "prose" and last.place.file == self.place(part).file
        return self._text[-1] if in_prose else ""

    def widen(self) -> None:
        """Count one more empty line before the next block."""
        self._gap += 1

    def go_on(self) -> None:
        """Let the next block be the next row of the same paragraph."""
        self._gap = NO_GAP

    def place(self, part: str, line: int = 0) -> Place:
        """Return a line of a part of the file (an EPUB has many), or of the file itself."""
        return Place(f"{self.file}:{part}" if part else self.file, line)

    def draft(self, title: str = "", author: str = "") -> Draft:
        """Return everything added so far."""
        return Draft("".join(self._text), tuple(self._blocks), self.file, title, author)

    def _append(self, words: str) -> None:
        self._text.append(words)
        self._length += len(words)


def _shifted(spans: list[Span], piece: Span, shift: int) -> tuple[Span, ...]:
    """Return the stretches that lie within a piece, cut to it and moved to where the piece now stands."""
    return tuple(Span(span.start + shift, span.end + shift) for span in within(spans, piece))
