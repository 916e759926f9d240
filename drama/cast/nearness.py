"""Who could be mixed up with whom: for a role, the most alike voice among the people it meets."""

from collections.abc import Mapping
from dataclasses import dataclass

from drama.cast.choose import Meetings
from drama.cast.likeness import ALIKE, Likeness
from drama.cast.model import Voice
from drama.script.model import NARRATOR


@dataclass(frozen=True, slots=True)
class Near:
    """The most alike voice a role meets: whose it is, and the cosine between the two, up to 1.0."""

    role: str
    cosine: float

    @property
    def alike(self) -> bool:
        """Whether the two are easily mixed up."""
        return self.cosine > ALIKE


def nearest_voice(
    role: str, voices: Mapping[str, Voice], meetings: Meetings, likeness: Likeness
) -> Near | None:
    """Return the most alike voice that `role` shares a scene with, the narrator's always among them.

    None where it meets nobody, or nobody whose voice was measured.
    """
    mine = voices[role]
    found = []
    for other, voice in voices.items():
        meets = frozenset((role, other)) in meetings or NARRATOR in (role, other)
        cosine = likeness.between(mine.id, voice.id, mine.pitch_st - voice.pitch_st)
        if other != role and meets and cosine is not None:
            found.append((-cosine, other))
    return Near(min(found)[1], -min(found)[0]) if found else None
