"""The podfic pack: what a podficcer pastes into the Archive of Our Own's form for a new work.

The tags and the title follow the community's custom; the lengths are the Archive's own canonical tags.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from drama.publish.feed import SYNTHETIC
from drama.show.about import Podfic
from drama.units import clock, to_frames

_MINUTES = (10, 20, 30, 45, 60)
_HOURS = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 10.0, 15.0, 20.0)

COMMON_TAGS = ("Podfic", "Podfic & Podficced Works", "Audio Format: MP3", "Audio Format: Streaming")


@dataclass(frozen=True, slots=True)
class Reading:
    """An episode as a podfic: what was read, how long it is, where it can be heard, and who made what.

    `address` is the absolute address of the sound, "" where it is not on the web; `credits` are lines of
    text; `synthetic` says of which voices a machine made, "" where none is.
    """

    title: str
    summary: str
    podfic: Podfic
    seconds: float
    bytes: int
    address: str = ""
    credits: tuple[str, ...] = ()
    synthetic: str = SYNTHETIC


def length_tag(seconds: float) -> str:
    """Return the Archive's tag for a length, such as `Podfic Length: 10-20 Minutes`."""
    low = 0
    for most in _MINUTES:
        if seconds < 60 * most:
            return f"Podfic Length: {low}-{most} Minutes"
        low = most
    for shortest, longest in zip(_HOURS, _HOURS[1:], strict=False):
        if seconds < 3600 * longest:
            return f"Podfic Length: {shortest:g}-{longest:g} Hours"
    return "Podfic Length: Over 20 Hours"


def pack(reading: Reading) -> str:
    """Return the form of a new work, field by field, and the work's text to paste below it."""
    podfic = reading.podfic
    fields = {
        "Work Title": f"[Podfic] {reading.title}",
        "Creator": podfic.podder,
        "Rating": podfic.rating or "Not Rated",
        "Archive Warnings": _list(podfic.warnings) or "Creator Chose Not To Use Archive Warnings",
        "Categories": _list(podfic.categories),
        "Fandoms": _list(podfic.fandoms),
        "Relationships": _list(podfic.relationships),
        "Characters": _list(podfic.characters),
        "Additional Tags": _list((*COMMON_TAGS, length_tag(reading.seconds), *podfic.tags)),
        "Inspired by": podfic.source,
        "Permission": podfic.permission,
        "Summary": reading.summary,
        "Notes": f"Content notes: {_list(podfic.notes)}" if podfic.notes else "",
    }
    rows = [f"{name}: {value}" for name, value in fields.items() if value]
    return "\n".join([*rows, "", "Work Text (HTML):", "", work_text(reading)])


def work_text(reading: Reading) -> str:
    """Return the text of the work as the Archive's editor takes it: paragraphs, links and a player."""
    rows = [f"<p><strong>{escape(line)}</strong></p>" for line in [reading.title]]
    rows += [f"<p>{_by(reading.podfic)}</p>"] if reading.podfic.writer else []
    rows += [f"<blockquote><p>{escape(reading.summary)}</p></blockquote>"] if reading.summary else []
    if reading.address:
        address = escape(reading.address)
        rows.append(f'<p><audio src="{address}" controls="controls" preload="none"></audio></p>')
        rows.append(f'<p><a href="{address}">MP3</a>, {_length(reading)}</p>')
    else:
        rows.append(f"<p>MP3, {_length(reading)}</p>")
    rows += _notes(reading)
    return "\n".join([*rows, ""])


def _by(podfic: Podfic) -> str:
    writer = _linked(podfic.writer, podfic.writer_link)
    work = _linked("the work", podfic.source) if podfic.source else ""
    reader = f", read by {escape(podfic.podder)}" if podfic.podder else ""
    return f"Written by {writer}{f' ({work})' if work else ''}{reader}."


def _notes(reading: Reading) -> list[str]:
    podfic = reading.podfic
    told = [
        f"Permission: {escape(podfic.permission)}" if podfic.permission else "",
        f"Content notes: {escape(_list(podfic.notes))}" if podfic.notes else "",
        f"Cover by {escape(podfic.cover_artist)}." if podfic.cover_artist else "",
        escape(reading.synthetic),
    ]
    rows = [f"<p>{one}</p>" for one in told if one]
    if reading.credits:
        rows.append(
            f"<p>Credits:</p><ul>{''.join(f'<li>{escape(one)}</li>' for one in reading.credits)}</ul>"
        )
    return rows


def _length(reading: Reading) -> str:
    return f"{clock(to_frames(reading.seconds))}, {reading.bytes / 1e6:.1f} MB"


def _linked(text: str, address: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>' if address else escape(text)


def _list(values: Sequence[str]) -> str:
    return ", ".join(values)
