"""A take: the sound of one line or one cue, known by its content and kept on the shelf."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The frame at which the word that starts at `offset` (characters into the words) begins."""

    offset: int
    frame: int


@dataclass(frozen=True, slots=True)
class Take:
    """Sound on the shelf: `key` says what it is, `length` is in frames, `marks` time its words in order.

    `marks` is empty where the engine does not tell; then a word's time is estimated from its offset.
    `gain_db` is what it is to be raised by, where it is a recording.
    """

    key: str
    length: int
    marks: tuple[Mark, ...] = ()
    gain_db: float = 0.0


@dataclass(frozen=True, slots=True)
class PlacedTake:
    """The take of a line as it is heard in a space: the voice, and the room's answer where there is one.

    `tail_db` brings the answer to its level against the voice, `level_db` both to theirs. `space` names the
    space, `dip_db` is what beds step back further, and a `centred` voice leaves its role's place.
    """

    voice: Take
    tail: Take | None
    tail_db: float
    space: str
    level_db: float
    dip_db: float
    centred: bool


@dataclass(frozen=True, slots=True)
class SoundTake:
    """The take of a cue, and how it sits in a mix.

    `gain_db` brings it to its usual place under the dialogue; a `loop` plays as long as it is asked to.
    `name` is that of the sound, whatever the cue calls it: `heavy rain` and `rain, light` are both rain.
    """

    take: Take
    gain_db: float
    loop: bool = False
    name: str = ""
