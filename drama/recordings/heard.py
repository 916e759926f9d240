"""What the shelf holds of a recording: its take and its loudness, or why it cannot be used.

Both are kept by the file's content, so that it is decoded once, wherever it lies and whatever it is called.
What may be over the next time, such as a decoder that was killed, is told and not kept.
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from drama.errors import SoundError
from drama.measure.loudness import SILENT_LUFS
from drama.recordings.clean import LARGEST_BYTES, RECIPE, UnfitError, clean
from drama.store.shelf import Shelf, take_key
from drama.take import Take
from drama.units import to_seconds

FASTEST_S = 0.025
"""Nobody says a character faster; lively speech has 14 to 18 a second."""

SLOWEST_S = 0.5
AROUND_S = 8.0
"""The longest that is believed of a line: half a second a character, and a dramatic pause."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording that was listened to: its take on the shelf, or None and the `problem` with it.

    With the gain of its take it is as loud as the file, whose loudness this is.
    """

    take: Take | None
    loudness_lufs: float = SILENT_LUFS
    warnings: tuple[str, ...] = ()
    problem: str = ""


def listen(path: Path, shelf: Shelf) -> Heard:
    """Return what is in a file, from the shelf where it was heard before."""
    try:
        size = path.stat().st_size
        if size == 0:
            return Heard(None, problem="is empty: save it again")
        if size > LARGEST_BYTES:
            return Heard(None, problem=f"has {size / 1e6:,.0f} MB: cut the line out of it")
        with path.open("rb") as opened:
            content = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as fault:
        return Heard(None, problem=f"cannot be read: {fault.strerror}")
    key = take_key("recording", sound=content, recipe=RECIPE)
    return _kept(key, shelf) or _made(path, key, shelf)


def _kept(key: str, shelf: Shelf) -> Heard | None:
    note = shelf.note(key)
    try:
        if note is None:
            return None
        problem, take = str(note["problem"]), shelf.find(key)
        if not problem and take is None:
            return None
        if take is not None:
            take = replace(take, gain_db=-float(note["raised_db"]))
        return Heard(take, float(note["loudness_lufs"]), tuple(map(str, note["warnings"])), problem)
    except (KeyError, TypeError, ValueError):
        return None


def _made(path: Path, key: str, shelf: Shelf) -> Heard:
    try:
        cleaned = clean(path)
        take = replace(shelf.keep(key, cleaned.sound), gain_db=-cleaned.raised_db)
        heard = Heard(take, cleaned.loudness_lufs, cleaned.warnings)
    except UnfitError as fault:
        heard = Heard(None, problem=_told(fault))
    except SoundError as fault:
        return Heard(None, problem=_told(fault))
    note = {"loudness_lufs": heard.loudness_lufs, "warnings": heard.warnings, "problem": heard.problem}
    shelf.keep_note(key, note | {"raised_db": -heard.take.gain_db if heard.take else 0.0})
    return heard


def _told(fault: SoundError) -> str:
    problem = fault.problems[0]
    return f"{problem.what}: {problem.hint}"


def implausible(take: Take, words: str) -> str:
    """Return why a take cannot be these words, by its length, or nothing."""
    seconds, characters = to_seconds(take.length), len(words)
    told = f"lasts {seconds:.1f} s, and its line has {characters:,} characters"
    if seconds < FASTEST_S * characters:
        return f"{told}: is it cut off?"
    if seconds > AROUND_S + SLOWEST_S * characters:
        return f"{told}: is it another line, or is there noise around it?"
    return ""
