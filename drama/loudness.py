"""How loud a stream of sound is, as a listener hears it: ITU-R BS.1770-4, measured as the sound passes."""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.signal import sosfilt

from drama.tiles import Tiles
from drama.units import RATE
from drama.waveform import Stereo

Block = Stereo
"""A stretch of stereo sound, shape (2, frames): the streams of mixing, mastering and publishing."""

SILENT_LUFS = -70.0
"""What silence measures: the absolute gate of BS.1770-4, below which nothing counts as sound."""

_OFFSET_LU = -0.691  # BS.1770-4: makes a 997 Hz tone of full scale in one channel read -3.01 LUFS
_GATE_LU = -10.0
_TILES = 4  # gating blocks last 400 ms and start every 100 ms: four tiles of a tenth of a second


class LoudnessMeter:
    """Measures a stream block by block, keeping one number for every tenth of a second."""

    def __init__(self, rate: int = RATE) -> None:
        self._tile_frames = round(rate / 10)
        self._tiles = Tiles(np.add, self._tile_frames)
        self._sos = k_weighting(rate)
        self._state: NDArray[np.float64] | None = None

    def feed(self, block: NDArray[np.float32] | NDArray[np.float64]) -> None:
        """Measure the next block, shape (channels, frames)."""
        if self._state is None:
            self._state = np.zeros((len(self._sos), block.shape[0], 2))
        if block.shape[1]:
            weighted, self._state = sosfilt(self._sos, block, axis=1, zi=self._state)
            self._tiles.feed(np.einsum("cn,cn->n", weighted, weighted))

    @property
    def energies(self) -> NDArray[np.float64]:
        """The K-weighted power of every tenth of a second so far, summed over the channels.

        A last shorter one counts only in a sound of less than 0.4 s.
        """
        energies = self._tiles.whole / self._tile_frames
        if self._tiles.rest_frames and energies.size < _TILES:
            energies = np.append(energies, self._tiles.rest / self._tiles.rest_frames)
        return energies

    @property
    def loudness_lufs(self) -> float:
        """The integrated loudness so far, never below `SILENT_LUFS`."""
        return integrated_lufs(self.energies)


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


def _power(loudness_lufs: float) -> float:
    return float(10.0 ** ((loudness_lufs - _OFFSET_LU) / 10.0))


def _lufs(power: float) -> float:
    return float(10.0 * np.log10(power) + _OFFSET_LU)


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
