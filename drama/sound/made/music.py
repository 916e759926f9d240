"""Music: a quiet bed of held chords with a few notes over it, without a tune and without a beat to follow.

It is made to be spoken over and to be cut anywhere: any two places of it cross-fade within one key.
"""

from dataclasses import dataclass

import numpy as np

from drama.sound.made.grains import poisson, scatter
from drama.sound.made.harmony import MOOD_WORDS, Mood, mood_of, pad, pitch, plucked
from drama.sound.made.image import roomed
from drama.sound.made.noise import rng_of
from drama.sound.made.words import said
from drama.sound.source import Words
from drama.units import RATE, to_frames
from drama.waveform import Stereo


@dataclass(frozen=True, slots=True)
class Music:
    """`notes` over the chords against what the mood has, `pace` of the chords, `pulse` of the beat below."""

    notes: float = 1.0
    pace: float = 1.0
    pulse: float = 1.0


WORDS: Words = {
    **MOOD_WORDS,
    "sparse": {"notes": 0.4},
    "rich": {"notes": 2.2},
    "slow": {"pace": 0.7},
    "fast": {"pace": 1.4, "notes": 1.4},
    "still": {"notes": 0.0, "pulse": 0.0},
}

_OVERLAP_S = 3.0


def make(frames: int, seed: int, params: tuple[str, ...]) -> Stereo:
    """Return `frames` of music in one key; calm where no mood is said."""
    music, rng = said(Music(), WORDS, params), rng_of(seed)
    mood = mood_of(params, "calm")
    root_hz = mood.root_hz * 2.0 ** (rng.integers(-2, 3) / 12.0)
    out = _chords(rng, frames, mood, root_hz, mood.chord_s / music.pace)
    out /= out.std()
    notes = _notes(rng, frames, mood, root_hz, mood.notes * music.notes)
    out += 0.5 * notes / max(0.15, float(notes.std()))
    del notes  # 26 MB, not needed while the room is worked out
    if mood.pulse_s and music.pulse:
        out += 0.55 * _pulse(rng, frames, root_hz, mood.pulse_s / music.pace)
    return roomed(rng, out, 2.6, 0.7, 5000.0, rings_on=False)


def _chords(rng: np.random.Generator, frames: int, mood: Mood, root_hz: float, chord_s: float) -> Stereo:
    """Return the chords one after the other, each growing out of the last."""
    starts = np.arange(-chord_s, frames / RATE, chord_s)
    first = int(rng.integers(len(mood.chords)))
    tones = sorted({note for chord in mood.chords for note in chord})
    held = [
        pad(rng, pitch(root_hz, note), chord_s + _OVERLAP_S, 2.2, 2.6, mood.overtones)
        * np.float32(0.9 ** (note / 6))
        for note in tones
    ]
    played = [
        (start, tones.index(note))
        for number, start in enumerate(starts)
        for note in mood.chords[(first + number) % len(mood.chords)]
    ]
    at_s, which = np.array(played).T
    at = ((at_s + rng.uniform(0.0, 0.4, at_s.size)) * RATE).astype(np.int64)
    return scatter(rng, frames, held, at, rng.uniform(0.7, 1.0, at.size), which=which.astype(np.int64))


def _notes(rng: np.random.Generator, frames: int, mood: Mood, root_hz: float, per_s: float) -> Stereo:
    """Return single notes of the scale, as if somebody played who listens."""
    heights = [12 * octave + note for octave in (2, 3) for note in mood.scale]
    sounds = [plucked(pitch(root_hz, height), mood.bell) for height in heights]
    starts = poisson(rng, frames, per_s)
    walk = np.cumsum(rng.integers(-2, 3, starts.size)) + int(rng.integers(len(heights)))
    folded = np.abs((walk + len(heights)) % (2 * len(heights)) - len(heights)).clip(0, len(heights) - 1)
    return scatter(rng, frames, sounds, starts, rng.uniform(0.4, 1.0, starts.size), which=folded)


def _pulse(rng: np.random.Generator, frames: int, root_hz: float, every_s: float) -> Stereo:
    """Return a low beat, every fourth one stronger."""
    count = int(frames / RATE / every_s) + 1
    starts = (np.arange(count) * every_s * RATE).astype(np.int64)
    loud = np.where(np.arange(count) % 4, 0.5, 1.0) * rng.uniform(0.8, 1.0, count)
    beat = pad(rng, root_hz, 0.35, 0.02, 0.3, 0.6)
    return scatter(rng, frames, [beat[: to_frames(0.35)]], starts, loud, place=0.0)
