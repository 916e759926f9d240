"""Other words, another speaker, another direction for one line of a screenplay."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from drama.errors import Place, Problem, ScriptError
from drama.script import fountain
from drama.script.fountain import Document, Element
from drama.script.model import NARRATOR, Line
from drama.script.prose.origins import DOUBT_NOTE
from drama.script.redraft.extensions import extended
from drama.script.redraft.proof import asides, number_of, proven
from drama.script.redraft.source import Extent, Source
from drama.script.screenplay.heard import heard
from drama.script.screenplay.read import Passage
from drama.script.screenplay.recue import note_beside, renamed
from drama.script.screenplay.typed import parted
from drama.script.screenplay.words import in_dialogue, marked_up
from drama.script.screenplay.write import bracketless, cue_name
from drama.story.model import spoken

_BEHIND_NOTE = re.compile(r"(?<=\]\]) +(?=[\r\n]|\Z)")
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


def reword(text: str, file: str, line: str, words: str) -> str:
    """Return the screenplay with other words for a line; only the words that differ are touched.

    Emphasis, notes and cues around them stay. Raises `ScriptError` where nothing would be said.
    """
    source, said = Source(text, file), spoken(words)
    old = source.line(line)
    if not any(map(str.isalnum, said)):
        hint = "to have nothing said there, cut the line"
        raise ScriptError(Problem("a line needs a word to say", Place(file, old.at), hint))
    number, wanted = number_of(source, line), list(heard(source.script))
    wanted[number] = replace(_line(wanted[number]), words=said)
    return proven(source, _reworded(source, old, said), wanted, old.at, loose=number)


def _line(one: object) -> Line:
    assert isinstance(one, Line)
    return one


def _reworded(source: Source, line: Line, words: str) -> Iterator[str]:
    passage = source.passage(line.id)
    spliced = _spliced(source.text, line.words, words, source.extents(line.id))
    yield _trimmed(source, passage, spliced)
    yield spliced
    if len(passage.beats) == 1:
        yield _written_anew(source, passage, line, words)


def _trimmed(source: Source, passage: Passage, text: str) -> str:
    """Return a changed text without the spaces left behind a note at the end of a passage's rows."""
    start = source.start_of(passage.at - 1)
    end = len(text) - (len(source.text) - source.start_of(source.last_row(passage)))
    return text[:start] + _BEHIND_NOTE.sub("", text[start:end]) + text[end:]


def _spliced(text: str, old: str, new: str, extents: Sequence[Extent]) -> str:
    """Return the text with the words of a line that differ replaced; what stands between them stays."""
    one, other = _TOKEN.findall(old), _TOKEN.findall(new)
    starts = [0]
    for token in one:
        starts.append(starts[-1] + len(token))
    for tag, i, i_end, j, j_end in reversed(SequenceMatcher(None, one, other, autojunk=False).get_opcodes()):
        if tag == "equal":
            continue
        first, last = starts[i], starts[i_end]
        for start, end in reversed(_joined(extents[first:last])):
            text = text[:start] + text[end:]
        at = extents[first][0] if first < len(extents) else extents[-1][1]
        text = text[:at] + fountain.escape("".join(other[j:j_end])) + text[at:]
    return text


def _joined(extents: Sequence[Extent]) -> list[Extent]:
    """Return stretches of a text with those that touch as one: each that is cut copies the whole text."""
    joined: list[Extent] = []
    for start, end in extents:
        if joined and joined[-1][1] == start:
            start, _ = joined.pop()
        joined.append((start, end))
    return joined


def _written_anew(source: Source, passage: Passage, line: Line, words: str) -> str:
    """Return the text with a passage in the plainest form that has these words, its notes behind them."""
    cues = tuple((min(offset, len(words)), cue) for offset, cue in line.cues)
    markup = " ".join(filter(None, (marked_up(words, cues), *asides(passage.markup, doubts=True))))
    written = in_dialogue(markup, words) if passage.name_at else _as_action(markup)
    return _with_rows(source, passage.at, source.last_row(passage) + 1, written.split("\n"))


def _as_action(markup: str) -> str:
    return fountain.write(Document((), (Element("action", markup),))).rstrip("\n")


def _with_rows(source: Source, first: int, end: int, rows: Sequence[str]) -> str:
    """Return the text with other rows instead of those from `first` to before `end`, counted from 1."""
    return source.joined([*source.rows[: first - 1], *rows, *source.rows[end - 1 :]])


