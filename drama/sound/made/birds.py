"""Birds: a handful of singers, each with a kind of song, a place and a distance.

Small songbirds sing whistles from 2 to 8 kHz, in phrases of one to three seconds with pauses of three to ten
(Catchpole and Slater, "Bird Song", 2008). In recordings the centroid lies from 3.6 to 5.5 kHz, the crest from
19 to 22 dB.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drama.sound.made.grains import scatter
from drama.sound.made.image import roomed
from drama.sound.made.motifs import Note, sung
from drama.sound.made.noise import band, high_pass, rng_of, shaped
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Singers:
    """`birds` that sing, `pause_s` between the songs of each, `air` of the noise around them."""

    birds: float = 6.0
    pause_s: float = 5.5
    air: float = 0.22
    together: float = 0.5


WORDS: Words = {
    "few": {"birds": 0.5, "pause_s": 1.4, "level_lu": -2.0},
    "many": {"birds": 1.8, "pause_s": 0.8, "level_lu": 1.0},
    "dawn": {"birds": 2.0, "pause_s": 0.6, "level_lu": 1.0},
    "sparse": {"birds": 0.5, "pause_s": 2.5, "level_lu": -2.0},
}

_FAINTEST = 0.02  # where nobody sings, there is still the air
_VERSIONS = 5  # songs of each bird, which it takes in turn by chance


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of birdsong."""
    singers, rng = said(Singers(), WORDS, params), rng_of(seed)
    return chorus(rng, frames, singers)


def chorus(rng: np.random.Generator, frames: int, singers: Singers) -> Stereo:
    """Return birds in the open, over a little air."""
    count, kinds = max(2, round(singers.birds)), list(SONGS.values())
    first = int(rng.integers(len(kinds)))
    out = np.zeros((2, frames), np.float32)
    for number in range(count):
        song = kinds[(first + number) % len(kinds)]
        songs = [sung(song(rng)) for _ in range(_VERSIONS)]
        starts = _times(rng, frames, singers.pause_s)
        loud = rng.uniform(0.4, 1.0) * rng.uniform(0.7, 1.0, len(starts))
        place = 0.95 * (2.0 * (number + rng.uniform(0.2, 0.8)) / count - 1.0)
        out += scatter(rng, frames, songs, starts, loud, place=place)
    out = roomed(rng, out, 0.9, 0.35, rings_on=False)
    air = shaped(rng, frames, (band(900.0, 2.2) * high_pass(120.0, 1.0)), singers.together)
    return np.asarray(
        out + air * np.float32(singers.air * max(_FAINTEST, float(out.std())) / air.std()), np.float32
    )


def _times(rng: np.random.Generator, frames: int, pause_s: float) -> NDArray[np.int64]:
    count = int(frames / RATE / pause_s) + 3
    gaps_s = pause_s * rng.gamma(3.0, 1.0 / 3.0, count)
    return np.asarray((np.cumsum(gaps_s) - pause_s * rng.uniform(0.5, 1.8)) * RATE, np.int64)


def _fluted(rng: np.random.Generator) -> list[Note]:
    """A few slow, rich whistles, and a high flourish."""
    slow = [
        Note(rng.uniform(0.12, 0.3), rng.uniform(2000, 3200), rng.uniform(2000, 3200), 0.06, 0.15)
        for _ in range(rng.integers(3, 6))
    ]
    return [*slow, Note(0.18, 5200, 6400, 0.1, trill_hz=32.0)]


def _two_toned(rng: np.random.Generator) -> list[Note]:
    """High and low by turns, four to seven times."""
    high, low = rng.uniform(4600, 5600), rng.uniform(3300, 4200)
    pair = [Note(0.11, high, high * 0.97, 0.03), Note(0.14, low, low * 1.02, 0.06)]
    return pair * int(rng.integers(4, 8))


def _falling(rng: np.random.Generator) -> list[Note]:
    """A rattle that falls and quickens, with a twist at the end."""
    top = rng.uniform(5200, 6000)
    steps = [
        Note(0.085, hz * 1.15, hz * 0.85, 0.05 - 0.003 * n)
        for n, hz in enumerate(top * 0.94 ** np.arange(11))
    ]
    return [*steps, Note(0.15, 3000, 5200, 0.02, -0.3), Note(0.12, 5000, 3400, 0.1)]


def _chirped(rng: np.random.Generator) -> list[Note]:
    """Short chirps up and down, at odd times."""
    return [
        Note(
            rng.uniform(0.05, 0.09),
            rng.uniform(3200, 4200),
            rng.uniform(3400, 4600),
            rng.uniform(0.1, 0.4),
            0.35,
            0.25,
        )
        for _ in range(rng.integers(3, 8))
    ]


def _trilled(rng: np.random.Generator) -> list[Note]:
    """A fast series of one note, then of another."""
    first, second = rng.uniform(5000, 7000), rng.uniform(3800, 5200)
    return [Note(0.04, first, first * 0.8, 0.02)] * 14 + [Note(0.06, second, second * 1.2, 0.03)] * 9


def _piped(rng: np.random.Generator) -> list[Note]:
    """One rising call, once or twice."""
    hz = rng.uniform(2800, 3800)
    return [Note(0.25, hz, hz * 1.5, 0.2, -0.1)] * int(rng.integers(1, 4))


SONGS: Mapping[str, Callable[[np.random.Generator], list[Note]]] = {
    "fluted": _fluted,
    "two-toned": _two_toned,
    "falling": _falling,
    "chirped": _chirped,
    "trilled": _trilled,
    "piped": _piped,
}
"""Kinds of song, each drawn anew for every bird."""
