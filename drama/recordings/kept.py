"""A voice's take that is kept among the recordings: it is marked in the file, whatever that is called."""

import filecmp
from collections.abc import Mapping
from pathlib import Path

import soundfile

from drama.store.shelf import Shelf, Stored, as_flac

_MARK = "drama kept this of the voice "
_MARKED = frozenset({".flac", ".wav"})


def marked(sound: Stored, voice: str) -> memoryview:
    """Return a take of a voice as FLAC whose comment says so; `voice` is its engine and its id."""
    return as_flac(sound, f"{_MARK}{voice}")


def voice_of(path: Path, shelf: Shelf, past: Mapping[str, str]) -> str:
    """Return the voice that a recording was kept of, "" where somebody recorded it, or nobody can tell.

    Earlier versions marked nothing: what they kept is told by the same bytes on the shelf, while they are
    there. `past` are the voices that the line was heard in, by the keys of their takes.
    """
    return _told(path) or next((voice for key, voice in past.items() if _same(path, shelf.path(key))), "")


def _told(path: Path) -> str:
    if path.suffix.lower() not in _MARKED:
        return ""
    try:
        with soundfile.SoundFile(path) as file:
            comment = str(file.comment)
    except (OSError, soundfile.LibsndfileError):
        return ""  # what cannot be read is told where it is listened to
    return comment.removeprefix(_MARK).strip() if comment.startswith(_MARK) else ""


def _same(path: Path, take: Path) -> bool:
    try:
        return path.suffix.lower() == take.suffix and filecmp.cmp(path, take, shallow=False)
    except OSError:
        return False
