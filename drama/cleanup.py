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

from drama.actors import account
from drama.ear import power_key
from drama.errors import DramaError, OutputError, Place, Problem, ProjectError
from drama.files import cannot_write
from drama.production import open_production
from drama.project import Project
from drama.rebuild.gather import pieces_of
from drama.rebuild.record import read_pieces
from drama.timeline import from_json

StockKind = Literal["voices", "sounds", "notes", "reels", "marks"]
"""Voices are takes in one channel, sounds those in two, rooms included; notes are what was measured of takes,
reels stretches of the mix, encoded; marks tell which finished files are as they were written."""

KINDS: tuple[StockKind, ...] = ("voices", "sounds", "notes", "reels", "marks")

_NOTE = ".note.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """Something in the cache: its kind and key, its files, their bytes, and when it was last used.

    `used_s` are seconds since 1970; `needed` is whether an episode is made of it.
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
    `larger_than_bytes` are left (None: no limit); with `everything`, all of it, needed or not.
    """

    older_than_s: float | None = None
    larger_than_bytes: int | None = None
    everything: bool = False


def stock(show: Project, needed: frozenset[str]) -> tuple[Kept, ...]:
    """Return everything in the cache of a show, the longest unused first; `needed` are keys of takes."""
    files: dict[tuple[str, bool], list[Path]] = {}
    for path in sorted(show.shelf.glob("*/*")):
        note = path.name.endswith(_NOTE)
        key = path.name.removesuffix(_NOTE) if note else path.stem
        if path.suffix in (".flac", ".json"):
            files.setdefault((key, note), []).append(path)
    kept = [_kept(key, note, paths, needed) for (key, note), paths in files.items()]
    marks = [_item("marks", path.stem, [path], False) for path in sorted(show.ledger.glob("*.json"))]
    reels = [_item("reels", path.stem, [path], False) for path in sorted(show.vault.glob("*/*.reel"))]
    return tuple(sorted((*kept, *reels, *marks), key=lambda one: (one.used_s, one.key)))


def _kept(key: str, note: bool, paths: list[Path], needed: frozenset[str]) -> Kept:
    return _item("notes" if note else _channels(paths), key, paths, key in needed)


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


def needed_keys(show: Project) -> frozenset[str]:
    """Return the keys of the takes that the episodes of a show are made of, and of what is noted of these.

    They are those on the records of rendered episodes, and those of every screenplay as it stands now.

    Raises `ProjectError` with every screenplay of which that cannot be told.
    """
    keys: set[str] = set()
    for record in sorted(show.output_folder.glob("*/*.inputs.json")):
        keys.update(key for piece in read_pieces(record) or () for key in piece.keys)
    for record in sorted(show.output_folder.glob("*/*.timeline.json")):
        with suppress(OutputError, OSError, UnicodeDecodeError):
            keys.update(clip.key for clip in from_json(record.read_text(encoding="utf-8"), str(record)).clips)
    problems = []
    for script in (path for paths in show.screenplays().values() for path in paths):
        try:
            production = open_production(show, script)
            pieces = pieces_of(production, account(production))
            keys.update(key for piece in pieces for key in piece.keys)
        except DramaError as fault:
            first = fault.problems[0]
            what = f"what its episode needs cannot be told: {first.what}"
            hint = "mend it first, or move it out of the show; drama clean --all asks nobody"
            problems.append(Problem(what, first.place or Place(str(script)), hint))
    if problems:
        raise ProjectError(*problems)
    return frozenset((*keys, *map(power_key, keys)))


def chosen(kept: Iterable[Kept], limits: Limits, now_s: float) -> tuple[Kept, ...]:
    """Return what goes, of things in the order they were last used; `now_s` are seconds since 1970."""
    kept = tuple(kept)
    if limits.everything:
        return kept
    free = [one for one in kept if not one.needed and one.kind != "marks"]
    going = []
    if limits.older_than_s is not None:
        going = [one for one in free if now_s - one.used_s > limits.older_than_s]
    if limits.larger_than_bytes is not None:
        left = sum(one.bytes for one in kept) - sum(one.bytes for one in going)
        for one in free:
            if left > limits.larger_than_bytes and one not in going:
                going.append(one)
                left -= one.bytes
    return tuple(going)


def clean(show: Project, limits: Limits) -> tuple[tuple[Kept, ...], tuple[Kept, ...]]:
    """Take what `limits` let go out of the cache, and return what was there and what went.

    Raises `ProjectError` where the show is being rendered, or what an episode needs cannot be told, and
    `OutputError` where something cannot be removed.
    """
    with show.rendering():
        there = stock(show, frozenset() if limits.everything else needed_keys(show))
        going = chosen(there, limits, time.time())
        for one in going:
            for path in sorted(one.files, key=lambda path: path.suffix != ".json"):  # a take is its card
                try:
                    path.unlink(missing_ok=True)
                except OSError as fault:
                    raise cannot_write(path, fault) from fault
    return there, going
