"""Choosing voices: who gets which, so that roles that meet can be told apart.

A greedy colouring: the largest role chooses first, and each takes the voice that costs least, by what hurts
a listener most: a wrong gender, the narrator's own voice, a wrong age, a voice from the same scenes.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from drama.cast.model import Age, VoiceInfo
from drama.cast.sheet import Like
from drama.script.model import NARRATOR

Meetings = Mapping[frozenset[str], int]
"""For each pair of roles, how many lines they have in the same scenes."""

AGES: tuple[Age, ...] = ("child", "young", "adult", "old")

SHAPES: dict[Age, tuple[float, float]] = {"child": (3.0, 1.05), "old": (-1.0, 0.92)}
"""Pitch in semitones and pace that bring a voice of another age nearer to the role's; set by ear."""

VARIATIONS = tuple(product((1.0, 0.93, 1.07), (0.0, 2.0, -2.0, 3.0, -3.0, 1.0, -1.0, 4.0, -4.0)))
"""Pace and pitch in semitones for the first, second, third ... role that shares a voice."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A voice for a role, with the pace and the pitch in semitones that set it apart from its other users."""

    id: str
    pace: float = 1.0
    pitch_st: float = 0.0


def choose(
    wants: Mapping[str, Like], voices: Sequence[VoiceInfo], meetings: Meetings, taken: Mapping[str, Choice]
) -> dict[str, Choice]:
    """Return a choice for every role in `wants`, the first served first; `taken` are choices already made.

    The same arguments give the same choices. `voices` must not be empty.
    """
    made = dict(taken)
    for role, like in wants.items():
        users = {
            voice.id: [user for user, choice in made.items() if choice.id == voice.id] for voice in voices
        }
        costs = [_cost(role, like, voice, users[voice.id], meetings) for voice in voices]
        voice = voices[costs.index(min(costs))]
        made[role] = _vary(like, voice, [made[user] for user in users[voice.id]])
    return {role: made[role] for role in wants}


def _cost(
    role: str, like: Like, voice: VoiceInfo, users: Sequence[str], meetings: Meetings
) -> tuple[int | str, ...]:
    distance = _distance(like.age, voice.age)
    return (
        _clashes(like, voice),
        bool(users) and NARRATOR in (role, *users),
        like.accent.lower() not in voice.accent.lower(),
        distance > 1,
        sum(meetings.get(frozenset((role, user)), 0) for user in users),
        len(users),
        distance,
        voice.grade,
        voice.id,
    )


def _clashes(like: Like, voice: VoiceInfo) -> bool:
    """Return whether the gender is wrong; boys are played by women too, as on stage and in cartoons."""
    if like.age == "child" and voice.age in ("adult", "old"):
        return voice.gender == "male"
    return "unknown" not in (like.gender, voice.gender) and like.gender != voice.gender


def _distance(wanted: Age, age: Age) -> int:
    known = ["adult" if each == "unknown" else each for each in (wanted, age)]
    return abs(AGES.index(known[0]) - AGES.index(known[1]))


def _vary(like: Like, voice: VoiceInfo, used: Sequence[Choice]) -> Choice:
    """Return the voice bent towards the age it should have, and away from what others do with it."""
    bend_st, drag = SHAPES.get(like.age, (0.0, 1.0)) if like.age != voice.age else (0.0, 1.0)
    options = [
        Choice(voice.id, round(pace * drag, 2), round(pitch + bend_st, 1)) for pace, pitch in VARIATIONS
    ]
    free = (option for option in options if option not in used)
    return next(free, options[len(used) % len(options)])


def meetings_of(scenes: Sequence[Counter[str]]) -> Counter[frozenset[str]]:
    """Return the meetings of the roles, from the number of lines each has in each scene."""
    meetings: Counter[frozenset[str]] = Counter()
    for scene in scenes:
        for one, other in product(scene, scene):
            if one < other:
                meetings[frozenset((one, other))] += min(scene[one], scene[other])
    return meetings
