"""Room tone: the quiet of a room, never digital silence."""

from dataclasses import dataclass

from drama.sound.made.noise import BINS_HZ, high_pass, low_pass, rng_of, shaped
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Room:
    """`air_hz` is where the treble falls away, `together` the correlation of left and right."""

    air_hz: float = 1800.0
    together: float = 0.5


WORDS: Words = {
    "quiet": {"level_lu": -4.0},
    "soft": {"level_lu": -4.0},
    "loud": {"level_lu": 6.0},
    "large": {"air_hz": 0.6, "together": 0.7},
    "small": {"air_hz": 1.6, "together": 1.3},
    "wide": {"together": 0.65},
    "narrow": {"together": 1.4},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of a room in which nothing happens: power falls as 1/f^1.4."""
    room = said(Room(), WORDS, params)
    falling = (BINS_HZ + 20.0) ** -0.7
    spectrum = falling * low_pass(room.air_hz, 1.0) * high_pass(45.0, 2.0)
    return shaped(rng_of(seed), frames, spectrum, room.together)
