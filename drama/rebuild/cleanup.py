"""The cache of a show: what it holds, what its episodes need of it, and what may go.

Only what drama made and can make again lies there. What the episodes need, as they were last rendered and as
they stand now, stays, unless everything is asked to go. No finished episode needs its reels; they save time.
"""

import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import soundfile

from drama.desk.actors import account
from drama.errors import CastError, DramaError, OutputError, Place, Problem, ProjectError
from drama.files import cannot_write
from drama.mix.ear import power_key
from drama.rebuild.gather import pieces_of
from drama.rebuild.record import read_pieces
from drama.show.production import open_production
from drama.show.project import Project
from drama.timeline import read_record

StockKind = Literal["voices", "sounds", "notes", "reels", "marks"]
"""Voices are takes in one channel, sounds those in two, rooms included; notes are what was measured of takes,
reels stretches of the mix, encoded; marks tell which finished files are as they were written."""

KINDS: tuple[StockKind, ...] = ("voices", "sounds", "notes", "reels", "marks")

_NOTE = ".note.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """Something in the cache: its kind and key, its files, their bytes, and when it was last used.

    `used_s` are seconds since 1970; `needed` is whether an episode is made of it, or may be.
    """

    kind: StockKind
    key: str
    files: tuple[Path, ...]
    bytes: int
    used_s: float
    needed: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """What may go: all that was not used for `older_than_s`, and the longest unused until no more than
    `larger_than_bytes` are left (None: no limit); with `everything`, all but marks, needed or not.
    """

    older_than_s: float | None = None
    larger_than_bytes: int | None = None
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Untold:
    """A screenplay of which cannot be told what its episode needs, and why."""

    script: Path
    fault: DramaError

    @property
    def uncast(self) -> bool:
        """Whether it is only the voices that are missing or wrong, as before a story is first cast."""
        return isinstance(self.fault, CastError)

    def problem(self, so: str, hint: str = "") -> Problem:
        """Return what is wrong with it, `so` being what follows; `hint` stands in for that of the fault."""
        first = self.fault.problems[0]
        hint = hint or next((problem.hint for problem in self.fault.problems if problem.hint), "")
        what = f"what its episode needs cannot be told{so}: {first.what}"
        return Problem(what, first.place or Place(str(self.script)), hint)


@dataclass(frozen=True, slots=True)
class Needs:
    """What the episodes of a show need: the keys of takes, and the screenplays of which that is `untold`."""

    keys: frozenset[str] = frozenset()
    untold: tuple[Untold, ...] = ()

    def may_have(self, key: str) -> bool:
        """Tell whether a take is needed; one that an untold episode may be made of is."""
        return bool(self.untold) or key in self.keys


@dataclass(frozen=True, slots=True)
class Survey:
    """What is `there` in a cache, the longest unused first, what of it goes or went, and what is `untold`."""

    there: tuple[Kept, ...]
    going: tuple[Kept, ...]
    untold: tuple[Untold, ...] = ()


def stock(show: Project, needs: Needs) -> tuple[Kept, ...]:
    """Return everything in the cache of a show, the longest unused first."""
    files: dict[tuple[str, bool], list[Path]] = {}
    for path in sorted(show.shelf.glob("*/*")):
        note = path.name.endswith(_NOTE)
        key = path.name.removesuffix(_NOTE) if note else path.stem
        if path.suffix in (".flac", ".json"):
            files.setdefault((key, note), []).append(path)
    kept = [_kept(key, note, paths, needs.may_have(key)) for (key, note), paths in files.items()]
    marks = [_item("marks", path.stem, [path], False) for path in sorted(show.ledger.glob("*.json"))]
    reels = [_item("reels", path.stem, [path], False) for path in sorted(show.vault.glob("*/*.reel"))]
    return tuple(sorted((*kept, *reels, *marks), key=lambda one: (one.used_s, one.key)))


def _kept(key: str, note: bool, paths: list[Path], needed: bool) -> Kept:
    return _item("notes" if note else _channels(paths), key, paths, needed)


def _item(kind: StockKind, key: str, paths: list[Path], needed: bool) -> Kept:
    found = []
    for path in paths:
        with suppress(OSError):  # another process may take it away
            found.append(path.stat())
    used_s = max((one.st_mtime for one in found), default=0.0)
    return Kept(kind, key, tuple(paths), sum(one.st_size for one in found), used_s, needed)


def _channels(paths: Iterable[Path]) -> StockKind:
    for path in paths:
        with suppress(soundfile.LibsndfileError, OSError):
            return "voices" if soundfile.info(path).channels == 1 else "sounds"
    return "voices"


def needs_of(show: Project) -> Needs:
    """Return what the episodes of a show need: the takes they are made of, and what is noted of these.

    They are those on the records of rendered episodes, and those of every screenplay as it stands now.
    """
    keys: set[str] = set()
    for record in sorted(show.output_folder.glob("*/*.inputs.json")):
        keys.update(key for piece in read_pieces(record) or () for key in piece.keys)
    for record in sorted(show.output_folder.glob("*/*.timeline.json")):
        with suppress(OutputError):
            keys.update(clip.key for clip in read_record(record).clips)
    untold = []
    for script in (path for paths in show.screenplays().values() for path in paths):
        try:
            production = open_production(show, script)
            pieces = pieces_of(production, account(production))
            keys.update(key for piece in pieces for key in piece.keys)
        except DramaError as fault:
            untold.append(Untold(script, fault))
    return Needs(frozenset((*keys, *map(power_key, keys))), tuple(untold))


def chosen(kept: Iterable[Kept], limits: Limits, now_s: float) -> tuple[Kept, ...]:
    """Return what goes, of things in the order they were last used; `now_s` are seconds since 1970."""
    kept = tuple(kept)
    unmarked = [one for one in kept if one.kind != "marks"]  # without its mark a file may be anybody's
    if limits.everything:
        return tuple(unmarked)
    free = [one for one in unmarked if not one.needed]
    going = []
    if limits.older_than_s is not None:
        going = [one for one in free if now_s - one.used_s > limits.older_than_s]
    if limits.larger_than_bytes is not None:
        left = sum(one.bytes for one in kept) - sum(one.bytes for one in going)
        gone = set(going)
        for one in free:
            if left > limits.larger_than_bytes and one not in gone:
                going.append(one)
                left -= one.bytes
    return tuple(going)


def survey(show: Project, limits: Limits) -> Survey:
    """Return what is in the cache of a show, and what of it `limits` let go.

    Of an episode that has no voices yet anything may be needed but reels. Raises `ProjectError` where
    something is to go and a screenplay has other faults.
    """
    return _survey(show, limits, needs_of(show) if show.shelf.is_dir() else Needs())


def _survey(show: Project, limits: Limits, needs: Needs) -> Survey:
    broken = [one for one in needs.untold if not one.uncast]
    if broken and limits != Limits() and not limits.everything:
        hint = "mend it first, or move it out of the show; drama clean --all asks nobody"
        raise ProjectError(*(one.problem("", hint) for one in broken))
    there = stock(show, needs)
    return Survey(there, chosen(there, limits, time.time()), () if limits.everything else needs.untold)


def clean(show: Project, limits: Limits) -> Survey:
    """Take what `limits` let go out of the cache, and return what was there and what went.

    Raises `ProjectError` where the show is being rendered, or as `survey` does, and `OutputError` where
    something cannot be removed.
    """
    with show.rendering():
        found = _survey(show, limits, Needs()) if limits.everything else survey(show, limits)
        for one in found.going:
            for path in sorted(one.files, key=lambda path: path.suffix != ".json"):  # a take is its card
                try:
                    path.unlink(missing_ok=True)
                except OSError as fault:
                    raise cannot_write(path, fault) from fault
    return found
