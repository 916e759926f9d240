"""What the ranker sees of the talk around a turn: who takes part in it, and what the narration says next."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drama.script.prose.company import Company
from drama.script.prose.listed import listed
from drama.script.prose.model import Gender
from drama.script.prose.nearby import FAR, ROLES, Told
from drama.script.prose.turns import Turn

OF_TURN = ("vague tag", "talk cast", "tagged share", "below")
"""What is the same for everybody who may speak a turn."""

NAMES = (
    "below role", "below first", "below last", "below count", "turns in talk", "talk rank",
    "talk share", "gender last", "gender next", "vague", "object above", "names last", "named with last",
)  # fmt: skip
"""What differs from person to person."""

_TALK = 8
"""Turns before and after that count as the same talk, as long as no long narration parts them."""

_APART = 4
"""Paragraphs of narration that end a talk."""

_VAGUE = listed("voice someone figure face shape speaker shadow silhouette head newcomer")
"""What a tag calls people who are yet to be known: `said a voice`."""


def is_vague(company: Company, person: int | None) -> bool:
    """Return whether somebody is only called a voice, a figure or the like."""
    return (
        person is not None
        and company.is_description(person)
        and any(form[-1] in _VAGUE for form in company.forms[person])
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of turn `at`.

    `cast` counts the turns near it of everybody in its talk, `above` and `below` are the narration's mentions
    around it, and `last` is who is taken to speak the turn before.
    """

    at: int
    cast: Counter[int]
    above: Told
    below: Told
    last: int | None


class Talk:
    """The conversations of a story as far as tags and the rules' choice show them."""

    def __init__(
        self,
        company: Company,
        turns: Sequence[Turn],
        tagged: Sequence[int | None],
        chosen: Sequence[int | None],
    ) -> None:
        self._company = company
        self._turns, self._tagged, self._chosen = turns, tagged, chosen
        self._share = round(sum(who is not None for who in tagged) / max(1, len(turns)), 1)
        self._genders = [pronoun_of(turn) for turn in turns]

    def around(self, at: int) -> Counter[int]:
        """Return how many turns near turn `at`, itself left out, each person speaks in the same talk."""
        found: Counter[int] = Counter()
        for way in (-1, 1):
            place = at + way
            while 0 <= place < len(self._turns) and abs(place - at) <= _TALK:
                later = max(place, place - way)
                if self._turns[later].gap >= _APART or self._turns[place].scene != self._turns[at].scene:
                    break
                person = self._chosen[place]
                if person is not None:
                    found[person] += 1
                place += way
        return found

    def at(self, at: int, above: Told, below: Told) -> Moment:
        """Return what is known of turn `at`, given who is mentioned above and below it."""
        return Moment(at, self.around(at), above, below, self._chosen[at - 1] if at else None)

    def of_turn(self, moment: Moment) -> list[float]:
        """Return what is the same for everybody, as in `OF_TURN`."""
        return [
            float(is_vague(self._company, self._tagged[moment.at])),
            min(float(len(moment.cast)), 8.0),
            self._share,
            float(bool(moment.below.counts)),
        ]

    def of_person(self, moment: Moment, person: int) -> list[float]:
        """Return what differs from person to person, as in `NAMES`."""
        at, cast, last = moment.at, moment.cast, moment.last
        above, below = moment.above, moment.below
        return [
            below.role(person),
            float(below.first == person),
            float(below.last == person),
            min(3.0, below.counts[person]),
            min(5.0, cast[person]),
            min(5.0, float(sum(count > cast[person] for count in cast.values()))) if cast[person] else FAR,
            round(cast[person] / max(1, cast.total()), 1),
            self._agrees(at - 1, person),
            self._agrees(at + 1, person),
            float(is_vague(self._company, person)),
            float(above.role(person) == ROLES["object"]),
            float(at > 0 and person in self._turns[at - 1].spoken_of),
            float(last is not None and last != person and last in above.counts),
        ]

    def _agrees(self, at: int, person: int) -> float:
        """Return 1.0 where the pronoun of a neighbouring turn fits a person, -1.0 where it does not."""
        gender = self._genders[at] if 0 <= at < len(self._turns) else "unknown"
        known = self._company.genders[person]
        return 0.0 if "unknown" in (gender, known) else 1.0 if gender == known else -1.0


def pronoun_of(turn: Turn) -> Gender:
    """Return the gender of the pronoun that a turn's tag or beat gives its speaker."""
    genders = (clue.gender for clue in turn.clues if not clue.method.startswith("before"))
    return next((gender for gender in genders if gender != "unknown"), "unknown")
