"""Casting a production: proposing voices for its roles, and the table of who plays whom."""

from drama import manuscript
from drama.cast.assign import assign
from drama.cast.edit import add_roles
from drama.cast.propose import propose
from drama.cast.sheet import RoleSheet
from drama.cast.table import Row, describe
from drama.production import Production


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


def cast_table(production: Production) -> tuple[Row, ...]:
    """Return who plays whom, the most words first; raises `CastError` where a role has no voice."""
    cast = assign(production.script, production.sheet, production.engine, production.engine_name)
    return describe(production.script, cast)
