"""Storm: strong wind and driving rain, and thunder now and then."""

from dataclasses import dataclass

from drama.sound.made import rain, thunder, wind
from drama.sound.made.image import levelled
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Storm:
    """`wind`, `rain` and `thunder` are how loud each is; `every_s` is the usual time between claps."""

    wind: float = 1.0
    rain: float = 0.16
    thunder: float = 3.0
    every_s: float = 15.0


WORDS: Words = {
    "soft": {"wind": 0.7, "thunder": 0.7, "level_lu": -4.0},
    "strong": {"wind": 1.5, "rain": 1.5, "every_s": 0.7, "level_lu": 3.0},
    "dry": {"rain": 0.1},
    "windy": {"wind": 2.0},
    "rainy": {"rain": 2.5},
    "thundery": {"every_s": 0.6, "thunder": 1.4},
}

_CLAPS = (("near",), (), ("distant",))  # made once each, heard at other times and levels


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of a thunderstorm."""
    storm, rng = said(Storm(), WORDS, params), rng_of(seed)
    blowing = wind.make(frames, seed + 1, ("strong",))
    pouring = rain.make(frames, seed + 2, ("heavy",))
    out = levelled(blowing, storm.wind)
    out += levelled(pouring, storm.rain)
    del blowing, pouring
    claps: dict[int, Stereo] = {}
    at = -to_frames(rng.uniform(0.0, 0.5) * storm.every_s)  # one may be rolling as it begins
    while at < frames:
        which, loud = int(rng.integers(len(_CLAPS))), storm.thunder * rng.uniform(0.5, 1.0)
        if which not in claps:
            claps[which] = thunder.make(RATE, seed + 3 + which, _CLAPS[which])
        clap = claps[which]
        begin, end = max(0, at), min(frames, at + clap.shape[1])
        if begin < end:
            out[:, begin:end] += loud / clap.std() * clap[:, begin - at : end - at]
        at += to_frames(storm.every_s * rng.uniform(0.6, 1.5))
    return out
