"""Cues of a screenplay: added, changed, moved and taken out; and the pause before a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drama.errors import Place, Problem, ScriptError
from drama.script import fountain
from drama.script.model import Beat, Cue, Ids, Line, Script
from drama.script.redraft.lines import again
from drama.script.redraft.proof import number_of, proven
from drama.script.redraft.source import Source, Spot
from drama.script.screenplay.cues import LONGEST_PAUSE_S, cue_in, written
from drama.script.screenplay.heard import Heading, heard


@dataclass(frozen=True, slots=True)
class _Written:
    """A cue as it is written: a row of its own, or a note; where in the text."""

    start: int
    end: int
    is_note: bool


def cue_ids(script: Script) -> tuple[tuple[str, Cue], ...]:
    """Return every cue in order with an id that survives edits elsewhere: `K` and eight hexadecimal digits.

    It is a hash of the cue as written and of how often it came before.
    """
    ids = Ids()
    return tuple(("K" + ids.next(written(cue))[1:], cue) for cue in _cues(script))


def _cues(script: Script) -> Iterator[Cue]:
    for beat in script.beats():
        if isinstance(beat, Cue):
            yield beat
        else:
            yield from (cue for _, cue in beat.cues)


def add_cue(text: str, file: str, cue: str, spot: Spot) -> str:
    """Return the screenplay with another cue, `SOUND: thunder, near`, at a spot.

    Raises `ScriptError` where that is no cue, and for a pause between words, which would part the line.
    """
    source = Source(text, file)
    line = source.line(spot.line)
    new = _read(cue, file, line.at)
    wanted = _with(source, new, spot)
    return proven(source, _added(source, new, spot), wanted, line.at)


def change_cue(text: str, file: str, name: str, cue: str) -> str:
    """Return the screenplay with another cue in the place of the one with an id."""
    source = Source(text, file)
    number, old = _find(source, name)
    new = _read(cue, file, old.at)
    place = _place(source, number, old)
    inside = f"[[{written(new)}]]" if place.is_note else written(new)
    wanted = _exchanged(heard(source.script), number, new)
    return proven(source, [text[: place.start] + inside + text[place.end :]], wanted, old.at)


def remove_cue(text: str, file: str, name: str) -> str:
    """Return the screenplay without the cue with an id."""
    source = Source(text, file)
    number, old = _find(source, name)
    wanted = _exchanged(heard(source.script), number, None)
    return proven(source, [_cut(source, _place(source, number, old))], wanted, old.at)


def move_cue(text: str, file: str, name: str, spot: Spot) -> str:
    """Return the screenplay with the cue with an id at another spot."""
    _, cue = _find(Source(text, file), name)
    return add_cue(remove_cue(text, file, name), file, written(cue), spot)


def pause_before(script: Script, line: str) -> float:
    """Return the seconds that the screenplay pauses before a line."""
    return sum(float(cue.name) for cue in _pauses(script, line))


def pause(text: str, file: str, line: str, seconds: float) -> str:
    """Return the screenplay with a pause of so many seconds before a line, with none for 0."""
    source = Source(text, file)
    before = list(_pauses(source.script, line))
    if not 0 <= seconds <= LONGEST_PAUSE_S:
        hint = f"from 0 to {LONGEST_PAUSE_S:g} seconds"
        raise ScriptError(
            Problem(f"cannot pause for {seconds:g} seconds", Place(file, source.line(line).at), hint)
        )
    if round(seconds, 3) == round(sum(float(cue.name) for cue in before), 3):
        return text
    if seconds and source.line(line).dual:
        what = f"{source.line(line).role} speaks at once with the line before: no pause parts them"
        raise ScriptError(Problem(what, Place(file, source.line(line).at), "set the pause before that line"))
    wanted = f"PAUSE: {round(seconds, 3):g}"
    names = [name for name, cue in cue_ids(source.script) if any(cue is one for one in before)]
    for name in reversed(names[1:] if seconds else names):  # so that the ids of those before it stay
        text = remove_cue(text, file, name)
    if not seconds:
        return text
    return change_cue(text, file, names[0], wanted) if names else add_cue(text, file, wanted, Spot(line))


def _pauses(script: Script, line: str) -> Iterator[Cue]:
    for chapter in script.chapters:
        for scene in chapter.scenes:
            waiting: list[Cue] = []
            for beat in scene.beats:
                if isinstance(beat, Cue):
                    waiting.append(beat)
                    continue
                if beat.id == line:
                    yield from (cue for cue in waiting if cue.kind == "PAUSE")
                    return
                waiting = []


def _read(text: str, file: str, at: int) -> Cue:
    cue = cue_in(text.strip(), file, at)
    if isinstance(cue, Problem):
        raise ScriptError(cue)
    if cue is None or "\n" in text:
        hint = "write for example SOUND: thunder, near"
        raise ScriptError(Problem(f"'{text}' is no cue", Place(file, at), hint))
    return replace(cue, at=0)


def _find(source: Source, name: str) -> tuple[int, Cue]:
    for number, (known, cue) in enumerate(cue_ids(source.script)):
        if known == name:
            return number, cue
    raise ScriptError(Problem("there is no such cue any more", Place(source.file)))


def _place(source: Source, number: int, cue: Cue) -> _Written:
    """Return where a cue is written; raises `ScriptError` where that cannot be told."""
    alike = [
        nth for nth, one in enumerate(_cues(source.script)) if one.at == cue.at and one.sound == cue.sound
    ]
    places = [*_candidates(source, cue)]
    if len(places) != len(alike):
        raise source.unusual(cue.at)
    return places[alike.index(number)]


def _candidates(source: Source, cue: Cue) -> Iterator[_Written]:
    """Yield where on its row a cue may be written."""
    start = source.start_of(cue.at - 1)
    row = source.rows[cue.at - 1]
    if _says(row.strip().removeprefix("!").removeprefix("@"), cue):
        shape = next(fountain.rows(row)).shape  # without the notes beside it
        first = len(shape) - len(shape.lstrip())
        yield _Written(start + first, start + len(shape.rstrip()), is_note=False)
        return
    for span in fountain.spans(source.text):
        here = span.kind == "note" and start <= span.start < start + len(row)
        if here and _says(source.text[span.start + 2 : span.end - 2], cue):
            yield _Written(span.start, span.end, is_note=True)


def _says(text: str, cue: Cue) -> bool:
    found = cue_in(text, "", 0)
    return isinstance(found, Cue) and found.sound == cue.sound


def _cut(source: Source, place: _Written) -> str:
    """Return the text without a cue: its row with the empty one behind it, or its note between words."""
    text, rows = source.text, list(source.rows)
    first, last = source.row_of(place.start), source.row_of(place.end - 1)
    if "".join(rows[first : last + 1]).strip() == text[place.start : place.end]:
        alone = (not first or not rows[first - 1].strip()) and not "".join(rows[last + 1 : last + 2]).strip()
        del rows[first : last + 1 + alone]
        return source.joined(rows)
    before, after = text[: place.start], text[place.end :]
    if after.startswith(" ") and (before[-1:].isspace() or not before):
        return before + after[1:]
    return (before.removesuffix(" ") if not after[:1].strip() else before) + after


def _added(source: Source, cue: Cue, spot: Spot) -> Iterator[str]:
    if spot.offset is not None:
        yield _between_words(source, cue, spot.line, spot.offset)
        return
    passage = source.passage(spot.line)
    if next(beat for beat in passage.beats if isinstance(beat, Line)).id != spot.line:
        raise source.unusual(passage.at)
    at = passage.head_at if passage.nth else passage.name_at or passage.at
    once_more = [again(source.rows[passage.name_at - 1])] if passage.nth else []
    rows = list(source.rows)
    rows[at - 1 : at - 1] = [written(cue), "", *once_more]
    yield source.joined(rows)
    rows[at - 1 : at - 1] = [""]
    yield source.joined(rows)


def _between_words(source: Source, cue: Cue, line: str, offset: int) -> str:
    if cue.kind == "PAUSE":
        what = "a pause between words would part the line"
        raise ScriptError(Problem(what, Place(source.file, source.line(line).at), "set it before a line"))
    words, extents = source.line(line).words, source.extents(line)
    note = f"[[{written(cue)}]]"
    if offset >= len(words):
        at = extents[-1][1]
        return f"{source.text[:at]} {note}{source.text[at:]}"
    at = extents[max(0, offset)][0]
    space = " " if not offset or words[offset - 1] == " " else ""
    return source.text[:at] + note + space + source.text[at:]


def _with(source: Source, cue: Cue, spot: Spot) -> "list[Heading | Beat]":
    """Return everything that is heard, with another cue."""
    said, number = list(heard(source.script)), number_of(source, spot.line)
    if spot.offset is None:
        said.insert(number, cue)
        return said
    line = said[number]
    assert isinstance(line, Line)
    offset = min(max(0, spot.offset), len(line.words))
    before = [one for one in line.cues if one[0] <= offset]
    said[number] = replace(line, cues=(*before, (offset, cue), *line.cues[len(before) :]))
    return said


def _exchanged(said: "Sequence[Heading | Beat]", number: int, cue: Cue | None) -> "list[Heading | Beat]":
    """Return everything that is heard, with another cue for the one with a number, or without it."""
    left = number
    result: list[Heading | Beat] = []
    for one in said:
        if isinstance(one, Heading):
            result.append(one)
            continue
        count = 1 if isinstance(one, Cue) else len(one.cues)
        if not 0 <= left < count:
            result.append(one)
        elif isinstance(one, Line):
            cues = list(one.cues)
            cues[left : left + 1] = [(cues[left][0], cue)] if cue else []
            result.append(replace(one, cues=tuple(cues)))
        elif cue:
            result.append(cue)
        left -= count
    return result
