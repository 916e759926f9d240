"""What sound is in memory: float32 of full scale 1.0, a row a channel.

Rows, not columns: NumPy adds long rows about three times as fast as pairs of samples.
"""

import numpy as np
from numpy.typing import NDArray

from drama.units import to_frames

Mono = NDArray[np.float32]
"""Sound of one channel, shape (frames,)."""

Stereo = NDArray[np.float32]
"""Sound of two channels, shape (2, frames)."""

Sound = NDArray[np.float32]
"""Sound of one channel or of two, shape (frames,) or (channels, frames)."""

SILENT_PEAK = 0.002
"""Sound that never gets over -54 dB is no speech."""


def soft_edges(sound: Mono, seconds: float) -> Mono:
    """Return the sound with a ramp of so many seconds at each end, so that neither clicks."""
    length = min(to_frames(seconds), len(sound) // 2)
    if not length:
        return sound
    ramp = np.linspace(0.0, 1.0, length, dtype=np.float32)
    soft = sound.copy()
    soft[:length] *= ramp
    soft[-length:] *= ramp[::-1]
    return soft
