"""Decisions about who is who, as changes of the corrections file; each checks that it can be meant."""

from collections.abc import Iterable, Sequence

from drama.errors import Problem, ScriptError, closest
from drama.script.corrections.model import Corrections
from drama.script.corrections.recast import fold, person_of
from drama.script.corrections.sheet import Patch
from drama.script.prose.model import Person


def somebody(people: Sequence[Person], name: str, new: bool = False) -> str:
    """Return the name of whoever is called so, or a new name where `new` people may be made.

    Raises `ScriptError` for an unknown name, with those that are near.
    """
    name = " ".join(name.split())
    person = person_of(people, name)
    if person is not None:
        return person.name
    if new and any(map(str.isalpha, name)):
        return name
    raise ScriptError(unknown(people, name))


def unknown(people: Iterable[Person], name: str) -> Problem:
    """Return the problem of a name that nobody has."""
    names = _names(people)
    close = near(people, name)
    meant = f" (did you mean '{close}'?)" if close else ""
    return Problem(f"nobody is called '{name}'{meant}", hint=f"there are: {', '.join(names) or 'nobody'}")


def near(people: Iterable[Person], name: str) -> str:
    """Return the name that is near to one that nobody has, "" where there is none or somebody has it."""
    names = _names(people)
    if fold(name) in map(fold, names):
        return ""
    return closest(name, names) or closest(name.title(), names)


def _names(people: Iterable[Person]) -> tuple[str, ...]:
    everyone = (known for person in people for known in (person.name, *person.aliases))
    return tuple(dict.fromkeys(everyone))  # two people may share one


def merged(people: Sequence[Person], name: str, other: str) -> Patch:
    """Return the change that makes two people one, under the first name."""
    stays, goes = somebody(people, name), somebody(people, other)
    if stays == goes:
        raise ScriptError(Problem(f"{name} and {other} are one person already: {stays}"))
    return {"merge": {goes: stays}}


def aliased(people: Sequence[Person], known: Corrections, name: str, alias: str) -> Patch:
    """Return the change that gives somebody another name."""
    person = person_of(people, somebody(people, name))
    alias = " ".join(alias.split())
    if person is None or not any(map(str.isalnum, alias)):
        raise ScriptError(Problem(f"'{alias}' is no name"))
    if fold(alias) in map(fold, (person.name, *person.aliases)):
        raise ScriptError(Problem(f"{person.name} is called {alias} already"))
    split = {old: None for old, _ in known.split if fold(old) == fold(alias)}
    return {"alias": {alias: person.name}} | ({"split": split} if split else {})


def split_off(people: Sequence[Person], known: Corrections, name: str, alias: str) -> Patch:
    """Return the change that makes one of somebody's names a person; a merge or an alias is taken back."""
    person = person_of(people, somebody(people, name))
    own = next((old for old in person.aliases if fold(old) == fold(alias)), "") if person else ""
    if person is None or not own:
        names = ", ".join(person.aliases) if person else ""
        problem = f"{person.name if person else name} is not called '{alias}'"
        raise ScriptError(Problem(problem, hint=f"their other names: {names or 'none'}"))
    for section, pairs in (("merge", known.merge), ("alias", known.alias)):
        if taken := {old: None for old, _ in pairs if fold(old) == fold(alias)}:
            return {section: taken}
    return {"split": {own: person.name}}


def narrated(people: Sequence[Person], name: str, new: bool = False) -> Patch:
    """Return the change that says who tells the story."""
    return {"narrator": somebody(people, name, new)}
