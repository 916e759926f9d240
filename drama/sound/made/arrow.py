"""Arrow: the string let go, and the arrow that flies past.

The string slaps and hums for a tenth of a second; the arrow hisses from 1 to 4 kHz and flutters as it bends,
some 60 times a second. In recordings of bows the centroid lies from 1.9 to 2.4 kHz, the slope from -1 to
+0.5 dB an octave.
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.image import point, roomed
from drama.sound.made.modes import burst, ring, together_at
from drama.sound.made.noise import between, rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Shot:
    """`seconds` of flight, `string` and `hiss` how loud they are, `size` of the bow."""

    seconds: float = 0.55
    string: float = 1.0
    hiss: float = 1.6
    size: float = 1.0


WORDS: Words = {
    "fast": {"seconds": 0.6, "hiss": 1.4},
    "slow": {"seconds": 1.6},
    "passing": {"string": 0.0, "seconds": 1.1},
    "large": {"size": 1.4, "string": 1.3},
    "small": {"size": 0.7, "string": 0.8},
}


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return one arrow, whatever `frames` says."""
    shot, rng = said(Shot(), WORDS, params), rng_of(seed)
    hz = np.array([96.0, 193.0, 291.0, 520.0, 900.0]) / shot.size
    string = ring(hz, 0.12 * (hz[0] / hz) ** 0.3, (0.5, 0.8, 0.6, 0.4, 0.3)) * np.float32(0.2)
    slap = 1.2 * burst(rng, 900.0, 5000.0, 0.03)
    parts = [(0.0, shot.string * string), (0.0, shot.string * slap), (0.03, shot.hiss * _flight(rng, shot))]
    return roomed(rng, point(together_at(shot.seconds + 0.3, parts)), 0.25, 0.8)


def _flight(rng: np.random.Generator, shot: Shot) -> Mono:
    """Return the hiss of the flight: it grows, falls in pitch as it goes by, and is gone."""
    frames = to_frames(shot.seconds)
    way = np.linspace(0.0, 1.0, frames)
    white = rng.standard_normal(frames)
    near = between(white, 1800.0, 5200.0)
    far = between(white, 700.0, 2400.0)
    flutter = 0.75 + 0.25 * np.sin(2 * np.pi * 62.0 * way * shot.seconds)
    swell = np.sin(np.pi * way**0.6) ** 1.5
    return np.asarray(0.35 * ((1 - way) * near + way * far) * flutter * swell, np.float32)
