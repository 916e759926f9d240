"""How well a voice fits a role, and how badly two voices go together, each as one number to add up.

What hurts a listener most costs most: a wrong gender, the narrator's own voice, one voice for two people of
a scene, a wrong accent, two voices that are easily mixed up, a wrong age. The rest are hints: a good voice
for who says much, a high or a low one for a temper or an age.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from drama.cast.likeness import ALIKE, Likeness
from drama.cast.model import Age, VoiceInfo
from drama.cast.sheet import Like
from drama.cast.temper import TEMPERS

AGES: tuple[Age, ...] = ("child", "young", "adult", "old")

WRONG_GENDER = 100_000.0  # never, however many people share the voices that are left
NARRATORS_VOICE = 3_000.0
SHARED_IN_A_SCENE = 2_000.0
WRONG_ACCENT = 1_000.0
MIXED_UP = 150.0
TWO_AGES_AWAY = 100.0
SHARED = 20.0
NEXT_AGE = 30.0
SPARE = 8.0  # a blend is a voice for when there are no others
GRADE = 1.5  # for every place in the list
NEARNESS = 12.0
TWINS = 5.0
HEIGHT = 4.0
"""What each thing costs, the largest first; only the order and the great steps matter."""

WORST = 30
"""From which place on a voice is no worse than the one before."""

MARGIN = 0.05
"""From how far below `ALIKE` on it costs more and more: on other words two voices are a little more alike."""

STEEPER = 2.0
"""How much more what is over `ALIKE` costs than what is below: one pair at 0.8 is worse than some at 0.74."""

TWINS_FROM = 0.85
"""The cosine above which two voices are hardly told apart even by who hears them one after the other."""

UNMEASURED: dict[bool, float] = {True: 0.68, False: 0.45}
"""How alike two voices are taken to be that nobody measured, by whether they have the same gender."""

SAME_ACCENT, SAME_AGE = 0.03, 0.03

HEIGHTS: dict[Age, float] = {"child": 1.0, "young": 0.6, "old": 0.2}
"""Where a voice of that age lies among those of its gender, from the lowest (0.0) to the highest (1.0)."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a role's voice should be like, and how much it says next to the largest role (0.0 to 1.0)."""

    like: Like
    weight: float = 1.0


@dataclass(frozen=True)
class Voices:
    """The voices to choose from, best first: those the engine offers, then its spares."""

    offered: Sequence[VoiceInfo]
    spare: Sequence[VoiceInfo] = ()
    likeness: Likeness = field(default_factory=Likeness)

    def all(self) -> tuple[VoiceInfo, ...]:
        """Return every voice there is to choose from."""
        return (*self.offered, *self.spare)

    def heights(self) -> dict[str, float]:
        """Return where each measured voice lies among those of its gender, from 0.0 (lowest) to 1.0."""
        known = self.likeness.heights_hz
        places: dict[str, float] = {}
        for gender in ("male", "female", "unknown"):
            ranked = sorted(
                (known[one.id], one.id) for one in self.all() if one.id in known and one.gender == gender
            )
            places |= {voice: at / max(1, len(ranked) - 1) for at, (_, voice) in enumerate(ranked)}
        return places


def misfits(wish: Wish, voices: Voices, heights: Mapping[str, float]) -> list[float]:
    """Return what each voice costs for a role, in the order of `voices.all()`."""
    rank = [GRADE * wish.weight * min(at, WORST) for at in range(len(voices.offered))]
    rank += [SPARE + GRADE * wish.weight * WORST] * len(voices.spare)
    return [
        place + _misfit(wish.like, voice, heights.get(voice.id))
        for place, voice in zip(rank, voices.all(), strict=True)
    ]


def _misfit(like: Like, voice: VoiceInfo, height: float | None) -> float:
    away = _distance(like.age, voice.age)
    cost = WRONG_GENDER * _clashes(like, voice)
    cost += WRONG_ACCENT * (like.accent.lower() not in voice.accent.lower())
    cost += TWO_AGES_AWAY * (away > 1) + NEXT_AGE * away
    wanted = TEMPERS[like.temper].height if like.temper in TEMPERS else HEIGHTS.get(like.age)
    if wanted is not None and height is not None:
        cost += HEIGHT * abs(wanted - height)
    return cost


def _clashes(like: Like, voice: VoiceInfo) -> bool:
    """Return whether the gender is wrong; boys are played by women too, as on stage and in cartoons."""
    if like.age == "child" and voice.age in ("adult", "old"):
        return voice.gender == "male"
    return "unknown" not in (like.gender, voice.gender) and like.gender != voice.gender


def _distance(wanted: Age, age: Age) -> int:
    known = ["adult" if each == "unknown" else each for each in (wanted, age)]
    return abs(AGES.index(known[0]) - AGES.index(known[1]))


def alike(one: VoiceInfo, other: VoiceInfo, likeness: Likeness, shift_st: float = 0.0) -> float:
    """Return the cosine between two voices as measured, or else a guess by gender, accent and age."""
    measured = likeness.between(one.id, other.id, shift_st)
    if measured is not None:
        return measured
    guess = UNMEASURED[one.gender == other.gender]
    return guess + SAME_ACCENT * (one.accent == other.accent) + SAME_AGE * (one.age == other.age)


def meeting_cost(one: VoiceInfo, other: VoiceInfo, likeness: Likeness) -> float:
    """Return what two voices cost for two people who share a scene, before how much they do."""
    if one.id == other.id:
        return SHARED_IN_A_SCENE
    cosine = alike(one, other, likeness)
    near = NEARNESS * max(0.0, cosine - 0.4)
    if likeness.between(one.id, other.id) is None:
        return near  # a guess forbids nothing
    return near + MIXED_UP * _mixed_up(cosine)


def _mixed_up(cosine: float) -> float:
    """Return how easily two voices are mixed up: 1.0 at `ALIKE`, 3.0 and little more from 0.8 on."""
    over = max(0.0, cosine - (ALIKE - MARGIN)) / MARGIN
    steep = STEEPER * min(max(0.0, over - 1.0), 1.0)
    return min(over, 1.0) + steep + max(0.0, cosine - ALIKE)


def parting_cost(one: VoiceInfo, other: VoiceInfo, likeness: Likeness) -> float:
    """Return what two voices cost for two people who never meet."""
    if one.id == other.id:
        return SHARED
    return TWINS if (likeness.between(one.id, other.id) or 0.0) > TWINS_FROM else 0.0
