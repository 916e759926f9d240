"""Choosing voices: who gets which, so that roles that meet can be told apart.

The largest role chooses first, each takes the voice that costs least next to those chosen before
(`drama.cast.fit`). Then everybody may change their mind, alone or with another, while that makes the whole
cast cheaper: the first choices are greedy, and a minor role may stand where a lead is needed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from drama.cast.fit import NARRATORS_VOICE, TWINS_FROM, Voices, Wish, meeting_cost, misfits, parting_cost
from drama.cast.model import Age, VoiceInfo
from drama.cast.sheet import Like
from drama.cast.temper import TEMPERS
from drama.script.model import NARRATOR

_Bond = Literal["apart", "together", "narrated"]

Meetings = Mapping[frozenset[str], int]
"""For each pair of roles, how many lines they have in the same scenes."""

SHAPES: dict[tuple[Age, Age], tuple[float, float]] = {
    ("child", "young"): (1.5, 1.03),
    ("child", "adult"): (3.0, 1.05),
    ("child", "old"): (4.0, 1.1),
    ("old", "adult"): (-1.0, 0.92),
    ("old", "young"): (-2.0, 0.9),
    ("old", "child"): (-4.0, 0.88),
}
"""Pitch in semitones and pace that bring a voice nearer to the age wanted, by that age and its own."""

VARIATIONS = tuple(product((1.0, 0.93, 1.07), (0.0, 2.0, -2.0, 3.0, -3.0, 1.0, -1.0, 4.0, -4.0)))
"""Pace and pitch in semitones for the first, second, third ... role that shares a voice."""

ROUNDS = 6
"""How often everybody may change their mind; casts of sixty settle in two or three."""

SWAPPERS = 40
"""How many of the largest roles may exchange voices: beyond them there is nothing to gain by it."""

OFTEN = 30
"""Lines in the same scenes from which on two roles count as always together."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A voice for a role, with the pace and the pitch in semitones that set it apart from its other users."""

    id: str
    pace: float = 1.0
    pitch_st: float = 0.0


def choose(
    wants: Mapping[str, Wish], voices: Voices, meetings: Meetings, taken: Mapping[str, Choice]
) -> dict[str, Choice]:
    """Return a choice for every role in `wants`, the first served first; `taken` are choices already made.

    The same arguments give the same choices. `voices` must not be empty.
    """
    audition = _Audition(wants, voices, meetings, taken)
    audition.cast()
    for _ in range(ROUNDS):
        if not audition.improved():
            break
    made = dict(taken)
    known = voices.all()
    for role, wish in wants.items():
        voice = known[audition.at[role]]
        met = {user for user in made if NARRATOR in (role, user) or frozenset((role, user)) in meetings}
        used = [
            choice
            for user, choice in made.items()
            if user != role
            and (choice.id == voice.id or (user in met and _twins(choice.id, voice.id, voices)))
        ]
        made[role] = _vary(wish.like, voice, used)
    return {role: made[role] for role in wants}


def candidates(
    role: str, wish: Wish, voices: Voices, meetings: Meetings, taken: Mapping[str, Choice], count: int
) -> tuple[Choice, ...]:
    """Return the best voices for a role next to those `taken` by the others, the best first, `count` at most.

    Of voices that can hardly be told apart, such as one in two accents, only the better is among them.
    """
    audition = _Audition({role: wish}, voices, meetings, {o: c for o, c in taken.items() if o != role})
    costs = audition.costs(role)
    chosen: list[VoiceInfo] = []
    for voice in [voice for _, _, voice in sorted(zip(costs, range(len(costs)), voices.all(), strict=True))]:
        if len(chosen) < count and not any(_twins(voice.id, other.id, voices) for other in chosen):
            chosen.append(voice)
    return tuple(_vary(wish.like, voice, []) for voice in chosen)


def _twins(one: str, other: str, voices: Voices) -> bool:
    """Tell whether two voices are hardly told apart, such as one in two accents."""
    return (voices.likeness.between(one, other) or 0.0) > TWINS_FROM


