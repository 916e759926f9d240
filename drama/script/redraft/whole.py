"""Whole lines of a screenplay: one added behind another, one cut."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drama.errors import Place, Problem, ScriptError
from drama.script.model import Chapter, Cue, Line, Scene, Script
from drama.script.redraft.extensions import extended
from drama.script.redraft.lines import again, alone
from drama.script.redraft.proof import number_of, proven
from drama.script.redraft.source import Source
from drama.script.screenplay import write
from drama.script.screenplay.heard import heard
from drama.script.screenplay.read import Passage
from drama.script.screenplay.typed import parted
from drama.story.model import spoken


def add_line(text: str, file: str, behind: str, role: str, words: str, direction: Sequence[str] = ()) -> str:
    """Return the screenplay with a line more, right behind the one with the id `behind`.

    Lines that follow under the same name get it once more. Raises `ScriptError` where nothing would be said,
    or nobody is named.
    """
    source = Source(text, file)
    before = source.line(behind)
    how = tuple(filter(None, map(spoken, direction)))
    called, extensions = parted(role)
    new = Line(spoken(called).upper(), spoken(words), how)
    if not any(map(str.isalnum, new.words)) or not new.role:
        raise ScriptError(
            Problem("a line needs a word to say, and somebody to say it", Place(file, before.at))
        )
    wanted = list(heard(source.script))
    wanted.insert(number_of(source, behind) + 1, new)
    added = proven(source, _added(source, behind, new), wanted, before.at)
    lines = [line.id for line in source.script.lines()]
    fresh = [line.id for line in Source(added, file).script.lines()]
    return extended(added, file, fresh[lines.index(behind) + 1], extensions)


def last_at_once(text: str, file: str, line: str) -> str:
    """Return the id of the last of the lines that sound at once with one, itself where none does."""
    last = ""
    for chapter in Source(text, file).script.chapters:
        for scene in chapter.scenes:
            for beat in scene.beats:
                if not isinstance(beat, Line):
                    continue
                goes_on = beat.goes_on and last != line
                if beat.id == line or (last and (beat.dual or goes_on)):
                    last = beat.id
                elif last:
                    return last
    return last or line


def _added(source: Source, behind: str, new: Line) -> Iterator[str]:
    passage, rows = source.passage(behind), list(source.rows)
    if [beat for beat in passage.beats if isinstance(beat, Line)][-1].id != behind:
        raise source.unusual(passage.at)
    end = source.last_row(passage)
    written = write(Script("", "", (Chapter("", (Scene("", (new,)),)),))).rstrip("\n").split("\n")
    more = ["", *written]
    if source.under(passage) - passage.nth - 1:
        more += ["", again(rows[passage.name_at - 1])]
    elif end < len(rows) and rows[end].strip():
        more.append("")
    yield source.joined([*rows[:end], *more, *rows[end:]])


def cut_line(text: str, file: str, line: str) -> str:
    """Return the screenplay without a line, its name and the notes in it; the cues around it stay.

    Who spoke at once with it speaks alone. Raises `ScriptError` where it shares its paragraph, or a scene
    would be left without a word.
    """
    source = Source(text, file)
    old = source.line(line)
    wanted, number = list(heard(source.script)), number_of(source, line)
    del wanted[number]
    rows = list(source.rows)
    nth = next((nth for nth, one in enumerate(wanted[number:], number) if not isinstance(one, Cue)), number)
    partner = wanted[nth] if nth < len(wanted) else None
    if isinstance(partner, Line) and partner.dual and not (old.dual or old.goes_on):
        wanted[nth] = replace(partner, dual=False)
        at = next(one.name_at for one in source.passages() if one.at > old.at and one.name_at)
        rows[at - 1] = alone(rows[at - 1])
    first, end = _rows_of(source, source.alone(line))
    cut = "".join(rows[first:end])
    return proven(source, [_without(source, first, end, rows)], wanted, old.at, cut=cut)


def _rows_of(source: Source, passage: Passage) -> tuple[int, int]:
    """Return the rows, counted from 0, that go with a passage: the name over it too, if nobody else's."""
    named = passage.name_at and source.under(passage) == 1
    first = (passage.name_at if named else passage.head_at if passage.name_at else passage.at) - 1
    return first, source.last_row(passage)


def _without(source: Source, first: int, end: int, rows: list[str]) -> str:
    apart = (not first or not rows[first - 1].strip()) and not "".join(rows[end : end + 1]).strip()
    del rows[first : end + apart]
    return source.joined(rows)
