"""A Reaper project (`.rpp`): plain text, a line a fact, blocks between angle brackets.

What the fields mean was taken from projects that Reaper saved. Levels are such that Reaper's own defaults
play the mix: a pan law of 0 dB in balance mode, items that mix, envelopes in gain, not on the fader's scale.
"""

import colorsys
import uuid
from collections.abc import Iterable, Iterator

from drama.publish.daw.session import Item, Lane, Session, thinned
from drama.timeline.model import BUSES
from drama.units import RATE

_HEAD = f"""\
<REAPER_PROJECT 0.1 "6.80" 0
  RIPPLE 0
  PANLAW 1
  PANMODE 3
  TIMEMODE 1 5 -1 30 0 0 -1
  ITEMMIX 1
  SAMPLERATE {RATE} 1 0
  TEMPO 120 4 4
"""

_SPACE = uuid.UUID("6f2f3f0e-8f0f-4c52-9a3c-0f1c6bb1d4a0")
_GOLDEN = 0.618_034  # steps of hue that keep neighbours apart, however many there are


def rpp(session: Session) -> str:
    """Return the project: a folder track for each bus, a track in it for each lane, regions and markers."""
    rows = [*_marks(session)]
    for number, (bus, lanes) in enumerate(session.buses()):
        rows += _track(bus, lanes, _colour(number / 4.0, 0.25))
    return _HEAD + "".join(f"  {row}\n" for row in rows) + ">\n"


def _marks(session: Session) -> Iterator[str]:
    """Yield chapters and scenes as regions, and where effects, ambience and music begin as markers."""
    number = 0
    for kind, marks in (("chapter", session.chapters), ("scene", session.scenes)):
        for mark in marks:
            number += 1
            at, region = seconds(mark.start), _id(kind, mark.start)
            yield f"MARKER {number} {at} {quoted(mark.title)} 1 0 1 R {region} 0"
            yield f'MARKER {number} {seconds(mark.end)} "" 1'
    for clip, _ in session.heard():
        if clip.track != "dialogue":
            number += 1
            name = f"{BUSES[clip.track].lower()}: {clip.name}"
            at, marker = seconds(clip.start), _id("cue", clip.start, clip.key)
            yield f"MARKER {number} {at} {quoted(name)} 0 0 1 R {marker} 0"


def _track(bus: str, lanes: list[Lane], colour: int) -> Iterator[str]:
    yield from _head(bus, colour, "1 1", _id("bus", bus))
    yield ">"
    for number, lane in enumerate(lanes):
        own = _colour(number * _GOLDEN, 0.6) if bus == "Dialogue" else colour
        yield from _head(lane.name, own, "2 -1" if number == len(lanes) - 1 else "0 0", _id(bus, lane.name))
        yield from _indented(_automation(lane))
        for item in lane.items:
            yield from _indented(_item(item))
        yield ">"


def _head(name: str, colour: int, folder: str, track: str) -> Iterator[str]:
    yield f"<TRACK {track}"
    facts = (
        f"NAME {quoted(name)}",
        f"PEAKCOL {colour}",
        "AUTOMODE 0",
        "VOLPAN 1 0 -1 -1 1",
        "MUTESOLO 0 0 0",
        f"ISBUS {folder}",
        "NCHAN 2",
        f"TRACKID {track}",
        "MAINSEND 1 0",
    )
    yield from _indented(facts)


def _automation(lane: Lane) -> Iterator[str]:
    """Yield the volume envelope of a track: what its clips' faders do, each within its clip."""
    if any(item.fader for item in lane.items):
        points: list[tuple[int, float]] = []
        for item in lane.items:
            ends = ((0, 1.0), (item.clip.length, 1.0))
            points += [(item.clip.start + frame, gain) for frame, gain in item.fader or ends]
        yield from _envelope("VOLENV2", thinned(points), _id("envelope", lane.bus, lane.name))


def _envelope(kind: str, points: Iterable[tuple[int, float]], envelope: str) -> Iterator[str]:
    yield f"<{kind}"
    yield from _indented((f"EGUID {envelope}", "ACT 1 -1", "VIS 1 1 1", "ARM 0", "DEFSHAPE 0 -1 -1"))
    yield from _indented(f"PT {seconds(frame)} {gain:.9g} 0" for frame, gain in points)
    yield ">"


def _item(item: Item) -> Iterator[str]:
    clip = item.clip
    own = _id("item", clip.key, clip.start, clip.track, clip.offset)
    yield "<ITEM"
    facts = (
        f"POSITION {seconds(clip.start)}",
        "SNAPOFFS 0",
        f"LENGTH {seconds(clip.length)}",
        "LOOP 0",
        "ALLTAKES 0",
        f"FADEIN 0 {seconds(item.fade_in)} 0 0 0 0 0",
        f"FADEOUT 0 {seconds(item.fade_out)} 0 0 0 0 0",
        "MUTE 0 0",
        f"IGUID {own}",
        f"NAME {quoted(clip.words or clip.name)}",
        f"VOLPAN {item.gain:.9g} {item.balance:.9g} 1 -1",
        f"SOFFS {seconds(item.media.offset)}",
        "PLAYRATE 1 1 0 -1 0 0.0025",
        "CHANMODE 0",
        f"GUID {_id('take', own)}",
        "<SOURCE FLAC",
        f"  FILE {quoted(item.media.file)}",
        ">",
    )
    yield from _indented(facts)
    if item.shape:
        yield from _indented(_envelope("VOLENV", item.shape, _id("fade", own)))
    yield ">"


def _indented(rows: Iterable[str]) -> Iterator[str]:
    return (f"  {row}" for row in rows)


def seconds(frames: int) -> str:
    """Return frames as seconds with which the frame is found again, ten hours on too."""
    return f"{frames / RATE:.12f}".rstrip("0").rstrip(".")


def quoted(text: str) -> str:
    """Return text as a value: in one row, between quotation marks and without any inside."""
    return '"' + " ".join(text.replace('"', "'").split()) + '"'


def _id(*facts: object) -> str:
    """Return an identifier that belongs to the facts, the same every time."""
    return "{" + str(uuid.uuid5(_SPACE, "/".join(map(str, facts)))).upper() + "}"


def _colour(hue: float, saturation: float) -> int:
    """Return a colour as Reaper keeps it: red in the lowest byte, and a bit that says there is one."""
    red, green, blue = (round(255 * part) for part in colorsys.hsv_to_rgb(hue % 1.0, saturation, 0.85))
    return 0x1000000 | blue << 16 | green << 8 | red
