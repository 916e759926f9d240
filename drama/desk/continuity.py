"""Continuity: who speaks in several episodes of one story is to be heard with one voice in all of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from drama.cast import splice
from drama.cast.edit import VOICE_SETTINGS
from drama.cast.propose import sizes_of
from drama.cast.sheet import RoleSheet
from drama.desk import manuscript
from drama.desk.casting import PROPOSED, maps_of
from drama.desk.history import read_history
from drama.desk.sharing import name_in
from drama.desk.storycast import is_open, maps_of_story, row_of
from drama.errors import DramaError, Place, Problem
from drama.files import typed
from drama.script.model import NARRATOR, fold
from drama.show.production import Production


def other_voices(production: Production) -> Iterator[Problem]:
    """Yield a warning for each earlier episode of the story in which roles have other voices than here.

    Not of roles where that is known to be meant. A voice map that cannot be read is told elsewhere.
    """
    try:
        pairs = list(_differing(production))
    except DramaError:
        return
    script = typed(production.path)
    for file in dict.fromkeys(row.file for _, row in pairs):
        held = [held for held, row in pairs if row.file == file]
        names = ", ".join(one.role for one in held)
        where = name_in(production.show, Path(file))
        what = f"other voices here than in {where}, of an earlier episode of this story: {names}"
        same = f"for the same, and all who are not locked cast anew: drama cast {script} --propose --again"
        hint = f"{same}; if it is meant: drama cast {script} --lock {typed(held[0].role)}"
        yield Problem(what, Place(held[0].file, held[0].line), hint)


def _differing(production: Production) -> Iterator[tuple[RoleSheet, RoleSheet]]:
    """Yield the row of each role that has another voice than in an earlier episode, and its row there."""
    maps = [one for one in maps_of_story(production) if one.earlier]
    if not maps:
        return
    people, meant = manuscript.people(production.path), _set_by_hand(production)
    for name in sizes_of(production.script, production.sheet):
        held, row = production.sheet.find(name), row_of(production, maps, name)
        if held is None or row is None or held.role in meant:
            continue
        mine, theirs = (_heard(one, production.engine_name) for one in (held, row))
        if mine[0] and mine != theirs and is_open(production, held, row, people):
            yield held, row


def _heard(row: RoleSheet, engine: str) -> tuple[str | None, float, float]:
    return row.voice_id(engine), row.pace, row.pitch_st


def _set_by_hand(production: Production) -> frozenset[str]:
    """Return the roles whose voice was last changed by a step that proposes nothing."""
    maps, found = maps_of(production.show, production.path), set[str]()
    for step in read_history(manuscript.undo_path(production.path)):
        backs = [back for name, back in step.back.items() if name in maps and isinstance(back, Mapping)]
        changed = {role for back in backs for role in _revoiced(back)}
        found = found - changed if step.told.startswith(PROPOSED) else found | changed
    return frozenset(found)


def _revoiced(back: splice.Patch) -> Iterator[str]:
    """Yield the roles whose voice a patch changes."""
    roles = back.get("roles")
    named = dict(roles) if isinstance(roles, Mapping) else {}
    for role, change in [(NARRATOR, back.get("narrator")), *named.items()]:
        if isinstance(change, Mapping) and not change.keys().isdisjoint(VOICE_SETTINGS):
            yield fold(role)
