"""A cast: the voice of every role."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Gender = Literal["male", "female", "unknown"]
Age = Literal["child", "young", "adult", "old", "unknown"]


@dataclass(frozen=True, slots=True)
class Voice:
    """What an engine needs to sound like somebody; all of it can be heard, so all of it is in a take's key.

    `pace` multiplies the speed (0.5 to 2.0), `pitch_st` shifts the voice in semitones (-12 to 12).
    """

    engine: str
    id: str
    pace: float = 1.0
    pitch_st: float = 0.0


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice an engine offers; `grade` orders voices for the proposals, best first (0 is the best).

    `edition` tells this voice from another of the same name, where a user may exchange it; it is in the key
    of a take beside the engine's version.
    """

    id: str
    gender: Gender
    age: Age
    accent: str
    grade: int = 0
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A role and how it is played: its voice, and its place in the mix.

    `level_db` raises or lowers the role, `pan` is -1.0 (left) to 1.0 (right), `space` names an acoustic
    space, `actor` is who records its lines, `why` says in a word how the voice was chosen ("voice map",
    "proposed: female, old").
    """

    role: str
    voice: Voice
    level_db: float = 0.0
    pan: float = 0.0
    space: str = ""
    actor: str = ""
    why: str = ""


@dataclass(frozen=True)
class Cast:
    """Every role's part, the narrator's included; `part` looks one up through the voice map's aliases."""

    parts: tuple[Part, ...]
    aliases: tuple[tuple[str, str], ...] = ()

    def part(self, role: str) -> Part:
        """Return the part that plays `role`; a `KeyError` here is a bug, for `assign` checks every role."""
        return self._by_role[self._names.get(role, role)]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return dict(self.aliases)

    @cached_property
    def _by_role(self) -> Mapping[str, Part]:
        return {part.role: part for part in self.parts}
