"""Screenplays of other chapters of one story: what was decided there about names, and not here.

Who is who holds for the whole story, and each screenplay has corrections of its own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from drama.desk import manuscript
from drama.desk.history import read_text
from drama.errors import Place, Problem, ScriptError
from drama.files import typed
from drama.script.corrections.model import Corrections
from drama.script.corrections.recast import SELVES, person_of
from drama.script.corrections.sheet import decided, parse_corrections
from drama.script.model import fold
from drama.script.prose.model import Person
from drama.story.choose import first

Names = tuple[str, str]
"""A name, and whose it is, or was taken for."""


def decided_elsewhere(screenplay: Path) -> Iterator[Problem]:
    """Yield what another screenplay of the same story decides about names, with how to take it over.

    Only where it is about people who are here, and nothing was decided about the name here. Raises
    `ScriptError` where the account is damaged.
    """
    story = manuscript.story_of(screenplay)
    if not (screenplay.is_file() and story and story.is_file()):
        return
    people, own = manuscript.people(screenplay), _decisions(screenplay)
    if own is None:
        return
    known = {(section, fold(name)) for section, names in own.items() for name in names}
    for other in others_of(story, screenplay):
        for section, names in (_decisions(other) or {}).items():
            for name, whose in names.items():
                where = section, fold(name)
                if where in known or section not in _IS_OPEN or not _IS_OPEN[section](people, (name, whose)):
                    continue
                known.add(where)
                yield _problem(screenplay, other, people, section, (name, whose))


def others_of(story: Path, screenplay: Path) -> list[Path]:
    """Return the screenplays beside one that are made from the same story, the earliest chapter's first."""
    begin = {  # in one pass, for only the last account that was read is remembered
        other: first(manuscript.source_chapters(other))
        for other in manuscript.accounted(screenplay)
        if other != screenplay and _is_of(other, story)
    }
    return sorted(begin, key=begin.__getitem__)


def _decisions(screenplay: Path) -> Mapping[str, Mapping[str, str]] | None:
    """Return what is decided, None where the file is damaged, which whoever changes it is told."""
    path = manuscript.corrections_path(screenplay)
    try:
        text = read_text(path)
        return decided(parse_corrections(text, str(path)) if text is not None else Corrections())
    except ScriptError:
        return None


def _is_of(other: Path, story: Path) -> bool:
    made = manuscript.story_of(other)
    if made is None or not other.is_file():
        return False
    return made.samefile(story) if made.is_file() and story.is_file() else made == story


def _is_two(people: Sequence[Person], names: Names) -> bool:
    one, other = (person_of(people, name) for name in names)
    return one is not None and one != other


def _lacks_alias(people: Sequence[Person], names: Names) -> bool:
    person = person_of(people, names[1])
    return person is not None and person_of(people, names[0]) != person


def _is_one(people: Sequence[Person], names: Names) -> bool:
    one, other = (person_of(people, name) for name in names)
    return one is not None and one == other


def _has_no_name(people: Sequence[Person], _: Names) -> bool:
    return any(person.name in SELVES for person in people)


_IS_OPEN: Mapping[str, Callable[[Sequence[Person], Names], bool]] = {
    "narrator": _has_no_name,
    "merge": _is_two,
    "alias": _lacks_alias,
    "split": _is_one,
}
"""Whether a decision would change anything among the people there are, by its section."""


def _problem(screenplay: Path, other: Path, people: Sequence[Person], section: str, names: Names) -> Problem:
    name, whose = names
    told = {
        "narrator": f"the narrator is {whose}",
        "merge": f"{name} is {whose}",
        "alias": f"{whose} is called {name}, too",
        "split": f"{name} is not {whose}",
    }
    what = f"{other.name}, made from the same story, settles that {told[section]}; this one does not"
    hint = f"if it is so here: {_command(screenplay, people, section, names)}"
    return Problem(what, Place(str(screenplay)), hint)


def _command(screenplay: Path, people: Sequence[Person], section: str, names: Names) -> str:
    """Return what takes a decision over: a command, or the row of the file where somebody is not here."""
    name, whose = names
    file = typed(screenplay)
    if section == "narrator" or (section == "merge" and name in SELVES):
        new = "" if person_of(people, whose) else " --new"
        return f"drama narrator {file} {typed(whose)}{new}"
    if person_of(people, whose) is None:
        path = manuscript.corrections_path(screenplay)
        return f"write under {section}: in {path.name}, a new file if there is none: {name}: {whose}"
    return f"drama {section} {file} {typed(whose)} {typed(name)}"
