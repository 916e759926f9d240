"""Takes placed in their spaces, kept on the shelf beside the dry ones."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from drama.report import Report, Step, silent
from drama.space import room
from drama.space.model import Space
from drama.space.room import answer
from drama.space.through import VERSION, changes, through
from drama.store.shelf import Shelf, take_key
from drama.take import PlacedTake, Take
from drama.units import to_gain

MOST_HEADROOM_DB = 12.0
"""A soft room lies on the shelf this much louder than it is heard, for a take has 16 bits."""

STORED_DB = -10.0
"""No room lies there louder than this against its voice, so that none is cut off at full scale."""


def placed(
    takes: Mapping[str, Take], spaces: Mapping[str, Space], shelf: Shelf, report: Report = silent
) -> dict[str, PlacedTake]:
    """Return the takes of the lines that have a space, as they are heard in it, by the line's id.

    What the shelf lacks is made; nothing else costs anything.
    """
    found = {}
    for number, (line, space) in enumerate(spaces.items(), 1):
        found[line] = _placed(takes[line], space, shelf)
        report(Step("space", number, len(spaces), space.name))
    return found


def _placed(take: Take, space: Space, shelf: Shelf) -> PlacedTake:
    voice = _voice(take, space, shelf)
    return PlacedTake(
        replace(voice, gain_db=take.gain_db),
        _tail(voice, space, shelf) if space.t60_s else None,
        -headroom_db(space),
        space.name,
        space.level_db,
        space.dip_db,
        space.centred,
    )


def _voice(take: Take, space: Space, shelf: Shelf) -> Take:
    if not changes(space):
        return take
    key = take_key("through", **heard_through(take.key, space))
    return shelf.find(key) or shelf.keep(key, through(space, shelf.read(take.key)[0]), take.marks)


def headroom_db(space: Space) -> float:
    """Return how much louder than it is heard the answer of a room lies on the shelf, softer if negative."""
    loudest_db = max(space.wet_db, space.slap_db) if space.slap_s else space.wet_db
    return min(MOST_HEADROOM_DB, STORED_DB - loudest_db)


def _tail(voice: Take, space: Space, shelf: Shelf) -> Take:
    key = take_key("room", **heard_around(voice.key, space))
    if found := shelf.find(key):
        return found
    wet = answer(space, shelf.read(voice.key)[0]) * to_gain(headroom_db(space))
    return shelf.keep(key, wet.clip(-1.0, 1.0))


def keys(dry: str, space: Space) -> tuple[str, ...]:
    """Return the keys of the takes that a space makes of the take called `dry`; none where it makes none."""
    voice = take_key("through", **heard_through(dry, space)) if changes(space) else dry
    tail = (take_key("room", **heard_around(voice, space)),) if space.t60_s else ()
    return (*((voice,) if voice != dry else ()), *tail)


def heard_in(dry: str, space: Space) -> dict[str, object]:
    """Return everything that can be heard of a line in a space, by name: what `keys` are made of."""
    versions: dict[str, object] = {"version": room.VERSION} if space.t60_s else {}
    if changes(space):
        versions["through"] = VERSION
    return {"dry": dry, "space": _heard(space), **versions}


def heard_through(dry: str, space: Space) -> dict[str, object]:
    """Return everything that can be heard of a voice that comes through something, by name."""
    return {"dry": dry, "space": _heard(space), "version": VERSION}


def heard_around(dry: str, space: Space) -> dict[str, object]:
    """Return everything that can be heard of a room's answer to a voice, by name."""
    return {"dry": dry, "space": _heard(space), "version": room.VERSION}


def _heard(space: Space) -> dict[str, object]:
    """Return what of a space is in its takes; name, level and place are the timeline's business."""
    unheard = ("name", "level_db", "dip_db", "centred")
    return {name: value for name, value in asdict(space).items() if name not in unheard}
