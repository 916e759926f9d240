"""What a source of sounds is, and the table of generated ones.

A generator is a file in `drama/sound/made/` and a row in `MADE`. The user's own files in `sfx/` come first
(`drama.sound.folder`), so a file called `river.wav` replaces the generated river.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Stereo = NDArray[np.float32]
"""Sound of two channels, shape (2, frames), -1.0 to 1.0."""

SoundKind = Literal["bed", "shot"]
"""A bed lasts as long as it is asked to; a shot has its own length."""


class Generator(Protocol):
    """Makes a sound from numbers alone: the same seed and params give the same bytes."""

    def __call__(self, frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
        """Return the sound; a shot may ignore `frames` and last as long as it lasts."""


@dataclass(frozen=True, slots=True)
class Made:
    """A row of `MADE`: which module makes the sound, and how it sits in a mix.

    `level_lu` is its loudness against the dialogue (negative: quieter); `version` goes up whenever it sounds
    different, so that nothing old stays on the shelf.
    """

    kind: SoundKind
    module: str
    level_lu: float
    version: int = 1
