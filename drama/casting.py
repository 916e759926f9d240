"""Casting a production: proposing voices for its roles, changing one, and the table of who plays whom."""

from collections.abc import Mapping

from drama import manuscript
from drama.cast.assign import assign
from drama.cast.edit import add_roles, set_role
from drama.cast.propose import propose
from drama.cast.sheet import RoleSheet, fold
from drama.cast.table import Row, describe
from drama.errors import CastError, Place, Problem, nearest
from drama.production import Production
from drama.script.model import NARRATOR


def propose_missing(production: Production) -> tuple[RoleSheet, ...]:
    """Cast every role the voice map does not know yet, write them into it, and return them."""
    roles = propose(
        production.script,
        manuscript.people(production.path),
        production.engine.voices(),
        production.sheet,
        production.engine_name,
    )
    if roles:
        add_roles(production.voices, roles)
    return roles


def change_role(production: Production, role: str, changes: Mapping[str, object]) -> None:
    """Change settings of a role in the voice map, as `set_role` does.

    Raises `CastError`, and leaves the map as it was, for a role that neither the screenplay nor the map has,
    or a voice that the engine does not have.
    """
    _check_role(production, fold(role))
    voice = changes.get(production.engine_name)
    if voice is not None and production.engine.find(str(voice)) is None:
        voices = [one.id for one in production.engine.voices()]
        what = f"{production.engine_name} has no voice '{voice}'{nearest(str(voice), voices)}"
        hint = f"to see them all: drama voices --engine {production.engine_name}"
        raise CastError(Problem(what, hint=hint))
    set_role(production.voices, role, changes)


def _check_role(production: Production, role: str) -> None:
    sheet = production.sheet
    spoken = {fold(line.role) for line in production.script.lines()}
    mapped = {entry.role for entry in sheet.entries()} | set(dict(sheet.aliases))
    if role not in spoken | mapped | {NARRATOR}:
        what = f"nobody called {role} speaks here{nearest(role, spoken | mapped)}"
        roles = ", ".join(sorted(spoken | {NARRATOR}))
        raise CastError(Problem(what, Place(str(production.path)), f"the roles are: {roles}"))


def cast_table(production: Production) -> tuple[Row, ...]:
    """Return who plays whom, the most words first; raises `CastError` where a role has no voice."""
    cast = assign(production.script, production.sheet, production.engine, production.engine_name)
    return describe(production.script, cast)
