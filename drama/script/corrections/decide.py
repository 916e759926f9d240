"""Decisions about who is who, as changes of the corrections file; each checks that it can be meant."""

import re
from collections.abc import Iterable, Sequence
from unicodedata import normalize

from drama.errors import Problem, ScriptError, closest
from drama.script.corrections.model import Corrections
from drama.script.corrections.recast import SELVES, person_of
from drama.script.corrections.sheet import Patch
from drama.script.model import NARRATOR, fold
from drama.script.prose.model import Person
from drama.script.screenplay.typed import parted


def somebody(people: Sequence[Person], name: str, new: bool = False, way: str = "") -> str:
    """Return the name of whoever is called so, or a new name where `new` people may be made.

    Somebody else's other name is a new one then, too. Raises `ScriptError` for an unknown name, with those
    that are near, and the `way` to name somebody new.
    """
    name = " ".join(bare_of(people, name).split())
    person = person_of(people, name)
    if person is not None:
        other = (alias for alias in person.aliases if fold(alias) == fold(name))
        return next(other, person.name) if new and fold(person.name) != fold(name) else person.name
    if new and any(map(str.isalpha, name)):
        return name
    raise ScriptError(_unknown(people, name, way))


def who_speaks(people: Sequence[Person], name: str, new: bool = False, way: str = "", story: str = "") -> str:
    """Return whose name that is over a line, as `somebody` does; the narrator may have one, too.

    Whom the text of the `story` names speaks as well, though nobody was found to until now.
    """
    name = bare_of(people, name)
    if person_of(people, name) is None:
        if fold(name) == NARRATOR:
            return NARRATOR.title()
        if told := named_in(story, name):
            return told
    return somebody(people, name, new, way)


def named_in(story: str, name: str) -> str:
    """Return a name as a story's text has it within a sentence, "" where it is nowhere in one."""
    words = r"\s+".join(map(re.escape, normalize("NFC", name).split()))
    if not words or fold(name) in map(fold, SELVES):
        return ""
    found = re.finditer(rf"(?<=[^\W\d_]\s|[,;]\s){words}(?!\w)", normalize("NFC", story), re.IGNORECASE)
    return next((" ".join(one[0].split()) for one in found if one[0][0].isupper()), "")


def bare_of(people: Iterable[Person], name: str) -> str:
    """Return a name without what may stand behind it over a line, `(V.O.)`: that is no part of who it is."""
    return name if person_of(people, name) else parted(name)[0]


def _unknown(people: Iterable[Person], name: str, way: str) -> Problem:
    """Return the problem of a name that nobody has."""
    names = _names(people)
    close = near(people, name)
    meant = f" (did you mean '{close}'?)" if close else ""
    hint = f"there are: {', '.join(names) or 'nobody'}"
    return Problem(f"nobody is called '{name}'{meant}", hint=f"{way}; {hint}" if way else hint)


def near(people: Iterable[Person], name: str) -> str:
    """Return the name that is near to one that nobody has, "" where there is none or somebody has it."""
    names, name = _names(people), bare_of(people, name)
    if fold(name) in map(fold, names):
        return ""
    return closest(name, names) or closest(name.title(), names)


def _names(people: Iterable[Person]) -> tuple[str, ...]:
    everyone = [known for person in people for known in (person.name, *person.aliases)]
    first = {fold(name): name for name in reversed(everyone)}  # two people may share one
    return tuple(dict.fromkeys(first[fold(name)] for name in everyone))


def merged(people: Sequence[Person], known: Corrections, name: str, other: str) -> Patch:
    """Return the change that makes two people one, under the first name."""
    stays, goes = somebody(people, name), somebody(people, other)
    if stays == goes:
        raise ScriptError(Problem(f"{name} and {other} are one person already: {stays}"))
    return {"merge": {goes: stays}, **_no_longer_apart(people, known, goes, stays)}


def aliased(people: Sequence[Person], known: Corrections, name: str, alias: str) -> Patch:
    """Return the change that gives somebody another name."""
    person = person_of(people, somebody(people, name))
    alias = " ".join(alias.split())
    if person is None or not any(map(str.isalnum, alias)):
        raise ScriptError(Problem(f"'{alias}' is no name"))
    apart = person_of(people, alias) != person
    if not apart and fold(alias) in map(fold, (person.name, *person.aliases)):
        raise ScriptError(Problem(f"{person.name} is called {alias} already"))
    split = {old: None for old, _ in known.split if fold(old) == fold(alias)}
    patch: Patch = {"split": split} if split else {}
    return {"alias": {alias: person.name}, **patch, **_no_longer_apart(people, known, alias, person.name)}


def _no_longer_apart(people: Sequence[Person], known: Corrections, name: str, other: str) -> Patch:
    """Return the change of the lines of a name that were kept from somebody who has the name now."""
    apart = {one.id: person_of(people, one.apart) for one in known.lines if fold(one.speaker) == fold(name)}
    lines = {line: {"not": None} for line, person in apart.items() if person and person.name == other}
    return {"lines": lines} if lines else {}


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


def narrated(people: Sequence[Person], name: str, new: bool = False, way: str = "") -> Patch:
    """Return the change that says who tells the story."""
    teller = somebody(people, name, new, way)
    if (person := person_of(people, teller)) and person.name != teller:
        hint = "make that a person first, with drama split; without --new it means the one who has it"
        raise ScriptError(Problem(f"{teller} is another name of {person.name}", hint=hint))
    return {"narrator": teller}
