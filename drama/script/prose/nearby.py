"""Who is mentioned near a turn, counted person by person, once for all turns of a paragraph.

A paragraph may be a whole book, so nothing here looks at the mentions again for every turn.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from drama.script.prose.mentions import Role

FAR = 30.0
"""What a distance is capped at, and what stands for never."""

ROLES: dict[Role, float] = {"subject": 3.0, "body": 2.0, "object": 1.0}
"""What a mention counts by its part in the clause."""

_KEPT = 8
"""Stretches whose count is remembered: a turn asks for three, the next one mostly for the same."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A person mentioned: in which paragraph, in which part of the clause, and whether inside a quotation."""

    person: int
    paragraph: int
    role: Role
    quoted: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Whom narration mentions: how often, in which role at most, as in `ROLES`, who first and who last."""

    counts: Counter[int] = field(default_factory=Counter)
    roles: Mapping[int, float] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None

    def role(self, person: int) -> float:
        """Return what a person's mentions count at most, 0.0 without any."""
        return self.roles.get(person, 0.0)

    def alone(self, person: int) -> bool:
        """Tell whether nobody else is mentioned."""
        return len(self.counts) == 1 and person in self.counts


@dataclass(slots=True)
class Lately:
    """How many paragraphs ago somebody was last told of, and last acted; how often told of, and spoken of."""

    since: float = FAR
    acted: float = FAR
    told: int = 0
    quoted: int = 0


class Nearby:
    """The mentions of a story by their paragraphs, in order."""

    def __init__(self, mentions: Iterable[Seen]) -> None:
        self._in: defaultdict[int, list[Seen]] = defaultdict(list)
        for one in mentions:
            self._in[one.paragraph].append(one)
        self.told = lru_cache(_KEPT)(self._told)
        self.lately = lru_cache(1)(self._lately)

    def _of(self, paragraph: int) -> Sequence[Seen]:
        return self._in.get(paragraph, ())

    def _told(self, paragraphs: range) -> Told:
        """Return whom the narration of paragraphs mentions."""
        counts: Counter[int] = Counter()
        roles: dict[int, float] = {}
        seen = [one for paragraph in paragraphs for one in self._of(paragraph) if not one.quoted]
        for one in seen:
            counts[one.person] += 1
            roles[one.person] = max(ROLES[one.role], roles.get(one.person, 0.0))
        return Told(counts, roles, seen[0].person, seen[-1].person) if seen else Told()

    def _lately(self, here: int) -> Mapping[int, Lately]:
        """Return how each person was mentioned in the paragraphs up to one, that left out."""
        found: defaultdict[int, Lately] = defaultdict(Lately)
        for paragraph in range(max(0, here - int(FAR)), here):
            for one in self._of(paragraph):
                person, ago = found[one.person], float(here - paragraph)
                person.quoted += one.quoted
                person.told += not one.quoted
                person.since = person.since if one.quoted else ago
                person.acted = person.acted if one.quoted or one.role == "object" else ago
        return found
