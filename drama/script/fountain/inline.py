"""What stands inside a line of Fountain: escapes, notes, boneyards and emphasis.

Fountain has no invalid text: a `/*` or `[[` that never closes stands for itself, and `unclosed` tells
where. Everything here takes time in proportion to the length of the text.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Inline = Literal["escape", "note", "boneyard", "unclosed"]


class Mark(NamedTuple):
    """A stretch of a text from `start` to before `end`, marks included."""

    start: int
    end: int
    kind: Inline


class Row(NamedTuple):
    """A line that notes and boneyards may carry over several lines of the file, the first of them `at`.

    `shape` is as long as `raw`, with spaces for notes and boneyards and zeros for escapes: what is left
    to see decides what the line is.
    """

    raw: str
    shape: str
    at: int


def clean(text: str) -> str:
    """Return a text without byte-order marks, its line breaks all `\\n`."""
    return text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")


_FILE_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def file_rows(text: str) -> list[str]:
    """Return the rows of a file as `parse` counts them, each with its line end; joined, they are the text.

    An old Macintosh ends a row with a carriage return alone, and a program may leave one inside a row.
    """
    return _FILE_ROW.findall(text)


_MARK = re.compile(r"\\(?:[^\w\s]|_)|/\*|\[\[")
_BONEYARD_END = re.compile(r"\*/")
_NOTE_END = re.compile(r"\]\]")
_EMPTY_LINE = re.compile(r"\n(?!  \n)[^\S\n]*(?=\n)")


class _Next:
    """Finds where a pattern comes next, for positions that only rise: every character is read once."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._pattern, self._text, self._start = pattern, text, -1

    def __call__(self, at: int) -> int:
        """Return the first start at or after `at`, or one past the text's end."""
        if self._start < at:
            found = self._pattern.search(self._text, at)
            self._start = found.start() if found else len(self._text) + 1
        return self._start


def spans(text: str) -> Iterator[Mark]:
    """Yield the escapes, notes and boneyards of a text in order, and the marks that never close.

    An empty line ends a note unless it holds exactly two spaces.
    """
    boneyard_end, note_end = _Next(_BONEYARD_END, text), _Next(_NOTE_END, text)
    empty_line = _Next(_EMPTY_LINE, text)
    at = 0
    while found := _MARK.search(text, at):
        start, inside = found.span()
        mark = Mark(start, inside, "escape")
        if found[0] == "/*":
            end = boneyard_end(inside)
            mark = Mark(start, end + 2, "boneyard") if end < len(text) else Mark(start, inside, "unclosed")
        elif found[0] == "[[":
            end = note_end(inside)
            closed = end < len(text) and end < empty_line(inside)
            mark = Mark(start, end + 2, "note") if closed else Mark(start, inside, "unclosed")
        yield mark
        at = mark.end


def _mask(text: str, silent: str) -> str:
    """Return a text of the same length with `silent` for notes and boneyards and zeros for escapes."""
    fill = {"escape": "\0", "note": silent, "boneyard": silent}
    out, done = [], 0
    for start, end, kind in spans(text):
        if kind in fill:
            out += [text[done:start], fill[kind] * (end - start)]
            done = end
    return "".join([*out, text[done:]])


def rows(text: str, at: int = 1) -> Iterator[Row]:
    """Yield the lines of a text; a line break inside a note or a boneyard does not end a line."""
    start = 0
    for shape in _mask(text, " ").split("\n"):
        raw = text[start : start + len(shape)]
        yield Row(raw, shape, at)
        start += len(raw) + 1
        at += 1 + raw.count("\n")


def split(text: str, separator: str) -> Iterator[str]:
    """Yield the parts of a text between separators that are neither escaped nor in a note or a boneyard."""
    start = 0
    for shape in _mask(text, " ").split(separator):
        yield text[start : start + len(shape)]
        start += len(shape) + len(separator)


def unclosed(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the mark of every `/*` and `[[` that never closes."""
    text = clean(text)
    line, done = 1, 0
    for start, end, kind in spans(text):
        if kind == "unclosed":
            line += text.count("\n", done, start)
            done = start
            yield line, text[start:end]


_RUN = re.compile(r"\*+|_+|\n")
_LONGEST = {"*": 3, "_": 1}


def _flanks(shape: str, start: int, end: int) -> tuple[bool, bool]:
    """Return whether a run of `*` or `_` can open emphasis, and whether it can close it.

    As in Markdown, the spaces around the marks decide, and an underscore inside a word is a letter.
    """
    before, after = shape[start - 1 : start] or " ", shape[end : end + 1] or " "
    in_word = shape[start] == "_"
    opens = not after.isspace() and not (in_word and before.isalnum())
    closes = not before.isspace() and not (in_word and after.isalnum())
    return opens, closes


def _pair(waiting: list[list[int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches that a closing run takes away from itself and from the openers before it."""
    while waiting and start < end:
        opener = waiting[-1]
        used = min(end - start, opener[1] - opener[0])
        yield opener[1] - used, opener[1]
        yield start, start + used
        start += used
        opener[1] -= used
        if opener[0] == opener[1]:
            waiting.pop()


def _emphasis(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that only mark emphasis; it does not reach over line breaks."""
    shape = _mask(text, "\0")
    waiting: dict[str, list[list[int]]] = {"*": [], "_": []}
    for run in _RUN.finditer(shape):
        if run[0] == "\n":
            waiting = {"*": [], "_": []}
            continue
        start, end = run.span()
        if end - start > _LONGEST[run[0][0]]:
            continue
        opens, closes = _flanks(shape, start, end)
        openers = waiting[run[0][0]]
        for pair in _pair(openers, start, end) if closes else ():
            yield pair
            start = max(start, pair[1])
        if opens and start < end:
            openers.append([start, end])


def unemphasised(text: str) -> str:
    """Return a text without the marks of emphasis; escapes, notes and boneyards stay."""
    out, done = [], 0
    for start, end in sorted(_emphasis(text)):
        out.append(text[done:start])
        done = end
    return "".join([*out, text[done:]])


def stretches(text: str) -> Iterator[tuple[Literal["words", "note"], int, int]]:
    """Yield where words and the insides of notes are, in order; between them are marks and boneyards."""
    cuts = [(start, end, False) for start, end in _emphasis(text)]
    for start, end, kind in spans(text):
        if kind != "unclosed":
            cuts.append((start, start + 1 if kind == "escape" else end, kind == "note"))
    done = 0
    for start, end, is_note in sorted(cuts):
        yield "words", done, start
        if is_note:
            yield "note", start + 2, end - 2
        done = end
    yield "words", done, len(text)


def pieces(text: str) -> Iterator[tuple[Literal["words", "note"], str]]:
    """Yield words and the insides of notes in order, without emphasis, escapes and boneyards."""
    return ((kind, text[start:end]) for kind, start, end in stretches(text))


def plain(text: str) -> str:
    """Return the words of a text, without emphasis, escapes, notes and boneyards."""
    return "".join(piece for kind, piece in pieces(text) if kind == "words")


_LITERAL = re.compile(r"[*_]|(?<=\[)\[|\[\Z|\\(?=[^\w\s]|_|\Z)")


def escape(text: str) -> str:
    """Return markup whose plain words are `text`, whatever stands in it or follows it.

    Two brackets become `[\\[`, not `\\[[`: a program that knows no escape there still sees no note.
    """
    return _LITERAL.sub(r"\\\g<0>", text)
