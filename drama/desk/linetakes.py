"""The takes of one line: those it was heard in before, those people recorded, and which is heard from now on.

Whatever is kept is a recording of the line in the folder of recordings, and which of them is heard is written
in its `takes.yaml`: plain files, known to `drama recordings`.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from drama.cast import splice
from drama.desk.actors import Account, account
from drama.desk.history import read_text
from drama.desk.redrafting import line_at
from drama.errors import Place, Problem, ScriptError, SoundError
from drama.files import whole, write_whole
from drama.rebuild.foresee import foresee
from drama.rebuild.past import PastTake, heard_in, past_of, read_past
from drama.recordings.folder import CHOICES, look, read_choices
from drama.recordings.heard import implausible, listen
from drama.recordings.kept import marked, voice_of
from drama.recordings.ledger import read_ledger, write_ledger
from drama.recordings.lines import find, give
from drama.script.model import Line
from drama.show.production import Production


@dataclass(frozen=True, slots=True)
class LineTake:
    """A take of a line: its key on the shelf, and what it is called.

    `number` is that of a recording's file, 0 for a voice; `words` are those it says, as far as is known.
    `voice` is the engine and id of whoever speaks in it, "" where somebody recorded it. `is_heard` is whether
    the next render uses it, `is_made` whether it is on the shelf already, `fits` whether it says the words of
    the line today.
    """

    kind: Literal["voice", "recording"]
    key: str
    told: str
    voice: str
    words: str
    number: int
    is_heard: bool
    is_made: bool
    fits: bool


def line_called(production: Production, place: str) -> Line:
    """Return the line a writer names: by its id, or by the number of one of its rows in the screenplay.

    Spoken credits and the titles of chapters, which sheets ask for too, are no lines of the screenplay's and
    have ids all the same. Raises `ScriptError` where there is none.
    """
    added = (one for one in production.lines if one.id == place)
    return next(added, None) or line_at(production.path, place)


def takes_of(production: Production, name: str) -> tuple[LineTake, ...]:
    """Return the takes of the line with an id: voices of earlier renders, today's, then recordings.

    Raises `ScriptError` where there is no such line.
    """
    line, there = _line(production, name), account(production)
    heard = next((one for one in there.recorded if one.slot.line.id == name), None)
    past, today = _voices(production, there, name)
    found = [
        _voice(one, line, is_heard=not heard and one == today, is_made=is_made)
        for one in past
        if (is_made := production.shelf.find(one.key) is not None) or one == today
    ]
    for file in reversed(look(production.recordings).files.get(there.ids[name], ())):
        if take := listen(file.path, production.shelf).take:
            is_heard = heard is not None and heard.file.path == file.path
            voice = voice_of(file.path, production.shelf, {one.key: one.voice for one in past})
            path = file.path.relative_to(production.recordings).as_posix()
            told = f"recording {file.take}: {path}" + (f", kept of {voice}" if voice else "")
            row = LineTake("recording", take.key, told, voice, line.words, file.take, is_heard, True, True)
            found.append(row)
    return tuple(found)


def _line(production: Production, name: str) -> Line:
    for line in production.lines:
        if line.id == name:
            return line
    raise ScriptError(Problem("there is no such line any more", Place(str(production.path))))


def _voices(
    production: Production, there: Account, name: str
) -> tuple[tuple[PastTake, ...], PastTake | None]:
    """Return the voices a line was heard in, today's last, and today's, None where it is recorded."""
    verdict = foresee(production, there).by_id["line", name]
    return heard_in(verdict, read_past(production.past)), past_of(verdict.piece)


def _voice(take: PastTake, line: Line, is_heard: bool, is_made: bool) -> LineTake:
    how = f" ({'; '.join(take.direction)})" if take.direction else ""
    told = f"{take.role}{how}, {take.voice}"
    return LineTake(
        "voice", take.key, told, take.voice, take.words, 0, is_heard, is_made, take.words == line.words
    )


def keep_take(production: Production, name: str, key: str) -> Path:
    """Keep a voice of an earlier render: the line is heard just so from now on. Returns its file.

    Raises `SoundError` for a take that there is not, or one of other words than the line has.
    """
    voices = (one for one in takes_of(production, name) if one.kind == "voice" and one.is_made)
    take = next((one for one in voices if one.key == key), None)
    if take is None:
        raise SoundError(Problem("there is no such take of this line any more"))
    if not take.fits:
        hint = "give the line its words back first"
        raise SoundError(Problem(f"this take says other words: {take.words[:60]}", hint=hint))
    flac = marked(production.shelf.stored(key), take.voice)
    return _put(production, name, ".flac", lambda part: part.write_bytes(flac))


def drop_in(production: Production, name: str, recording: Path) -> Path:
    """Put a recording of a line among the others, so that it is heard, and return its file.

    Raises `SoundError`, and changes nothing, for a file that cannot be used, or is too long or too short for
    the words.
    """
    line, heard = _line(production, name), listen(recording, production.shelf)
    if heard.take is None:
        raise SoundError(Problem(f"this recording cannot be used: it {heard.problem}"))
    if unlike := implausible(heard.take, line.words):
        place = f"{production.recordings.parent.name}/{production.recordings.name}/"
        hint = f"if it is right, put it into {place} and choose it in {CHOICES}"
        raise SoundError(Problem(f"this recording {unlike}", hint=hint))
    ending = recording.suffix.lower()
    return _put(production, name, ending, lambda part: shutil.copyfile(recording, part))


def choose(production: Production, name: str, number: int | None) -> None:
    """Have a line heard in one of its recordings, by its number, or with None by the role's voice.

    Raises `ScriptError` where there is no such line, `SoundError` where it has no such recording, or several
    of that number.
    """
    known = account(production).ids[_line(production, name).id]
    files = look(production.recordings).files.get(known, ())
    same = [file.path for file in files if file.take == number]
    if number is not None and not same:
        raise SoundError(Problem(f"there is no recording {number} of this line"))
    if same[1:]:
        others = ", ".join(path.relative_to(production.recordings).as_posix() for path in same)
        what = f"take {number} of this line is in {len(same)} files: {others}"
        hint = "give one of them another number, or take it away"
        raise SoundError(Problem(what, Place(str(production.recordings)), hint))
    _choose(production, known, number)


def _put(production: Production, name: str, ending: str, write: Callable[[Path], object]) -> Path:
    """Have a sound written where the recordings of a line lie, as the next take of it, and heard."""
    folder = production.recordings
    known = _give_out(production, name)
    takes = [one.take for one in look(folder).files.get(known, ())]
    number = max(takes, default=0) + 1
    to = folder / f"{known}_take{number}{ending}"
    with whole(to) as part:
        write(part)
    if known in read_choices(folder):
        _choose(production, known, number)
    return to


def _give_out(production: Production, name: str) -> str:
    """Return the id that recordings of a line are named by, which is written down: it outlives edits."""
    folder, today = production.recordings, account(production).today
    ledger = read_ledger(folder, production.sheet.name_of)
    given = give(today, ledger, find(today, ledger, look(folder).ids))
    own = next(one for one, slot in zip(given, today, strict=True) if slot.line.id == name)
    if all(one.id != own.id for one in ledger):
        write_ledger(folder, (*ledger, own))
    return own.id


def _choose(production: Production, known: str, number: int | None) -> None:
    path = production.recordings / CHOICES
    value = "none" if number is None else number
    write_whole(path, splice.spliced(read_text(path) or "", {known: value}, str(path), SoundError))
