"""What the actors of a production recorded: the take of each line, and what is missing, stale or wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drama.desk.misplaced import misplaced, renamed
from drama.desk.sheets import slots_of
from drama.errors import Place, Problem, SoundError
from drama.rebuild.past import read_past
from drama.recordings.folder import CHOICES, File, Folder, look, nearest_id, read_choices
from drama.recordings.heard import implausible, listen
from drama.recordings.kept import voice_of
from drama.recordings.ledger import known
from drama.recordings.level import gain_db_of, mean_lufs
from drama.recordings.lines import Found, Given, Slot, directed_anew, edited, give
from drama.report import Report, Step, silent
from drama.script.model import Line
from drama.show.production import Production
from drama.store.shelf import Shelf
from drama.take import Take


@dataclass(frozen=True, slots=True)
class Recorded:
    """A line and the recording it is heard in.

    `voice` is the engine's voice of which it was kept, "" where somebody recorded it.
    """

    slot: Slot
    file: File
    take: Take
    loudness_lufs: float
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line that an actor, or whoever recorded others of its role, has yet to record.

    `id` is what to name its file.
    """

    slot: Slot
    id: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A recording whose words its role does not say any more."""

    given: Given
    file: File


@dataclass(frozen=True, slots=True)
class RoleCount:
    """A role: who plays it, its lines, how many are recorded, and how many an actor has yet to record."""

    role: str
    actor: str
    lines: int
    recorded: int
    missing: int


@dataclass(frozen=True, slots=True)
class Account:
    """Where the recordings of an episode stand.

    `ids` are what recordings are named by, by the id of the line; `given` are those of all lines that were
    ever given out. `nameless` are files that name none of them; `problems` are files that are not used or not
    good, and choices that cannot be met. `actors` are the names in the voice map by role.
    """

    today: tuple[Slot, ...]
    ids: Mapping[str, str]
    given: frozenset[str]
    recorded: tuple[Recorded, ...]
    missing: tuple[Wanted, ...]
    stale: tuple[Stale, ...]
    nameless: tuple[Path, ...]
    problems: tuple[Problem, ...]
    actors: Mapping[str, str]

    @property
    def lines(self) -> frozenset[str]:
        """The ids of the lines that are heard from a file, be it somebody's or kept of a voice."""
        return _lines(self.recorded)

    @property
    def acted(self) -> tuple[Recorded, ...]:
        """The lines that are heard as somebody recorded them."""
        return tuple(one for one in self.recorded if not one.voice)

    @property
    def acted_lines(self) -> frozenset[str]:
        """The ids of the lines that are heard as somebody recorded them."""
        return _lines(self.acted)

    @property
    def unplayed(self) -> tuple[Wanted, ...]:
        """The missing lines of roles that the voice map gives to an actor."""
        return tuple(one for one in self.missing if one.slot.role in self.actors)

    def became(self, stale: Stale) -> Slot | None:
        """Return the line without a recording that a stale one's probably became."""
        taken = self.acted_lines
        return edited(stale.given, (slot for slot in self.today if slot.line.id not in taken))

    def nearest(self, nameless: Path) -> str:
        """Return the id that the name of a file comes near, or nothing."""
        return nearest_id(nameless, self.given.union(self.ids.values()))

    def roles(self) -> tuple[RoleCount, ...]:
        """Return the roles that are recorded, or should be, in the order they first speak."""
        lines = Counter(slot.role for slot in self.today)
        recorded = Counter(one.slot.role for one in self.acted)
        missing = Counter(one.slot.role for one in self.missing)
        return tuple(
            RoleCount(role, self.actors.get(role, ""), lines[role], recorded[role], missing[role])
            for role in lines
            if role in self.actors or recorded[role]
        )

    def credits(self) -> tuple[str, ...]:
        """Return who is heard as whom, in the order they first speak: "Anna Bell as MARA, TOM"."""
        played: dict[str, dict[str, None]] = defaultdict(dict)
        for one in self.acted:
            if actor := self.actors.get(one.slot.role):
                played[actor][one.slot.role] = None
        return tuple(f"{actor} as {', '.join(roles)}" for actor, roles in played.items())


def _lines(recorded: Iterable[Recorded]) -> frozenset[str]:
    return frozenset(one.slot.line.id for one in recorded)


def account(production: Production, report: Report = silent) -> Account:
    """Return where the recordings of a production stand, listening to the files that are new.

    Raises `SoundError` where the list of lines given out, or the file of choices, is damaged.
    """
    there, today = look(production.recordings), slots_of(production)
    given, found = known(production.recordings, today, there.ids, production.sheet.name_of)
    ids = {slot.line.id: one.id for slot, one in zip(today, give(today, given, found), strict=True)}
    desk = _Desk(production, there, found, given)
    recorded = desk.recorded([slot for slot in today if slot.line.id in found.ids], report)
    actors = {slot.role: actor for slot in today if (actor := production.sheet.actor(slot.role))}
    acted = [one for one in recorded if not one.voice]
    expected = {*actors, *(one.slot.role for one in acted)}
    taken = _lines(acted)
    open_ = [slot for slot in today if slot.line.id not in taken]
    missing = (Wanted(slot, ids[slot.line.id]) for slot in open_ if slot.role in expected)
    stale = tuple(Stale(one, file) for one in found.lost for file in there.files.get(one.id, ()))
    elsewhere = (
        *misplaced(production, today, there.ids),
        *renamed(production, open_, [one for one in found.lost if one.id in there.ids]),
    )
    return Account(
        today,
        ids,
        frozenset(one.id for one in given),
        tuple(recorded),
        tuple(one for one in missing if one.id not in desk.declined),
        stale,
        _nameless(there, {one.id for one in given}),
        (*elsewhere, *desk.problems),
        actors,
    )


