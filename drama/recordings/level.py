"""How loud voices are, and the gain that brings an actor to them."""

from collections.abc import Sequence

import numpy as np

from drama.measure.loudness import SILENT_LUFS, loudness_lufs
from drama.speech.engine import NOMINAL_LUFS
from drama.store.shelf import Shelf
from drama.take import Take

MOST_MEASURED = 60
"""So many lines of the voices are measured, spread over the show: more would not move the mean by 0.1 LU."""

STEP_DB = 0.1
"""Gains are rounded to this, so that a line more or less does not move all the others."""


def mean_lufs(takes: Sequence[Take], shelf: Shelf) -> float:
    """Return how loud the voices speak plain lines, or how loud engines should where there are none."""
    some = takes[:: max(1, -(-len(takes) // MOST_MEASURED))]
    return _mean([(take.length, _lufs(take, shelf)) for take in some], NOMINAL_LUFS)


def gain_db_of(takes: Sequence[tuple[Take, float]], directed: Sequence[bool], reference_lufs: float) -> float:
    """Return the gain that brings an actor's plain lines to the reference on average.

    `takes` are (take, its loudness); where an actor has nothing but directed lines, all of them count.
    """
    plain = [one for one, is_directed in zip(takes, directed, strict=True) if not is_directed] or takes
    loudness = _mean([(take.length, lufs) for take, lufs in plain], reference_lufs)
    return round((reference_lufs - loudness) / STEP_DB) * STEP_DB


def _mean(lines: Sequence[tuple[int, float]], otherwise: float) -> float:
    heard = [(length, lufs) for length, lufs in lines if lufs > SILENT_LUFS]
    if not heard:
        return otherwise
    lengths, loudness = np.array(heard).T
    return float(np.average(loudness, weights=lengths))


def _lufs(take: Take, shelf: Shelf) -> float:
    return loudness_lufs(shelf.read(take.key)) + take.gain_db
