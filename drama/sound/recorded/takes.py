"""The recordings that come with drama, and who made them.

The files are those of the Debian package minetest-data, whose README states CC0 1.0 for each of them;
`training/recorded_steps.py` takes them out of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from drama.audio import decode
from drama.units import to_frames
from drama.waveform import Mono

HERE = Path(__file__).parent

LICENCE = "CC0-1.0"
"""Of every recording here."""


@dataclass(frozen=True, slots=True)
class Recording:
    """So many `takes` of one thing, recorded `by` somebody and published at an `address`."""

    takes: int
    by: str
    address: str

    def credit(self) -> str:
        """Return what stands beside a sound that uses it; CC0 asks for none."""
        return f"recorded by {self.by}, {self.address}"


STEPS: Mapping[str, Recording] = {
    "snow": Recording(5, "Ryding", "https://freesound.org/people/Ryding/sounds/94337/"),
    "sand": Recording(3, "worthahep88", "https://freesound.org/people/worthahep88/sounds/319224/"),
    "metal": Recording(3, "mypantsfelldown", "https://freesound.org/people/mypantsfelldown/sounds/398937/"),
}
"""Single steps, by the ground that they are on."""

RECORDED: Mapping[str, Mapping[str, Recording]] = {"footsteps": STEPS}
"""What sounds arrange instead of making it: by the name of the sound, then by the word that asks for it."""

_SOUNDS, _BEFORE_S, _FADE_S = 0.05, 0.002, 0.01


def used(sound: str, words: Iterable[str]) -> tuple[Recording, ...]:
    """Return the recordings in a sound that is asked for with these words; none where all of it is made."""
    recorded = RECORDED.get(sound, {})
    return tuple(recorded[word] for word in dict.fromkeys(words) if word in recorded)


@cache
def steps_on(ground: str) -> tuple[Mono, ...]:
    """Return single steps in one channel, each from its first sound on and with a power of 1."""
    files = (HERE / f"{ground}-{number}.ogg" for number in range(1, STEPS[ground].takes + 1))
    return tuple(_trimmed(decode(file).mean(axis=0)) for file in files)


def _trimmed(sound: Mono) -> Mono:
    level = np.abs(sound)
    first = int(np.argmax(level > _SOUNDS * level.max()))
    out = sound[max(0, first - to_frames(_BEFORE_S)) :].copy()
    out[-to_frames(_FADE_S) :] *= np.linspace(1.0, 0.0, to_frames(_FADE_S), dtype=np.float32)
    out /= np.sqrt((out**2).sum())
    out.flags.writeable = False
    return out
