"""A file listened to once, from end to end: every figure that a rule asks for, at constant memory."""

from array import array
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drama.errors import OutputError, Place, Problem
from drama.measure.loudness import Block, LoudnessMeter, RmsMeter
from drama.measure.peak import TruePeakMeter
from drama.measure.tiles import Tiles
from drama.publish.encoder import decode
from drama.units import RATE, to_db, to_gain

TILE_S = 0.01
"""How finely silence is seen: a hundredth of a second."""

QUIET_DB = -50.0
"""What is quieter counts as head and tail (the measure of ACX's own checks)."""

HOLE_DB = -80.0
"""What is quieter is a hole: room tone lies at -65 to -60 dB, the noise of 16 bits at -98."""

_STRETCH = 100_000  # tiles that are looked at together: ten hours are 3.6 million

SHORTEST_HOLE_S = 0.5
FLOOR_WINDOW_S = 0.5
"""The noise floor is the level of the quietest half second (Audacity's ACX check)."""

CLIPPED = 0.9995
CLIPPED_FRAMES = 3
"""So many samples in a row at full scale are no peak but a cut."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, in seconds."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What was heard in a file.

    Levels are in dB of full scale, `loudness_lufs`, `range_lu` and `peak_dbtp` as the standards name them.
    `holes` are stretches of nothing between sounds, `clipped` those cut off at full scale. `dc` is the offset
    of the worse channel, `balance_db` how much louder the left one is, `mono_loss_db` what is lost when both
    are added up; in a mono file the last two are 0.
    """

    seconds: float
    loudness_lufs: float
    range_lu: float
    rms_db: float
    peak_dbtp: float
    sample_peak_db: float
    floor_db: float
    head_s: float
    tail_s: float
    holes: tuple[Span, ...]
    clipped: tuple[Span, ...]
    dc: float
    balance_db: float
    mono_loss_db: float


def listen(path: Path, channels: int) -> Facts:
    """Return what is heard in a file of so many channels.

    Raises `OutputError` where it cannot be decoded, or has nothing to hear.
    """
    ear = _Ear(channels)
    with closing(decode(path, channels)) as blocks:
        for block in blocks:
            ear.feed(block)
    facts = ear.facts()
    if not facts.seconds:
        raise OutputError(Problem("the file holds no sound", Place(str(path)), "save it again"))
    return facts


class _Ear:
    """The meters of one listening."""

    def __init__(self, channels: int) -> None:
        self._channels = channels
        self._loudness, self._mono = LoudnessMeter(), LoudnessMeter()
        self._rms, self._peak = RmsMeter(), TruePeakMeter()
        frames = round(TILE_S * RATE)
        self._peaks, self._powers = Tiles(np.maximum, frames), Tiles(np.add, frames)
        self._sums = np.zeros(channels)
        self._squares = np.zeros(channels)
        self._frames = 0
        self._clipped, self._open = array("q"), np.zeros(0, np.int64)

    def feed(self, block: Block) -> None:
        self._loudness.feed(block)
        self._mono.feed(
            block.sum(axis=0, keepdims=True) * np.float32(0.5**0.5 if self._channels == 2 else 1.0)
        )
        self._rms.feed(block)
        self._peak.feed(block)
        peaks = np.abs(block).max(axis=0)
        self._peaks.feed(peaks)
        self._powers.feed(np.einsum("cn,cn->n", block, block) / self._channels)
        self._sums += block.sum(axis=1, dtype=np.float64)
        self._squares += np.einsum("cn,cn->c", block, block, dtype=np.float64)
        self._note_clipped(peaks >= CLIPPED)
        self._frames += block.shape[1]

    def _note_clipped(self, full: NDArray[np.bool_]) -> None:
        """Note the runs that end in a block; one that is still open at its end goes on in the next."""
        changes = self._frames + np.flatnonzero(np.diff(full, prepend=self._open.size > 0))
        edges = np.concatenate([self._open, changes])
        ended = edges.size // 2 * 2
        self._clipped.extend(_long(edges[:ended].reshape(-1, 2), CLIPPED_FRAMES).ravel().tolist())
        self._open = edges[ended:]

    def facts(self) -> Facts:
        self._note_clipped(np.zeros(1, np.bool_))
        frames = max(1, self._frames)
        peaks, powers = self._peaks.begun, self._powers.begun
        first, last = _ends(powers > to_gain(QUIET_DB) ** 2 * TILE_S * RATE)
        levels = [to_db(float(np.sqrt(power / frames))) for power in self._squares]
        seconds = self._frames / RATE
        loudness = self._loudness.loudness_lufs
        return Facts(
            seconds,
            loudness,
            self._loudness.range_lu,
            self._rms.level,
            self._peak.peak_dbtp,
            to_db(float(peaks.max(initial=0.0))),
            _floor(powers),
            min(seconds, first * TILE_S),
            max(0.0, seconds - (last + 1) * TILE_S),
            _holes(peaks, first, last),
            _spans(np.array(self._clipped, np.int64).reshape(-1, 2) / RATE),
            float(np.abs(self._sums / frames).max()),
            levels[0] - levels[-1],
            loudness - self._mono.loudness_lufs,
        )


def _floor(powers: NDArray[np.float32]) -> float:
    """Return the level of the quietest half second in dB, of the whole where it is shorter."""
    whole, width = powers[:-1], round(FLOOR_WINDOW_S / TILE_S)
    if whole.size < width:
        quietest = float(powers.mean())
    else:
        starts = range(0, whole.size - width + 1, _STRETCH)
        quietest = min(_quietest(whole[start : start + _STRETCH + width - 1], width) for start in starts)
    return to_db(float(np.sqrt(max(0.0, quietest / (TILE_S * RATE)))))


def _quietest(powers: NDArray[np.float32], width: int) -> float:
    """Return the least mean of so many numbers in a row."""
    sums = np.append(0.0, np.cumsum(powers, dtype=np.float64))
    return float((sums[width:] - sums[:-width]).min()) / width


def _ends(there: NDArray[np.bool_]) -> tuple[int, int]:
    """Return the first and the last place of a True, the place after all and -1 where there is none."""
    return (
        (int(there.argmax()), there.size - 1 - int(there[::-1].argmax())) if there.any() else (there.size, -1)
    )


def _runs(there: NDArray[np.bool_], shortest: int) -> NDArray[np.int64]:
    """Return (first, one after the last) of every stretch of True of at least `shortest`, shape (n, 2)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], there, [False]]).astype(np.int8)))
    return _long(edges.reshape(-1, 2), shortest)


def _long(runs: NDArray[np.int64], shortest: int) -> NDArray[np.int64]:
    return runs[runs[:, 1] - runs[:, 0] >= shortest]


def _holes(peaks: NDArray[np.float32], first: int, last: int) -> tuple[Span, ...]:
    inside = peaks[first : last + 1] < to_gain(HOLE_DB)
    return _spans((_runs(inside, round(SHORTEST_HOLE_S / TILE_S)) + first) * TILE_S)


def _spans(pairs: NDArray[np.floating[Any]]) -> tuple[Span, ...]:
    return tuple(Span(round(float(start), 3), round(float(end), 3)) for start, end in pairs)
