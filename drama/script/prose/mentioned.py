"""Who is mentioned around a turn, summed up once for all who may speak it and for its whole paragraph."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from drama.script.prose.talk import ROLES, Seen


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Everybody mentioned in a stretch: each one's foremost part and times, and who comes first and last."""

    roles: Mapping[int, float]
    times: Counter[int]
    first: int | None
    last: int | None

    def only(self, person: int) -> bool:
        """Return whether a person is mentioned, and nobody else."""
        return len(self.times) == 1 and self.first == person


@dataclass(slots=True)
class Lately:
    """How often a person is told of and quoted, and which paragraph last told of them and their acts."""

    told: int = 0
    quoted: int = 0
    told_in: int | None = None
    acted_in: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """Who is told of in a paragraph, and who is mentioned in the paragraphs before it."""

    paragraph: int
    told: Mentioned
    lately: Mapping[int, Lately]


def mentioned(seen: Sequence[Seen]) -> Mentioned:
    """Sum up the mentions of a stretch."""
    roles: dict[int, float] = {}
    for one in seen:
        roles[one.person] = max(roles.get(one.person, 0.0), ROLES[one.role])
    times = Counter(one.person for one in seen)
    first, last = (seen[0].person, seen[-1].person) if seen else (None, None)
    return Mentioned(roles, times, first, last)


def lately(seen: Iterable[Seen]) -> dict[int, Lately]:
    """Sum up the mentions of each person in paragraphs that follow each other."""
    found: dict[int, Lately] = {}
    for one in seen:
        person = found.setdefault(one.person, Lately())
        if one.quoted:
            person.quoted += 1
            continue
        person.told += 1
        person.told_in = one.paragraph
        if one.role != "object":
            person.acted_in = one.paragraph
    return found
