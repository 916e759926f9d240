"""A session of an actor's, cut into the lines of the sheet it was read from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drama.desk.actors import Account, account
from drama.errors import CastError, Place, Problem, SoundError
from drama.files import in_a_file_name, typed
from drama.recordings.folder import Folder, look
from drama.recordings.ledger import read_ledger
from drama.recordings.lines import Given, Slot, edited, find
from drama.recordings.session import Stretch, cut, write
from drama.script.model import fold
from drama.show.production import Production


@dataclass(frozen=True, slots=True)
class CutOut:
    """A line that was cut out of a session: the file it is in now, and where its words were.

    `remark` says why it may be another line, or the line in other words, "" where nothing tells so.
    """

    slot: Slot
    path: Path
    start_s: float
    length_s: float
    remark: str = ""


def cut_session(production: Production, session: Path, who: str) -> tuple[CutOut, ...]:
    """Cut a recording of many lines into files of one line each, among the other recordings; return them.

    They are the lines of a role or an actor that are not recorded yet, in the order of the sheet; the others
    may be in the session too, and are left as they are. Raises
    `SoundError`, and writes nothing, where the file does not fit them, or they are not those that were given
    out; `CastError` for nobody's name.
    """
    there = account(production)
    taken = there.acted_lines
    own = [slot for slot in there.today if _plays(production, slot, who, there.actors)]
    wanted = [slot for slot in own if slot.line.id not in taken]
    if not own:
        names = ", ".join(dict.fromkeys([*(slot.role for slot in there.today), *there.actors.values()]))
        raise CastError(
            Problem(f"nobody is called {who}", Place(str(production.path)), f"there are: {names}")
        )
    if not wanted:
        again = f"drama takes {typed(production.path)} LINE --add FILE"
        hint = f"another take is a file of its line alone: {again}"
        raise SoundError(Problem(f"every line of {who} is recorded", Place(str(session)), hint))
    before = look(production.recordings)
    was = _given_before(production, there, wanted, before)
    _check_given(production, session, there, wanted, was)
    folder = production.recordings / in_a_file_name(session.stem)
    files = tuple(folder / _cut_name(slot, there.ids[slot.line.id], before) for slot in wanted)
    stretches = _stretches(session, own, wanted)
    write(session, stretches, files)
    return tuple(
        CutOut(slot, file, one.starts_s, one.lasts_s, _remark(one, was.get(slot.line.id)))
        for slot, file, one in zip(wanted, files, stretches, strict=True)
    )


def _stretches(session: Path, own: Sequence[Slot], wanted: Sequence[Slot]) -> tuple[Stretch, ...]:
    """Return where in a session the wanted lines are: they alone are in it, or all of the actor's `own`."""
    try:
        return cut(session, [slot.line.words for slot in wanted])
    except SoundError as fault:
        if len(wanted) == len(own):
            raise
        try:
            whole = cut(session, [slot.line.words for slot in own])
        except SoundError as other:
            problem = fault.problems[-1]
            hint = f"{problem.hint}; of the {len(wanted):,} lines not recorded yet and of all {len(own):,}, "
            raise SoundError(replace(problem, hint=f"{hint}neither fit")) from other
    left = {slot.line.id for slot in wanted}
    return tuple(one for slot, one in zip(own, whole, strict=True) if slot.line.id in left)


def _plays(production: Production, slot: Slot, who: str, actors: Mapping[str, str]) -> bool:
    return slot.role == production.sheet.name_of(who) or fold(actors.get(slot.role, "")) == fold(who)


def _given_before(
    production: Production, there: Account, wanted: Sequence[Slot], before: Folder
) -> dict[str, Given]:
    """Return the lines that were given out with other words and became the `wanted` ones, by their ids."""
    given = read_ledger(production.recordings, production.sheet.name_of)
    roles, listed = {slot.role for slot in wanted}, {one.id for one in given}
    lost = (one for one in find(there.today, given, before.ids).lost if one.role in roles)
    new = [slot for slot in wanted if there.ids[slot.line.id] not in listed]
    became = ((edited(one, new or wanted), one) for one in lost)
    return {slot.line.id: one for slot, one in became if slot}


def _check_given(
    production: Production, session: Path, there: Account, wanted: Sequence[Slot], was: Mapping[str, Given]
) -> None:
    """Raise `SoundError` where a sheet was given out, and some of the lines are not on it as they are now."""
    given = read_ledger(production.recordings, production.sheet.name_of)
    listed, roles = {one.id for one in given}, {one.role for one in given}
    new = [slot for slot in wanted if there.ids[slot.line.id] not in listed and slot.role in roles]
    if not new:
        return
    first = next((slot for slot in new if slot.line.id in was), new[0])
    told = "1 line is" if len(new) == 1 else f"{len(new):,} lines are"
    what = f"{told} not on the sheet that was given out, such as '{first.line.excerpt(60)}'"
    if old := was.get(first.line.id):
        what += f", which was '{old.words[:60]}'"
    hint = (
        "where the sheet was read, give those lines their words back, cut, and change them again; where they "
        f"were recorded as they are now, first run: drama sheets {typed(production.path)}"
    )
    raise SoundError(Problem(what, Place(str(session)), hint))


def _remark(stretch: Stretch, was: Given | None) -> str:
    told = (
        f"much {stretch.odd} than its words" if stretch.odd else "",
        f"was given out as '{was.words[:60]}' before" if was else "",
    )
    return ", ".join(filter(None, told))


def _cut_name(slot: Slot, name: str, before: Folder) -> str:
    takes = [file.take for file in before.files.get(name, ())]
    return f"{slot.number:04}-{name}" + (f"_take{max(takes) + 1}" if takes else "") + ".flac"