def give(text: str, file: str, line: str, role: str) -> str:
    """Return the screenplay with a line spoken by another role, the note that doubts its speaker gone.

    A line that shares its name with others gets one of its own, and so do those behind it. What stands behind
    the role in brackets, as in `Tom (V.O.)`, stands behind its name from then on.
    """
    source, (called, extensions) = Source(text, file), parted(role)
    old, name = source.line(line), spoken(called).upper()
    if not name:
        raise ScriptError(Problem("nobody is named to say this", Place(file, old.at), "write a name"))
    number, wanted = number_of(source, line), list(heard(source.script))
    wanted[number] = replace(_line(wanted[number]), role=name)
    given = proven(source, _given(source, source.alone(line), name), wanted, old.at)
    return extended(given, file, line, extensions)


def _given(source: Source, passage: Passage, role: str) -> Iterator[str]:
    source = _undoubted(source, passage)
    if not passage.name_at:
        yield _named(source, passage, [cue_name(role)])
        return
    behind = source.under(passage) - passage.nth - 1
    row = source.rows[passage.name_at - 1]
    more = ["", again(row)] if behind else []
    words = source.rows[passage.head_at - 1 : source.last_row(passage)]
    if passage.nth:
        above = ["", renamed(again(row), role)]
        yield _with_rows(source, passage.head_at, source.last_row(passage) + 1, [*above, *words, *more])
    else:
        rows = [renamed(row, role), *words, *more]
        yield _with_rows(source, passage.name_at, source.last_row(passage) + 1, rows)


def _undoubted(source: Source, passage: Passage) -> Source:
    """Return the source without the note that doubts who speaks a passage."""
    rows = list(source.rows)
    before = len(rows)
    note_beside(rows, passage.at - 1, source.last_row(passage), "", DOUBT_NOTE)
    return Source("".join(rows), source.file) if len(rows) == before else source


def alone(row: str) -> str:
    """Return the row of a name for somebody who does not speak together with the one before."""
    body = row.rstrip("\r\n")
    seen = next(fountain.rows(body)).shape.rstrip()
    if not seen.endswith("^"):
        return row
    return (body[: len(seen) - 1].rstrip() + body[len(seen) :]).rstrip() + row[len(body) :]


def again(row: str) -> str:
    """Return the row of a name to stand once more, over others of its lines: alone, and without its notes."""
    body = row.rstrip("\r\n")
    for start, end, kind in reversed([*fountain.spans(body)]):
        if kind in ("note", "boneyard"):
            body = body[:start].rstrip() + body[end:]
    return alone(body.rstrip() + row[len(row.rstrip("\r\n")) :])


def _named(source: Source, passage: Passage, head: Sequence[str]) -> str:
    """Return the text with rows of a name and directions over a paragraph of narration."""
    end = source.last_row(passage) + 1
    rows = [row.lstrip().removeprefix("!") for row in source.rows[passage.at - 1 : end - 1]]
    rows[0] = in_dialogue(rows[0], rows[0].rstrip())
    above = source.rows[passage.at - 2].strip() if passage.at > 1 else ""
    below = source.rows[end - 1].strip() if end <= len(source.rows) else ""
    element = Element("character", head[0], parts=(Element("dialogue", "-"),))
    name = fountain.write(Document((), (element,))).partition("\n")[0]
    new = [name, *head[1:], *rows]
    return _with_rows(source, passage.at, end, [*[""] * bool(above), *new, *[""] * bool(below)])


def direct(text: str, file: str, line: str, directions: Sequence[str]) -> str:
    """Return the screenplay with other directions for a line, none where there are none."""
    source = Source(text, file)
    said = tuple(filter(None, map(spoken, directions)))
    old = source.line(line)
    if said == old.direction:
        return text
    passage = source.alone(line)
    number, wanted = number_of(source, line), list(heard(source.script))
    wanted[number] = replace(_line(wanted[number]), direction=said)
    return proven(source, _directed(source, passage, said), wanted, old.at)


def _directed(source: Source, passage: Passage, directions: Sequence[str]) -> Iterator[str]:
    written = [f"({'; '.join(bracketless(one).replace(';', chr(92) + ';') for one in directions)})"]
    notes = " ".join(asides("".join(source.rows[passage.head_at - 1 : passage.at - 1])))
    written = [" ".join(filter(None, (*written[: len(directions)], notes)))] if directions or notes else []
    if not passage.name_at:
        yield _named(source, passage, [NARRATOR, *written])
        return
    indent = re.match(r"[^\S\r\n]*", source.rows[passage.head_at - 1])
    rows = [f"{indent[0] if indent else ''}{row}" for row in written]
    yield _with_rows(source, passage.head_at, passage.at, rows)
    once_more = ["", again(source.rows[passage.name_at - 1])]  # without it, one line with the last
    yield _with_rows(source, passage.head_at, passage.at, [*once_more, *rows])
