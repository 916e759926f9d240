"""Whole lines of a screenplay: one added behind another, one cut."""

from collections.abc import Iterator, Sequence

from drama.errors import Place, Problem, ScriptError
from drama.script.model import Chapter, Line, Scene, Script
from drama.script.redraft.lines import alone
from drama.script.redraft.proof import heard, number_of, proven
from drama.script.redraft.source import Source
from drama.script.screenplay import write
from drama.script.screenplay.read import Passage
from drama.story.model import spoken


def add_line(text: str, file: str, behind: str, role: str, words: str, direction: Sequence[str] = ()) -> str:
    """Return the screenplay with a line more, right behind the one with the id `behind`.

    Lines that follow under the same name get it once more. Raises `ScriptError` where nothing would be said,
    or nobody is named.
    """
    source = Source(text, file)
    before = source.line(behind)
    how = tuple(filter(None, map(spoken, direction)))
    new = Line(spoken(role).upper(), spoken(words), how)
    if not any(map(str.isalnum, new.words)) or not new.role:
        raise ScriptError(
            Problem("a line needs a word to say, and somebody to say it", Place(file, before.at))
        )
    wanted = list(heard(source.script))
    wanted.insert(number_of(source, behind) + 1, new)
    return proven(source, _added(source, behind, new), wanted, before.at)


def _added(source: Source, behind: str, new: Line) -> Iterator[str]:
    passage, rows = source.passage(behind), list(source.rows)
    if [beat for beat in passage.beats if isinstance(beat, Line)][-1].id != behind:
        raise source.unusual(passage.at)
    end = source.last_row(passage)
    written = write(Script("", "", (Chapter("", (Scene("", (new,)),)),))).rstrip("\n").split("\n")
    more = ["", *written]
    if source.under(passage) - passage.nth - 1:
        more += ["", alone(rows[passage.name_at - 1])]
    elif end < len(rows) and rows[end].strip():
        more.append("")
    yield source.joined([*rows[:end], *more, *rows[end:]])


def cut_line(text: str, file: str, line: str) -> str:
    """Return the screenplay without a line, its name and the notes in it; the cues around it stay.

    Raises `ScriptError` where it shares its paragraph, or a scene would be left without a word.
    """
    source = Source(text, file)
    old = source.line(line)
    wanted = list(heard(source.script))
    del wanted[number_of(source, line)]
    return proven(source, [_without(source, source.alone(line))], wanted, old.at)


def _without(source: Source, passage: Passage) -> str:
    rows = list(source.rows)
    named = passage.name_at and source.under(passage) == 1
    first = (passage.name_at if named else passage.head_at if passage.name_at else passage.at) - 1
    last = source.last_row(passage)
    apart = (not first or not rows[first - 1].strip()) and not "".join(rows[last : last + 1]).strip()
    del rows[first : last + apart]
    return source.joined(rows)
