"""Namesakes: a new role whose name is half of another's, or has it as its half: JOSIAH beside JOSIAH HARROW.

Stories that are converted one by one may call one person differently; whether two are one, only the writer
knows.
"""

from collections.abc import Collection, Iterable, Iterator

from drama.cast.profile import is_passing
from drama.errors import closest
from drama.script.model import fold
from drama.script.prose.names import TITLES


def namesakes(new: Iterable[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each new role with the one role known before that may be the same person.

    Nobody is told who may be several, and of those without a name ("OLD WOMAN") nothing is said.
    """
    for role in new:
        alike = [other for other in known if _may_be_one(role, other)]
        if len(alike) == 1:
            yield role, alike[0]


def misspelt(new: Iterable[str], silent: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each new role with the role it is spelt like, of those that nobody speaks any more."""
    for role in new:
        if other := closest(role, silent):
            yield role, other


def _may_be_one(one: str, other: str) -> bool:
    names, others = _names(one), _names(other)
    nameless = is_passing(one) or is_passing(other)
    return not nameless and bool(names and others) and (names <= others or others <= names)


def _names(role: str) -> set[str]:
    """Return the names in a role's: what is no title."""
    words = fold(role).replace(".", " ").split()
    return {word for word in words if word.lower() not in TITLES}