def _nameless(there: Folder, given: set[str]) -> tuple[Path, ...]:
    unknown = (file.path for name, files in there.files.items() if name not in given for file in files)
    return tuple(sorted((*there.nameless, *unknown)))


class _Desk:
    """Listens to the files of each line, and remembers what is wrong with them."""

    def __init__(self, production: Production, there: Folder, found: Found, given: Iterable[Given]) -> None:
        self._shelf, self._there, self._found = production.shelf, there, found
        self._given = {one.id: one for one in given}
        self._choices = read_choices(production.recordings)
        self._past = read_past(production.past)
        self._file = production.recordings / CHOICES
        self.declined = {name for name, take in self._choices.items() if take is None}
        """The ids of lines whose recordings the writer does not want."""
        self.problems: list[Problem] = [
            Problem(f"there is no recording of {name} to choose", Place(str(self._file)))
            for name, take in self._choices.items()
            if take is not None and name not in there.files
        ]

    def recorded(self, slots: Sequence[Slot], report: Report) -> list[Recorded]:
        """Return the lines that have a take that can be used."""
        wanted = [slot for slot in slots if self._id(slot) in self._there.ids - self.declined]
        found = []
        for number, slot in enumerate(wanted, 1):
            if one := self._first(slot):
                found.append(one)
            report(Step("recordings", number, len(wanted)))
        return found

    def _id(self, slot: Slot) -> str:
        return self._found.ids[slot.line.id]

    def _first(self, slot: Slot) -> Recorded | None:
        """Return the highest take of a line that can be used, or the one chosen."""
        name = self._id(slot)
        chosen = self._choices.get(name)
        files = self._there.files[name]
        if chosen is not None:
            takes = ", ".join(str(file.take) for file in reversed(files))
            files = tuple(file for file in files if file.take == chosen)
            if not files:
                what = f"there is no take {chosen} of {name}: there are {takes}"
                self.problems.append(Problem(what, Place(str(self._file))))
        for file, other in zip(files, files[1:], strict=False):
            if file.take == other.take:
                path = other.path.relative_to(self._file.parent).as_posix()
                what = f"is take {file.take} of {name}, and so is {path}; of the two this one counts"
                self._complain(file, what, "number one of them anew, or take it away")
        return next((one for file in files if (one := self._heard(slot, file, chosen is not None))), None)

    def _heard(self, slot: Slot, file: File, chosen: bool) -> Recorded | None:
        heard = listen(file.path, self._shelf)
        voice = self._voice(slot, file)
        unlike = implausible(heard.take, slot.line.words) if heard.take and not chosen and not voice else ""
        if heard.take is None or unlike:
            hint = f"if it is right, write {file.id}: {file.take} into {CHOICES}" if unlike else ""
            self._complain(file, f"is not used: it {unlike or heard.problem}", hint)
            return None
        for warning in () if voice else heard.warnings:  # nobody can record a voice again
            self._complain(file, warning)
        given = self._given[file.id]
        if directed_anew(slot, given) and not chosen and not voice:
            was, now = (" ".join(one.direction) or "no direction" for one in (given, slot.line))
            hint = f"if it fits, write {file.id}: {file.take} into {CHOICES}"
            self._complain(file, f"was asked for with another direction: {was}, and now {now}", hint)
        return Recorded(slot, file, heard.take, heard.loudness_lufs, voice)

    def _voice(self, slot: Slot, file: File) -> str:
        past = {one.key: one.voice for one in self._past.get(slot.line.id, ())}
        return voice_of(file.path, self._shelf, past)

    def _complain(self, file: File, what: str, hint: str = "") -> None:
        self.problems.append(Problem(what, Place(str(file.path)), hint))


def check_stand_ins(production: Production, account: Account) -> None:
    """Raise `SoundError` with every line that an actor has yet to record, where the show has no stand-ins."""
    if production.show.settings.stand_in or not account.unplayed:
        return
    source, hint = str(production.path), "record them, or write stand_in: yes into show.yaml"
    problems = [
        Problem(
            f"{account.actors[one.slot.role]} has not recorded {one.id}: {one.slot.line.words[:60]}",
            Place(source, one.slot.line.at),
        )
        for one in account.unplayed
    ]
    raise SoundError(*problems[:-1], replace(problems[-1], hint=hint))


def leveled(
    account: Account, lines: Sequence[Line], voices: Mapping[str, Take], shelf: Shelf
) -> dict[str, Take]:
    """Return the take of every recorded line by the line's id, at the level of the `voices` beside it.

    Each actor's recordings move together, by how loud their plain lines are, so that shouts stay louder. What
    was kept of a voice is as loud as it was.
    """
    if not account.recorded:
        return {}
    plain = [voices[line.id] for line in lines if line.id in voices and not line.direction]
    reference = mean_lufs(plain, shelf)
    by_actor: dict[str, list[Recorded]] = defaultdict(list)
    for one in account.acted:
        by_actor[account.actors.get(one.slot.role, one.slot.role)].append(one)
    takes = {one.slot.line.id: one.take for one in account.recorded}
    for some in by_actor.values():
        directed = [bool(one.slot.line.direction) for one in some]
        gain_db = gain_db_of([(one.take, one.loudness_lufs) for one in some], directed, reference)
        takes |= {one.slot.line.id: replace(one.take, gain_db=one.take.gain_db + gain_db) for one in some}
    return takes
