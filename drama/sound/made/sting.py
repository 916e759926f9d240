"""Sting: a few seconds of music between two scenes: up at once, and gone under the next line."""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.harmony import MOOD_WORDS, Mood, mood_of, pad, pitch, plucked
from drama.sound.made.image import point, roomed
from drama.sound.made.modes import together_at
from drama.sound.made.noise import HOP, band, rng_of, shaped, steps_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Mono, Stereo


@dataclass(frozen=True, slots=True)
class Sting:
    """`seconds` it lasts, `notes` of its figure."""

    seconds: float = 4.5
    notes: float = 5.0


WORDS: Words = {
    **MOOD_WORDS,
    "short": {"seconds": 0.6, "notes": 0.6},
    "long": {"seconds": 1.6, "notes": 1.6},
    "rising": {"level_lu": 0.0},
    "falling": {"level_lu": 0.0},
}

_FALLS = ("sad", "tense")  # the moods whose figures go down


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return one sting, whatever `frames` says; of wonder where no mood is said."""
    sting, rng = said(Sting(), WORDS, params), rng_of(seed)
    mood = mood_of(params, "wonder")
    root_hz = mood.root_hz * 2.0 ** (rng.integers(-2, 3) / 12.0)
    chord = mood.chords[int(rng.integers(len(mood.chords)))]
    held = [
        (0.0, pad(rng, pitch(root_hz, note), sting.seconds, 0.12, 0.75 * sting.seconds, mood.overtones))
        for note in chord
    ]
    falls = "falling" in params or (
        "rising" not in params and any(mood_word in params for mood_word in _FALLS)
    )
    figure = _figure(rng, mood, root_hz, max(2, round(sting.notes)), falls)
    music = point(together_at(sting.seconds + 2.5, [*held, *figure]))
    if mood.pulse_s:
        music = music + _hit(rng, root_hz, music.shape[1])
    return roomed(rng, music, 2.0, 0.8, 5000.0)


def _figure(
    rng: np.random.Generator, mood: Mood, root_hz: float, count: int, falls: bool
) -> list[tuple[float, Mono]]:
    """Return notes up or down the scale, the last one left to ring."""
    scale = [12 * octave + note for octave in (1, 2, 3) for note in mood.scale]
    first = int(rng.integers(len(mood.scale)))
    chosen = scale[first : first + 2 * count : 2][:count]
    heights = chosen[::-1] if falls else chosen
    every_s = 0.14 if mood.notes > 1.0 else 0.3
    loud = np.float32(1.6)
    return [
        (0.05 + number * every_s * rng.uniform(0.95, 1.05), loud * plucked(pitch(root_hz, height), mood.bell))
        for number, height in enumerate(heights)
    ]


def _hit(rng: np.random.Generator, root_hz: float, frames: int) -> Stereo:
    """Return a dark blow, and a rush of air after it."""
    way_s = (np.arange(steps_of(frames)) * HOP / RATE)[:, None]
    dark = np.exp(-way_s / 0.9) * band(root_hz, 0.8) + 0.12 * np.exp(-(((way_s - 0.3) / 0.5) ** 2)) * band(
        900.0, 1.2
    )
    out = shaped(rng, frames, dark.astype(np.float32), 0.5)
    out[:, -to_frames(0.3) :] *= np.linspace(1.0, 0.0, to_frames(0.3), dtype=np.float32)
    return out * np.float32(1.2 / np.abs(out).max() * 4.0)
