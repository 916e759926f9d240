"""Motifs: whistled notes and series of them, what birds and crickets sing with."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from drama.units import RATE, to_frames
from drama.waveform import Mono


@dataclass(frozen=True, slots=True)
class Note:
    """A whistle from one pitch to another: `bow` bends it up between them, in octaves; a gap follows.

    `rough` is how much of the second harmonic there is, `trill_hz` how fast it flutters.
    """

    seconds: float
    from_hz: float
    to_hz: float
    gap_s: float = 0.05
    bow: float = 0.0
    rough: float = 0.05
    trill_hz: float = 0.0


def whistle(note: Note) -> Mono:
    """Return a note, full scale."""
    way = np.linspace(0.0, 1.0, to_frames(note.seconds))
    octaves = np.log2(note.to_hz / note.from_hz) * way + note.bow * np.sin(np.pi * way)
    phase = 2 * np.pi * np.cumsum(note.from_hz * 2.0**octaves) / RATE
    swell = np.sin(np.pi * way**0.7) ** 0.8
    if note.trill_hz:
        swell = swell * (0.55 + 0.45 * np.sin(2 * np.pi * note.trill_hz * way * note.seconds))
    return np.asarray(swell * (np.sin(phase) + note.rough * np.sin(2 * phase)), np.float32)


def sung(notes: Sequence[Note]) -> Mono:
    """Return notes one after the other, with their gaps."""
    parts = [np.pad(whistle(note), (0, to_frames(note.gap_s))) for note in notes]
    return np.concatenate(parts)
