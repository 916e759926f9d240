"""Bell: a church bell or a small one, by its partials.

A tuned bell has hum, prime, tierce, quint and nominal at 0.5, 1, 1.2, 1.5 and 2 times its pitch and more
above; the low ones last longest, and each is a pair that beats, for no bell is quite round (Rossing and
Perrin, "Vibrations of bells", Applied Acoustics 20, 1987).
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, ring, strike, together_at
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Bell:
    """`pitch_hz` of the prime, `ring_s` of the hum, `strokes` and `every_s`, `contact_s` of the clapper."""

    pitch_hz: float = 440.0
    ring_s: float = 22.0
    strokes: float = 1.0
    every_s: float = 2.6
    contact_s: float = 0.0003


WORDS: Words = {
    "large": {"pitch_hz": 0.5, "ring_s": 1.5, "contact_s": 1.6, "level_lu": 1.0},
    "deep": {"pitch_hz": 0.5, "ring_s": 1.5, "contact_s": 1.6},
    "small": {"pitch_hz": 2.4, "ring_s": 0.5, "contact_s": 0.5, "level_lu": -2.0},
    "hand": {
        "pitch_hz": 4.0,
        "ring_s": 0.3,
        "every_s": 0.12,
        "strokes": 3.0,
        "contact_s": 0.4,
        "level_lu": -2.0,
    },
    "soft": {"contact_s": 2.5, "level_lu": -4.0},
    "tolling": {"strokes": 3.0},
    "ringing": {"strokes": 6.0, "every_s": 0.4},
    "twice": {"strokes": 2.0},
}

_PARTIALS = (  # (times the pitch, loudness, ring against the hum)
    (0.5, 0.6, 1.0),
    (1.0, 0.8, 0.8),
    (1.19, 0.9, 0.65),
    (1.5, 0.25, 0.35),
    (2.0, 1.0, 0.6),
    (2.52, 0.4, 0.27),
    (2.66, 0.35, 0.25),
    (3.01, 0.8, 0.27),
    (4.17, 1.0, 0.25),
    (5.43, 0.9, 0.2),
    (6.79, 0.8, 0.17),
    (8.21, 0.7, 0.14),
    (9.6, 0.6, 0.12),
)
_LONGEST_S = 11.0


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return one stroke of a bell or several, whatever `frames` says."""
    bell, rng = said(Bell(), WORDS, params), rng_of(seed)
    times, loud, lasting = np.array(_PARTIALS).T
    hz = bell.pitch_hz * rng.uniform(0.97, 1.03) * times
    split = hz * rng.uniform(0.0003, 0.0016, hz.size)
    every_s = bell.every_s * rng.uniform(0.96, 1.04, max(1, round(bell.strokes)))
    at_s = np.cumsum(every_s) - every_s[0]
    decays = np.minimum(bell.ring_s * lasting, max(1.0, _LONGEST_S - at_s[-1]))
    tone = ring(
        np.r_[hz - split, hz + split],
        np.r_[decays, decays],
        np.r_[loud, 0.7 * loud] * _woken(bell, hz),
    )
    blows = [(at, _stroke(rng, tone)) for at in at_s]
    return roomed(rng, point(together_at(at_s[-1] + tone.size / RATE, blows)), 1.6, 0.82, 5000.0)


def _woken(bell: Bell, hz: np.ndarray) -> np.ndarray:
    return np.tile(strike(bell.contact_s / 2.0, hz), 2)


def _stroke(rng: np.random.Generator, tone: Mono) -> Mono:
    loud = np.float32(rng.uniform(0.8, 1.0))
    out = loud * tone
    click = np.float32(0.25) * burst(rng, 2000.0, 7000.0, 0.01)
    out[: click.size] += loud * click
    return out
