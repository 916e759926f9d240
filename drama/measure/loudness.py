"""How loud a stream of sound is, as a listener hears it: ITU-R BS.1770-4, measured as the sound passes."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from drama.measure.blockfilter import BlockFilter, State
from drama.measure.tiles import Tiles
from drama.settings import Measure
from drama.timeline.borders import GRID
from drama.units import RATE
from drama.waveform import Sound, Stereo

Block = Stereo
"""A stretch of sound, shape (2, frames), or (1, frames) once it is folded to mono: what streams."""

SILENT_LUFS = -70.0
"""What silence measures: the absolute gate of BS.1770-4, below which nothing counts as sound."""

PARTS = 4
"""So many numbers tell the power of `GRID` frames: one would smear a shout into the silence beside it."""

TENTH = RATE // 10
"""Frames of a tenth of a second, in which power is counted."""

_PART = GRID // PARTS
_STRETCH = 100 * TENTH  # parts, 48 minutes, looked at together: whole tenths of a second, and whole grids
_OFFSET_LU = -0.691  # BS.1770-4: makes a 997 Hz tone of full scale in one channel read -3.01 LUFS
_GATE_LU = -10.0
_TILES = 4  # gating blocks last 400 ms and start every 100 ms: four tiles of a tenth of a second
_SHORT_TERM_TILES = 30
_RANGE_GATE_LU = -20.0
_NOTHING = 1e-12  # a power under all that counts, and over the 0.0 that has no level
_AT_ONCE = 65_536  # frames: a whole sound weighted at once would take three times its memory


class Meter:
    """Measures the power of a stream block by block, keeping one number for every tenth of a second."""

    unit: str
    """What its levels are in, as people write it."""

    def __init__(self, rate: int = RATE, channels: int = 2) -> None:
        self._channels = channels
        self._tile_frames = round(rate / 10)
        self._tiles = Tiles(np.add, self._tile_frames)

    def feed(self, block: NDArray[np.float32] | NDArray[np.float64]) -> None:
        """Measure the next block, shape (channels, frames)."""
        if block.shape[1]:
            self._tiles.feed(self.power(block))

    def power(self, block: NDArray[np.float32] | NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the weighted power of each of the next frames, summed over the channels."""
        weighted = self._weighted(block)
        return np.asarray(np.einsum("cn,cn->n", weighted, weighted), np.float64)

    @property
    def energies(self) -> NDArray[np.float64]:
        """The power of every tenth of a second so far, weighted, summed over the channels.

        A last shorter one counts only in a sound of less than 0.4 s.
        """
        energies = self._tiles.whole / self._tile_frames
        if self._tiles.rest_frames and energies.size < _TILES:
            energies = np.append(energies, self._tiles.rest / self._tiles.rest_frames)
        return energies

    @property
    def level(self) -> float:
        """The level of the stream so far, in this meter's unit."""
        return self.level_of(self.energies)

    def level_of(self, energies: NDArray[np.float64]) -> float:
        """Return the level of a sound with these energies, never below `SILENT_LUFS`."""
        raise NotImplementedError

    def short_term(self, energies: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the level of the 3 s that end with every second, never below `SILENT_LUFS`.

        In LUFS it is the short-term loudness of EBU Tech 3341. What is before the beginning is silence.
        """
        total = np.append(0.0, np.cumsum(energies))
        ends = np.arange(10, energies.size + 1, 10)
        power = (total[ends] - total[np.maximum(0, ends - _SHORT_TERM_TILES)]) / _SHORT_TERM_TILES
        level = 10.0 * np.log10(np.maximum(power, _NOTHING)) + self._offset_db
        return np.asarray(np.maximum(SILENT_LUFS, level))

    @property
    def _offset_db(self) -> float:
        """What is added to a power in dB to give a level in this meter's unit."""
        raise NotImplementedError

    def _weighted(
        self, block: NDArray[np.float32] | NDArray[np.float64]
    ) -> NDArray[np.float32] | NDArray[np.float64]:
        return block


class LoudnessMeter(Meter):
    """Measures loudness in LUFS: K-weighted and gated, as ITU-R BS.1770-4 asks."""

    unit = "LUFS"

    def __init__(self, rate: int = RATE, channels: int = 2) -> None:
        super().__init__(rate, channels)
        self._filter = _k_filter(rate)
        self._state: State | None = None

    @property
    def loudness_lufs(self) -> float:
        """The integrated loudness so far, never below `SILENT_LUFS`."""
        return self.level

    @property
    def range_lu(self) -> float:
        """The loudness range so far."""
        return range_lu(self.energies)

    def level_of(self, energies: NDArray[np.float64]) -> float:
        """Return the integrated loudness in LUFS."""
        return integrated_lufs(energies)

    @property
    def _offset_db(self) -> float:
        return _OFFSET_LU

    def _weighted(self, block: NDArray[np.float32] | NDArray[np.float64]) -> NDArray[np.float32]:
        if self._state is None:
            self._state = self._filter.at_rest(block.shape[0])
        weighted, self._state = self._filter.run(block, self._state)
        return weighted


class RmsMeter(Meter):
    """Measures the plain level of everything, silence included, in dB: what ACX asks of audiobooks."""

    unit = "dB RMS"

    def level_of(self, energies: NDArray[np.float64]) -> float:
        """Return the root mean square over time and channels in dB of full scale."""
        power = float(energies.mean()) if energies.size else 0.0
        return (
            max(SILENT_LUFS, 10.0 * float(np.log10(power)) + self._offset_db) if power > 0.0 else SILENT_LUFS
        )

    @property
    def _offset_db(self) -> float:
        return -10.0 * float(np.log10(self._channels))

    def _weighted(
        self, block: NDArray[np.float32] | NDArray[np.float64]
    ) -> NDArray[np.float32] | NDArray[np.float64]:
        self._channels = block.shape[0]
        return block


class Powers:
    """The weighted power of a stream after its first `lead` frames, which only bring the filter into swing.

    `sums` has `PARTS` numbers for every `GRID` frames, the last perhaps of fewer: what is noted of a stretch
    of an episode, to be joined with others without hearing any of them again.
    """

    def __init__(self, meter: Meter, lead: int = 0) -> None:
        self._meter, self._lead = meter, lead
        self._tiles = Tiles(np.add, _PART)

    def feed(self, block: Block) -> None:
        """Take the next block."""
        if block.shape[1]:
            power = self._meter.power(block)[self._lead :]
            self._lead = max(0, self._lead - block.shape[1])
            self._tiles.feed(power)

    @property
    def sums(self) -> NDArray[np.float32]:
        """The power of every part of the grid so far, added up."""
        rest = [self._tiles.rest] if self._tiles.rest_frames else []
        return np.append(self._tiles.whole, rest).astype(np.float32)


def parts_in(frames: int) -> int:
    """Return how many numbers `Powers` has of so many frames."""
    return -(-frames // _PART)


def tenths(
    sums: NDArray[np.float32] | NDArray[np.float64], frames: int, gains: NDArray[np.float32] | None = None
) -> NDArray[np.float64]:
    """Return the power of every tenth of a second, as `Meter.energies`, of what `Powers` heard in `frames`.

    `gains` are power gains for every `GRID` frames, where it is heard through any. A tenth's edges lie inside
    7 ms whose power is taken to be even: the loudness of speech differs by 0.02 LU at most.
    """
    whole, rest = divmod(frames, TENTH)
    kept, total = [np.zeros(0)], 0.0
    for first in range(0, sums.size, _STRETCH):
        part = sums[first : first + _STRETCH]
        if gains is not None:
            part = np.repeat(gains[first // PARTS : (first + _STRETCH) // PARTS], PARTS)[: part.size] * part
        kept.append(_tenths(part, frames - first * _PART))
        total += float(part.sum(dtype=np.float64))
    if rest and whole < _TILES:
        kept.append(np.array([total - kept[-1].sum() * TENTH]) / rest)
    return np.concatenate(kept)


def _tenths(sums: NDArray[np.float32] | NDArray[np.float64], frames: int) -> NDArray[np.float64]:
    """Return the power of the whole tenths of a second in a stretch, of which at most `frames` are left."""
    total = np.zeros(sums.size + 1)
    np.cumsum(sums, out=total[1:])
    at = np.arange(min(frames, sums.size * _PART) // TENTH + 1) * TENTH
    part = np.minimum(at // _PART, sums.size - 1)
    before = part * _PART
    edges = total[part] + sums[part] * ((at - before) / np.minimum(_PART, frames - before))
    return np.asarray(np.diff(edges) / TENTH)


METERS: dict[Measure, type[Meter]] = {"loudness": LoudnessMeter, "rms": RmsMeter}
"""What tells the level that a target names."""


def loudness_lufs(sound: Sound, rate: int = RATE) -> float:
    """Return the integrated loudness of a whole sound in LUFS."""
    meter, rows = LoudnessMeter(rate), np.atleast_2d(sound)
    for start in range(0, rows.shape[1], _AT_ONCE):
        meter.feed(rows[:, start : start + _AT_ONCE])
    return meter.loudness_lufs


def integrated_lufs(energies: NDArray[np.float64]) -> float:
    """Return the gated loudness of a sound from the K-weighted power of its tenths of a second.

    Both gates of BS.1770-4 annex 1 apply. A sound shorter than a gating block counts as one block.
    """
    if not energies.size:
        return SILENT_LUFS
    width = min(_TILES, energies.size)
    blocks = np.convolve(energies, np.full(width, 1.0 / width), mode="valid")
    heard = blocks[blocks > _power(SILENT_LUFS)]
    if not heard.size:
        return SILENT_LUFS
    gated = heard[heard > heard.mean() * 10.0 ** (_GATE_LU / 10.0)]
    return _lufs(float(gated.mean()))


def range_lu(energies: NDArray[np.float64]) -> float:
    """Return the loudness range of a sound from the K-weighted power of its tenths of a second.

    EBU Tech 3342: the width from the 10th to the 95th percentile of the loudness of every 3 s, gated at
    `SILENT_LUFS` and 20 LU under their mean. A sound of less than 3 s has none.
    """
    if energies.size < _SHORT_TERM_TILES:
        return 0.0
    powers = np.convolve(energies, np.full(_SHORT_TERM_TILES, 1.0 / _SHORT_TERM_TILES), mode="valid")
    heard = powers[powers > _power(SILENT_LUFS)]
    if not heard.size:
        return 0.0
    gated = heard[heard > heard.mean() * 10.0 ** (_RANGE_GATE_LU / 10.0)]
    low, high = np.percentile(gated, (10.0, 95.0))
    return _lufs(float(high)) - _lufs(float(low))


def _power(loudness_lufs: float) -> float:
    return float(10.0 ** ((loudness_lufs - _OFFSET_LU) / 10.0))


def _lufs(power: float) -> float:
    return float(10.0 * np.log10(power) + _OFFSET_LU)


@cache
def _k_filter(rate: int) -> BlockFilter:
    return BlockFilter(k_weighting(rate))


@cache
def k_weighting(rate: int) -> NDArray[np.float64]:
    """Return the K-weighting filter of BS.1770-4 for any rate, as two second-order sections.

    The standard prints its coefficients for 48 kHz only; these come from the analogue prototypes behind them
    (a shelf of 4 dB above 1.68 kHz, a high-pass at 38 Hz), as in De Man, "Evaluation of implementations of
    the EBU R128 loudness measurement" (AES 145, 2018).
    """
    tangent = np.tan(np.pi * 1681.974450955533 / rate)
    high, quality = 10.0 ** (3.999843853973347 / 20.0), 0.7071752369554196
    middle = high**0.4996667741545416
    square = tangent * tangent
    shelf = np.array(
        [
            high + middle * tangent / quality + square,
            2.0 * (square - high),
            high - middle * tangent / quality + square,
            *_denominator(tangent, quality),
        ]
    )
    tangent, quality = np.tan(np.pi * 38.13547087602444 / rate), 0.5003270373238773
    below = np.array(_denominator(tangent, quality))
    return np.stack([shelf / shelf[3], np.r_[1.0, -2.0, 1.0, below / below[0]]])


def _denominator(tangent: float, quality: float) -> tuple[float, float, float]:
    square = tangent * tangent
    return 1.0 + tangent / quality + square, 2.0 * (square - 1.0), 1.0 - tangent / quality + square
