"""A session as lists: labels for Audacity, and a cue sheet for a spreadsheet."""

from collections.abc import Callable, Iterator

from drama.publish.daw.session import Item, Session
from drama.spreadsheet import table
from drama.timeline.model import BUSES, Clip
from drama.units import RATE, clock

COLUMNS = (
    "number",
    "time",
    "start_s",
    "end_s",
    "chapter",
    "type",
    "role",
    "words",
    "sound",
    "licence",
    "file",
)

BETWEEN_FILES = "; "
"""Between the files of a line and of its room, and of a bed that goes on: it is written as one for each place
it begins anew in."""

Licence = Callable[[Item], str]
"""Says under which licence an item's sound may be used, "" where nobody said."""


def labels(session: Session) -> str:
    """Return an Audacity label track: start, end and text of every chapter, scene, line and sound."""
    marks = [
        *((mark.start, mark.end, f"# {mark.title}") for mark in session.chapters),
        *((mark.start, mark.end, f". {mark.title}") for mark in session.scenes),
        *((clip.start, clip.start + clip.length, _told(clip)) for clip, _ in session.heard()),
    ]
    rows = sorted(marks, key=lambda mark: mark[0])
    return "".join(
        f"{start / RATE:.9f}\t{end / RATE:.9f}\t{' '.join(text.split())}\n" for start, end, text in rows
    )


def _told(clip: Clip) -> str:
    return f"{clip.role}: {clip.words or clip.name}" if clip.track == "dialogue" else f"[{clip.name}]"


def cue_sheet(session: Session, licence_of: Licence) -> str:
    """Return a table of everything heard, in the order it begins; no text in it is taken for a formula."""
    return table(COLUMNS, _rows(session, licence_of))


def _rows(session: Session, licence_of: Licence) -> Iterator[tuple[str | int, ...]]:
    for number, (clip, items) in enumerate(session.heard(), 1):
        chapter = next((mark.title for mark in reversed(session.chapters) if mark.start <= clip.start), "")
        yield (
            number,
            clock(clip.start - clip.start % RATE),  # nothing begins before the time that is told
            f"{clip.start / RATE:.9f}",
            f"{(clip.start + clip.length) / RATE:.9f}",
            chapter,
            "line" if clip.line else BUSES[clip.track].lower(),
            clip.role,
            clip.words,
            "" if clip.line else clip.name,
            licence_of(items[0]),
            BETWEEN_FILES.join(dict.fromkeys(item.media.file for item in items)),
        )
