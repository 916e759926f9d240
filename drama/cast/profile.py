"""What is known of a role before it has a voice: gender and age, from the story or from the role's name."""

from collections.abc import Iterator, Sequence

from drama.cast.model import Age, Gender
from drama.cast.sheet import Like
from drama.script.model import fold
from drama.script.prose.model import Person
from drama.script.prose.names import TITLES, first_name_gender
from drama.script.prose.nouns import ADJECTIVES, AGES, GROUPS, ORDINARY, PEOPLE, age_of

_COMMON = ORDINARY | ADJECTIVES | GROUPS | AGES.keys()

Clue = tuple[Gender, Age]

NOTHING = Like()


def like_of(role: str, people: Sequence[Person] = (), told: Like = NOTHING) -> Like:
    """Return what the story gives `role`, or what is `told` in passing, or its name: OLD WOMAN, MR. HALE.

    A grown man may be old: "adult", as of anybody with a title, counts only where nothing else is known.
    """
    clues = [*_told(role, people), (told.gender, told.age), *_named(role)]
    gender: Gender = next((gender for gender, _ in clues if gender != "unknown"), "unknown")
    ages = [age for _, age in clues if age != "unknown"]
    age: Age = next((age for age in ages if age != "adult"), "adult" if ages else "unknown")
    return Like(gender, age, "", told.temper)


def is_passing(role: str) -> bool:
    """Return whether a role is called by what it is, not by a name: GUARD 2, THE OLD WOMAN.

    In the next episode, somebody else may be called so.
    """
    words = role.lower().replace(".", " ").replace("#", " ").split()
    return all(word in _COMMON or word.isdecimal() or word in PEOPLE for word in words)


def _told(role: str, people: Sequence[Person]) -> Iterator[Clue]:
    name = fold(role)
    for person in people:
        if name in map(fold, (person.name, *person.aliases)):
            yield person.gender, person.age


def _named(role: str) -> Iterator[Clue]:
    """Yield what the words of a name show: an age, a kind of person, a title, a first name."""
    words = role.lower().replace(".", " ").split()
    yield "unknown", age_of(words)
    yield from (PEOPLE[word] for word in reversed(words) if word in PEOPLE)
    yield from (TITLES[word] for word in words[:-1] if word in TITLES and word not in AGES)
    yield from ((first_name_gender(word), "unknown") for word in words)
