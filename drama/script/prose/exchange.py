"""What the to and fro of an exchange says: in a talk of two, every other turn is the same person's.

Turns that follow each other with hardly any narration between them are an exchange. Those an even number of
steps away are likely the same person's, those an odd number away somebody else's; what tags, beats, pronouns
and forms of address say there is added up for either side.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from drama.script.prose.company import Company
from drama.script.prose.model import Gender
from drama.script.prose.talk import pronoun_of
from drama.script.prose.turns import Turn

NAMES = (
    "even tags", "odd tags", "even beats", "odd beats", "even pronouns", "odd pronouns", "even called",
    "odd called", "back parity", "ahead parity",
)  # fmt: skip
"""What differs from person to person."""

OF_TURN = ("exchange before", "exchange after")
"""What is the same for everybody who may speak a turn."""

REACH = 12
"""Turns before and after that are looked at."""

_MOST = 4.0


@dataclass(slots=True)
class Side:
    """What the turns on one side of an exchange say: whom they tag, show acting, and call; of what gender."""

    tags: Counter[int] = field(default_factory=Counter)
    beats: Counter[int] = field(default_factory=Counter)
    genders: Counter[Gender] = field(default_factory=Counter)
    called: Counter[int] = field(default_factory=Counter)


def begins(turns: Sequence[Turn]) -> list[bool]:
    """Return for every turn whether it begins a new exchange."""
    return [at == 0 or turn.gap > 1 or turns[at - 1].scene != turn.scene for at, turn in enumerate(turns)]


def bounds(fresh: Sequence[bool], at: int) -> tuple[int, int]:
    """Return the first turn and the one past the last of the exchange around turn `at`, within reach."""
    first, last = at, at + 1
    while not fresh[first] and at - first < REACH:
        first -= 1
    while last < len(fresh) and not fresh[last] and last - at <= REACH:
        last += 1
    return first, last


class Exchanges:
    """The exchanges of a story; `tagged` holds whom each turn's own tag names."""

    def __init__(self, company: Company, turns: Sequence[Turn], tagged: Sequence[int | None]) -> None:
        self._company, self._turns, self._tagged = company, turns, tagged
        self._fresh = begins(turns)
        self._acting = [_first(turn, "beat") for turn in turns]
        self._genders = [pronoun_of(turn) for turn in turns]

    def around(self, at: int) -> tuple[Side, Side, int, int]:
        """Return what the even and the odd side of an exchange say, turn `at` left out, and its bounds."""
        first, last = bounds(self._fresh, at)
        sides = (Side(), Side())
        for place in range(first, last):
            if place == at:
                continue
            side = sides[(place - at) % 2]
            tagged, acting, gender = self._tagged[place], self._acting[place], self._genders[place]
            if tagged is not None:
                side.tags[tagged] += 1
            elif acting is not None:
                side.beats[acting] += 1
            elif gender != "unknown":
                side.genders[gender] += 1
            side.called.update(set(self._turns[place].called))
        return *sides, first, last

    def of_turn(self, at: int) -> list[float]:
        """Return what is the same for everybody, as in `OF_TURN`."""
        first, last = bounds(self._fresh, at)
        return [float(at - first), float(last - 1 - at)]

    def of_people(self, at: int, people: Sequence[int]) -> list[list[float]]:
        """Return what differs from person to person, as in `NAMES`, one row a person."""
        even, odd, first, last = self.around(at)
        back, ahead = self._nearest(range(at - 1, first - 1, -1)), self._nearest(range(at + 1, last))
        return [
            [
                min(_MOST, even.tags[one]), min(_MOST, odd.tags[one]),
                min(_MOST, even.beats[one]), min(_MOST, odd.beats[one]),
                self._agreement(even, one), self._agreement(odd, one),
                min(_MOST, even.called[one]), min(_MOST, odd.called[one]),
                _parity(back, at, one), _parity(ahead, at, one),
            ]
            for one in people
        ]  # fmt: skip

    def _nearest(self, places: range) -> list[tuple[int, int]]:
        """Return the nearest tagged turns of two people, with who speaks them."""
        found: list[tuple[int, int]] = []
        for place in places:
            person = self._tagged[place]
            if person is not None and all(person != other for _, other in found):
                found.append((place, person))
                if len(found) > 1:
                    break
        return found

    def _agreement(self, side: Side, person: int) -> float:
        """Return how many pronouns on a side fit a person, less those that do not."""
        gender = self._company.genders[person]
        if gender == "unknown":
            return 0.0
        fit = side.genders[gender]
        return max(-_MOST, min(_MOST, 2.0 * fit - side.genders.total()))


def _parity(nearest: Sequence[tuple[int, int]], at: int, person: int) -> float:
    """Return 2.0 for whom the nearest tag makes speak turn `at` if two take turns, -2.0 if the other does.

    For the second person tagged it is 1.0 and -1.0, for everybody else 0.0.
    """
    for weight, (place, other) in zip((2.0, 1.0), nearest, strict=False):
        if other == person:
            return weight if (place - at) % 2 == 0 else -weight
    return 0.0


def _first(turn: Turn, method: str) -> int | None:
    return next((clue.meant[0][0] for clue in turn.clues if clue.method == method and clue.meant), None)
