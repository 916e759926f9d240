"""The voice map that all episodes share: which of them have a role's voice from there."""

from collections.abc import Collection
from pathlib import Path

from drama.cast.assign import voiceless
from drama.cast.sheet import RoleSheet
from drama.errors import DramaError
from drama.show.production import Production, open_production
from drama.show.project import Project

MOST_NAMED = 3
"""How many screenplays are named; of the others it is said how many they are."""


def name_in(show: Project, path: Path) -> str:
    """Return the name of a file from the show's folder, for two voice maps may be called alike."""
    return path.relative_to(show.root).as_posix()


def changed_elsewhere(production: Production, roles: Collection[str]) -> str:
    """Return which other screenplays a change of some roles in the shared map changes, "" for none."""
    show, sheet = production.show, production.sheet
    entries = [entry for role in roles if (entry := sheet.find(role)) and entry.file == str(show.cast)]
    names = dict.fromkeys(entry.role for entry in entries)
    if not names or show.cast is None:
        return ""
    paths = (path for paths in show.screenplays().values() for path in paths)
    others = (path for path in paths if not path.samefile(production.path))
    where = [name_in(show, path) for path in others if names.keys() & from_the_show(show, path)]
    told = f"{name_in(show, show.cast)} is shared: {', '.join(names)} changed in {listed(where)} too"
    return told if where else ""


def listed(names: list[str]) -> str:
    """Return the first names, and how many more there are."""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def from_the_show(show: Project, screenplay: Path) -> frozenset[str]:
    """Return the roles of a screenplay that have their voices of the shared map; none where one has none."""
    try:
        production = open_production(show, screenplay)
        sheet = production.sheet
    except DramaError:
        return frozenset()  # what is wrong with it is told where it is rendered
    if voiceless(production.played, sheet):
        return frozenset()
    entries = (sheet.find(line.role) for line in production.lines)
    return frozenset(entry.role for entry in entries if entry and _is_shared(entry, production))


def _is_shared(entry: RoleSheet, production: Production) -> bool:
    """Tell whether a role has its voice of the shared map, with an episode's settings over it or without."""
    laid_over = entry.under is not None and production.engine_name not in entry.said
    return laid_over or entry.file == str(production.show.cast)
