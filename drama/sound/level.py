"""One loudness for every sound on the shelf, so that `level_lu` means the same for all of them."""

import numpy as np

from drama.measure.loudness import loudness_lufs
from drama.units import to_gain
from drama.waveform import Stereo

REFERENCE_LUFS = -23.0
"""The loudness of a sound on the shelf: low enough that thunder fits under full scale (EBU R 128's level)."""

PEAK = 0.97
"""No sample on the shelf is higher; a sharp knock is kept below the reference rather than clipped."""


def at_reference(sound: Stereo) -> Stereo:
    """Return the sound without DC at `REFERENCE_LUFS`, or as near below it as keeps it under `PEAK`.

    Silence stays silence, and DC alone becomes it.
    """
    middle = sound.mean(axis=1, keepdims=True, dtype=np.float64)  # a rounding error would be made as loud
    full: Stereo = np.subtract(sound, middle, dtype=np.float32)
    peak = max(float(full.max()), -float(full.min()))
    if not peak:
        return full
    full /= np.float32(peak)  # first to full scale: what is quieter than the meter's gate measures nothing
    full *= np.float32(min(to_gain(REFERENCE_LUFS - loudness_lufs(full)), PEAK))
    return full