class _Audition:
    """Roles and the places of their voices in the list, with what every other place would cost."""

    def __init__(
        self, wants: Mapping[str, Wish], voices: Voices, meetings: Meetings, taken: Mapping[str, Choice]
    ) -> None:
        self.at: dict[str, int] = {}
        heights = voices.heights()
        self._fit = {role: misfits(wish, voices, heights) for role, wish in wants.items()}
        self._known, self._likeness, self._meetings = voices.all(), voices.likeness, meetings
        self._infos = {voice.id: voice for voice in self._known}
        self._taken = {role: choice.id for role, choice in taken.items() if role not in wants}
        self._rows: dict[tuple[str, _Bond], list[float]] = {}
        self._totals: dict[str, list[float]] = {}

    def cast(self) -> None:
        """Give every role the cheapest voice next to those chosen before."""
        for role in self._fit:
            self._give(role, self._cheapest(role))

    def improved(self) -> bool:
        """Let everybody look for a cheaper voice, alone and in pairs; return whether anything changed."""
        before = dict(self.at)
        for role in self._fit:
            best, costs = self._cheapest(role), self.costs(role)
            if costs[best] < costs[self.at[role]] - 1e-9:
                self._give(role, best)
        for one, other in combinations(list(self._fit)[:SWAPPERS], 2):
            self._swap_if_cheaper(one, other)
        return self.at != before

    def _swap_if_cheaper(self, one: str, other: str) -> None:
        """Exchange two voices where that is cheaper; what the two cost each other stays the same."""
        mine, yours = self.at[one], self.at[other]
        before = self._cost(one, mine, other) + self._cost(other, yours, one)
        if self._cost(one, yours, other) + self._cost(other, mine, one) < before - 1e-9:
            self._give(one, yours)
            self._give(other, mine)

    def _give(self, role: str, voice: int) -> None:
        """Give a role a voice: from now on everybody else stands next to that."""
        self.at[role] = voice
        self._totals.clear()

    def costs(self, role: str) -> Sequence[float]:
        """Return what each voice costs a role, next to the voices of everybody else."""
        if role not in self._totals:
            total = self._fit[role]
            for other, voice in self._company(role).items():
                bond, weight = self._bond(role, other)
                row = self._row(voice, bond)
                total = [so_far + weight * more for so_far, more in zip(total, row, strict=True)]
            self._totals[role] = total
        return self._totals[role]

    def _cheapest(self, role: str) -> int:
        costs = self.costs(role)
        return costs.index(min(costs))

    def _cost(self, role: str, at: int, absent: str) -> float:
        """Return what one voice costs a role, next to the voices of everybody but `absent`."""
        bond, weight = self._bond(role, absent)
        return self.costs(role)[at] - weight * self._row(self._known[self.at[absent]].id, bond)[at]

    def _company(self, role: str) -> dict[str, str]:
        """Return the voices of the others."""
        made = {other: self._known[at].id for other, at in self.at.items()}
        return {other: voice for other, voice in (self._taken | made).items() if other != role}

    def _bond(self, role: str, other: str) -> tuple[_Bond, float]:
        """Return how two roles are heard together, and how much that counts."""
        if NARRATOR in (role, other):
            return "narrated", 2.0
        met = self._meetings.get(frozenset((role, other)), 0)
        return ("together", 1.0 + min(met, OFTEN) / OFTEN) if met else ("apart", 1.0)

    def _row(self, voice: str, bond: _Bond) -> list[float]:
        """Return what every voice costs next to another's."""
        if (voice, bond) not in self._rows:
            other = self._infos.get(voice) or VoiceInfo(voice, "unknown", "unknown", "")
            cost = parting_cost if bond == "apart" else meeting_cost
            row = [cost(one, other, self._likeness) for one in self._known]
            if bond == "narrated":
                row = [
                    more + NARRATORS_VOICE * (one.id == voice)
                    for more, one in zip(row, self._known, strict=True)
                ]
            self._rows[voice, bond] = row
        return self._rows[voice, bond]


def _vary(like: Like, voice: VoiceInfo, used: Sequence[Choice]) -> Choice:
    """Return the voice bent towards the age and temper wanted, and away from what others do with its like."""
    age = "adult" if voice.age == "unknown" else voice.age
    bend_st, drag = SHAPES.get((like.age, age), (0.0, 1.0))
    if drag == 1.0 and like.temper in TEMPERS:
        drag = TEMPERS[like.temper].pace
    options = [
        Choice(voice.id, round(pace * drag, 2), round(pitch + bend_st, 1)) for pace, pitch in VARIATIONS
    ]
    heard = {(choice.pace, choice.pitch_st) for choice in used}
    free = (option for option in options if (option.pace, option.pitch_st) not in heard)
    return next(free, options[len(used) % len(options)])


def meetings_of(scenes: Sequence[Counter[str]]) -> Counter[frozenset[str]]:
    """Return the meetings of the roles, from the number of lines each has in each scene."""
    meetings: Counter[frozenset[str]] = Counter()
    for scene in scenes:
        for one, other in product(scene, scene):
            if one < other:
                meetings[frozenset((one, other))] += min(scene[one], scene[other])
    return meetings
