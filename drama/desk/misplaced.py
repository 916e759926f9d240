"""Recordings that are not looked at: under an old name of the screenplay or a role, or beside the folder."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from drama.errors import Place, Problem, SoundError
from drama.recordings.folder import ENDINGS, look, named
from drama.recordings.ledger import known
from drama.recordings.lines import Given, Slot, plain
from drama.show.production import Production
from drama.show.project import SCREENPLAYS


def misplaced(production: Production, today: Sequence[Slot], here: frozenset[str]) -> Iterator[Problem]:
    """Yield where files of `today`'s lines lie, in the folder of recordings or beside, that are not used.

    `here` are the ids that the files which are looked at have.
    """
    own, around = production.recordings, production.recordings.parent
    yield from (_linked(path) for path in _inside(own) if path.is_symlink() and path.is_dir())
    for folder in (path for path in _inside(around) if path.is_dir()):
        number = 0 if _is_of_a_screenplay(production, folder) else _count(production, folder, today, here)
        if number and folder.name not in production.show.screenplays():
            yield _of_another_name(folder, own, number)
    loose = [file for path in _inside(around) if path.suffix.lower() in ENDINGS and (file := named(path))]
    lines = {slot.line.id for slot in today}
    if ours := [file for file in loose if file.id in lines - here]:
        what = f"this is the recording of a line of {own.name}, and not looked at"
        what += f", nor {len(ours) - 1:,} more beside it" if ours[1:] else ""
        yield Problem(what, Place(str(ours[0].path)), f"put it into {around.name}/{own.name}")


def renamed(production: Production, today: Iterable[Slot], unused: Sequence[Given]) -> Iterator[Problem]:
    """Yield the roles that are gone and whose recordings are `unused`, where another says most of it now.

    `today` are the lines that have no recording. The same words, line before and direction tell.
    """
    speak = {line.role for line in production.lines} | {slot.role for slot in today}
    lost = [one for one in unused if one.role not in speak]
    now: dict[tuple[str, str, tuple[str, ...]], str] = {
        (plain(slot.line.words), plain(slot.cue), slot.line.direction): slot.role for slot in today
    }
    whole = Counter(one.role for one in lost)
    same = Counter((one.role, now.get((plain(one.words), plain(one.cue), one.direction))) for one in lost)
    for (was, role), number in same.items():
        if role and 2 * number > whole[was]:
            lines = "1 line" if number == 1 else f"{number:,} lines"
            what = f"{was} says nothing any more, and {role} says {lines} recorded as {was}"
            hint = f"if that is who it is, write under aliases there, and leave it there: {was}: {role}"
            yield Problem(what, Place(str(production.voices)), hint)


def _inside(folder: Path) -> list[Path]:
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if not path.name.startswith("."))


def _is_of_a_screenplay(production: Production, folder: Path) -> bool:
    """Tell whether a folder is the screenplay's own, or that of one beside it."""
    own, near = production.recordings, production.path.parent
    is_own = folder == own or (own.is_dir() and folder.samefile(own))
    return is_own or any((near / f"{folder.name}{ending}").is_file() for ending in SCREENPLAYS)


def _count(production: Production, folder: Path, today: Sequence[Slot], here: frozenset[str]) -> int:
    there = look(folder).ids
    if not there:
        return 0
    try:
        _, found = known(folder, today, there, production.sheet.name_of)
    except SoundError:
        return len({slot.line.id for slot in today} & there - here)
    return sum(name in there - here for name in found.ids.values())


def _of_another_name(folder: Path, own: Path, number: int) -> Problem:
    lines = "one of these lines" if number == 1 else f"{number:,} of these lines"
    what = f"this has recordings of {lines}, and no screenplay of its name"
    to = f"{own.parent.name}/{own.name}"
    hint = f"put what is in it into {to}" if own.is_dir() else f"rename it to {to}"
    return Problem(what, Place(str(folder)), f"where it was recorded for {own.name}, {hint}")


def _linked(path: Path) -> Problem:
    hint = "put the recordings themselves here"
    return Problem("this is a link to a folder, and not looked into", Place(str(path)), hint)
