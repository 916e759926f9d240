"""Crowd murmur: many people talking in a large room, no word to be made out."""

from dataclasses import dataclass

from drama.sound.made.image import levelled, roomed
from drama.sound.made.noise import band, high_pass, rng_of, shaped
from drama.sound.made.voices import Talk, babble
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Crowd:
    """`voices` heard singly, `rest_s` between their phrases, `lively` their pitch, `room_s` of the place.

    `mass` is the murmur of all the others.
    """

    voices: float = 9.0
    rest_s: float = 2.0
    lively: float = 1.0
    room_s: float = 0.9
    mass: float = 0.3
    together: float = 0.5


WORDS: Words = {
    "small": {"voices": 0.5, "mass": 0.3, "room_s": 0.6, "level_lu": -2.0},
    "large": {"voices": 1.5, "mass": 2.0, "room_s": 1.6, "level_lu": 1.0},
    "hushed": {"lively": 0.9, "rest_s": 2.0, "level_lu": -5.0},
    "lively": {"lively": 1.15, "rest_s": 0.5, "level_lu": 2.0},
    "busy": {"voices": 1.4, "rest_s": 0.5, "level_lu": 1.0},
    "outdoors": {"room_s": 0.3},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of talk."""
    crowd, rng = said(Crowd(), WORDS, params), rng_of(seed)
    talk = babble(rng, frames, Talk(crowd.voices, 1.9, crowd.rest_s, crowd.lively))
    talk = roomed(rng, talk, crowd.room_s, 0.5, 5000.0, rings_on=False)
    spectrum = (band(500.0, 1.1) + 0.3 * band(1800.0, 0.9)) * high_pass(100.0, 1.0)
    mass = shaped(rng, frames, spectrum, crowd.together)
    out = levelled(talk, 1.0)
    out += levelled(mass, crowd.mass)
    return out
